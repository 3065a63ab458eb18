"""Houses described by a name and labelled lines under it: `Adresse : ...`, `Effectif : 3 agents`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from convextract.extraction.field_labels import FieldName, field_of
from convextract.extraction.houses.model import HouseDraft, manager_type
from convextract.extraction.houses.names import clean_name, find_structure_names
from convextract.extraction.houses.values import set_field, set_told
from convextract.extraction.printed_lines import PrintedLine, joined
from convextract.extraction.reach import mailboxes_in, reach_alone
from convextract.language.addresses import find_street
from convextract.language.folding import fold
from convextract.language.times import find_time_spans
from convextract.language.weekdays import find_weekdays
from convextract.reading.running_text import RunningText

_LABELLED = re.compile(r"^\W{0,3}(?P<label>[^:\d@]{2,45}?)\s?:\s*")
_NAME_LABEL = re.compile(r"^(?:structure|espace|site|nom)\b", re.IGNORECASE)
_BRAND_AT_HEAD = re.compile(
    r"\W*(?:(?:fiche|annexe|numero|n|no|nom|\d{1,3}|[a-h]|de|la|le|l|structure|site|espace|maison|antenne|point|relais|guichet"
    r"|pimm'?s|bus|minibus|camion|van)\b\W*)*(?:france[\s-]services?|msap)\b"
)
"""A heading that names a house; `Horaires d'ouverture de la France Services` is one within its card."""
_LINES_OF_A_VALUE = 4
_LEAST_FACTS = 2
_FREE_LINES = 6
"""Text without labels belongs to a card this many lines below its name or its last fact."""
_ASIDE = re.compile(r"\s\((?P<who>[^()]{4,80})\)\s*$")
"""Who runs the house, behind its name."""
_GAP_LINES = 25
"""A label this many lines below the name no longer belongs to the card."""


def labelled(line: RunningText) -> tuple[FieldName, RunningText] | None:
    """The field and the value of a line `Label : value`, or None for any other line.

    A value that is nothing but a mailbox or a number is one whatever the label says (`Joignable au : ...`)."""
    match = _LABELLED.match(line.text)
    if match is None:
        return None
    value = line.slice(match.end(), len(line.text)) if match.end() < len(line.text) else RunningText([])
    name = reach_alone(value) or field_of(match["label"])
    if name == "structure" and value and find_street(value.text):
        name = "address"  # `Site principal : 3 rue X`
    return (name, value) if name else None


def houses_of_cards(lines: Sequence[PrintedLine]) -> list[HouseDraft]:
    """The houses of all cards among the lines of one part, in reading order. Two facts make a card."""
    houses: list[HouseDraft] = []
    current: HouseDraft | None = None
    hours = since = read = 0
    for number, line in enumerate(lines):
        if number < read:
            continue
        whole = _unwrapped(lines, number)
        named = named_by(whole)
        if named is not None:
            read = number + 1 + (whole is not line)
            current, hours, since = named, 0, number
            continue
        if line.kind == "heading" and _BRAND_AT_HEAD.match(fold(line.text.text)):
            current = None  # a house whose name was not understood: what follows is not the last one's
            continue
        cut = number > 0 and bool(_BROKEN_OFF.search(lines[number - 1].text.text))
        found = labelled(line.text) or (None if cut else _bare(line.text))
        if current is None or number - since > (_GAP_LINES if found else _FREE_LINES):
            continue
        if found is not None:
            value = joined([found[1], *(_rest_of_mailbox(lines, number) or _continuation(lines, number))])
            set_field(current, found[0], value)
            hours += found[0] == "hours"
        else:
            told = _unlabelled(lines, number)
            text = joined(told)
            set_told(current, text)
            hours += bool(find_weekdays(text.text) and find_time_spans(text.text))
            read = number + len(told)
        if current.facts + hours >= _LEAST_FACTS and not (houses and houses[-1] is current):
            houses.append(current)
        since = max(since, read - 1) if found is None else number
    return houses


def _unwrapped(lines: Sequence[PrintedLine], number: int) -> PrintedLine:
    """The line, with the next one of its paragraph where a bracket opened in it is closed there, or a name cut at its
    hyphen goes on."""
    line = lines[number]
    goes_on = line.text.text.count("(") > line.text.text.count(")") or line.text.text.endswith("-")
    if goes_on and number + 1 < len(lines) and lines[number + 1].block == line.block:
        return replace(line, text=joined([line.text, lines[number + 1].text]))
    return line


def _unlabelled(lines: Sequence[PrintedLine], number: int) -> list[RunningText]:
    """The line and those after it in its paragraph that bear neither a label nor a house's name."""
    told = [lines[number].text]
    for line in lines[number + 1 :]:
        if line.block != lines[number].block or labelled(line.text) or named_by(line):
            break
        told.append(line.text)
    return told


def _bare(line: RunningText) -> tuple[FieldName, RunningText] | None:
    """A line of a card that is nothing but a mailbox or a number."""
    name = reach_alone(line)
    return (name, line) if name else None


def named_by(line: PrintedLine) -> HouseDraft | None:
    """The house that the whole line names (`France Services de X`, `Structure : France Services de X`)."""
    found = labelled(line.text)
    text = found[1] if found and found[0] in ("structure", "family_name") else line.text
    if not text:
        return None
    if found and found[0] in ("structure", "family_name") and _NAME_LABEL.match(line.text.text):
        return HouseDraft(clean_name(text.text), list(text.words), "card") if find_structure_names(text.text) else None
    mentions = find_structure_names(text.text)
    if not mentions:
        return None
    if (aside := _ASIDE.search(text.text)) and manager_type(aside["who"]) not in ("", "other"):
        draft = named_by(replace(line, text=line.text.slice(0, len(line.text.text) - len(aside[0]))))
        if draft is not None:
            draft.manager = aside["who"].strip()
        return draft
    rest = text.text[: mentions[0].start] + text.text[mentions[0].end :]
    if re.sub(r"^[\W\d]*(?:structure|la|le|l'|espace|fiche|fs|annexe)?\W*$", "", rest.strip().lower()):
        return None
    return HouseDraft(clean_name(mentions[0].name), list(text.words), "card")


_BROKEN_OFF = re.compile(r"(?:^|\s)(?:[\w.-]+[-._]|[\w.-]+@[\w.-]*)$")
"""A line that ends within a mailbox, if the next one is a single word."""


def _rest_of_mailbox(lines: Sequence[PrintedLine], number: int) -> list[RunningText]:
    """The next line, of whatever block, where only with it the labelled line ends in a mailbox."""
    if number + 1 >= len(lines) or not _BROKEN_OFF.search(lines[number].text.text):
        return []
    following = lines[number + 1].text
    if len(following.words) != 1 or any(box.sound for box in mailboxes_in(lines[number].text)):
        return []
    return [following] if any(box.sound for box in mailboxes_in(joined([lines[number].text, following]))) else []


def _continuation(lines: Sequence[PrintedLine], number: int) -> list[RunningText]:
    """The lines that go on with the value of the labelled line: same block, no label or name of their own."""
    found: list[RunningText] = []
    for line in lines[number + 1 : number + _LINES_OF_A_VALUE]:
        if line.block != lines[number].block or labelled(line.text) or named_by(line) or line.marker:
            break
        found.append(line.text)
    return found
