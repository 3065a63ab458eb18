"""The document's own fields: each read where the paper tells it, empty where it does not, always with its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from convextract.extraction.documents import extract
from convextract.extraction.documents.act_stamp import parse_act_id, read_act_id, stamp_lines
from convextract.reading.page import Box, InkRegion, Page
from convextract.records import Document, DocumentEvidence
from convextract.structure import build
from typeset_pages import set_line, typeset

BODY = "Les parties travaillent ensemble pour l'accueil du public et rendent compte de leur action au comité."
STAMP = ("Envoyé en préfecture le 19/12/2022", "Reçu en préfecture le 20/12/2022", "Publié le 22/12/2022")


def read(text: str) -> tuple[Document, dict[str, DocumentEvidence]]:
    return read_pages(typeset(text, footer="{n}"))


def read_pages(pages: list[Page]) -> tuple[Document, dict[str, DocumentEvidence]]:
    row, evidence = extract(build("0" * 16, "x.pdf", pages))
    return row, {e.field: e for e in evidence}


def convention(*, title: str = "Convention France Services", duration: str = "", signed: str = "") -> str:
    return f"""
# {title}
Entre l'État, représenté par le préfet, et la commune,
## Article 1 - Objet
La présente convention a pour objet l'accueil. {BODY}
## Article 2 - Durée
{duration or BODY}
{signed}
"""


@pytest.mark.parametrize(
    ("signed", "place", "date"),
    [
        ("Fait à Vesoul, le 14 mars 2023", "Vesoul", "2023-03-14"),
        ("Fait à Vievy le Rayé le 6 février 2020, en deux exemplaires", "Vievy le Rayé", "2020-02-06"),
        ("Fait en trois exemplaires à Mende, le douze mars deux mille vingt-quatre", "Mende", "2024-03-12"),
        ("Fait à Agen, le 22 mai 2024, en un exemplaire original.", "Agen", "2024-05-22"),
        ("Fait le 3 mars 2023 à Auch", "Auch", "2023-03-03"),
        ("Fait au Puy-en-Velay, le 19 mai 2021", "Le Puy-en-Velay", "2021-05-19"),
        ("Établi en 10 exemplaires, à Besançon, le 16 octobre 2020.", "Besançon", "2020-10-16"),
        ("Conclu en double original. À Auch, le 21.04.20", "Auch", "2020-04-21"),
        ("Dressé à Tulle, le vingt et un avril deux mille vingt", "Tulle", "2020-04-21"),
        ("Albi, le 21.04.2020", "Albi", "2020-04-21"),
        ("Le 21/04/2020, à Albi", "Albi", "2020-04-21"),
        ("En cas de litige, à Auch, le 3 mars 2023 au plus tard, les parties se réunissent.", "", ""),
        ("Fait en deux exemplaires, à Mende, le trente août deux mille vingt et un.", "Mende", "2021-08-30"),
        ("À Saint-Flour, le 3 mars 2023", "Saint-Flour", "2023-03-03"),
        ("Signé électroniquement par Mme Léa Roy le 12/03/2024", "", "2024-03-12"),
        ("Fait à Nanterre, le", "Nanterre", ""),
        ("Fait à ................, le ..............", "", ""),
    ],
)
def test_place_and_date_of_signature(signed: str, place: str, date: str) -> None:
    row, evidence = read(convention(signed=signed))
    assert (row.signed_place, row.signed_date) == (place, date)
    assert ("signed_date" in evidence) == bool(date)


def test_a_missing_date_is_told_to_the_reader() -> None:
    row, _ = read(convention(signed="Fait à Nanterre, le"))
    assert "Date de signature laissée en blanc page 1" in row.problems.split("|")


def test_on_a_scan_a_date_that_was_not_read_is_not_said_to_be_blank() -> None:
    (page,) = typeset(convention(signed="Fait à Nanterre, le"))
    row, _ = read_pages([replace(page, source="ocr")])
    assert "Date de signature non lue page 1" in row.problems and row.signed_date == ""


def test_a_date_written_by_hand_is_not_believed_and_the_reader_is_told() -> None:
    (page,) = typeset(convention(signed="Fait à Nanterre, le 15/11/2074"))
    date = next(word for word in page.words if word.text == "15/11/2074")
    row, _ = read_pages([replace(page, source="ocr", ink=(InkRegion(date.box, "handwriting", 0.7),))])
    assert "Date de signature manuscrite" in row.problems and row.signed_date == ""


def test_two_dates_of_signature_are_told() -> None:
    twice = "Fait à Auch, le 3 mars 2023\nLe préfet du Gers\nFait à Auch, le 9 mars 2023"
    row, _ = read(convention(signed=twice))
    assert row.signed_date == "2023-03-09"
    assert "Deux dates de signature : 03/03/2023 page 1, 09/03/2023 page 1" in row.problems


def test_a_convention_without_department_says_so() -> None:
    row, _ = read(convention())
    assert row.department_code == ""
    assert row.problems.startswith("Département non déterminé")


def test_a_handwritten_date_stays_empty_and_is_told() -> None:
    (page,) = typeset(convention(signed="Fait à Nanterre, le"))
    line = page.lines[-1].box
    ink = InkRegion(Box(line.x1 + 5, line.y0 - 4, line.x1 + 90, line.y1 + 4), "handwriting", 0.9)
    row, _ = read_pages([replace(page, ink=(ink,))])
    assert row.signed_date == ""
    assert "Date de signature manuscrite ou tamponnée, non lue : à lire page 1" in row.problems.split("|")


@pytest.mark.parametrize(
    ("duration", "renewal", "term"),
    [
        ("Elle est établie avec tacite reconduction.", "tacit", ""),
        ("Elle est conclue pour trois ans, renouvelable par reconduction expresse.", "express", ""),
        ("Elle est conclue du 1er janvier 2024 au 31 décembre 2026, sans tacite reconduction.", "none", "2026-12-31"),
        ("Aucune tacite reconduction n'est admise ; elle prend fin le 30 juin 2025.", "none", "2025-06-30"),
        ("La convention est conclue pour deux ans, non renouvelable.", "none", ""),
        ("Elle est valable jusqu'au 31/12/2025 et renouvelable par avenant.", "express", "2025-12-31"),
        ("Elle est conclue pour un an, renouvelable.", "", ""),
        ("Elle est reconduite d'année en année, sauf dénonciation par l'une des parties.", "tacit", ""),
        ("Toute reconduction fait l'objet d'une nouvelle convention.", "express", ""),
    ],
)
def test_term_and_renewal(duration: str, renewal: str, term: str) -> None:
    row, _ = read(convention(duration=duration))
    assert (row.renewal, row.term) == (renewal, term)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Monsieur Paul Aubin, préfet de la Haute-Saône", "70"),
        ("Préfecture du Lot-et-Garonne", "47"),
        ("Département : Hauts-de-Seine", "92"),
        ("la préfète de Mayotte", "976"),
        ("le préfet de la Haute-Corse", "2B"),
        ("la commune de Fontenay-aux-Roses, 92260 Fontenay-aux-Roses, et l'antenne, 92160 Antony", "92"),
        ("les habitants du Nord et ceux de la Manche", ""),
        ("Mesdames et Messieurs les préfets de l'Aisne, du Cantal, du Cher, du Doubs, de l'Eure", ""),
    ],
)  # fmt: skip
def test_the_department_is_named_only_where_one_stands_out(words: str, code: str) -> None:
    row, evidence = read(f"# Convention locale\n{words}\n## Article 1 - Objet\n{BODY}\n## Article 2 - Lieux\n{BODY}")
    assert row.department_code == code
    assert bool(row.department_name) == bool(code)
    assert ("department_code" in evidence) == bool(code)


def test_each_value_shows_where_it_was_read() -> None:
    row, evidence = read(f"{convention()}\f{BODY}\nFait à Vesoul, le 14 mars 2023")
    assert evidence["signed_date"].page == 2
    assert evidence["signed_date"].quote == "14 mars 2023"
    assert evidence["title"].quote == row.title == "Convention France Services"
    assert all(e.bbox and e.method and e.confidence for e in evidence.values())


def stamped(number: int, act: str) -> Page:
    lines = [set_line(text, 330, 20 + 11 * n, role="stamp") for n, text in enumerate((*STAMP, act))]
    return Page(number, 595, 842, "ocr", tuple(lines))


def test_the_act_id_is_taken_apart_and_checked() -> None:
    act = parse_act_id("ID : 092-219200326-20221212-DEL221212_22-DE")
    assert act is not None
    assert (act.department, act.siren, act.act_date, act.number, act.nature) == (
        "92", "219200326", "2022-12-12", "DEL221212_22", "DE",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "ID : 092-219200327-20221212-DEL1-DE",  # the SIREN's check digit is wrong
        "ID : 099-219200326-20221212-DEL1-DE",  # there is no such department
        "ID : 092-219200326-20221312-DEL1-DE",  # there is no month 13
        "Tél : 01 41 13 21 44",
    ],
)
def test_an_act_id_that_does_not_hold_is_refused(text: str) -> None:
    assert parse_act_id(text) is None


def test_pages_vote_on_the_act_id() -> None:
    right, wrong = "ID : 092-219200326-20221212-DEL221212_22-DE", "1D : O92-2192OO326-20221212-DFI221212_22-DE"
    pages = [stamped(1, wrong), stamped(2, right), stamped(3, right.replace("_", " "))]
    found = read_act_id(stamp_lines(pages))
    assert found is not None
    assert found[1].value == "092-219200326-20221212-DEL221212_22-DE"
    assert found[1].evidence.page in (2, 3)


def test_the_stamp_gives_its_dates() -> None:
    pages = [stamped(n, "ID : 092-219200326-20221212-DEL221212_22-DE") for n in (1, 2)]
    row, _ = read_pages(pages + [replace(p, number=3) for p in typeset(convention())])
    assert (row.received_date, row.published_date) == ("2022-12-20", "2022-12-22")


@pytest.mark.parametrize(
    ("lines", "received", "published"),
    [
        (["Accusé de réception en préfecture", "047-214700015-20230315-2023_12-DE", "Date de réception préfecture : "
          "16/03/2023", "Publication : 17/03/2023"], "2023-03-16", "2023-03-17"),
        (["Reçu en sous-préfecture le 16/03/2023", "Affiché le 18/03/2023"], "2023-03-16", "2023-03-18"),
        (["Date de réception préfecture :", "16/03/2023"], "2023-03-16", ""),
        (["Vu la loi publiée au Journal officiel du 13 avril 2000"], "", ""),
    ],
)  # fmt: skip
def test_other_stamps_of_receipt_and_publication(lines: list[str], received: str, published: str) -> None:
    (page,) = typeset(convention())
    stamp = [set_line(text, 330, 700 + 11 * n) for n, text in enumerate(lines)]
    row, _ = read_pages([replace(page, lines=(*page.lines, *stamp))])
    assert (row.received_date, row.published_date) == (received, published)


def test_a_web_page_has_no_date_of_publication_as_an_act() -> None:
    row, _ = read("Accueil | Actualités | Contact\n# Un espace ouvre\nPublié le 12 mars 2021\nMentions légales | Plan")
    assert (row.kind, row.published_date, row.signed_date) == ("web_page", "", "")


def test_a_letter_is_dated_by_its_dateline_even_if_the_stamp_was_misread() -> None:
    letter = "Paris, le 08 OCT. 2619\nLe ministre\nà\nMesdames et Messieurs les préfets\nNOR EATV1026055C\n"
    row, evidence = read(f"{letter}Objet : mise en œuvre de l'accord\n{BODY}")
    assert (row.kind, row.signed_place, row.signed_date) == ("circular", "Paris", "2010-10-08")
    assert row.title == "mise en œuvre de l'accord"
    assert evidence["signed_date"].method.endswith("nor_year")


def test_house_and_place_of_signature_tell_the_department_where_nothing_else_does() -> None:
    rules = "# Règlement intérieur\n# France services de Chaudes-Aigues\n" + BODY
    assert read(rules)[0].department_code == ""  # one sign alone could be a neighbour's
    assert read(rules + "\n\nFait à Chaudes-Aigues, le 2 mai 2023")[0].department_code == "15"
    address = "L'association a son siège 3 place du Marché, 26200 Rocheville. "
    unlisted = convention(duration=address + BODY, signed="Fait à Rocheville, le 17 janvier 2022")
    assert read(unlisted.replace("la commune,", "la France services de Rocheville,"))[0].department_code == "26"


def test_a_deliberation_is_called_by_what_it_decides_and_tells_its_receipt() -> None:
    head = "# Extrait du registre des délibérations du conseil municipal\n\nSéance du 24 janvier 2022\n\n"
    body = f"Délibération n° 2022-01-07 : Convention France services, autorisation de signature\n\n{BODY}\n\n"
    row, _ = read(head + body + "Acte exécutoire après dépôt en préfecture le 27/01/2022 et publication le 28/01/2022")
    assert row.title == "Convention France services, autorisation de signature"
    assert (row.received_date, row.published_date) == ("2022-01-27", "2022-01-28")
