"""Signature pages as columns of printed lines: what stands side by side is told apart by its gutters and table cells.

Reading order is of no help here (recognisers read straight across two signature blocks), so this works on the boxes of
the words alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median

from convextract.language.folding import fold
from convextract.reading.page import Box, Page, Table, union
from convextract.reading.running_text import PlacedWord, RunningText
from convextract.structure.model import Block

_PEOPLE_HEAD = re.compile(
    r"^(?:civilites?|noms?|prenoms?|(?:agissant )?en (?:sa )?qualite|qualite|fonction|titre|organisme|structure|"
    r"partenaire|partie|entite|collectivite|represente|signatures?|visa|cachet|paraphes?|date)\b"
)
_SIGNING_HEAD = re.compile(r"^(?:.{0,20}\b)?(?:signatures?|visa|paraphes?)\b")
_NAME_HEAD = re.compile(r"^(?:(?:pre)?noms?|represente|identite)\b")
_FOOT_HEAD = re.compile(r"^(?:date|lieu|fait|cachet)\b")
_LABEL_WORDS = 6
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
    line: tuple[float, ...] = ()
    """Block and line that it was printed in: two segments of one line may be one that a wide blank parted."""

    @property
    def height(self) -> float:
        return max(4.0, _height(self.words))


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
    unsigned_room: bool = False
    """A row or form of a table of people in which no place to sign was found: it may stand over the page."""
    carried: bool = False
    """The place to sign of the form that the page before begins: no person of its own."""


def segments_of(blocks: Iterable[Block]) -> list[Segment]:
    """The printed lines of the blocks, split where a column ends, scraps of ink taken for letters left out."""
    lines: dict[tuple[float, ...], list[PlacedWord]] = {}
    for block in blocks:
        for placed in block.text.words:
            key: tuple[float, ...] = (placed.page, block.page, block.box.y0, block.box.x0, placed.line)
            lines.setdefault(key, []).append(placed)
    found: list[Segment] = []
    for line, words in lines.items():
        for piece in _split_at_gaps(words):
            piece = _without_scraps(piece)
            if piece and not _is_noise(piece):
                found.append(_segment(piece, line))
    return sorted(found, key=lambda s: (s.page, s.box.y0, s.box.x0))


def _height(words: list[PlacedWord]) -> float:
    """The height of the usual word, in points; dots to write on are none."""
    return median([p.word.box.height for p in words if any(map(str.isalnum, p.word.text))] or [4.0])


def _segment(words: list[PlacedWord], line: tuple[float, ...]) -> Segment:
    return Segment(words[0].page, words, union(p.word.box for p in words), RunningText(words).text, line)


def _without_scraps(words: list[PlacedWord]) -> list[PlacedWord]:
    """The words without strokes of ink that were read as a letter or two: too tall, or hardly believed at an end."""
    height = _height(words)
    several = len(words) > 2
    kept = [p for p in words if not (several and len(p.word.text) <= 3 and p.word.box.height > 2.2 * height)]
    for end in (0, -1):
        while kept and _is_scrap(kept[end]):
            kept.pop(end)
    return kept


def _is_scrap(placed: PlacedWord) -> bool:
    text = placed.word.text
    return not any(c.isalnum() for c in text) or (len(text) <= 3 and placed.word.confidence < 0.4)


def _split_at_gaps(words: list[PlacedWord]) -> list[list[PlacedWord]]:
    words = sorted(words, key=lambda p: p.word.box.x0)
    height = max(4.0, _height(words))
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
    columns = [*_people_of_tables(cells, page), *_free_columns(free, page)]
    return sorted(columns, key=lambda c: (c.segments[0].box.y0, c.room.x0))


def _people_of_tables(cells: dict[tuple[int, int, int], Column], page: Page) -> list[Column]:
    """The cells as they are; but of a table with headings as `Nom`, `Qualité`, `Signature` each row (form) is one."""
    columns: list[Column] = []
    for table in sorted({number for number, _, _ in cells}):
        own = {(row, place): column for (number, row, place), column in cells.items() if number == table}
        top = min(row for row, _ in own)
        labels = {place for _, place in own if _is_label_column(own, place)}
        if sum(_is_label(column) for (row, _), column in own.items() if row == top) >= 2 and len(labels) < 2:
            columns += _rows_of_people(own, top)
        elif labels:
            columns += _forms(own, labels, page.tables[table])
        else:
            for column in own.values():
                column.segments.sort(key=lambda s: (s.box.y0, s.box.x0))
            columns += own.values()
    return columns


def _is_label(column: Column) -> bool:
    text = fold(column.segments[0].text)
    return bool(_PEOPLE_HEAD.match(text) or _SIGNING_HEAD.match(text)) and len(text.split()) <= _LABEL_WORDS


def _is_label_column(own: dict[tuple[int, int], Column], place: int) -> bool:
    """Do only labels stand in this column of a table (or the place to sign alone, with something at its right)?"""
    held = [column for (_, at), column in own.items() if at == place]
    if not all(map(_is_label, held)):
        return False
    return len(held) > 2 or any(_SIGNING_HEAD.match(fold(column.segments[0].text)) for column in held)


def _is_foot(label: str) -> bool:
    """Does the label stand at the foot of a form: date, stamp, signature?"""
    return bool(_FOOT_HEAD.match(label) or _SIGNING_HEAD.match(label))


def _rows_of_people(own: dict[tuple[int, int], Column], top: int) -> list[Column]:
    signing = any(_SIGNING_HEAD.match(fold(c.segments[0].text)) for (row, _), c in own.items() if row == top)
    columns = []
    for row in sorted({row for row, _ in own if row != top}):
        parts = [own[key] for key in sorted(own) if key[0] == row]
        room = union(p.room for p in parts)
        lines = [s for p in parts for s in sorted(p.segments, key=lambda s: s.box.y0)]
        room = Box(room.x0, room.y0, 10_000.0, room.y1)
        columns.append(Column(parts[0].page, room, lines, cell=True, unsigned_room=not signing))
    return columns


def _forms(own: dict[tuple[int, int], Column], labels: set[int], table: Table) -> list[Column]:
    """A table of labels and values (`Nom` | x, `Qualité` | y, `Signature` | ink), a form a person, stacked."""
    columns: list[Column] = []
    for place in sorted({cell.column for cell in table.cells} - labels):
        label_place = max((at for at in labels if at < place), default=None)
        if label_place is None:
            continue
        form: Column | None = None
        seen: list[str] = []
        for cell in sorted((c for c in table.cells if c.column == place), key=lambda c: c.row):
            label, value = own.get((cell.row, label_place)), own.get((cell.row, place))
            head = fold(label.segments[0].text) if label else ""
            begins = bool(head) and (head in seen or bool(seen and _is_foot(seen[-1]) and not _is_foot(head)))
            if form is None or begins:
                form, seen = Column(next(iter(own.values())).page, cell.box, cell=True, unsigned_room=True), []
                columns.append(form)
            seen += [head] if head else []
            form.room = union([form.room, cell.box])
            form.segments += sorted(value.segments, key=lambda s: s.box.y0) if value else []
            if label and _SIGNING_HEAD.match(head):
                form.unsigned_room = False
                form.carried = not any(map(_NAME_HEAD.match, seen))
                form.segments += label.segments if form.carried else []
    return [column for column in columns if column.segments]


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
    segments = _rejoined(segments, gutters)
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
            joined[-1] = _segment([*last.words, *segment.words], segment.line)
        else:
            joined.append(segment)
    return joined


def _same_row(one: Segment, other: Segment) -> bool:
    shared = min(one.box.y1, other.box.y1) - max(one.box.y0, other.box.y0)
    return shared > 0.3 * min(one.box.height, other.box.height)
