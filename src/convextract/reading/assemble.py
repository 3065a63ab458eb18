"""Words and table geometry put together to the lines and tables of a page. All boxes in points of one straight page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from convextract.reading.layout import lines_of, read_order
from convextract.reading.page import Box, Cell, Line, Table, Word
from convextract.reading.table_grid import TableGeometry
from convextract.reading.text_columns import TextColumns


@dataclass(frozen=True, slots=True)
class CellFrame:
    """A cell before its words are known."""

    row: int
    column: int
    box: Box
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class TableFrame:
    """A table before its words are known."""

    box: Box
    rows: int
    columns: int
    cells: tuple[CellFrame, ...]
    ruled: bool = True

    @classmethod
    def of(cls, table: TableGeometry, points_per_unit: float = 1.0) -> TableFrame:
        """From a geometry in pixels (or points)."""
        cells = tuple(
            CellFrame(cell.row, cell.column, _box(cell.box, points_per_unit), cell.row_span, cell.column_span)
            for cell in table.cells
        )
        return cls(_box(table.box, points_per_unit), table.rows, table.columns, cells, table.ruled)


def _box(sides: tuple[float, float, float, float], scale: float) -> Box:
    return Box(*(round(side * scale, 2) for side in sides))


def assembled(
    words: Sequence[Word],
    frames: Sequence[TableFrame],
    sheet: tuple[float, float] = (0.0, 0.0),
    columns: Sequence[TextColumns] = (),
) -> tuple[tuple[Line, ...], tuple[Table, ...]]:
    """Lines in reading order, those of tables cell by cell in their place, and the tables that point to them."""
    homes, free = _homes(words, frames)
    lines: list[Line] = []
    tables: dict[int, Table] = {}
    for line in read_order(free, [frame.box for frame in frames], sheet, columns):
        if line.table < 0:
            lines.append(line)
            continue
        index = line.table
        cells: list[Cell] = []
        frame = frames[index]
        for number, cell in enumerate(frame.cells):
            inside = lines_of(homes.get((index, number), ()))
            places = range(len(lines), len(lines) + len(inside))
            lines += [replace(one, table=index, paragraph=-1, column=line.column) for one in inside]
            cells.append(Cell(cell.row, cell.column, cell.box, tuple(places), cell.row_span, cell.column_span))
        tables[index] = Table(frame.box, frame.rows, frame.columns, tuple(cells), frame.ruled)
    return tuple(lines), tuple(tables[index] for index in sorted(tables))


def _homes(words: Sequence[Word], frames: Sequence[TableFrame]) -> tuple[dict[tuple[int, int], list[Word]], list[Word]]:
    """Words by table and cell, and those outside all tables. Words on a table but in no cell go to the nearest cell."""
    homes: dict[tuple[int, int], list[Word]] = {}
    free: list[Word] = []
    for word in words:
        place = _place(word, frames)
        if place is None:
            free.append(word)
        else:
            homes.setdefault(place, []).append(word)
    return homes, free


def _place(word: Word, frames: Sequence[TableFrame]) -> tuple[int, int] | None:
    for index, frame in enumerate(frames):
        if not frame.box.contains(word.box.center_x, word.box.center_y):
            continue
        area = max(0.01, word.box.width * word.box.height)
        best, share = -1, 0.0
        for number, cell in enumerate(frame.cells):
            here = word.box.overlap(cell.box) / area
            if here > share:
                best, share = number, here
        if best >= 0:
            return index, best
    return None
