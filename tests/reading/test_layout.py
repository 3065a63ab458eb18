"""Reading order: what a person would read first comes first."""

from __future__ import annotations

from convextract.reading.assemble import CellFrame, TableFrame, assembled
from convextract.reading.layout import read_order
from convextract.reading.page import Box, Word
from convextract.reading.side_by_side import is_name

LETTER, HEIGHT, LEADING = 5.0, 9.0, 13.0


def typeset(text: str, x: float, y: float, width: float | None = None) -> list[Word]:
    """The words of one line; spread to `width` where given, as justified text is."""
    parts = text.split()
    letters = sum(len(part) for part in parts) * LETTER
    blank = (width - letters) / max(1, len(parts) - 1) if width else 4.0
    words = []
    for part in parts:
        words.append(Word(part, Box(x, y, x + LETTER * len(part), y + HEIGHT)))
        x += LETTER * len(part) + blank
    return words


def column(lines: list[str], x: float, y: float, width: float | None = None, leading: float = LEADING) -> list[Word]:
    return [w for n, text in enumerate(lines) for w in typeset(text, x, y + n * leading, width)]


def texts(words: list[Word]) -> list[str]:
    return [line.text for line in read_order(words)]


PROSE = [
    "les partenaires de la convention sont",
    "tenus de former les agents qui sont",
    "accueillis dans les structures et qui",
    "orientent les usagers vers les bons",
    "services de chaque opérateur national",
]
OTHER = [text.replace("les", "des") for text in PROSE]


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    words = column(PROSE, 50, 100, 200) + column(OTHER, 270, 106, 200)
    assert texts(words) == PROSE + OTHER


def test_a_full_width_heading_parts_the_columns() -> None:
    heading = "Un titre qui court sur toute la largeur de la page et sépare les colonnes du texte"
    above = column(PROSE, 50, 100, 200) + column(OTHER, 270, 100, 200)
    below = column(PROSE, 50, 220, 200) + column(OTHER, 270, 220, 200)
    words = above + typeset(heading, 50, 190) + below
    assert texts(words) == [*PROSE, *OTHER, heading, *PROSE, *OTHER]


def test_signature_blocks_are_read_block_by_block_row_by_row() -> None:
    def block(office: str, name: str, x: float, y: float) -> list[Word]:
        return typeset(office, x, y) + typeset(name, x, y + 55)

    words = (
        block("Le Préfet,", "Jean MARTIN", 60, 100)
        + block("Le Directeur de la CAF,", "Marie DURAND", 320, 100)
        + block("La Présidente,", "Léa PETIT", 60, 200)
        + block("Le Maire,", "Paul LEROY", 320, 200)
    )
    assert texts(words) == [
        "Le Préfet,", "Jean MARTIN", "Le Directeur de la CAF,", "Marie DURAND",
        "La Présidente,", "Léa PETIT", "Le Maire,", "Paul LEROY",
    ]  # fmt: skip


