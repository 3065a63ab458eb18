"""A user relies on tables without walls being read as tables, and on nothing else being taken for one."""

from __future__ import annotations

from collections.abc import Sequence

from convextract.reading.ocr.engine import RecognisedWord
from convextract.reading.rules import Rule
from convextract.reading.table_columns import find_open
from convextract.reading.table_grid import TableGeometry

POINTS = 72.0
HEIGHT = 8.0


def line(y: float, *pieces: tuple[float, str]) -> list[RecognisedWord]:
    """Words of one line; each piece starts at its x, words follow at a blank's width."""
    words = []
    for x, text in pieces:
        for word in text.split():
            width = 5.0 * len(word)
            words.append(RecognisedWord(word, x, y, x + width, y + HEIGHT, 1.0))
            x += width + 3
    return words


def rules(*heights: float, left: float = 60, right: float = 540) -> list[Rule]:
    return [Rule((left, right), (y, y), 1.0) for y in heights]


def texts(table: TableGeometry, words: Sequence[RecognisedWord]) -> list[list[str]]:
    rows = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        x0, y0, x1, y1 = cell.box
        inside = [w for w in words if x0 <= (w.x0 + w.x1) / 2 < x1 and y0 <= (w.y0 + w.y1) / 2 < y1]
        rows[cell.row][cell.column] = " ".join(word.text for word in inside)
    return rows


def test_rules_between_rows_make_a_table_whose_cells_may_wrap() -> None:
    words = [
        *line(104, (64, "Partenaire"), (220, "Référent"), (360, "Courriel")),
        *line(124, (64, "Caisse d'allocations"), (220, "Mme Anne EXEMPLE"), (360, "anne@caf.exemple.fr")),
        *line(134, (64, "familiales")),
        *line(154, (64, "La Poste"), (220, "M. Paul MODELE"), (360, "paul@poste.exemple.fr")),
    ]
    (table,) = find_open(words, rules(100, 118, 148, 168), POINTS)
    assert texts(table, words) == [
        ["Partenaire", "Référent", "Courriel"],
        ["Caisse d'allocations familiales", "Mme Anne EXEMPLE", "anne@caf.exemple.fr"],
        ["La Poste", "M. Paul MODELE", "paul@poste.exemple.fr"],
    ]


def test_a_number_is_not_cut_where_its_first_figures_were_not_read_in_a_row() -> None:
    names = ["Arbois", "Dole", "Salins", "Morez", "Vesoul"]
    words = [*line(104, (64, "Agence"), (209, "Tél."), (235, "direct"), (360, "Nom"))]
    for n, name in enumerate(names):
        first = [(220, "03")] if n else []
        words += line(124 + 20 * n, (64, name), *first, (235, "84 00 00 10"), (360, "Mme Exemple"))
    (table,) = find_open(words, rules(*range(100, 221, 20)), POINTS)
    assert table.columns == 3


def test_prose_between_two_half_ruled_tables_parts_them() -> None:
    days = (64, "Lundi"), (200, "Mardi"), (340, "Jeudi")
    hours = (64, "9h-12h"), (200, "9h-12h"), (340, "14h-17h")
    words = [
        *line(104, *days),
        *line(124, *hours),
        *line(150, (64, "La seconde structure se trouve au bord de la route de Vesoul et reçoit sur rendez-vous")),
        *line(160, (64, "aux heures qui suivent, sauf pendant les congés d'été et les jours de fête de la commune")),
        *line(184, *days),
        *line(204, *hours),
    ]
    tables = find_open(words, rules(100, 118, 138, 180, 198, 218), POINTS)
    assert [(table.rows, table.columns) for table in tables] == [(2, 3), (2, 3)]


def test_paragraphs_between_full_width_rules_are_no_table() -> None:
    prose = "Les parties conviennent que la présente convention prend effet à la date de sa signature par toutes"
    words = [word for y in range(104, 300, 14) for word in line(y, (64, prose))]
    assert find_open(words, rules(100, 160, 220, 300), POINTS) == []


def test_an_unruled_table_needs_data_in_three_columns() -> None:
    names = ["Arbois", "Dole", "Salins", "Morez"]
    table_words = [
        word
        for n, name in enumerate(names)
        for word in line(100 + 14 * n, (64, name), (220, "accueil"), (360, f"03 84 00 00 1{n}"))
    ]
    (table,) = find_open(table_words, [], POINTS)
    assert texts(table, table_words)[2] == ["Salins", "accueil", "03 84 00 00 12"]
    blocks = [
        word
        for n, text in enumerate(["Le préfet", "Le maire", "Le président"])
        for word in line(100 + 14 * n, (64, text), (220, "La directrice"), (360, "Le délégué"))
    ]
    assert find_open(blocks, [], POINTS) == []


