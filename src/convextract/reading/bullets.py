"""Words that are bullets, however badly they were read: a lone sign before a line, like one before another line.

A recogniser reads the points and dashes of a list as `+`, `*`, `°` or `e`, often with no confidence at all, as it reads
specks. Specks do not stand as far before the first word of several lines, on one vertical, all of one size.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from convextract.reading.ocr.engine import RecognisedWord

_WIDEST, _LEAST_BLANK = 1.2, 0.15
"""A bullet's width, and the blank behind it, in heights of the first word."""
_MIDDLE = (0.2, 0.85)
"""Where its middle lies between the top and the foot of the first word."""
_SAME_PLACE, _SAME_SIZE = 0.35, 0.35
"""In heights of the first word."""
_BELIEVED, TELLING = 0.5, 3
"""One bullet read so surely tells those like it; without, so many alike."""
BULLETS = "•-–—▪◦"
_NEVER = frozenset("|¦/\\«»“”\"")
"""Strokes, and the signs of quotations."""


def bullets_in(lines: Iterable[Sequence[RecognisedWord]]) -> dict[int, str]:
    """The bullet that a word read with doubt must be, by the word's id. `lines`: as the recogniser gave them, words
    left to right."""
    marks = [(line[0], line[1]) for line in lines if len(line) > 1 and may_be_bullet(line[0], line[1])]
    found: dict[int, str] = {}
    for mark in (one for one in marks if one[0].confidence < _BELIEVED):
        alike = [other[0] for other in marks if are_alike(mark, other)]
        signs = [word for word in alike if not word.text.isalnum()]
        told = len(alike) > 1 and any(word.confidence >= _BELIEVED for word in signs)
        if told or (len(alike) >= TELLING and signs):
            known = [word.text for word in signs if word.text in BULLETS]
            own = mark[0].text
            found[id(mark[0])] = own if own in BULLETS else max(known, key=known.count, default=BULLETS[0])
    return found


def may_be_bullet(mark: RecognisedWord, first: RecognisedWord) -> bool:
    """Is it a lone sign at the height of the letters behind it, a blank before them?"""
    height = max(1.0, first.y1 - first.y0)
    doubtful = not mark.text.isalnum() or mark.confidence < _BELIEVED  # `à` and `y` begin lines of prose
    lone = len(mark.text) == 1 and doubtful and mark.text not in _NEVER
    blank = first.x0 - mark.x1 >= _LEAST_BLANK * height
    middle = ((mark.y0 + mark.y1) / 2 - first.y0) / height
    small = mark.x1 - mark.x0 <= _WIDEST * height
    return lone and blank and small and first.text[:1].isalpha() and _MIDDLE[0] <= middle <= _MIDDLE[1]


def are_alike(one: tuple[RecognisedWord, RecognisedWord], other: tuple[RecognisedWord, RecognisedWord]) -> bool:
    """Do both stand on one vertical, and are they as large? A word is like itself."""
    height = max(1.0, one[1].y1 - one[1].y0)
    beside = abs(one[0].x0 - other[0].x0) <= _SAME_PLACE * height
    widths = abs((one[0].x1 - one[0].x0) - (other[0].x1 - other[0].x0)) <= _SAME_SIZE * height
    heights = abs((one[0].y1 - one[0].y0) - (other[0].y1 - other[0].y0)) <= _SAME_SIZE * height
    return beside and widths and heights
