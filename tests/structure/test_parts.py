"""Bundles fall into their pieces, whatever the layout; what is no convention is known as what it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from convextract.reading.page import Box, Cell, Page, Table
from convextract.records import Part
from convextract.structure import build
from convextract.structure.annexes import annex_header
from convextract.structure.part_kinds import register, title_kind
from typeset_pages import set_line, typeset

BODY = "Les parties travaillent ensemble pour l'accueil du public et rendent compte de leur action au comité. " * 3


def parts(text: str, **options: str) -> list[Part]:
    return [part.record for part in build("0" * 16, "x.pdf", typeset(text, **options)).parts]


def outline(text: str) -> list[tuple[str, str, int, int, str]]:
    return [(p.kind, p.annex_number, p.first_page, p.last_page, p.partner_code) for p in parts(text, footer="{n}")]


CONVENTION = f"""
# Convention départementale France Services de l'Orne
Entre l'État, représenté par le préfet de l'Orne, et les gestionnaires,
## Article 1 - Objet
La présente convention fixe les règles. {BODY}
## Article 2 - Durée
{BODY}
## Liste des annexes
Annexe 1 : Charte nationale d'engagement
Annexe 2 : Modalités de gestion
Annexe 3 : Offre complémentaire par partenaire
Annexe 4 : Référents
"""


def test_a_bundle_with_annex_headers_is_cut_at_each() -> None:
    text = (
        f"{CONVENTION}\f# Annexe 1\n# Charte nationale d'engagement\n{BODY}\f{BODY}"
        f"\f## Annexe 2 : Modalités de gestion\n{BODY}"
        f"\fPRÉFET DE L'ORNE\n## ANNEXE 3\nLa CAF de l'Orne s'engage à former les agents. {BODY}"
        f"\f## ANNEXE 3\nLa MSA s'engage à désigner un référent. {BODY}\f## Annexe 4 - Référents\nCAF : Mme Roy"
    )
    assert outline(text) == [
        ("convention", "", 1, 1, ""),
        ("charter", "1", 2, 3, ""),
        ("management_terms", "2", 4, 4, ""),
        ("partner_offer", "3", 5, 5, "cnaf"),
        ("partner_offer", "3", 6, 6, "msa"),
        ("referents_table", "4", 7, 7, ""),
    ]


def test_a_table_of_contents_under_the_title_opens_no_annex() -> None:
    contents = "SOMMAIRE\nAnnexe 2 – Implantation et horaires ........ 2\nAnnexe 3 – Moyens financiers ........ 3"
    opening = f"Entre l'État, représenté par le préfet de l'Orne, et les gestionnaires,\n{BODY}"
    text = (
        f"# Convention départementale France Services de l'Orne\n{contents}\n{opening}"
        f"\f# Annexe 2 – Implantation et horaires\n{BODY}\f# Annexe 3 – Moyens financiers\n{BODY}"
    )
    assert outline(text) == [
        ("convention", "", 1, 1, ""),
        ("management_terms", "2", 2, 2, ""),
        ("other", "3", 3, 3, ""),
    ]


def test_pieces_without_a_number_take_it_from_the_list_of_annexes() -> None:
    text = f"{CONVENTION}\f# Charte nationale d'engagement\n{BODY}\f# Tableau des référents\nCAF : Mme Roy"
    assert outline(text)[1:] == [("charter", "1", 2, 2, ""), ("referents_table", "4", 3, 3, "")]


def test_an_annex_may_begin_where_the_last_piece_ends() -> None:
    text = f"{CONVENTION}\f## Annexe 2 : Modalités de gestion\n{BODY}\n## Annexe 4 : Référents\nCAF : Mme Roy"
    assert outline(text)[1:] == [("management_terms", "2", 2, 2, ""), ("referents_table", "4", 2, 2, "")]


def test_two_local_partners_have_an_offer_each() -> None:
    text = (
        f"{CONVENTION}\f# Annexe 5 : engagements de la Mission locale du Val\n{BODY}"
        f"\f# Annexe 5 : engagements de l'ADIL du Val\n{BODY}"
    )
    assert outline(text)[1:] == [("partner_offer", "5", 2, 2, "local"), ("partner_offer", "5", 3, 3, "local")]


def test_a_cover_page_belongs_to_what_it_covers() -> None:
    text = f"{CONVENTION}\f# ANNEXE 1\f# Charte nationale d'engagement France Services\n{BODY}"
    assert outline(text)[1:] == [("charter", "1", 2, 3, "")]


def test_a_table_of_referents_whose_title_was_lost_is_a_piece() -> None:
    pages = typeset(f"{CONVENTION}\f## ANNEXE 3\nLa MSA s'engage à désigner un référent. {BODY}")
    phone = "02 33 01 50 1"
    names = [("CAF de l'Orne", "Mme Roy"), ("CPAM", "M. Bon"), ("La Poste", "-"), ("France Travail", "Mme Lys")]
    lines, cells = [], []
    for r, row in enumerate((*name, f"{phone}{n}") for n, name in enumerate(names)):
        for c, text in enumerate(row):
            cells.append(Cell(r, c, Box(70 + 150 * c, 70 + 20 * r, 220 + 150 * c, 90 + 20 * r), (len(lines),)))
            lines.append(replace(set_line(text, 74 + 150 * c, 74 + 20 * r), table=0))
    table = Table(Box(70, 70, 520, 150), 4, 3, tuple(cells))
    pages.append(Page(3, 595, 842, "ocr", tuple(lines), tables=(table,)))
    found = [part.record for part in build("0" * 16, "x.pdf", pages).parts]
    assert [(p.kind, p.annex_number, p.first_page) for p in found][1:] == [
        ("partner_offer", "3", 2),
        ("referents_table", "4", 3),
    ]


def test_a_mention_of_an_annex_in_a_sentence_opens_nothing() -> None:
    text = f"{CONVENTION}\fAnnexe 2 de la présente convention précise les horaires des structures. {BODY}\f{BODY}"
    assert len(outline(text)) == 1


def test_a_deliberation_and_its_convention_are_two_pieces_and_named() -> None:
    deliberation = f"""
# EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS
Nombre de membres en exercice : 19
Objet : Signature de la convention France Services
Le conseil municipal, après en avoir délibéré, approuve. {BODY}
"""
    found = parts(f"{deliberation}\f{CONVENTION}")
    assert [(p.kind, p.title) for p in found] == [
        ("deliberation", "Signature de la convention France Services"),
        ("convention", "Convention départementale France Services de l'Orne"),
    ]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("other", "# FACTURE N° 2023-114\nClient : Mairie\nTotal HT 100,00 €\nTVA 20 %\nTotal TTC 120,00 €"),
        ("other", "# Menus de la cantine\nLundi : Entrée : melon. Plat : poulet. Dessert : pomme"),
        ("minutes", f"# Procès-verbal de la réunion\nPrésents : Mme Roy.\nLa séance est ouverte à 14 h. {BODY}"),
        ("circular", "Paris, le 15 avril 2021\nLa ministre\nà\nMesdames et Messieurs les préfets\nNOR : TERB2109876J\n"
         f"Objet : déploiement\n{BODY}"),
        ("web_page", f"Accueil | Actualités | Contact\n# Un espace ouvre\n{BODY}\nMentions légales | Plan du site"),
        ("convention", "Entre l'État, représenté par le préfet,\net la commune,\n## Art. 1 - Objet\n"
         f"La présente convention a pour objet l'accueil. {BODY}"),
        ("convention", "# AVENANT N° 1\n# À LA CONVENTION FRANCE SERVICES\nArticle 1 : le présent avenant modifie."),
    ],
)  # fmt: skip
def test_a_document_of_one_piece_is_known_as_what_it_is(kind: str, text: str) -> None:
    assert [p.kind for p in parts(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("ANNEXE 5", "5", ""),
        ("Annexe n° 3 : Modalités de gestion", "3", "Modalités de gestion"),
        ("ANNEXE II – Courrier", "II", "Courrier"),
        ("ANNEXE lil - Correspondants", "III", "Correspondants"),
        ("Annexe 5 à la convention départementale : Engagement de la MSA", "5", "Engagement de la MSA"),
        ("Annexe : liste d'émargement", "", "liste d'émargement"),
        ("ANNEXE 5 À LA CONVENTION DÉPARTEMENTALE Apports de la CAF", "5", "Apports de la CAF"),
        ("Annexe 2 à la convention du 3 mars 2023", "2", ""),
        ("ANNEXE 8 | Moyens budgétaires", "8", "Moyens budgétaires"),
        ("Annexe 4 • Le réseau des maisons", "4", "Le réseau des maisons"),
    ],
)
def test_annex_headers_in_every_form(text: str, number: str, title: str) -> None:
    header = annex_header(text)
    assert header is not None
    assert (header.number, header.title) == (number, title)


@pytest.mark.parametrize(
    "text",
    [
        "annexées à la convention",
        "annexe 2 relative au bouquet de services",
        "Annexes",
        "Annexe 4 – Implantation des structures ............. p. 12",
        "Annexe 2 / voir plus bas",
    ],
)
def test_other_words_are_no_annex_headers(text: str) -> None:
    header = annex_header(text)
    assert header is None or not header.number


def test_the_register_of_kinds_is_sound() -> None:
    assert len({signs.kind for signs in register()}) == len(register())
    assert title_kind("Les engagements de La Poste") == ("partner_offer", 2)
    assert title_kind("Une phrase qui ne dit rien") is None


def test_the_verb_of_an_order_opens_nothing() -> None:
    assert title_kind("ARRÊTE : Article 1") is None and title_kind("ARRÊTE :") is None
    assert title_kind("Arrêté préfectoral n° 2021-10") == ("other", 3)
