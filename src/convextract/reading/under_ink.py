"""A second look around signatures: a page-wide recognition loses printed lines that a pen touches.

Words are added only where they stand free: a piece of a name whose other letters lie under the pen would be a wrong
name, which is worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from convextract.reading.ocr.engine import OcrEngine, RecognisedWord
from convextract.reading.page import Box, InkRegion

if TYPE_CHECKING:
    from convextract.reading.rules import Gray

_REACH_IN = (0.6, 0.22)
"""How far around the pen to look, sideways and up and down."""
_SURE, _SURE_LONG, _LONG = 0.85, 0.7, 5
_HEIGHTS = (0.6, 1.6)
_SIDE_IN = 0.03
_TOUCHED = 0.12
_MOST_REGIONS = 24
_LEAST_LETTERS = 4
"""So many letters without a word make the look worth its time."""
_STROKE_HEIGHTS, _STROKE_WIDTHS = 1.9, 4.0
"""Pieces of ink taller or wider than so many heights of a word are strokes of the pen."""


def words_under_ink(
    gray: Gray, dpi: float, words: Sequence[RecognisedWord], ink: Sequence[InkRegion], engine: OcrEngine
) -> list[RecognisedWord]:
    """Words that a look at each signature's surroundings adds to those believed; pixels of the page image."""
    pens = [region.box for region in ink if region.kind in ("signature", "handwriting", "initials")][:_MOST_REGIONS]
    if not pens or not words:
        return []
    usual = sorted(word.y1 - word.y0 for word in words)[len(words) // 2]
    known = [_box(word) for word in words]
    block = 1 + max(word.block for word in words)
    added: list[RecognisedWord] = []
    for pen in pens:
        for word in _looked_at(gray, dpi, pen, known, usual, engine):
            fits = _HEIGHTS[0] * usual <= word.y1 - word.y0 <= _HEIGHTS[1] * usual
            if fits and not _covered(_box(word), known) and _stands_free(gray, dpi, word):
                added.append(replace(word, block=block))
                known.append(_box(word))
    return added


def _looked_at(
    gray: Gray, dpi: float, pen: Box, known: Sequence[Box], usual: float, engine: OcrEngine
) -> list[RecognisedWord]:
    """Words around one pen stroke, read twice: as it is, and with the strokes taken out; the surer ones first."""
    height, width = gray.shape[:2]
    reach_x, reach_y = (round(inches * dpi) for inches in _REACH_IN)
    x0, y0 = max(0, round(pen.x0) - reach_x), max(0, round(pen.y0) - reach_y)
    x1, y1 = min(width, round(pen.x1) + reach_x), min(height, round(pen.y1) + reach_y)
    crop = gray[y0:y1, x0:x1]
    inside = [Box(box.x0 - x0, box.y0 - y0, box.x1 - x0, box.y1 - y0) for box in known]
    letters, erased = _letters_and_rest(crop, inside, usual)
    if letters < _LEAST_LETTERS:
        return []
    words = engine.recognise(crop, dpi, "sparse") + engine.recognise(erased, dpi, "block")
    found = [word for word in words if _is_word(word) and _is_whole(word, x1 - x0, y1 - y0)]
    found.sort(key=lambda word: -word.confidence * len(word.text))
    return [replace(word, x0=word.x0 + x0, y0=word.y0 + y0, x1=word.x1 + x0, y1=word.y1 + y0) for word in found]


def _is_word(word: RecognisedWord) -> bool:
    letters = sum(c.isalpha() for c in word.text)
    wordlike = letters >= 0.7 * len(word.text) and (letters >= 3 or (letters == 2 and word.text.islower()))
    return wordlike and word.confidence >= (_SURE_LONG if letters >= _LONG else _SURE)


def _is_whole(word: RecognisedWord, width: int, height: int) -> bool:
    """Not cut by the edge of the look."""
    return word.x0 > 3 and word.x1 < width - 3 and word.y0 > 2 and word.y1 < height - 2


def _letters_and_rest(crop: Gray, known: Sequence[Box], usual: float) -> tuple[int, Gray]:
    """How many letters stand in no known word; and the crop without larger pieces of ink."""
    import cv2
    import numpy as np

    ink = cv2.threshold(crop, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1]
    count, labels, stats, middles = cv2.connectedComponentsWithStats(ink, connectivity=8)
    letters = 0
    large = np.zeros(count, dtype=np.uint8)
    for index in range(1, count):
        width, height = stats[index, 2], stats[index, 3]
        large[index] = height > _STROKE_HEIGHTS * usual or width > _STROKE_WIDTHS * usual
        if 0.35 * usual <= height <= 1.4 * usual and width <= 2 * usual:
            x, y = middles[index]
            letters += not any(box.contains(x, y) for box in known)
    strokes = cv2.dilate(large[labels], np.ones((3, 3), np.uint8))
    erased = crop.copy()
    erased[strokes > 0] = int(np.median(crop))
    return letters, erased


def _box(word: RecognisedWord) -> Box:
    return Box(word.x0, word.y0, word.x1, word.y1)


def _covered(box: Box, known: Sequence[Box]) -> bool:
    return any(box.overlap(other) > 0.25 * min(_area(box), _area(other)) for other in known)


def _area(box: Box) -> float:
    return max(1.0, box.width * box.height)


def _stands_free(gray: Gray, dpi: float, word: RecognisedWord) -> bool:
    """Is there white at both sides of the word?"""
    import numpy as np

    side = max(2, round(_SIDE_IN * dpi))
    y0, y1 = round(word.y0), round(word.y1)
    paper = float(np.percentile(gray[y0:y1, round(word.x0) : round(word.x1)], 90))
    for x0, x1 in ((round(word.x0) - side, round(word.x0) - 1), (round(word.x1) + 1, round(word.x1) + side)):
        strip = gray[y0:y1, max(0, x0) : max(0, x1)]
        if strip.size and float((strip < paper - 70).mean()) > _TOUCHED:
            return False
    return True
