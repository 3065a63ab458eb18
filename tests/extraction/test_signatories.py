"""Signatories from lists of parties and signature blocks. All people and bodies are invented."""

from __future__ import annotations

import pytest

from convextract.extraction.signatories import extract
from convextract.extraction.signatories.offices import cut_office
from convextract.reading.page import Box, Cell, Table
from convextract.reading.running_text import RunningText
from convextract.records import Signatory
from convextract.structure.model import Grid, GridCell
from signature_papers import cells, column, ink, paper
from typeset_pages import set_line

PARTIES = [
    "Entre,",
    "L'Etat, représenté par Madame Claire Vernoy, Préfète de la Creuse,",
    "et les gestionnaires des France Services :",
    "Monsieur Serge Tissot, Maire, commune de Rocheville ;",
    "Groupe La Poste, représenté par Mme Anne Brunel, Déléguée régionale ;",
    "et les partenaires France Services :",
    "Monsieur Paul Maurin, Directeur de la Caisse d'Allocations Familiales de la Creuse, représenté par Madame "
    "Lucie Fabre, Directrice adjointe,",
    "Préambule",
]


def named(rows: list[Signatory]) -> dict[str, Signatory]:
    return {row.family_name: row for row in rows}


def test_the_list_of_parties_tells_side_office_body_and_who_stands_for_whom() -> None:
    rows = named(extract(paper(column(70, 70, *PARTIES))))
    assert list(rows) == ["Vernoy", "Tissot", "Brunel", "Maurin", "Fabre"]
    assert (rows["Vernoy"].side, rows["Vernoy"].partner_code, rows["Vernoy"].civility) == ("state", "etat", "Mme")
    assert (rows["Tissot"].role, rows["Tissot"].organisation) == ("Maire", "commune de Rocheville")
    assert (rows["Brunel"].side, rows["Brunel"].partner_code) == ("manager", "")
    assert rows["Maurin"].partner_code == "cnaf"
    assert (rows["Fabre"].capacity, rows["Fabre"].partner_code) == ("represented_by", "cnaf")
    assert {row.signature for row in rows.values()} == {"unknown"}


def test_a_person_of_list_and_block_is_one_row_on_the_page_of_the_list() -> None:
    blocks = [(70.0, 80.0, "Fait à Guéret, le 3 mars 2023"), *column(70, 110, "Serge TISSOT", "Maire de Rocheville")]
    rows = named(extract(paper(column(70, 70, *PARTIES), blocks, signed=[ink(120, 160)])))
    assert len(rows) == 5
    assert (rows["Tissot"].page, rows["Tissot"].signature) == (1, "present")
    assert rows["Tissot"].family_name == "Tissot"


def test_columns_role_first_and_name_first_each_keep_their_own_lines() -> None:
    lines = [
        (70.0, 60.0, "Fait à Guéret, le 3 mars 2023"),
        *column(70, 90, "La Préfète", "Claire Vernoy", step=30),
        *column(320, 90, "Serge Tissot", "Président", "communauté de communes du Haut-Pays"),
        *column(70, 300, "Le Directeur général de la MSA,", "Paul Maurin", step=40),
    ]
    rows = named(extract(paper(lines, signed=[ink(120, 150), ink(380, 150)])))
    assert (rows["Vernoy"].role, rows["Vernoy"].signature) == ("Préfète", "present")
    assert (rows["Tissot"].organisation, rows["Tissot"].signature) == ("communauté de communes du Haut-Pays", "present")
    assert (rows["Maurin"].partner_code, rows["Maurin"].signature) == ("msa", "absent")


def test_a_heading_in_a_cell_is_for_that_cell_and_ink_for_the_one_who_signs() -> None:
    left, right = (60, 80, 290, 240), (290, 80, 520, 240)
    lines = [
        (70.0, 60.0, "Les signataires :"),
        *column(70, 90, "Gestionnaire", "Madame Odile Tissot", "Maire de la commune de Rocheville"),
        *column(300, 90, "Madame Claire Vernoy", "Directrice de la CPAM", "Pour la Directrice et par délégation,",
                "Monsieur Rémi Fabre", "Directeur adjoint"),
    ]
    found = extract(paper(lines, tables=[cells(left, right)], signed=[ink(130, 150), ink(380, 200)]))
    rows = named(found)
    assert (rows["Tissot"].side, rows["Tissot"].signature) == ("manager", "present")
    assert (rows["Vernoy"].side, rows["Vernoy"].signature) == ("partner", "absent")
    assert (rows["Fabre"].capacity, rows["Fabre"].signature) == ("by_delegation", "present")
    assert rows["Fabre"].partner_code == "cnam"


