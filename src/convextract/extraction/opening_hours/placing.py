"""Whose hours: every span of a document with its place, the kind of place, and the house it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from convextract.extraction.grid_pieces import in_pieces, tables_and_texts
from convextract.extraction.houses.model import HouseDraft
from convextract.extraction.houses.names import clean_name, find_structure_names
from convextract.extraction.opening_hours.anchors import Anchor, Anchors
from convextract.extraction.opening_hours.conflicts import PlacedHours, distinct, doubted_beside_lost, narrowed
from convextract.extraction.opening_hours.general_rule import Change, laid_under, tells_of_all_houses
from convextract.extraction.opening_hours.model import Hours, Remark, apply_remark
from convextract.extraction.opening_hours.phrases import read_phrase
from convextract.extraction.opening_hours.stops import place_named, stop_before, stop_name
from convextract.extraction.opening_hours.table_places import PARTNER
from convextract.extraction.opening_hours.tables import BAND, TimetableEntry, several_places, timetable, unread_places
from convextract.extraction.opening_hours.units import units_of
from convextract.extraction.printed_lines import Stacked
from convextract.language.folding import fold, fold_keeping_length
from convextract.language.operators import find_operators
from convextract.language.times import clocks_outside
from convextract.language.weekdays import weekdays_of_cells
from convextract.reading.running_text import PlacedWord, evidence_of
from convextract.records import OpeningHours
from convextract.records.vocabulary import WEEKDAYS
from convextract.structure import Block, Grid, PartSpan, StructuredDocument

_KINDS = ("convention", "management_terms", "partner_offer", "referents_table", "partner_list", "deliberation", "other")
_STOP_HEADING = re.compile(
    r"\b(?:lieux?|communes?|arrets?|stationnements?|emplacements?|villes?|villages?|points?|dans la case)\b"
)
_NOT_EVERY_WEEK = re.compile(r"vacances|feries?|exceptionnel|aout|juillet|ete\b|conges|annuelle")
_TELLING = re.compile(
    r"\b(?:lun|mar|mer|jeu|ven|sam|dim)(?:d|\.|credi|redi|edi|anche|\b)|\b[lm]\s?[-/,]\s?(?:m|j|v)"
    r"|(?<!\w)(?:l|ma?|me|j|v|s|d)\s?:\s?\d{1,2}\s?[h:]"
)
"""A part without any of these, or their initials over a table, tells nothing about opening."""
_WALK_IN = re.compile(
    r"\b(?:accueill\w+|recus?|recoit|accueil|recues?)\b[^.;:\d]{0,40}\b(?:avec ou |et )?sans (?:rendez-? ?vous|rdv)\b"
)
"""A sentence about all days: `les usagers sont accueillis avec ou sans rendez-vous`."""
_PERMANENCE = re.compile(r"\b(?:assur\w+|tien\w+|tenir|propose\w*|organis\w+)\s(?:\S+\s){0,3}permanences?\b")
_CERTAIN, _UNSURE, _NOWHERE = 0.93, 0.6, 0.3
_ALL = "*"
"""The place of hours told of all houses, until each house gets them."""
_DAWN = "06:00"
_MINUTES_OF_A_STEP = 5


@dataclass(frozen=True, slots=True)
class _PlacedRemark:
    remark: Remark
    anchor: Anchor
    part: str


@dataclass(slots=True)
class _Told:
    """What the parts tell. `general`: one rule for all houses, `changes`: what tables say of single ones."""

    placed: list[PlacedHours] = field(default_factory=list)
    remarks: list[_PlacedRemark] = field(default_factory=list)
    general: list[PlacedHours] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


def place_hours(document: StructuredDocument, houses: Sequence[HouseDraft]) -> list[PlacedHours]:
    """All hours of the document in reading order."""
    if not any(part.record.kind in _KINDS[:4] for part in document.parts):
        return []
    told = _Told()
    for part in document.parts:
        if part.record.kind in _KINDS:
            _read_part(document, part, houses, told)
    placed = told.placed
    placed = narrowed([whole for one in placed if (whole := _with_its_first_figure(one, placed)) is not None])
    placed = doubted_beside_lost(distinct(placed))
    placed += laid_under(houses, distinct(told.general), placed, told.changes)
    for remark in told.remarks:
        placed = [kept for one in placed if (kept := _with_remark(one, remark)) is not None]
    return placed


def _read_part(
    document: StructuredDocument, part: PartSpan, houses: Sequence[HouseDraft], told: _Told
) -> None:
    blocks = in_pieces(document.blocks_of(part))
    if not any(_tells_of_weekdays(block) for block in blocks):
        return
    anchors = Anchors(part, houses)
    code = part.record.part_id or str(part.record.first_page)
    for run in tables_and_texts(blocks):
        begin = len(told.placed)
        if isinstance(run, Block):
            assert run.grid is not None
            anchors.see_title(run.grid)
            entries = timetable(run.grid)
            unread = unread_places(run.grid) if entries else set()
            strangers = _no_house_among_houses(entries, anchors) | dict.fromkeys(several_places(entries), _NOBODY)
            found = [
                _of_table(document, part, entry, anchors)
                if entry.place not in strangers
                else _row(document, part, entry.hours, strangers[entry.place], entry.words, "timetable")
                for entry in entries
            ]
            of_one = len({id(one.owner) for one in found}) == 1
            lost = any(not one.row.place for one in found)
            told.placed += [
                replace(one, run=begin, alone=bool(unread),
                        torn=lost or (bool(unread) and (of_one or entry.place in unread)))
                for one, entry in zip(found, entries, strict=True)
            ]
            told.changes += _changes_in(run.grid, anchors)
            anchors.see_grid(run.grid)
            continue
        for segment, anchor in anchors.segments(units_of(run, houses)):
            stacked = Stacked(segment)
            if anchor.silent:
                continue
            if anchor.kind == "structure" and (free := _WALK_IN.search(fold(stacked.text))):
                told.remarks.append(_PlacedRemark(Remark(WEEKDAYS, "", "false", False, 0, free.end()), anchor, code))
            phrase = read_phrase(stacked.text)
            gaps = bool(phrase.hours) and clocks_outside(stacked.text)
            told.remarks += [_PlacedRemark(r, anchors.at(stacked, r.start, anchor), code) for r in phrase.remarks
                             if not _NOT_EVERY_WEEK.search(fold(stacked.text[max(0, r.start - 60) : r.end + 60]))]
            for hours in phrase.hours:
                if len(houses) > 1 and not anchors.for_partners and tells_of_all_houses(stacked.text, hours.start):
                    words = stacked.words(hours.start, hours.end)
                    told.general.append(_row(document, part, hours, Anchor(_ALL, "structure"), words, "phrase"))
                    continue
                here = _of_permanence(stacked, hours.start) or anchors.at(stacked, hours.start, anchor)
                if here.silent:
                    continue
                if here.owner is not None and here.owner.mobility == "itinerant":
                    here = replace(here, place=stop_before(stacked.text, hours.times_at) or here.place)
                words = stacked.words(hours.start, hours.end)
                row = _row(document, part, hours, here, words, "phrase")
                told.placed.append(replace(row, run=begin, alone=gaps, torn=gaps))


def _changes_in(grid: Grid, anchors: Anchors) -> list[Change]:
    """What the row of a house says without times: `Fermée le mardi après-midi`."""
    changes = []
    for row in grid.rows[grid.header_rows :]:
        texts = [cell.text.text for cell in row if cell.origin and cell.text]
        named = {house.name: house for text in texts if (house := anchors.house_named(text, surely=True))}
        if len(named) == 1:
            (house,) = named.values()
            changes += [Change(remark, house) for text in texts for remark in read_phrase(text).remarks]
    return changes


_NOBODY = Anchor("", "structure")


def _no_house_among_houses(entries: Sequence[TimetableEntry], anchors: Anchors) -> dict[str, Anchor]:
    """What stands for a place in a column of houses and is none of them: a town hall or site, whose place it is, or the
    name of a house that was torn or not understood (a recognised commune alone may be); never the house named last."""
    of_houses = {entry.place_heading for entry in entries if entry.place and anchors.house_named(entry.place)}
    if anchors.for_partners or not of_houses - {"", BAND, PARTNER}:
        return {}
    return {
        entry.place: Anchor(place_named(entry.place, commune_alone=not _is_recognised(entry.words)), "structure")
        for entry in entries
        if entry.place_heading in of_houses and not anchors.house_named(entry.place)
        and not find_structure_names(entry.place) and not _STOP_HEADING.search(entry.place_heading)
    }


def _tells_of_weekdays(block: Block) -> bool:
    heads = block.grid.rows[:2] if block.grid is not None else []
    return bool(_TELLING.search(fold_keeping_length(block.text.text))) or any(
        weekdays_of_cells([cell.text.text for cell in row]) for row in heads
    )


def _of_permanence(stacked: Stacked, offset: int) -> Anchor | None:
    """Hours at which a partner is present are the partner's, not those of the house, which is open longer."""
    said = stacked.text[stacked.starts[stacked.index_at(offset)] : offset]
    if not _PERMANENCE.search(fold_keeping_length(re.split(r"[.;]\s", said)[-1])):
        return None
    named = find_operators(said)
    return Anchor(said[named[-1].start : named[-1].end] if named else "", "partner_office")


