"""From the rules of one table to its grid: rows, columns, and cells that may span several of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from convextract.reading.ocr.engine import RecognisedWord
from convextract.reading.rules import Rule

SAME_LINE_IN = 0.055
"""Parallel rules closer than this are one line of the grid (double borders, cells with borders of their own)."""
_WALL, _LONE_WALL = 0.65, 0.9
"""Share of a cell's side that rules must cover for the side to be a wall; the second where the line has no other wall:
a line of text in a cell, which seldom fills it from side to side, may look like a rule."""

BoxPx = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def holds(box: BoxPx, word: RecognisedWord) -> bool:
    """Whether the middle of a word stands in a box."""
    return box[0] <= (word.x0 + word.x1) / 2 <= box[2] and box[1] <= (word.y0 + word.y1) / 2 <= box[3]


@dataclass(frozen=True, slots=True)
class CellGeometry:
    """A cell: row and column from 0, left, top, right, bottom in pixels, and how many rows and columns it spans."""

    row: int
    column: int
    box: BoxPx
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class TableGeometry:
    """A table without its words; pixels of the image it was found on. Cells in reading order."""

    box: BoxPx
    rows: int
    columns: int
    cells: tuple[CellGeometry, ...]
    ruled: bool = True

    @property
    def width(self) -> float:
        return self.box[2] - self.box[0]

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]

    def scaled(self, factor: float) -> TableGeometry:
        """The same table in other units."""
        cells = tuple(replace(cell, box=_times(cell.box, factor)) for cell in self.cells)
        return replace(self, box=_times(self.box, factor), cells=cells)


def _times(box: BoxPx, factor: float) -> BoxPx:
    return box[0] * factor, box[1] * factor, box[2] * factor, box[3] * factor


@dataclass(frozen=True, slots=True)
class _Frame:
    """The table's own axes: what is left of the page's skew is taken out by shearing about the origin."""

    x: float
    y: float
    row_slope: float
    column_slope: float

    def row_of(self, rule: Rule) -> float:
        middle = sum(rule.along) / 2
        return rule.at(middle) - self.row_slope * (middle - self.x)

    def column_of(self, rule: Rule) -> float:
        middle = sum(rule.along) / 2
        return rule.at(middle) - self.column_slope * (middle - self.y)

    def seen(self, x0: float, y0: float, x1: float, y1: float) -> BoxPx:
        """The box on the image around a rectangle given in the table's axes."""
        # A side stands where its middle is, so that neighbours in a crooked table do not overlap.
        shift_x = self.column_slope * ((y0 + y1) / 2 - self.y)
        shift_y = self.row_slope * ((x0 + x1) / 2 - self.x)
        return (x0 + shift_x, y0 + shift_y, x1 + shift_x, y1 + shift_y)


class _Lines:
    """Grid lines of one direction: positions in the table's axes, and the stretches that rules cover on each."""

    def __init__(self, placed: Sequence[tuple[float, tuple[float, float]]], tolerance: float) -> None:
        self.positions: list[float] = []
        self.covered: list[list[tuple[float, float]]] = []
        weights: list[float] = []
        for position, (start, end) in sorted(placed):
            length = end - start
            if self.positions and position - self.positions[-1] <= tolerance:
                total = weights[-1] + length
                self.positions[-1] += (position - self.positions[-1]) * length / total
                weights[-1] = total
                self.covered[-1].append((start, end))
            else:
                self.positions.append(position)
                self.covered.append([(start, end)])
                weights.append(length)

    def close(self, low: float, high: float, tolerance: float) -> None:
        """Adds the outer lines where the table has none: open sides."""
        if self.positions[0] - low > 2 * tolerance:
            self.positions.insert(0, low)
            self.covered.insert(0, [])
        if high - self.positions[-1] > 2 * tolerance:
            self.positions.append(high)
            self.covered.append([])

    def drop(self, index: int) -> None:
        del self.positions[index], self.covered[index]

    def wall(self, index: int, start: float, end: float) -> bool:
        """Whether line `index` has a rule between two crossings; the outermost lines always have."""
        return index in (0, len(self.positions) - 1) or self.cover(index, start, end) >= _WALL

    def cover(self, index: int, start: float, end: float) -> float:
        """Share of line `index` between two crossings that rules cover."""
        found = 0.0
        reached = start
        for low, high in sorted(self.covered[index]):
            low, high = max(low, reached), min(high, end)
            if high > low:
                found += high - low
                reached = high
        return found / max(1.0, end - start)


