"""Structures: every house of a convention with what the paper says of it, from tables, cards, parties or prose."""

from __future__ import annotations

import pytest
from tests.place_papers import Paper

from convextract.extraction import opening_hours, structures
from convextract.extraction.houses.mending import mend_name
from convextract.extraction.houses.model import HouseDraft, manager_type
from convextract.extraction.houses.names import find_structure_names, same_structure, which_structures
from convextract.extraction.opening_hours.recurrences import share_of_weeks
from convextract.extraction.structures.rows import _reading_certainty
from convextract.reading.page import Box, Word
from convextract.reading.running_text import PlacedWord
from convextract.records import Structure


def houses_of(paper: Paper) -> list[Structure]:
    document = paper.document()
    return structures.extract(document, opening_hours.extract(document))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('gestionnaire de la "France services" itinérante Val de Lure,', ["France services itinérante Val de Lure"]),
        ('gestionnaire de la "France services", Pimm\'s de Lure, et', ["France services, Pimm's de Lure"]),
        ("Tournée du Bus France Services de la Haute-Lanterne", ["Bus France Services de la Haute-Lanterne"]),
        ("l'espace France Services de Lure-sur-Ognon est ouvert", ["France Services de Lure-sur-Ognon"]),
        ("France Services La Poste de Lure", ["France Services La Poste de Lure"]),
        ("les structures France Services des Hauts-de-Seine", []),
        ("les France Services sont ouvertes 24 heures par semaine", []),
        ("Convention départementale France Services Haute-Saône", []),
        ("accord cadre national France Services Le Préfet", []),
        ("bouquet de services France Services Annexe 2", []),
    ],
)
def test_names_of_houses_in_text(text: str, names: list[str]) -> None:
    assert [mention.name for mention in find_structure_names(text)] == names


def test_spellings_of_one_house_are_one_house() -> None:
    assert same_structure("France services de Lure", "FRANCE SERVICES - LURE")
    assert not same_structure("France Services de Lure", "France Services de Vesoul")
    assert which_structures("pour Lure et la France Services du Haut-Durgeon",
                            ["France Services du Haut-Durgeon", "France Services de Lure"]) == [
        "France Services de Lure", "France Services du Haut-Durgeon"
    ]  # fmt: skip


def test_a_directory_in_a_table() -> None:
    (row,) = houses_of(Paper().part(
        "management_terms",
        [["Structure", "Gestionnaire", "Adresse", "Téléphone", "Courriel", "Agents"],
         ["France Services du\nHaut-Durgeon", "communauté de\ncommunes du Haut-Durgeon",
          "17 rue des Tanneurs\n70240 Vellefrange", "03 53 01 27 08", "accueil@haut-\ndurgeon.exemple.fr", "2"],
         ["Total", "", "", "", "", "2"]],
    ))  # fmt: skip
    assert (row.name, row.manager, row.manager_type) == (
        "France Services du Haut-Durgeon", "communauté de communes du Haut-Durgeon", "epci"
    )  # fmt: skip
    assert (row.address, row.postcode, row.commune) == ("17 rue des Tanneurs", "70240", "Vellefrange")
    assert (row.phone, row.email, row.staff) == ("+33353012708", "accueil@haut-durgeon.exemple.fr", 2)
    assert row.mobility == "fixed" and row.page == 1 and row.quote


def test_a_table_on_its_side_tells_the_same() -> None:
    (row,) = houses_of(Paper().part(
        "management_terms",
        [["Nom de la structure", "France Services de Lure"],
         ["Structure porteuse", "Association Familles de Lure"],
         ["Adresse", "3 rue du Four 70200 Lure"],
         ["Effectif", "une responsable et 2 agents"],
         ["Horaires d'ouverture", "du lundi au vendredi de 9h à 12h"]],
    ))  # fmt: skip
    assert (row.name, row.manager_type, row.staff) == ("France Services de Lure", "association", 3)
    assert (row.opening_hours, row.weekly_hours, row.days_open) == ("Mo-Fr 09:00-12:00", 15, 5)


@pytest.mark.parametrize("cut", [("fs@saint-remy-", "la-foret.exemple.fr"), ("fs@saint-remy-la-foret.ex", "emple.fr")])
def test_a_mailbox_goes_on_in_the_next_line_of_whatever_block(cut: tuple[str, str]) -> None:
    lines = ("France Services de Lure", "Effectif : 2 agents", f"Courriel : {cut[0]}", cut[1], "Téléphone : 3949")
    (row,) = houses_of(Paper().part("management_terms", *lines))
    assert (row.email, row.phone) == ("fs@saint-remy-la-foret.exemple.fr", "3949")


