"""What the hours in a text are about: the house, office or number named last before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from convextract.extraction.houses.model import HouseDraft
from convextract.extraction.houses.names import Reference, find_structure_names, references
from convextract.extraction.opening_hours.subjects import is_about_the_house, other_subject, partner_present
from convextract.extraction.opening_hours.units import LABEL, LONGEST_TITLE, NO_RANK, Unit, label_of
from convextract.extraction.organisations import leading_organisation
from convextract.extraction.printed_lines import Stacked
from convextract.language.addresses import split_address
from convextract.language.folding import fold_keeping_length
from convextract.language.mailboxes import find_mailboxes
from convextract.language.operators import find_operators, operators
from convextract.language.phones import find_phones
from convextract.language.times import find_time_spans
from convextract.language.weekdays import find_weekdays
from convextract.reading.running_text import RunningText
from convextract.records.vocabulary import PlaceKind
from convextract.structure import Grid, PartSpan

_HOTLINE = re.compile(r"\b(?:telephon|appel|numero|plateforme|ligne\b|compos|joindre|joignable)")
_OF_PARTNERS = ("partner_offer", "referents_table")
_PAIR = 2
"""A label and its value, or a title over both."""
_PARAGRAPHS_BACK = 6
"""An office or number named further above than this no longer owns hours."""


_NOT_OF_THE_HOUSE = ("manager", "address", "postcode", "phone", "email", "staff", "person", "role", "serves")
"""Fields of a card in which another house's place may stand."""
_LONGEST_REST = 60
"""Characters that may follow a house's name on the line that is its title."""
_AT_HEAD = 4


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place as `opening_hours` names it; `owner` where it is one of the document's houses. `silent`: hours of a body
    that is no place of the dataset (the town hall next door)."""

    place: str
    kind: PlaceKind
    owner: HouseDraft | None = None
    silent: bool = False


class Anchors:
    """Follows one part from top to bottom and remembers what was named."""

    def __init__(self, part: PartSpan, houses: Sequence[HouseDraft]) -> None:
        self.houses = houses
        self.for_partners = part.record.kind in _OF_PARTNERS
        self.default = self._default(part)
        self.current = self.default
        self.section: tuple[HouseDraft, int] | None = None
        """The house whose name stood alone on its line last, and the rank of that heading: what follows is about it."""
        self.aside: Anchor | None = None
        """What the text comes back to after a word about another place."""
        self.age = 0
        self.told_aside = False
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

    def references(self, text: str) -> list[Reference]:
        """The houses of the document that a text names."""
        return references(text, [house.name for house in self.houses]) if text else []

    def house_named(self, text: str, *, surely: bool = False) -> HouseDraft | None:
        """The house that a cell or title names last, or None; not one whose place only an address or a town hall has.
        `surely`: not by its place alone."""
        found = [one for one in self.references(text) if one.sure or (one.at_head and not surely)]
        return self._house(found[-1]) if found else None

    def _house(self, reference: Reference) -> HouseDraft:
        return next(house for house in self.houses if house.name == reference.name)

    def see(self, unit: Unit) -> bool:
        """Takes note of what a paragraph names; True when it is something new."""
        text = unit.text.text
        back = self._comes_back(unit)
        if self.section is not None and unit.rank < self.section[1]:
            self.section, self.current, back = None, self.default, True
        found = self._anchor_in(unit)
        label = LABEL.match(text)
        of_card = label_of(text) in ("manager", "address", "staff")
        if self._begins_another_card(label[1] if label and of_card else "") and found is None:
            self.section, self.current = None, Anchor("", "structure")
            return True
        if found is None:
            self.age += 1
            if self.age > _PARAGRAPHS_BACK and self.for_partners and self.current is not self.default:
                self.current = self.default
                return True
            return back
        if not of_card:
            self.labels.clear()
        self.current, self.age = found, 0
        return True

    def _comes_back(self, unit: Unit) -> bool:
        """After a word about another place the text is about the house again: at the next statement where that word
        told its hours, else at the next label or heading."""
        if self.aside is None:
            return False
        text = unit.text.text
        if self.told_aside or unit.rank < NO_RANK or label_of(text) or is_about_the_house(text):
            self.current, self.aside = self.aside, None
            return True
        return False

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
            self.section, self.aside = (named[0], self.section[1] if self.section else NO_RANK), None

    def see_grid(self, grid: Grid) -> None:
        self.age += 1

    def _anchor_in(self, unit: Unit) -> Anchor | None:
        text = unit.text.text
        present = None if self.for_partners else partner_present(text)
        house = None if self.for_partners or present else self._house_told_of(unit)
        if house is not None:
            return Anchor(house.name, "structure", house)
        if not self.for_partners and (stranger := self._stranger(text)):
            self.section = None
            return Anchor(stranger, "structure")
        if not self.for_partners and (subject := present or other_subject(text)) is not None:
            self.aside = self.aside or self.current
            self.told_aside = bool(find_time_spans(text))
            return Anchor(subject.place, subject.kind, silent=not subject.place)
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

    def _stranger(self, text: str) -> str:
        """The house that a paragraph begins with and that is none of those known: its hours are not the last one's."""
        names = find_structure_names(text)
        if not names or names[0].start > _AT_HEAD or self.references(names[0].name):
            return ""
        return names[0].name

    def _house_told_of(self, unit: Unit) -> HouseDraft | None:
        """The house that a paragraph is about from here on. Under a house's heading only what another house begins."""
        text = unit.text.text
        if label_of(text) in _NOT_OF_THE_HOUSE:
            return None
        found = [one for one in self.references(text) if one.sure or one.at_head]
        if self.section is not None:
            found = [one for one in found if one.at_head and (one.sure or _is_title(text, one))]
        if not found:
            return None
        self.aside = None
        house = self._house(found[-1])
        alone = found[0].at_head and _is_title(text, found[0])
        self.section = (house, unit.rank) if alone else None
        return house

    def _office(self, text: str) -> str:
        """An office with a way to reach it, or one whose name is the whole line."""
        name = leading_organisation(text)
        if not name:
            return ""
        reach = find_mailboxes(text) or find_phones(text) or split_address(text)
        whole = len(text.strip(" .:;")) <= len(name) + 2
        return name if (reach and self.for_partners) or (whole and self.for_partners and len(text) < 90) else ""

    def segments(self, units: Sequence[Unit]) -> Iterator[tuple[list[RunningText], Anchor]]:
        """The paragraphs grouped by what they are about."""
        segment: list[RunningText] = []
        anchor = self.current
        for unit in units:
            if self.see(unit) and segment:
                yield segment, anchor
                segment = []
            anchor = self.current
            segment.append(unit.text)
        if segment:
            yield segment, anchor

    def at(self, stacked: Stacked, offset: int, anchor: Anchor) -> Anchor:
        """What a statement at `offset` is about: another place where its sentence begins with one, the house that its
        paragraph (under a house's heading its sentence) names last before it, else `anchor`."""
        index = stacked.index_at(offset)
        begin = stacked.starts[index]
        if self.for_partners:
            return anchor
        ends = [match.end() for match in _SENTENCE_END.finditer(stacked.text, begin, offset)]
        sentence = ends[-1] if ends else begin
        statement = stacked.text[sentence : begin + len(stacked.texts[index].text)]
        subject = partner_present(statement) or other_subject(statement)
        if subject is not None:
            return Anchor(subject.place, subject.kind, silent=not subject.place)
        before = stacked.text[begin if self.section is None else sentence : offset]
        if label_of(before) in _NOT_OF_THE_HOUSE:
            return anchor
        found = [one for one in self.references(before) if one.sure or one.at_head]
        if anchor.silent:
            return anchor
        strangers = [name for name in find_structure_names(before) if not self.references(name.name)]
        if strangers and not (found and references(before[strangers[-1].end :], [found[-1].name])):
            return Anchor(strangers[-1].name, "structure")
        if not found:
            return anchor
        house = self._house(found[-1])
        return Anchor(house.name, "structure", house)


_SENTENCE_END = re.compile(r"[.;]\s(?=\W*[^\W\d_a-zà-ÿ])|;\s")


def _is_title(text: str, reference: Reference) -> bool:
    """Is a line little more than the house's name?"""
    if len(text) >= LONGEST_TITLE or len(reference.tail) > _LONGEST_REST or text.rstrip().endswith((".", ";")):
        return False
    return not find_time_spans(text) and not find_weekdays(text)
