"""Signatories of forms, headed lists and bodies that act through a person. All people and bodies are invented."""

from __future__ import annotations

import pytest

from convextract.extraction.signatories import extract
from convextract.extraction.signatories.offices import Office, cut_office
from convextract.extraction.signatories.slips import slip_in
from convextract.reading.page import Box, Cell, Table
from convextract.reading.running_text import RunningText
from convextract.records import Signatory
from convextract.structure.model import Grid, GridCell
from signature_papers import column, ink, paper
from typeset_pages import set_line


def named(rows: list[Signatory]) -> dict[str, Signatory]:
    return {row.family_name: row for row in rows}


@pytest.mark.parametrize(
    "acts",
    [
        "prise en la personne de son maire en exercice, Monsieur Serge TISSOT",
        "agissant par son maire, Monsieur Serge TISSOT",
        "dont le représentant légal est Monsieur Serge TISSOT, maire",
        "ayant pour représentant légal Monsieur Serge TISSOT, maire",
        "représentée aux présentes par Monsieur Serge TISSOT, maire, dûment habilité",
        "sous la signature de son maire, Monsieur Serge TISSOT",
    ],
)
def test_a_body_acts_through_a_person_and_is_not_the_one_before(acts: str) -> None:
    text = (
        "Monsieur Paul VERNOY, préfet du Cher, agissant au nom et pour le compte de l'État, "
        f"La commune de Rocheville, ayant son siège 9 rue Haute, 18000 Rocheville, {acts},"
    )
    rows = named(extract(paper(column(70, 70, "Entre les soussignés :", text, "Préambule"))))
    assert (rows["VERNOY"].side, rows["VERNOY"].role) == ("state", "préfet du Cher")
    mayor = rows["TISSOT"]
    assert (mayor.side, mayor.organisation, mayor.role, mayor.capacity) == (
        "manager", "commune de Rocheville", "maire", "own")  # fmt: skip


def test_the_office_may_stand_in_brackets_behind_the_body() -> None:
    lines = ["Conclue entre :", "la commune de Rocheville (maire : Madame Odile TISSOT) ;", "Préambule"]
    (row,) = extract(paper(column(70, 70, *lines)))
    assert (row.organisation, row.role, row.side) == ("commune de Rocheville", "maire", "manager")


def test_headings_in_any_order_tell_the_columns_of_a_list_of_parties() -> None:
    texts = [
        ["N°", "Nom", "Fonction", "Prénom", "Titre", "Structure", "Civilité"],
        ["1", "BON", "Maire", "Anne", "", "Commune de Rocheville", "Mme"],
        ["2", "LE GALL", "Préfet du Cher", "Luc", "", "État", "M."],
    ]
    rows = [
        [
            GridCell(RunningText.of_lines([(1, set_line(text, 60 + 70 * x, 90 + 20 * y))]), 1, Box(0, 0, 1, 1))
            for x, text in enumerate(row)
        ]
        for y, row in enumerate(texts)
    ]
    document = paper(column(70, 70, "Convention France Services", "tableau", "Préambule"))
    document.blocks[1].kind, document.blocks[1].grid = "table", Grid(rows, 1, 1, 1)
    found = named(extract(document))
    mayor, prefect = found["BON"], found["LE GALL"]
    assert (mayor.civility, mayor.given_name, mayor.role, mayor.side) == ("Mme", "Anne", "Maire", "manager")
    assert (prefect.side, prefect.given_name, prefect.role) == ("state", "Luc", "Préfet du Cher")


def form_table(top: float, rows: int) -> Table:
    ruled = tuple(
        Cell(row, place, Box(60 + 150 * place, top + 30 * row, 210 + 300 * place, top + 30 * row + 30))
        for row in range(rows)
        for place in (0, 1)
    )
    return Table(Box(60, top, 510, top + 30 * rows), rows, 2, ruled)


def form(top: float, *pairs: tuple[str, str]) -> list[tuple[float, float, str]]:
    placed = []
    for number, (label, value) in enumerate(pairs):
        placed.append((65.0, top + 30 * number + 8, label))
        placed += [(215.0, top + 30 * number + 8, value)] if value else []
    return placed


