"""What a recogniser makes of signatures, stamps and specks: words that are none."""

from __future__ import annotations

from collections.abc import Sequence

from convextract.reading.ocr.engine import RecognisedWord
from convextract.reading.page import Box, InkRegion

_BELIEVED = 0.85
"""A word on ink of a pen is kept from this confidence on..."""
_BELIEVED_LONG = 0.45
_LONG = 4
"""...or from this one if it has so many letters: printed names stand under signatures."""
_LEAST = 0.25
_SIGNS = frozenset("|¦_~^°'‘’“”\"`*\\{}[]<>=-—–.,;:!§#£¥©®»«+/")


def without_scrawl(words: Sequence[RecognisedWord], ink: Sequence[InkRegion]) -> list[RecognisedWord]:
    """The words that are text. Boxes of words and ink in the same pixels."""
    pens = [region.box for region in ink if region.kind in ("signature", "initials", "handwriting", "stamp", "figure")]
    usual = sorted(word.y1 - word.y0 for word in words)[len(words) // 2] if words else 0.0
    return [word for word in words if _is_text(word, pens, usual)]


def _is_text(word: RecognisedWord, pens: Sequence[Box], usual_height: float) -> bool:
    letters = sum(character.isalnum() for character in word.text)
    if not letters and set(word.text) <= _SIGNS and word.confidence < 0.5:
        return False
    if word.confidence < _LEAST and (letters < 3 or word.y1 - word.y0 > 3 * usual_height):
        return False
    x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    if not any(pen.contains(x, y) for pen in pens):
        return True
    if not letters:
        return False
    return word.confidence >= _BELIEVED or (letters >= _LONG and word.confidence >= _BELIEVED_LONG)
