"""Houses listed in tables: a row a house, or a column a house, or one house as a list of labels and values."""

from __future__ import annotations

import re

from convextract.extraction.field_labels import FieldName
from convextract.extraction.field_tables import FieldRow, field_rows
from convextract.extraction.houses.model import HouseDraft
from convextract.extraction.houses.names import clean_name, find_structure_names
from convextract.extraction.houses.values import OF_SOMEBODY, set_field, set_told
from convextract.extraction.printed_lines import joined
from convextract.language.addresses import find_street
from convextract.language.folding import fold
from convextract.reading.running_text import RunningText
from convextract.structure import Grid, GridCell

_OF_A_HOUSE: tuple[FieldName, ...] = (
    "manager", "address", "postcode", "commune", "staff", "mobility", "email", "phone",
)
_TELLING: tuple[FieldName, ...] = ("manager", "address", "staff", "hours", "mobility", "postcode", "commune")
_OF_A_CONTACT: tuple[FieldName, ...] = ("person", "organisation", "role", "serves", "given_name")
_NO_HOUSE = re.compile(r"\W*(?:sous-?\s?total|total|ensemble|moyenne|toutes?|neant)\b")
_WORD = re.compile(r"[^\W\d_]{2}")
_MORE = re.compile(r"^\d|@|\b0\d([ ./-]?)\d\d\1\d\d|^\+\d|^\W*(?:[Tt][ée]l|[Mm]ail|[Cc]ourriel|[Aa]dresse)\b")
"""A line under a name that tells something else: number of a street, postcode, mailbox, phone."""
_NAME_FIELDS: tuple[FieldName, ...] = ("structure", "commune", "family_name", "organisation", "person")


def houses_of_grid(grid: Grid, *, for_contacts: bool) -> list[HouseDraft]:
    """The houses that a table lists; none where it is a table of referents.

    `for_contacts`: the part it stands in is about partners and their referents, so only a table with a manager counts.
    """
    rows = field_rows(grid)
    if not rows:
        return []
    fields = {name for row in rows for name in row.cells}
    told = len(fields.intersection(_TELLING))
    if not told or ("manager" not in fields and (for_contacts or len(fields.intersection(_OF_A_CONTACT)) >= 2)):
        return []
    houses = []
    for row in rows:
        house = _house(row, named_by_brand="structure" not in fields)
        if house is not None:
            houses.append(house)
    return houses


def house_under_title(grid: Grid, title: HouseDraft) -> HouseDraft | None:
    """The house named above a table that tells of one house without naming it; None where it does not."""
    rows = field_rows(grid)
    if len(rows) != 1 or _name_cell(rows[0], named_by_brand=True) is not None or "structure" in rows[0].cells:
        return None
    house = HouseDraft(title.name, list(title.words), "table", manager=title.manager)
    _fill(house, rows[0])
    return house if house.facts >= _LEAST_FACTS else None


_LEAST_FACTS = 2


def _fill(house: HouseDraft, row: FieldRow, name_cell: GridCell | None = None) -> int:
    """Puts the record's cells into the draft; how many told something new."""
    cells = [(name, cell) for name in _OF_A_HOUSE for cell in row.cells.get(name, []) if cell is not name_cell]
    return sum(set_field(house, name, cell.text) for name, cell in cells)


def _house(row: FieldRow, *, named_by_brand: bool) -> HouseDraft | None:
    cell = _name_cell(row, named_by_brand=named_by_brand)
    if cell is None:
        return None
    if _NO_HOUSE.match(fold(cell.text.text)):
        return None
    title, more = name_and_more(cell)
    if not _WORD.search(title.text):
        return None  # an amount under a heading that names a fund
    if OF_SOMEBODY.search(title.text):
        return None  # who signs for whom
    house = HouseDraft(clean_name(title.text), list(title.words), "table")
    told = set_told(house, more) if more else 0
    told += _fill(house, row, cell)
    return house if told and len(house.name) > 2 else None


def name_and_more(cell: GridCell) -> tuple[RunningText, RunningText | None]:
    """The name at the head of its cell, and the address, number and mailbox that may stand under it."""
    lines = cell.text.lines
    tells_more = (n for n, line in enumerate(lines) if n and (_MORE.search(line.text) or find_street(line.text)))
    first = next(tells_more, len(lines))
    return joined(lines[:first]), joined(lines[first:]) if first < len(lines) else None


def _name_cell(row: FieldRow, *, named_by_brand: bool) -> GridCell | None:
    if not named_by_brand:
        return row.first("structure")
    candidates = [cell for name in _NAME_FIELDS for cell in row.cells.get(name, [])] + row.others
    return next((cell for cell in candidates if find_structure_names(cell.text.text)), None)
