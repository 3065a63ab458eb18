"""How a timetable is laid out: where it has its weekdays, across or down, and where its hours begin."""

from __future__ import annotations

import re

from convextract.extraction.field_labels import field_of
from convextract.extraction.opening_hours.marks import marks_of
from convextract.language.folding import fold_keeping_length
from convextract.language.times import find_time_spans
from convextract.language.weekdays import weekday_of_cell, weekdays_of_cells
from convextract.records.vocabulary import Weekday
from convextract.structure import Grid, GridCell

_FILLER = re.compile(r"\b(?:les?|du|des?|chaque|mois|et|sur)\b|[\s,;:./&()*-]")


class TableLayout:
    """Where a table has its weekdays and places."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        heads = max(grid.header_rows, 1) if grid.rows else 0
        self.days_of_column: dict[int, tuple[Weekday, ...]] = {}
        for row in grid.rows[: max(heads, 2)]:
            initials = weekdays_of_cells([cell.text.text if cell.origin else "" for cell in row])
            named: dict[int, tuple[Weekday, ...]] = {c: (day,) for c, day in initials.items()}
            if not named:
                named = {c: days for c, cell in enumerate(row) if (days := weekday_of_cell(cell.text.text))}
            if len(set(named.values())) >= 2 and len(named) > len(self.days_of_column):
                self.days_of_column = named
        self.body_start = self._body_start()
        heads_of_columns = [row for row in grid.rows[: self.body_start] if not _tells_of_column(row)]
        self.headings = [
            " ".join(dict.fromkeys(row[c].text.text for row in heads_of_columns if row[c].text))
            for c in range(len(grid.rows[0]) if grid.rows else 0)
        ]

    def _body_start(self) -> int:
        """The first row that tells hours or a weekday of its own."""
        for r, row in enumerate(self.grid.rows):
            days_here = len({days for cell in row if (days := weekday_of_cell(cell.text.text))})
            heading = self.days_of_column and (
                days_here >= 2 or weekdays_of_cells([cell.text.text if cell.origin else "" for cell in row])
            )
            if not heading and (days_here or any(find_time_spans(cell.text.text) for cell in row)):
                return r
        return self.grid.header_rows

    def days_of_row(self, row: list[GridCell]) -> tuple[Weekday, ...]:
        for c, cell in enumerate(row):
            days = weekday_of_cell(_first_line(cell)) or weekday_of_cell(cell.text.text) or _days_of_some_weeks(cell)
            if days and c not in self.days_of_column:
                return days
        return ()


def _tells_of_column(row: list[GridCell]) -> bool:
    """`Adresse | 3 rue X | 8 rue Y`: a row over the weekdays that tells of the places of the columns and names none."""
    return bool(row) and field_of(row[0].text.text) in ("address", "postcode", "phone", "email", "manager", "staff")


def _days_of_some_weeks(cell: GridCell) -> tuple[Weekday, ...]:
    """`Lundi (semaines paires)`, `1er et 3e jeudis du mois`: a weekday with its recurrence and nothing else."""
    text = cell.text.text
    marks = [mark for mark in marks_of(text) if mark.kind in ("days", "recurrence", "appointment", "comma")]
    if not any(mark.kind == "recurrence" for mark in marks):
        return ()
    rest = list(fold_keeping_length(text))
    for mark in marks:
        rest[mark.start : mark.end] = " " * (mark.end - mark.start)
    if _FILLER.sub("", "".join(rest)).strip():
        return ()
    return tuple(dict.fromkeys(day for mark in marks for day in mark.days))


def _first_line(cell: GridCell) -> str:
    lines = cell.text.lines
    return lines[0].text if lines else ""
