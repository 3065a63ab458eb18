"""Rows told by running numbers."""

from __future__ import annotations

from convextract.reading.counted_rows import counted_rows
from convextract.reading.ocr.engine import RecognisedWord
from convextract.reading.table_gutters import PrintedLine

_COLUMNS = [(0.0, 100.0), (100.0, 200.0), (200.0, 400.0)]


def _line(row: int, *texts: tuple[int, str]) -> PrintedLine:
    words = (RecognisedWord(text, x, 20.0 * row, x + 30, 20.0 * row + 12, 0.9) for x, text in texts)
    return PrintedLine(tuple(words))


def test_each_running_number_begins_a_row_though_other_cells_are_empty() -> None:
    lines = [
        _line(0, (0, "Registre"), (110, "49"), (210, "Arthur")),
        _line(1, (210, "richesse")),
        _line(2, (110, "Bm"), (160, "50"), (210, "Biographie")),
        _line(3, (160, "51"), (210, "Mariage")),
        _line(4, (160, "57"), (210, "Toune")),  # 52, misread
        _line(5, (160, "53"), (210, "Printemps")),
        _line(6, (210, "nouveau")),
        _line(7, (160, "54"), (210, "Maison")),
        _line(8, (160, "55"), (210, "Capitaine")),
        _line(9, (160, "56"), (210, "Information")),
        _line(10, (160, "57"), (210, "Toune")),
        _line(11, (160, "58"), (210, "Jeu")),
    ]
    assert [len(row) for row in counted_rows(lines, _COLUMNS)] == [2, 1, 1, 1, 2, 1, 1, 1, 1, 1]


def test_two_numbered_lists_side_by_side_are_no_rows() -> None:
    lines = [_line(n, (0, str(n)), (110, "Accueil"), (210, str(n + 7)), (250, "Aide")) for n in range(1, 8)]
    assert counted_rows(lines, _COLUMNS) == []


def test_numbers_that_do_not_count_begin_no_rows() -> None:
    lines = [_line(n, (0, "lundi"), (110, str(9 + 3 * n)), (210, "heures")) for n in range(7)]
    assert counted_rows(lines, _COLUMNS) == []
