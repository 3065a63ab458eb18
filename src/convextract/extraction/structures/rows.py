"""Finished rows: the week in force, its length, the commune's code and the published house where both are certain."""

from __future__ import annotations

from collections.abc import Sequence

from convextract.extraction.houses.model import HouseDraft, manager_type
from convextract.extraction.opening_hours.conflicts import PlacedHours
from convextract.extraction.opening_hours.osm import Week, week_of, weekly_hours, write_week
from convextract.extraction.opening_hours.recurrences import share_of_weeks
from convextract.extraction.structures.published import published_house
from convextract.language.times import minutes_of
from convextract.reading.running_text import PlacedWord, box_of, evidence_of
from convextract.records import Evidence, OpeningHours, Structure
from convextract.structure import StructuredDocument

_CONFIDENCE = {"table": 0.92, "card": 0.92, "parties": 0.9, "text": 0.85, "hours": 0.75}


def rows_of(
    document: StructuredDocument,
    houses: Sequence[HouseDraft],
    placed: Sequence[PlacedHours],
    hours: Sequence[OpeningHours] | None = None,
) -> list[Structure]:
    """One row a house. `hours`, when given, is what was kept of `placed`: rows that are not there do not count."""
    rows = []
    for house in houses:
        own = in_force(document, [p for p in placed if p.owner is house])
        if hours is not None:
            kept = {(h.place, h.weekday, h.opens, h.closes) for h in hours}
            own = [p for p in own if (p.row.place, p.row.weekday, p.row.opens, p.row.closes) in kept]
        rows.append(_row(document, house, own))
    return rows


def in_force(document: StructuredDocument, placed: Sequence[PlacedHours]) -> list[PlacedHours]:
    """The hours that hold: those of the last avenant that tells any, else all."""
    amending = {
        part.record.part_id or str(part.record.first_page): number
        for number, part in enumerate(document.parts)
        if part.record.kind == "convention" and "avenant" in part.record.title.lower()
    }
    of_avenants = [p for p in placed if p.part in amending]
    if not of_avenants:
        return list(placed)
    last = max(amending[p.part] for p in of_avenants)
    return [p for p in of_avenants if amending[p.part] == last]


def mean_weekly_hours(placed: Sequence[PlacedHours]) -> float | None:
    """Hours open in the mean week: a span of every second week counts half; None where nothing is told."""
    every = [p for p in placed if not p.row.recurrence]
    total = weekly_hours(_week(every))
    shares = [(share_of_weeks(p.row.recurrence), p) for p in placed if p.row.recurrence]
    if not placed or any(share is None for share, _ in shares):
        return None
    for share, p in shares:
        total += (share or 0) * (minutes_of(p.row.closes) - minutes_of(p.row.opens)) / 60
    return round(total, 2)


def _week(placed: Sequence[PlacedHours]) -> Week:
    return week_of((p.row.weekday, p.row.opens, p.row.closes) for p in placed)


def _row(document: StructuredDocument, house: HouseDraft, placed: Sequence[PlacedHours]) -> Structure:
    published = published_house(house)
    evidence = _evidence(house, placed)
    if any(p.torn for p in placed) and _is_recognised(house):
        placed = []  # half a week is a wrong week; what was read of it stands in opening_hours
    if all(p.added for p in placed):
        placed = []  # `ouverte également le samedi` adds to a week that was not found
    week = _week([p for p in placed if not p.row.recurrence])
    days = {p.row.weekday for p in placed if share_of_weeks(p.row.recurrence) != 0}
    return Structure(
        document_id=document.document_id,
        name=house.name,
        mobility=house.mobility,
        manager=house.manager,
        manager_type=manager_type(house.manager),
        address=house.address,
        postcode=house.postcode,
        commune=house.commune or (published.commune if published else ""),
        email=house.email,
        phone=house.phone,
        opening_hours=write_week(week),
        weekly_hours=mean_weekly_hours(placed),
        days_open=len(days) or None,
        staff=house.staff,
        insee_code=published.insee_code if published else "",
        house_id=published.house_id if published and published.certain else "",
        **evidence.model_dump(),
    )


def _evidence(house: HouseDraft, placed: Sequence[PlacedHours]) -> Evidence:
    """The name is quoted; the box holds the other values of its page too, where they stand near by."""
    confidence = _CONFIDENCE[house.source] * _reading_certainty(house, placed)
    evidence = evidence_of(house.words, method=f"structures/{house.source}", confidence=confidence)
    same_page: list[PlacedWord] = [w for w in [*house.words, *house.fields] if w.page == evidence.page]
    if house.source in ("table", "card") and same_page:
        evidence.bbox = box_of(same_page).text()
    return evidence


_LEAST = 0.4
"""What is left of a rule's confidence where a value of the house was read with none."""
_WITH_GAPS = 0.2
"""Of a house whose paper has times, a mailbox or a number that could not be read."""


def _reading_certainty(house: HouseDraft, placed: Sequence[PlacedHours]) -> float:
    """A factor from `_LEAST` to 1: a house is as sure as its worst figure, mailbox or span; 1 for text that was not
    recognised, unless its own statements contradict each other."""
    if any(p.contested for p in placed):
        return _LEAST
    figures = [p.word.confidence for p in house.fields if "@" in p.word.text or any(c.isdigit() for c in p.word.text)]
    spans = [p.row.confidence or 0.0 for p in placed]
    unread = any(not getattr(house, name) for name in house.unread)
    gaps = [_WITH_GAPS] if unread or any(p.alone for p in placed) else []
    return _LEAST + (1 - _LEAST) * min([*figures, *spans, *gaps], default=1.0) if _is_recognised(house) else 1.0


def _is_recognised(house: HouseDraft) -> bool:
    return any(p.word.confidence < 1 for p in (*house.words, *house.fields))