TISSOT = [("Partie", "Commune de Rocheville"), ("Nom et prénom", "TISSOT Odile"), ("Qualité", "maire")]
MAURIN = [("Partie", "CAF du Cher"), ("Nom et prénom", "MAURIN Paul"), ("Qualité", "directeur"), ("Signature", "")]


def test_ink_in_a_form_is_that_of_the_form_and_an_empty_place_is_absent() -> None:
    pairs = [*TISSOT, ("Signature", ""), *MAURIN]
    lines = [(70.0, 60.0, "Fait à Bourges, le 3 mars 2023"), *form(80, *pairs)]
    found = named(extract(paper(lines, tables=[form_table(80, 8)], signed=[ink(280, 185)])))
    assert (found["TISSOT"].organisation, found["TISSOT"].role) == ("Commune de Rocheville", "maire")
    assert (found["TISSOT"].signature, found["MAURIN"].signature) == ("present", "absent")


def test_a_form_without_its_place_to_sign_is_unknown_not_absent() -> None:
    lines = [(70.0, 60.0, "Fait à Bourges, le 3 mars 2023"), *form(80, *TISSOT)]
    found = named(extract(paper(lines, tables=[form_table(80, 3)])))
    assert found["TISSOT"].signature == "unknown"


def test_an_office_with_its_article_belongs_to_the_name_over_it() -> None:
    lines = [
        (70.0, 60.0, "Fait à Bourges, le 3 mars 2023"),
        *column(70, 90, "Odile TISSOT", "Le maire de la commune de Rocheville", "(cachet et signature)"),
        *column(70, 200, "Paul MAURIN", "Le directeur de la CAF du Cher", "(cachet et signature)"),
    ]
    found = named(extract(paper(lines, signed=[ink(120, 155)])))
    assert (found["TISSOT"].signature, found["MAURIN"].signature) == ("present", "absent")
    assert (found["MAURIN"].role, found["MAURIN"].partner_code) == ("directeur", "cnaf")


def test_people_who_act_for_a_body_in_one_long_paragraph_are_each_its() -> None:
    seat = ", dont le siège est 12, route de la Gare à Vion (18000)" + " et les bureaux place du Marché" * 12
    text = f"Madame Anne BREUIL, présidente, agissant au nom et pour le compte du syndicat mixte du Val{seat}, "
    text += f"Monsieur Luc MAURIN, directeur, agissant au nom et pour le compte de la CAF du Cher{seat}, "
    rows = extract(paper(column(70, 70, "ENTRE", text, "Préambule")))
    assert [(r.family_name, r.organisation, r.side, r.partner_code) for r in rows] == [
        ("BREUIL", "syndicat mixte du Val", "manager", ""),
        ("MAURIN", "CAF du Cher", "partner", "cnaf"),
    ]


def test_an_office_and_the_post_are_told_apart_though_its_name_has_the_article() -> None:
    assert cut_office("La déléguée régionale de La Poste") == Office("déléguée régionale", "La Poste")
    assert cut_office("Le directeur de la Poste du Cher").role == "directeur"


OFFICE_FIRST = [
    "Le préfet du Cher, Monsieur Paul VERNOY ;",
    "La maire de la commune de Rocheville, Madame Odile TISSOT ;",
    "La déléguée régionale de La Poste, Madame Anne BREUIL ;",
    "Le directeur de la CAF du Cher, Monsieur Luc MAURIN ;",
]


@pytest.mark.parametrize("lead", [["La présente convention est conclue par :"], []])
def test_parties_told_office_first_are_a_list_with_and_without_a_lead_in(lead: list[str]) -> None:
    rows = named(extract(paper(column(70, 70, *lead, *OFFICE_FIRST, "Préambule"))))
    assert [(rows[n].side, rows[n].partner_code, rows[n].role) for n in ("VERNOY", "TISSOT", "BREUIL", "MAURIN")] == [
        ("state", "etat", "préfet du Cher"),
        ("manager", "", "maire"),
        ("partner", "la_poste", "déléguée régionale"),
        ("partner", "cnaf", "directeur"),
    ]


