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
_SIDE_IN = 0.03
_TOUCHED = 0.12
_MOST_REGIONS = 24
_LEAST_LETTERS, _LEAST_UNKNOWN = 4, 3
"""A line of print has so many letters; so many without a word make it worth a look."""
_LETTER = (0.45, 1.4)
"""Heights of letters, in heights of a word."""
_BESIDE_IN, _MARGIN_IN = 0.4, 0.06


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
            if not _covered(_box(word), known) and _stands_free(gray, dpi, word):
                added.append(replace(word, block=block))
                known.append(_box(word))
    return added


def _looked_at(
    gray: Gray, dpi: float, pen: Box, known: Sequence[Box], usual: float, engine: OcrEngine
) -> list[RecognisedWord]:
    """Words of the lines of print around one pen stroke, each line read by itself; the surest first."""
    height, width = gray.shape[:2]
    reach_x, reach_y = (round(inches * dpi) for inches in _REACH_IN)
    x0, y0 = max(0, round(pen.x0) - reach_x), max(0, round(pen.y0) - reach_y)
    x1, y1 = min(width, round(pen.x1) + reach_x), min(height, round(pen.y1) + reach_y)
    crop = gray[y0:y1, x0:x1]
    inside = [Box(box.x0 - x0, box.y0 - y0, box.x1 - x0, box.y1 - y0) for box in known]
    found = [word for line in _lines_of_print(crop, inside, usual) for word in _line_words(crop, line, dpi, engine)]
    found = [word for word in found if _is_word(word) and _is_whole(word, x1 - x0, y1 - y0)]
    found.sort(key=lambda word: -word.confidence * len(word.text))
    return [replace(word, x0=word.x0 + x0, y0=word.y0 + y0, x1=word.x1 + x0, y1=word.y1 + y0) for word in found]


def _lines_of_print(crop: Gray, known: Sequence[Box], usual: float) -> list[tuple[int, int, int, int]]:
    """Boxes of the lines of letters of which some stand in no known word: found by the feet of the letters."""
    import cv2

    ink = cv2.threshold(crop, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1]
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    letters = sorted(
        ((x, y, x + w, y + h) for x, y, w, h, _ in stats[1:].tolist() if _LETTER[0] * usual <= h <= _LETTER[1] * usual
         and w <= 2 * usual),
        key=lambda box: box[3],
    )  # fmt: skip
    rows: list[list[tuple[int, int, int, int]]] = []
    for letter in letters:
        if rows and letter[3] - rows[-1][-1][3] <= 0.2 * usual:
            rows[-1].append(letter)
        else:
            rows.append([letter])
    lines = []
    for row in rows:
        unknown = [b for b in row if not any(k.contains((b[0] + b[2]) / 2, (b[1] + b[3]) / 2) for k in known)]
        if len(row) >= _LEAST_LETTERS and len(unknown) >= _LEAST_UNKNOWN:
            foot = sorted(box[3] for box in row)[len(row) // 2]
            left, right = min(box[0] for box in row), max(box[2] for box in row)
            lines.append((left, round(foot - 1.15 * usual), right, round(foot + 0.45 * usual)))
    return lines


def _line_words(crop: Gray, line: tuple[int, int, int, int], dpi: float, engine: OcrEngine) -> list[RecognisedWord]:
    """The line read as it is and without what is paler than print, as stamps are; the surer reading."""
    import cv2
    import numpy as np

    from convextract.reading.orientation import quality

    height, width = crop.shape[:2]
    side = round(_BESIDE_IN * dpi)
    x0, y0, x1, y1 = max(0, line[0] - side), max(0, line[1]), min(width, line[2] + side), min(height, line[3])
    strip = crop[y0:y1, x0:x1]
    paper, dark = float(np.median(crop)), float(np.percentile(crop, 0.7))
    bare = strip.copy()
    bare[strip > dark + 0.5 * (paper - dark)] = int(paper)
    margin = round(_MARGIN_IN * dpi)
    readings = []
    for image in (strip, bare):
        framed = cv2.copyMakeBorder(image, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=(int(paper),))
        readings.append(engine.recognise(framed, dpi, "line"))
    best = max(readings, key=quality)
    dx = x0 - margin
    top, bottom = line[1] + 0.15 * (line[3] - line[1]), line[1] + 0.75 * (line[3] - line[1])
    return [replace(word, x0=word.x0 + dx, x1=word.x1 + dx, y0=top, y1=bottom) for word in best]


def _is_word(word: RecognisedWord) -> bool:
    letters = sum(c.isalpha() for c in word.text)
    wordlike = letters >= 0.7 * len(word.text) and (letters >= 3 or (letters == 2 and word.text.islower()))
    return wordlike and word.confidence >= (_SURE_LONG if letters >= _LONG else _SURE)


def _is_whole(word: RecognisedWord, width: int, height: int) -> bool:
    """Not cut by the edge of the look."""
    return word.x0 > 3 and word.x1 < width - 3 and word.y0 > 2 and word.y1 < height - 2


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
    y0, y1 = round((word.y0 + word.y1) / 2), round(word.y1)
    around = gray[y0:y1, round(word.x0) : round(word.x1)]
    if not around.size:
        return False
    paper, dark = float(np.percentile(around, 90)), float(np.percentile(around, 2))
    for x0, x1 in ((round(word.x0) - side, round(word.x0) - 1), (round(word.x1) + 1, round(word.x1) + side)):
        strip = gray[y0:y1, max(0, x0) : max(0, x1)]
        if strip.size and float((strip < dark + 0.4 * (paper - dark)).mean()) > _TOUCHED:
            return False
    return True