def test_three_blocks_a_row_keep_name_and_office_together_whichever_comes_first() -> None:
    def block(lines: list[str], x: float, y: float, apart: float) -> list[Word]:
        return typeset(lines[0], x, y) + column(lines[1:], x, y + apart)

    def rows(pair: tuple[list[str], list[str]], apart: float) -> list[Word]:
        return [
            w for n, lines in enumerate(pair * 3) for w in block(lines, 60 + n % 3 * 165, 100 + n // 3 * 130, apart)
        ]

    names_first = (["Mme Élodie BOUCHER", "Présidente de la CAF", "de Vesoul"], ["M. Paul NICOLAS", "Maire de Jussey"])
    offices_first = (["Présidente de la CAF", "Mme Élodie Boucher"], ["Maire de Jussey", "M. Paul Nicolas"])
    for pair, apart in ((names_first, 20.0), (offices_first, 50.0)):
        assert texts(rows(pair, apart)) == [line for lines in pair * 3 for line in lines]


def test_four_blocks_a_row_with_names_at_different_heights() -> None:
    def block(lines: list[str], x: float, name_y: float) -> list[Word]:
        return column(lines[:2], x, 100) + typeset(lines[2], x, 135) + typeset(lines[3], x, name_y)

    blocks = [
        ["Association", "Les Ateliers", "Présidente", "Mme Claude Thomas"],
        ["Communauté", "de Leyme", "Président", "M. Adrien Lagarde"],
        ["Commune", "de Cahors", "Maire", "Mme Patricia Brunel"],
        ["Association", "Le Relais", "Président", "M. Thomas Petit"],
    ]
    words = [w for n, lines in enumerate(blocks) for w in block(lines, 60 + 120.0 * n, 200 - 22 * (n % 2))]
    assert texts(words) == [line for lines in blocks for line in lines]


def test_names_on_shifted_heights_stay_in_their_blocks() -> None:
    words = column(["Directeur des finances", "publiques de la Meurthe"], 60, 100) + typeset(
        "Directeur de la CAF", 320, 100
    )
    words += typeset("M. GROS Denis", 60, 180) + typeset("M. MORENO Alain", 320, 160) + typeset("7", 290, 800)
    assert texts(words) == [
        "Directeur des finances", "publiques de la Meurthe", "M. GROS Denis",
        "Directeur de la CAF", "M. MORENO Alain", "7",
    ]  # fmt: skip


def test_a_column_goes_on_below_where_the_other_has_ended() -> None:
    left = column(PROSE, 50, 100, 200) + typeset("Article 8", 50, 190) + column(PROSE, 50, 215, 200)
    right = column(OTHER[:3], 270, 100, 200)
    assert texts(left + right) == [*PROSE, "Article 8", *PROSE, *OTHER[:3]]


def test_items_indented_in_the_right_column_make_no_lines_over_both() -> None:
    indented = [w for n, t in enumerate(OTHER * 2) for w in typeset(t, 270 + 14 * (n // 3 % 2), 100 + LEADING * n)]
    words = column(PROSE * 2, 50, 100, 200) + indented
    assert texts(words) == [*PROSE, *PROSE, *OTHER, *OTHER]


def test_rows_of_a_list_stay_together() -> None:
    names = ["Mme BULLE", "M. CONSTANT", "Mme GOUJON", "M. MESSIER", "Mme PETIT"]
    words = [w for n, name in enumerate(names) for w in typeset(name, 60, 100 + 15.0 * n)]
    words += [w for n in range(5) for w in typeset(f"pouvoir à M. NUMERO{n}", 240, 100 + 15.0 * n)]
    assert texts(words) == [f"{name} pouvoir à M. NUMERO{n}" for n, name in enumerate(names)]


def test_a_line_below_one_side_of_a_list_takes_its_rows_not_apart() -> None:
    days = ["LUNDI", "MARDI", "MERCREDI", "JEUDI", "VENDREDI"]
    times = [f"{hour}h-12h et 14h-17h" for hour in (8, 9, 8, 9, 8)]
    words = column(days, 70, 100) + column([*times, "03 80 00 00 00"], 220, 100)
    assert texts(words) == [f"{day} {told}" for day, told in zip(days, times, strict=True)] + ["03 80 00 00 00"]


def test_wide_blanks_of_justified_lines_make_no_columns() -> None:
    lines = ["Vous orienter vers le site", "internet de la caisse et", "de la mutualité sociale"]
    assert texts(column(lines, 50, 100, 400)) == lines


def test_paragraphs_are_told_by_white_and_by_short_lines() -> None:
    words = column([*PROSE, "fin."], 50, 100, None) + column(["Autre alinéa", "du texte"], 50, 200)
    numbers = [line.paragraph for line in read_order(words)]
    assert len(set(numbers[:6])) == 1
    assert numbers[6] == numbers[7] != numbers[5]


def test_cells_are_read_row_by_row_in_the_place_of_their_table() -> None:
    cells = tuple(
        CellFrame(r, c, Box(50 + 200 * c, 100 + 40 * r, 250 + 200 * c, 140 + 40 * r)) for r in (0, 1) for c in (0, 1)
    )
    frame = TableFrame(Box(50, 100, 450, 180), 2, 2, cells)
    words = (
        typeset("Avant le tableau", 50, 80)
        + column(["Pôle emploi", "de Vesoul"], 60, 105) + typeset("toutes", 260, 112)
        + typeset("CAF", 60, 150) + column(["lundi", "mardi"], 260, 145)
        + typeset("Après", 50, 200)
    )  # fmt: skip
    lines, (table,) = assembled(words, [frame])
    assert [line.text for line in lines] == [
        "Avant le tableau", "Pôle emploi", "de Vesoul", "toutes", "CAF", "lundi", "mardi", "Après",
    ]  # fmt: skip
    assert [[lines[n].text for n in cell.lines] for cell in table.cells] == [
        ["Pôle emploi", "de Vesoul"], ["toutes"], ["CAF"], ["lundi", "mardi"],
    ]  # fmt: skip
    assert {line.table for line in lines[1:7]} == {0}
    assert lines[0].table == lines[-1].table == -1


def test_two_pages_on_one_sheet_are_read_left_then_right() -> None:
    def half(name: str, x: float) -> list[Word]:
        return typeset(f"Titre {name}", x + 80, 60) + column(PROSE * 2, x, 100, 210) + typeset(name, x, 700)

    lines = read_order(half("gauche", 60) + half("droite", 480), sheet=(1190, 842))
    assert [line.text for line in lines] == [
        "Titre gauche", *PROSE, *PROSE, "gauche", "Titre droite", *PROSE, *PROSE, "droite",
    ]  # fmt: skip
    assert [line.column for line in lines] == [1] * 12 + [2] * 12


def test_a_comma_that_hangs_below_its_line_stays_on_it() -> None:
    words = typeset("la danse du Soleil", 50, 100)
    comma = Word(",", Box(words[-1].box.x1 + 5, 106, words[-1].box.x1 + 7, 111))
    assert texts([*words, comma, *typeset("et de la Lune", 50, 118)]) == ["la danse du Soleil ,", "et de la Lune"]


def test_nothing_gives_no_lines() -> None:
    assert read_order([]) == []


def test_a_line_of_a_lone_dash_is_no_name() -> None:
    assert not is_name("-")
    assert is_name("M. Luc Fabre")


def test_entries_with_their_words_far_aside_amidst_prose_are_read_line_by_line() -> None:
    entries = [(f"Vedovelli{n}.", f"Aéroplane {n} à hélice") for n in range(3)]
    words = column(PROSE[:2], 60, 100, 300)
    for n, (name, what) in enumerate(entries, 2):
        words += typeset(name, 60, 100 + n * LEADING) + typeset(what, 200, 100 + n * LEADING)
    words += column(PROSE[2:], 60, 100 + 5 * LEADING, 300)
    assert texts(words)[2:5] == [f"{name} {what}" for name, what in entries]
