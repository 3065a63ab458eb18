"""Who was given which mailbox and number: small tables set one under the other, sentences, rows that shifted."""

from __future__ import annotations

import pytest
from tests.place_papers import Paper

from convextract.extraction import contacts
from convextract.extraction.contacts.agreement import family_by_mailbox, joined_by_mailbox
from convextract.extraction.contacts.partners import names_several_operators
from convextract.extraction.grid_pieces import in_pieces
from convextract.extraction.organisations import is_organisation
from convextract.language.names import PersonName
from convextract.reading.page import Box, Word
from convextract.reading.running_text import PlacedWord, RunningText
from convextract.records import Contact
from convextract.structure.model import Block, Grid, GridCell

_UPPER = [
    ["", "CAF du Lot", "La Poste", "Urssaf Nord-Est"],
    ["Référent", "Mme Odile Castan", "M. Théo Lainé", "-"],
    ["Fonction", "conseillère technique", "directeur d'agence", "-"],
    ["Téléphone", "05 65 00 11 01", "05 65 00 11 02", "05 65 00 11 03"],
    ["Courriel", "o.castan@caf46.exemple.fr", "laine.theo@laposte.exemple.fr", "accueil@urssaf.exemple.fr"],
]
_LOWER = [
    ["", "CARSAT Grand Est", "Préfecture du Lot - bureau des titres", "France Travail"],
    ["Référent", "M. Paul Gilles", "Mme Rose Hardy", "M. Yann Le Goff"],
    ["Fonction", "attaché", "référente titres", "conseiller"],
    ["Téléphone", "05 65 00 11 04", "05 65 00 11 05", "05 65 00 11 06"],
    ["Courriel", "p.gilles@carsat.exemple.fr", "rose.hardy@pref46.exemple.fr", "y.le-goff@francetravail.exemple.fr"],
]


def contacts_of(paper: Paper) -> list[Contact]:
    return contacts.extract(paper.document())


def test_small_tables_one_under_the_other_keep_everybody_s_own_number() -> None:
    rows = contacts_of(Paper().part("referents_table", _UPPER + _LOWER))
    assert [(r.partner_code, r.family_name, r.email.partition("@")[0], r.phones[-2:]) for r in rows] == [
        ("cnaf", "Castan", "o.castan", "01"),
        ("la_poste", "Lainé", "laine.theo", "02"),
        ("urssaf", "", "accueil", "03"),
        ("cnav", "Gilles", "p.gilles", "04"),
        ("interieur", "Hardy", "rose.hardy", "05"),
        ("france_travail", "Le Goff", "y.le-goff", "06"),
    ]
    assert [r.organisation for r in rows] == [*_UPPER[0][1:], *_LOWER[0][1:]]
    assert [r.role for r in rows] == [
        "conseillère technique", "directeur d'agence", "", "attaché", "référente titres", "conseiller",
    ]  # fmt: skip


def test_a_narrower_table_below_sheds_the_columns_of_the_wider_one() -> None:
    texts = [["", "CAF du Lot", "", "La Poste", ""],
             ["Référent", "Mme Odile Castan", "", "M. Théo Lainé", ""],
             ["Courriel", "o.castan@caf46.exemple.fr", "", "laine.theo@laposte.exemple.fr", ""],
             ["", "", "MSA du Lot", "", ""],
             ["", "Référent", "M. Jean Puech", "", ""],
             ["", "Courriel", "j.puech@msa46.exemple.fr", "", ""]]  # fmt: skip
    upper, lower = in_pieces([_block(texts)])
    assert lower.grid is not None
    assert upper.grid is not None
    assert [len(row) for row in upper.grid.rows] == [3, 3, 3]
    assert [[cell.text.text for cell in row] for row in lower.grid.rows] == [
        ["", "MSA du Lot"], ["Référent", "M. Jean Puech"], ["Courriel", "j.puech@msa46.exemple.fr"],
    ]  # fmt: skip


