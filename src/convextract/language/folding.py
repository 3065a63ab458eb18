"""Folding: the form of a text in which spellings, cases and accents that mean the same are equal."""

from __future__ import annotations

import re
import unicodedata

_SIGNS = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"})


def fold(text: str) -> str:
    """Lower case, no accents, typographic signs unified, blanks collapsed. The length may change."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_SIGNS))
    return re.sub(r"\s+", " ", "".join(c for c in decomposed if not unicodedata.combining(c))).strip().lower()


def fold_keeping_length(text: str) -> str:
    """Lower case without accents, one character for one: offsets in the result are offsets in `text`."""
    out = []
    for character in text:
        base = unicodedata.normalize("NFD", character.translate(_SIGNS))[:1].lower()
        out.append(base if len(base) == 1 else character)
    return "".join(out)
