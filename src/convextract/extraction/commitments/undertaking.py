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


@dataclass(frozen=True, slots=True)
class Scope:
    """Which forms of undertaking count in a part of a kind."""

    offer: bool = False
    """The part is a partner's offer: what it tells of the partner counts without a verb of commitment."""
    agreement: bool = False
    """The part is a framework agreement: a party with a verb in the future undertakes."""
    named_only: bool = False
    """Only operators named in the sentence count (parts in which undertakings are rare)."""
    groups: bool = True
    """Groups of parties that the part defines count as named."""

    def counts(self, subject: Subject) -> bool:
        """Is this somebody whose undertakings the part can tell? Of an unknown group only an agreement's."""
        if not self.named_only:
            return bool(subject.codes) or not self.offer
        return bool(subject.codes) and (self.groups or not subject.group)


@dataclass(slots=True)
class Lead:
    """A lead-in that waits for items; `subject` None: they are nobody's that we list."""

    subject: Subject | None
    rule: str
    confidence: float
    marker: str = ""
    had_children: bool = False
    last_number: int = 0
    goes_on: bool = False
    """The item read last, a paragraph without a bullet, ended in a comma or semicolon: another one follows."""
    begun: bool = False
    names_speaker: bool = False
    """Whoever it names is whom a pronoun after it means."""
