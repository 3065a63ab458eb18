"""Columns of words by the white gutters between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from statistics import median

from convextract.reading.ocr.engine import RecognisedWord

_GUTTER_HEIGHTS = ((8, 0.6), (3, 0.7), (0, 1.0))
"""Least width of a gutter in heights of a line; the more lines keep it clear, the narrower it may be."""
_ALIGNED_GUTTER_HEIGHTS, _ALIGNED_LINES = 0.5, 4
"""The same where so many lines start anew, at one place, to the right of it."""
_FIGURES_HEIGHTS = 0.9
"""Blanks beside a narrow 1 are this wide in phone numbers."""

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """Words of one printed line over the whole width."""

    words: tuple[RecognisedWord, ...]

    @property
    def top(self) -> float:
        return min(word.y0 for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.y1 for word in self.words)


def printed_lines(words: Iterable[RecognisedWord]) -> list[PrintedLine]:
    """Words grouped by the height at which they stand, whatever their column; top to bottom, left to right."""
    lines: list[list[RecognisedWord]] = []
    bottom = places = heights = 0.0  # of the last line: its lowest word, sums of where its words stand and how high
    for word in sorted(words, key=lambda one: one.y0 + one.y1):
        y0, y1 = word.y0, word.y1
        middle = (y0 + y1) / 2
        if lines and middle < bottom - 0.25 * (y1 - y0):
            last = lines[-1]
            if abs(middle - places / len(last)) < 0.6 * max(y1 - y0, heights / len(last)):  # a dash is no height
                last.append(word)
                bottom, places, heights = max(bottom, y1), places + middle, heights + (y1 - y0)
                continue
        lines.append([word])
        bottom, places, heights = y1, middle, y1 - y0
    return [PrintedLine(tuple(sorted(line, key=lambda one: one.x0))) for line in lines]


def line_height(lines: Sequence[PrintedLine]) -> float:
    """The usual height of a word; raises StatisticsError for no words."""
    return median(word.y1 - word.y0 for line in lines for word in line.words)


def columns_between_gutters(
    lines: Sequence[PrintedLine], left: float, right: float, spanning: float = 0.12
) -> list[Span]:
    """Columns between the gutters. At most a share `spanning` of the lines may run over a gutter (titles of rows)."""
    height = line_height(lines)
    gutter = next(heights for least, heights in _GUTTER_HEIGHTS if len(lines) >= least) * height
    gaps = _gaps(lines, _ALIGNED_GUTTER_HEIGHTS * height, int(spanning * len(lines)))
    starts = _aligned_starts(lines, height) if any(high - low < gutter for low, high in gaps) else []
    walls = [left]
    for low, high in gaps:
        if high - low >= gutter or any(abs(start - high) <= 0.2 * height for start in starts):
            walls.append((low + high) / 2)
    return list(pairwise([*walls, right]))


def _gaps(lines: Sequence[PrintedLine], least: float, allowed: int) -> list[Span]:
    """White stretches of at least this width that all but `allowed` lines keep clear, left to right."""
    edges: list[tuple[float, int]] = []
    for line in lines:
        for start, end in stretches(line, least):
            edges += [(start, 1), (end, -1)]
    gaps: list[Span] = []
    depth = 0
    closed: float | None = None
    for place, step in sorted(edges):
        before = depth
        depth += step
        if step > 0 and before <= allowed < depth:
            if closed is not None and place - closed >= least:
                gaps.append((closed, place))
            closed = None
        elif step < 0 and depth <= allowed < before:
            closed = place
    return gaps


def _aligned_starts(lines: Sequence[PrintedLine], height: float) -> list[float]:
    """Places at which words start below each other in several lines, after blanks of differing width, mostly wide.

    Blanks of one width are those between words of a phrase that each line repeats, or between the pairs of figures of
    phone numbers, of which one or two lines may have lost the first.
    """
    places = sorted((after.x0, after.x0 - before.x1) for line in lines for before, after in pairwise(line.words))
    starts = []
    for index, (place, _) in enumerate(places):
        end = bisect_right(places, (place + 0.15 * height, inf))
        group = [blank for _, blank in places[index:end]]
        wide = sum(blank >= height for blank in group)
        if len(group) >= _ALIGNED_LINES and max(group) - min(group) >= height and 2 * wide >= len(group):
            starts.append(place)
    return starts


def stretches(line: PrintedLine, gutter: float) -> list[Span]:
    """Stretches of a line without a gap as wide as a gutter. Groups of figures of one number are not parted."""
    found: list[Span] = []
    before: RecognisedWord | None = None
    for word in line.words:
        least = gutter
        if before and _is_group(before.text) and _is_group(word.text):
            least = max(gutter, _FIGURES_HEIGHTS * (word.y1 - word.y0))
        if found and word.x0 - found[-1][1] < least:
            found[-1] = (found[-1][0], max(found[-1][1], word.x1))
        else:
            found.append((word.x0, word.x1))
        before = word
    return found


def _is_group(text: str) -> bool:
    """A pair of figures of a phone number, three of an amount?"""
    return text.isdigit() and 2 <= len(text) <= 3
