"""A part's text in statements: paragraphs, and the lines that begin one of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from convextract.extraction.field_labels import field_of
from convextract.extraction.houses.model import HouseDraft
from convextract.extraction.houses.names import references
from convextract.extraction.opening_hours.subjects import other_subject
from convextract.extraction.organisations import leading_organisation
from convextract.extraction.printed_lines import joined
from convextract.language.times import find_time_spans
from convextract.reading.running_text import RunningText
from convextract.structure import Block

LABEL = re.compile(r"^\W{0,3}([^:\d@]{2,45}?)\s?:")
NO_RANK = 99
"""The rank of what is no heading."""
LONGEST_TITLE = 90
"""Characters of a line that is a house's name."""
_WORDS_OF_A_TITLE = 14
_POSTCODE = re.compile(r"\W{0,3}\d{5}\s[^\W\d]")


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph or a line that begins a statement. `rank`: level of a heading (1 = top), else `NO_RANK`."""

    text: RunningText
    rank: int = NO_RANK


def units_of(blocks: Sequence[Block], houses: Sequence[HouseDraft]) -> list[Unit]:
    """Paragraphs, cut where a line begins a new statement: a label, another subject, a house's name alone."""
    names = [house.name for house in houses]
    units: list[Unit] = []
    for block in blocks:
        rank = _rank_of(block)
        pending: list[RunningText] = []
        for line in block.text.lines:
            short = len(line.text) < LONGEST_TITLE and len(line.words) < _WORDS_OF_A_TITLE
            begins = (
                (short and bool(references(line.text, names)))
                or bool(label_of(line.text))
                or leading_organisation(line.text)
                or other_subject(line.text) is not None
            )
            if pending and begins:
                units.append(Unit(joined(pending), rank))
                pending = []
            pending.append(line)
        if pending:
            units.append(Unit(joined(pending), rank))
    return units


def _rank_of(block: Block) -> int:
    """The level of a heading; a label of a card (`Horaires d'ouverture :`), a day with its times and a postcode with
    its commune in capitals are none, however they are printed: they end no house's section."""
    text = block.text.text
    if block.kind != "heading" or (label_of(text) and text.rstrip().endswith(":")) or find_time_spans(text):
        return NO_RANK
    if _POSTCODE.match(text):
        return NO_RANK
    return block.level or NO_RANK


def label_of(text: str) -> str:
    """The field that the label at the head of a line names; empty where there is none."""
    match = LABEL.match(text)
    return (field_of(match[1]) or "") if match else ""
