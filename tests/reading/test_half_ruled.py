"""A user relies on rows and columns of tables of which only some lines are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tests.reading.test_table_columns import POINTS, line, rules, texts

from convextract.reading.half_ruled import half_ruled
from convextract.reading.ocr.engine import RecognisedWord
from convextract.reading.rules import Rule
from convextract.reading.table_columns import without_heads
from convextract.reading.table_grid import CellGeometry, TableGeometry
from convextract.reading.text_rows import with_rows_of_text

HEAD = (64, "Nom"), (180, "Fonction"), (300, "Téléphone"), (420, "Courriel")


def person(y: float, name: str, number: int = 0) -> list[RecognisedWord]:
    pieces = (64, name), (180, "conseillère"), (300, f"05 65 00 00 1{number}"), (420, f"{name.lower()}@caf.exemple.fr")
    return line(y, *pieces)


def spans(table: TableGeometry) -> list[tuple[int, int, int, int]]:
    return [(c.row, c.column, c.row_span, c.column_span) for c in table.cells if (c.row_span, c.column_span) != (1, 1)]


def test_a_line_alone_between_two_rules_is_the_title_of_the_rows_below_it() -> None:
    words = [
        *line(104, *HEAD),
        *line(124, (150, "CAISSE D'ALLOCATIONS FAMILIALES DU LOT")),
        *person(144, "Arnal"),
        *line(164, (150, "CAISSE PRIMAIRE D'ASSURANCE MALADIE DU LOT")),
        *person(184, "Bonnet"),
    ]
    (table,) = half_ruled(words, rules(*range(100, 201, 20)), POINTS)
    assert (table.rows, table.columns) == (5, 4)
    assert spans(table) == [(1, 0, 1, 4), (3, 0, 1, 4)]


def test_a_second_table_with_the_same_headings_is_a_table_of_its_own() -> None:
    words = [
        *line(104, *HEAD),
        *person(124, "Arnal"),
        *line(144, (150, "Maison du département et de la jeunesse")),
        *line(164, *HEAD),
        *person(184, "Bonnet"),
    ]
    assert [table.rows for table in half_ruled(words, rules(*range(100, 201, 20)), POINTS)] == [2, 2]


def test_rules_that_cross_some_columns_part_the_rows_of_these() -> None:
    words = [
        *line(104, *HEAD),
        *line(132, (64, "Arnal")),
        *line(124, (180, "conseillère"), (300, "05 65 00 00 11"), (420, "a@caf.exemple.fr")),
        *line(144, (180, "suppléante"), (300, "05 65 00 00 12"), (420, "b@caf.exemple.fr")),
        *person(164, "Bonnet", 3),
    ]
    (table,) = half_ruled(words, [*rules(100, 120, 160, 180), Rule((176, 540), (140, 140), 1.0)], POINTS)
    assert texts(table, words)[2] == ["", "suppléante", "05 65 00 00 12", "b@caf.exemple.fr"]
    assert spans(table) == [(1, 0, 2, 1)]


def test_a_double_rule_is_one() -> None:
    words = [*line(104, *HEAD), *person(124, "Arnal"), *person(144, "Bonnet")]
    (table,) = half_ruled(words, rules(100, 102, 118, 120, 138, 140, 158, 160), POINTS)
    assert table.rows == 3


def test_columns_part_where_the_pieces_that_rules_are_drawn_of_are_joined() -> None:
    words = [*line(104, (64, "Nom"), (91, "Prénom"), (300, "Téléphone"))]
    for n, (name, given) in enumerate((("Arnal", "Jeanne"), ("Caban", "Marie"))):
        words += line(124 + 20 * n, (64, name), (91, given), (300, f"05 65 00 00 1{n}"))
    heights = (100, 120, 140, 160)
    drawn = [(x0, y - 0.5, x1, y + 0.5) for y in heights for x0, x1 in ((60, 90), (90, 296), (296, 540))]
    (table,) = half_ruled(words, rules(*heights), POINTS, drawn)
    assert texts(table, words)[2] == ["Caban", "Marie", "05 65 00 00 11"]


def test_a_title_whose_blank_stands_on_a_wall_is_no_row() -> None:
    words = [*line(104, (64, "France services"), (142, "Renwez")), *line(124, *HEAD), *person(144, "Arnal")]
    words += person(164, "Bonnet")
    sides = ((60, 140.5), (140.5, 296), (296, 540))
    drawn = [(x0, y - 0.5, x1, y + 0.5) for y in range(100, 181, 20) for x0, x1 in sides]
    (table,) = half_ruled(words, rules(100, 120, 140, 160, 180), POINTS, drawn)
    assert (table.rows, table.box[1]) == (3, 120)


def test_a_row_of_which_two_cells_were_read_as_one_word_stays_in_its_table() -> None:
    words = [*line(104, *HEAD), *person(124, "Arnal"), *person(144, "Bonnet"), *person(164, "Cabanes")]
    glued = RecognisedWord("05650000arnal@caf.exemple.fr", 300, 184, 500, 192, 0.6)
    words += [*line(184, (64, "Delmas"), (180, "conseillère")), glued]
    (table,) = half_ruled(words, rules(*range(100, 201, 20)), POINTS)
    assert table.rows == 5


def ruled(*cells: tuple[int, int, float, float, float, float], rows: int, columns: int) -> TableGeometry:
    made = tuple(CellGeometry(row, column, box) for row, column, *box in cells)  # type: ignore[arg-type]
    return TableGeometry((60, 100, 540, 180), rows, columns, made)


def names(table: TableGeometry, words: Sequence[RecognisedWord]) -> list[str]:
    return [row[0] for row in texts(table, words)]


def test_the_only_ruled_row_is_the_heading_of_the_table_below_it() -> None:
    words = [*line(104, *HEAD), *person(124, "Arnal"), *person(144, "Bonnet")]
    walls = (60.0, 170.0, 290.0, 410.0, 540.0)
    cells = [(0, n, left, 100.0, right, 120.0) for n, (left, right) in enumerate(pairwise(walls))]
    head = replace(ruled(*cells, rows=1, columns=4), box=(60, 100, 540, 120))
    assert without_heads([head], words, rules(100, 120, 140, 160), POINTS) == []
    assert without_heads([head], words, rules(100, 120), POINTS) == [head]


def test_rows_between_upright_rules_are_parted_where_each_line_is_a_record() -> None:
    words = [*line(104, (64, "Nom"), (300, "Téléphone"))]
    for n, name in enumerate(("Arnal", "Bonnet", "Cabanes")):
        words += line(124 + 13 * n, (64, name), (300, f"05 65 00 00 1{n}"))
    boxes = [(0, 0, 60.0, 100.0, 280.0, 120.0), (0, 1, 280.0, 100.0, 540.0, 120.0)]
    boxes += [(1, 0, 60.0, 120.0, 280.0, 180.0), (1, 1, 280.0, 120.0, 540.0, 180.0)]
    table = with_rows_of_text(ruled(*boxes, rows=2, columns=2), words)
    assert names(table, words) == ["Nom", "Arnal", "Bonnet", "Cabanes"]


def test_a_dash_stands_on_the_line_of_its_row() -> None:
    words = [*line(104, (64, "Jour"), (300, "Matin"), (420, "Soir"))]
    for n, day in enumerate(("Lundi", "Mardi", "Jeudi")):
        words += [*line(124 + 14 * n, (64, day), (300, "9h-12h"))]
        words.append(RecognisedWord("–", 420, 127.5 + 14 * n, 425, 128.5 + 14 * n, 1.0))
    (table,) = half_ruled(words, rules(100, 120, 180), POINTS)
    assert texts(table, words)[1:] == [[day, "9h-12h", "–"] for day in ("Lundi", "Mardi", "Jeudi")]


def test_lines_of_one_record_stay_in_one_row() -> None:
    words = [*line(104, (64, "Organisme"), (300, "Référents"))]
    words += [*line(124, (64, "Caisse d'allocations"), (300, "Mme Anne Arnal")), *line(134, (64, "familiales"))]
    words += [*line(134, (300, "05 65 00 00 11")), *line(144, (300, "05 65 00 00 12"))]
    boxes = [(0, 0, 60.0, 100.0, 280.0, 120.0), (0, 1, 280.0, 100.0, 540.0, 120.0)]
    boxes += [(1, 0, 60.0, 120.0, 280.0, 180.0), (1, 1, 280.0, 120.0, 540.0, 180.0)]
    table = ruled(*boxes, rows=2, columns=2)
    assert with_rows_of_text(table, words) is table


def test_cards_and_sentences_side_by_side_are_no_rows() -> None:
    tops = (100.0, 160.0)
    boxes = [(n, c, left, top, right, top + 60)
             for n, top in enumerate(tops) for c, (left, right) in enumerate(((60.0, 280.0), (280.0, 540.0)))]
    cards = []
    for y in (104, 124, 144, 164, 184, 204):
        cards += line(y, (64, "Pour la commune de Luz,"), (300, "Pour la CAF du Lot,"))
    sentences = [*line(104, (64, "Nom"), (300, "Valeur")), *line(164, (64, "COV de l'annexe"), (300, "20 mg"))]
    for n, text in enumerate(("et halogénés", "dont le méthane")):
        sentences += line(184 + 20 * n, (64, text), (300, f"Moins de {n}00 mg"))
    for words in (cards, sentences):
        table = ruled(*boxes, rows=2, columns=2)
        assert with_rows_of_text(table, words) is table


def test_a_row_without_walls_has_the_columns_and_spans_of_the_row_above_and_a_row_without_cells_harms_none() -> None:
    words = [*line(104, (64, "Nom"), (300, "Téléphone"))]
    for n, name in enumerate(("Arnal", "Bonnet", "Cabanes")):
        words += line(124 + 13 * n, (64, name), (300, f"05 65 00 00 1{n}"))
    merged = CellGeometry(0, 1, (280, 100, 440, 120), 1, 2)
    heads = (CellGeometry(0, 0, (60, 100, 280, 120)), merged, CellGeometry(0, 3, (440, 100, 540, 120)))
    table = TableGeometry((60, 100, 540, 200), 3, 4, (*heads, CellGeometry(1, 0, (60, 120, 540, 180), 1, 4)))
    places = [(cell.row, cell.column, cell.column_span) for cell in with_rows_of_text(table, words).cells[3:]]
    assert places == [(row, column, span) for row in (1, 2, 3) for column, span in ((0, 1), (1, 2), (3, 1))]
