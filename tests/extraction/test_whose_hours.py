"""Whose hours: several houses a paper, with town halls, antennas, partners and other houses' places around them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from convextract.extraction import opening_hours, structures
from convextract.extraction.houses.mending import readable_name
from convextract.extraction.opening_hours.osm import week_of, write_week
from convextract.extraction.opening_hours.phrases import read_phrase
from convextract.structure import StructuredDocument
from place_papers import Paper, Rows


def told(*contents: str | Rows) -> dict[str, str]:
    """The week of each house of a paper about how houses are run."""
    return {row.name: row.opening_hours for row in structures.extract(_paper(*contents))}


def places(*contents: str | Rows) -> set[tuple[str, str]]:
    return {(row.place, row.place_kind) for row in opening_hours.extract(_paper(*contents))}


def _paper(*contents: str | Rows) -> StructuredDocument:
    return Paper().part("convention", "Convention départementale France Services").part(
        "management_terms", *contents
    ).document()  # fmt: skip


CRAON = ("France Services de Craon", "Adresse : 3 place du Marché, 53400 Craon", "Courriel : fs@craon.exemple.fr")
LURE = ("France Services « Les Tilleuls »", "Adresse : 8 route de Craon, 70200 Lure", "Courriel : fs@lure.exemple.fr")


def test_a_place_in_an_address_or_a_managers_name_takes_no_hours() -> None:
    weeks = told(
        *CRAON, "Horaires : du lundi au jeudi de 9h à 12h",
        *LURE, "Porteur : communauté de communes du Pays de Craon", "Installée 50 allée des Tilleuls.",
        "Le public y est reçu du mardi au vendredi de 14h à 17h, avec le concours de la mairie de Craon.",
    )  # fmt: skip
    assert weeks == {
        "France Services de Craon": "Mo-Th 09:00-12:00", "France Services Les Tilleuls": "Tu-Fr 14:00-17:00",
    }  # fmt: skip


@pytest.mark.parametrize("other", [
    "Horaires du secrétariat de mairie : du lundi au vendredi de 8h à 18h",
    "La médiathèque est ouverte du lundi au vendredi de 8h à 18h.",
    "Agence postale communale : le samedi de 9h à 12h",
])
@pytest.mark.parametrize("first", [True, False])
def test_hours_of_the_town_hall_next_door_are_nobodys(other: str, first: bool) -> None:
    own = "Horaires de la structure : du lundi au jeudi de 9h à 12h"
    weeks = told(*CRAON, *((other, own) if first else (own, other)))
    assert weeks == {"France Services de Craon": "Mo-Th 09:00-12:00"}


def test_antennas_and_partners_present_in_the_house_keep_their_own_hours() -> None:
    paper = (
        *CRAON, "Horaires : du lundi au jeudi de 9h à 12h", "Antenne de Gouzon : le mardi de 14h à 17h",
        "CAF : le lundi de 14h à 16h", "Mission locale : le jeudi de 14h à 16h",
    )  # fmt: skip
    assert told(*paper) == {"France Services de Craon": "Mo-Th 09:00-12:00"}
    assert places(*paper) == {
        ("France Services de Craon", "structure"), ("Antenne de Gouzon", "structure"), ("CAF", "partner_office"),
        ("Mission locale", "partner_office"),
    }  # fmt: skip


def test_a_house_that_is_not_known_does_not_lend_its_hours_to_the_one_before() -> None:
    weeks = told(
        *LURE, *CRAON, "Horaires : du lundi au jeudi de 9h à 12h",
        "France Services de Gouzon est ouverte du lundi au vendredi de 8h à 18h.",
    )  # fmt: skip
    assert weeks == {"France Services Les Tilleuls": "", "France Services de Craon": "Mo-Th 09:00-12:00"}


def test_what_is_told_of_one_day_goes_before_what_is_told_of_five() -> None:
    weeks = told(*CRAON, "Ouverte du lundi au vendredi de 9h à 17h. Le mercredi, elle ouvre de 10h à 18h.")
    assert weeks == {"France Services de Craon": "Mo,Tu,Th,Fr 09:00-17:00; We 10:00-18:00"}


def test_two_weeks_that_contradict_each_other_are_doubtful() -> None:
    paper = _paper(*CRAON, "Du lundi au jeudi de 9h à 12h.", "Du lundi au jeudi de 8h à 11h.")
    assert all((row.confidence or 0) <= 0.6 for row in opening_hours.extract(paper))
    assert all((row.confidence or 0) < 0.5 for row in structures.extract(paper))


def test_entries_set_off_by_a_comma_and_a_name_above_an_unnamed_table() -> None:
    entry = "France Services de Gouzon, 2 rue Haute, 23230 Gouzon (fs@gouzon.exemple.fr) : le lundi de 9h à 12h ;"
    table = [["Adresse", "Courriel"], ["3 place du Marché, 53400 Craon", "fs@craon.exemple.fr"]]
    week = [["Lundi", "Mardi"], ["9h-12h", "14h-17h"]]
    assert told(entry, "France Services de Craon", table, "Horaires d'ouverture au public", week) == {
        "France Services de Gouzon": "Mo 09:00-12:00",
        "France Services de Craon": "Mo 09:00-12:00; Tu 14:00-17:00",
    }


@pytest.mark.parametrize(("text", "week"), [
    ("L Me V : 9h-12h ; Ma J : 14h-17h", "Mo,We,Fr 09:00-12:00; Tu,Th 14:00-17:00"),
    ("LUN 9h-12h 14h-17h\nMAR fermé\nMER 9h-12h", "Mo 09:00-12:00,14:00-17:00; We 09:00-12:00"),
    ("Lundi, mardi : 9h-12h ; 14h-17h ; mercredi : 9h-12h", "Mo,Tu 09:00-12:00,14:00-17:00; We 09:00-12:00"),
    ("Du lundi au mercredi de 9h à\n12h et de\n14h à 17h", "Mo-We 09:00-12:00,14:00-17:00"),
    ("Lundi 9h-12h en juillet et août", ""),
])
def test_weeks_in_short_forms(text: str, week: str) -> None:
    spans = [(h.weekday, h.opens, h.closes) for h in read_phrase(text).hours if not h.recurrence]
    assert write_week(week_of(spans)) == week


@pytest.mark.parametrize("bracket", ["(16h le vendredi)", "(fermeture à 16h le vendredi)", "(vendredi 16h)"])
def test_a_day_that_closes_earlier_is_told_in_brackets(bracket: str) -> None:
    weeks = told(*CRAON, f"Horaires : du lundi au vendredi de 9h à 12h et de 14h à 17h {bracket}")
    assert weeks == {"France Services de Craon": "Mo-Th 09:00-12:00,14:00-17:00; Fr 09:00-12:00,14:00-16:00"}


@pytest.mark.parametrize(("printed", "name"), [
    ("FRANCE SERVICES - AUCUN", "France Services - Aucun"),
    ("POINT FRANCE SERVICES DE SAULZAIS-LE-POTIER", "Point France Services de Saulzais-le-Potier"),
    ("FRANCE SERVICES L'ESCALE", "France Services L'Escale"),
    ("MSAP DE LURE", "MSAP de Lure"),
    ("France services de Craon", "France services de Craon"),
])
def test_capitals_are_made_readable(printed: str, name: str) -> None:
    assert readable_name(printed) == name


def test_a_label_or_a_day_taken_for_a_heading_ends_no_houses_card() -> None:
    """On scans a line now and then looks bold or large."""
    lines = ("Horaires d'ouverture :", "Lundi : de 9h à 12h", "Mardi : de 14h à 17h")
    paper = _paper(*CRAON, *lines, *LURE, *lines)
    for number, block in enumerate(paper.blocks):
        text = block.text.text
        if "Services" in text or text.startswith(("Horaires", "Mardi")):
            paper.blocks[number] = replace(block, kind="heading", level=2 if "Services" in text else 1)
    weeks = {row.name: row.opening_hours for row in structures.extract(paper)}
    assert set(weeks.values()) == {"Mo 09:00-12:00; Tu 14:00-17:00"}
    assert len(weeks) == 2


@pytest.mark.parametrize(("heading", "phone"), [
    ("Coordonnées de la structure France Services", "+33243061122"),
    ("Équipe de la France Services", "+33243061122"),
    ("Fiche n° 2 : France Services", ""),
    ("MSAP", ""),
])
def test_only_a_heading_that_begins_with_the_brand_ends_the_card_of_the_house_above(heading: str, phone: str) -> None:
    address = "Adresse : 3 place du Marché, 53400 Craon\nPorteur : commune de Craon"
    paper = _paper("France Services de Craon", address, heading, "Téléphone : 02 43 06 11 22")
    for block in paper.blocks:
        if block.text.text in (heading, "France Services de Craon"):
            block.kind, block.level = "heading", 1
    assert [row.phone for row in structures.extract(paper)] == [phone]


def test_a_heading_whose_house_was_misread_elsewhere_is_still_that_houses() -> None:
    table = [["Structure", "Adresse"], ["France Services d'Estrabonne", "3 rue du Four, 70200 Estrabonne"],
             ["France Services de Larivière", "8 route de Lure, 70300 Lure"]]
    week = [["Jour", "Matin"], ["Lundi", "9h-12h"], ["Mardi", "9h-12h"]]
    other = [["Jour", "Matin"], ["Lundi", "8h-11h"], ["Mardi", "8h-11h"]]
    weeks = told(table, "France Services d'Estrabonne", week, "France Services de Larrivière", other)
    assert weeks == {
        "France Services d'Estrabonne": "Mo,Tu 09:00-12:00", "France Services de Larivière": "Mo,Tu 08:00-11:00",
    }  # fmt: skip


def _two_houses(of_craon: str, of_lure: str) -> Rows:
    return [
        ("Structure", "Gestionnaire", "Courriel", "Particularités"),
        ("France Services\nde Craon", "Commune\nde Craon", "fs@craon.exemple.fr", of_craon),
        ("France Services\nde Lure", "Commune\nde Lure", "fs@lure.exemple.fr", of_lure),
    ]


ANNOUNCED = "toutes les structures sont ouvertes au public du lundi au vendredi de 9h à 12h et de 14h à 17h."


@pytest.mark.parametrize(("opening", "everybodys"), [
    (f"Sauf mention contraire portée au tableau ci-dessous, {ANNOUNCED}", "Mo-Fr 09:00-12:00,14:00-17:00"),
    ("Les France Services du département accueillent le public du lundi au jeudi de 9h à 12h.", "Mo-Th 09:00-12:00"),
    ("Les agents des structures se réunissent du lundi au vendredi de 9h à 12h.", ""),
    ("Les structures itinérantes sont ouvertes du lundi au vendredi de 9h à 12h.", ""),
])
def test_one_rule_for_all_houses_is_laid_under_those_that_tell_none(opening: str, everybodys: str) -> None:
    weeks = told(opening, _two_houses("Néant", "Lundi de 10h à 12h, mardi et jeudi de 9h à 11h"))
    assert weeks["France Services de Craon"] == everybodys
    assert weeks["France Services de Lure"] == "Mo 10:00-12:00; Tu,Th 09:00-11:00"


def test_what_a_house_adds_to_a_week_is_no_week() -> None:
    rows = _two_houses("Fermée le mardi après-midi", "Ouverte également le samedi de 9h à 11h")
    assert told("Voici les structures.", rows)["France Services de Lure"] == ""
    assert told(f"Sauf mention contraire, {ANNOUNCED}", rows) == {
        "France Services de Craon": "Mo,We-Fr 09:00-12:00,14:00-17:00; Tu 09:00-12:00",
        "France Services de Lure": "Mo-Fr 09:00-12:00,14:00-17:00; Sa 09:00-11:00",
    }
