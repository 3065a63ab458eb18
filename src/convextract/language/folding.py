"""Folding: the form of a text in which spellings, cases and accents that mean the same are equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SIGNS = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"})

_MARKS = re.compile(r"[\u0300-\u036f]+")
"""The combining marks that French letters decompose into."""


def fold(text: str) -> str:
    """Lower case, no accents, typographic signs unified, blanks collapsed. The length may change."""
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text.translate(_SIGNS)))
    return " ".join(text.split()).lower()


def fold_keeping_length(text: str) -> str:
    """Lower case without accents, one character for one: offsets in the result are offsets in `text`."""
    return "".join(map(_fold_character, text))


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    base = unicodedata.normalize("NFD", character.translate(_SIGNS))[:1].lower()
    return base if len(base) == 1 else character
