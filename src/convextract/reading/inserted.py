"""Pictures of text inserted into a page that has a text layer: a scanned letter, a table pasted as an image."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from convextract.reading.page import Box, Word

if TYPE_CHECKING:
    from convextract.reading.ocr.engine import RecognisedWord
    from convextract.reading.pdf_source import PdfSource
    from convextract.reading.rules import Gray
    from convextract.settings import Settings

_LEAST_SHARE = 0.04
_LOOK_DPI = 100.0
_LEAST_LETTERS = 60
_LETTER_IN = (0.03, 0.2)
_LEAST_WORDS = 6
_LEAST_CONFIDENCE = 0.7
_WORD_CONFIDENCE = 0.5


def words_of_pictures(source: PdfSource, number: int, settings: Settings, pictures: Sequence[Box]) -> list[Word]:
    """Words recognised on those pictures that hold running text; logos, photographs and drawings give none."""
    width, height = source.size(number)
    words: list[Word] = []
    for box in pictures:
        if box.width * box.height < _LEAST_SHARE * width * height:
            continue
        if _letters(source.render(number, _LOOK_DPI, box=box)) >= _LEAST_LETTERS:
            words += _recognised(source, number, settings, box)
    return words


def _letters(gray: Gray) -> int:
    """How many pieces of ink have the size of letters."""
    import cv2
    import numpy as np

    ink = cv2.threshold(gray, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1]
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    low, high = (inches * _LOOK_DPI for inches in _LETTER_IN)
    heights, widths = stats[1:, 3], stats[1:, 2]
    return int(np.count_nonzero((heights >= low) & (heights <= high) & (widths <= 2 * high)))


def _recognised(source: PdfSource, number: int, settings: Settings, box: Box) -> list[Word]:
    from convextract.errors import MissingDependency
    from convextract.reading.ocr.engines import engine
    from convextract.reading.orientation import quality

    try:
        recogniser = engine(settings.ocr_engine)
    except MissingDependency:
        return []  # the text layer is enough to go on with
    gray = source.render(number, settings.ocr_dpi, box=box)
    found = recogniser.recognise(gray, settings.ocr_dpi)
    if len(found) < _LEAST_WORDS or quality(found) < _LEAST_CONFIDENCE:
        return []
    scale = box.width / gray.shape[1]
    return [_placed(word, box, scale) for word in found if word.confidence >= _WORD_CONFIDENCE]


def _placed(word: RecognisedWord, box: Box, scale: float) -> Word:
    sides = (box.x0 + word.x0 * scale, box.y0 + word.y0 * scale, box.x0 + word.x1 * scale, box.y0 + word.y1 * scale)
    place = Box(*(round(side, 2) for side in sides))
    return Word(word.text, place, word.confidence, size_pt=round(place.height, 1))
