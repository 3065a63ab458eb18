"""Tables with rules between their rows only: three and more long level rules of one extent below each other.

Their columns show as white gutters that all rows keep clear. A line of words alone between two rules is the title of
the rows below it and runs over all columns; rules that cross some columns only part the rows of these. Any one unit of
length throughout; `dpi` is how many of it make an inch (72 for points).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from convextract.reading.ocr.engine import RecognisedWord
from convextract.reading.rule_stacks import height_of, stacks
from convextract.reading.rules import Rule
from convextract.reading.table_grid import SAME_LINE_IN, BoxPx, CellGeometry, TableGeometry, holds
from convextract.reading.table_gutters import (
    PrintedLine,
    Span,
    columns_between_gutters,
    line_height,
    printed_lines,
    stretches,
)
from convextract.reading.text_rows import LEAST_WALLS, cross, filled_cells, record_walls, row_walls

_KEPT = 0.75
"""Share of its columns that a heading must keep when the first row joins it; later rows must leave all of them."""
_CLOSE_HEIGHTS = 1.0
_FILLED = 0.6
_TITLE_LINES, _TITLE_WHITE_HEIGHTS = 2, 1.3
"""The title of some rows is short, and rules stand close above and below it."""
_MOST_TITLES = 2
_PHRASE_HEIGHTS = 0.75
"""Blanks of a phrase are narrower."""
_MANY_COLUMNS = 4
_COVERED = 0.9
_STRUCK = 0.4
_TALL_BAND = 3
"""A band with so many times the lines of the others holds several rows."""


@dataclass(frozen=True, slots=True)
class _Band:
    """What stands between two rules; a title runs over all columns."""

    span: Span
    lines: tuple[PrintedLine, ...]
    told: tuple[Span, ...] = ()
    """Its columns, where the pieces that its rules are drawn of tell them."""
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
    for stack in sorted(stacks(rules, drawn, dpi), key=lambda one: -one.rules[0].length):
        extent = (min(rule.along[0] for rule in stack.rules), max(rule.along[1] for rule in stack.rules))
        free = [word for word in words if not any(holds(table.box, word) for table in tables)]
        bands = []
        for (top, bottom), told in zip(pairwise(map(height_of, stack.rules)), stack.told, strict=True):
            inside = [word for word in free if holds((extent[0], top, extent[1], bottom), word)]
            bands.append(_Band((top, bottom), tuple(printed_lines(inside)), told))
        for run, found in _runs_of_bands(bands, extent):
            table = _table(run, found if run[0].told else _headed(found, run), rules, dpi)
            tables += [table] if table else []
    return tables


def _runs_of_bands(bands: Sequence[_Band], extent: Span) -> list[tuple[list[_Band], list[Span]]]:
    """Bands below each other that share their columns, those that are told or else those that gutters show: prose
    between two tables parts them."""

    def columns_of(lines: Sequence[PrintedLine], told: Sequence[Span]) -> list[Span]:
        if told:
            one_phrase = len(lines) == 1 and len(stretches(lines[0], _PHRASE_HEIGHTS * line_height(lines))) == 1
            return [extent] if one_phrase or cross(lines, told) else list(told)
        return columns_between_gutters(lines, *extent)

    runs: list[tuple[list[_Band], list[Span]]] = []
    run: list[_Band] = []
    sound: list[_Band] = []  # the bands of the run that show its columns
    titles: list[_Band] = []
    columns: list[Span] = []
    for band in bands:
        alone = columns_of(band.lines, band.told) if band.lines else []
        alone = [extent] if alone and _in_one(band, alone) else alone
        if run and len(titles) < _MOST_TITLES and len(alone) == 1 and _is_title(band):
            titles.append(replace(band, is_title=True))
            continue
        together = columns_of([line for one in (*sound, band) for line in one.lines], band.told) if alone else []
        least = _least_columns(run, columns) if len(sound) > 1 else _KEPT * max(len(columns), len(alone))
        keeps = bool(run) and len(together) >= max(2, least) and (len(alone) >= 2 or _in_one(band, together))
        keeps = keeps and band.told == run[0].told
        if (keeps or (len(sound) > 1 and _nearly_keeps(band, columns))) and not (titles and band.text == run[0].text):
            run += [*titles, band]
            columns, sound = (together, [*sound, band]) if keeps else (columns, sound)
            titles = []
            continue
        if len(sound) >= 2:
            runs.append((run, columns))
        run, columns, titles = ([band], alone, []) if len(alone) >= 2 else ([], [], [])
        sound = [*run]
    if run and all(_in_one(title, columns[:1]) for title in titles):
        run += titles
    runs += [(run, columns)] if len(sound) >= 2 else []
    return [(_with_short_rows(run, columns), columns) for run, columns in runs]


def _nearly_keeps(band: _Band, columns: list[Span]) -> bool:
    """Does a band fill most of many columns, but for one wall that a word stands on? Recognisers join words of
    neighbouring cells."""
    if len(columns) < _MANY_COLUMNS or not band.lines:
        return False
    crossed = sum(cross(band.lines, [left, right]) for left, right in pairwise(columns))
    filled = filled_cells(band.words, [band.span], columns)[0]
    return crossed <= 1 and filled[0] and sum(filled) >= _FILLED * len(columns)


def _with_short_rows(run: Sequence[_Band], columns: list[Span]) -> list[_Band]:
    """The run in which lines that fit the first column are rows with nothing else told, where no title is broader."""
    broad = any(band.is_title and not _in_one(band, columns[:1]) for band in run)
    return [band if broad else replace(band, is_title=False) for band in run]


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
    inner_walls = _walls_inside(run, columns, rules, dpi)
    walls: list[tuple[float, list[bool]]] = []  # height and, of each column, whether it ends a cell there
    for band in run:
        walls.append((band.span[0], [True] * len(columns)))
        walls += inner_walls.get(band.span, [])
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


def _walls_inside(
    run: Sequence[_Band], columns: Sequence[Span], rules: Sequence[Rule], dpi: float
) -> dict[Span, list[tuple[float, list[bool]]]]:
    """Of each band, the heights at which rows part inside of it: by rules that cross some columns, else by its text,
    where the rules part no rows: few bands, one much taller than the others, or one of several records."""
    bands = [band for band in run if not band.is_title]
    tall = _TALL_BAND * median(len(band.lines) for band in bands)
    records = {band.span: record_walls(band.lines, columns) for band in bands}
    several = max(map(len, records.values())) >= LEAST_WALLS
    found = {}
    for band in bands:
        found[band.span] = _inner_rules(band, columns, rules, dpi)
        if found[band.span]:
            continue
        heights = records[band.span] if several else []
        if not heights and (len(run) <= 2 or len(band.lines) >= tall):
            heights = row_walls(band.lines, columns)
        found[band.span] = [(height, [True] * len(columns)) for height in heights]
    return found


def _inner_rules(
    band: _Band, columns: Sequence[Span], rules: Sequence[Rule], dpi: float
) -> list[tuple[float, list[bool]]]:
    """Rules inside a band that cross some of its columns, with words above and below: height, and which columns."""
    top, bottom = band.span
    found: list[tuple[float, list[bool]]] = []
    for rule in sorted(rules, key=height_of):
        height = height_of(rule)
        if not top + SAME_LINE_IN * dpi < height < bottom - SAME_LINE_IN * dpi:
            continue
        if _is_of_letters(rule, band.words):
            continue
        crossed = [_cover(rule, _words_span(band.words, column)) >= _COVERED for column in columns]
        upper, lower = filled_cells(band.words, [(top, height), (height, bottom)], columns)
        parts = all(any(c and full for c, full in zip(crossed, side, strict=True)) for side in (upper, lower))
        if not any(crossed) or not parts:
            continue
        if found and height - found[-1][0] <= SAME_LINE_IN * dpi:
            found[-1] = (found[-1][0], [a or b for a, b in zip(found[-1][1], crossed, strict=True)])
        else:
            found.append((height, crossed))
    return found


def _words_span(words: Sequence[RecognisedWord], column: Span) -> Span:
    """From where to where the words of a column reach; walls found by gutters may stand beside the true ones."""
    here = [word for word in words if column[0] <= (word.x0 + word.x1) / 2 < column[1]]
    return (min(word.x0 for word in here), max(word.x1 for word in here)) if here else column


def _cover(rule: Rule, span: Span) -> float:
    return (min(rule.along[1], span[1]) - max(rule.along[0], span[0])) / max(1.0, span[1] - span[0])


def _is_of_letters(rule: Rule, words: Sequence[RecognisedWord]) -> bool:
    """Does the rule run through words? Strokes of letters in a row look like one."""
    height = height_of(rule)
    struck = (w for w in words if w.y0 < height < w.y1 and rule.along[0] < (w.x0 + w.x1) / 2 < rule.along[1])
    return sum(w.x1 - w.x0 for w in struck) >= _STRUCK * rule.length
