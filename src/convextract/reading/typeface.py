"""Size and weight of recognised words, which the recogniser does not tell: from their boxes and their strokes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from statistics import median
from typing import TYPE_CHECKING

from convextract.reading.ocr.engine import RecognisedWord
from convextract.reading.page import Line

if TYPE_CHECKING:
    from convextract.reading.rules import Gray

_ASCENDING = frozenset("bdfhklt0123456789ijéèêëàâîïôöûüùÿ!?%&/()[]{}«»€$@£'’\"")
_DESCENDING = frozenset("gjpqyç,;Q()[]{}/@$")
_X_EM, _ASCENT_EM, _DESCENT_EM = 0.48, 0.22, 0.2
"""Shares of the font size that small letters, ascenders and descenders take in the usual text faces."""
_BOLD_FACTOR = 1.28


def with_size(line: Line) -> Line:
    """The line with the font size in points, estimated from the heights of its words, on each of them."""
    sizes = [word.box.height / _em(word.text) for word in line.words if any(c.isalnum() for c in word.text)]
    size = round(median(sizes or [line.box.height]), 1)
    return replace(line, words=tuple(word.sized(size) for word in line.words))


@lru_cache(maxsize=16384)
def _em(text: str) -> float:
    """Height of the text's ink, as a share of the font size."""
    ascends = any(c in _ASCENDING or c.isupper() for c in text)
    descends = any(c in _DESCENDING for c in text)
    return _X_EM + ascends * _ASCENT_EM + descends * _DESCENT_EM


def bold_words(gray: Gray, words: Sequence[RecognisedWord]) -> list[bool]:
    """Which words have clearly thicker strokes than most of the page, for their height."""
    import numpy as np

    weights = stroke_widths(gray, words)
    known = [weight for weight in weights if weight > 0]
    if len(known) < 8:
        return [False] * len(words)
    usual = float(np.percentile(known, 40))
    return [weight > _BOLD_FACTOR * usual for weight in weights]


def stroke_widths(gray: Gray, words: Sequence[RecognisedWord]) -> list[float]:
    """Width of the strokes of each word as a share of its em; 0 where there is nothing to measure.

    Twice the area of the ink over the length of its outline.
    """
    import cv2
    import numpy as np

    ink = cv2.threshold(gray, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1]
    inner = cv2.erode(ink, np.ones((3, 3), np.uint8))
    return [_stroke_width(word, ink, inner) for word in words]


def _stroke_width(word: RecognisedWord, ink: Gray, inner: Gray) -> float:
    import cv2

    if word.confidence < 0.5 or sum(map(str.isalnum, word.text)) < 2:
        return 0.0
    place = (
        slice(max(0, round(word.y0)), max(0, round(word.y1))),
        slice(max(0, round(word.x0)), max(0, round(word.x1))),
    )
    area = cv2.countNonZero(ink[place]) if ink[place].size else 0
    outline = area - cv2.countNonZero(inner[place]) if area else 0
    if outline < 20:
        return 0.0
    em = (word.y1 - word.y0) / _em(word.text)
    return 2 * area / outline / max(1.0, em)
