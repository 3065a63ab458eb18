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
        "Il est attendu de la CAF qu'elle :",
        "Dans le cadre de la présente convention, la CAF :",
        "La CAF du Val-Clair veille à :",
        "La CAF aura à cœur de :",
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


def test_a_long_name_before_a_future_is_still_the_subject() -> None:
    promise = "désignera trois interlocuteurs."
    assert told(f"La Direction départementale des finances publiques du Val-Clair {promise}") == [("dgfip", promise)]


def test_the_staff_of_an_operator_is_the_operator() -> None:
    promise = "tiendront une permanence par mois."
    assert told(f"Des agents de la CPAM {promise}\nLes agents de la structure {promise}") == [("cnam", promise)]


def test_actions_beside_their_pilot_are_undertakings_in_any_paper_of_the_bundle() -> None:
    table = """
# Objet
| Action | Pilote | Échéance |
| Former les agents au compte en ligne | CPAM | 31/12/2024 |
| Mettre en place une ligne dédiée | CAF | mars 2025 |
| Ouvrir la salle aux associations | Mairie | 2025 |
"""
    found = commitments.extract(paper(table, "convention"))
    assert [(row.partner_code, row.text, row.deadline) for row in found] == [
        ("cnam", "Former les agents au compte en ligne", "2024-12-31"),
        ("cnaf", "Mettre en place une ligne dédiée", "2025"),
    ]


def test_a_heading_of_a_column_may_be_the_lead_in() -> None:
    table = """
| Le partenaire s'engage à | La structure s'engage à |
| La CAF : désigner un interlocuteur unique | Informer les usagers de leurs droits |
"""
    assert told(table) == [("cnaf", "désigner un interlocuteur unique")]


def test_a_sentence_goes_on_over_its_items_up_to_the_full_stop() -> None:
    found = told(
        "La CAF s'engage à respecter la charte, dont les principes sont :\n"
        "- La présence est obligatoire. Elle est assurée par les agents ;\n- Chaque porteur est libre."
    )
    assert found == [("cnaf", "respecter la charte, dont les principes sont : La présence est obligatoire.")]


SHARED = "Les opérateurs s'engagent, chacun pour ce qui le concerne, à :"


def test_under_what_all_undertake_an_item_is_of_the_party_before_it() -> None:
    items = "\n- CAF du Val-Clair : désigner un référent ;\n- La Poste : former les agents."
    rows = [("cnaf", "désigner un référent ;"), ("la_poste", "former les agents.")]
    assert told(f"{SHARED}\nAxe 1 – Accompagner{items}") == rows
    assert told(f"{SHARED}\nAccompagner les agents{items}\nFaire connaître le réseau{items}") == rows * 2
    assert told(f"{SHARED}\nAxe 1 – Accompagner{items}\n# Bouquet de services{items}") == rows
    assert told(f"Les démarches accompagnées sont les suivantes :{items}") == []


def test_themes_part_the_list_of_one_party() -> None:
    text = "La CAF s'engage à :\nAxe 1 : former\n- former les agents ;\nAxe 2 : informer\n- prêter deux tablettes."
    assert told(text) == [("cnaf", "former les agents ;"), ("cnaf", "prêter deux tablettes.")]
    assert told(text.replace("Axe 2 : informer", "Attentes envers les agents")) == [("cnaf", "former les agents ;")]


def test_paragraphs_that_end_in_semicolons_are_a_list_whatever_they_begin_with() -> None:
    text = "La MSA prend les engagements suivants :\nPrésence au comité ;\nTenue de 3 permanences.\nAccueil du public."
    assert told(text) == [("msa", "Présence au comité ;"), ("msa", "Tenue de 3 permanences.")]
