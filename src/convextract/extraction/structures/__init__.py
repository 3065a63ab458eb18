"""Structures: the France Services houses that a document is about.

Order of work: names and fixed facts first (`gather`), then the hours of places that are these houses
(`opening_hours.extract`), then the finished rows (`extract`).
"""

from __future__ import annotations

from collections.abc import Sequence

from convextract.extraction.structures.gathering import gather
from convextract.extraction.structures.model import HouseDraft
from convextract.extraction.structures.rows import rows_of
from convextract.records import OpeningHours, Structure
from convextract.structure import StructuredDocument

__all__ = ["HouseDraft", "extract", "gather"]


def extract(document: StructuredDocument, hours: Sequence[OpeningHours] | None = None) -> list[Structure]:
    """The houses of the document in reading order, with their week where `hours` (rows of `opening_hours`) tell it.

    Without `hours` they are read from the document.
    """
    from convextract.extraction import opening_hours

    houses = gather(document)
    placed = opening_hours.read(document, houses)
    return rows_of(document, houses, placed, hours)