def test_labels_with_values_and_columns_of_prose_are_no_tables() -> None:
    labels = [word for n in range(6) for word in line(100 + 14 * n, (64, "Téléphone :"), (220, f"03 84 00 00 0{n}"))]
    prose = "des services de proximité dans le département"
    columns = [word for n in range(9) for word in line(100 + 14 * n, (64, prose), (320, prose))]
    assert find_open(labels, [], POINTS) == []
    assert find_open(columns, [], POINTS) == []


def test_a_phrase_that_every_row_repeats_is_not_cut() -> None:
    words = line(104, (64, "Structure"), (360, "Total"))
    for n, name in enumerate(["Arbois", "Dole-la-Neuve", "Salins", "Morez"]):
        words += line(124 + 20 * n, (64, f"France Services de {name}"), (360, f"{40 + n} 300 €"))
    (table,) = find_open(words, rules(100, 118, 138, 158, 178, 198), POINTS)
    assert table.columns == 2


def test_figures_of_one_phone_are_not_cut_where_the_recogniser_joined_some() -> None:
    words = line(104, (64, "Partenaire"), (300, "Téléphone"))
    phones = ["03 84000001", "0384 00 00 02", "03 84 00 00 03", "03 84 00 00 04", "0384000005", "03 84000006"]
    for n, phone in enumerate(phones):
        words += line(124 + 20 * n, (64, f"Agence {n}"), (300, phone))
    (table,) = find_open(words, rules(100, 118, *(138 + 20 * n for n in range(6))), POINTS)
    assert table.columns == 2


def test_justified_lines_whose_wide_blanks_meet_are_no_table() -> None:
    def justified(y: float, *words: tuple[float, float, str]) -> list[RecognisedWord]:
        return [RecognisedWord(text, x0, y, x1, y + HEIGHT, 1.0) for x0, x1, text in words]

    def row(y: float, phone: str) -> list[RecognisedWord]:
        return justified(
            y, (58, 120, "Pour"), (138, 200, "la"), (218, 390, "mutuelle"), (408, 445, "mission"), (463, 538, phone)
        )

    words = [word for n in range(3) for word in row(100 + 28 * n, f"(05.94.70.88.7{n},")]
    words += [word for n in range(3) for word in line(113 + 28 * n, (58, "augustin@msa973.exemple.fr)."))]
    assert find_open(words, [], POINTS) == []


def test_the_last_word_of_one_justified_line_makes_no_column_beside_two_columns_of_prose() -> None:
    pieces = [
        (238, 310, 332, "Mme"), (238, 354, 397, "Marianne"), (238, 418, 449, "Albert,"), (238, 471, 507, "chargée"),
        (238, 529, 539, "de"), (241, 58, 114, "0353015515"), (251, 310, 379, "développement"),
        (254, 57, 168, "ddupuy@adil.exemple.fr"), (264, 310, 365, "0199005751"), (275, 57, 210, "Caisse du Cher"),
        (277, 310, 467, "albert@ddfip.exemple.fr"), (289, 57, 226, "santé au travail"), (295, 309, 451, "Accueil"),
        (308, 310, 366, "0353012590"), (321, 310, 429, "relais.fs@ddfip.exemple.fr"),
        (334, 58, 114, "0353018108"), (341, 310, 406, "Emploi Cher"),
        (347, 57, 237, "eleonore@carsat.exemple.fr"),
    ]  # fmt: skip
    words = [RecognisedWord(text, x0, y, x1, y + 9, 1.0) for y, x0, x1, text in pieces]
    words += [*line(306, (57, "Mme Éléonore Le Bouchet")), *line(321, (57, "Adjointe au chef de service"))]
    assert find_open(words, [], POINTS) == []


def test_blanks_that_only_the_first_row_has_do_not_end_the_table() -> None:
    words = [
        *line(104, (64, "Structure"), (220, "Adresse"), (400, "Téléphone")),
        *line(124, (64, "Arbois"), (220, "4"), (260, "place"), (400, "03 84 00 00 10")),
        *line(144, (64, "Dole"), (220, "22 boulevard Wilson"), (400, "03 84 00 00 20")),
    ]
    (table,) = find_open(words, rules(100, 118, 138, 158), POINTS)
    assert [row[1] for row in texts(table, words)] == ["Adresse", "4 place", "22 boulevard Wilson"]


def test_a_page_strewn_with_words_is_no_table_and_costs_no_minutes() -> None:
    strewn = [word for row in range(60) for word in line(10 * row, *((30 * x, "12") for x in range(70)))]
    assert find_open(strewn, [], POINTS) == []
    assert len(find_open([word for word in strewn if word.x0 < 150], [], POINTS)) == 1


def test_no_table_runs_from_one_card_into_the_next() -> None:
    days = ["LUN", "MAR", "MER", "JEU"]
    words = [
        word
        for n, day in enumerate(days)
        for word in line(100 + 14 * n, (64, day), (100, "9h-12h 14h-17h"), (320, day), (360, "9h-12h"))
    ]
    assert len(find_open(words, [], POINTS)) == 1
    assert find_open(words, [], POINTS, [(60, 90, 290, 160), (310, 90, 540, 170)]) == []
