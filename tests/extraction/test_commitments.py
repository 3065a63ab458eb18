"""Commitments: whose undertaking, in which words, and what is none. All bodies and wordings are invented."""

from __future__ import annotations

import pytest

from convextract.extraction import commitments
from convextract.extraction.commitments.parties import Parties
from convextract.extraction.commitments.subjects import Subject, resolve
from convextract.records.vocabulary import PartKind
from money_papers import paper


def told(text: str, kind: PartKind = "partner_offer", partner_code: str = "") -> list[tuple[str, str]]:
    """(partner codes, text) of every row."""
    return [(row.partner_code, row.text) for row in commitments.extract(paper(text, kind, partner_code))]


PARTIES = """
Entre l'Etat, représenté par la préfète,
et
- la Caisse d'allocations familiales (CAF), représentée par son directeur,
- la MSA des Trois Vallées, représentée par sa directrice,
- La Poste, représentée par son délégué,
ci-après dénommés « les Partenaires »,
et
- la Banque des Territoires, représentée par son directeur,
# Préambule
"""
ALL_THREE = "cnaf|msa|la_poste"


def agreement(text: str) -> list[tuple[str, str]]:
    return told(PARTIES + text, "framework_agreement")


def test_every_bullet_after_a_lead_in_is_an_undertaking_of_its_subject() -> None:
    rows = commitments.extract(
        paper(
            """
            Dans le cadre de la présente convention, la Caf du Val-Clair s'engage à :
            - nommer deux référents joignables par courriel ;
            - former les agents avant le 30 juin 2025.
            """,
            partner_code="cnaf",
        )
    )
    assert [(r.partner_code, r.text) for r in rows] == [
        ("cnaf", "nommer deux référents joignables par courriel ;"),
        ("cnaf", "former les agents avant le 30 juin 2025."),
    ]
    assert [(r.category, r.quantity, r.unit, r.deadline) for r in rows] == [
        ("referent", 2, "référents", ""),
        ("training", None, "", "2025-06-30"),
    ]
    assert (rows[0].page, rows[0].part_id) == (1, "0123456789abcdefp0001")
    assert rows[0].quote == rows[0].text
    assert "Caf du Val-Clair" in rows[0].organisation


def test_a_sub_list_belongs_to_its_bullet() -> None:
    rows = told(
        """
La MSA s'engage à :
- fournir des supports :
    o un dépliant ;
    o une affiche ;
- tenir une permanence.
""",
        partner_code="msa",
    )
    assert [text for _, text in rows] == [
        "fournir des supports : un dépliant ; une affiche ;",
        "tenir une permanence.",
    ]


def test_a_number_goes_on_with_the_list_that_began_it() -> None:
    rows = told(
        """
• EDF s'engage à :
  1. soutenir l'expérimentation ;
• EDF et La Poste s'engagent à :
  - prolonger leur accord ;
  2. informer ses clients.
""",
        "framework_agreement",
    )
    assert rows == [
        ("edf", "soutenir l'expérimentation ;"),
        ("edf|la_poste", "prolonger leur accord ;"),
        ("edf", "informer ses clients."),
    ]


@pytest.mark.parametrize(
    ("sentence", "codes", "text"),
    [
        ("Les Partenaires s'engagent à partager leurs statistiques.", ALL_THREE, "partager leurs statistiques."),
        ("Les partenaires, à l'exception de La Poste, s'engagent à financer.", "cnaf|msa", "financer."),
        (
            "Chacune des parties s'engage à nommer un correspondant.",
            "etat|cnaf|msa|la_poste|banque_des_territoires",
            "nommer un correspondant.",
        ),
        ("L'Etat et les partenaires s'engagent, ensemble, à ouvrir 4 sites.", "etat|" + ALL_THREE, "ouvrir 4 sites."),
        (
            "Les Partenaires s'engagent à mettre à disposition de la MSA leurs données.",
            "cnaf|la_poste",
            "mettre à disposition de la MSA leurs données.",
        ),
        ("La Poste anime 12 sites. Elle s'engage à en ouvrir trois.", "la_poste", "en ouvrir trois."),
        ("La Banque des Territoires s'est engagée à financer le bus.", "banque_des_territoires", "financer le bus."),
        ("La CAF coordonnera le réseau des animateurs.", "cnaf", "coordonnera le réseau des animateurs."),
        ("Les partenaires de l'emploi s'engagent à se réunir en mai.", "", "se réunir en mai."),
    ],
)
def test_who_undertakes_is_resolved_from_the_list_of_parties(sentence: str, codes: str, text: str) -> None:
    assert agreement(sentence) == [(codes, text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Les gestionnaires s'engagent à ouvrir 24 heures par semaine.",
        "Les agents France Services s'engagent à respecter le secret.",
        "Le bénéficiaire s'engage à fournir ses pièces.",
        "Les modalités du partenariat entre La Poste et la CAF seront précisées.",
        "La MSA gère les prestations familiales de ses adhérents.",
    ],
)
def test_duties_of_others_and_plain_statements_are_none(sentence: str) -> None:
    assert agreement(sentence) == []


