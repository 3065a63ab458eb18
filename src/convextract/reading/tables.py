"""Tables by their rules: which straight lines of a page make a grid, and what cells stand in it.

The same code serves scans and text-layer pages (those are drawn first, see `native_graphics`). Geometry is in pixels of
the image given; nothing here knows the words, which `table_cells` brings in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from convextract.reading.rules import LINK_GAP_IN, Gray, Rule, find_horizontal, find_vertical
from convextract.reading.table_grid import CellGeometry, TableGeometry, grid_of

_TOUCH_IN = 0.05
"""How far from each other two rules may end and still meet."""
_SMALLEST_TABLE_IN = (0.9, 0.25)
_WHOLE_PAGE_CELL = 0.4
"""A cell this large, as a share of the page, is a frame round the page, not a cell."""
_LOWEST_ROW_IN, _NARROWEST_COLUMN_IN = 0.1, 0.14
_MOST_CELLS = 1500
_STREAK_IN, _IN_LINE_IN = 0.5, 0.06
_LONGER = 4
"""How much longer a wall is than strokes of letters beside it."""
_TALLEST_LETTER_IN = 0.25
"""Uprights no taller than this may be letters of a heading that stand in line with a rule by chance."""

__all__ = ["CellGeometry", "RuledPage", "TableGeometry", "find_ruled", "inspect"]


@dataclass(frozen=True, slots=True)
class RuledPage:
    """What the rules of a page make. `boxes` are frames with one cell or one column: cards, the @CTES stamp."""

    tables: tuple[TableGeometry, ...] = ()
    boxes: tuple[tuple[float, float, float, float], ...] = ()
    horizontal: tuple[Rule, ...] = ()
    vertical: tuple[Rule, ...] = ()


def find_ruled(gray: Gray, dpi: float) -> list[TableGeometry]:
    """Ruled tables of an upright, deskewed grey page image, top to bottom; geometry in its pixels."""
    return list(inspect(gray, dpi).tables)


def inspect(
    gray: Gray,
    dpi: float,
    horizontal: Sequence[Rule] | None = None,
    edges: tuple[Sequence[Rule], Sequence[Rule]] = ((), ()),
    gap_in: float = LINK_GAP_IN,
) -> RuledPage:
    """Rules, tables and frames of an upright, deskewed grey page image, whose `horizontal` rules may be known already.
    `edges` are level and upright lines known otherwise, `gap_in` is how far apart pieces of a rule stand. A page of
    prose costs a few milliseconds."""
    horizontal = [*(find_horizontal(gray, dpi, gap_in) if horizontal is None else horizontal), *edges[0]]
    long = [rule for rule in horizontal if rule.length >= _SMALLEST_TABLE_IN[0] * dpi]
    if len(long) < 2:
        return RuledPage(horizontal=tuple(long))
    # Verticals matter where the horizontals are, and somewhat beyond, where streaks of dirt give themselves away.
    top = min(min(rule.across) for rule in long) - dpi
    bottom = max(max(rule.across) for rule in long) + dpi
    vertical = [*find_vertical(gray, dpi, max(0, int(top)), int(bottom), gap_in), *edges[1]]
    vertical = _without_strokes(vertical, horizontal, _TOUCH_IN * dpi)
    tables: list[TableGeometry] = []
    boxes: list[tuple[float, float, float, float]] = []
    used: set[int] = set()
    groups = _groups(horizontal, vertical, _TOUCH_IN * dpi)
    in_groups = {id(rule) for _, columns in groups for rule in columns}
    tall = [rule for rule in vertical if rule.length > _TALLEST_LETTER_IN * dpi]
    orphans = [rule for rule in tall if id(rule) not in in_groups]
    for rows, columns in groups:
        table = grid_of(rows, _without_streaks(rows, columns, orphans, dpi), dpi)
        if table is None or table.width < _SMALLEST_TABLE_IN[0] * dpi or table.height < _SMALLEST_TABLE_IN[1] * dpi:
            continue
        used.update(id(rule) for rule in (*rows, *columns))
        if table.columns >= 2 and len(table.cells) >= 2 and _can_hold_text(table, gray.shape, dpi):
            tables.append(table)
        else:
            boxes.append(table.box)
    return RuledPage(
        tuple(sorted(tables, key=lambda table: (table.box[1], table.box[0]))),
        tuple(sorted(boxes, key=lambda box: (box[1], box[0]))),
        tuple(rule for rule in horizontal if id(rule) in used or rule.length >= dpi),
        tuple(rule for rule in vertical if id(rule) in used or rule.length >= dpi),
    )


def _without_strokes(vertical: Sequence[Rule], horizontal: Sequence[Rule], touch: float) -> list[Rule]:
    """Leave out strokes of letters below each other (`(` over `f`): short uprights between long walls that do not reach
    from one level rule of their column to another, and are no piece of a broken wall."""
    return [rule for rule in vertical if not _is_stroke(rule, vertical, horizontal, touch)]


def _is_stroke(rule: Rule, vertical: Sequence[Rule], horizontal: Sequence[Rule], touch: float) -> bool:
    x, (top, bottom) = rule.across[0], rule.along
    in_line = sum(other.length for other in vertical if abs(other.across[0] - x) <= touch)
    walls = [
        wall.across[0]
        for wall in vertical
        if wall.length > _LONGER * in_line and wall.along[0] <= top and bottom <= wall.along[1]
    ]
    left = max((wall for wall in walls if wall < x), default=None)
    right = min((wall for wall in walls if wall > x), default=None)
    if left is None or right is None:
        return False
    levels = [row.at(x) for row in horizontal if row.along[0] <= left + touch and row.along[1] >= right - touch]
    return not all(any(abs(level - end) <= touch for level in levels) for end in (top, bottom))


def _groups(horizontal: Sequence[Rule], vertical: Sequence[Rule], touch: float) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that hang together: each vertical joins at least two horizontal ones, each of these meets a vertical."""
    joins: list[tuple[Rule, list[int]]] = []
    places = np.array([(*row.along, row.across[0], row.slope) for row in horizontal]).reshape(-1, 4).T
    for column in vertical:
        rows = _meeting(column, places, touch)
        spread = [horizontal[index].at(column.across[0]) for index in rows]
        if rows and max(spread) - min(spread) > 2 * touch:
            joins.append((column, rows))
    parent = list(range(len(horizontal)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for _, rows in joins:
        for index in rows[1:]:
            parent[root(index)] = root(rows[0])
    groups: dict[int, tuple[dict[int, Rule], list[Rule]]] = {}
    for column, rows in joins:
        members, columns = groups.setdefault(root(rows[0]), ({}, []))
        members.update((index, horizontal[index]) for index in rows)
        columns.append(column)
    return [(list(rows.values()), columns) for rows, columns in groups.values()]


def _meeting(column: Rule, rows: NDArray[np.float64], touch: float) -> list[int]:
    """Indexes of the horizontal rules, told by left, right, height at the left and slope, that a vertical one meets."""
    (top, bottom), (left, right, across, slopes) = column.along, rows
    x = column.across[0] + (across - top) * column.slope
    y = across + (x - left) * slopes
    meets = (left - touch <= x) & (x <= right + touch) & (top - touch <= y) & (y <= bottom + touch)
    found: list[int] = np.flatnonzero(meets).tolist()
    return found


def _without_streaks(rows: list[Rule], columns: list[Rule], orphans: list[Rule], dpi: float) -> list[Rule]:
    """Leave out verticals that go on, in the same line, where there is no table: dirt in the scanner or fax.

    Where most verticals go on, the table is open above or below, and all are kept.
    """
    top = min(min(rule.across) for rule in rows)
    bottom = max(max(rule.across) for rule in rows)
    streaks = [rule for rule in columns if _beyond(rule, orphans, top, bottom, dpi) >= _STREAK_IN * dpi]
    return columns if 2 * len(streaks) >= len(columns) else [rule for rule in columns if rule not in streaks]


def _beyond(rule: Rule, orphans: list[Rule], top: float, bottom: float, dpi: float) -> float:
    """How much of a vertical, and of others in line with it, stands above and below these heights."""
    own = max(0.0, top - rule.along[0]) + max(0.0, rule.along[1] - bottom)
    in_line = sum(
        orphan.length
        for orphan in orphans
        if (orphan.along[1] < top or orphan.along[0] > bottom)
        and abs(rule.at(sum(orphan.along) / 2) - sum(orphan.across) / 2) < _IN_LINE_IN * dpi
    )
    return own + in_line


def _can_hold_text(table: TableGeometry, shape: tuple[int, ...], dpi: float) -> bool:
    """Not a frame round the page, nor the mesh of squared paper, a crossword or a screened picture."""
    largest = max((cell.box[2] - cell.box[0]) * (cell.box[3] - cell.box[1]) for cell in table.cells)
    return (
        largest <= _WHOLE_PAGE_CELL * shape[0] * shape[1]
        and len(table.cells) <= _MOST_CELLS
        and table.height >= _LOWEST_ROW_IN * dpi * table.rows
        and table.width >= _NARROWEST_COLUMN_IN * dpi * table.columns
    )
