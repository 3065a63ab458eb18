"""A printed line that the recogniser gives twice is recognised once more, as one."""

from __future__ import annotations

import numpy as np

from convextract.reading.doubled_lines import read_once
from convextract.reading.ocr.engine import RecognisedWord, Segmentation
from convextract.reading.rules import Gray

PAGE = np.full((200, 600), 255, np.uint8)


class OneLine:
    """Reads what it was told, and remembers that it was asked."""

    name, version = "one-line", "1"

    def __init__(self, *texts: str) -> None:
        self.texts, self.asked = texts, 0

    def recognise(self, gray: Gray, dpi: float, segmentation: Segmentation = "page") -> list[RecognisedWord]:
        assert segmentation == "line"
        assert gray.shape[0] < 100
        self.asked += 1
        return words(0, 0, 20.0, *self.texts)

    def close(self) -> None: ...


def words(line: int, left: float, top: float, *texts: str, step: float = 80) -> list[RecognisedWord]:
    return [
        RecognisedWord(text, left + step * n, top, left + step * n + 9.0 * len(text), top + 20, 0.95, 1, line)
        for n, text in enumerate(texts)
    ]


def test_pieces_over_a_line_are_read_again_as_one() -> None:
    small = words(0, 50, 20, "es", "agents", "notent")
    tall = words(1, 52, 21, "t", "nt", "F")
    after = words(2, 50, 60, "dans", "la", "maison")
    engine = OneLine("Les", "agents", "notent")
    read = read_once(PAGE, 200, [*small, *tall, *after], engine)
    assert [word.text for word in read] == ["Les", "agents", "notent", "dans", "la", "maison"]
    assert {word.line for word in read[:3]} == {0}


def test_a_poorer_second_reading_is_not_taken() -> None:
    read = read_once(PAGE, 200, words(0, 50, 20, "Les", "agents") + words(1, 52, 20, "L", "ag"), OneLine("L"))
    assert [word.text for word in read] == ["Les", "agents"]


def test_lines_below_and_beside_each_other_are_left_alone() -> None:
    engine = OneLine("rien")
    page = words(0, 50, 20, "Les", "agents") + words(1, 50, 34, "de", "la", "maison") + words(2, 300, 20, "à", "droite")
    assert read_once(PAGE, 200, page, engine) == page
    assert engine.asked == 0
