"""The place that a span of a timetable is told of: in its own cell, elsewhere in its row, or above its column."""

from __future__ import annotations

import re

from convextract.extraction.field_labels import field_of
from convextract.extraction.houses.names import find_structure_names
from convextract.extraction.houses.tables import name_and_more
from convextract.extraction.opening_hours.marks import marks_of
from convextract.extraction.opening_hours.table_layout import TableLayout
from convextract.language.folding import fold, fold_keeping_length
from convextract.language.gazetteer import communes_named
from convextract.language.times import clocks_outside, find_time_spans
from convextract.language.weekdays import find_weekdays, weekday_of_cell
from convextract.structure import GridCell

_PLACE_HEADING = re.compile(
    r"\b(?:lieux?|communes?|arrets?|stationnements?|sites?|emplacements?|villes?|points?|permanences?|adresses?|villages?"
    r"|structures?|france services?|espaces?|localisation|antennes?|services?|agences?)\b"
)
PARTNER = "partenaire"
"""The heading of a place where a partner is present: `Partenaire | Jours et horaires | Bureau`."""
_PARTNER_HEADING = re.compile(r"\W*(?:partenaires?|operateurs?|organismes?)\W*$")
_NO_PLACE = re.compile(
    r"^(?:jours?|horaires?|heures?|matin(?:ee)?s?|apres-? ?midis?|ouvertures?|fermetures?|periodes?|frequences?"
    r"|modalites?|semaines?|observations?|remarques?|total|amplitude|de|a|du|au|am|pm|journee"
    r"|horaires? d'ouverture.*|jours? .*)?$"
)
_HEAD_CHARS = 30
_AT_HEAD = 3
_CLOSED = re.compile(r"^\W*(?:fermee?s?|-+|x|neant|/)?\W*$")


def place_of(
    layout: TableLayout, row: list[GridCell], column: int, cell: GridCell, *, days_across: bool
) -> tuple[str, str]:
    """The place of a span: in its own cell, in its row (a heading or a name says so), or above its column."""
    inside = _place_inside(cell)
    if inside:
        return inside, "dans la case"
    for c, other in enumerate(row):
        if c != column and _PARTNER_HEADING.match(fold(layout.headings[c])) and may_be_place(other.text.text):
            return other.text.text, PARTNER
    named = _house_named_in(layout, row, column)
    if named[0]:
        return named
    best = ""
    heading = ""
    for c, other in enumerate(row):
        title = fold(layout.headings[c])
        if c == column or not other.text or _field_of_no_place(title):
            continue
        if _PLACE_HEADING.search(title) and (place := _place_at_head(other)):
            return place, title
        if not may_be_place(other.text.text):
            continue
        if not best:
            best, heading = other.text.text, title
    above = layout.headings[column] if not days_across else ""
    if above and may_be_place(above):
        return above, "en tete"
    return best, heading


def _house_named_in(layout: TableLayout, row: list[GridCell], column: int) -> tuple[str, str]:
    """The house that a cell of the row names at its head, whatever its column is called (`Dénomination`, `Nom`): it
    goes before the column of addresses."""
    for c, other in enumerate(row):
        title = fold(layout.headings[c])
        if c == column or c in layout.days_of_column or not other.text or _field_of_no_place(title):
            continue
        names = find_structure_names(other.text.text)
        named = _at_head(other) if names and names[0].start <= _AT_HEAD else ""
        if named and may_be_place(named):
            return named, title
    return "", ""


def _at_head(cell: GridCell) -> str:
    """What a cell names, without the address, number and mailbox under it."""
    return name_and_more(cell)[0].text


def _field_of_no_place(heading: str) -> bool:
    return field_of(heading) in ("manager", "staff", "email", "phone")


def _place_at_head(cell: GridCell) -> str:
    """What a cell under `Structure` or `Lieu` names: all of it, or its first lines where address and reach follow."""
    text = _at_head(cell)
    if may_be_place(text):
        return text
    names = find_structure_names(text)
    return names[0].name if names and not find_time_spans(text) and names[0].start < _HEAD_CHARS else ""


def may_be_place(text: str) -> bool:
    """Could this be a place: no day, time, condition or word of a timetable's headings?"""
    folded = fold(text).strip(" :.")
    if weekday_of_cell(text) or find_time_spans(text) or clocks_outside(text):
        return False
    if _CLOSED.match(folded) or _NO_PLACE.match(folded):
        return False
    if any(mark.kind in ("recurrence", "appointment", "open", "closed") for mark in marks_of(text)):
        return False
    return any(c.isalpha() for c in text) and len(text) < 120


def _place_inside(cell: GridCell) -> str:
    """`Ormechey` of a cell `Ormechey 9h30-12h30`: what stands before the first time, when it begins like a name."""
    text = cell.text.text
    spans, days = find_time_spans(text), find_weekdays(text)
    if not spans or (days and days[0].start < spans[0].start):
        return ""
    before = re.sub(r"(?:\bde|\bdès|\bà|:|\()\s*$", "", text[: spans[0].start].rstrip()).strip(" ,:;–-(")
    if len(before) < 3 or not before[0].isupper() or not may_be_place(before):
        return ""
    no_name = re.match(r"(?:matin|apres|ouvert|accueil|sur|de|horaires?|le |les )", fold_keeping_length(before))
    return "" if no_name and not communes_named(before) else before
