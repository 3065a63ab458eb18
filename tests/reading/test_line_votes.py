"""A user relies on names under a pen being read right or not at all. All people are invented."""

from __future__ import annotations

import pytest

from convextract.reading.line_votes import agreed
from convextract.reading.ocr.engine import RecognisedWord


def reading(*words: tuple[str, float]) -> list[RecognisedWord]:
    """One reading of a line: words at fixed places, 100 pixels wide, with their confidence."""
    return [RecognisedWord(text, 120 * i, 0, 120 * i + 100, 20, sure) for i, (text, sure) in enumerate(words)]


def best(*readings: list[RecognisedWord]) -> list[tuple[str, str]]:
    return [(one.word.text, one.word.mended) for one in agreed(readings)]


def test_what_most_readings_say_is_believed_and_what_none_says_twice_is_not() -> None:
    assert best(
        reading(("Lx9ré", 0.1), ("VERNOY", 0.9)),
        reading(("JAre;", 0.2), ("VERNOY", 0.9)),
        reading(("Lou", 0.0), ("VERMOY", 0.3)),
    ) == [("VERNOY", "")]


def test_a_given_name_broken_by_the_pen_is_mended_beside_what_was_read() -> None:
    assert best(
        reading(("Lauréit", 0.5), ("VERNOY", 0.9)),
        reading(("Lauréñt", 0.4), ("VERNOY", 0.9)),
        reading(("Latrent", 0.2), ("VERNOY", 0.9)),
    ) == [("Lauréit", "Laurent"), ("VERNOY", "")]


@pytest.mark.parametrize("readings", [
    [("Misod", 0.7), ("Miso6", 0.5), ("Misô", 0.4)],  # no known name: left out
    [("Christixe", 0.4), ("Christi4e", 0.3), ("Christ1e", 0.1)],  # two names fit
])  # fmt: skip
def test_a_given_name_that_cannot_be_told_is_left_out(readings: list[tuple[str, float]]) -> None:
    assert best(*(reading(given, ("VERNOY", 0.9)) for given in readings)) == [("VERNOY", "")]


def test_a_surname_like_a_given_name_stays_as_read() -> None:
    assert best(
        reading(("Marie", 0.9), ("Laurant", 0.9)), reading(("Marie", 0.9), ("Laurant", 0.9)),
        reading(("Marie", 0.9), ("Laurent", 0.2)),
    ) == [("Marie", ""), ("Laurant", "")]  # fmt: skip


def test_an_unusual_given_name_that_all_read_stays_as_read() -> None:
    assert best(*(reading(("Cestine", 0.8), ("VERNOY", 0.9)) for _ in range(4)))[0] == ("Cestine", "")


def test_offices_are_likelier_than_other_words() -> None:
    assert best(reading(("Mare", 0.9)), reading(("Mare", 0.9)), reading(("Maire", 0.8))) == [("Maire", "")]


def test_a_long_name_to_which_all_readings_are_near_is_believed() -> None:
    read = [("VERNOYEIM", 0.8), ("VERNOYEIM", 0.4), ("VERNOYELM", 0.5), ("VERNAYEIM", 0.3), ("VERNOYFIM", 0.1)]
    assert best(*(reading(("Claire", 0.9), one) for one in read)) == [("Claire", ""), ("VERNOYEIM", "")]


def test_signs_among_letters_are_no_name() -> None:
    assert best(*(reading(("Lau6ent", 0.8), ("VERNOY", 0.9)) for _ in range(3))) == [("VERNOY", "")]
