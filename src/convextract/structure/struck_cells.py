"""Cells parted by a rule that runs through their words: heavy type that was taken for a rule parts nothing."""

from __future__ import annotations

from dataclasses import replace

from convextract.reading.page import Box, Cell, Page, Table, union

_LEAST_DEPTH = 0.2
"""How far inside a word, in parts of its height, an edge lies that cannot be ruled there."""


def with_struck_cells_joined(page: Page, table: Table) -> Table:
    """The table, a cell joined to the one below it where the edge between runs through its words. The rows stay: who
    shares them spans both."""
    cells = list(table.cells)
    for upper in table.cells:
        if upper not in cells or not _struck(page, upper):
            continue
        below = next((c for c in cells if _continues(upper, c)), None)
        if below is not None:
            cells[cells.index(upper)] = _joined(upper, below)
            cells.remove(below)
    return replace(table, cells=tuple(cells)) if len(cells) < len(table.cells) else table


def _struck(page: Page, cell: Cell) -> bool:
    """Does the lower edge run through every word of the cell's last line?"""
    words = page.lines[cell.lines[-1]].words if cell.lines else ()
    return bool(words) and all(_runs_through(cell.box.y1, word.box) for word in words)


def _runs_through(edge_pt: float, word: Box) -> bool:
    margin = _LEAST_DEPTH * word.height
    return word.y0 + margin < edge_pt < word.y1 - margin


def _continues(upper: Cell, lower: Cell) -> bool:
    same_column = (upper.column, upper.column_span) == (lower.column, lower.column_span)
    return same_column and lower.row == upper.row + upper.row_span


def _joined(upper: Cell, lower: Cell) -> Cell:
    return replace(
        upper, box=union([upper.box, lower.box]), lines=(*upper.lines, *lower.lines),
        row_span=upper.row_span + lower.row_span,
    )
