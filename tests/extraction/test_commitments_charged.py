"""Commitments that no `s'engage` announces: parties charged with a list, themes across a table, irregular futures."""

from __future__ import annotations

import pytest

from convextract.extraction import commitments
from convextract.records.vocabulary import PartKind
from money_papers import paper

ITEMS = "\ni. l'accueil de chaque nouvel agent pour un stage de sept jours ;\nii. la remise de deux jeux de dépliants."


def told(text: str, kind: PartKind = "partner_offer") -> list[tuple[str, str]]:
    """(partner codes, text) of every row."""
    return [(row.partner_code, row.text) for row in commitments.extract(paper(text, kind))]


@pytest.mark.parametrize(
    "announcement",
    [
        "Sont pris en charge par la CAF du Val-Clair :",
        "Il appartient à la CAF du Val-Clair de :",
        "Il reviendra à la CAF de :",
        "La CAF du Val-Clair a à sa charge :",
        "La CAF du Val-Clair prend à sa charge :",
        "À la charge de la CAF du Val-Clair :",
        "# Contribution de la CAF du Val-Clair",
        "# Rôle de la CAF",
    ],
)
def test_each_item_of_a_party_charged_is_its_undertaking(announcement: str) -> None:
    assert told(announcement + ITEMS) == [
        ("cnaf", "l'accueil de chaque nouvel agent pour un stage de sept jours ;"),
        ("cnaf", "la remise de deux jeux de dépliants."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Sont pris en charge par les agents de la structure :" + ITEMS,
        "Il appartient au gestionnaire de :" + ITEMS,
        "# Contribution de la CAF\n- 3 500 € en 2023 ;\n- 4 000 € en 2024.",
    ],
)
def test_managers_duties_and_sums_are_no_undertakings(text: str) -> None:
    assert told(text) == []


def test_what_is_charged_counts_in_papers_of_partners_only() -> None:
    assert told("Sont pris en charge par la CAF :" + ITEMS, "minutes") == []


@pytest.mark.parametrize(
    "promise",
    [
        "recevra les usagers sur rendez-vous.",
        "enverra une lettre aux structures.",
        "tiendra deux permanences par mois.",
        "se rendra dans chaque structure.",
        "leur remettra des dépliants.",
        "viendra dans chaque structure.",
    ],
)
def test_irregular_futures_promise(promise: str) -> None:
    assert told(f"La CPAM du Jura {promise}") == [("cnam", promise)]


@pytest.mark.parametrize("fact", ["se réunira à la CAF.", "se traduira par un bilan.", "sera évaluée.", "de l'opéra."])
def test_what_only_happens_is_no_promise(fact: str) -> None:
    assert told(f"La CPAM du Jura {fact}") == []


def test_every_theme_of_a_table_of_operators_holds_undertakings() -> None:
    text = """
    Chaque opérateur s'engage, pour ce qui le concerne, à :
    | Opérateur | Formation | Suivi | Information |
    | CAF du Val-Clair | former les agents deux jours | examiner en priorité les cas | remettre des dépliants |
    | MSA du Lac | ouvrir son portail aux agents || publier une lettre mensuelle |
    """
    assert told(text) == [
        ("cnaf", "former les agents deux jours"),
        ("cnaf", "examiner en priorité les cas"),
        ("cnaf", "remettre des dépliants"),
        ("msa", "ouvrir son portail aux agents"),
        ("msa", "publier une lettre mensuelle"),
    ]