@pytest.mark.parametrize(("confidence", "email"), [
    (0.9, "fs@yvrandes-en-vallee.exemple.fr"), (1.0, "fs@y.vrandes-en-vallee.exemple.fr"),
])
def test_specks_in_a_recognised_domain_are_no_full_stops(confidence: float, email: str) -> None:
    reach = "Courriel : fs@y.vrandes-en-vallee.exemple.fr"
    lines = ("France Services d'Yvrandes-en-Vallée", "Effectif : 2 agents", reach)
    (row,) = houses_of(Paper().part("management_terms", *lines, confidence=confidence))
    assert row.email == email


@pytest.mark.parametrize(("read", "meant"), [
    ("vaizelles", "varzelles"), ("saintremy", "saintremy"), ("varzelle", "varzelle"), ("vaizellos", "vaizellos"),
])
def test_a_domain_one_letter_from_the_place_is_the_places(read: str, meant: str) -> None:
    name = "France Services de Saint-Rémy" if "remy" in read else "France Services de Varzelles"
    lines = (name, "Effectif : 2 agents", f"Courriel : fs@{read}.exemple.fr")
    (row,) = houses_of(Paper().part("management_terms", *lines, confidence=0.9))
    assert row.email == f"fs@{meant}.exemple.fr"


def test_houses_of_the_list_of_parties_need_no_annex() -> None:
    rows = houses_of(Paper().part(
        "convention",
        "Monsieur Claude Petit, Président de la communauté de communes Val de Lure,\n"
        'gestionnaire de la "France services" itinérante Val de Lure,',
        'Madame Anne Roux, Présidente de l\'association Proximité, gestionnaire de la "France services" de Lure',
    ))  # fmt: skip
    assert [(r.name, r.manager, r.mobility) for r in rows] == [
        ("France services itinérante Val de Lure", "communauté de communes Val de Lure", "itinerant"),
        ("France services de Lure", "association Proximité", "fixed"),
    ]


def test_the_only_house_is_described_in_prose() -> None:
    (row,) = houses_of(Paper().part(
        "deliberation", "La France Services de Lure ouvre. La Commune de Lure gère la France Services de Lure."
    ).part(
        "management_terms",
        "La France Services de Lure dispose d'un local situé au 34 rue des Tilleuls, dans le centre.",
        "L'équipe se compose d'une responsable et de 2 agents.",
        "Courriel : france.services@lure.exemple.fr\nTéléphone : 03 53 01 00 44",
    ))  # fmt: skip
    assert (row.name, row.manager, row.address) == ("France Services de Lure", "Commune de Lure", "34 rue des Tilleuls")
    assert (row.email, row.phone, row.staff) == ("france.services@lure.exemple.fr", "+33353010044", 3)


def test_an_avenant_replaces_the_hours() -> None:
    card = "France Services de Lure\nAdresse : 3 rue du Four, 70200 Lure\nEffectif : 2 agents\nHoraires : {}"
    (row,) = houses_of(
        Paper()
        .part("management_terms", card.format("du lundi au vendredi de 9h à 12h"))
        .part("convention", "La France Services de Lure ouvre : le lundi et le mardi de 14h à 17h.",
              title="Avenant n° 1 à la convention")
    )  # fmt: skip
    assert row.opening_hours == "Mo,Tu 14:00-17:00"


def test_every_second_week_counts_half() -> None:
    (row,) = houses_of(Paper().part(
        "management_terms",
        "France Services de Lure\nAdresse : 3 rue du Four, 70200 Lure\nEffectif : 2 agents\n"
        "Horaires : le lundi de 9h à 12h ; le samedi de 9h à 12h (semaines paires)",
    ))  # fmt: skip
    assert (row.opening_hours, row.weekly_hours) == ("Mo 09:00-12:00", 4.5)
    assert share_of_weeks("un mardi sur deux") == 0.5
    assert share_of_weeks("selon les besoins") is None


def test_the_commune_s_code_needs_postcode_and_name() -> None:
    def row(address: str) -> Structure:
        card = f"France Services Relais\nAdresse : {address}\nEffectif : 2 agents"
        return houses_of(Paper().part("management_terms", card))[0]

    assert row("3 rue du Four, 01200 Valserhône").insee_code == "01033"
    assert row("3 rue du Four, 01200 Ville-Inventée").insee_code == ""
    assert row("3 rue du Four, 01200 Valserhône").house_id == ""


