"""Opening hours, one row a place, weekday and span: from timetables and from words, of houses, offices and hotlines."""

from __future__ import annotations

from collections.abc import Sequence

from convextract.extraction.houses.gathering import gather
from convextract.extraction.houses.model import HouseDraft
from convextract.extraction.opening_hours.conflicts import PlacedHours
from convextract.extraction.opening_hours.placing import place_hours
from convextract.records import OpeningHours
from convextract.structure import StructuredDocument

__all__ = ["PlacedHours", "extract", "read"]


def extract(document: StructuredDocument, houses: Sequence[HouseDraft] | None = None) -> list[OpeningHours]:
    """All hours of the document in reading order. `houses`: what `structures.gather` found (gathered here if None)."""
    return [placed.row for placed in read(document, gather(document) if houses is None else houses)]


def read(document: StructuredDocument, houses: Sequence[HouseDraft]) -> list[PlacedHours]:
    """The same rows, each with the house whose week it counts in."""
    return place_hours(document, houses)
