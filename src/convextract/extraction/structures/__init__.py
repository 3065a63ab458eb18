"""Structures: the France Services houses that a document is about, with their week.

Order of work: the houses with their names and fixed facts (`houses.gather`), the hours of places that are these houses
(`opening_hours`), then the finished rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from convextract.extraction import opening_hours
from convextract.extraction.houses import HouseDraft, gather
from convextract.extraction.opening_hours import PlacedHours
from convextract.extraction.structures.rows import rows_of
from convextract.records import OpeningHours, Structure
from convextract.structure import StructuredDocument

__all__ = ["extract", "gather"]


def extract(
    document: StructuredDocument,
    hours: Sequence[OpeningHours] | None = None,
    houses: Sequence[HouseDraft] | None = None,
    placed: Sequence[PlacedHours] | None = None,
) -> list[Structure]:
    """The houses of the document in reading order, with their week where `hours` (rows of `opening_hours`) tell it.

    Without `hours` they are read from the document. `houses`: what `houses.gather` found, `placed`: what
    `opening_hours.read` made of these very houses; each is sought here if None.
    """
    houses = gather(document) if houses is None else houses
    return rows_of(document, houses, opening_hours.read(document, houses) if placed is None else placed, hours)
