"""Sheets of labels and values set one under the other and read as one table are parted again."""

from __future__ import annotations

from convextract.extraction.side_tables import side_tables
from convextract.reading.running_text import box_of
from convextract.structure.model import Grid, GridCell
from money_papers import running


def sheets(*rows: tuple[str, str]) -> list[list[str]]:
    """The labels of each sheet of the table that these rows make."""
    cells = []
    for line, row in enumerate(rows):
        texts = [running(text, 10 * line + column) for column, text in enumerate(row)]
        cells.append([GridCell(text, 1, box_of(text.words)) for text in texts])
    return [[row[0].text.text for row in grid.rows] for grid in side_tables(Grid(cells, 0, 1, 1)) or []]


ONE = (("Gestionnaire", "Ville de Gaillac"), ("Téléphone", "05 63 11 22 33"))
OTHER = (("Gestionnaire", "Mairie de Lisle"), ("Téléphone", "05 63 44 55 66"))


def test_a_sheet_begins_with_the_row_that_names_its_house_even_under_a_title() -> None:
    first = ("Nom de la structure", "France Services de Gaillac")
    second = ("Fiche n° 2 Nom de la structure", "France Services de Lisle")
    assert [labels[0] for labels in sheets(first, *ONE, second, *OTHER)] == [first[0], second[0]]


def test_without_a_name_a_sheet_begins_where_its_labels_come_again() -> None:
    assert [labels[0] for labels in sheets(*ONE, *OTHER)] == ["Gestionnaire", "Gestionnaire"]


def test_a_numbered_title_in_a_label_begins_a_sheet_whatever_the_label() -> None:
    first, second = ("Dénomination", "France Services de Gaillac"), ("Fiche n° 2 Dénomination", "Relais de Lisle")
    assert [labels[0] for labels in sheets(first, *ONE, second, *OTHER)] == [first[0], second[0]]
