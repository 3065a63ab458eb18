"""Hours of one place that are told twice, or not alike: which of them hold.

`du lundi au vendredi de 9h à 17h. Le mercredi, de 9h à 16h`: what is told of fewer days goes before what is told of
more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from convextract.extraction.houses.model import HouseDraft
from convextract.records import OpeningHours

_CONTESTED = 0.6


@dataclass(slots=True)
class PlacedHours:
    """A finished row, the house whose week it counts in (None: a partner's), and the part it stands in."""

    row: OpeningHours
    owner: HouseDraft | None
    part: str
    run: int = 0
    """The table, or the text between two tables, that it stands in."""
    alone: bool = False
    """Times beside it could not be read: the week that it belongs to may lack some."""
    torn: bool = False
    """These times are of the same house: its week surely lacks some."""
    among: int = 1
    """How many days the same words tell of."""
    added: bool = False
    """An addition to other hours of the place: no week by itself."""
    contested: bool = False
    """Other times are told for the same day as plainly, or hours near by are nobody's and may be this house's."""


def narrowed(placed: Sequence[PlacedHours]) -> list[PlacedHours]:
    """The hours without those that other words about fewer days replace. Where two statements about equally many days
    cannot both hold, both stay and are told to be unsure. Slots by appointment within an open day contest nothing."""
    of_day: dict[tuple[str, ...], list[PlacedHours]] = defaultdict(list)
    for one in placed:
        row = one.row
        of_day[one.part, row.place, row.place_kind, row.weekday, row.recurrence].append(one)
    kept = []
    for one in placed:
        row = one.row
        rivals = [o for o in of_day[one.part, row.place, row.place_kind, row.weekday, row.recurrence] if _clash(one, o)]
        if not row.place or not rivals:
            kept.append(one)
        elif not any(rival.among < one.among for rival in rivals):
            equals = any(rival.among == one.among and _times(rival) != _times(one) for rival in rivals)
            doubtful = row.model_copy(update={"confidence": min(row.confidence or 0, _CONTESTED)})
            kept.append(replace(one, row=doubtful, contested=True) if equals else one)
    return kept


def _clash(one: PlacedHours, other: PlacedHours) -> bool:
    """Do two spans of one day overlap?"""
    a, b = one.row, other.row
    if one is other or (_times(one) != _times(other) and a.by_appointment != b.by_appointment):
        return False
    return a.opens < b.closes and b.opens < a.closes


def _times(placed: PlacedHours) -> tuple[str, str]:
    return placed.row.opens, placed.row.closes


def distinct(placed: Sequence[PlacedHours]) -> list[PlacedHours]:
    """One row a place, day and span within a part: merged cells and repeated words tell nothing twice."""
    seen: set[tuple[str, ...]] = set()
    kept = []
    for one in placed:
        row = one.row
        key = (one.part, row.place, row.weekday, row.opens, row.closes, row.recurrence)
        if key not in seen:
            seen.add(key)
            kept.append(one)
    return kept


def doubted_beside_lost(placed: Sequence[PlacedHours]) -> list[PlacedHours]:
    """The hours, those of houses contested in a table or text where others are known to be a house's, but not whose."""
    lost = {(one.part, one.run) for one in placed if not one.row.place and one.row.place_kind == "structure"}
    return [
        replace(one, contested=True) if one.owner is not None and (one.part, one.run) in lost else one for one in placed
    ]