def test_of_a_table_of_people_each_row_is_one_signer() -> None:
    heads = [(65.0, 84.0, "Organisme"), (225.0, 84.0, "Nom et prénom"), (385.0, 84.0, "Signature")]
    rows = [
        (65.0, 110.0, "CAF de la Creuse"), (225.0, 110.0, "MAURIN Paul"), (225.0, 124.0, "Directeur"),
        (65.0, 160.0, "Commune de Rocheville"), (225.0, 160.0, "Odile Tissot"), (225.0, 174.0, "Maire"),
    ]
    ruled = [(x, y, x + 160, y + h, r, c) for r, (y, h) in enumerate([(80, 24), (104, 50), (154, 50)])
             for c, x in enumerate((60, 220, 380))]
    table = Table(Box(60, 80, 540, 204), 3, 3, tuple(Cell(r, c, Box(*box)) for *box, r, c in ruled))
    lines = [(70.0, 60.0, "Les signataires :"), *heads, *rows]
    found = named(extract(paper(lines, tables=[table], signed=[ink(450, 130)])))
    maurin = found["MAURIN"]
    assert (maurin.partner_code, maurin.role, maurin.signature) == ("cnaf", "Directeur", "present")
    assert (found["Tissot"].organisation, found["Tissot"].signature) == ("Commune de Rocheville", "absent")


def test_pour_and_a_body_over_two_lines_is_for_those_below_it() -> None:
    lines = [
        (70.0, 60.0, "Fait à Guéret, le 3 mars 2023"),
        *column(70, 90, "Pour la communauté de communes Val de", "Creuse,", "Le Président,"),
        (70.0, 170.0, "M. Serge Tissot"),
        *column(70, 230, "Pour La Poste,", "La Déléguée territoriale,"), (70.0, 300.0, "Mme Anne Brunel"),
        *column(70, 360, "Le Préfet,"), (70.0, 420.0, "Paul Maurin"),
    ]
    rows = named(extract(paper(lines)))
    assert (rows["Tissot"].role, rows["Tissot"].organisation) == ("Président", "communauté de communes Val de Creuse")
    assert (rows["Brunel"].organisation, rows["Brunel"].partner_code) == ("La Poste", "la_poste")
    assert (rows["Maurin"].side, rows["Maurin"].organisation) == ("state", "")


def test_parties_in_one_sentence_are_told_apart_and_denominated() -> None:
    sentence = (
        "Entre la CAF de la Creuse, représentée par Monsieur Paul Maurin, directeur, la MSA du Limousin, représentée "
        "par Madame Anne Brunel, directrice, et la CPAM de la Creuse, représentée par Monsieur Luc Fabre, ci-après "
        "dénommées « les partenaires »,"
    )
    rows = named(extract(paper(column(70, 70, sentence, "Préambule"))))
    told = [(row.partner_code, row.capacity, row.side) for row in rows.values()]
    assert told == [("cnaf", "own", "partner"), ("msa", "own", "partner"), ("cnam", "own", "partner")]
    assert [row.role for row in rows.values()] == ["directeur", "directrice", ""]


def test_a_role_ends_before_the_next_party_and_before_what_is_agreed() -> None:
    sentence = (
        "Entre l'État, représenté par Mme Anne Brunel, préfète du Lot, Et la communauté de communes Causses et "
        "Vallées, représentée par M. Luc Fabre, président, Il est convenu ce qui suit :"
    )
    rows = named(extract(paper(column(70, 70, sentence, "Préambule"))))
    assert {name: (row.role, row.side, row.capacity) for name, row in rows.items()} == {
        "Brunel": ("préfète du Lot", "state", "own"),
        "Fabre": ("président", "manager", "own"),
    }
    assert rows["Fabre"].organisation == "communauté de communes Causses et Vallées"


def test_the_list_of_parties_may_be_a_table() -> None:
    document = paper(column(70, 70, "La présente convention est conclue entre :", "tableau", "Préambule"))
    texts = [["Partie", "Représentée par", "Qualité"],
             ["Les collectivités et organismes porteurs"], ["MSA Limousin", "Madame Anne Brunel", "Présidente"],
             ["Partenaires"], ["CPAM de la Creuse", "M. Luc Fabre", "Directeur général"]]
    rows = [
        [GridCell(RunningText.of_lines([(1, set_line(text, 70 + 150 * x, 90 + 20 * y))]), 1, Box(0, 0, 1, 1))
         for x, text in enumerate(row)]
        for y, row in enumerate(texts)
    ]
    document.blocks[1].kind, document.blocks[1].grid = "table", Grid(rows, 1, 1, 1)
    found = named(extract(document))
    assert (found["Brunel"].side, found["Brunel"].partner_code, found["Brunel"].role) == ("manager", "", "Présidente")
    assert (found["Fabre"].side, found["Fabre"].partner_code, found["Fabre"].organisation) == (
        "partner", "cnam", "CPAM de la Creuse")