def grid_of(rows: Sequence[Rule], columns: Sequence[Rule], dpi: float) -> TableGeometry | None:
    """The table that these rules make; None where they make no grid (less than two lines each way)."""
    if len(rows) < 2 or not columns:
        return None
    frame = _frame(rows, columns)
    tolerance = SAME_LINE_IN * dpi
    across = _Lines([(frame.row_of(rule), rule.along) for rule in rows], tolerance)
    down = _Lines([(frame.column_of(rule), rule.along) for rule in columns], tolerance)
    down.close(*_reach(rows), tolerance)
    across.close(*_reach(columns), tolerance)
    for lines, crossing in ((across, down), (down, across)):
        if len(across.positions) < 2 or len(down.positions) < 2:
            return None
        _drop_idle(lines, crossing)
    cells = _cells(across, down, frame)
    box = frame.seen(down.positions[0], across.positions[0], down.positions[-1], across.positions[-1])
    return TableGeometry(box, len(across.positions) - 1, len(down.positions) - 1, cells)


def _reach(rules: Sequence[Rule]) -> tuple[float, float]:
    """How far a good share of the rules go: beyond the crossing lines, the table's side is open. One alone is dirt."""
    share = int(0.4 * len(rules)) if len(rules) > 2 else len(rules) - 1
    starts, ends = sorted(rule.along[0] for rule in rules), sorted((rule.along[1] for rule in rules), reverse=True)
    return starts[share], ends[share]


def _frame(rows: Sequence[Rule], columns: Sequence[Rule]) -> _Frame:
    longest_row = max(rows, key=lambda rule: rule.length)
    longest_column = max(columns, key=lambda rule: rule.length)
    x = sum(longest_row.along) / 2
    y = sum(longest_column.along) / 2
    row_slope = longest_row.slope
    column_slope = longest_column.slope if longest_column.length > longest_row.length / 4 else -row_slope
    return _Frame(x, y, row_slope, column_slope)


def _drop_idle(lines: _Lines, crossing: _Lines) -> None:
    """Forget inner lines that are no wall anywhere: strokes of letters, underlined words."""
    spans = list(zip(crossing.positions, crossing.positions[1:], strict=False))
    for index in range(len(lines.positions) - 2, 0, -1):
        covers = sorted((lines.cover(index, start, end) for start, end in spans), reverse=True)
        if covers[0] < _WALL or (covers[0] < _LONE_WALL and (len(covers) < 2 or covers[1] < _WALL)):
            lines.drop(index)


def _cells(across: _Lines, down: _Lines, frame: _Frame) -> tuple[CellGeometry, ...]:
    """Elementary cells joined where no wall stands between them, in reading order."""
    ys, xs = across.positions, down.positions
    rows, columns = len(ys) - 1, len(xs) - 1
    taken = [[False] * columns for _ in range(rows)]
    open_right = [
        [c + 1 < columns and not down.wall(c + 1, ys[r], ys[r + 1]) for c in range(columns)] for r in range(rows)
    ]
    open_below = [
        [r + 1 < rows and not across.wall(r + 1, xs[c], xs[c + 1]) for c in range(columns)] for r in range(rows)
    ]
    cells = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            width, height = _extent(row, column, open_right, open_below, taken)
            for r in range(row, row + height):
                for c in range(column, column + width):
                    taken[r][c] = True
            box = frame.seen(xs[column], ys[row], xs[column + width], ys[row + height])
            cells.append(CellGeometry(row, column, box, height, width))
    return tuple(cells)


def _extent(
    row: int, column: int, open_right: list[list[bool]], open_below: list[list[bool]], taken: list[list[bool]]
) -> tuple[int, int]:
    """Columns and rows of the largest open rectangle that starts at an elementary cell, widened before deepened."""
    width = 1
    while open_right[row][column + width - 1] and not taken[row][column + width]:
        width += 1
    height = 1
    while all(open_below[row + height - 1][c] for c in range(column, column + width)) and all(
        open_right[row + height][c] for c in range(column, column + width - 1)
    ):
        height += 1
    return width, height