def test_a_table_of_amounts_or_referents_lists_no_houses() -> None:
    assert houses_of(Paper().part(
        "convention",
        [["Structure", "Subvention", "Gestionnaires"], ["France Services de Lure", "30 000 €", "12 000 €"]],
        [["Structure France Services", "Agence référente", "Agent référent 1"], ["Lure", "Vesoul", "a.b@caf.fr"]],
    )) == []  # fmt: skip


def test_minutes_and_web_pages_have_no_houses() -> None:
    text = "France Services de Lure\nGestionnaire : commune de Lure\nEffectif : 2 agents"
    assert houses_of(Paper().part("minutes", text)) == []
    assert houses_of(Paper().part("web_page", text)) == []


def test_kinds_of_managers() -> None:
    assert manager_type("Communauté d'agglomération de Lure") == "epci"
    assert manager_type("Groupe La Poste") == "la_poste"
    assert manager_type("Mutualité sociale agricole de Lure") == "msa"
    assert manager_type("CCAS de Lure") == "commune"
    assert manager_type("SAS Lanterne") == "other"
    assert manager_type("") == ""


def test_an_address_in_a_longer_named_commune_is_not_that_of_the_house_with_the_shorter_name() -> None:
    houses = ["France Services d'Yvrandes", "France Services d'Yvrandes-le-Vieux"]
    assert which_structures("Adresse : 33 avenue Jaurès, 99900 Yvrandes-le-Vieux", houses) == houses[1:]
    assert which_structures("Adresse : 3 rue Haute, 99900 Yvrandes", houses) == houses[:1]
    rows = houses_of(Paper().part(
        "management_terms",
        f"{houses[0]}\nAdresse : 3 rue Haute, 99900 Yvrandes\nHoraires : Lun., Mar. 9h-12h",
        f"{houses[1]}\nAdresse : 33 avenue Jaurès, 99900 Yvrandes-le-Vieux\nHoraires : Jeu., Ven. 14h-17h",
    ))  # fmt: skip
    assert [row.opening_hours for row in rows] == ["Mo,Tu 09:00-12:00", "Th,Fr 14:00-17:00"]


def test_a_fund_named_in_a_financing_table_is_no_house() -> None:
    table = [
        ["Financeurs", "Montant", "Taux"],
        ["État", "30 000,00 €", "17 %"],
        ["Fonds national France services", "30 000,00 €", "17 %"],
        ["Communauté de communes", "115 000,00 €", "66 %"],
    ]
    assert houses_of(Paper().part("convention", "Plan de financement", table)) == []


def test_a_recognised_house_without_figures_or_hours_is_as_sure_as_its_rule() -> None:
    read = [PlacedWord(1, Word("Lure", Box(10, 10, 40, 20), 0.8), 0)]
    assert _reading_certainty(HouseDraft("France services de Lure", read, "parties"), []) == 1.0


def test_an_avenant_changes_the_hours_of_another_house_than_its_own() -> None:
    rows = houses_of(Paper().part(
        "convention",
        "La commune de Lure, gestionnaire de la France services de Lure,",
        "Les horaires d'ouverture de la France services de Vesoul sont remplacés par les suivants :",
        "lundi et mardi : 8h45-12h15",
        "La France services de Lure est ouverte au public du lundi au mercredi de 9h à 12h.",
    ))  # fmt: skip
    assert {r.name: r.opening_hours for r in rows} == {
        "France services de Lure": "Mo-We 09:00-12:00", "France services de Vesoul": "Mo,Tu 08:45-12:15",
    }  # fmt: skip


def test_the_seat_of_a_party_is_not_the_house() -> None:
    (row,) = houses_of(Paper().part(
        "convention",
        "La CPAM de Haute-Saône, sise 18 rue Haute, 70000 Vesoul, représentée par son directeur,",
        "La France services de Lure accueille les assurés. Les agents de la France services de Lure les orientent.",
    ))  # fmt: skip
    assert (row.address, row.commune) == ("", "")


def test_a_recognised_name_that_was_parted_behind_a_hyphen_is_whole() -> None:
    for confidence, name in ((0.9, "Quincerot-en-Vallée"), (1.0, "Quincerot-en- Vallée")):
        word = PlacedWord(1, Word("Services", Box(0, 0, 40, 10), confidence), 0)
        house = HouseDraft(name="France Services de Quincerot-en- Vallée", source="card", words=[word])
        mend_name(house)
        assert house.name == f"France Services de {name}"
