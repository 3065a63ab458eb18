"""Printed lines that the recogniser's layout left out: ink as high and long as a line of print that no word explains.

Its division of a page into blocks drops lines now and then: a heading, a form's line of dots, what stands beside white.
Such a line is cut out and recognised by itself; what does not read surely as French words is left out, as drawings and
writing by hand are. All lengths are pixels of the page image.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import cv2
import numpy as np

from convextract.reading.ink_mask import clear_edges, ink_mask, usual_height
from convextract.reading.line_votes import is_word
from convextract.reading.ocr.engine import OcrEngine, RecognisedWord
from convextract.reading.page import Box, InkRegion
from convextract.reading.rules import Gray, erase, shrunk
from convextract.reading.tables import RuledPage

_WORKING_DPI = 50.0
_BLANK = 1.2
"""Ink closer than this, in heights of a word, is of one line."""
_HEIGHTS, _SHORTEST = (0.5, 2.2), 4.0
"""How high and, at least, how long a line is, in heights of a word."""
_DENSITY = (0.1, 0.65)
"""Share of a line's box that is ink: less is a rule or a stroke, more a bar."""
_MOST_LINES, _MOST_PLACES = 12, 40
"""So many lines are read; where more places look like lines, the page holds a map, a picture or writing by hand."""
_SURE, _FRENCH_SHARE = 0.75, 0.6
_FRAME = 0.6


def lost_lines(
    gray: Gray, dpi: float, words: Sequence[RecognisedWord], ink: Sequence[InkRegion], ruled: RuledPage,
    engine: OcrEngine,
) -> list[RecognisedWord]:  # fmt: skip
    """The words of printed lines outside tables on which none of `words` stands; a few milliseconds where none is."""
    usual = usual_height(words)
    places = _places(gray, dpi, words, ink, ruled, usual) if usual else []
    if len(places) > _MOST_PLACES:
        return []
    block = 1 + max(word.block for word in words) if words else 1
    found: list[RecognisedWord] = []
    for number, place in enumerate(sorted(places, key=lambda box: -box.width)[:_MOST_LINES]):
        read = _read(gray, dpi, place, usual, engine)
        if _is_print(read):
            found += [replace(word, block=block + number, line=0) for word in read]
    return found


def _places(
    gray: Gray, dpi: float, words: Sequence[RecognisedWord], ink: Sequence[InkRegion], ruled: RuledPage, usual: float
) -> list[Box]:
    """Boxes as high and long as a line of print, in which is ink that nothing explains."""
    factor = max(1, round(dpi / _WORKING_DPI))
    mask = ink_mask(shrunk(gray, (factor, factor)))
    erase(mask, *([rule.scaled(1 / factor) for rule in rules] for rules in (ruled.horizontal, ruled.vertical)))
    margin = 0.2 * usual
    known = [(w.x0, w.y0, w.x1, w.y1) for w in words] + [table.box for table in ruled.tables]
    known += [(one.box.x0, one.box.y0, one.box.x1, one.box.y1) for one in ink]
    for x0, y0, x1, y1 in known:
        top, left = (max(0, int((side - margin) / factor)) for side in (y0, x0))
        mask[top : int((y1 + margin) / factor) + 1, left : int((x1 + margin) / factor) + 1] = 0
    clear_edges(mask, dpi / factor)
    joined = cv2.dilate(mask, np.ones((1, max(3, round(_BLANK * usual / factor))), np.uint8))
    places = []
    for contour in cv2.findContours(joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]:
        x, y, width, height = cv2.boundingRect(contour)
        long = width * factor >= _SHORTEST * usual
        if not long or not _HEIGHTS[0] * usual <= height * factor <= _HEIGHTS[1] * usual:
            continue
        share = cv2.countNonZero(mask[y : y + height, x : x + width]) / (width * height)
        if _DENSITY[0] <= share <= _DENSITY[1]:
            places.append(Box(x * factor, y * factor, (x + width) * factor, (y + height) * factor))
    return places


def _read(gray: Gray, dpi: float, place: Box, usual: float, engine: OcrEngine) -> list[RecognisedWord]:
    """The words of one line, cut out with white around it."""
    reach, frame = round(0.3 * usual), round(_FRAME * usual)
    x0, y0 = max(0, int(place.x0) - reach), max(0, int(place.y0) - reach)
    crop = gray[y0 : int(place.y1) + reach, x0 : int(place.x1) + reach]
    paper = (int(np.percentile(crop, 90)),)
    framed = cv2.copyMakeBorder(crop, frame, frame, frame, frame, cv2.BORDER_CONSTANT, value=paper)
    dx, dy = x0 - frame, y0 - frame
    return [
        replace(word, x0=word.x0 + dx, y0=word.y0 + dy, x1=word.x1 + dx, y1=word.y1 + dy)
        for word in engine.recognise(framed, dpi, "line")
    ]


def _is_print(words: Sequence[RecognisedWord]) -> bool:
    """Were French words or figures read, and surely?"""
    worded = [word for word in words if sum(map(str.isalnum, word.text)) >= 2]
    if not worded or median(word.confidence for word in worded) < _SURE:
        return False
    letters = [word.text.strip(".,;:()[]«»'’…") for word in worded]
    known = sum(text.isdigit() or any(map(is_word, text.replace("’", "'").split("'"))) for text in letters)
    return known >= _FRENCH_SHARE * len(worded) and sum(map(len, letters)) >= 4
