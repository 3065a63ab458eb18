"""Clauses are numbered as the document numbers them; numbers in sentences and lists open none."""

from __future__ import annotations

import pytest

from convextract.structure import build
from convextract.structure.model import ClauseSpan
from convextract.structure.numbering import readings, step_cost, written
from typeset_pages import typeset

BODY = "Les parties travaillent ensemble pour l'accueil du public et rendent compte de leur action au comité."


def clauses(text: str, source: str = "text_layer") -> dict[str, ClauseSpan]:
    document = build("0" * 16, "x.pdf", typeset(text, source=source))
    return {clause.number: clause for clause in document.clauses}


CONVENTION = f"""
# Convention départementale France Services du Gers
Entre l'État, représenté par le préfet du Gers, et la commune de Valbrune,
## Préambule
{BODY}
France Services porte deux priorités :
- Un ancrage local : chaque structure est proche des habitants.
- Un renforcement du maillage.
Ceci exposé, il est convenu ce qui suit.
## Art. 1 - Objet
La convention fixe :
1. les horaires ;
2. les locaux.
## Art. 2 - Obligations
## 2.1 Horaires
{BODY} Voir l'article
4 de la loi du 12 avril 2000.
## 2.2 Locaux
{BODY}
## Art. 3 - Durée
Elle est conclue avec tacite reconduction.
Fait à Auch, le 3 mars 2023
Les signataires :
Le préfet
## Liste des annexes jointes à la convention
Annexe 1 : Charte nationale d'engagement
Annexe 2 : Bouquet de services
"""


def test_articles_and_their_parts_are_found_in_order() -> None:
    assert list(clauses(CONVENTION)) == [
        "preamble", "preamble-1", "preamble-2", "1", "2", "2.1", "2.2", "3", "annexes",
    ]  # fmt: skip


def test_a_clause_has_its_title_and_its_whole_body_and_no_more() -> None:
    found = clauses(CONVENTION)
    assert found["1"].title.text == "Objet"
    assert found["1"].body.text == "La convention fixe : les horaires ; les locaux."
    assert found["2"].body.text == ""
    assert found["2.1"].body.text.endswith("Voir l'article 4 de la loi du 12 avril 2000.")
    assert found["3"].body.text == "Elle est conclue avec tacite reconduction."


def test_priorities_have_title_and_text() -> None:
    found = clauses(CONVENTION)
    assert found["preamble-1"].title.text == "Un ancrage local"
    assert found["preamble-1"].body.text == "chaque structure est proche des habitants."
    assert found["preamble-2"].title.text == "Un renforcement du maillage."
    assert found["preamble-2"].body.text == ""


def test_the_list_of_annexes_is_a_clause() -> None:
    annexes = clauses(CONVENTION)["annexes"]
    assert annexes.title.text == "Liste des annexes jointes à la convention"
    assert annexes.body.text == "Annexe 1 : Charte nationale d'engagement Annexe 2 : Bouquet de services"


@pytest.mark.parametrize(
    "heads",
    [
        ("ARTICLE 1er – OBJET", "ARTICLE 2 – DURÉE", "2-1 Terme", "ARTICLE 3 – LITIGES"),
        ("Article 1. Objet", "Article 2. Durée", "2.1. Terme", "Article 3. Litiges"),
        ("Art. l - Objet", "Art. 2 - Durée", "2,1 Terme", "Art. 3 - Litiges"),
        ("Article premier : Objet", "Article II : Durée", "2.1 Terme", "Article III : Litiges"),
        ("1. Objet", "2. Durée", "2.1 Terme", "3. Litiges"),
    ],
)
def test_every_style_of_numbering_gives_the_same_numbers(heads: tuple[str, ...]) -> None:
    title = "# Convention locale France Services de Valbrune\n"
    text = title + "\n".join(f"## {head}\n{BODY}" for head in heads)
    assert list(clauses(text)) == ["1", "2", "2.1", "3"]


def test_an_article_without_title_is_body_from_its_first_word() -> None:
    text = "# Avenant n° 1 à la convention\nArticle 1 : L'article 4.2 est supprimé.\nArticle 2 : Il prend effet."
    found = clauses(text)
    assert found["1"].body.text == "L'article 4.2 est supprimé."
    assert found["1"].title.text == ""


def test_the_number_of_an_article_may_stand_alone_above_its_title() -> None:
    text = CONVENTION
    for number, title in (("1", "Objet"), ("2", "Obligations"), ("3", "Durée")):
        text = text.replace(f"## Art. {number} - {title}", f"## ARTICLE {number}\n\n## {title}")
    found = clauses(text)
    assert list(found) == list(clauses(CONVENTION))
    assert [found[n].title.text for n in "123"] == ["Objet", "Obligations", "Durée"]
    assert found["2"].body.text == "" and found["3"].body.text == "Elle est conclue avec tacite reconduction."


def test_the_number_of_a_law_at_the_head_of_a_line_is_no_marker() -> None:
    found = clauses(CONVENTION.replace("4 de la loi du 12 avril 2000", "48 de la loi no\n78-17 du 6 janvier 1978"))
    assert "loi no 78-17 du 6 janvier 1978" in found["2.1"].body.text


@pytest.mark.parametrize(
    "closing",
    [
        "Établi en trois exemplaires, à Auch, le 3 mars 2023\n\nClaire Vernoy",
        "Conclu en double exemplaire, à Auch, le 3 mars 2023.\nClaire Vernoy, préfète",
        "Auch, le 03.03.2023\n\nClaire Vernoy",
        "Le 3 mars 2023, à Auch\n\nClaire Vernoy",
        "SIGNATURES\n\nClaire Vernoy",
        "Pour l'État,\n\nLe préfet\n\nClaire Vernoy\n\nPour la commune de Valbrune,\n\nLe maire",
        "Lu et approuvé\n\nClaire Vernoy",
    ],
)
def test_the_last_clause_ends_where_people_sign(closing: str) -> None:
    text = CONVENTION.replace("Fait à Auch, le 3 mars 2023\nLes signataires :\nLe préfet", closing)
    assert clauses(text)["3"].body.text == "Elle est conclue avec tacite reconduction."


def test_a_document_that_is_no_convention_has_no_clauses() -> None:
    assert not clauses(f"# Facture n° 12\n## 1. Objet\n{BODY}\n## 2. Prix\nTotal TTC 120 €")


def test_damaged_numbers_have_the_readings_that_a_sequence_can_choose_from() -> None:
    assert (5, 2, 1) in readings("5.21")
    assert (1,) in readings("l")
    assert (4, 2) in readings("4,2")
    assert readings("4.2") == {(4, 2): 0.0}
    assert written((5, 2, 1)) == "5.2.1"


def test_numbers_follow_one_another_up_and_down() -> None:
    assert step_cost((4,), (4, 1)) == 0
    assert step_cost((5, 2, 4), (5, 3)) == 0
    assert step_cost((5, 3), (6,)) == 0
    assert step_cost((4, 4), (4, 6)) > 0  # type: ignore[operator]
    assert step_cost((5,), (4,)) is None
    assert step_cost((2,), (12, 4, 2)) is None
