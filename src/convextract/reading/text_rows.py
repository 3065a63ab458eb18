"""Rows of a table where no rule parts them: told by the leading of its lines and by what stands in its first column.

Any one unit of length throughout.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from convextract.reading.ocr.engine import RecognisedWord
from convextract.reading.table_grid import CellGeometry, TableGeometry, holds
from convextract.reading.table_gutters import PrintedLine, Span, line_height, printed_lines

_ROW_GAP_HEIGHTS, _SURE_ROW_GAP_HEIGHTS, _CELL_LINES = 0.5, 1.0, 3
"""Lines that follow each other closer are lines of one cell; as few as these may well be, unless far apart."""
_FILLED = 0.6
_WIDER = 1.2
"""How much further apart than lines of one cell the last line of a row and the first of the next stand."""
_LEAST_WIDER_HEIGHTS = 0.25
_TIGHT_HEIGHTS = 2.2
"""Lines of one cell stand at most so many heights of a word apart, foot to foot."""
_MOST_RULED_ROWS, LEAST_WALLS = 4, 2
DATA = re.compile(r"\d\s?[hH:]\s?\d{0,2}|@|€|(?:\d\d[ .]?){4,5}|\d[\d ., ]*\d|\d\s?%|^\d+$")
"""Times, mailboxes, phones, amounts, numbers."""
_SLACK_HEIGHTS = 0.2
_DESCENDERS = frozenset("gjpqyçQ,;()[]/@|_")


def row_walls(lines: Sequence[PrintedLine], columns: Sequence[Span]) -> list[float]:
    """The heights at which the rows of a band part that has no rules inside; none where it is one row."""
    if len(lines) < 2:
        return []
    walls = _walls_by_leading(lines, columns)
    if walls and _are_rows(lines, columns, walls):
        return walls
    gaps = [below.top - above.bottom for above, below in pairwise(lines)]
    least = _ROW_GAP_HEIGHTS if len(lines) > _CELL_LINES else _SURE_ROW_GAP_HEIGHTS
    if min(gaps) < least * line_height(lines):
        return []
    return walls_before(starts_of_rows(lines, columns, least=0.0))


def record_walls(lines: Sequence[PrintedLine], columns: Sequence[Span]) -> list[float]:
    """The heights between the lines of a band where each line is a row: it fills the first column and most others, no
    cell goes on from the line above in small letters, and one column has a phone, time, mailbox or amount in each."""
    cells = [[[w.text for w in line.words if c[0] <= (w.x0 + w.x1) / 2 < c[1]] for c in columns] for line in lines]
    for number, line in enumerate(cells):
        begin = [cell[0] for cell in line if cell and "@" not in cell[0]]
        if not line[0] or sum(map(bool, line)) < max(2, _FILLED * len(columns)):
            return []
        if number and any(text[0].islower() for text in begin):
            return []
    data = any(all(DATA.search(" ".join(line[c])) for line in cells) for c in range(1, len(columns)))
    return walls_before([[line] for line in lines]) if data else []


def with_rows_of_text(table: TableGeometry, words: Sequence[RecognisedWord]) -> TableGeometry:
    """A ruled table whose rules part its columns, heading and sum but not its rows, with these parted. The columns of a
    row without walls are those of the row above."""
    found: list[tuple[int, list[CellGeometry], list[float]]] = []
    above: list[CellGeometry] = []
    for row in range(table.rows):
        cells = sorted((c for c in table.cells if c.row <= row < c.row + c.row_span), key=lambda cell: cell.column)
        above = cells if len(cells) > 1 else above
        if len(above) < 2 or not cells or any(cell.row_span > 1 for cell in cells):
            continue
        box = (cells[0].box[0], cells[0].box[1], cells[-1].box[2], cells[0].box[3])
        lines = printed_lines(word for word in words if holds(box, word))
        columns = [(cell.box[0], cell.box[2]) for cell in above]
        if len(lines) < 2 or cross(lines, columns):
            continue
        walls = row_walls(lines, columns) if table.rows <= _MOST_RULED_ROWS else _walls_by_leading(lines, columns)
        walls = walls or record_walls(lines, columns)
        if walls and _are_rows(lines, columns, walls) and _are_records(lines, walls):
            found.append((row, above, walls))
    if max((len(walls) for _, _, walls in found), default=0) < LEAST_WALLS:
        return table
    for row, columns_of, walls in reversed(found):
        table = _parted(table, row, columns_of, walls)
    return table


def _are_records(lines: Sequence[PrintedLine], walls: Sequence[float]) -> bool:
    """Do most pieces between the walls tell a figure, time, mailbox or amount, and none of them begin in small letters
    under one that begins with a capital? Cards of people (body, office, name on lines of their own) and sentences side
    by side stand in ruled cells too, and are none."""
    edges = [lines[0].top - 1, *walls, lines[-1].bottom + 1]
    pieces = [
        [w.text for line in lines if top <= (line.top + line.bottom) / 2 < bottom for w in line.words]
        for top, bottom in pairwise(edges)
    ]
    goes_on = pieces[0][0][:1].isupper() and any(piece[0][:1].islower() for piece in pieces if piece)
    return not goes_on and sum(bool(DATA.search(" ".join(piece))) for piece in pieces) >= _FILLED * len(pieces)


def _parted(
    table: TableGeometry, row: int, columns: Sequence[CellGeometry], walls: Sequence[float]
) -> TableGeometry:
    """The table with one row parted into the columns of these cells and, at these heights, into rows."""
    cells: list[CellGeometry] = []
    here = [cell for cell in table.cells if cell.row == row]
    for cell in table.cells:
        if cell.row != row:
            cells.append(replace(cell, row=cell.row + len(walls)) if cell.row > row else cell)
    for n, (top, bottom) in enumerate(pairwise([here[0].box[1], *walls, here[0].box[3]])):
        cells += [replace(one, row=row + n, row_span=1, box=(one.box[0], top, one.box[2], bottom)) for one in columns]
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
    return replace(table, rows=table.rows + len(walls), cells=ordered)


def starts_of_rows(
    lines: Sequence[PrintedLine], columns: Sequence[Span], least: float = _FILLED
) -> list[list[PrintedLine]]:
    """A row begins with each line that fills the first column and this share of all, at least one other; lines between
    go on with the row above."""
    groups: list[list[PrintedLine]] = []
    for line in lines:
        filled = [_is_filled(column, line.words) for column in columns]
        if not groups or (filled[0] and sum(filled) >= max(2, least * len(columns))):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def walls_before(groups: Sequence[Sequence[PrintedLine]]) -> list[float]:
    """The heights between groups of lines."""
    return [(above[-1].bottom + below[0].top) / 2 for above, below in pairwise(groups)]


def filled_cells(
    words: Sequence[RecognisedWord], rows: Sequence[Span], columns: Sequence[Span]
) -> list[list[bool]]:
    """Of each row, whether there are words in each column."""
    here = [[w for w in words if top <= (w.y0 + w.y1) / 2 < bottom] for top, bottom in rows]
    return [[_is_filled(column, row) for column in columns] for row in here]


def cross(lines: Sequence[PrintedLine], columns: Sequence[Span]) -> bool:
    """Does a word stand on a wall between two columns?"""
    slack = _SLACK_HEIGHTS * line_height(lines)
    walls = [start for start, _ in columns[1:]]
    return any(w.x0 + slack < wall < w.x1 - slack for line in lines for w in line.words for wall in walls)


def _is_filled(column: Span, words: Sequence[RecognisedWord]) -> bool:
    return any(column[0] <= (word.x0 + word.x1) / 2 < column[1] for word in words)


def _walls_by_leading(lines: Sequence[PrintedLine], columns: Sequence[Span]) -> list[float]:
    """Heights that no two lines of one cell straddle: in each column the lines above and below stand further apart than
    those that follow each other closest."""
    words = [word for line in lines for word in line.words]
    height = line_height(lines)
    feet = [_feet([w for w in words if c[0] <= (w.x0 + w.x1) / 2 < c[1]], height) for c in columns]
    steps = sorted(below - above for column in feet for above, below in pairwise(column))
    if len(steps) < 2:
        return []
    leading = steps[len(steps) // 10]
    least = max(_WIDER * leading, leading + _LEAST_WIDER_HEIGHTS * height)
    if leading > _TIGHT_HEIGHTS * height or steps[-1] < least:
        return []
    walls = []
    for above, below in pairwise(lines):
        gap = (above.bottom, below.top)
        middle = sum(gap) / 2
        straddling = [
            next_ - last
            for column in feet
            for last, next_ in pairwise(column)
            if last < middle + 0.2 * height and next_ > middle + 0.2 * height
        ]
        if gap[1] > gap[0] - 0.1 * height and straddling and min(straddling) >= least:
            walls.append(middle)
    return walls


def _feet(words: Sequence[RecognisedWord], height: float) -> list[float]:
    """Where the letters of each line of a column stand, tails of letters left out; dashes stand higher."""
    return [
        median(w.y1 - (0.22 * height if _DESCENDERS & set(w.text) else 0.0) for w in line.words)
        for line in printed_lines(word for word in words if any(map(str.isalnum, word.text)))
    ]


def _are_rows(lines: Sequence[PrintedLine], columns: Sequence[Span], walls: Sequence[float]) -> bool:
    """Do nearly all pieces between the walls have words in the first column and another?"""
    words = [word for line in lines for word in line.words]
    rows = list(pairwise([lines[0].top - 1, *walls, lines[-1].bottom + 1]))
    filled = [row[0] and sum(row) >= 2 for row in filled_cells(words, rows, columns)]
    return sum(filled) >= 0.8 * len(filled)
