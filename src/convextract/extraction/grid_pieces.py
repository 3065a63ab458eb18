"""Tables cut into what they really hold: title rows and cards become text, a second heading row begins another table.

One frame is often drawn around several things: a title over all columns, a card of labelled lines, two tables with
headings of their own. Weekday headings that share a cell are told apart by where their words stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from convextract.extraction.field_labels import field_of
from convextract.extraction.printed_lines import joined
from convextract.extraction.reach import mailboxes_in, phones_in
from convextract.extraction.side_tables import side_tables
from convextract.extraction.torn_cells import mended, text_across
from convextract.language.weekdays import find_weekdays, weekday_of_cell
from convextract.reading.page import union
from convextract.reading.running_text import PlacedWord, RunningText
from convextract.structure import Block, Grid, GridCell

_HOUSE = re.compile(r"\bfrance[\s-]services?\b|\bmsap\b", re.IGNORECASE)
_HEADINGS = 3
"""Weekdays or field labels that make a row a heading row in the middle of a table."""
_LINES_OF_A_CARD = 3
_MOST_CELLS = 0.7
_PAIR = 2
_ALIGNED_PT = 4.0
"""Headings whose left edges are this near to those of the cells under them are set flush left."""


def in_pieces(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, each table replaced by its pieces in reading order."""
    pieces: list[Block] = []
    for block in blocks:
        if block.grid is None:
            pieces.append(block)
            continue
        if _holds_cards(block.grid):
            pieces += [_card_text(cell) for row in block.grid.rows for cell in row if cell.origin and cell.text]
            continue
        if _houses_side_by_side(block.grid):
            pieces += [_column_text(block.grid, column) for column in range(len(block.grid.rows[0]))]
            continue
        lying = None if _has_weekdays_across(block.grid) else side_tables(block.grid)
        if lying is None:
            pieces += [piece for part in _without_texts(block) for piece in _pieces(part)]
        else:
            pieces += [_table(block, grid) for grid in lying]
    return pieces


def _holds_cards(grid: Grid) -> bool:
    """Is every cell a card of its own (name, office, number and mailbox one below the other), without headings?"""
    filled = [cell for row in grid.rows for cell in row if cell.origin and cell.text]
    at_edge = [cell for n, row in enumerate(grid.rows) for c, cell in enumerate(row) if cell.text and not (n and c)]
    return len(filled) > 1 and all(map(_is_contact_card, at_edge)) and (
        _MOST_CELLS * len(filled) <= sum(map(_is_contact_card, filled))
    )


def _is_contact_card(cell: GridCell) -> bool:
    lines = cell.text.lines
    reach = [bool(mailboxes_in(line) or phones_in(line)) for line in lines]
    return len(lines) >= _LINES_OF_A_CARD and not reach[0] and (any(reach) or bool(mailboxes_in(cell.text)))


def _houses_side_by_side(grid: Grid) -> bool:
    """Is each column a house with its lines below each other, from its name to its days?"""
    columns = [list(column) for column in zip(*grid.rows, strict=True)]
    return len(columns) > 1 and all(
        bool(_HOUSE.search(column[0].text.text)) and len({id(cell.text) for cell in column}) == len(column)
        and sum(bool(find_weekdays(cell.text.text)) for cell in column) > 0
        for column in columns
    )


def _column_text(grid: Grid, column: int) -> Block:
    cells = [row[column] for row in grid.rows if row[column].text]
    return Block("paragraph", joined([cell.text for cell in cells]), cells[0].page, union([c.box for c in cells]))


def _card_text(cell: GridCell) -> Block:
    return Block("paragraph", cell.text, cell.page, cell.box)


def _has_weekdays_across(grid: Grid) -> bool:
    return any(
        sum(len(_weekday_words(cell.text)) for cell in row if cell.origin and not _has_digits(cell)) >= _HEADINGS
        for row in grid.rows
    )


def _has_digits(cell: GridCell) -> bool:
    return any(c.isdigit() for c in cell.text.text)


