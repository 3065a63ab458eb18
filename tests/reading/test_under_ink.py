"""How often a line near a pen is read: as often as it helps."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from convextract.reading.ocr.engine import RecognisedWord, Segmentation
from convextract.reading.page import Box, InkRegion
from convextract.reading.rules import Gray
from convextract.reading.under_ink import words_under_ink

DPI = 200.0
ALL_READINGS = 10


class Reader:
    """A recogniser that says what it is told to, one answer after the other, the last one again and again."""

    name, version = "told", "1"

    def __init__(self, *answers: list[tuple[str, float]]) -> None:
        self.answers = answers
        self.calls = 0

    def recognise(self, gray: Gray, dpi: float, segmentation: Segmentation = "page") -> list[RecognisedWord]:
        answer = self.answers[min(self.calls, len(self.answers) - 1)]
        self.calls += 1
        scale = dpi / DPI
        return [
            RecognisedWord(text, 80 * scale + 400 * n, 0, 80 * scale + 300 + 400 * n, 25, sure)
            for n, (text, sure) in enumerate(answer)
        ]

    def close(self) -> None: ...


def calls(reader: Reader) -> int:
    page = np.full((700, 1200), 255, np.uint8)
    cv2.putText(page, "Emile Durand Perrin", (300, 300), cv2.FONT_HERSHEY_SIMPLEX, 1.1, 0, 2)
    known = [RecognisedWord("Convention", 100, 600, 300, 630, 0.95)]
    words_under_ink(page, DPI, known, [InkRegion(Box(300, 200, 700, 320), "signature", 0.8)], reader)
    return reader.calls


@pytest.mark.parametrize(
    ("answers", "read"),
    [
        ([[]], 2),
        ([[("Gi", 0.2)], [("é=", 0.3)]], 4),
        ([[("Émile", 0.7)]], 4),
        ([[("Émile", 0.7)], [("Fmile", 0.7)]], ALL_READINGS),
        ([[("Émile", 0.7), ("DURAND", 0.8)]], 4),
        ([[("Émile", 0.7), ("DURAND", 0.6)], [("Émile", 0.7), ("DUNORD", 0.6)]], ALL_READINGS),
    ],
)
def test_a_line_is_read_until_its_readings_settle(answers: list[list[tuple[str, float]]], read: int) -> None:
    assert calls(Reader(*answers)) == read
