"""Printed lines with the names, mailboxes and numbers that begin on them, found over line ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from convextract.extraction.contacts.cells import is_person, mentions_in
from convextract.extraction.contacts.drafts import is_personal
from convextract.extraction.organisations import leading_organisation
from convextract.extraction.printed_lines import PrintedLine, joined
from convextract.language.folding import fold
from convextract.language.names import PersonName, find_names
from convextract.reading.running_text import PlacedWord, RunningText

_PROSE_WORDS = 14


@dataclass(frozen=True, slots=True)
class Event:
    """A name, mailbox or number: characters start..end of the whole run of text."""

    kind: Literal["name", "mailbox", "phone"]
    start: int
    end: int
    value: str
    words: list[PlacedWord] = field(compare=False)
    name: PersonName | None = None
    sound: bool = True

    @property
    def personal(self) -> bool:
        return self.kind == "mailbox" and is_personal(self.value)


@dataclass(slots=True)
class CardLine:
    """A printed line: its characters start.. of the whole run, and what begins on it."""

    text: str
    start: int
    events: list[Event]
    goes_on: bool
    """The line before it belongs to the same block and this line does not begin a new statement."""
    in_sentence: bool
    is_prose: bool
    words: list[PlacedWord] = field(default_factory=list)


def card_lines(lines: Sequence[PrintedLine]) -> list[CardLine]:
    """The lines of one run of text, top to bottom; what goes over a line end belongs to the line it begins on."""
    whole = joined(line.text for line in lines)
    spans = _line_spans(whole)
    events = _events(whole)
    cards = []
    for number, ((start, end), line) in enumerate(zip(spans, lines, strict=True)):
        own = [event for event in events if start <= event.start < end]
        before = lines[number - 1] if number else None
        same_block = before is not None and before.block == line.block and not line.marker
        goes_on = same_block and (line.text.text[:1].islower() or not line.text.text[:1].isalpha())
        text = whole.text[start:end]
        consumed = max([e.end for e in events if e.start < start < e.end], default=start)
        cards.append(
            CardLine(
                text[consumed - start :], consumed, own, goes_on, same_block, len(text.split()) > _PROSE_WORDS,
                list(line.text.words),
            )
        )
    return [card for card in cards if any(c.isalnum() for c in card.text)]


def _line_spans(whole: RunningText) -> list[tuple[int, int]]:
    """Characters start..end of each printed line in the joined text."""
    spans: list[tuple[int, int]] = []
    last = None
    for placed, start, end in zip(whole.words, whole.starts, whole.ends, strict=True):
        if last is None or placed.line != last:
            spans.append((start, end))
        else:
            spans[-1] = (spans[-1][0], end)
        last = placed.line
    return spans


def _events(whole: RunningText) -> list[Event]:
    mentions = mentions_in(whole, numbers=False)
    events: list[Event] = []
    boxes = iter(mentions.mailboxes)
    phones = iter(mentions.phones)
    for start, end in mentions.reach_spans:
        if "@" in whole.text[start:end] or "(at)" in fold(whole.text[start:end]):
            address, words, sound = next(boxes)
            events.append(Event("mailbox", start, end, address, list(words.words), sound=sound))
        else:
            number, words = next(phones)
            events.append(Event("phone", start, end, number, list(words.words)))
    for start, end in _line_spans(whole):
        events += _names_of_line(whole, start, end, events)
    return sorted(events, key=lambda e: e.start)


def _names_of_line(whole: RunningText, start: int, end: int, taken: list[Event]) -> list[Event]:
    """Names run no further than their line, or the function below would be read into them."""
    text = whole.text[start:end]
    office = leading_organisation(text)
    found = []
    for mention in find_names(text, bare=not office):
        first, last = start + mention.start, start + mention.end
        if any(e.start < last and first < e.end for e in taken):
            continue
        if mention.name.civility or is_person(text[mention.start : mention.end], mention.name):
            found.append(Event("name", first, last, "", list(whole.slice(first, last).words), mention.name))
    return found
