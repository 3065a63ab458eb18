"""A user relies on tables being found where rules make them, with merged cells, and nowhere else."""

from __future__ import annotations

import cv2
import pytest
from drawn_pages import DPI, grid, paper, prose, turned, write

from convextract.reading.rules import Rule
from convextract.reading.table_grid import grid_of
from convextract.reading.tables import find_ruled, inspect

XS, YS = [150, 400, 700, 1050], [300, 360, 420, 520]


def test_ruled_table_has_its_cells_where_they_are_drawn() -> None:
    page = paper()
    grid(page, XS, YS)
    prose(page, 700, 20)
    (table,) = find_ruled(page, DPI)
    assert (table.rows, table.columns, len(table.cells)) == (3, 3, 9)
    middle = next(cell for cell in table.cells if (cell.row, cell.column) == (1, 1))
    assert middle.box == pytest.approx((400, 360, 700, 420), abs=3)


def test_merged_cells_span_rows_and_columns() -> None:
    page = paper()
    grid(page, XS, YS)
    page[358:363, 404:696] = 240  # no wall between two cells of the second column
    page[424:516, 397:404] = 240  # nor between the first two of the last row
    (table,) = find_ruled(page, DPI)
    spans = {(cell.row, cell.column): (cell.row_span, cell.column_span) for cell in table.cells}
    assert spans[0, 1] == (2, 1)
    assert spans[2, 0] == (1, 2)
    assert len(table.cells) == 7


@pytest.mark.parametrize("degrees", [-0.6, 0.4])
def test_what_is_left_of_skew_does_not_cut_a_table(degrees: float) -> None:
    page = paper()
    grid(page, XS, YS)
    (table,) = find_ruled(turned(page, degrees), DPI)
    assert (table.rows, table.columns, len(table.cells)) == (3, 3, 9)


@pytest.mark.parametrize(("shade", "thickness"), [(200, 1), (60, 5)])
def test_faint_and_heavy_rules(shade: int, thickness: int) -> None:
    page = paper()
    grid(page, XS, YS, shade, thickness)
    (table,) = find_ruled(page, DPI)
    assert len(table.cells) == 9


def test_dotted_and_broken_rules() -> None:
    page = paper(grain=1.0)
    grid(page, XS, YS, 40, 2)
    page[:, ::5] = 240
    page[::5, :] = 240
    page[:, 500:510] = 240
    (table,) = find_ruled(page, DPI)
    assert len(table.cells) == 9


def test_letters_of_headings_above_and_below_are_no_streak() -> None:
    page = paper()
    grid(page, XS, YS)
    for top in (60, 120, 180, 560, 620, 680):  # capitals of large headings, in line with a rule
        page[top : top + int(0.2 * DPI), 397:403] = 20
    (table,) = find_ruled(page, DPI)
    assert table.columns == 3


def test_strokes_of_letters_below_each_other_are_no_wall() -> None:
    page = paper()
    grid(page, XS, [300, 400, 500, 600, 700, 800])
    page[430:475, 180:182] = 40
    (table,) = find_ruled(page, DPI)
    assert table.columns == len(XS) - 1


def test_a_cell_parted_by_a_short_wall_is_two() -> None:
    page = paper()
    grid(page, XS, [300, 400, 500, 600, 700, 800])
    cv2.line(page, (250, 400), (250, 500), 60, 2)
    (table,) = find_ruled(page, DPI)
    assert table.columns == len(XS)


def test_streak_of_the_scanner_is_no_column() -> None:
    page = paper()
    grid(page, XS, YS)
    for y in range(0, page.shape[0], 60):
        cv2.line(page, (880, y), (880, y + 50), 60, 2)
    (table,) = find_ruled(page, DPI)
    assert table.columns == 3


def test_prose_underlines_and_single_frames_are_no_tables() -> None:
    page = paper()
    prose(page)
    cv2.line(page, (120, 130), (900, 130), 40, 2)
    cv2.line(page, (120, 1400), (900, 1400), 40, 2)
    grid(page, [700, 1100], [40, 110])
    grid(page, [100, 1150], [1480, 1700])
    found = inspect(page, DPI)
    assert found.tables == ()
    assert len(found.boxes) == 2


def test_frame_round_the_page_with_a_title_box_is_no_table() -> None:
    page = paper()
    grid(page, [60, 1180], [60, 200, 1700])
    cv2.line(page, (600, 60), (600, 200), 60, 2)
    prose(page, 300)
    assert find_ruled(page, DPI) == []


def test_words_that_nearly_fill_a_cell_make_no_row() -> None:
    page = paper()
    grid(page, [150, 440, 730], [300, 420, 540])
    for x in (160, 450):
        for y in (340, 375, 460, 495):
            write(page, x, y, "commune de Nanmur-sur-Ource", 0.52)
    (table,) = find_ruled(page, DPI)
    assert (table.rows, table.columns) == (2, 2)


def test_squared_paper_is_no_table() -> None:
    page = paper()
    grid(page, list(range(100, 1100, 15)), list(range(100, 1600, 15)))
    assert find_ruled(page, DPI) == []


def test_one_upright_rule_with_short_strokes_is_no_grid() -> None:
    strokes = [Rule((98.0, 104.0), (y, y + 1.0), 1.0) for y in (0.0, 50.0, 100.0)]
    assert grid_of(strokes, [Rule((0.0, 100.0), (100.0, 101.0), 1.0)], 200.0) is None
