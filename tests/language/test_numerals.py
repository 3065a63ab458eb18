"""Numbers as French papers write them."""

import pytest

from convextract.language.numerals import find_numbers, parse_number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("30 000", 30000), ("10.500", 10500), ("0,06", 0.06), ("2 135 977", 2135977), ("4,3 millions", 4300000),
        ("1344", 1344), ("50,00", 50), ("1.250,50", 1250.5),
        ("deux", 2), ("dix-sept", 17), ("vingt et un", 21), ("vingt-et-un", 21), ("trente mille", 30000),
        ("soixante-dix", 70), ("soixante et onze", 71), ("soixante-dix-neuf", 79), ("quatre-vingts", 80),
        ("quatre-vingt-dix-huit", 98), ("quatre-vingt-onze", 91), ("cent quatre", 104), ("cent vingt", 120),
        ("deux cents", 200), ("deux cent quatre-vingt-trois", 283), ("deux mille vingt", 2020), ("mille", 1000),
        ("mil neuf cent quatre-vingt-dix-neuf", 1999), ("un million deux cent mille", 1200000),
        ("trois cent soixante-huit mille quatre-vingts", 368080), ("septante-deux", 72), ("Douze", 12),
        ("une vingtaine", 20), ("un millier", 1000), ("zéro", 0),
    ],
)
def test_a_number_has_its_value(written: str, value: float) -> None:
    assert parse_number(written) == value


@pytest.mark.parametrize(
    "text", ["deux trois", "trente et quarante", "cent mille deux mille", "12 h 30", "caisse", "", "1 2", "vingt vingt"]
)
def test_what_is_no_single_number_has_no_value(text: str) -> None:
    assert parse_number(text) is None


def test_numbers_are_found_in_a_sentence_with_their_place() -> None:
    text = "Former 100 agents dans deux départements, soit 7 millions d'usagers et une quinzaine de sites d'un canton."
    found = find_numbers(text)
    assert [(text[n.start : n.end], n.value) for n in found] == [
        ("100", 100), ("deux", 2), ("7 millions", 7_000_000), ("une quinzaine", 15),
    ]


def test_the_article_is_told_from_a_number() -> None:
    found = find_numbers("désigner un référent et deux suppléants")
    assert [(n.value, n.form) for n in found] == [(1, "article"), (2, "words")]


def test_words_that_hold_a_number_word_are_none() -> None:
    assert find_numbers("centre, sixième, neuve, dixit, unité, millefeuille, huître") == []


def test_a_year_before_a_number_stays_apart() -> None:
    assert [n.value for n in find_numbers("en 2023 500 dépliants")] == [2023, 500]
