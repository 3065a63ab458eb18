"""Lines that the recogniser's layout left out are read by themselves."""

from dataclasses import dataclass, field

import numpy as np
import pytest

from convextract.reading.lost_lines import lost_lines
from convextract.reading.ocr.engine import RecognisedWord, Segmentation
from convextract.reading.rules import Gray
from convextract.reading.tables import RuledPage

DPI, HEIGHT = 200.0, 20


@dataclass
class Reader:
    """Stands for the engine: reads one word over the whole image it is shown."""

    text: str
    confidence: float = 0.95
    name: str = "reader"
    version: str = "1"
    shown: list[tuple[int, ...]] = field(default_factory=list)

    def recognise(self, gray: Gray, dpi: float, segmentation: Segmentation = "page") -> list[RecognisedWord]:
        self.shown.append(gray.shape)
        return [RecognisedWord(self.text, 0, 0, gray.shape[1], gray.shape[0], self.confidence)]

    def close(self) -> None: ...


def page(*lines: int) -> Gray:
    """White paper with rows of letters, 300 pixels long, at these heights."""
    gray = np.full((600, 900), 250, np.uint8)
    for y in lines:
        for x in range(200, 500, 16):
            gray[y : y + HEIGHT, x : x + 3] = 20
            gray[y : y + 4, x : x + 10] = 20
    return gray


def read(y: int) -> list[RecognisedWord]:
    return [RecognisedWord("lu", 200, y, 500, y + HEIGHT, 0.95, 3)]


def test_a_line_without_words_is_read_and_placed() -> None:
    reader = Reader("Candidat")
    (word,) = lost_lines(page(100, 200), DPI, read(100), [], RuledPage(), reader)
    assert word.text == "Candidat"
    assert word.block > 3
    assert word.y0 < 200 < 220 < word.y1


def test_nothing_is_looked_at_where_words_explain_the_ink() -> None:
    reader = Reader("Candidat")
    assert lost_lines(page(100, 200), DPI, [*read(100), *read(200)], [], RuledPage(), reader) == []
    assert reader.shown == []


@pytest.mark.parametrize("reader", [Reader("Candidat", 0.5), Reader("xqzvw")])
def test_what_does_not_read_as_sure_french_is_left_out(reader: Reader) -> None:
    assert lost_lines(page(100, 200), DPI, read(100), [], RuledPage(), reader) == []
    assert reader.shown