def test_a_title_or_another_verb_may_announce_the_list() -> None:
    assert told("# Engagements de la CPAM\n- Désigner un référent\n# Contacts\n- Mme Rose Palis") == [
        ("cnam", "Désigner un référent")
    ]
    assert told("L'URSSAF prend les engagements suivants :\n- répondre sous 48 heures aux agents") == [
        ("urssaf", "répondre sous 48 heures aux agents")
    ]


def test_an_offer_tells_what_the_partner_does_for_the_structures() -> None:
    rows = told(
        """
La MSA verse les retraites de ses adhérents.
# Article 1 - Désignation de référents
La MSA (partenaire France Services) désigne un référent pour les structures.
# Article 2 - Formation
Les agents France Services suivent la formation.
La MSA assure la formation des agents d'accueil.
Mail : contact@msa.exemple.fr
""",
        partner_code="msa",
    )
    assert rows == [
        ("msa", "désigne un référent pour les structures."),
        ("msa", "assure la formation des agents d'accueil."),
    ]


def test_a_name_read_with_one_wrong_letter_is_still_the_operator() -> None:
    assert told("La CNAMITS s'engage à former les agents.", "framework_agreement") == [("cnam", "former les agents.")]


def test_the_body_is_told_without_the_clause_that_it_is_the_subject_of() -> None:
    subject = "La Caf 18 assure une mission de conseil dans laquelle elle"
    assert resolve(subject, Parties(), "", None) == Subject(("cnaf",), "La Caf 18")


def test_an_item_torn_by_the_scan_is_one_again() -> None:
    rows = told(
        """
La MSA s'engage à :
- soutenir les organismes dans deux
- départements de montagne ;
- tenir une permanence le mardi, avec
rendez-vous.
""",
        partner_code="msa",
    )
    assert [text for _, text in rows] == [
        "soutenir les organismes dans deux départements de montagne ;",
        "tenir une permanence le mardi, avec rendez-vous.",
    ]


@pytest.mark.parametrize("kind", ["charter", "service_catalogue", "minutes", "web_page", "deliberation", "circular"])
def test_charter_catalogue_and_papers_that_only_report_hold_none(kind: PartKind) -> None:
    assert told("La CAF s'engage à former les agents.", kind) == []


def test_in_a_convention_only_a_named_operator_makes_a_row() -> None:
    text = "Les partenaires s'engagent à former les agents.\nLa CAF s'engage à financer un poste."
    assert told(text, "convention") == [("cnaf", "financer un poste.")]


def test_a_table_of_engagements_has_a_row_each() -> None:
    rows = told("| Partenaire | Engagements |\n| CAF du Val | Former les agents |\n| La Poste | Prêter une tablette |")
    assert rows == [("cnaf", "Former les agents"), ("la_poste", "Prêter une tablette")]


def test_a_table_under_a_lead_in_is_the_list_it_announces() -> None:
    text = "La MSA s'engage à :\n| Actions | Observations |\n| former les agents | en mai |\n| tenir une permanence | |"
    assert told(text, partner_code="msa") == [("msa", "former les agents"), ("msa", "tenir une permanence")]


def test_a_list_that_reading_left_without_bullets_or_as_one_paragraph_is_still_a_list() -> None:
    assert told("La MSA s'engage à :\nformer les agents\ntenir une permanence", partner_code="msa") == [
        ("msa", "former les agents"),
        ("msa", "tenir une permanence"),
    ]
