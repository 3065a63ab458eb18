"""All places of a document that tell of its houses, brought together: one draft a house."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from convextract.extraction.grid_pieces import in_pieces
from convextract.extraction.houses.cards import houses_of_cards, named_by
from convextract.extraction.houses.mending import mend_mailboxes, mend_name, readable_name
from convextract.extraction.houses.model import HouseDraft
from convextract.extraction.houses.names import (
    find_structure_names,
    is_itinerant,
    key,
    same_structure,
)
from convextract.extraction.houses.parties import houses_of_parties
from convextract.extraction.houses.sentences import houses_of_sentences
from convextract.extraction.houses.single import OF_A_PLACE, describe, manager_of_commune, single_house
from convextract.extraction.houses.tables import house_under_title, houses_of_grid
from convextract.extraction.houses.timetables import houses_of_timetable, tell_of
from convextract.extraction.printed_lines import printed_lines
from convextract.language.folding import fold
from convextract.language.times import find_time_spans
from convextract.language.weekdays import find_weekdays
from convextract.structure import Block, PartSpan, StructuredDocument

_HOURS_OF = re.compile(r"\b(?:horaires|heures d'ouverture|ouvert|accueille)")
_ABOUT_HOUSES = ("convention", "management_terms", "deliberation", "partner_list", "mandate", "other")
_ABOUT_PARTNERS = ("partner_offer", "referents_table")
_NOT_ABOUT = (
    "minutes", "attendance_list", "web_page", "circular", "charter", "service_catalogue", "framework_agreement",
)

_LINES_UNDER_TITLE = 2
_AT_HEAD = 4
"""Characters before the name of a vehicle in the title of its round (`Le `, `2. `)."""


def gather(document: StructuredDocument) -> list[HouseDraft]:
    """The houses of the document in reading order; none for a document that holds no convention."""
    if not any(part.record.kind in ("convention", "management_terms") for part in document.parts):
        return []
    houses: list[HouseDraft] = []
    for part in document.parts:
        if part.record.kind not in _NOT_ABOUT:
            _add(houses, _of_part(document, part))
    if not houses:
        houses = _the_only_one(document)
    if len(houses) == 1:
        _add(houses, _with_hours_of_their_own(document))
    mend_mailboxes(houses)
    for house in houses:
        house.name = readable_name(house.name)
        house.mobility = house.mobility or ("itinerant" if is_itinerant(house.name) else "fixed")
    return sorted(houses, key=_position)


def _position(house: HouseDraft) -> tuple[int, float]:
    first = house.words[0] if house.words else None
    return (first.page, first.word.box.y0) if first else (0, 0.0)


def _of_part(document: StructuredDocument, part: PartSpan) -> list[HouseDraft]:
    blocks = in_pieces(document.blocks_of(part))
    for_contacts = part.record.kind in _ABOUT_PARTNERS
    found: list[HouseDraft] = []
    for block in blocks:
        if block.grid is not None:
            _add(found, houses_of_grid(block.grid, for_contacts=for_contacts))
    if for_contacts:
        return found
    _add(found, houses_of_cards(printed_lines(blocks)))
    if part.record.kind == "convention":
        _add(found, houses_of_parties(blocks))
    _add(found, houses_of_sentences(blocks))
    for block in blocks:
        if block.grid is not None:
            _add(found, houses_of_timetable(block.grid))
    _add(found, _under_titles(blocks))
    return found


def _under_titles(blocks: Sequence[Block]) -> list[HouseDraft]:
    """Houses named right above a table that tells of them alone, or that holds their week or the stops of their round
    (`Bus France Services du Val : tournée`)."""
    found: list[HouseDraft] = []
    title: HouseDraft | None = None
    age = 0
    for block in blocks:
        if block.grid is None:
            named = _title(block)
            age = 0 if named is not None else age + 1
            title = named or (title if age < _LINES_UNDER_TITLE else None)
        elif title is not None:
            house = house_under_title(block.grid, title)
            if house is None and _names_days(block):
                house = title
                tell_of(house, block.grid)
            found += [house] if house is not None else []
    return found


def _title(block: Block) -> HouseDraft | None:
    """The house that a line names alone, or the vehicle at the head of the title of its round."""
    lines = printed_lines([block])
    named = named_by(lines[0]) if len(lines) == 1 else None
    if named is not None:
        return replace(named, source="hours")
    names = find_structure_names(block.text.text)
    if names and names[0].start <= _AT_HEAD and is_itinerant(names[0].name):
        return HouseDraft(names[0].name, block.text.slice(names[0].start, names[0].end).words, "hours")
    return None


def _names_days(block: Block) -> bool:
    cells = [cell for row in block.grid.rows for cell in row] if block.grid is not None else []
    return sum(bool(find_weekdays(cell.text.text)) for cell in cells) > 1


def _the_only_one(document: StructuredDocument) -> list[HouseDraft]:
    blocks = [b for part in document.parts_of_kind(*_ABOUT_HOUSES) for b in document.blocks_of(part)]
    house = single_house(blocks)
    if house is None:
        return []
    terms = [b for part in document.parts_of_kind("management_terms") for b in document.blocks_of(part)]
    describe(house, terms or blocks)
    house.manager = house.manager or manager_of_commune(house, blocks)
    if house.manager.lower().startswith(("commune", "ville")):
        house.commune = house.commune or _place(house.name)
    return [house]


def _with_hours_of_their_own(document: StructuredDocument) -> Iterable[HouseDraft]:
    """Houses that prose names right before their hours: an avenant changes those of a house that is not its subject."""
    for part in document.parts_of_kind("convention", "management_terms"):
        blocks = document.blocks_of(part)
        for index, block in enumerate(blocks):
            if block.grid is not None or not _HOURS_OF.search(fold(block.text.text)):
                continue
            mention = next((m for m in find_structure_names(block.text.text) if OF_A_PLACE.search(m.name)), None)
            near = " ".join(b.text.text for b in blocks[index : index + 2])
            if mention and find_time_spans(near):
                yield HouseDraft(mention.name, block.text.slice(mention.start, mention.end).words, "hours")


def _place(name: str) -> str:
    return name.rpartition("ervices ")[2].removeprefix("de ").removeprefix("d'").strip()


def _add(houses: list[HouseDraft], further: Iterable[HouseDraft]) -> None:
    """Takes further drafts in; one house stays one draft, the richer source first."""
    rank = {"table": 0, "card": 1, "parties": 2, "text": 3, "hours": 4}
    for draft in further:
        mend_name(draft)
        known = next((h for h in houses if same_structure(h.name, draft.name)), None)
        if known is None:
            if key(draft.name):
                houses.append(draft)
        elif rank[draft.source] < rank[known.source]:
            draft.fill_from(known)
            houses[houses.index(known)] = draft
        else:
            known.fill_from(draft)
