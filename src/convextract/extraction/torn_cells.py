"""Cells that reading tore apart where a table has no walls: a number at its blanks, a span of times behind its dash, a
line of running text by the columns of the table above or below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median

from convextract.extraction.reach import reach_alone
from convextract.language.amounts import cell_amount
from convextract.language.times import find_time_spans
from convextract.language.weekdays import weekday_of_cell
from convextract.reading.page import union
from convextract.reading.running_text import PlacedWord, RunningText
from convextract.structure import Grid, GridCell

_NUMBER_PIECE = re.compile(r"[\d\s./-]+")
_OPEN_SPAN = re.compile(r"\d\s?[hH:]?\d{0,2}\s?(?:[-–—>→]|à)\s*$")
_BEGINS_WITH_TIME = re.compile(r"\d{1,2}\s?[hH:.]")
_LEAST_TORN = 2
"""Rows in which a span is torn at the same place."""
_BLANK_WIDTH = 0.75
"""Heights of a letter: words this near to each other stand in one sentence, not in two cells."""
_LINE_APART = 0.6
_LEAST_CROSSED, _SHARE_CROSSED = 3, 0.6


def mended(grid: Grid) -> Grid:
    """The table without the columns that cut numbers at their blanks (`03` | `53` | `01`) or spans of times behind
    their dash (`9h00 -` | `12h00`)."""
    if not grid.rows:
        return grid
    return _without_columns(_without_columns(grid, _continues_numbers), _continues_spans)


def _without_columns(grid: Grid, continues: Callable[[Grid, int], bool]) -> Grid:
    joins = [c for c in range(1, len(grid.rows[0])) if continues(grid, c)]
    if not joins:
        return grid
    rows = []
    for row in grid.rows:
        cells: list[GridCell] = []
        for column, cell in enumerate(row):
            if column in joins and cells:
                cells[-1] = _joined(cells[-1], cell)
            else:
                cells.append(cell)
        rows.append(cells)
    return Grid(rows, grid.header_rows, grid.first_page, grid.last_page, grid.header_column)


def _continues_numbers(grid: Grid, column: int) -> bool:
    """Is one of the two columns without a heading, and do both hold nothing but digits?"""
    heads = max(1, grid.header_rows)
    if all(any(row[c].text for row in grid.rows[:heads]) for c in (column - 1, column)):
        return False
    both = [(row[column - 1], row[column]) for row in grid.rows[heads:]]
    return all(not cell.text or _NUMBER_PIECE.fullmatch(cell.text.text) for pair in both for cell in pair) and any(
        a.text and b.text for a, b in both
    )


def _continues_spans(grid: Grid, column: int) -> bool:
    """Does what stands here end the spans that the column before begins, wherever both hold something?"""
    both = [(row[column - 1], row[column]) for row in grid.rows if row[column - 1].text and row[column].text]
    torn = [(a, b) for a, b in both if _OPEN_SPAN.search(a.text.text) and _BEGINS_WITH_TIME.match(b.text.text)]
    return len(torn) >= _LEAST_TORN and len(torn) == len(both)


def _joined(one: GridCell, other: GridCell) -> GridCell:
    """Two cells as one, their words line by line."""
    words = [*one.text.words, *(() if other.text is one.text else other.text.words)]
    if not words:
        return one
    text = RunningText([placed for line in _in_lines(words) for placed in line])
    return GridCell(text, words[0].page, union([one.box, other.box]), one.origin or other.origin)


def _in_lines(words: Sequence[PlacedWord]) -> list[list[PlacedWord]]:
    """Words as they stand on the page: lines from top to bottom, each from left to right, numbered anew."""
    height = max(1.0, median(placed.word.box.height for placed in words))
    lines: list[list[PlacedWord]] = []
    for placed in sorted(words, key=lambda p: (p.page, p.word.box.center_y)):
        first = lines[-1][0] if lines else None
        below = first and placed.word.box.center_y - first.word.box.center_y > _LINE_APART * height
        if first is None or first.page != placed.page or below:
            lines.append([])
        lines[-1].append(PlacedWord(placed.page, placed.word, len(lines)))
    return [sorted(line, key=lambda p: p.word.box.x0) for line in lines]


def text_across(row: Sequence[GridCell]) -> RunningText | None:
    """The lines of text that the columns cut through, where a row is no row at all: its words stand as near to each
    other over the edges of its cells as inside of them. None for a row of a table, which close-set columns make look
    alike: a weekday, a span of times, a number to call or two amounts fill cells of theirs."""
    cell_of = {id(placed.word): n for n, cell in enumerate(row) if cell.origin for placed in cell.text.words}
    words = [placed for cell in row if cell.origin for placed in cell.text.words]
    if not words or len(set(cell_of.values())) <= _LEAST_CROSSED or _tells_data(row):
        return None
    lines = _in_lines(words)
    crossings = [
        right.word.box.x0 - left.word.box.x1 < _BLANK_WIDTH * min(left.word.box.height, right.word.box.height)
        for line in lines
        for left, right in pairwise(line)
        if cell_of[id(left.word)] != cell_of[id(right.word)]
    ]
    if sum(crossings) < max(_LEAST_CROSSED, _SHARE_CROSSED * len(crossings)):
        return None
    return RunningText([placed for line in lines for placed in line])


def _tells_data(row: Sequence[GridCell]) -> bool:
    texts = [cell.text for cell in row if cell.origin and cell.text]
    if any(weekday_of_cell(text.text) or _is_span(text.text) or reach_alone(text) for text in texts):
        return True
    return sum(cell_amount(text.text) is not None for text in texts) > 1


def _is_span(text: str) -> bool:
    return 2 * sum(span.end - span.start for span in find_time_spans(text)) > len(text)