def _of_table(
    document: StructuredDocument, part: PartSpan, entry: TimetableEntry, anchors: Anchors
) -> PlacedHours:
    wheels = anchors.current.owner is not None and anchors.current.owner.mobility == "itinerant"
    named = anchors.house_named(entry.place, surely=wheels)
    if named is not None:
        return _row(document, part, entry.hours, Anchor(named.name, "structure", named), entry.words, "timetable")
    anchor = anchors.current
    names = find_structure_names(entry.place) if entry.place_heading == BAND else []
    if names:
        anchor = Anchor(names[0].name, "structure")
    elif entry.place_heading == BAND:
        anchor = anchors.current
    elif entry.place_heading == PARTNER:
        anchor = Anchor(clean_name(entry.place), "partner_office")
    elif entry.place and anchor.kind == "structure":
        stop = bool(_STOP_HEADING.search(entry.place_heading))
        if stop or wheels or anchor.owner is None:
            anchor = replace(anchor, place=stop_name(entry.place))
    elif entry.place:
        anchor = replace(anchor, place=clean_name(entry.place))
    return _row(document, part, entry.hours, anchor, entry.words, "timetable")


def _row(
    document: StructuredDocument, part: PartSpan, hours: Hours, anchor: Anchor, words: list[PlacedWord], rule: str
) -> PlacedHours:
    odd = _is_odd(hours.opens, hours.closes) and _is_recognised(words)
    certainty = _CERTAIN if hours.certain and not odd else _UNSURE
    confidence = certainty if anchor.place else _NOWHERE
    evidence = evidence_of(words, method=f"opening_hours/{rule}", confidence=confidence)
    row = OpeningHours(
        document_id=document.document_id,
        part_id=part.record.part_id,
        place=anchor.place,
        place_kind=anchor.kind,
        weekday=hours.weekday,
        opens=hours.opens,
        closes=hours.closes,
        by_appointment=hours.by_appointment,
        recurrence=hours.recurrence,
        **evidence.model_dump(),
    )
    code = part.record.part_id or str(part.record.first_page)
    return PlacedHours(row, anchor.owner, code, among=hours.among, added=hours.added)


