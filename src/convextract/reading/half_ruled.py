"""Tables with rules between their rows only: three and more long level rules of one extent below each other.

Their columns show as white gutters that all rows keep clear. A line of words alone between two rules is the title of
the rows below it and runs over all columns; rules that cross some columns only part the rows of these. Any one unit of
length throughout; `dpi` is how many of it make an inch (72 for points).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import mean, median

from convextract.reading.ocr.engine import RecognisedWord
from convextract.reading.rules import Rule
from convextract.reading.table_grid import SAME_LINE_IN, BoxPx, CellGeometry, TableGeometry
from convextract.reading.table_gutters import (
    PrintedLine,
    Span,
    columns_between_gutters,
    line_height,
    printed_lines,
    stretches,
)
from convextract.reading.text_rows import filled_cells, row_walls

_KEPT = 0.75
"""Share of its columns that a heading must keep when the first row joins it; later rows must leave all of them."""
_CLOSE_HEIGHTS = 1.0
_SAME_EXTENT_IN = 0.12
_LONG_RULE_IN = 2.0
_TALLEST_ROW_IN = 2.5
_FILLED = 0.6
_TITLE_LINES, _TITLE_WHITE_HEIGHTS = 2, 1.3
"""The title of some rows is short, and rules stand close above and below it."""
_MOST_TITLES = 2
_COVERED = 0.8
_STRUCK = 0.4
_SLACK_HEIGHTS = 0.2
_TALL_BAND = 3
"""A band with so many times the lines of the others holds several rows."""


@dataclass(frozen=True, slots=True)
class _Band:
    """What stands between two rules; a title runs over all columns."""

    span: Span
    lines: tuple[PrintedLine, ...]
    is_title: bool = False

    @property
    def words(self) -> list[RecognisedWord]:
        return [word for line in self.lines for word in line.words]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def half_ruled(
    words: Sequence[RecognisedWord], rules: Sequence[Rule], dpi: float, drawn: Sequence[BoxPx] = ()
) -> list[TableGeometry]:
    """The tables that these words, which stand in no other table, and level rules make. `drawn` are the pieces of which
    the file draws rules and fills, where it is known: they often end where columns do."""
    tables: list[TableGeometry] = []
    for stack in sorted(_stacks(rules, dpi), key=lambda one: -one[0].length):
        extent = (min(rule.along[0] for rule in stack), max(rule.along[1] for rule in stack))
        free = [word for word in words if not any(within(word, table.box) for table in tables)]
        bands = []
        for top, bottom in pairwise(_height(rule) for rule in stack):
            inside = [word for word in free if within(word, (extent[0], top, extent[1], bottom))]
            bands.append(_Band((top, bottom), tuple(printed_lines(inside))))
        told = _columns_told(stack, drawn, dpi)
        for run, found in _runs_of_bands(bands, extent, told):
            table = _table(run, found if told else _headed(found, run), rules, dpi)
            tables += [table] if table else []
    return tables


def within(word: RecognisedWord, box: tuple[float, float, float, float]) -> bool:
    return box[0] <= (word.x0 + word.x1) / 2 <= box[2] and box[1] <= (word.y0 + word.y1) / 2 <= box[3]


def _height(rule: Rule) -> float:
    return sum(rule.across) / 2


def _stacks(rules: Sequence[Rule], dpi: float) -> list[list[Rule]]:
    """Three and more long rules of one extent below each other, no further apart than a row can be high."""
    stacks: list[list[Rule]] = []
    for rule in sorted(rules, key=_height):
        if rule.length < _LONG_RULE_IN * dpi:
            continue
        for stack in stacks:
            last = stack[-1]
            same = max(abs(last.along[0] - rule.along[0]), abs(last.along[1] - rule.along[1])) <= _SAME_EXTENT_IN * dpi
            if same and _height(rule) - _height(last) <= _TALLEST_ROW_IN * dpi:
                if _height(rule) - _height(last) > SAME_LINE_IN * dpi:  # else the other line of a double rule
                    stack.append(rule)
                break
        else:
            stacks.append([rule])
    return [stack for stack in stacks if len(stack) >= 3]


def _columns_told(stack: Sequence[Rule], drawn: Sequence[BoxPx], dpi: float) -> list[Span]:
    """The columns between the places at which most rules of a stack, or fills that end there, are joined of pieces."""
    near = SAME_LINE_IN * dpi / 2
    joints: list[tuple[float, int]] = []
    told = 0
    for number, rule in enumerate(stack):
        ends = [box for box in drawn if min(abs(box[1] - _height(rule)), abs(box[3] - _height(rule))) <= near]
        here = {
            (one[2] + other[0]) / 2
            for one in ends
            for other in ends
            if abs(other[0] - one[2]) <= near and rule.along[0] + near < one[2] < rule.along[1] - near
        }
        told += bool(here)
        joints += [(place, number) for place in here]
    if 2 * told < len(stack):
        return []
    groups: list[list[tuple[float, int]]] = []
    for joint in sorted(joints):
        if groups and joint[0] - groups[-1][-1][0] <= near:
            groups[-1].append(joint)
        else:
            groups.append([joint])
    walls = [mean(place for place, _ in one) for one in groups if 2 * len({number for _, number in one}) > told]
    left, right = min(rule.along[0] for rule in stack), max(rule.along[1] for rule in stack)
    return list(pairwise([left, *walls, right])) if walls else []


def _runs_of_bands(
    bands: Sequence[_Band], extent: Span, told: list[Span]
) -> list[tuple[list[_Band], list[Span]]]:
    """Bands below each other that share their columns, those that are `told` or else those that gutters show: prose
    between two tables parts them."""

    def columns_of(lines: Sequence[PrintedLine]) -> list[Span]:
        if told:
            return [extent] if _cross(lines, told) else told
        return columns_between_gutters(lines, *extent)

    runs: list[tuple[list[_Band], list[Span]]] = []
    run: list[_Band] = []
    titles: list[_Band] = []
    columns: list[Span] = []
    for band in bands:
        alone = columns_of(band.lines) if band.lines else []
        alone = [extent] if alone and _in_one(band, alone) else alone
        if run and len(titles) < _MOST_TITLES and len(alone) == 1 and _is_title(band):
            titles.append(replace(band, is_title=True))
            continue
        lines = [line for one in (*run, band) if not one.is_title for line in one.lines]
        together = columns_of(lines) if alone else []
        rows = [one for one in run if not one.is_title]
        least = _least_columns(run, columns) if len(rows) > 1 else _KEPT * max(len(columns), len(alone))
        keeps = bool(run) and len(together) >= max(2, least) and (len(alone) >= 2 or _in_one(band, together))
        if keeps and not (titles and band.text == run[0].text):
            run += [*titles, band]
            columns, titles = together, []
            continue
        if len(rows) >= 2:
            runs.append((run, columns))
        run, columns, titles = ([band], alone, []) if len(alone) >= 2 else ([], [], [])
    if run and all(_in_one(title, columns[:1]) for title in titles):
        run += titles
    runs += [(run, columns)] if sum(not one.is_title for one in run) >= 2 else []
    return [(_with_short_rows(run, columns), columns) for run, columns in runs]


def _with_short_rows(run: Sequence[_Band], columns: list[Span]) -> list[_Band]:
    """The run in which lines that fit the first column are rows with nothing else told, where no title is broader."""
    broad = any(band.is_title and not _in_one(band, columns[:1]) for band in run)
    return [band if broad else replace(band, is_title=False) for band in run]


def _cross(lines: Sequence[PrintedLine], columns: Sequence[Span]) -> bool:
    """Does a word stand on a wall between two columns?"""
    slack = _SLACK_HEIGHTS * line_height(lines)
    walls = [start for start, _ in columns[1:]]
    return any(w.x0 + slack < wall < w.x1 - slack for line in lines for w in line.words for wall in walls)


def _is_title(band: _Band) -> bool:
    height = line_height(band.lines)
    white = max(band.lines[0].top - band.span[0], band.span[1] - band.lines[-1].bottom)
    unbroken = all(len(stretches(line, 1.5 * height)) == 1 for line in band.lines)
    return len(band.lines) <= _TITLE_LINES and white <= _TITLE_WHITE_HEIGHTS * height and unbroken


def _least_columns(run: Sequence[_Band], columns: list[Span]) -> float:
    """How many of its columns a run must keep when a band joins it: those with a heading, at the least most of all.
    Blanks of two or three rows may stand below each other by chance and look like a gutter; none has a heading."""
    return max(sum(_are_headed(columns, run)), _KEPT * len(columns))


def _are_headed(columns: list[Span], run: Sequence[_Band]) -> list[bool]:
    return filled_cells(run[0].words, [run[0].span], columns)[0]


def _headed(columns: list[Span], run: Sequence[_Band]) -> list[Span]:
    """Columns without a heading, where most have one, join the neighbour that stands close: `01 | 99 00 36 30`."""
    lines = [line for band in run if not band.is_title for line in band.lines]
    empty = [not headed for headed in _are_headed(columns, run)]
    if sum(empty) > len(columns) / 2:
        return columns
    kept = [*columns]
    for index in reversed([number for number, is_empty in enumerate(empty) if is_empty]):
        gaps = {
            side: _white_at(lines, kept[index][0 if side < 0 else 1])
            for side in (-1, 1)
            if 0 <= index + side < len(kept)
        }
        side = min(gaps, key=lambda one: gaps[one])
        if gaps[side] < _CLOSE_HEIGHTS * line_height(lines):
            first = min(index, index + side)
            kept[first : first + 2] = [(kept[first][0], kept[first + 1][1])]
    return kept


def _white_at(lines: Sequence[PrintedLine], wall: float) -> float:
    """How wide the white is around a wall, over all lines."""
    left = max((w.x1 for line in lines for w in line.words if (w.x0 + w.x1) / 2 < wall), default=wall)
    right = min((w.x0 for line in lines for w in line.words if (w.x0 + w.x1) / 2 >= wall), default=wall)
    return right - left


def _in_one(band: _Band, columns: list[Span]) -> bool:
    """Whether all words of a band stand in one column: prose and titles between two tables do not."""
    left, right = min(word.x0 for word in band.words), max(word.x1 for word in band.words)
    return any(start <= left and right <= end for start, end in columns)


def _table(run: Sequence[_Band], columns: list[Span], rules: Sequence[Rule], dpi: float) -> TableGeometry | None:
    """The table of a run of bands; None where too few of its rows have words in two columns."""
    lines_of_others = [len(band.lines) for band in run if not band.is_title]
    walls: list[tuple[float, list[bool]]] = []  # height and, of each column, whether it ends a cell there
    for band in run:
        walls.append((band.span[0], [True] * len(columns)))
        if band.is_title:
            continue
        inner = _inner_rules(band, columns, rules, dpi)
        if not inner and (len(run) <= 2 or len(band.lines) >= _TALL_BAND * median(lines_of_others)):
            inner = [(height, [True] * len(columns)) for height in row_walls(band.lines, columns)]
        walls += inner
    heights = [height for height, _ in walls] + [run[-1].span[1]]
    rows = list(pairwise(heights))
    titles = [any(band.is_title and band.span[0] == top for band in run) for top, _ in rows]
    words = [word for band in run if not band.is_title for word in band.words]
    filled = [row for row, title in zip(filled_cells(words, rows, columns), titles, strict=True) if not title]
    full = sum(sum(row) >= 2 for row in filled)
    if full < 2 or full < _FILLED * len(filled) or not all(map(any, zip(*filled, strict=True))):
        return None
    cells = []
    for r, (top, bottom) in enumerate(rows):
        if titles[r]:
            cells.append(CellGeometry(r, 0, (columns[0][0], top, columns[-1][1], bottom), 1, len(columns)))
            continue
        for c, (left, right) in enumerate(columns):
            if walls[r][1][c]:
                end = next((n for n in range(r + 1, len(rows)) if walls[n][1][c]), len(rows))
                cells.append(CellGeometry(r, c, (left, top, right, heights[end]), end - r))
    box = (columns[0][0], heights[0], columns[-1][1], heights[-1])
    return TableGeometry(box, len(rows), len(columns), tuple(cells), ruled=False)


def _inner_rules(
    band: _Band, columns: Sequence[Span], rules: Sequence[Rule], dpi: float
) -> list[tuple[float, list[bool]]]:
    """Rules inside a band that cross some of its columns, with words above and below: height, and which columns."""
    top, bottom = band.span
    found: list[tuple[float, list[bool]]] = []
    for rule in sorted(rules, key=_height):
        height = _height(rule)
        if not top + SAME_LINE_IN * dpi < height < bottom - SAME_LINE_IN * dpi:
            continue
        if _is_of_letters(rule, band.words):
            continue
        crossed = [_cover(rule, column) >= _COVERED for column in columns]
        upper, lower = filled_cells(band.words, [(top, height), (height, bottom)], columns)
        parts = all(any(c and full for c, full in zip(crossed, side, strict=True)) for side in (upper, lower))
        if not any(crossed) or not parts:
            continue
        if found and height - found[-1][0] <= SAME_LINE_IN * dpi:
            found[-1] = (found[-1][0], [a or b for a, b in zip(found[-1][1], crossed, strict=True)])
        else:
            found.append((height, crossed))
    return found


def _cover(rule: Rule, column: Span) -> float:
    return (min(rule.along[1], column[1]) - max(rule.along[0], column[0])) / max(1.0, column[1] - column[0])


def _is_of_letters(rule: Rule, words: Sequence[RecognisedWord]) -> bool:
    """Does the rule run through words? Strokes of letters in a row look like one."""
    height = _height(rule)
    struck = (w for w in words if w.y0 < height < w.y1 and rule.along[0] < (w.x0 + w.x1) / 2 < rule.along[1])
    return sum(w.x1 - w.x0 for w in struck) >= _STRUCK * rule.length
