"""A user relies on each cell holding its own words, and on empty cells staying empty."""

from __future__ import annotations

import numpy as np
from drawn_pages import DPI, Image, grid, paper, write

from convextract.reading.cell_lines import lost_lines_of_cell
from convextract.reading.ocr.engine import RecognisedWord, Segmentation
from convextract.reading.table_cells import doubtful_again, read_cells, read_tables, without_tables
from convextract.reading.tables import find_ruled
from convextract.reading.times_again import LinesLeft

XS, YS = [150, 500, 900], [300, 380, 460]


class Recorder:
    """Stands for the engine: gives prepared readings in turn, as high as what it was shown, and keeps that."""

    def __init__(self, *readings: list[tuple[str, float]]) -> None:
        self.readings = list(readings)
        self.seen: list[Image] = []

    def __call__(self, gray: Image, dpi: float, segmentation: Segmentation = "page") -> list[RecognisedWord]:
        self.seen.append(gray)
        words = self.readings.pop(0) if self.readings else [("mot", 0.9)]
        return [RecognisedWord(text, 20, 8, 60, gray.shape[0] - 8, confidence) for text, confidence in words]


def page_with_table() -> Image:
    page = paper()
    grid(page, XS, YS)
    write(page, 170, 350, "Lundi")
    write(page, 520, 430, "Mardi")
    return page


def test_only_cells_with_letters_are_recognised_and_placed_on_the_page() -> None:
    page = page_with_table()
    (table,) = find_ruled(page, DPI)
    page[440, 300] = 0  # dust in an empty cell
    recognise = Recorder()
    cells = read_cells(page, DPI, table, (), recognise)
    assert [cell.text for cell in cells] == ["mot", "", "", "mot"]
    word = cells[3].lines[0][0]
    assert 500 < word.x0 < 900
    assert 380 < word.y0 < 460


def test_the_recogniser_sees_no_rules() -> None:
    page = page_with_table()
    (table,) = find_ruled(page, DPI)
    recognise = Recorder()
    read_cells(page, DPI, table, (), recognise)
    assert all((crop[:, :6] > 150).all() and (crop[:6] > 150).all() for crop in recognise.seen)


def test_believed_words_are_dealt_to_their_cells_without_recognition() -> None:
    page = page_with_table()
    (table,) = find_ruled(page, DPI)
    known = [RecognisedWord("Lundi", 170, 335, 230, 352, 1.0), RecognisedWord("Mardi", 520, 415, 580, 432, 1.0)]
    recognise = Recorder()
    cells = read_cells(page, DPI, table, known, recognise)
    assert [cell.text for cell in cells] == ["Lundi", "", "", "Mardi"]
    assert recognise.seen == []


def test_a_doubtful_mailbox_takes_the_reading_that_two_sizes_share() -> None:
    page = page_with_table()
    (table,) = find_ruled(page, DPI)
    right = [("accueil@mairie-exemple.fr", 0.6)]
    recognise = Recorder([("accuell@mairie-exemple.fr", 0.7)], right, right)
    assert read_cells(page, DPI, table, (), recognise)[0].text == "accueil@mairie-exemple.fr"


def test_a_broken_time_is_what_two_sizes_share_or_stays_as_it_was_read() -> None:
    page = page_with_table()
    (table,) = find_ruled(page, DPI)
    broken, right = [("Jh00-12h00", 0.9)], [("9h00-12h00", 0.8)]
    assert read_cells(page, DPI, table, (), Recorder(broken, right, right))[0].text == "9h00-12h00"
    other = [("8h00-12h00", 0.95)]
    assert read_cells(page, DPI, table, (), Recorder(broken, right, other))[0].text == "Jh00-12h00"


def test_the_cells_of_a_page_share_how_many_lines_of_times_are_read_again() -> None:
    page = page_with_table()
    (table,) = find_ruled(page, DPI)
    looks = []
    for count in (2, 1, 0):
        recognise = Recorder(*[[("Jh00-12h00", 0.9)]] * 20)
        read_tables(page, DPI, [table], recognise, LinesLeft(count))
        looks.append(len(recognise.seen))
    assert looks == [10, 6, 2]


def test_remnants_of_rules_are_no_words() -> None:
    page = page_with_table()
    (table,) = find_ruled(page, DPI)
    cells = read_cells(page, DPI, table, (), Recorder([("|", 0.4), ("Lundi", 0.9), ("°", 0.3)]))
    assert cells[0].text == "Lundi"


