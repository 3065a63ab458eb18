"""References between clauses: what leads nowhere is told, what cites another text is not, however it is written."""

from __future__ import annotations

import random

import pytest

from comparison_papers import FRONT, clauses_of, document
from convextract.comparison import compare_with
from convextract.comparison.links import broken_links, listed_annexes, template_link_faults
from convextract.comparison.template_register import parse_template

TITLES = (
    "Charte nationale d'engagement", "Bouquet de services", "Modalités de gestion propres", "Tableau des référents",
    "Offre complémentaire par partenaire", "Règlement intérieur de la maison", "Mandat type",
)
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")


def listing(rng: random.Random, titles: list[str]) -> tuple[str, list[str]]:
    """A list of annexes in one of the ways that people write them, and its numbers as written."""
    numbers = [ROMAN[n] if (roman := rng.random() < 0.3) and roman else str(n + 1) for n in range(len(titles))]
    sign = rng.choice([" : ", " – ", " - ", " ", ". "])
    word = rng.choice(["Annexe ", "ANNEXE ", "Annexe n° "])
    return " ".join(f"{word}{n}{sign}{t}" for n, t in zip(numbers, titles, strict=True)), numbers


@pytest.mark.parametrize("seed", range(40))
def test_right_references_pass_and_wrong_ones_are_told(seed: int) -> None:
    rng = random.Random(seed)
    titles = rng.sample(TITLES, rng.randint(3, len(TITLES)))
    text, numbers = listing(rng, titles)
    annexes = listed_annexes(text)
    assert list(annexes) == [str(n + 1) for n in range(len(titles))]
    chosen = rng.randrange(len(titles))
    way = rng.choice(["{} figurant en annexe {}", "Voir {}, joint en annexe n° {}", "{} ({}, annexe {})"])
    subject = titles[chosen].lower()
    right = way.format(subject, *([numbers[chosen]] if way.count("{}") == 2 else ["joint", numbers[chosen]]))
    assert broken_links([("art-1", "1", right)], annexes) == []
    wrong = str(rng.choice([n for n in range(1, len(titles) + 3) if n != chosen + 1]))
    found = broken_links([("art-1", "1", right.replace(f" {numbers[chosen]}", f" {wrong}"))], annexes)
    assert len(found) == 1, (right, wrong)
    assert f"l'annexe {wrong}" in found[0].message


@pytest.mark.parametrize("external", [
    "l'article 12 de la loi n° 2000-321", "l'article 28 du RGPD", "l'article 48 et 105 de la loi", "article 6 du code",
    "l'article 17 de l'ordonnance", "l'article 14 des statuts de l'association", "article 9 de la convention cadre",
])
def test_an_article_of_another_text_is_not_sought_here(external: str) -> None:
    assert broken_links([("art-1", "1", f"Conformément à {external}, le gestionnaire agit.")], {}) == []


@pytest.mark.parametrize("own", ["l'article 12", "l'article 12 de la présente convention", "l'article 12 ci-dessus"])
def test_an_article_of_this_text_that_is_not_there_is_told(own: str) -> None:
    assert [b.cited for b in broken_links([("art-1", "1", f"Conformément à {own}.")], {})] == ["article 12"]
    assert broken_links([("art-1", "1", f"Conformément à {own}."), ("x", "12.1", "")], {}) == []


MODEL = """## Art. 1 - Accueil {#art-1}

Les maisons accueillent le public chaque jour ouvré selon les horaires affichés, comme le veut l'article 2.

## Art. 2 - Gestion {#art-2}

Elles sont gérées conformément aux modalités de gestion qui figurent en annexe 1 de la présente convention.

## Art. 3 - Litiges {#art-3}

En cas de litige les parties cherchent un accord amiable avant de saisir le tribunal qui est compétent.

## Liste des annexes {#annexes}

- Annexe 1 : Charte nationale d'engagement
- Annexe 2 : Modalités de gestion propres
"""


def test_a_flaw_of_the_model_is_its_own_and_no_fault_of_the_document() -> None:
    source = FRONT + MODEL
    template = parse_template(source)
    assert [f.line for f in template_link_faults(template, source)] == [15]
    copied = clauses_of(template)
    assert compare_with(document(copied), [template]).problems == []
    own = [(n, t, x.replace("en annexe 1", "en annexe 5")) for n, t, x in copied]
    assert compare_with(document(own), [template]).problems == [
        "Renvoi de la clause art-2 : l'annexe 5 est citée mais ne figure pas dans la liste des annexes."
    ]


def test_a_reference_to_an_article_that_the_document_left_out_is_told() -> None:
    template = parse_template(FRONT + MODEL)
    kept = [c for c in clauses_of(template) if c[0] != "2"]
    assert "l'article 2 est cité mais n'existe pas" in " ".join(compare_with(document(kept), [template]).problems)
