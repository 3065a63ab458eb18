"""Reading order: words to lines, columns, blocks side by side and paragraphs. The same for text layers and scans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from convextract.reading.columns import regions_of
from convextract.reading.page import Box, Line, Word
from convextract.reading.text_lines import TABLE_MARK, lines_of

__all__ = ["lines_of", "read_order"]


def read_order(words: Sequence[Word], tables: Sequence[Box] = ()) -> list[Line]:
    """Lines in reading order with their paragraph and column numbers.

    `words` are those outside tables. Each of the `tables` takes its place among the lines as a line without text whose
    `table` is its index; the caller puts the lines of its cells there.
    """
    lines: list[Line] = []
    paragraph = 0
    blocks = [Word(TABLE_MARK, box, size_pt=float(index)) for index, box in enumerate(tables)]
    for region in regions_of((*words, *blocks)):
        here = lines_of(region.words)
        numbers = _paragraphs(here)
        lines += [
            replace(line, paragraph=paragraph + number, column=region.column)
            if line.words[0].text != TABLE_MARK
            else Line(line.words, paragraph=-1, table=int(line.words[0].size_pt), column=region.column)
            for line, number in zip(here, numbers, strict=True)
        ]
        paragraph += (max(numbers) + 1) if numbers else 0
    return lines


def _paragraphs(lines: list[Line]) -> list[int]:
    """A running number for each line; a new one where white opens, the size changes or a line ended early."""
    if not lines:
        return []
    boxes = [line.box for line in lines]
    right = max(box.x1 for box in boxes)
    height = median(box.height for box in boxes)
    pitches = [b.y1 - a.y1 for a, b in pairwise(boxes)]
    pitch = median([p for p in pitches if 0 < p < 4 * height] or [1.3 * height])
    numbers = [0]
    for index in range(1, len(lines)):
        before, here = boxes[index - 1], boxes[index]
        apart = here.y1 - before.y1 > 1.35 * pitch
        resized = max(before.height, here.height) > 1.45 * min(before.height, here.height)
        room = right - before.x1
        first = lines[index].words[0]
        ended = room > first.box.width + 0.12 * (right - min(before.x0, here.x0)) and _begins(first.text)
        numbers.append(numbers[-1] + (apart or resized or ended))
    return numbers


def _begins(text: str) -> bool:
    """Can a paragraph or list item begin with this word?"""
    return not text[:1].islower()
