"""What the walk through a part holds on to: undertakings found, and lead-ins that wait for their items."""

from __future__ import annotations

from dataclasses import dataclass

from convextract.extraction.commitments.subjects import Subject
from convextract.reading.running_text import RunningText


@dataclass(frozen=True, slots=True)
class Undertaking:
    """One undertaking: its words without the lead-in's subject, and whose it is."""

    text: RunningText
    subject: Subject
    rule: str
    confidence: float
    section: str = ""
    """Title of the section it stands in."""
    deadline: str = ""
    """The date or year that a table gives in a column of its own."""


@dataclass(slots=True)
class Lead:
    """A lead-in that waits for items; `subject` None: they are nobody's that we list."""

    subject: Subject | None
    rule: str
    confidence: float
    marker: str = ""
    had_children: bool = False
    last_number: int = 0
