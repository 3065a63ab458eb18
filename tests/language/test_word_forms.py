"""Forms of French words are found in the tables by their hash: a wrong hash would make every word a stranger."""

from __future__ import annotations

import pytest

from convextract.language.french_words import _hash, is_french, lemmas


@pytest.mark.parametrize(
    ("word", "key"),  # keys as the tables have them: MurmurHash2, 64 bits, seed 1
    [
        ("a", 11901859001352538922), ("était", 9706033412567555684), ("œuvre", 9222064157219701588),
        ("doivent", 9729637548678767222), ("conventions", 15635793743522968345), ("préfectures", 11665686591568982672),
    ],
)
def test_the_key_of_a_form_is_that_of_the_tables(word: str, key: int) -> None:
    assert _hash(word) == key


def test_a_form_leads_to_its_lemma() -> None:
    assert "devoir" in lemmas("doivent")
    assert lemmas("Préfectures") == lemmas("préfectures") != frozenset()


def test_what_a_recogniser_made_up_is_no_word() -> None:
    assert not is_french("doivcnt")
    assert is_french("doivent")
