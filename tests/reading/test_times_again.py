"""A user relies on opening times of faded or copied paper being right, or doubtful where no two looks agree."""

from __future__ import annotations

from itertools import cycle

import numpy as np
import pytest
from drawn_pages import DPI, Image, paper, write

from convextract.reading.ocr.engine import RecognisedWord, Segmentation
from convextract.reading.times_again import LinesLeft, times_again

GLUED = [("Lundi", 0.9), (":", 0.9), ("deShà12h15", 0.1)]
WHOLE = [(text, 0.9) for text in "Lundi : de 9 h à 12 h 15".split()]


def line(readings: list[tuple[str, float]]) -> list[RecognisedWord]:
    return [RecognisedWord(text, 100 + 50 * n, 100, 140 + 50 * n, 120, c, 3, 2) for n, (text, c) in enumerate(readings)]


class Looks:
    """Stands for the engine: gives prepared readings in turn and counts them."""

    def __init__(self, *readings: list[tuple[str, float]]) -> None:
        self.readings = cycle(readings)
        self.widths: list[int] = []

    def __call__(self, gray: Image, dpi: float, segmentation: Segmentation = "page") -> list[RecognisedWord]:
        self.widths.append(gray.shape[1])
        return [RecognisedWord(text, 20, 10, 30, 25, confidence) for text, confidence in next(self.readings)]


@pytest.fixture
def page() -> Image:
    sheet = paper()
    write(sheet, 100, 120, "Lundi : de 9 h a 12 h 15")
    return sheet


def read(page: Image, words: list[tuple[str, float]], looks: Looks) -> tuple[str, list[RecognisedWord]]:
    found = times_again(page, DPI, line(words), looks, LinesLeft())
    return " ".join(word.text for word in found), found


def test_what_two_looks_agree_on_is_believed(page: Image) -> None:
    text, found = read(page, GLUED, Looks(WHOLE))
    assert text == "Lundi : de 9 h à 12 h 15"
    assert {(word.block, word.line) for word in found} == {(3, 2)}
    assert min(word.confidence for word in found) >= 0.6


def test_looks_that_tell_different_times_change_nothing(page: Image) -> None:
    other = [("Lundi", 0.9), (":", 0.9), ("8h-12h15", 0.9)]
    third = [("Lundi", 0.9), (":", 0.9), ("8h-12h45", 0.9)]
    assert read(page, GLUED, Looks(WHOLE, other, third, [("x", 0.9)]))[0] == "Lundi : deShà12h15"


def test_the_only_whole_look_is_believed_where_another_is_one_letter_from_it(page: Image) -> None:
    spoilt, whole, far = ([("Lundi", 0.9), (":", 0.9), (text, 0.3)] for text in ("F3h45-17h", "13h45-17h", "lhA5-1h"))
    text, found = read(page, spoilt, Looks(far, whole, far))
    assert text == "Lundi : 13h45-17h"
    assert found[-1].confidence == pytest.approx(0.6)
    assert read(page, far, Looks(far, whole, far))[0] == "Lundi : lhA5-1h"


def test_minutes_that_are_no_quarter_are_looked_at_again_and_may_stand(page: Image) -> None:
    said, seen = ([("Lundi", 0.9), (":", 0.9), (text, 0.9)] for text in ("8h40-12h", "8h30-12h"))
    assert read(page, said, Looks(said))[0] == "Lundi : 8h40-12h"
    assert read(page, said, Looks(seen))[0] == "Lundi : 8h30-12h"


def test_a_look_that_loses_the_sure_words_is_none(page: Image) -> None:
    without_day = WHOLE[2:]
    assert read(page, GLUED, Looks(without_day))[0] == "Lundi : deShà12h15"


def test_sure_times_and_other_lines_cost_nothing(page: Image) -> None:
    looks = Looks(WHOLE)
    sure = [("Lundi", 0.9), (":", 0.9), ("9h-12h15", 0.9)]
    assert read(page, sure, looks)[0] == "Lundi : 9h-12h15"
    assert read(page, [("Adresse", 0.2), ("12", 0.2)], looks)[0] == "Adresse 12"
    read(page, [("réponse", 0.95), ("sous", 0.9), ("72h", 0.9)], looks)
    read(page, [("4.2", 0.95), ("Horaires", 0.95)], looks)
    assert looks.widths == []


def test_a_lone_time_in_a_line_of_doubtful_words_may_have_lost_the_other(page: Image) -> None:
    looks = Looks(WHOLE)
    assert read(page, [("Lundi", 0.9), (":", 0.9), ("de", 0.6), ("12h", 0.9)], looks)[0] == "Lundi : de 9 h à 12 h 15"


def test_blanks_are_made_wider_and_words_told_where_they_stand(page: Image) -> None:
    class Ends:
        """Reads one word over all the ink of the line."""

        def __call__(self, gray: Image, dpi: float, segmentation: Segmentation = "page") -> list[RecognisedWord]:
            inked = np.flatnonzero((gray < 100).any(axis=0))
            rows = np.flatnonzero((gray < 100).any(axis=1))
            ends = float(inked[0]), float(rows[0]), float(inked[-1]), float(rows[-1])
            return [RecognisedWord("Lundi:9h-12h15", *ends, 0.9)]

    inked = np.flatnonzero((page < 100).any(axis=0))
    words = [RecognisedWord("9h1Zh15", float(inked[0]), 100, float(inked[-1]), 122, 0.1)]
    (found,) = times_again(page, DPI, words, Ends(), LinesLeft())
    assert found.text == "Lundi:9h-12h15"
    assert found.x0 == pytest.approx(inked[0], abs=3)
    assert found.x1 == pytest.approx(inked[-1], abs=3)
