"""A user relies on coloured bands, headings and stripes: they part the rows of a table, never the table itself."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from tests.reading.drawn_pages import DPI, Image, grid, write

from convextract.reading.fills import Fills, without_fills
from convextract.reading.ocr.engine import RecognisedWord
from convextract.reading.tables import inspect

BOX = tuple[float, float, float, float]


def white() -> Image:
    return np.full((1754, 1240), 255, np.uint8)


def filled(page: Image, boxes: Sequence[BOX], shade: int) -> list[BOX]:
    for x0, y0, x1, y1 in boxes:
        page[int(y0) : int(y1), int(x0) : int(x1)] = shade
    return list(boxes)


def print_on(page: Image, x: int, y: int, text: str) -> RecognisedWord:
    """White print."""
    paper = page.copy()
    box = write(paper, x, y, text)
    page[paper != page] = 255
    return RecognisedWord(text, *box, 1.0)


def seen(found: Fills) -> list[tuple[int, int]]:
    tables = inspect(found.gray, DPI, edges=(found.horizontal, found.vertical)).tables
    return [(table.rows, len(table.cells)) for table in tables]


def test_dark_bands_across_a_ruled_table_are_rows_of_it() -> None:
    page = white()
    bands: list[BOX] = [(120, 240, 1120, 280), (120, 360, 1120, 400)]
    fills = filled(page, bands, 80)
    grid(page, [120, 1120], [200, 240, 280, 320, 360, 400, 440], 0)
    for top, bottom in ((200, 240), (280, 360), (400, 440)):
        grid(page, [120, 420, 800, 1120], [top, bottom], 0)
    words = [print_on(page, 130, y, "MISSION LOCALE DU LOT") for y in (270, 390)]
    assert seen(without_fills(page, DPI, fills, words)) == [(6, 4 * 3 + 2)]


def test_cells_that_only_differ_in_colour_make_a_table() -> None:
    page = white()
    cells: list[BOX] = [(x, y, x + 196, y + 56) for y in (200, 260, 320) for x in (200, 400, 600)]
    assert seen(without_fills(page, DPI, filled(page, cells, 225), ())) == [(3, 9)]


@pytest.mark.parametrize("shade", [60, 225])
def test_what_stands_on_a_fill_is_dark_on_white_and_the_fill_is_gone(shade: int) -> None:
    page = white()
    fills = filled(page, [(200, 200, 900, 260)], shade)
    page[205:255, 500:502] = 255 - shade  # a rule between two cells
    found = without_fills(page, DPI, fills, ())
    assert (found.gray[230, 500:502] < 100).all()
    assert (found.gray[230, 300:490] == 255).all()


def test_words_marked_with_a_highlighter_make_no_table() -> None:
    page = white()
    marks = filled(page, [(300, 200, 900, 230), (120, 230, 500, 260)], 220)
    words = [RecognisedWord("gestionnaire", x0, y0 + 4, x1, y1 - 4, 1.0) for x0, y0, x1, y1 in marks]
    found = without_fills(page, DPI, marks, words)
    assert not found.horizontal and not found.vertical


def test_paper_painted_white_and_pictures_are_no_fills() -> None:
    page = white()
    page[400:600, 200:600] = np.random.default_rng(3).integers(0, 255, (200, 400))
    found = without_fills(page, DPI, [(0, 0, 1240, 1754), (200, 400, 600, 600)], ())
    assert found.gray is page and not found.horizontal