def test_two_sentences_about_people_are_no_list_of_parties() -> None:
    lines = [*OFFICE_FIRST[:2], "Les usagers sont reçus par deux agents."]
    assert extract(paper(column(70, 70, *lines, "Préambule"))) == []


@pytest.mark.parametrize(
    ("who", "body", "office"),
    [
        ("soussignée, Madame Odile TISSOT, maire, représentant la commune de Roy", "commune de Roy", "maire"),
        ("soussigné(e) M. Luc MAURIN, agissant en qualité de directeur de la CAF du Cher", "CAF du Cher", "directeur"),
        ("soussigné Luc MAURIN, directeur, agissant au nom de La Poste", "La Poste", "directeur"),
    ],
)
def test_a_slip_says_who_joins_for_whom(who: str, body: str, office: str) -> None:
    found = slip_in(f"Je {who}, déclare approuver la convention.")
    assert found is not None and found[:2] == (body, office)


@pytest.mark.parametrize("who", ["soussigné, Maire de Rocheville", "soussigné(e) ........, maire de ....."])
def test_a_slip_that_nobody_has_filled_in_names_nobody(who: str) -> None:
    assert slip_in(f"Je {who}, certifie l'affichage.") is None


def test_who_joins_by_a_slip_for_the_prefecture_signs_by_delegation() -> None:
    slips = [
        (70.0, 60.0, "Entre l'État, représenté par M. Paul VERNOY, préfet du Cher,"),
        (70.0, 74.0, "la commune de Rocheville, représentée par sa maire, Mme Odile TISSOT,"),
        (70.0, 88.0, "Préambule"),
        (70.0, 110.0, "Je soussignée, Mme Anne BREUIL, secrétaire générale, représentant"),
        (70.0, 122.0, "la préfecture du Cher, déclare approuver la présente convention."),
        (70.0, 138.0, "Cachet et signature :"),
        (70.0, 260.0, "Je soussignée, Mme Odile TISSOT, maire, représentant la commune de"),
        (70.0, 272.0, "Rocheville, déclare approuver la présente convention."),
        (70.0, 288.0, "Cachet et signature :"),
    ]
    rows = named(extract(paper(slips, signed=[ink(120, 190)])))
    assert (rows["BREUIL"].capacity, rows["BREUIL"].signature, rows["BREUIL"].side) == (
        "by_delegation", "present", "state")  # fmt: skip
    assert (rows["TISSOT"].signature, rows["VERNOY"].signature, len(rows)) == ("absent", "unknown", 3)


def test_a_body_over_an_office_that_names_none_is_not_the_one_above() -> None:
    lines = [
        (260.0, 60.0, "Fait à Bourges, le 3 mars 2023"),
        (260.0, 90.0, "Le préfet du Cher,"), (260.0, 150.0, "Paul VERNOY"),
        (240.0, 182.0, "COMMUNE DE ROCHEVILLE"), (260.0, 202.0, "La maire,"), (260.0, 262.0, "Odile TISSOT"),
        (240.0, 294.0, "MSA DU CHER"), (260.0, 314.0, "Le directeur,"), (260.0, 374.0, "Luc MAURIN"),
    ]  # fmt: skip
    rows = named(extract(paper(lines)))
    assert {name: row.organisation for name, row in rows.items()} == {
        "VERNOY": "", "TISSOT": "COMMUNE DE ROCHEVILLE", "MAURIN": "MSA DU CHER",
    }  # fmt: skip


def test_cards_of_the_parties_end_where_the_preamble_begins_and_the_post_keeps_its_article() -> None:
    lines = column(70, 70, "Les signataires", "La Poste", "Madame Anne BREUIL", "Déléguée régionale", "Préambule")
    (row,) = extract(paper(lines))
    assert (row.organisation, row.partner_code, row.side, row.role) == (
        "La Poste", "la_poste", "partner", "Déléguée régionale")  # fmt: skip
