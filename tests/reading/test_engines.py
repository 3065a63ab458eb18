"""Every recogniser keeps the same contract. These tests run the real ones, where they are installed."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from convextract.errors import MissingDependency, UsageError
from convextract.reading.ocr.engine import OcrEngine, tessdata_folder
from convextract.reading.ocr.engines import ENGINES, engine
from convextract.reading.ocr.tsv import words_of_tsv

LINE = "Convention France services"

TSV = "\n".join(
    "\t".join(row)
    for row in [
        "level page_num block_num par_num line_num word_num left top width height conf text".split(),
        ["4", "1", "1", "1", "1", "0", "10", "20", "200", "30", "-1", ""],
        ["5", "1", "1", "1", "1", "1", "10", "20", "80", "30", "96.5", "Article"],
        ["5", "1", "1", "1", "1", "2", "100", "20", "20", "30", "-1", " "],
        ["5", "1", "1", "2", "1", "1", "10", "60", "90", "30", "41.25", "premier"],
    ]
)  # fmt: skip


def test_tables_of_words_are_read() -> None:
    first, second = words_of_tsv(TSV)
    assert (first.text, first.x0, first.y0, first.x1, first.y1, first.confidence) == ("Article", 10, 20, 90, 50, 0.965)
    assert (second.text, second.line) == ("premier", 1)


def test_an_unknown_engine_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="auto, tesserocr, pytesseract"):
        engine("abbyy")


def test_missing_french_data_comes_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    monkeypatch.setattr("convextract.reading.ocr.engine.TESSDATA_FOLDERS", ())
    with pytest.raises(MissingDependency, match="tesseract-ocr-fra"):
        tessdata_folder()


@pytest.fixture(params=list(ENGINES))
def recogniser(request: pytest.FixtureRequest) -> OcrEngine:
    try:
        return ENGINES[request.param]()
    except MissingDependency as error:
        pytest.skip(str(error))


@pytest.mark.ocr
def test_words_come_with_places_and_confidence(recogniser: OcrEngine) -> None:
    image = Image.new("L", (900, 200), 255)
    ImageDraw.Draw(image).text((60, 80), LINE, fill=0, font=ImageFont.load_default(36))
    words = recogniser.recognise(np.asarray(image), 200, "block")
    assert " ".join(word.text for word in words) == LINE
    assert all(60 <= word.x0 < word.x1 <= 700 and 70 <= word.y0 < word.y1 <= 130 for word in words)
    assert all(0.5 < word.confidence <= 1 for word in words)


@pytest.mark.ocr
def test_nothing_gives_no_words(recogniser: OcrEngine) -> None:
    assert recogniser.recognise(np.full((2, 2), 255, np.uint8), 200) == []
    assert recogniser.recognise(np.full((300, 300), 255, np.uint8), 200) == []
