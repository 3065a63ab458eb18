"""Printed lines with the names, mailboxes and numbers that begin on them, found over line ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from convextract.extraction.contacts.cells import is_person, mentions_in
from convextract.extraction.contacts.drafts import is_personal
from convextract.extraction.contacts.vocabulary import CONTACT_SECTION, VERB
from convextract.extraction.field_labels import field_of
from convextract.extraction.organisations import leading_organisation
from convextract.extraction.printed_lines import PrintedLine, joined
from convextract.language.folding import fold
from convextract.language.given_names import PARTICLES, is_given_name
from convextract.language.names import PersonName, find_names
from convextract.reading.running_text import PlacedWord, RunningText

_PROSE_WORDS = 14
_NEXT_OFFICE = re.compile(r"(?<=[.;])\s(?=(?:Pour|Chez|Concernant|Auprès d|Au sein d|S'agissant d))")
_LONE_CIVILITY = re.compile(r"(?<![\w'-])(?:M\.|Mr|Mme|Monsieur|Madame)(?: (?:LE|LA|DE|Le|La|De|de|du))?\s*$")
"""A line that ends so has the name on the next one, before a comma."""


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
        consumed = max([e.end for e in events if e.start < start < e.end], default=start)
        is_prose = len(whole.text[start:end].split()) > _PROSE_WORDS
        for first, last in _statements(whole.text, consumed, end):
            anew = first > consumed
            cards.append(
                CardLine(
                    whole.text[first:last], first, [event for event in own if first <= event.start < last],
                    goes_on and not anew, same_block or anew, is_prose,
                    list(whole.slice(first, last).words) if last > first else [],
                )
            )
    return [card for card in cards if any(c.isalnum() for c in card.text)]


def is_introduced(event: Event, after: str, line: CardLine) -> bool:
    """`L'interlocuteur privilégié ... est Mme X, joignable au ...`: a sentence that names whom to reach, and how."""
    before = fold(line.text[: event.start - line.start])
    named = event.name is not None and bool(event.name.civility) and bool(event.name.given_name)
    return named and bool(CONTACT_SECTION.search(before)) and bool(VERB.match(fold(after).lstrip(" ,(")))


def _statements(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The characters start..end, cut where a sentence about the next office begins in the middle of the line."""
    cuts = [match.end() for match in _NEXT_OFFICE.finditer(text, start, end)]
    return list(pairwise([start, *cuts, end]))


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
    spans = _line_spans(whole)
    ends = [end for _, end in spans]
    for (first, last), below in zip(spans, [*ends[1:], *ends[-1:]], strict=True):
        events += _names_of_line(whole, first, last, below, events)
    return sorted(events, key=lambda e: e.start)


def _names_of_line(whole: RunningText, start: int, end: int, below: int, taken: list[Event]) -> list[Event]:
    """Names run no further than their line, or the function below would be read into them; but one that the line end
    leaves without its family name goes on in the line `below`."""
    text = whole.text[start:end]
    office = leading_organisation(text)
    found = []
    for mention in find_names(text, bare=not office):
        first, last, name = start + mention.start, start + mention.end, mention.name
        if text[mention.end :].strip(" ").lower() in ("", *PARTICLES):
            length, name = _over_the_line_end(whole.text[first:below], last - first, name)
            last = first + length
        if any(e.start < last and first < e.end for e in taken):
            continue
        if name.civility or is_person(whole.text[first:last], name):
            found.append(Event("name", first, last, "", list(whole.slice(first, last).words), name))
    if torn := _LONE_CIVILITY.search(text):
        first = start + torn.start()
        rest = whole.text[first:below]
        after = next((m for m in find_names(rest) if m.start == 0), None)
        if after is not None and rest[after.end : after.end + 1] == ",":
            last = first + after.end
            found.append(Event("name", first, last, "", list(whole.slice(first, last).words), after.name))
    return found


def _over_the_line_end(text: str, length: int, name: PersonName) -> tuple[int, PersonName]:
    """The name as it stands whole, and its characters: `Mme Éléonore` at the line end and `Cousin` below, `M. Paul Le`
    and `Goff`, `Mme ROCHE` and, before a comma, `Alix`. `text` begins with the name, `length` of its characters are on
    the first line."""
    whole = next((m for m in find_names(text) if m.start == 0), None)
    if whole is None or not whole.name.given_name or whole.end <= length:
        return length, name
    below = text[length : whole.end].split()
    if field_of(below[-1]) or text[whole.end :].lstrip().startswith(":"):
        return length, name  # the label of the next line
    alone = not name.given_name and is_given_name(name.family_name) and whole.name.given_name == name.family_name
    family_first = not name.given_name and whole.name.family_name.endswith(name.family_name)
    alone = alone or (family_first and is_given_name(below[-1]) and text[whole.end : whole.end + 1] == ",")
    in_particle = bool(name.given_name) and (text[:length].split()[-1].lower() in PARTICLES or below[0] in PARTICLES)
    return (whole.end, whole.name) if alone or in_particle else (length, name)
