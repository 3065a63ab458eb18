"""Layouts of offices: operators across with a card a cell, grids of cards, lists by indent, participations by year."""

from __future__ import annotations

from tests.place_papers import Paper

from convextract.extraction import commitments, contacts, financing, opening_hours, structures
from convextract.extraction.commitments.nodes import Node
from convextract.extraction.commitments.outline import _items_by_indent
from money_papers import paper, running


def told(text: str, code: str = "") -> list[tuple[str, str]]:
    rows = commitments.extract(paper(text, "partner_offer", code))
    return [(row.partner_code, row.text.strip(" .;")) for row in rows]


def test_operators_across_and_houses_down() -> None:
    rows = contacts.extract(Paper().part(
        "referents_table",
        [["Structure", "CAF", "Mission locale"],
         ["France Services\nde Lure", "Mme Élise Rondot\n03 53 01 50 11\nelise.rondot@caf.exemple.fr",
          "M. Jean Grosperrin\n03 53 01 52 33\nj.grosperrin@ml.exemple.fr"],
         ["France Services\nde Gray", "M. Paul Vasset\n03 53 01 50 12\npaul.vasset@caf.exemple.fr",
          "M. Jean Grosperrin\n03 53 01 52 33\nj.grosperrin@ml.exemple.fr"]],
    ).document())  # fmt: skip
    assert [(row.partner_code, row.family_name, row.phones) for row in rows] == [
        ("cnaf", "Rondot", "+33353015011"),
        ("local", "Grosperrin", "+33353015233"),
        ("cnaf", "Vasset", "+33353015012"),
    ]


def test_every_cell_a_card() -> None:
    rows = contacts.extract(Paper().part(
        "referents_table",
        [["MSA de Franche-Comté\nRéférent : M. Paul Vasset\nTél : 03 53 01 50 12\npaul.vasset@msa.exemple.fr",
          "ADIL du Doubs\nRéférente : Mme Élise Rondot\nTél : 03 53 01 50 11\nelise.rondot@adil.exemple.fr"]],
    ).document())  # fmt: skip
    assert [(row.partner_code, row.family_name, row.email) for row in rows] == [
        ("msa", "Vasset", "paul.vasset@msa.exemple.fr"),
        ("local", "Rondot", "elise.rondot@adil.exemple.fr"),
    ]


def test_a_partner_and_its_verb_open_a_list_of_nouns_and_names_head_what_follows() -> None:
    assert told("1. CAF du Val\nLa CAF du Val assure :\n- la formation des agents ;\n- l'équipement de 3 sites.\n"
                "2. La Poste\nLa Poste assure :\n- la tenue de permanences.") == [
        ("cnaf", "la formation des agents"),
        ("cnaf", "l'équipement de 3 sites"),
        ("la_poste", "la tenue de permanences"),
    ]  # fmt: skip


def test_in_an_offer_the_future_promises_and_a_pronoun_goes_on() -> None:
    assert told("La MSA mettra à disposition des affiches.\nElle transmettra un bilan chiffré.", "msa") == [
        ("msa", "mettra à disposition des affiches"),
        ("msa", "transmettra un bilan chiffré"),
    ]


def test_paragraphs_set_in_under_a_colon_are_items() -> None:
    def node(text: str, indent_pt: float) -> Node:
        return Node("paragraph", running(text), "", 0, 1, indent_pt)

    nodes = _items_by_indent(
        [node("La MSA s'engage à :", 0), node("former les agents ;", 16), node("les suivre.", 16), node("Fin.", 0)]
    )
    assert [one.is_item for one in nodes] == [False, True, True, False]


def test_years_across_under_a_participation_of_the_state() -> None:
    text = (
        "Participation financière de l'État au fonctionnement des structures\n"
        "| Bénéficiaire | 2024 | 2025 |\n| France Services de Lure | 30 000 € | 35 000 € |"
    )
    rows = financing.extract(paper(text, "other"))
    assert [(r.payer_code, r.kind, r.period, r.amount) for r in rows] == [
        ("etat", "subsidy", "2024", 30000),
        ("etat", "subsidy", "2025", 35000),
    ]


def test_a_budget_and_who_pays_for_it() -> None:
    text = (
        "Le budget 2024 de la structure France Services de Lure s'élève à 77 000 €. Il est financé par l'État à "
        "hauteur "
        "de 35 000 € (45 %) et par la commune de Lure à hauteur de 42 000 € (55 %)."
    )
    rows = financing.extract(paper(text, "other"))
    assert [(r.payer_code, r.kind, r.amount) for r in rows] == [
        ("", "total", 77000),
        ("etat", "subsidy", 35000),
        ("", "contribution", 42000),
    ]
    assert rows[2].payer == "commune de Lure"


def test_a_bus_named_above_its_round_is_a_house_and_its_stops_are_nobody_else_s() -> None:
    document = Paper().part(
        "management_terms",
        "France Services de Lure", "Gestionnaire : commune de Lure", "Adresse : 3 rue des Écoles, 70200 Lure",
        "Lundi : 9h-12h",
        "Bus France Services du Val : calendrier de la tournée",
        [["Jour de passage", "Commune", "Horaires"], ["Mardi", "Ravières", "9h-12h"], ["Jeudi", "Nozeray", "14h-17h"]],
    ).document()  # fmt: skip
    rows = structures.extract(document)
    assert [(row.name, row.mobility) for row in rows] == [
        ("France Services de Lure", "fixed"),
        ("Bus France Services du Val", "itinerant"),
    ]
    assert rows[0].opening_hours == "Mo 09:00-12:00"
    stops = [(h.place, h.weekday) for h in opening_hours.extract(document)][1:]
    assert stops == [("Ravières", "Tu"), ("Nozeray", "Th")]
