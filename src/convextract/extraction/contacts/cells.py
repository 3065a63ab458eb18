"""Names, mailboxes and numbers in one text, each with its words."""

from __future__ import annotations

from dataclasses import dataclass, field

from convextract.extraction.printed_lines import line_breaks
from convextract.extraction.reach import mailboxes_in, phones_in
from convextract.language.mailbox_mending import mended
from convextract.language.mailboxes import Mailbox, is_sound
from convextract.language.names import LIKELY, TYPOGRAPHIC, PersonName, find_names, parse_name
from convextract.language.operators import find_operators
from convextract.reading.running_text import RunningText


@dataclass(slots=True)
class Mentions:
    """Mailboxes as (address, words, sound), numbers as (number, words), names as (start, end, name)."""

    mailboxes: list[tuple[str, RunningText, bool]] = field(default_factory=list)
    phones: list[tuple[str, RunningText]] = field(default_factory=list)
    names: list[tuple[int, int, PersonName]] = field(default_factory=list)
    reach_spans: list[tuple[int, int]] = field(default_factory=list)


def mentions_in(text: RunningText, *, numbers: bool, department_code: str = "") -> Mentions:
    """All that a text holds. `numbers`: the text stands in a column of numbers, where `3949` alone is one."""
    found = Mentions()
    for box in mailboxes_in(text):
        address = mended(box.address)
        start = _start_of(box, text)
        found.mailboxes.append((address, text.slice(start, box.end), is_sound(address)))
        found.reach_spans.append((start, box.end))
    boxes = list(found.reach_spans)
    for phone in phones_in(text, numbers=numbers, department_code=department_code):
        if not any(start < phone.end and phone.start < end for start, end in boxes):
            found.phones.append((phone.number, text.slice(phone.start, phone.end)))
            found.reach_spans.append((phone.start, phone.end))
    found.names = _names(text, found.reach_spans)
    return found


def _start_of(box: Mailbox, text: RunningText) -> int:
    """Where a mailbox begins; in recognised text with the word that may be its first half, torn from it."""
    if not box.half_before:
        return box.start
    start = box.start - len(box.half_before) - 1
    recognised = any(placed.word.confidence < 1 for placed in text.slice(start, box.end).words)
    return start if recognised else box.start


def _names(text: RunningText, taken: list[tuple[int, int]]) -> list[tuple[int, int, PersonName]]:
    """Names outside the taken spans; one that would run over a line end is cut there when it is whole before it."""
    whole = parse_name(text.text)
    if whole is not None and whole.certainty >= LIKELY and is_person(text.text, whole):
        cut = _cut_at_line_end(text, 0, len(text.text))
        return [cut or (0, len(text.text), whole)]
    found = []
    for mention in find_names(text.text, bare=True):
        if any(start < mention.end and mention.start < end for start, end in taken):
            continue
        if not is_person(text.text[mention.start : mention.end], mention.name):
            continue
        cut = _cut_at_line_end(text, mention.start, mention.end)
        found.append(cut or (mention.start, mention.end, mention.name))
    return found


def _cut_at_line_end(text: RunningText, start: int, end: int) -> tuple[int, int, PersonName] | None:
    """The name on the first of two lines, where that line alone holds given and family name (a function follows)."""
    stop = next((b for b in sorted(line_breaks(text)) if start < b < end), None)
    name = parse_name(text.text[start:stop]) if stop is not None else None
    if name is None or stop is None or not name.given_name or name.certainty < TYPOGRAPHIC:
        return None
    return start, stop, name


def is_person(written: str, name: PersonName) -> bool:
    """`A la DATAR` and `MSA Dordogne` are offices, whatever the letters look like."""
    if name.civility:
        return True
    lone_letter = len(name.given_name) == 1
    return not lone_letter and not find_operators(written)
