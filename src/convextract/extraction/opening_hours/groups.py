"""Days and times that belong together while a text about opening is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from convextract.extraction.opening_hours.marks import Mark
from convextract.extraction.opening_hours.model import Appointment, Hours, half_of
from convextract.records.vocabulary import Weekday


@dataclass(slots=True)
class Group:
    """Days and the spans that go with them, while they are being read."""

    days: list[Weekday] = field(default_factory=list)
    spans: list[Mark] = field(default_factory=list)
    conditions: list[Appointment] = field(default_factory=list)
    """One a span that a condition already follows (`9h-12h sans rendez-vous et 14h-17h sur rendez-vous`)."""
    until: str = ""
    half: str = ""
    half_start: int = -1
    halves_of: dict[Weekday, str] = field(default_factory=dict)
    by_appointment: Appointment = ""
    recurrence: str = ""
    closed: bool = False
    closed_after: bool = False
    """The days came before: `mardi : fermé le matin, 14h-17h` goes on about them."""
    daily: bool = False
    certain: bool = True
    unjoined: int = 0
    """Days that follow each other with nothing between: headings of columns, not a list."""
    start: int = -1
    end: int = -1

    def touch(self, mark: Mark) -> None:
        self.start = mark.start if self.start < 0 else self.start
        self.end = max(self.end, mark.end)


@dataclass(slots=True)
class Exceptions:
    """Days that are left out of those named before, with what is told of them: times of their own, or closed."""

    days: list[Mark] = field(default_factory=list)
    """Each with its half, where one is named (`sauf le mercredi après-midi`)."""
    spans: list[Mark] = field(default_factory=list)
    closed: bool = False
    end: int = -1

    def covers(self, day: Weekday, span: Mark) -> bool:
        return any(
            day in mark.days and (mark.value not in ("morning", "afternoon") or half_of(span.opens) == mark.value)
            for mark in self.days
        )


def spans_of(day: Weekday, group: Group, spans: list[Mark]) -> list[Mark]:
    """The spans of the half that is named beside the day (`le mercredi matin`), else all."""
    half = group.halves_of.get(day, "")
    if half and group.spans and len(spans) > 1:
        return [span for span in spans if half_of(span.opens) == half] or spans
    return spans


def borrowed_spans(group: Group, hours: list[Hours]) -> list[Mark]:
    """`du lundi au vendredi 9h-12h et 14h-17h, le samedi matin`: that morning has the hours of the others;
    `et le vendredi jusqu'à 16h30`: that day begins as the others do."""
    if group.until:
        return _until(group, hours)
    halves = {half for half in group.halves_of.values() if half} or ({group.half} if group.half else set())
    if len(halves) != 1:
        return []
    half = halves.pop()
    known = {(h.opens, h.closes) for h in hours if half_of(h.opens) == half}
    if len(known) != 1:
        return []
    opens, closes = known.pop()
    return [Mark(group.start, group.end, "span", opens=opens, closes=closes, certain=False)]


def _until(group: Group, hours: list[Hours]) -> list[Mark]:
    if not hours:
        return []
    model = hours[-1].weekday
    spans = [h for h in hours if h.weekday == model and h.opens < group.until]
    return [
        Mark(group.start, group.end, "span", opens=h.opens, certain=False,
             closes=group.until if h is spans[-1] else h.closes)
        for h in spans
    ]