def test_an_upright_table_stays_whole_when_functions_stand_on_its_left() -> None:
    rows = contacts_of(Paper().part(
        "referents_table",
        [["Fonction", "Référent", "Téléphone"],
         ["Référent", "Mme Odile Castan", "05 65 00 11 01"],
         ["Responsable", "M. Théo Lainé", "05 65 00 11 02"],
         ["Référent", "M. Paul Gilles", "05 65 00 11 04"]],
    ))  # fmt: skip
    assert [(r.family_name, r.phones[-2:]) for r in rows] == [("Castan", "01"), ("Lainé", "02"), ("Gilles", "04")]


def test_sentences_give_each_contact_the_office_of_its_own_sentence() -> None:
    rows = contacts_of(Paper().part(
        "referents_table",
        "Pour l'Urssaf Aquitaine, M. Louis Joseph, chargé d'affaires, est joignable au 05 65 00 11 01 et à l'adresse\n"
        "joseph.louis@urssaf.exemple.fr. Pour la Préfecture du Lot - bureau des titres, Mme Rose Hardy, référente\n"
        "titres, est joignable au 05 65 00 11 05 et à l'adresse rose.hardy@pref46.exemple.fr. Pour La Poste, le\n"
        "service est joignable au 05 65 00 11 02 et à l'adresse accueil@laposte.exemple.fr. Pour la CPAM du Lot, Mme\n"
        "Éléonore Cousin, est joignable au 05 65 00 11 07 et à l'adresse e.cousin@cpam46.exemple.fr.",
    ))  # fmt: skip
    assert [(r.partner_code, r.organisation, r.family_name, r.role, r.phones[-2:]) for r in rows] == [
        ("urssaf", "Urssaf Aquitaine", "Joseph", "chargé d'affaires", "01"),
        ("interieur", "Préfecture du Lot - bureau des titres", "Hardy", "référente titres", "05"),
        ("la_poste", "La Poste", "", "", "02"),
        ("cnam", "CPAM du Lot", "Cousin", "", "07"),
    ]


def test_an_office_that_no_register_knows_does_not_inherit_the_one_above() -> None:
    rows = contacts_of(Paper().part(
        "referents_table",
        "Pour l'Urssaf Aquitaine, M. Louis Joseph est joignable à l'adresse joseph.louis@urssaf.exemple.fr.",
        "Pour Les Colibris, Mme Rose Hardy est joignable à l'adresse rose.hardy@colibris.exemple.fr.",
    ))  # fmt: skip
    assert [(r.family_name, r.partner_code) for r in rows] == [("Joseph", "urssaf"), ("Hardy", "")]


@pytest.mark.parametrize("line_end", ["Mme Éléonore\nCousin, inspectrice,", "Mme Éléonore Cousin,\ninspectrice,"])
def test_a_name_or_function_over_the_line_end_is_read_whole(line_end: str) -> None:
    (row,) = contacts_of(Paper().part(
        "referents_table",
        f"Pour la Direction départementale des finances publiques du Lot, {line_end} est joignable au\n"
        "05 65 00 11 08 et à l'adresse e.cousin@dgfip.exemple.fr.",
    ))  # fmt: skip
    assert (row.given_name, row.family_name, row.role) == ("Éléonore", "Cousin", "inspectrice")


@pytest.mark.parametrize("torn", ["Mme\nROCHE Alix", "Mme ROCHE\nAlix", "M. LE\nROCHE Alix"])
def test_a_name_in_a_sentence_is_whole_wherever_the_line_ends(torn: str) -> None:
    (row,) = contacts_of(Paper().part(
        "referents_table",
        f"Pour toute question relevant de la CPAM du Lot, les agents s'adressent à {torn}, coordonnatrice, au\n"
        "05 65 00 11 08 ou par courriel à l'adresse contact@sante.exemple.fr.",
    ))  # fmt: skip
    assert (row.given_name, row.family_name.split()[-1]) == ("Alix", "ROCHE")
    assert row.partner_code == "cnam"


@pytest.mark.parametrize("name", ["M. Paul de Blin", "Mme Éléonore"])
def test_the_label_of_the_next_line_is_no_piece_of_the_name(name: str) -> None:
    (row,) = contacts_of(Paper().part(
        "referents_table", f"CAF du Lot\n{name}\nFonction : conseiller technique\nCourriel : contact@caf46.exemple.fr"
    ))  # fmt: skip
    assert "Fonction" not in row.family_name
    assert row.role == "conseiller technique"


