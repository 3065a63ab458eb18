"""What means the same gives the same tokens."""

from __future__ import annotations

import pytest

from convextract.comparison.tokens import tokenize


def keys(text: str) -> list[str]:
    return [token.key for token in tokenize(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("24 heures", "vingt-quatre heures"),
        ("24 heures", "24h"),
        ("24 heures", "vingt-quatre (24) heures"),
        ("72h ouvrées", "soixante-douze heures ouvrées"), ("24h00", "24 heures"), ("8 h 30", "8h30"),
        ("six (6) mois", "6 mois"),
        ("30 000 euros", "30.000 €"),
        ("30 000 euros", "trente mille euros"),
        ("31 décembre 2022", "31/12/2022"),
        ("1er janvier 2023", "01/01/2023"),
        ("l'Etat", "L’État"),
        ("mise en œuvre", "Mise en oeuvre"),
        ("correspondant(s) référent(s)", "correspondant référent"),
        ("quatre-vingt-dix-neuf", "99"),
        ("soixante et onze", "71"),
    ],
)
def test_spellings_of_one_thing_are_equal(one: str, other: str) -> None:
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("72h ouvrées", "72h"), ("24 heures", "24 jours"), ("24 heures", "24h30"),
     ("un an", "un mois"), ("30 000 euros", "3 000 euros")],
)
def test_other_values_and_units_differ(one: str, other: str) -> None:
    assert keys(one) != keys(other)


def test_tokens_know_their_characters() -> None:
    text = "un délai de six (6) mois, au plus"
    for token in tokenize(text):
        assert text[token.start : token.end] == token.raw


def test_a_figure_inside_a_word_is_no_number() -> None:
    assert [token.kind for token in tokenize("modal1tés li9nes")] == ["word", "word"]
