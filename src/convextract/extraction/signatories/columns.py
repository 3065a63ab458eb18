"""Signature pages as columns of printed lines: what stands side by side is told apart by its gutters and table cells.

Reading order is of no help here (recognisers read straight across two signature blocks), so this works on the boxes of
the words alone.
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from convextract.extraction.signatories.people_tables import people_of_tables
from convextract.extraction.signatories.segments import Column, Segment, segment_of
from convextract.reading.page import Box, Page

_MIN_GUTTER_PT = 4.0
_LEAST_GAPS, _WIDE_GAP, _NEAR_GUTTER_PT = 3, 1.8, 25.0
"""A line is parted at a gap so many times as wide as its others, so near to a gutter."""


def columns_of(segments: list[Segment], page: Page) -> list[Column]:
    """The segments of one page as columns and table cells, in reading order: rows of columns from top to bottom."""
    free: list[Segment] = []
    cells: dict[tuple[int, int, int], Column] = {}
    for segment in segments:
        place = _cell_at(page, segment)
        if place is None:
            free.append(segment)
        else:
            key, room = place
            cells.setdefault(key, Column(page.number, room, cell=True)).segments.append(segment)
    for cell in cells.values():
        cell.segments = _rejoined(cell.segments, _gutters(cell.segments, least=3))
    columns = [*people_of_tables(cells, page), *_free_columns(free, page)]
    return sorted(columns, key=lambda c: (c.segments[0].box.y0, c.room.x0))


def _cell_at(page: Page, segment: Segment) -> tuple[tuple[int, int, int], Box] | None:
    x, y = segment.box.center_x, segment.box.center_y
    for number, table in enumerate(page.tables):
        if not table.ruled or table.rows * table.columns < 2 or not table.box.contains(x, y):
            continue
        for cell in table.cells:
            if cell.box.contains(x, y):
                return (number, cell.row, cell.column), cell.box
    return None


def _free_columns(segments: list[Segment], page: Page) -> list[Column]:
    """Columns of what stands in no cell: bands between spanning lines, each cut at the gutters."""
    gutters = _gutters(segments)
    whole = _rejoined(segments, gutters)
    segments = [piece for segment in whole for piece in _parted(segment, gutters)]
    if len(segments) > len(whole):
        gutters = _gutters(segments)
    columns: list[Column] = []
    open_columns: dict[int, Column] = {}
    for segment in sorted(segments, key=lambda s: s.box.y0):
        if gutters and any(segment.box.x0 + _MIN_GUTTER_PT < g < segment.box.x1 - _MIN_GUTTER_PT for g in gutters):
            _close(open_columns, segment.box.y0)
            room = Box(0, segment.box.y0, page.width, segment.box.y1)
            columns.append(Column(page.number, room, [segment], spanning=True))
            continue
        place = sum(g < segment.box.center_x for g in gutters)
        if place not in open_columns:
            bounds = [0.0, *gutters, page.width]
            room = Box(bounds[place], segment.box.y0, bounds[place + 1], page.height)
            open_columns[place] = Column(page.number, room)
            columns.append(open_columns[place])
        open_columns[place].segments.append(segment)
    return columns


def _parted(segment: Segment, gutters: list[float]) -> list[Segment]:
    """A line of two columns that nearly touch, parted at its one wide gap; whole where no such gap is at a gutter."""
    crossed = [g for g in gutters if segment.box.x0 + _MIN_GUTTER_PT < g < segment.box.x1 - _MIN_GUTTER_PT]
    words = sorted(segment.words, key=lambda placed: placed.word.box.x0)
    gaps = [after.word.box.x0 - before.word.box.x1 for before, after in pairwise(words)]
    if len(crossed) != 1 or len(gaps) < _LEAST_GAPS:
        return [segment]
    widest = max(range(len(gaps)), key=lambda n: gaps[n])
    middle = words[widest].word.box.x1 + gaps[widest] / 2
    usual = median(gap for n, gap in enumerate(gaps) if n != widest)
    if gaps[widest] < max(_MIN_GUTTER_PT, _WIDE_GAP * usual) or abs(middle - crossed[0]) > _NEAR_GUTTER_PT:
        return [segment]
    return [segment_of(words[: widest + 1], segment.line), segment_of(words[widest + 1 :], segment.line)]


def _close(open_columns: dict[int, Column], bottom: float) -> None:
    for column in open_columns.values():
        column.room = Box(column.room.x0, column.room.y0, column.room.x1, bottom)
    open_columns.clear()


def _gutters(segments: list[Segment], *, least: int = 1) -> list[float]:
    """Where columns part: the x that most side-by-side pairs of lines leave free, then the next, left to right.

    `least`: the support of a gutter; in a cell more than the one pair that a justified line of wide blanks makes.
    """
    gaps: list[tuple[float, float]] = []
    for one in segments:
        right = [s for s in segments if s.box.x0 > one.box.x1 + _MIN_GUTTER_PT and _same_row(one, s)]
        if right:
            gaps.append((one.box.x1, min(s.box.x0 for s in right)))
    edges = sorted({x for s in segments for x in (s.box.x0 - 1, s.box.x1 + 1)})
    gutters: list[float] = []
    best = 0
    while gaps:
        x, count = max(((edge, _support(edge, gaps, segments)) for edge in edges), key=lambda t: (t[1], -t[0]))
        best = best or count
        if count < least or count * 4 < best:
            break
        nearest_left = max((s.box.x1 for s in segments if s.box.x1 <= x), default=x)
        nearest_right = min((s.box.x0 for s in segments if s.box.x0 >= x), default=x)
        gutters.append((nearest_left + nearest_right) / 2)
        gaps = [(low, high) for low, high in gaps if not low <= x <= high]
    return sorted(gutters)


def _support(x: float, gaps: list[tuple[float, float]], segments: list[Segment]) -> int:
    """What speaks for a gutter at `x`: twice the pairs of lines that it keeps apart, less the lines that it cuts."""
    cut = sum(s.box.x0 + _MIN_GUTTER_PT < x < s.box.x1 - _MIN_GUTTER_PT for s in segments)
    return 2 * sum(low <= x <= high for low, high in gaps) - cut


def _rejoined(segments: list[Segment], gutters: list[float]) -> list[Segment]:
    """Pieces of one printed line between which no gutter runs are one segment again."""
    joined: list[Segment] = []
    for segment in sorted(segments, key=lambda s: (s.page, s.line, s.box.x0)):
        last = joined[-1] if joined else None
        if (
            last is not None
            and (last.page, last.line) == (segment.page, segment.line)
            and not any(last.box.x1 - _MIN_GUTTER_PT < g < segment.box.x0 + _MIN_GUTTER_PT for g in gutters)
        ):
            joined[-1] = segment_of([*last.words, *segment.words], segment.line)
        else:
            joined.append(segment)
    return joined


def _same_row(one: Segment, other: Segment) -> bool:
    shared = min(one.box.y1, other.box.y1) - max(one.box.y0, other.box.y0)
    return shared > 0.3 * min(one.box.height, other.box.height)
