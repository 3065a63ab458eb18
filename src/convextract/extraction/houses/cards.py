"""Houses described by a name and labelled lines under it: `Adresse : ...`, `Effectif : 3 agents`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from convextract.extraction.field_labels import FieldName, field_of
from convextract.extraction.houses.model import HouseDraft
from convextract.extraction.houses.names import clean_name, find_structure_names
from convextract.extraction.houses.values import set_field
from convextract.extraction.printed_lines import PrintedLine, joined
from convextract.extraction.reach import mailboxes_in, reach_alone
from convextract.reading.running_text import RunningText

_LABELLED = re.compile(r"^\W{0,3}(?P<label>[^:\d@]{2,45}?)\s?:\s*")
_NAME_LABEL = re.compile(r"^(?:structure|espace|site|nom)\b", re.IGNORECASE)
_LINES_OF_A_VALUE = 4
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
    return (name, value) if name else None


def houses_of_cards(lines: Sequence[PrintedLine]) -> list[HouseDraft]:
    """The houses of all cards among the lines of one part, in reading order."""
    houses: list[HouseDraft] = []
    current: HouseDraft | None = None
    fields = since = 0
    for number, line in enumerate(lines):
        named = _name_of(line)
        if named is not None:
            current, fields, since = named, 0, number
            continue
        cut = number > 0 and bool(_BROKEN_OFF.search(lines[number - 1].text.text))
        found = labelled(line.text) or (None if cut else _bare(line.text))
        if current is None or found is None or number - since > _GAP_LINES:
            continue
        value = joined([found[1], *(_rest_of_mailbox(lines, number) or _continuation(lines, number))])
        fields += set_field(current, found[0], value) or found[0] == "hours"
        if fields == 2:
            houses.append(current)
        since = number
    return houses


def _bare(line: RunningText) -> tuple[FieldName, RunningText] | None:
    """A line of a card that is nothing but a mailbox or a number."""
    name = reach_alone(line)
    return (name, line) if name else None


def _name_of(line: PrintedLine) -> HouseDraft | None:
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
        if line.block != lines[number].block or labelled(line.text) or _name_of(line) or line.marker:
            break
        found.append(line.text)
    return found