def _is_recognised(words: Sequence[PlacedWord]) -> bool:
    return any(placed.word.confidence < 1 for placed in words)


def _with_its_first_figure(placed: PlacedHours, others: Sequence[PlacedHours]) -> PlacedHours | None:
    """A span read from before dawn: `4h-16h45` beside `14h-16h45` of other days has lost a figure, which these give
    back; one that nothing explains is not believed of recognised text (None)."""
    row = placed.row
    if row.opens >= _DAWN or (row.confidence or 0) >= _CERTAIN:
        return placed
    alike = {
        other.row.opens
        for other in others
        if other.part == placed.part and other.row.closes == row.closes and other.row.opens[1:] == row.opens[1:]
    }
    whole = alike - {row.opens}
    return replace(placed, row=row.model_copy(update={"opens": whole.pop()})) if len(whole) == 1 else None


def _is_odd(*times: str) -> bool:
    """Nobody opens at 16:48: minutes that a recogniser may have misread."""
    return any(int(time[3:]) % _MINUTES_OF_A_STEP for time in times)


def _with_remark(placed: PlacedHours, said: _PlacedRemark) -> PlacedHours | None:
    """The row under a remark that stands elsewhere in its part: marked, taken away (None), or as it is."""
    if placed.part != said.part or placed.row.place != said.anchor.place or not said.anchor.place:
        return placed
    row = placed.row
    hours = Hours(row.weekday, row.opens, row.closes, 0, 0, row.by_appointment, row.recurrence)
    if len(said.remark.days) == len(WEEKDAYS) and row.by_appointment:
        return placed  # what is said of one day goes before what is said of all
    after = apply_remark(hours, said.remark)
    if after is None:
        return None
    if after.by_appointment != row.by_appointment:
        row = row.model_copy(update={"by_appointment": after.by_appointment})
    return replace(placed, row=row)


