"""Folding: the form of a text in which spellings, cases and accents that mean the same are equal."""

from __future__ import annotations

import re
import unicodedata

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
    return text.lower() if text.isascii() else text.translate(_FOLDED)


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