def _without_texts(block: Block) -> list[Block]:
    """The table with the rows that are running text taken out as paragraphs."""
    assert block.grid is not None
    rows = () if block.grid.ruled else block.grid.rows
    texts = {number: text for number, row in enumerate(rows) if (text := text_across(row)) is not None}
    if not texts:
        return [block]
    pieces: list[Block] = []
    pending: list[list[GridCell]] = []
    for number, row in enumerate(block.grid.rows):
        if number not in texts:
            pending.append(row)
            continue
        _close(pieces, block, pending, block.grid.header_rows if not pieces else 0)
        pending = []
        pieces.append(Block("paragraph", texts[number], row[0].page, row[0].box, column=block.column))
    _close(pieces, block, pending, block.grid.header_rows if not pieces else 0)
    return pieces


def _pieces(block: Block) -> list[Block]:
    if block.grid is None:
        return [block]
    grid = mended(block.grid)
    pieces: list[Block] = []
    pending: list[list[GridCell]] = []
    header_rows = grid.header_rows
    for number, row in enumerate(grid.rows):
        lone = _lone_cell(row)
        week_above = bool(pending) and _heads_another_week(grid.rows, number, pending)
        if lone is not None and len(row) > 1 and _stands_apart(grid.rows, number, lone, week_above):
            _close(pieces, block, pending, header_rows)
            pending, header_rows = [], 0
            pieces.append(Block("paragraph", lone.text, lone.page, lone.box, column=block.column))
            continue
        if number >= max(1, grid.header_rows) and (_is_heading(row) or (week_above and lone is None)):
            _close(pieces, block, pending, header_rows)
            pending, header_rows = [], 1
        elif not pending and not header_rows and _is_heading(row):
            header_rows = 1
        pending.append(row)
    if not pieces and len(pending) == len(grid.rows):
        return [_table(block, _told_apart(grid))]
    _close(pieces, block, pending, header_rows)
    return pieces


def _stands_apart(rows: Sequence[Sequence[GridCell]], number: int, lone: GridCell, week_above: bool) -> bool:
    """Is the only cell of a row a title or a card and no part of the table: above headings, above another week where
    it does not reach to the left wall, or as a band under everything, which tells of what follows?"""
    row = rows[number]
    if (number + 1 < len(rows) and _is_heading(rows[number + 1])) or _is_card(lone):
        return True
    band = len(row) > _PAIR and all(cell.text is lone.text for cell in row)
    last = 0 < number == len(rows) - 1 and not _has_digits(lone)
    return (week_above and not row[0].text) or (band and last)


def _heads_another_week(
    rows: Sequence[Sequence[GridCell]], number: int, above: Sequence[Sequence[GridCell]]
) -> bool:
    """Does a row without day and data stand between two weeks whose days run down the side?"""
    if number + 1 >= len(rows) or any(_has_digits(cell) for cell in rows[number]):
        return False
    day, here = (weekday_of_cell(rows[n][0].text.text) for n in (number + 1, number))
    return bool(day) and not here and any(weekday_of_cell(row[0].text.text) == day for row in above)


def _close(pieces: list[Block], block: Block, rows: list[list[GridCell]], header_rows: int) -> None:
    if rows:
        pages = [cell.page for row in rows for cell in row]
        grid = Grid(rows, min(header_rows, len(rows)), min(pages), max(pages))
        pieces.append(_table(block, _told_apart(grid)))


def _table(block: Block, grid: Grid) -> Block:
    if grid is block.grid:
        return block
    words = [w for row in grid.rows for cell in row if cell.origin for w in cell.text.words]
    cell = grid.rows[0][0]
    return Block("table", RunningText(words), cell.page, cell.box, grid=grid, column=block.column)


def _lone_cell(row: Sequence[GridCell]) -> GridCell | None:
    """The only cell with words in a row, merged copies counted once."""
    filled = [cell for cell in row if cell.text]
    texts = {id(cell.text) for cell in filled}
    return filled[0] if len(texts) == 1 else None


def _is_card(cell: GridCell) -> bool:
    """Several labelled lines in one cell over the whole width."""
    return cell.text.text.count(" : ") >= 2


