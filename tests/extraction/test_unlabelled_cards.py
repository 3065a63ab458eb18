"""Houses that a name and plain sentences describe, without a label; days that are closed for half a day."""

from __future__ import annotations

from convextract.extraction.houses.model import HouseDraft
from convextract.extraction.houses.names import same_structure
from convextract.extraction.houses.values import set_told
from convextract.extraction.opening_hours.phrases import read_phrase
from convextract.reading.page import Box, Word
from convextract.reading.running_text import PlacedWord, RunningText


def running(text: str) -> RunningText:
    words = [Word(word, Box(50 + 30 * n, 100, 78 + 30 * n, 110)) for n, word in enumerate(text.split())]
    return RunningText([PlacedWord(1, word, 0) for word in words])


def test_a_sentence_tells_who_runs_a_house_and_how_to_reach_it() -> None:
    house = HouseDraft("France Services de Ravières", [], "card")
    told = set_told(
        house,
        running(
            "Portée par la communauté de communes du Pays de Ravières, la structure est située 12 rue des Écoles. "
            "Elle est joignable au 01 99 00 12 34 et à l'adresse fs@ravieres.exemple.fr."
        ),
    )
    assert told == 4
    assert house.manager == "communauté de communes du Pays de Ravières"
    assert (house.phone, house.email) == ("+33199001234", "fs@ravieres.exemple.fr")


def test_the_reach_of_a_person_or_an_operator_is_not_the_house_s() -> None:
    house = HouseDraft("France Services de Ravières", [], "card")
    assert set_told(house, running("Mme Anne Dubreuil, 01 99 00 12 34")) == 0
    assert set_told(house, running("CPAM : partenaires@cpam.exemple.fr")) == 0
    assert house.phone == house.email == ""


def test_two_media_libraries_are_two_houses() -> None:
    assert not same_structure("France Services – Médiathèque de Bayon", "France Services – Médiathèque de Blâmont")
    assert same_structure("France Services de Rochevilliers", "France Services de Rochevillers")


def test_closed_for_half_a_day_leaves_the_other_half() -> None:
    phrase = read_phrase("Mardi : fermé le matin, 14h-17h\nMercredi fermé\nJeudi : 9h-12h")
    assert [(h.weekday, h.opens) for h in phrase.hours] == [("Tu", "14:00"), ("Th", "09:00")]
