"""Which way a page is read, with a recogniser that writes down what it was shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from convextract.reading import read_page
from convextract.reading.ocr import engines
from convextract.reading.ocr.engine import RecognisedWord, Segmentation
from convextract.reading.pdf_source import PdfSource
from convextract.reading.source import open_source
from convextract.settings import Settings

LINES = [
    "La présente convention a pour objet de définir les modalités de gestion",
    "des structures France services du département et les engagements de chacun",
    "des partenaires qui y sont représentés auprès de tous les usagers.",
]


class ScriptedEngine:
    """Reads the same words on every page that holds ink, and none on a line cut out of it."""

    name, version = "scripted", "1"

    def __init__(self) -> None:
        self.calls = 0

    def recognise(self, gray: np.ndarray, dpi: float, segmentation: Segmentation = "page") -> list[RecognisedWord]:
        self.calls += 1
        if gray.min() > 128 or segmentation == "line":
            return []
        return [
            RecognisedWord(word, 100.0 + 130 * n, 200.0 + 40 * row, 220.0 + 130 * n, 225.0 + 40 * row, 0.9, 1, row)
            for row, line in enumerate(LINES)
            for n, word in enumerate(line.split())
        ]

    def close(self) -> None: ...


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> Iterator[ScriptedEngine]:
    one = ScriptedEngine()
    engines.engine.cache_clear()
    monkeypatch.setattr(engines, "ENGINES", {"scripted": lambda: one})
    yield one
    engines.engine.cache_clear()


def scan_with_layer(path: Path, lines: list[str], mode: int) -> Path:
    """A page-wide picture with a text layer over it; mode 3 is invisible, 0 is plain."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    pixels = np.full((1100, 850), 255, np.uint8)
    random = np.random.default_rng(1)
    for row in range(30):
        for x in range(80, 760, 9):
            height, width = random.integers(6, 13), random.integers(3, 8)
            pixels[112 + 30 * row - height : 112 + 30 * row, x : x + width] = 0
    canvas = Canvas(str(path), pagesize=(612, 792))
    canvas.drawImage(ImageReader(Image.fromarray(pixels)), 0, 0, 612, 792)
    text = canvas.beginText(60, 720)
    text.setTextRenderMode(mode)
    for line in lines:
        text.textLine(line)
    canvas.drawText(text)
    canvas.save()
    return path


def test_a_good_text_layer_is_believed_without_recognition(
    tmp_path: Path, pdf: Callable[[Path, list[list[str]]], Path], scripted: ScriptedEngine
) -> None:
    with open_source(pdf(tmp_path / "a.pdf", [LINES])) as source:
        page = read_page(source, 1, Settings())
    assert page.source == "text_layer"
    assert page.text.splitlines() == LINES
    assert (page.ocr_confidence, page.problems, scripted.calls) == (None, (), 0)


def test_a_hidden_layer_is_recognised_anew_and_told(tmp_path: Path, scripted: ScriptedEngine) -> None:
    path = scan_with_layer(tmp_path / "a.pdf", ["Cefte convenlion a ponr ohjet", "Pdle emplol et les aulres"], 3)
    with open_source(path) as source:
        page = read_page(source, 1, Settings())
    assert page.source == "ocr"
    assert page.text.splitlines() == LINES
    assert page.problems[0].startswith("couche de texte écartée")


def test_a_stamp_put_on_a_scan_is_kept_beside_the_recognised_text(tmp_path: Path, scripted: ScriptedEngine) -> None:
    path = scan_with_layer(tmp_path / "a.pdf", ["Envoyé en préfecture le 19/12/2022"], 0)
    with open_source(path) as source:
        page = read_page(source, 1, Settings())
    assert page.source == "mixed"
    assert page.text.count("Envoyé en préfecture le 19/12/2022") == 1
    assert LINES[0] in page.text.replace("\n", " ")


def test_a_blank_page_is_blank(
    tmp_path: Path, pdf: Callable[[Path, list[list[str]]], Path], scripted: ScriptedEngine
) -> None:
    with open_source(pdf(tmp_path / "a.pdf", [[]])) as source:
        page = read_page(source, 1, Settings())
    assert (page.source, page.text, page.ocr_confidence) == ("blank", "", None)


def test_a_page_on_which_nothing_is_drawn_is_not_drawn(
    tmp_path: Path, pdf: Callable[[Path, list[list[str]]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PdfSource, "render", lambda *_: pytest.fail("drawn"))
    with open_source(pdf(tmp_path / "a.pdf", [[]])) as source:
        assert read_page(source, 1, Settings()).source == "blank"
