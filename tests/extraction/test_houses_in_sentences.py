"""Houses that sentences describe, houses with names of their own, and their numbers in every notation."""

from __future__ import annotations

import pytest

from convextract.extraction.houses.names import find_structure_names
from convextract.extraction.houses.sentences import houses_of_sentences
from convextract.language.phones import find_phones
from convextract.reading.page import Box, Word
from convextract.reading.running_text import PlacedWord, RunningText
from convextract.structure import Block
from convextract.structure.markers import find_marker


def block(text: str) -> Block:
    words = [Word(word, Box(50 + 30 * n, 100, 78 + 30 * n, 110)) for n, word in enumerate(text.split())]
    return Block("paragraph", RunningText([PlacedWord(1, word, 0) for word in words]), 1, Box(50, 100, 500, 110))


def test_a_sentence_tells_manager_address_and_reach_of_each_house() -> None:
    first, second = houses_of_sentences([
        block(
            "La structure France Services « Le Lavoir », gérée par l'association Centre social de Ravières, se trouve "
            "au 12 rue des Écoles, 89390 Ravières (tél. (+33) 1 99 00 12 34). Deux agents y travaillent."
        ),
        block("La France services de Craon est implantée au 3 place du Marché, 53400 Craon."),
        block("Elle dépend de la commune de Craon et compte trois agents. Contact : fs@craon.exemple.fr."),
    ])
    assert (first.name, first.manager) == ("France Services Le Lavoir", "association Centre social de Ravières")
    assert (first.address, first.phone, first.staff) == ("12 rue des Écoles", "+33199001234", 2)
    assert (second.manager, second.email, second.staff) == ("commune de Craon", "fs@craon.exemple.fr", 3)


def test_a_house_that_is_only_mentioned_is_not_described() -> None:
    text = "La commune de Craon, 3 place du Marché, a visité la France services de Ravières avec Lézinnes."
    assert houses_of_sentences([block(text)]) == []


@pytest.mark.parametrize(("text", "names"), [
    ("France Services « L'Escale » – 27 bis rue du Pont", ["France Services L'Escale"]),
    ("la « France services » de Craon", ["France services de Craon"]),
    ("La convention « France Services » « Article »", []),
    ("POINT FRANCE SERVICES DE CRAON", ["POINT FRANCE SERVICES DE CRAON"]),
    ("La structure France Services Les Tilleuls est située au 3 rue Haute", ["France Services Les Tilleuls"]),
    ("• France Services Le Cèdre (Gap) 04 92 00 00 11", ["France Services Le Cèdre"]),
    ("France Services Le Département finance la formation des agents", []),
    ("France Services Les Usagers sont reçus sans rendez-vous", []),
    ("France Services La Commune de Gap, propriétaire, prête les locaux", []),
])
def test_names_of_houses(text: str, names: list[str]) -> None:
    assert [mention.name for mention in find_structure_names(text)] == names


@pytest.mark.parametrize("text", [
    "(+33) 1 99 00 77 01", "+33 (0)1 99 00 77 01", "(0033) 1.99.00.77.01", "0033 (0) 1 99 00 77 01",
    "01. 99. 00. 77. 01", "+33-1-99-00-77-01", "(0)1 99 00 77 01", "01 99 00.77.01",
])
def test_one_number_in_every_notation(text: str) -> None:
    assert [phone.number for phone in find_phones(text)] == ["+33199007701"]


def test_the_rest_of_a_number_is_no_item() -> None:
    assert find_marker("99. 00. 77. 01, fs@craon.exemple.fr".split()) is None
    assert find_marker("12. Les agents".split()) is not None
