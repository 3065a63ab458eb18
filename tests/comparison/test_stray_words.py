"""Pieces of a scanned line that were read elsewhere go back to their row; columns of text stay apart."""

from __future__ import annotations

from convextract.comparison.sections import Section
from convextract.comparison.stray_words import put_back
from convextract.reading.page import Box, Line, Page, Word
from convextract.reading.running_text import PlacedWord, RunningText


def line(text: str, x: float, y: float) -> Line:
    words = []
    for word in text.split():
        words.append(Word(word, Box(x, y, x + 5 * len(word), y + 10), 0.9))
        x += 5 * len(word) + 4
    return Line(tuple(words))


def read(*lines: Line) -> str:
    page = Page(1, 595, 842, "ocr", lines)
    placed = [PlacedWord(1, word, number) for number, one in enumerate(lines) for word in one.words]
    section = Section("1", RunningText([]), RunningText(placed), titled=True)
    return put_back([section], [page])[0].body.text


def test_the_end_of_a_line_behind_an_unread_word_is_put_back() -> None:
    text = read(
        line("Chaque structure percevra une subvention annuelle de trente mille euros au titre de la loi", 60, 100),
        line("Elle est versée en une seule fois au début de la période. Celle-ci", 60, 114),
        line("proratisée la première année en fonction de la date de la labellisation", 60, 128),
        line("être", 450, 114),
    )
    assert "Celle-ci être proratisée" in text


def test_a_second_column_stays_apart() -> None:
    left = [line("Les agents accueillent le public chaque jour", 60, 100 + 14 * n) for n in range(4)]
    right = [line("Les horaires sont affichés", 320, 100 + 14 * n) for n in range(4)]
    assert read(*left, *right).startswith("Les agents accueillent le public chaque jour Les agents")
