"""The houses that a contact serves, as a card lists them: `pour : Vernoy, Saint-Martin`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from convextract.extraction.contacts.vocabulary import ALL_STRUCTURES
from convextract.extraction.houses.names import clean_name, find_structure_names, which_structures
from convextract.language.folding import fold


def goes_on(serving: str, following: str, houses: Sequence[str]) -> bool:
    """Does the list of houses go on: it breaks off after a comma or in a name, or the line names no office?"""
    together = f"{serving} {following}"
    return len(find_structure_names(together)) > len(find_structure_names(serving)) or (
        len(which_structures(together, houses)) > len(which_structures(serving, houses))
    )


def served_houses(serving: str, houses: Sequence[str]) -> list[str] | None:
    """The houses that the list names, of `houses` where it can be told; None where it says that they are all."""
    text = clean_name(serving)
    if ALL_STRUCTURES.match(fold(text)):
        return None
    known = which_structures(text, houses) or [m.name for m in find_structure_names(text)]
    return known or [clean_name(piece) for piece in re.split(r"\s?[,;]\s", text) if piece]
