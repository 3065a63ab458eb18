"""Bands: rows of a table that are one cell from wall to wall and tell whom the rows under them are about."""

from __future__ import annotations

import re

from convextract.extraction.houses.model import HouseDraft
from convextract.extraction.houses.names import clean_name, find_structure_names
from convextract.extraction.houses.values import head_count, set_told
from convextract.language.times import find_time_spans
from convextract.structure import Grid, GridCell

_LEAST_ACROSS = 3
"""Columns: over two, a merged cell may as well be a value."""
_AT_HEAD = 4
_WORD = re.compile(r"[^\W\d_]{3}")
_PIECES = re.compile(r"\s[–—|•·-]\s|[;|\n]")


def band_of(row: list[GridCell]) -> GridCell | None:
    """The cell of a row that holds nothing else and no hours, where it reaches from wall to wall, or stands first and
    names a house."""
    filled = [cell for cell in row if cell.text]
    if len(row) < _LEAST_ACROSS or not filled or any(cell.text is not filled[0].text for cell in filled):
        return None
    first = filled[0]
    names_house = first is row[0] and bool(find_structure_names(first.text.text))
    if (len(filled) < len(row) and not names_house) or find_time_spans(first.text.text):
        return None
    return first


def houses_of_bands(grid: Grid) -> list[HouseDraft]:
    """The houses that bands name at their head, with what the rest of the band tells of them."""
    found = []
    for row in grid.rows:
        cell = band_of(row)
        names = find_structure_names(cell.text.text) if cell is not None else []
        if cell is None or not names or names[0].start > _AT_HEAD:
            continue
        name = names[0]
        house = HouseDraft(clean_name(name.name), cell.text.slice(name.start, name.end).words, "hours")
        rest = cell.text.slice(name.end, len(cell.text.text))
        if set_told(house, rest):
            house.source = "table"
        counts = [head_count(piece) for piece in _PIECES.split(rest.text) if _WORD.search(piece)]
        counts = [count for count in counts if count is not None]
        house.staff = counts[0] if len(counts) == 1 else None
        found.append(house)
    return found
