"""What the hours in a text are about: the house, office or number named last before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from convextract.extraction.field_labels import field_of
from convextract.extraction.houses.model import HouseDraft
from convextract.extraction.houses.names import which_structures
from convextract.extraction.organisations import leading_organisation
from convextract.extraction.printed_lines import Stacked, joined, lines_of
from convextract.language.addresses import split_address
from convextract.language.folding import fold_keeping_length
from convextract.language.mailboxes import find_mailboxes
from convextract.language.operators import find_operators, operators
from convextract.language.phones import find_phones
from convextract.language.times import find_time_spans
from convextract.reading.running_text import RunningText
from convextract.records.vocabulary import PlaceKind
from convextract.structure import Block, Grid, PartSpan

_LABEL = re.compile(r"^\W{0,3}([^:\d@]{2,45}?)\s?:")
_HOTLINE = re.compile(r"\b(?:telephon|appel|numero|plateforme|ligne\b|compos|joindre|joignable)")
_OF_PARTNERS = ("partner_offer", "referents_table")
_PAIR = 2
"""A label and its value, or a title over both."""
_PARAGRAPHS_BACK = 6
"""An office or number named further above than this no longer owns hours."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place as `opening_hours` names it; `owner` where it is one of the document's houses."""

    place: str
    kind: PlaceKind
    owner: HouseDraft | None = None


def units_of(blocks: Sequence[Block], houses: Sequence[HouseDraft]) -> list[RunningText]:
    """Paragraphs, cut where a line begins a new statement: a label, or the name of a house alone on its line."""
    names = [house.name for house in houses]
    units: list[RunningText] = []
    for block in blocks:
        pending: list[RunningText] = []
        for line in lines_of(block.text):
            alone = len(line.text) < 90 and bool(which_structures(line.text, names)) and len(line.words) < 14
            if pending and (_is_labelled(line.text) or alone or leading_organisation(line.text)):
                units.append(joined(pending))
                pending = []
            pending.append(line)
        if pending:
            units.append(joined(pending))
    return units


def _is_labelled(text: str) -> bool:
    match = _LABEL.match(text)
    return match is not None and field_of(match[1]) is not None


class Anchors:
    """Follows one part from top to bottom and remembers what was named."""

    def __init__(self, part: PartSpan, houses: Sequence[HouseDraft]) -> None:
        self.houses = houses
        self.for_partners = part.record.kind in _OF_PARTNERS
        self.default = self._default(part)
        self.current = self.default
        self.age = 0
        self.labels: set[str] = set()
        """Of the card under the name seen last."""

    def _default(self, part: PartSpan) -> Anchor:
        if self.for_partners:
            named = find_operators(part.record.title)
            code = part.record.partner_code.split("|")[0]
            label = operators()[code].label if code in operators() else ""
            written = part.record.title[named[0].start : named[0].end] if named else label
            return Anchor(written, "partner_office")
        if len(self.houses) == 1:
            return Anchor(self.houses[0].name, "structure", self.houses[0])
        return Anchor("", "structure")

    def house_named(self, text: str) -> HouseDraft | None:
        """The house that a text names, or None."""
        found = which_structures(text, [house.name for house in self.houses]) if text else []
        return next((h for h in self.houses if found and h.name == found[-1]), None)

    def see(self, text: str) -> bool:
        """Takes note of what a paragraph names; True when it is something new."""
        found = self._anchor_in(text)
        label = _LABEL.match(text)
        of_card = label is not None and field_of(label[1]) in ("manager", "address", "staff")
        if self._begins_another_card(label[1] if label and of_card else "") and found is None:
            self.current = Anchor("", "structure")
            return True
        if found is None:
            self.age += 1
            if self.age > _PARAGRAPHS_BACK and self.for_partners and self.current is not self.default:
                self.current = self.default
                return True
            return False
        if not of_card:
            self.labels.clear()
        self.current, self.age = found, 0
        return True

    def _begins_another_card(self, label: str) -> bool:
        """Does this label of a house's card (`Gestionnaire`) come again with no name seen in between: is this another
        house, whose name could not be read?"""
        if not label or len(self.houses) < 2:
            return False
        again = label in self.labels
        if again:
            self.labels.clear()
        self.labels.add(label)
        return again

    def see_title(self, grid: Grid) -> None:
        """A table that tells of one house only, named in its first row, is about it."""
        first = grid.rows[0] if grid.rows else []
        named = [house for cell in first if cell.origin and (house := self.house_named(cell.text.text))]
        if len(named) == 1 and not self.for_partners and len([c for c in first if c.origin and c.text]) <= _PAIR:
            self.current, self.age = Anchor(named[0].name, "structure", named[0]), 0

    def see_grid(self, grid: Grid) -> None:
        self.age += 1

    def _anchor_in(self, text: str) -> Anchor | None:
        house = self.house_named(text)
        if house is not None and not self.for_partners:
            return Anchor(house.name, "structure", house)
        office = self._office(text)
        if office:
            return Anchor(office, "partner_office")
        folded = fold_keeping_length(text)
        if self.for_partners and _HOTLINE.search(folded):
            phones = find_phones(text)
            spans = find_time_spans(text)
            footnote = spans and phones and phones[0].start > spans[0].start and self.current.kind == "hotline"
            if phones and not footnote:
                return Anchor(text[phones[0].start : phones[0].end], "hotline")
        return None

    def _office(self, text: str) -> str:
        """An office with a way to reach it, or one whose name is the whole line."""
        name = leading_organisation(text)
        if not name:
            return ""
        reach = find_mailboxes(text) or find_phones(text) or split_address(text)
        whole = len(text.strip(" .:;")) <= len(name) + 2
        return name if (reach and self.for_partners) or (whole and self.for_partners and len(text) < 90) else ""

    def segments(self, units: Sequence[RunningText]) -> Iterator[tuple[list[RunningText], Anchor]]:
        """The paragraphs grouped by what they are about."""
        segment: list[RunningText] = []
        anchor = self.current
        for unit in units:
            if self.see(unit.text) and segment:
                yield segment, anchor
                segment = []
            anchor = self.current
            segment.append(unit)
        if segment:
            yield segment, anchor

    def at(self, stacked: Stacked, offset: int, anchor: Anchor) -> Anchor:
        """What a statement at `offset` is about: the house that its paragraph names last before it, else `anchor`."""
        index = stacked.index_at(offset)
        before = stacked.text[stacked.starts[index] : offset]
        house = self.house_named(before) if before and not self.for_partners else None
        return Anchor(house.name, "structure", house) if house is not None else anchor