def test_who_is_signed_for_keeps_a_row_of_his_own() -> None:
    lines = [
        (70.0, 60.0, "Fait à Paris, le 3 mars 2023"),
        *column(70, 90, "Pour Henri TISSOT, Président Directeur", "Général d'Electricité de France, et par",
                "délégation, le Directeur Exécutif,", "Jean-Louis FABRE"),
    ]
    rows = named(extract(paper(lines, kind="framework_agreement", signed=[ink(120, 115)])))
    assert (rows["TISSOT"].capacity, rows["TISSOT"].signature) == ("own", "absent")
    assert rows["FABRE"].capacity == "by_delegation"
    assert rows["FABRE"].partner_code == rows["TISSOT"].partner_code == "edf"


@pytest.mark.parametrize(
    ("lines", "role", "side"),
    [
        (["Pour le Préfet et par délégation,", "Le Secrétaire général,"], "Secrétaire général", "state"),
        (["Le Préfet,", "Pour le Préfet et par délégation", "La Sous-préfète"], "Sous-préfète", "state"),
        (["Pour le Maire par délégation", "Le Directeur Général des Services"], "Directeur Général des Services",
         "manager"),
        (["Pour la Directrice de la CAF de la Creuse,", "l'adjoint"], "adjoint", "partner"),
    ],
)
def test_who_signs_for_an_office_signs_by_delegation_and_on_its_side(lines: list[str], role: str, side: str) -> None:
    document = paper(column(70, 60, "Fait à Guéret, le 3 mars 2023", *lines, "Anne Brunel"))
    (row,) = extract(document)
    assert (row.family_name, row.role, row.side, row.capacity) == ("Brunel", role, side, "by_delegation")


def test_an_unnamed_block_counts_only_with_ink_and_a_stamp_is_no_ink() -> None:
    lines = [
        (70.0, 60.0, "Les signataires :"),
        *column(70, 90, "PRÉFET", "DE LA CREUSE"),
        *column(320, 90, "DIRECTION GÉNÉRALE", "DES FINANCES PUBLIQUES"),
    ]
    rows = extract(paper(lines, signed=[ink(120, 140), ink(380, 140, "stamp")]))
    assert [(row.family_name, row.side, row.signature) for row in rows] == [("", "state", "present")]


def test_a_surname_left_of_a_name_under_ink_is_doubtful_but_not_lost() -> None:
    lines = [(70.0, 60.0, "Fait à Blois"), *column(70, 90, "Le Directeur de la MSA du Limousin", "MAURIN", step=40)]
    (row,) = extract(paper(lines, signed=[ink(120, 118)]))
    assert (row.family_name, row.organisation, row.signature) == ("MAURIN", "MSA du Limousin", "present")
    assert row.confidence is not None and row.confidence < 0.7


def test_a_witness_is_told_from_the_parties() -> None:
    witness = column(70, 90, "En présence de Nicolas Tissot,", "Président du Conseil départemental")
    lines = [(70.0, 60.0, "Fait à Blois"), *witness]
    (row,) = extract(paper(lines))
    assert (row.side, row.family_name, row.role, row.partner_code) == ("witness", "Tissot", "Président", "")


def test_a_deliberation_is_signed_by_the_body_that_deliberates() -> None:
    lines = [
        *column(70, 60, "VILLE DE ROCHEVILLE", "Etaient présents : MAURIN Paul, FABRE Lucie, BRUNEL Anne",
                "M. BRUNEL pouvoir à Mme FABRE"),
        *column(100, 300, "Pour extrait conforme", "Le Maire", "Serge Tissot", step=30),
    ]
    (row,) = extract(paper(lines, kind="deliberation", signed=[ink(130, 350)]))
    assert (row.family_name, row.side, row.organisation) == ("Tissot", "manager", "VILLE DE ROCHEVILLE")


@pytest.mark.parametrize("kind", ["minutes", "attendance_list", "web_page", "referents_table", "other"])
def test_people_who_were_there_or_can_be_reached_sign_nothing(kind: str) -> None:
    lines = column(70, 60, "Fait à Guéret, le 3 mars 2023", "Madame Claire Vernoy", "Directrice de la CPAM")
    assert extract(paper(lines, kind=kind)) == []


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        ("Président de la communauté de communes du Haut-Pays", "Président", "communauté de communes du Haut-Pays"),
        ("Préfet de la Creuse", "Préfet de la Creuse", ""),
        ("Maire de Rocheville-aux-Bois", "Maire", "Rocheville-aux-Bois"),
        ("Directeur départemental des Finances publiques", "Directeur départemental", "Finances publiques"),
        ("Présidente du Conseil d'Administration", "Présidente du Conseil d'Administration", ""),
        ("Directrice\nCaisse d'Allocations Familiales", "Directrice", "Caisse d'Allocations Familiales"),
        ("Président, Mutualité Sociale Agricole Berry, Touraine", "Président",
         "Mutualité Sociale Agricole Berry, Touraine"),
        ("Chef de projet, réseau La Poste", "Chef de projet, réseau La Poste", "La Poste"),
    ],
)
def test_the_title_ends_where_the_body_begins(text: str, role: str, organisation: str) -> None:
    office = cut_office(text)
    assert (office.role, office.organisation) == (role, organisation)
