"""Tables without walls between their columns: with rules between rows only (`half_ruled`), or with no rules at all.

Their columns show as white gutters that all rows keep clear. Rules between rows make it certain enough; without any
rule a table needs at least three columns and data (times, phones, mailboxes, amounts) in one of them, so that columns
of prose, lists of `label : value` and blocks of signatures stay what they are. Any one unit of length throughout; `dpi`
is how many of it make an inch (72 for points).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from convextract.reading.counted_rows import counted_rows
from convextract.reading.half_ruled import half_ruled
from convextract.reading.ocr.engine import RecognisedWord
from convextract.reading.rules import Rule
from convextract.reading.table_grid import BoxPx, CellGeometry, TableGeometry, holds
from convextract.reading.table_gutters import (
    PrintedLine,
    Span,
    columns_between_gutters,
    line_height,
    printed_lines,
    stretches,
)
from convextract.reading.text_rows import DATA, filled_cells, starts_of_rows, walls_before

_CARD_IN = 0.6
_BLANK_HEIGHTS = 2.2
"""Lines further apart than so many heights are not of one unruled table."""
_MOST_LINES, _MOST_WORDS = 120, 60
"""More lines, and words on one of them, than print has: the time of a run grows with the square of its lines."""
_FILLED = 0.6
_WORDY = 6.0
"""Words a line of a column holds on average where the column is prose."""
_RIVER = 1.25
"""White between columns is wider than that beside other blanks of the line."""

Words = list[RecognisedWord]


def find_open(
    words: Sequence[RecognisedWord],
    rules: Sequence[Rule],
    dpi: float,
    frames: Sequence[BoxPx] = (),
    drawn: Sequence[BoxPx] = (),
) -> list[TableGeometry]:
    """Half-ruled and unruled tables, top to bottom. `words` are those outside ruled tables, `rules` the level rules,
    `frames` those that hold no table, `drawn` the pieces that the file draws rules of, where it is known."""
    tables = half_ruled(words, rules, dpi, drawn)
    rest = [word for word in words if not any(holds(table.box, word) for table in tables)]
    for card in _side_by_side(frames, dpi):
        tables += _unruled([word for word in rest if holds(card, word)])
        rest = [word for word in rest if not holds(card, word)]
    tables += _unruled(rest)
    return sorted(tables, key=lambda table: (table.box[1], table.box[0]))


def without_heads(
    tables: Sequence[TableGeometry],
    words: Sequence[RecognisedWord],
    rules: Sequence[Rule],
    dpi: float,
    drawn: Sequence[BoxPx] = (),
) -> list[TableGeometry]:
    """The ruled tables, save those of one row that are the heading of a half-ruled table: only headings have walls."""
    heads = [table for table in tables if table.rows == 1]
    if not heads:
        return list(tables)
    whole = [table for table in tables if table.rows > 1]
    open_ = half_ruled([w for w in words if not any(holds(table.box, w) for table in whole)], rules, dpi, drawn)
    return [table for table in tables if table not in heads or not any(_holds_table(one, table) for one in open_)]


def _holds_table(table: TableGeometry, other: TableGeometry) -> bool:
    left, top, right, bottom = other.box
    inside = table.box[1] <= (top + bottom) / 2 <= table.box[3] and table.box[0] <= (left + right) / 2 <= table.box[2]
    return inside and table.rows > 1 and table.columns >= other.columns


def _side_by_side(frames: Sequence[BoxPx], dpi: float) -> list[BoxPx]:
    """Frames beside each other, cards: no table runs from one to the other."""
    tall = [box for box in frames if box[3] - box[1] >= _CARD_IN * dpi]

    def beside(box: BoxPx, other: BoxPx) -> bool:
        apart = other[2] <= box[0] or box[2] <= other[0]
        return apart and min(box[3], other[3]) - max(box[1], other[1]) >= _CARD_IN * dpi

    return [box for box in tall if any(beside(box, other) for other in tall)]


def _unruled(words: Sequence[RecognisedWord]) -> list[TableGeometry]:
    lines = printed_lines(words)
    tables = []
    start = 0
    while start < len(lines):
        first = lines[start]
        if len(first.words) > _MOST_WORDS or len(stretches(first, line_height([first]))) < 3:
            start += 1
            continue
        end, columns = _run(lines, start)
        table = _table_of_run(lines[start:end], columns) if end - start >= 3 else None
        if table is not None:
            tables.append(table)
            start = end
        else:
            start += 1
    return tables


def _run(lines: Sequence[PrintedLine], start: int) -> tuple[int, list[Span]]:
    """The longest run of lines from `start` that keep at least two gutters clear, and its columns."""
    end, columns = start + 1, [(0.0, 0.0)]
    while end < min(len(lines), start + _MOST_LINES) and len(lines[end].words) <= _MOST_WORDS:
        if lines[end].top - lines[end - 1].bottom > _BLANK_HEIGHTS * line_height(lines[start:end]):
            break
        run = lines[start : end + 1]
        left, right = min(w.x0 for line in run for w in line.words), max(w.x1 for line in run for w in line.words)
        wider = columns_between_gutters(run, left, right, spanning=0)
        if len(wider) < 3:
            break
        end, columns = end + 1, wider
    return end, columns


def _table_of_run(lines: Sequence[PrintedLine], columns: list[Span]) -> TableGeometry | None:
    words = [word for line in lines for word in line.words]
    counted = counted_rows(lines, columns)
    walls = walls_before(counted or starts_of_rows(lines, columns))
    rows = list(pairwise([lines[0].top, *walls, lines[-1].bottom]))
    filled = filled_cells(words, rows, columns)
    if len(rows) < 3 or not _is_filled(filled) or _is_wordy(lines, columns) or _is_justified(lines, columns):
        return None
    if not counted and not (any(_is_data(words, rows, column) for column in columns[1:]) and _is_dense(filled)):
        return None
    return _geometry(rows, columns)


def _is_filled(filled: Sequence[Sequence[bool]]) -> bool:
    """Whether most rows have words in at least two columns, and each column in some rows."""
    full = sum(sum(row) >= 2 for row in filled)
    return full >= 2 and full >= _FILLED * len(filled) and all(map(any, zip(*filled, strict=True)))


def _is_dense(filled: Sequence[Sequence[bool]]) -> bool:
    """Whether nearly all rows have a first cell and most cells have words: cards side by side do not."""
    cells = sum(map(sum, filled))
    return sum(row[0] for row in filled) >= 0.8 * len(filled) and cells >= 0.75 * sum(map(len, filled))


def _is_wordy(lines: Sequence[PrintedLine], columns: list[Span]) -> bool:
    counts: list[list[int]] = [[] for _ in columns]
    for line in lines:
        for number, (start, end) in enumerate(columns):
            if count := sum(start <= (w.x0 + w.x1) / 2 < end for w in line.words):
                counts[number].append(count)
    return any(sum(column) > _WORDY * len(column) for column in counts)


def _is_justified(lines: Sequence[PrintedLine], columns: list[Span]) -> bool:
    """Is the white at one of the walls no wider, in most lines that it parts, than between words? Blanks of justified
    lines are, were it a single line whose last word makes a column of its own."""
    gaps = [[(a.x1, b.x0) for a, b in pairwise(line.words)] for line in lines]
    walls = [start for start, _ in columns[1:]]
    return any(_is_river(wall, walls, gaps) for wall in walls)


def _is_river(wall: float, walls: Sequence[float], gaps: Sequence[Sequence[Span]]) -> bool:
    parted = rivers = 0
    for line in gaps:
        across = [end - start for start, end in line if start <= wall <= end]
        blanks = [end - start for start, end in line if not any(start <= other <= end for other in walls)]
        if across and blanks:
            parted += 1
            rivers += across[0] <= _RIVER * max(blanks)
    return rivers > 0.5 * parted


def _is_data(words: Words, rows: Sequence[Span], column: Span) -> bool:
    """Whether most filled cells of a column hold a time, phone, mailbox, amount or number."""
    texts = []
    for top, bottom in rows:
        here = [w for w in words if column[0] <= (w.x0 + w.x1) / 2 < column[1] and top <= (w.y0 + w.y1) / 2 < bottom]
        if here:
            texts.append(" ".join(word.text for word in here))
    return len(texts) >= 2 and sum(bool(DATA.search(text)) for text in texts) >= _FILLED * len(texts)


def _geometry(rows: Sequence[Span], columns: list[Span]) -> TableGeometry:
    cells = [
        CellGeometry(r, c, (left, top, right, bottom))
        for r, (top, bottom) in enumerate(rows)
        for c, (left, right) in enumerate(columns)
    ]
    box = (columns[0][0], rows[0][0], columns[-1][1], rows[-1][1])
    return TableGeometry(box, len(rows), len(columns), tuple(cells), ruled=False)
