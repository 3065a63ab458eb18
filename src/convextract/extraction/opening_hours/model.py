"""What a text tells about opening, before it is known of which place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from convextract.records.vocabulary import Weekday

Appointment = Literal["true", "false", ""]

NOON = "12:00"
"""A span that begins before noon is the morning's; one that begins at noon or later is the afternoon's."""


@dataclass(frozen=True, slots=True)
class Hours:
    """One span on one weekday, told by the characters start..end."""

    weekday: Weekday
    opens: str
    closes: str
    start: int
    end: int
    by_appointment: Appointment = ""
    recurrence: str = ""
    certain: bool = True
    among: int = 1
    """How many days the same words tell of."""
    added: bool = False
    """Told as an addition to other hours: `ouverte également le samedi de 9h à 12h`."""
    times_at: int = -1
    """Where its times begin."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A condition on days whose times stand elsewhere: `le vendredi, sur rendez-vous`, `fermé le lundi`."""

    days: tuple[Weekday, ...]
    half: str
    by_appointment: Appointment
    closed: bool
    start: int
    end: int


@dataclass(slots=True)
class Phrase:
    """All that a text tells about opening."""

    hours: list[Hours] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def half_of(opens: str) -> str:
    """`morning` or `afternoon`, by when a span begins."""
    return "morning" if opens < NOON else "afternoon"


def apply_remark(hours: Hours, remark: Remark) -> Hours | None:
    """The span under a remark: None when closed, marked when by appointment, else as it is."""
    if hours.weekday not in remark.days or (remark.half and half_of(hours.opens) != remark.half):
        return hours
    if remark.closed:
        return None
    return replace(hours, by_appointment=remark.by_appointment or hours.by_appointment)
