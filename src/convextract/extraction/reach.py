"""Mailboxes and numbers of a text that knows its lines: what a narrow cell cuts is put together again."""

from __future__ import annotations

import re
from typing import Literal

from convextract.extraction.printed_lines import line_breaks
from convextract.language.mailboxes import Mailbox, find_mailboxes
from convextract.language.phones import PhoneMention, find_phones
from convextract.reading.running_text import RunningText


def mailboxes_in(text: RunningText) -> list[Mailbox]:
    """Every mailbox of the text, those cut by line ends too."""
    return find_mailboxes(text.text, line_breaks(text))


def phones_in(text: RunningText, *, numbers: bool = False, department_code: str = "") -> list[PhoneMention]:
    """Every number of the text. `numbers`: the text is a cell of a column of numbers, where `3949` alone is one and a
    number may be cut between any two digits (`01-99-00-6` + `6-50`); such a one is told by the whole text."""
    found = find_phones(text.text, short_anywhere=numbers, department_code=department_code)
    breaks = line_breaks(text)
    if not numbers or not breaks:
        return found
    whole = _glued([line.text for line in text.lines])
    mended = find_phones(whole, department_code=department_code)
    long_ones = sum(len(phone.number) > _LONGEST_SHORT_NUMBER for phone in found)
    if len(mended) <= long_ones:
        return found
    return [PhoneMention(0, len(text.text), phone.number, phone.possible) for phone in mended]


def _glued(lines: list[str]) -> str:
    """The lines of a cell of numbers as one, without a blank where a line ends within a number."""
    whole, digits = "", 0
    for line in lines:
        digits += sum(c.isdigit() for c in line)
        whole += line if digits % _DIGITS_OF_A_NUMBER else f"{line} "
    return whole


_DIGITS_OF_A_NUMBER = 10
_LONGEST_SHORT_NUMBER = 6
_NOTHING_BUT = 0.8
"""Share of the characters."""


_LABEL = re.compile(
    r"(?:t[ée]l(?:[ée]phone)?|portable|mobile|fixe|standard|ligne directe|num[ée]ro|courriel|e-?mail|mail|m[ée]l"
    r"|messagerie|adresse|contact|ou|et)(?!\w)[\s.:/–-]*",
    re.IGNORECASE,
)
"""What may stand before a mailbox or number and is not counted."""


def reach_alone(text: RunningText) -> Literal["email", "phone"] | None:
    """Whether a text is nothing but mailboxes, or nothing but numbers; `email` for one that is nothing but both."""
    if not text:
        return None
    boxes = [(box.start, box.end) for box in mailboxes_in(text)]
    phones = [(phone.start, phone.end) for phone in phones_in(text)]
    characters = len(text.text)
    if _taken(boxes) > _NOTHING_BUT * characters:
        return "email"
    if _taken(phones) > _NOTHING_BUT * characters:
        return "phone"
    if not boxes and not phones:
        return None
    labels = [(match.start(), match.end()) for match in _LABEL.finditer(text.text)]
    told = {n for start, end in (*boxes, *phones, *labels) for n in range(start, end)}
    if len(told) <= _NOTHING_BUT * characters:
        return None
    return "email" if boxes else "phone"


def _taken(spans: list[tuple[int, int]]) -> int:
    return sum(end - start for start, end in spans)
