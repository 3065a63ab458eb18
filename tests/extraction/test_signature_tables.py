"""Signature pages as tables and narrow columns, as conventions bear them. All people and bodies are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from convextract.extraction.signatories import extract
from convextract.extraction.signatories.block_names import with_whole_names
from convextract.extraction.signatories.segments import segments_of
from convextract.reading.page import Box, Cell, Table
from convextract.reading.running_text import RunningText
from convextract.records import Signatory
from signature_papers import Placed, column, ink, paper

DONE: Placed = (70.0, 60.0, "Fait à Bourges, le 3 mars 2023")


def named(rows: list[Signatory]) -> dict[str, Signatory]:
    return {row.family_name: row for row in rows}


def test_bodies_names_and_places_to_sign_in_rows_of_one_table_are_one_person_a_column() -> None:
    rows = [
        ("L'État", "Commune de Saint-", "CPAM du Cher"), ("", "Étienne Agglo", ""),
        ("Mme Odile TISSOT", "M. Luc MAURIN", "Mme Anne BREUIL"), ("Préfète du Cher", "Maire", "Directrice"),
    ]  # fmt: skip
    tops = (80.0, 94.0, 124.0, 138.0)
    lines = [(65 + 150.0 * n, y, text) for row, y in zip(rows, tops, strict=True) for n, text in enumerate(row) if text]
    bounds = ((76, 120), (120, 164), (164, 220))
    cells = tuple(
        Cell(row, place, Box(60 + 150 * place, y0, 210 + 150 * place, y1))
        for row, (y0, y1) in enumerate(bounds)
        for place in range(3)
    )
    table = Table(Box(60, 76, 510, 220), 3, 3, cells)
    found = named(extract(paper([DONE, *lines], tables=[table], signed=[ink(120, 190), ink(430, 190)])))
    assert [(found[n].side, found[n].signature) for n in ("TISSOT", "MAURIN", "BREUIL")] == [
        ("state", "present"), ("manager", "absent"), ("partner", "present"),
    ]  # fmt: skip
    assert (found["MAURIN"].role, found["BREUIL"].partner_code, len(found)) == ("Maire", "cnam", 3)


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("VERNOY", "Claire", True),
        ("Claire", "VERNOY", True),
        ("Monsieur Gabriel LE", "GOFF", True),
        ("Claire VERNOY", "Serge TISSOT", False),
        ("ROCHEVILLE", "Le maire", False),
        ("Commune de Rocheville", "VERNOY", False),
    ],
)
def test_a_name_over_two_lines_is_one_name(above: str, below: str, whole: bool) -> None:
    lines = segments_of(paper(column(70, 70, above, below)).blocks)
    assert len(with_whole_names(lines)) == (1 if whole else 2)


def test_a_form_over_place_and_date_names_who_signs() -> None:
    lines = [
        *column(70, 60, "CAF du Cher", "Représentée par : Mme Odile TISSOT, la directrice", step=30),
        *column(70, 130, "Fait à Bourges, le 3 mars 2023", "Signature et cachet :", step=30),
    ]
    (row,) = extract(paper(lines))
    assert (row.family_name, row.role, row.partner_code) == ("TISSOT", "directrice", "cnaf")


def test_an_unnamed_block_is_the_listed_party_s_of_that_office() -> None:
    lines = [
        *column(70, 70, "Entre :", "Monsieur le Maire de Rocheville, Monsieur Serge TISSOT ;",
                "Madame la Directrice de la Caisse primaire d'assurance maladie du Cher, Madame Anne BREUIL ;",
                "Préambule", "Les parties conviennent de ce qui suit."),
        *column(70, 200, "Fait à Bourges, le 3 mars 2023", "Monsieur le Maire,", step=20),
        (330.0, 220.0, "Madame la Directrice de la CPAM,"),
    ]  # fmt: skip
    found = named(extract(paper(lines, signed=[ink(110, 250), ink(380, 250)])))
    assert set(found) == {"TISSOT", "BREUIL"}
    assert (found["TISSOT"].signature, found["BREUIL"].signature) == ("present", "present")


def test_an_operator_under_the_managers_heading_means_that_the_next_heading_was_lost() -> None:
    lines = [
        "Entre :", "et les gestionnaires :", "Monsieur Serge TISSOT, maire de Rocheville,",
        "Madame Anne BREUIL, directrice de la CAF du Cher,", "Monsieur Paul MAURIN, directeur de la MSA du Cher,",
        "Préambule",
    ]  # fmt: skip
    found = named(extract(paper(column(70, 70, *lines))))
    assert [found[n].side for n in ("TISSOT", "BREUIL", "MAURIN")] == ["manager", "partner", "partner"]


def grid(kinds: list[tuple[str, ...]], top_pt: float) -> tuple[list[Placed], Table]:
    """Rows of a ruled table of three columns, and their lines."""
    cells, lines = [], []
    for row, texts in enumerate(kinds):
        y0 = top_pt + 44 * row
        cells += [Cell(row, place, Box(60 + 150 * place, y0, 210 + 150 * place, y0 + 44)) for place in range(3)]
        lines += [(65 + 150.0 * n, y0 + 6, text) for n, text in enumerate(texts) if text]
    return lines, Table(Box(60, top_pt, 510, top_pt + 44 * len(kinds)), len(kinds), 3, tuple(cells))


def test_bodies_at_the_foot_of_a_page_do_not_spoil_the_groups_above() -> None:
    bodies, names = ("L'État", "Commune d'Aubry", "CPAM du Cher"), ("Odile TISSOT", "Luc MAURIN", "Anne BREUIL")
    lines, table = grid([bodies, names, ("", "", ""), ("MSA du Cher", "La Poste", "Ville de Vion")], 80)
    found = named(extract(paper([DONE, *lines], tables=[table])))
    assert {n: row.organisation for n, row in found.items()} == {
        "TISSOT": "L'État", "MAURIN": "Commune d'Aubry", "BREUIL": "CPAM du Cher",
    }  # fmt: skip


def test_columns_of_civil_status_make_one_name_beside_a_body_of_any_length() -> None:
    heads = [(65.0, 86.0, "Organisme"), (215.0, 86.0, "Nom"), (365.0, 86.0, "Prénom")]
    row = [(65.0, 130.0, "Centre communal d'action sociale"), (65.0, 142.0, "de Vion"), (215.0, 130.0, "MAURIN"),
           (365.0, 130.0, "Luc")]  # fmt: skip
    _, table = grid([("", "", "")] * 2, 80)
    (found,) = extract(paper([DONE, *heads, *row], tables=[table]))
    assert (found.given_name, found.family_name) == ("Luc", "MAURIN")
    assert found.organisation == "Centre communal d'action sociale de Vion"


def test_a_sentence_says_who_signs_for_whom_with_what_office() -> None:
    lines = column(70, 90, "Pour la commune de Vion, le maire, Luc Maurin", "Pour le syndicat du Val, la", step=60)
    below = [(70.0, 162.0, "présidente, Anne Breuil")]
    found = named(extract(paper([DONE, *lines, *below])))
    assert [(found[n].organisation, found[n].role, found[n].side) for n in ("Maurin", "Breuil")] == [
        ("commune de Vion", "maire", "manager"), ("syndicat du Val", "présidente", "manager"),
    ]  # fmt: skip


def test_a_signature_is_headed_by_the_body_whose_it_is() -> None:
    lines = column(70, 90, "Signature de la commune de Vion", "Le maire,", "Luc Maurin", step=30)
    (found,) = extract(paper([DONE, *lines]))
    assert (found.organisation, found.side, found.role) == ("commune de Vion", "manager", "maire")


def test_blocks_that_reading_took_for_one_long_paragraph_are_still_signatures() -> None:
    rows = (("Odile TISSOT", "Luc MAURIN", "Anne BREUIL"), ("Présidente", "Maire", "Directrice"),
            ("Communauté de communes de", "Commune de Vion", "Caisse d'allocations familiales"),
            ("la Vallée de la Petite Yèvre", "et ses hameaux réunis", "du Cher et de l'Indre réunis"),
            ("et des Terres du Haut Val", "par fusion en 2019", "par arrêté ministériel"))  # fmt: skip
    lines = [(65 + 160.0 * n, 90 + 14.0 * y, text) for y, row in enumerate(rows) for n, text in enumerate(row) if text]
    document = paper([DONE, *lines])
    joined = document.blocks[1]
    joined.text = RunningText([
        replace(w, line=round(w.word.box.y0)) for block in document.blocks[1:] for w in block.text.words
    ])  # fmt: skip
    del document.blocks[2:]
    document.parts[0] = replace(document.parts[0], last=2)
    assert len(joined.text.text) > 220
    assert set(named(extract(document))) == {"TISSOT", "MAURIN", "BREUIL"}


def test_an_operator_whose_name_has_an_article_and_a_date_under_a_heading() -> None:
    lines = column(70, 90, "Signature de l'Urssaf Bretagne", "À Vannes, le 25 août 2025", "Anne BREUIL", step=20)
    lines += column(70, 190, "Signature de La Poste", "À Vannes, le 25 août 2025", "Luc MAURIN", step=20)
    found = named(extract(paper([DONE, *lines])))
    assert (found["BREUIL"].organisation, found["MAURIN"].organisation) == ("Urssaf Bretagne", "La Poste")


def test_a_table_whose_headings_come_again_holds_two_people_a_row() -> None:
    heads = ("Signataire", "Signature") * 2
    people = [("L'État", "Odile TISSOT", "Préfète du Cher"), ("CPAM du Cher", "Anne BREUIL", "Directrice")]
    lines = [(65 + 110.0 * n, 80.0, head) for n, head in enumerate(heads)]
    for n, person in enumerate(people):
        lines += [(65 + 220.0 * n, 104 + 14.0 * k, told) for k, told in enumerate(person)]
    cells = tuple(
        Cell(row, place, Box(60 + 110 * place, y0, 170 + 110 * place, y1))
        for row, (y0, y1) in enumerate(((76, 100), (100, 160)))
        for place in range(4)
    )
    table = Table(Box(60, 76, 500, 160), 2, 4, cells)
    found = named(extract(paper([DONE, *lines], tables=[table], signed=[ink(430, 130)])))
    assert {n: (row.partner_code, row.signature) for n, row in found.items()} == {
        "TISSOT": ("etat", "absent"), "BREUIL": ("cnam", "present"),
    }  # fmt: skip
