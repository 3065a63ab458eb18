"""Which badly read signs before lines are bullets."""

from __future__ import annotations

import numpy as np

from convextract.reading.lost_bullets import lost_bullets
from convextract.reading.ocr.engine import RecognisedWord
from convextract.reading.scrawl import without_scrawl


def item(number: int, sign: str, confidence: float, *, x: float = 60, text: str = "Lundi") -> list[RecognisedWord]:
    """A line of a list, the sign in the middle of its height."""
    top = 100.0 + 30 * number
    mark = RecognisedWord(sign, x, top + 5, x + 8, top + 13, confidence, 1, number)
    return [mark, *(RecognisedWord(text, 80 + 60 * n, top, 130 + 60 * n, top + 18, 0.95, 1, number) for n in (0, 1))]


def heads(*lines: list[RecognisedWord]) -> list[str]:
    """The first word of each line as it is kept and mended."""
    kept = without_scrawl([word for line in lines for word in line], ())
    first = {word.line: word for word in reversed(kept)}
    return [first[n].mended or first[n].text for n in sorted(first)]


def test_a_doubtful_sign_like_a_sure_one_is_a_bullet() -> None:
    assert heads(item(1, "•", 0.9), item(2, "*", 0.1), item(3, "s", 0.0)) == ["•", "•", "•"]
    assert heads(item(1, "—", 0.9), item(2, "-", 0.1)) == ["—", "-"]


def test_a_sign_elsewhere_or_alone_is_dirt() -> None:
    assert heads(item(1, "•", 0.9), item(2, "*", 0.1, x=30)) == ["•", "Lundi"]
    assert heads(item(1, "*", 0.1), item(2, "+", 0.2)) == ["Lundi", "Lundi"]
    assert heads(item(1, "*", 0.1), item(2, "+", 0.2), item(3, "<", 0.2)) == ["•", "•", "•"]


def test_words_of_one_letter_stay_words() -> None:
    assert heads(item(1, "à", 0.9, text="la"), item(2, "y", 0.9, text="sont"), item(3, "•", 0.9)) == ["à", "y", "•"]


def page_of(*marks: tuple[int, int] | None) -> tuple[np.ndarray, list[RecognisedWord]]:
    """A white page with a line of print a mark: (left edge, side) of a black square before it, or nothing."""
    gray = np.full((40 * len(marks) + 40, 400), 250, dtype=np.uint8)
    words = []
    for number, mark in enumerate(marks):
        top = 20 + 40 * number
        gray[top : top + 20 : 2, 80:200] = 10
        words += [RecognisedWord("Lundi", 80 + 60 * n, top, 130 + 60 * n, top + 20, 0.95, 1, number) for n in (0, 1)]
        if mark is not None:
            x, side = mark
            gray[top + 7 : top + 7 + side, x : x + side] = 10
    return gray, words


def test_marks_that_nobody_read_are_bullets_where_three_lines_bear_them() -> None:
    gray, words = page_of((60, 8), (60, 8), None, (61, 8), (40, 5))
    assert [(w.text, w.line) for w in lost_bullets(gray, words, [])] == [("•", 0), ("•", 1), ("•", 3)]
    assert not lost_bullets(gray, words, [(0, 0, 400, 400)])


def test_two_specks_are_no_bullets_unless_a_bullet_like_them_was_read() -> None:
    gray, words = page_of((60, 8), (60, 8))
    assert not lost_bullets(gray, words, [])
    read = item(9, "-", 0.9)
    assert [w.text for w in lost_bullets(gray, [*words, *read], [])] == ["•", "•"]


def test_a_column_of_strokes_is_no_list() -> None:
    gray, words = page_of(None, None, None)
    gray[:, 60:63] = 10
    assert not lost_bullets(gray, words, [])