def test_the_verb_at_the_line_end_is_no_piece_of_the_function() -> None:
    (row,) = contacts_of(Paper().part(
        "referents_table",
        "Pour la CAF du Lot, M. Louis Joseph, inspecteur, est\njoignable au 05 65 00 11 01.",
    ))  # fmt: skip
    assert row.role == "inspecteur"


def test_a_mailbox_that_bears_another_row_s_name_is_left_out_with_its_number() -> None:
    rows = contacts_of(Paper().part(
        "referents_table",
        [["Partenaire", "Référent", "Téléphone", "Courriel"],
         ["CAF du Lot", "Mme Odile Castan", "05 65 00 11 02", "laine.theo@laposte.exemple.fr"],
         ["La Poste", "M. Théo Lainé", "05 65 00 11 04", "p.gilles@carsat.exemple.fr"],
         ["CARSAT", "M. Paul Gilles", "", ""],
         ["MSA", "M. Jean Puech", "05 65 00 11 09", "jpu@msa46.exemple.fr"]],
    ))  # fmt: skip
    assert [(r.family_name, r.email, r.phones) for r in rows] == [
        ("Castan", "", ""), ("Lainé", "", ""), ("Gilles", "", ""),
        ("Puech", "jpu@msa46.exemple.fr", "+33565001109"),
    ]  # fmt: skip


def test_a_given_name_alone_is_no_family_name_where_the_mailbox_has_another() -> None:
    lone = PersonName("Mme", "", "Éléonore")
    assert family_by_mailbox(lone, "e.cousin@dgfip.exemple.fr") == PersonName("Mme", "Éléonore", "")
    assert family_by_mailbox(PersonName("M.", "", "Vincent"), "p.vincent@laposte.exemple.fr").family_name == "Vincent"


@pytest.mark.parametrize(("text", "expected"), [
    ("Urssaf Nord-Est", True), ("CARSAT Grand Est", True), ("La Poste est un partenaire", False),
])  # fmt: skip
def test_the_east_is_no_verb(text: str, expected: bool) -> None:
    assert is_organisation(text) is expected


def _block(texts: list[list[str]]) -> Block:
    rows = []
    for line, row in enumerate(texts):
        cells = []
        for column, text in enumerate(row):
            left, top = 60.0 + 90 * column, 100.0 + 14 * line
            words = [PlacedWord(1, Word(w, Box(left, top, left + 40, top + 10)), line) for w in text.split()]
            cells.append(GridCell(RunningText(words), 1, Box(left, top, left + 90, top + 12)))
        rows.append(cells)
    words = RunningText([w for row in rows for cell in row for w in cell.text.words])
    return Block("table", words, 1, Box(50, 50, 550, 700), grid=Grid(rows, 0, 1, 1))


def test_a_column_of_offices_read_as_one_cell_tells_nobodys_office() -> None:
    assert names_several_operators("URSSAF de la Moselle MSA Moselle France Travail CPAM de la Moselle")
    assert not names_several_operators("MSA Moselle et CPAM de la Moselle")
    assert not names_several_operators("Espace commun CAF, CPAM et MSA")


@pytest.mark.parametrize(
    ("confidence", "gap_pt", "family"), [(0.96, 3.0, "SAN MARTIN"), (0.7, 3.0, "SANMARTIN"), (0.96, 1.0, "SANMARTIN")]
)
def test_a_double_name_is_joined_only_where_words_show_a_tear(confidence: float, gap_pt: float, family: str) -> None:
    words, x = [], 0.0
    for text in ("Mme", "Ana", "SAN", "MARTIN"):
        x += gap_pt if text == "MARTIN" else 3.0
        words.append(PlacedWord(1, Word(text, Box(x, 0, x + 20, 10), confidence)))
        x += 20
    name = PersonName("Mme", "Ana", "SAN MARTIN")
    assert joined_by_mailbox(name, "a.sanmartin@x.fr", words).family_name == family