def test_each_cell_is_a_block_of_its_own() -> None:
    page = page_with_table()
    words = read_tables(page, DPI, find_ruled(page, DPI), Recorder(), first_block=5)
    assert [word.block for word in words] == [5, 8]


def test_tables_are_painted_over_for_the_page_and_the_page_itself_stays() -> None:
    page = page_with_table()
    before = page.copy()
    painted = without_tables(page, find_ruled(page, DPI))
    assert (painted[290:470, 140:910] > 150).all()
    assert np.array_equal(page, before)
    assert without_tables(page, []) is page


def test_doubtful_and_unread_cells_of_open_tables_are_looked_at_again_and_the_surer_reading_is_taken() -> None:
    page = page_with_table()
    (table,) = find_ruled(page, DPI)
    doubtful = RecognisedWord("L7ndi", 170, 335, 230, 352, 0.4, block=3)
    beside = RecognisedWord("à", 1000, 335, 1010, 352, 0.3)
    recognise = Recorder([("Lundi", 0.9)], [("Mardi", 0.95)])
    words = doubtful_again(page, DPI, [table], [doubtful, beside], recognise)
    assert sorted(word.text for word in words) == ["Lundi", "Mardi", "à"]
    assert len(recognise.seen) == 2  # empty cells are not recognised


def test_a_second_look_that_is_no_surer_changes_nothing() -> None:
    page = page_with_table()
    (table,) = find_ruled(page, DPI)
    words = [RecognisedWord("Lundi", 170, 335, 230, 352, 0.72), RecognisedWord("Mardi", 520, 415, 580, 432, 0.9)]
    assert doubtful_again(page, DPI, [table], words, Recorder([("Iundi", 0.74)])) == words


def test_a_line_that_the_look_at_the_cell_left_out_is_read_by_itself() -> None:
    page = paper()
    grid(page, XS, [300, 460])
    write(page, 170, 350, "France services de")
    write(page, 170, 400, "Brevilliers")
    (table,) = find_ruled(page, DPI)

    class FirstLineOnly:
        """Of a cell it reads the upper line, of a strip the whole."""

        sure = 0.9

        def __call__(self, gray: Image, dpi: float, segmentation: Segmentation = "page") -> list[RecognisedWord]:
            if segmentation == "line":
                return [RecognisedWord("Brévilliers", 5, 3, 60, gray.shape[0] - 3, self.sure)]
            return [RecognisedWord("France", 5, 20, 60, 70, 0.9)]

    cells = read_cells(page, DPI, table, (), FirstLineOnly())
    assert cells[0].text == "France Brévilliers"
    assert 380 <= cells[0].lines[1][0].y0 < cells[0].lines[1][0].y1 <= 420
    guess = FirstLineOnly()
    guess.sure = 0.3
    assert read_cells(page, DPI, table, (), guess)[0].text == "France"
    open_table = [RecognisedWord("France", 170, 330, 400, 355, 0.9, block=3)]
    assert [word.text for word in doubtful_again(page, DPI, [table], open_table, FirstLineOnly())] == [
        "France", "Brévilliers"
    ]  # fmt: skip


def test_a_pen_below_a_line_does_not_double_the_line_above_it() -> None:
    crop = np.full((120, 300), 255, dtype=np.uint8)
    crop[20:40, 20:200:3] = 0  # print
    crop[60:100, 40:180:4] = 0  # a pen
    printed = [RecognisedWord("adjoint", 20, 18, 200, 42, 0.9)]

    def reads_the_print_at_the_edge(strip: Image) -> list[RecognisedWord]:
        return [RecognisedWord("adjoint", 20, 0, 200, 12, 0.9)]

    assert lost_lines_of_cell(crop, DPI, printed, reads_the_print_at_the_edge) == []


def test_times_that_the_page_wide_look_tore_are_taken_from_a_look_that_tells_them_whole() -> None:
    page = page_with_table()
    (table,) = find_ruled(page, DPI)
    torn = [RecognisedWord("9h", 170, 335, 200, 352, 0.97), RecognisedWord("12h15", 210, 335, 240, 352, 0.97)]
    beside = RecognisedWord("Mardi", 520, 415, 580, 432, 0.95, line=2)
    whole = [("9h", 0.8), ("-", 0.8), ("12h15", 0.8)]
    words = doubtful_again(page, DPI, [table], [*torn, beside], Recorder(whole))
    assert [word.text for word in words] == ["Mardi", "9h", "-", "12h15"]
    none = Recorder([("Fermé", 0.8)])
    assert doubtful_again(page, DPI, [table], [*torn, beside], none) == [*torn, beside]
