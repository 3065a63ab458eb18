"""Rows of a table whose entries are numbered: one of its columns counts up line by line, whatever else is left empty.

Registers and inventories repeat little of one row in the next (ditto marks, blanks), so that neither the first column
nor most cells are filled; their running numbers still tell where each row begins. Any one unit of length throughout.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from convextract.reading.table_gutters import PrintedLine, Span

_LEAST_NUMBERS = 5
_NEXT = 0.75
"""Share of the numbers that must follow the one above by one: a recogniser misreads some."""


def counted_rows(lines: Sequence[PrintedLine], columns: Sequence[Span]) -> list[list[PrintedLine]]:
    """The lines grouped to rows by the one column that counts up, each row from its number on; none where no column
    counts, or two do: those are two lists side by side."""
    counting = [starts for starts in (_numbered(lines, column) for column in columns) if starts]
    if len(counting) != 1:
        return []
    walls = [0, *counting[0][1:], len(lines)]
    return [list(lines[start:end]) for start, end in pairwise(walls)]


def _numbered(lines: Sequence[PrintedLine], column: Span) -> list[int]:
    """Which lines have the numbers of a column whose cells nearly all begin or all end with one, each one more than the
    one above; none for another column."""
    cells = [
        [word.text for word in line.words if column[0] <= (word.x0 + word.x1) / 2 < column[1]] for line in lines
    ]
    for place in (-1, 0):
        numbers = {index: int(cell[place]) for index, cell in enumerate(cells) if cell and cell[place].isdecimal()}
        steps = [below - above == 1 for above, below in pairwise(numbers.values())]
        nearly_all = len(numbers) >= max(_LEAST_NUMBERS, _NEXT * sum(map(bool, cells)))
        if nearly_all and sum(steps) >= _NEXT * len(steps):
            return list(numbers)
    return []
