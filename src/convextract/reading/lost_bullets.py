"""Bullets that the recogniser left out: a small mark before a line, where other lines of the page bear the same.

A point or dash that stands alone is often taken for a speck; the item that it opens is then read into the item above.
Only a mark that was read before another line, or that three lines have, on one vertical and as large, is a bullet. All
lengths are pixels of the page image, or shares of the height of the line's words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from convextract.reading.bullets import BULLETS, TELLING, are_alike, may_be_bullet
from convextract.reading.ocr.engine import RecognisedWord, by_line
from convextract.reading.page import Box
from convextract.reading.rules import Gray

_REACH, _GAP = 3.2, 0.08
"""How far before the first word to look, and how close to it a bullet never stands."""
_SMALLEST = 0.15
_POINT_SIZE, _POINT_SHAPE, _POINT_FILLED = (0.15, 0.8), (0.65, 1.5), 0.6
"""Sides of a point or square, their ratio, and the share of its box that is ink."""
_DASH_LENGTH, _DASH_HEIGHT, _DASH_SHAPE = (0.25, 1.4), 0.3, 2.0
_LEAST_CONTRAST = 40
_CERTAINTY = 0.8
"""Several lines bear the mark: surer than one look of the recogniser at a point."""
_POINT, _DASHES = "•", "-–—"


@dataclass(frozen=True, slots=True)
class _Mark:
    """What stands before a line's first word. `read`: a word of the page."""

    word: RecognisedWord
    first: RecognisedWord
    read: bool


def lost_bullets(
    gray: Gray, words: Sequence[RecognisedWord], tables: Iterable[tuple[float, float, float, float]]
) -> list[RecognisedWord]:
    """The bullets that stand before lines outside `tables` (left, top, right, bottom) and that no word is."""
    lines = by_line(words)
    walls = [Box(*table) for table in tables]
    places = np.array([(word.x0, word.x1, (word.y0 + word.y1) / 2) for word in words], dtype=float).reshape(-1, 3)
    marks = []
    for line in lines.values():
        if len(line) < 2 or any(wall.contains(line[0].x0, (line[0].y0 + line[0].y1) / 2) for wall in walls):
            continue
        if may_be_bullet(line[0], line[1]):
            marks.append(_Mark(line[0], line[1], read=True))
        elif line[0].text[:1].isalpha() and (found := _mark_before(gray, line, places)):
            marks.append(_Mark(found, line[0], read=False))
    found_words = []
    for mark in (one for one in marks if not one.read):
        alike = [m for m in marks if are_alike((mark.word, mark.first), (m.word, m.first))]
        if len(alike) >= TELLING or any(one.read for one in alike):
            found_words.append(_as_its_like(mark.word, [one.word for one in alike]))
    return found_words


def _mark_before(
    gray: Gray, line: Sequence[RecognisedWord], places: NDArray[np.float64]
) -> RecognisedWord | None:
    """The lone point or dash in the white before a line, at the height of its letters. `places`: of every word of the
    page left, right and middle height."""
    first = line[0]
    height = median(word.y1 - word.y0 for word in line)
    x0, x1 = max(0, round(first.x0 - _REACH * height)), round(first.x0 - _GAP * height)
    y0, y1 = max(0, round(first.y0)), round(first.y1)
    if x1 - x0 < height or y1 - y0 < 3 or _holds_a_word(places, x0, y0, x1, y1):
        return None
    piece = _only_piece(gray[y0:y1, x0:x1], gray[y0:y1, round(first.x0) : round(first.x1)], height)
    text = _shape(piece, height) if piece else ""
    if piece is None or not text:
        return None
    box = (piece.x0 + x0, piece.y0 + y0, piece.x1 + x0, piece.y1 + y0)
    found = RecognisedWord(text, *box, _CERTAINTY, first.block, first.line)
    return found if may_be_bullet(found, first) else None


def _holds_a_word(places: NDArray[np.float64], x0: int, y0: int, x1: int, y1: int) -> bool:
    left, right, middle = places.T
    return bool(((right > x0) & (left < x1) & (y0 < middle) & (middle < y1)).any())


def _only_piece(white: Gray, letters: Gray, height: float) -> Box | None:
    """The one piece of ink of some size in the `white`, half as dark as the letters at least; None for none, for
    several, and for one that goes on beyond it."""
    if not letters.size or not white.size or int(white.max()) - int(white.min()) <= _LEAST_CONTRAST / 2:
        return None  # nothing there can be half as dark as letters: most lines end here
    dark, paper = _shade(letters, 0.05), _shade(white, 0.5)
    level = (dark + paper) / 2
    if paper - dark < _LEAST_CONTRAST or white.min() >= level:
        return None
    _, _, stats, _ = cv2.connectedComponentsWithStats((white < level).astype(np.uint8), connectivity=8)
    pieces = [box for box in stats[1:].tolist() if max(box[2:4]) >= _SMALLEST * height]
    if len(pieces) != 1:
        return None
    x, y, width, tall, area = pieces[0]
    inside = x > 0 and x + width < white.shape[1]
    filled = width > _DASH_SHAPE * tall or area >= _POINT_FILLED * width * tall
    return Box(x, y, x + width, y + tall) if inside and filled else None


def _shade(pixels: Gray, share: float) -> int:
    """The grey level that so great a share of the pixels does not pass; a fifth of the time of a percentile."""
    place = int(share * (pixels.size - 1))
    return int(np.partition(pixels, place, axis=None)[place])


def _shape(piece: Box, height: float) -> str:
    """A point or a dash; empty for what is neither."""
    width, tall = piece.width / height, piece.height / height
    if _DASH_LENGTH[0] <= width <= _DASH_LENGTH[1] and tall <= _DASH_HEIGHT and width >= _DASH_SHAPE * tall:
        return "-"
    round_enough = _POINT_SHAPE[0] <= width / tall <= _POINT_SHAPE[1]
    sized = all(_POINT_SIZE[0] <= side <= _POINT_SIZE[1] for side in (width, tall))
    return _POINT if round_enough and sized else ""


def _as_its_like(bullet: RecognisedWord, alike: Sequence[RecognisedWord]) -> RecognisedWord:
    """A dash as the lines like it have theirs."""
    known = [word.text for word in alike if word.text in BULLETS and (word.text in _DASHES) == (bullet.text in _DASHES)]
    return replace(bullet, text=max(known, key=known.count, default=bullet.text))
