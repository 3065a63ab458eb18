"""Tables as they come: several things in one frame, headings that share a cell, cells too narrow for what they hold."""

from __future__ import annotations

from tests.place_papers import Paper

from convextract.extraction import contacts, opening_hours, structures
from convextract.extraction.grid_pieces import in_pieces
from convextract.extraction.opening_hours.osm import week_of, write_week
from convextract.reading.page import Box, Word
from convextract.reading.running_text import PlacedWord, RunningText
from convextract.structure.model import Block, Grid, GridCell, StructuredDocument


def week(document: StructuredDocument, place: str) -> str:
    rows = opening_hours.extract(document)
    return write_week(week_of((r.weekday, r.opens, r.closes) for r in rows if r.place == place))


def cell(*placed: tuple[float, int, str]) -> GridCell:
    """A cell whose words stand at (left in points, line)."""
    words = [
        PlacedWord(1, Word(text, Box(x, 100 + 14 * line, x + 5 * len(text), 110 + 14 * line)), line)
        for x, line, text in placed
    ]
    return GridCell(RunningText(words), 1, Box(0, 100, 500, 120))


def table(*rows: list[GridCell]) -> Block:
    words = RunningText([w for row in rows for one in row for w in one.text.words])
    return Block("table", words, 1, Box(0, 0, 500, 500), grid=Grid(list(rows), 1, 1, 1))


def texts(block: Block) -> list[list[str]]:
    assert block.grid is not None
    return [[one.text.text for one in row] for row in block.grid.rows]


def test_a_frame_around_cards_and_timetables_is_taken_apart() -> None:
    paper = Paper().part(
        "management_terms",
        [["Structure", "Lundi", "Mardi", "Jeudi"],
         ["France Services de Lure", "9h-12h", "9h-12h", ""],
         ["Permanences de l'antenne", "", "", ""],
         ["Structure", "Lundi", "Mardi", "Vendredi"],
         ["France Services de Vesoul", "", "14h-17h", "14h-17h"]],
    )  # fmt: skip
    document = paper.document()
    assert week(document, "France Services de Lure") == "Mo,Tu 09:00-12:00"
    assert week(document, "France Services de Vesoul") == "Tu,Fr 14:00-17:00"


def test_weekdays_that_share_a_cell_are_told_apart_by_where_they_stand() -> None:
    (piece,) = in_pieces([table(
        [cell((60, 0, "Structure")), cell((160, 0, "Lundi"), (220, 0, "Mardi"), (280, 0, "Jeudi"))],
        [cell((60, 1, "Lure")), cell((160, 1, "9h-12h"), (280, 1, "14h-17h"))],
    )])  # fmt: skip
    assert texts(piece) == [["Structure", "Lundi", "Mardi", "Jeudi"], ["Lure", "9h-12h", "", "14h-17h"]]


def test_a_number_and_a_mailbox_that_share_a_column_are_told_apart() -> None:
    (piece,) = in_pieces([table(
        [cell((60, 0, "Nom")), cell((160, 0, "Téléphone"), (260, 0, "Courriel"))],
        [cell((60, 1, "Lure")), cell((260, 1, "accueil@lu"), (160, 1, "03"), (175, 1, "53"), (260, 2, "re.fr"))],
    )])  # fmt: skip
    assert texts(piece)[1] == ["Lure", "03 53", "accueil@lu re.fr"]


def test_a_column_of_numbers_cut_at_its_blanks_is_one_column() -> None:
    (piece,) = in_pieces([table(
        [cell((60, 0, "Nom")), cell((160, 0, "Téléphone")), cell()],
        [cell((60, 1, "Lure")), cell((160, 1, "03"), (160, 2, "44")), cell((175, 1, "53"), (175, 2, "12"))],
    )])  # fmt: skip
    assert texts(piece)[1] == ["Lure", "03 53 44 12"]


def test_times_cut_by_a_narrow_cell() -> None:
    house = "France Services de Lure"
    paper = Paper().part(
        "management_terms",
        [["Structure", "Lundi", "Mardi", "Mercredi"], [house, "9h-12h\n13h45-16h4\n5", "9 h-12 h\n15", "9h00-\n12h00"]],
    )
    assert week(paper.document(), house) == "Mo 09:00-12:00,13:45-16:45; Tu 09:00-12:15; We 09:00-12:00"


def test_numbers_cut_anywhere_by_a_narrow_cell() -> None:
    paper = Paper().part(
        "referents_table",
        [["Partenaire", "Référent", "Téléphone"], ["CAF", "Mme Anne Roux", "03-53-01-6\n6-50\n06-39-98-1\n2-34"]],
    )
    assert [row.phones for row in contacts.extract(paper.document())] == ["+33353016650|+33639981234"]


def test_a_heading_cut_by_a_narrow_cell_still_counts() -> None:
    paper = Paper().part(
        "management_terms",
        [["Structure", "Adresse", "Agen\nts"], ["France Services de Lure", "3 rue du Four 70200 Lure", "2"]],
    )
    assert [row.staff for row in structures.extract(paper.document())] == [2]
