"""Places of hours beside houses: stops of a bus, town halls and sites in a table, columns of one house and nobody's."""

from __future__ import annotations

import time

import pytest

from convextract.extraction import opening_hours, structures
from convextract.extraction.opening_hours.stops import stop_before
from convextract.structure import StructuredDocument
from place_papers import Paper, Rows

CRAON = ("France Services de Craon", "Adresse : 3 rue Basse, 53400 Craon")
LURE = (
    "France Services de Lure", "Adresse : 8 rue Haute, 70200 Lure",
    [["Jour", "Après-midi"], ["Lundi", "14h-17h"], ["Mardi", "14h-17h"]],
)  # fmt: skip


def _paper(*contents: str | Rows) -> StructuredDocument:
    return Paper().part("convention", "Convention départementale France Services").part(
        "management_terms", *contents
    ).document()  # fmt: skip


@pytest.mark.parametrize(("said", "stop"), [
    ("Lundi : Saint-Hugues-la-Forêt de ", "Saint-Hugues-la-Forêt"),
    ("Mardi : Savournon, Place de la Mairie de ", "Savournon"),
    ("Mardi – Le Tampon, sur rendez-vous, de ", "Le Tampon"),
    ("Lundi : Salle des Fêtes de Veynes : ", "Salle des Fêtes de Veynes"),
    ("Jeudi : Savournon, devant la mairie, de ", "Savournon"),
    ("le lundi au Poët de ", "Le Poët"),
    ("le lundi au Stade de ", ""),
    ("Lundi : Sur rendez-vous, Prise de poste de ", ""),
    ("Vendredi, Semaine paire, de ", ""),
    ("Jeudi : Permanence de ", ""),
    ("Jeudi : Accueil Physique : ", ""),
    ("Jeudi : Paul Durand de ", ""),
])
def test_what_stands_before_the_times_of_a_bus_is_a_stop_where_it_is_a_name(said: str, stop: str) -> None:
    assert stop_before(f"{said}9h à 12h", len(said)) == stop


def test_a_line_of_hyphens_before_a_time_is_soon_read() -> None:
    text = f"Lundi : Y{'-' * 60}{'Ab-' * 60} ! "
    started = time.process_time()
    stop_before(text, len(text))
    assert time.process_time() - started < 0.5


def test_town_halls_and_sites_among_houses_keep_their_place() -> None:
    found = opening_hours.extract(_paper([
        ["Structure", "Lundi", "Mardi"], ["France Services de Craon", "9h-12h", ""],
        ["Mairie de Tallard", "9h-12h", ""], ["Antenne de Veynes", "9h-12h", ""],
        ["Maison Sorvices de Gup", "9h-12h", ""],
    ]))  # fmt: skip
    assert [row.place for row in found] == ["France Services de Craon", "Mairie de Tallard", "Antenne de Veynes", ""]


def test_columns_with_and_without_appointment_are_one_houses() -> None:
    craon, lure = structures.extract(_paper(
        *CRAON,
        [["Jour", "Sans rendez-vous", "Sur rendez-vous"], ["Lundi", "9h-12h", "9h-12h30"], ["Mardi", "9h-12h", ""]],
        *LURE,
    ))  # fmt: skip
    assert (craon.opening_hours, lure.opening_hours) == ("Mo 09:00-12:30; Tu 09:00-12:00", "Mo,Tu 14:00-17:00")


def test_hours_that_are_nobodys_cast_doubt_on_their_own_table_only() -> None:
    nobodys = [["Lundi", "9h-12h", "9h15-12h30"], ["Mardi", "9h-12h", "9h15-12h30"]]
    craon, lure = structures.extract(_paper(*CRAON, nobodys, *LURE))
    assert (craon.opening_hours, lure.opening_hours) == ("", "Mo,Tu 14:00-17:00")
    assert (lure.confidence or 0) > 0.7  # contested it would be .3
