"""A rule that runs through words is none: the row that it would cut in two is one."""

from __future__ import annotations

from dataclasses import replace

from convextract.reading.page import Box, Cell, Page, Table
from convextract.structure.grids import grid_of
from typeset_pages import set_line


def test_a_cell_is_not_cut_through_its_words() -> None:
    lines = (set_line("Maison de", 62, 103), set_line("Vernoy", 62, 116), set_line("03 53 01 89 82", 162, 103))
    cells = (
        Cell(0, 0, Box(60, 100, 160, 107), (0,)),
        Cell(1, 0, Box(60, 107, 160, 130), (1,)),
        Cell(0, 1, Box(160, 100, 260, 130), (2,), row_span=2),
    )
    page = Page(1, 595, 842, "text_layer", lines)
    table = Table(Box(60, 100, 260, 130), 2, 2, cells)
    assert [[c.text.text for c in row] for row in grid_of(page, table).rows] == [["Maison de Vernoy", "03 53 01 89 82"]]
    ruled = (replace(cells[0], box=Box(60, 100, 160, 114)), replace(cells[1], box=Box(60, 114, 160, 130)), cells[2])
    assert len(grid_of(page, replace(table, cells=ruled)).rows) == 2