def _is_heading(row: Sequence[GridCell]) -> bool:
    texts = [cell.text.text for cell in row if cell.text and cell.origin]
    if sum(len(_weekday_words(cell.text)) for cell in row if cell.origin) >= _HEADINGS:
        return all(_only_weekdays(text) or not any(c.isdigit() for c in text) for text in texts)
    if any(c.isdigit() or c == "@" for text in texts for c in text) or any(len(text) > 45 for text in texts):
        return False
    return len({name for text in texts if (name := field_of(text))}) >= _HEADINGS


def _only_weekdays(text: str) -> bool:
    return bool(weekday_of_cell(text))


def _weekday_words(text: RunningText) -> list[PlacedWord]:
    return [placed for placed in text.words if len(weekday_of_cell(placed.word.best)) == 1]


def _told_apart(grid: Grid) -> Grid:
    """The table with a column for each heading, where some headings share a cell (`Mardi Mercredi`, `Téléphone
    Courriel`); else as it is."""
    head = next((r for r, row in enumerate(grid.rows[:2]) if any(len(_headings_in(c)) > 1 for c in row)), None)
    if head is None:
        return grid
    headings = sorted(
        (words for cell in grid.rows[head] if cell.origin for words in _headings_in(cell)),
        key=lambda words: words[0].word.box.x0,
    )
    body = [w for row in grid.rows[head + 1 :] for cell in row if cell.origin for w in cell.text.words]
    if len(headings) < len({id(cell.text) for cell in grid.rows[head] if cell.text}) + 1 or not body:
        return grid
    rows = [[_regrouped(row, low, high) for low, high in _edges(headings, body)] for row in grid.rows]
    return Grid(rows, max(grid.header_rows, head + 1), grid.first_page, grid.last_page, grid.header_column)


def _headings_in(cell: GridCell) -> list[list[PlacedWord]]:
    """The headings that a heading cell holds: one a word where each word is a weekday or a label of its own."""
    words = cell.text.words
    if not words:
        return []
    days = _weekday_words(cell.text)
    listed = any(placed.word.best.endswith(",") for placed in words)  # `Lundi, mardi`: days of one row
    if len(days) == len(words) > 1 and not listed:
        return [[word] for word in words]
    fields = [field_of(placed.word.best) for placed in words]
    if len(words) > 1 and set(fields) <= {"email", "phone", "staff"} and len(set(fields)) == len(words):
        return [[word] for word in words]
    return [list(words)]


def _edges(headings: Sequence[list[PlacedWord]], body: Sequence[PlacedWord]) -> list[tuple[float, float]]:
    """Left and right of each column. Where body words stand left of all headings, they have a column of their own."""
    boxes = [union(placed.word.box for placed in words) for words in headings]
    offsets = [min(abs(word.word.box.x0 - box.x0) for word in body) for box in boxes]
    if median(offsets) <= _ALIGNED_PT:
        cuts = [box.x0 - _ALIGNED_PT for box in boxes]
    else:
        cuts = [(a.x1 + b.x0) / 2 for a, b in pairwise(boxes)]
        cuts.insert(0, boxes[0].x0 - _ALIGNED_PT)
    if not any(word.word.box.x1 < cuts[0] for word in body):
        cuts = cuts[1:]
    return list(zip([float("-inf"), *cuts], [*cuts, float("inf")], strict=True))


def _regrouped(row: Sequence[GridCell], low: float, high: float) -> GridCell:
    """The words of a row whose middle stands between two edges, as one cell."""
    words = [
        placed
        for cell in row
        if cell.origin
        for placed in cell.text.words
        if low <= placed.word.box.x0 + min(placed.word.box.width / 2, 6.0) < high
    ]
    box = union(placed.word.box for placed in words) if words else row[0].box
    return GridCell(RunningText(words), words[0].page if words else row[0].page, box)


def tables_and_texts(blocks: Sequence[Block]) -> Iterator[Block | list[Block]]:
    """Tables one by one, and the texts between them."""
    texts: list[Block] = []
    for block in blocks:
        if block.grid is None:
            texts.append(block)
            continue
        if texts:
            yield texts
            texts = []
        yield block
    if texts:
        yield texts
