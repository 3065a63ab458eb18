"""Reading order: words to lines, columns, blocks side by side and paragraphs. The same for text layers and scans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from convextract.reading.columns import Region, regions_of
from convextract.reading.page import Box, Line, Word
from convextract.reading.text_columns import TextColumns
from convextract.reading.text_lines import TABLE_MARK, lines_of

__all__ = ["lines_of", "read_order"]

_WIDE_SHEET = 1.25
_WORDS_OF_TWO_PAGES = 60
_SMALLER_PAGE = 0.12
_FOLD, _FOLD_WIDTH = (0.42, 0.58), 0.03
"""Where the fold between two pages is sought, and how wide it is at least, as shares of the sheet's width."""


def read_order(
    words: Sequence[Word],
    tables: Sequence[Box] = (),
    sheet: tuple[float, float] = (0.0, 0.0),
    columns: Sequence[TextColumns] = (),
) -> list[Line]:
    """Lines in reading order with their paragraph and column numbers.

    `sheet` is the width and height of the page: a wide one may hold two pages, which are read one after the other.
    `columns` are columns of prose known beforehand, top to bottom. `words` are those outside tables. Each of the
    `tables` takes its place among the lines as a line without text whose `table` is its index; the caller puts the
    lines of its cells there.
    """
    lines: list[Line] = []
    paragraph = 0
    blocks = [Word(TABLE_MARK, box, size_pt=float(index)) for index, box in enumerate(tables)]
    for region in _regions_of_sheet((*words, *blocks), sheet, columns):
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


def _regions_of_sheet(
    words: tuple[Word, ...], sheet: tuple[float, float], columns: Sequence[TextColumns]
) -> list[Region]:
    """Regions of the page, or of the two pages that were scanned side by side on one sheet."""
    width, height = sheet
    if width < _WIDE_SHEET * height or len(words) < _WORDS_OF_TWO_PAGES:
        return _regions_of_columns(words, columns)
    middle = _fold_of(words, width)
    left = tuple(word for word in words if middle is not None and word.box.center_x < middle)
    right = tuple(word for word in words if middle is not None and word.box.center_x >= middle)
    if min(len(left), len(right)) < _SMALLER_PAGE * len(words):
        return regions_of(words)
    return regions_of(left, column=1) + regions_of(right, column=2)


def _regions_of_columns(words: tuple[Word, ...], columns: Sequence[TextColumns]) -> list[Region]:
    """Regions of the page; where columns are known, the left one with all it holds comes before the right one."""
    regions: list[Region] = []
    for band in columns:
        above = tuple(word for word in words if word.box.center_y < band.top)
        beside = [word for word in words if band.holds(word.box.center_y)]
        left = tuple(word for word in beside if band.is_left(word.box.center_x, word.box.center_y))
        right = tuple(word for word in beside if not band.is_left(word.box.center_x, word.box.center_y))
        regions += regions_of(above) + regions_of(left, column=1) + regions_of(right, column=2)
        words = tuple(word for word in words if word.box.center_y > band.bottom)
    return regions + regions_of(words)


def _fold_of(words: Sequence[Word], width: float) -> float | None:
    """The middle of the widest white band down the whole sheet near its middle; None where words cross it."""
    low, high = _FOLD[0] * width, _FOLD[1] * width
    edges = [(low, low)]
    edges += sorted((w.box.x0, w.box.x1) for w in words if w.box.x1 > low and w.box.x0 < high)
    edges.append((high, high))
    best, reached = (0.0, 0.0), low
    for x0, x1 in edges:
        best = max(best, (x0 - reached, (x0 + reached) / 2))
        reached = max(reached, x1)
    return best[1] if best[0] >= _FOLD_WIDTH * width else None


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
        lower = max(here.y1 - before.y1, here.center_y - before.center_y)  # boxes of slanting lines vary in height
        apart = lower > 1.35 * pitch
        resized = max(before.height, here.height) > 1.45 * min(before.height, here.height)
        room = right - before.x1
        first = lines[index].words[0]
        ended = room > first.box.width + 0.12 * (right - min(before.x0, here.x0)) and _begins(first.text)
        numbers.append(numbers[-1] + (apart or resized or ended))
    return numbers


def _begins(text: str) -> bool:
    """Can a paragraph or list item begin with this word?"""
    return not text[:1].islower()
