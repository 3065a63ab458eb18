"""Tables of pages become logical grids: spans filled, pieces over page ends joined, heading rows recognised."""

from __future__ import annotations

import re
from dataclasses import replace

from convextract.language.folding import fold
from convextract.reading.page import Page, Table
from convextract.reading.running_text import PlacedWord, RunningText
from convextract.structure.model import Block, Grid, GridCell
from convextract.structure.struck_cells import with_struck_cells_joined

_DATA = re.compile(r"@|\d{2}[ .]\d{2}|\d\s*(?:€|euros|%)|\d{1,2}\s?[h:]\s?\d{0,2}\b|\d{4,}")
"""What stands in rows of data and not in their headings: mailboxes, phones, amounts, times, years."""
_HEADING_WORDS = frozenset(
    "structure structures partenaire partenaires operateur operateurs referent referents agent agents nom prenom noms "
    "fonction telephone tel mail courriel email adresse coordonnees contact contacts jour jours horaires matin "
    "apres-midi montant total subvention objet beneficiaire gestionnaire annee departement region commune site service "
    "services lieu date effectif ouverture lundi mardi mercredi jeudi vendredi samedi dimanche responsable organisme "
    "qualite financement financeur cout depenses recettes permanence frequence interlocuteur correspondant "
    "intitule".split()
)


def grid_of(page: Page, table: Table) -> Grid:
    """The logical table of one page: rectangular, merged cells repeated with `origin` False but once."""
    table = with_struck_cells_joined(page, table)
    rows: list[list[GridCell | None]] = [[None] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        words = [PlacedWord(page.number, word, index) for index in cell.lines for word in page.lines[index].words]
        text = RunningText(words)
        for r in range(cell.row, min(table.rows, cell.row + cell.row_span)):
            for c in range(cell.column, min(table.columns, cell.column + cell.column_span)):
                rows[r][c] = GridCell(text, page.number, cell.box, (r, c) == (cell.row, cell.column))
    filled = [[cell or GridCell(RunningText([]), page.number, table.box) for cell in row] for row in rows]
    filled = [row for row in filled if any(cell.origin and cell.text for cell in row)] or filled[:1]
    grid = Grid(filled, 0, page.number, page.number, ruled=table.ruled)
    grid.header_rows = header_rows(grid)
    grid.header_column = _header_column(grid)
    return grid


def header_rows(grid: Grid) -> int:
    """How many rows at the top are headings: no data in them, and words that name columns or data under them."""
    if len(grid.rows) < 2 or not grid.rows[0] or not _names_columns(grid, 0):
        return 0
    spans = any(not cell.origin for cell in grid.rows[0])
    return 2 if spans and len(grid.rows) > 2 and _names_columns(grid, 1, under_spans=True) else 1


def _names_columns(grid: Grid, row: int, *, under_spans: bool = False) -> bool:
    cells = [cell.text.text for cell in grid.rows[row] if cell.text.text]
    if not cells or any(_DATA.search(text) for text in cells) or max(map(len, cells)) > 90:
        return False
    named = sum(map(names_a_column, cells))
    if under_spans:
        return named * 2 >= len(cells) and len(cells) > 1
    below = [cell.text.text for cells_below in grid.rows[row + 1 :] for cell in cells_below]
    data_below = sum(bool(_DATA.search(text)) for text in below)
    bold = _bold_share(grid, row) > 0.8 and _bold_share(grid, row + 1) < 0.5
    return named * 2 >= len(cells) or bold or (named > 0 and data_below > 0)


def names_a_column(text: str) -> bool:
    """Does a text hold one of the words that stand at the head of columns (`Organisme`, `Montant`, `Jour`)?"""
    return bool(_HEADING_WORDS & set(re.split(r"[^\w-]+", fold(text))))


def _bold_share(grid: Grid, row: int) -> float:
    words = [p.word for cell in grid.rows[row] for p in cell.text.words]
    return sum(word.bold for word in words) / len(words) if words else 0.0


def _header_column(grid: Grid) -> bool:
    """Row headings: the first column is filled, holds no data, and data stands to its right."""
    body = grid.body
    first = [row[0].text.text for row in body if row]
    if not first or any(_DATA.search(text) for text in first) or sum(map(bool, first)) < 0.6 * len(first):
        return False
    return any(_DATA.search(cell.text.text) for row in body for cell in row[1:])


_LEAST_LABELS = 2


def join_over_pages(blocks: list[Block]) -> list[Block]:
    """Blocks with the pieces of one table over page ends made one."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if last and last.grid and block.grid and _continues(last.grid, block):
            _append(last, block)
        else:
            joined.append(block)
    return joined


def _continues(grid: Grid, block: Block) -> bool:
    """The next page begins with a table of as many columns, and it has the same headings or none."""
    piece = block.grid
    assert piece is not None
    if piece.first_page != grid.last_page + 1 or not grid.rows or not piece.rows:
        return False
    if len(piece.rows[0]) != len(grid.rows[0]):
        return False
    if piece.header_rows and not _same_header(grid, piece) and _same_labels(grid, piece):
        piece.header_rows = 0
    return not piece.header_rows or _same_header(grid, piece)


def _same_labels(grid: Grid, piece: Grid) -> bool:
    """Does the next page go on with the labels down the side (`Adresse`, `Tél.`, `Lundi`) of a table without a row of
    headings of its own?"""
    known = {fold(row[0].text.text) for row in grid.rows} - {""}
    labels = [fold(row[0].text.text) for row in piece.rows if row[0].text]
    return len(labels) >= _LEAST_LABELS and all(label in known for label in labels)


def _same_header(grid: Grid, piece: Grid) -> bool:
    return [fold(t) for t in grid.header] == [fold(t) for t in piece.header]


def _append(block: Block, following: Block) -> None:
    grid, piece = block.grid, following.grid
    assert grid is not None and piece is not None
    rows = piece.rows[piece.header_rows :] if piece.header_rows else piece.rows
    if rows and grid.body and _row_cut(grid, rows[0]):
        grid.rows[-1] = [_joined(a, b) for a, b in zip(grid.rows[-1], rows[0], strict=True)]
        rows = rows[1:]
    grid.rows.extend(rows)
    grid.last_page = piece.last_page
    block.text = _texts_joined(block.text, following.text)


def _row_cut(grid: Grid, row: list[GridCell]) -> bool:
    """A row cut by the page end goes on without its first cell, and one of its cells goes on in mid sentence."""
    if len(row) < 2 or row[0].text or not grid.rows[-1][0].text:
        return False
    return any(cell.text.text[:1].islower() for cell in row[1:])


def _joined(above: GridCell, below: GridCell) -> GridCell:
    return replace(above, text=_texts_joined(above.text, below.text)) if below.text else above


def _texts_joined(above: RunningText, below: RunningText) -> RunningText:
    shift = 1 + max((p.line for p in above.words), default=-1)
    return RunningText([*above.words, *(replace(p, line=p.line + shift) for p in below.words)])
