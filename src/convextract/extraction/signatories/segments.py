"""Signature pages as columns of printed lines: what stands side by side is told apart by its gutters and table cells.

Reading order is of no help here (recognisers read straight across two signature blocks), so this works on the boxes of
the words alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median

from convextract.reading.page import Box, Page, union
from convextract.reading.running_text import PlacedWord, RunningText
from convextract.structure.model import Block

_WORD_GAP_EM = 1.3
"""Words further apart than this many line heights stand in different columns."""
_NOISE_CONFIDENCE = 0.45
"""Words that the recogniser believes less than this, in short scraps, are ink that it took for letters."""
_MIN_GUTTER_PT = 4.0


@dataclass(slots=True)
class Segment:
    """A printed line of one column: its words and where they stand."""

    page: int
    words: list[PlacedWord]
    box: Box
    text: str

    @property
    def height(self) -> float:
        return max(4.0, median(p.word.box.height for p in self.words))


@dataclass(slots=True)
class Column:
    """Segments that stand under one another, top to bottom, and the room that is theirs. Spanning lines stand alone."""

    page: int
    room: Box
    segments: list[Segment] = field(default_factory=list)
    cell: bool = False
    """Bounded by the rules of a table cell, so that everything in it belongs together."""
    spanning: bool = False
    """One line across all columns: a heading for what stands under it."""


def segments_of(blocks: Iterable[Block]) -> list[Segment]:
    """The printed lines of the blocks, split where a column ends, scraps of ink taken for letters left out."""
    lines: dict[tuple[int, int, int], list[PlacedWord]] = {}
    for index, block in enumerate(blocks):
        for placed in block.text.words:
            lines.setdefault((placed.page, index, placed.line), []).append(placed)
    found: list[Segment] = []
    for words in lines.values():
        for piece in _split_at_gaps(words):
            if not _is_noise(piece):
                found.append(_segment(piece))
    return sorted(found, key=lambda s: (s.page, s.box.y0, s.box.x0))


def _segment(words: list[PlacedWord]) -> Segment:
    return Segment(words[0].page, words, union(p.word.box for p in words), RunningText(words).text)


def _split_at_gaps(words: list[PlacedWord]) -> list[list[PlacedWord]]:
    words = sorted(words, key=lambda p: p.word.box.x0)
    height = max(4.0, median(p.word.box.height for p in words))
    pieces: list[list[PlacedWord]] = [[words[0]]]
    for placed in words[1:]:
        if placed.word.box.x0 - pieces[-1][-1].word.box.x1 > _WORD_GAP_EM * height:
            pieces.append([])
        pieces[-1].append(placed)
    return pieces


def _is_noise(words: list[PlacedWord]) -> bool:
    letters = sum(c.isalpha() for p in words for c in p.word.text)
    if letters < 2:
        return True
    read = sum(p.word.confidence for p in words) / len(words)
    short = letters <= 4 and len(words) <= 2
    return (short and read < 0.65) or (letters <= 12 and read < _NOISE_CONFIDENCE * 0.6)


def columns_of(segments: list[Segment], page: Page) -> list[Column]:
    """The segments of one page as columns and table cells, in reading order: rows of columns from top to bottom."""
    columns: list[Column] = []
    free: list[Segment] = []
    cells: dict[tuple[int, int, int], Column] = {}
    for segment in segments:
        place = _cell_at(page, segment)
        if place is None:
            free.append(segment)
        else:
            key, room = place
            cells.setdefault(key, Column(page.number, room, cell=True)).segments.append(segment)
    columns += cells.values()
    columns += _free_columns(free, page)
    for column in columns:
        column.segments.sort(key=lambda s: (s.box.y0, s.box.x0))
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


def _close(open_columns: dict[int, Column], bottom: float) -> None:
    for column in open_columns.values():
        column.room = Box(column.room.x0, column.room.y0, column.room.x1, bottom)
    open_columns.clear()


def _gutters(segments: list[Segment]) -> list[float]:
    """Where columns part: the x that most side-by-side pairs of lines leave free, then the next, left to right."""
    gaps: list[tuple[float, float]] = []
    for one in segments:
        right = [s for s in segments if s.box.x0 > one.box.x1 + _MIN_GUTTER_PT and _same_row(one, s)]
        if right:
            gaps.append((one.box.x1, min(s.box.x0 for s in right)))
    gutters: list[float] = []
    best = 0
    while gaps:
        x, count = max(((x, sum(a <= x <= b for a, b in gaps)) for x in {b for _, b in gaps}), key=lambda t: (t[1], -t[0]))
        best = best or count
        if count * 4 < best:
            break
        inside = [(a, b) for a, b in gaps if a <= x <= b]
        low, high = max(a for a, _ in inside), min(b for _, b in inside)
        gutters.append((low + high) / 2)
        gaps = [(a, b) for a, b in gaps if not a <= x <= b]
    return sorted(gutters)


def _same_row(one: Segment, other: Segment) -> bool:
    shared = min(one.box.y1, other.box.y1) - max(one.box.y0, other.box.y0)
    return shared > 0.5 * min(one.box.height, other.box.height)
