"""Folding: the form of a text in which spellings, cases and accents that mean the same are equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SIGNS = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"})

_MARKS = re.compile(r"[\u0300-\u036f]+")
"""The combining marks that French letters decompose into."""

_TEXTS_KEPT, _LONGEST_KEPT = 8192, 2000
"""Many rules fold the same lines again and again: those of a document are remembered, until the next push them out.
Longer texts are folded once."""


def fold(text: str) -> str:
    """Lower case, no accents, typographic signs unified, blanks collapsed. The length may change."""
    return _kept_folded(text) if len(text) <= _LONGEST_KEPT else _folded(text)


def fold_keeping_length(text: str) -> str:
    """Lower case without accents, one character for one: offsets in the result are offsets in `text`."""
    return _kept_same_length(text) if len(text) <= _LONGEST_KEPT else _same_length(text)


def _folded(text: str) -> str:
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text.translate(_SIGNS)))
    return " ".join(text.split()).lower()


def _same_length(text: str) -> str:
    return text.lower() if text.isascii() else text.translate(_FOLDED)


_kept_folded = lru_cache(maxsize=_TEXTS_KEPT)(_folded)
_kept_same_length = lru_cache(maxsize=_TEXTS_KEPT)(_same_length)


class _FoldedCharacters(dict[int, str]):
    """A table for `str.translate` that learns each character when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        base = unicodedata.normalize("NFD", character.translate(_SIGNS))[:1].lower()
        self[code] = base if len(base) == 1 else character
        return self[code]


_FOLDED = _FoldedCharacters()


_ALIKE = str.maketrans("l1j05|qc", "iiiosige")
_ALIKE_IN_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ri", "n"))


def skeleton(text: str) -> str:
    """The folded form in which letters that recognisers take for each other are equal."""
    form = fold(text)
    for pair, one in _ALIKE_IN_PAIRS:
        form = form.replace(pair, one)
    return form.translate(_ALIKE)
