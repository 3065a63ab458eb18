"""Houses that only a timetable names: in bands, at the head of rows (days across or beside them), above columns."""

from __future__ import annotations

import re

from convextract.extraction.field_labels import field_of
from convextract.extraction.houses.bands import houses_of_bands
from convextract.extraction.houses.model import HouseDraft
from convextract.extraction.houses.names import clean_name, find_structure_names
from convextract.extraction.houses.tables import name_and_more
from convextract.extraction.houses.values import head_count, set_field, set_told
from convextract.language.times import find_time_spans
from convextract.language.weekdays import weekday_of_cell, weekdays_of_cells
from convextract.structure import Grid, GridCell

_DASH = re.compile(r"\s?[–—;,|:(-]\s?")
_LEAST_DAYS = 2


def houses_of_timetable(grid: Grid) -> list[HouseDraft]:
    """The houses of a table of weekdays, with what its cells tell of them besides their hours."""
    if not grid.rows:
        return []
    if _days_across(grid):
        return houses_of_bands(grid) or _at_row_heads(grid.body)
    column = _column_of_days(grid)
    if column == 0:
        return _above_columns(grid)
    return [] if column is None else _at_row_heads(grid.rows)


def _days_across(grid: Grid) -> bool:
    heads = [[cell.text.text if cell.origin else "" for cell in row] for row in grid.rows[:2]]
    days = sum(bool(weekday_of_cell(head)) for row in heads for head in row)
    return days >= _LEAST_DAYS or any(weekdays_of_cells(row) for row in heads)


def _column_of_days(grid: Grid) -> int | None:
    """The first column that names weekdays down the side, or None; one day is enough under houses set side by side,
    whose other days the next page may hold."""
    heads = [cell for cell in grid.rows[0][1:] if cell.origin and find_structure_names(cell.text.text)]
    least = 1 if len(heads) > 1 else _LEAST_DAYS
    for column in range(len(grid.rows[0])):
        if sum(bool(weekday_of_cell(row[column].text.text)) for row in grid.rows) >= least:
            return column
    return None


def _at_row_heads(rows: list[list[GridCell]]) -> list[HouseDraft]:
    found = []
    for row in rows:
        house = _at_head(row[0]) if row and row[0].text and row[0].origin else None
        found += [house] if house is not None else []
    return found


def _at_head(cell: GridCell) -> HouseDraft | None:
    """The house that a cell names at its head, with what is told of it under its name or behind a dash; or None."""
    name, more = name_and_more(cell)
    mentions = find_structure_names(name.text)
    if not mentions:
        return None
    mention = mentions[0]
    if mention.end < len(name.text) and _DASH.match(name.text, mention.end):
        name, more = cell.text.slice(mention.start, mention.end), cell.text.slice(mention.end, len(cell.text))
    house = HouseDraft(clean_name(name.text), list(name.words), "hours")
    if more:
        set_told(house, more)
        house.staff = head_count(more.text)
    return house


def _above_columns(grid: Grid) -> list[HouseDraft]:
    """The houses at the head of the columns, with the cells under them that hold no hours (`Adresse`, `Contact`)."""
    found = []
    for column, cell in enumerate(grid.rows[0]):
        house = _at_head(cell) if cell.text and cell.origin else None
        if house is not None:
            tell_of(house, grid, column)
            found.append(house)
    return found


def tell_of(house: HouseDraft, grid: Grid, column: int = -1) -> None:
    """Puts what a column of a timetable tells besides days and hours into the draft; labels stand at the left."""
    for row in grid.rows[1:] if column > 0 else grid.rows:
        label, value = row[0].text.text, row[column].text
        if not value or value is row[0].text or weekday_of_cell(label) or find_time_spans(value.text):
            continue
        if (field := field_of(label)) is not None:
            set_field(house, field, value)
        if field not in ("manager", "staff"):
            set_told(house, value)
