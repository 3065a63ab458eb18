"""Tables without walls between their columns: with rules between rows only, or with no rules at all.

Their columns show as white gutters that all rows keep clear. Rules between rows make it certain enough; without any
rule a table needs at least three columns and data (times, phones, mailboxes, amounts) in one of them, so that columns
of prose, lists of `label : value` and blocks of signatures stay what they are. Any one unit of length throughout; `dpi`
is how many of it make an inch (72 for points).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from convextract.reading.ocr.engine import RecognisedWord
from convextract.reading.rules import Rule
from convextract.reading.table_grid import CellGeometry, TableGeometry
from convextract.reading.table_gutters import (
    PrintedLine,
    Span,
    columns_between_gutters,
    line_height,
    printed_lines,
    stretches,
)

_KEPT = 0.75
"""Share of its columns that a heading must keep when the first row joins it; later rows must leave all of them."""
_CLOSE_HEIGHTS = 1.0
_ROW_GAP_HEIGHTS, _SURE_ROW_GAP_HEIGHTS, _CELL_LINES = 0.5, 1.0, 3
"""Lines that follow each other closer are lines of one cell; as few as these may well be, unless far apart."""
_SAME_EXTENT_IN = 0.12
_LONG_RULE_IN = 2.0
_TALLEST_ROW_IN = 2.5
_BLANK_HEIGHTS = 2.2
"""Lines further apart than so many heights are not of one unruled table."""
_MOST_LINES, _MOST_WORDS = 120, 60
"""More lines, and words on one of them, than print has: the time of a run grows with the square of its lines."""
_FILLED = 0.6
_WORDY = 6.0
"""Words a line of a column holds on average where the column is prose."""
_RIVER = 1.25
"""White between columns is wider than that beside other blanks of the line."""
_DATA = re.compile(r"\d\s?[hH:]\s?\d{0,2}|@|€|(?:\d\d[ .]?){4,5}|\d[\d ., ]*\d|\d\s?%|^\d+$")

Words = list[RecognisedWord]


@dataclass(frozen=True, slots=True)
class _Band:
    """What stands between two rules."""

    span: Span
    lines: tuple[PrintedLine, ...]


def find_open(words: Sequence[RecognisedWord], rules: Sequence[Rule], dpi: float) -> list[TableGeometry]:
    """Half-ruled and unruled tables, top to bottom. `words` are those outside ruled tables, `rules` the level rules."""
    tables = _half_ruled(words, rules, dpi)
    rest = [word for word in words if not any(_within(word, table.box) for table in tables)]
    tables += _unruled(rest)
    return sorted(tables, key=lambda table: (table.box[1], table.box[0]))


def _half_ruled(words: Sequence[RecognisedWord], rules: Sequence[Rule], dpi: float) -> list[TableGeometry]:
    tables = []
    for stack in _stacks(rules, dpi):
        heights = [sum(rule.across) / 2 for rule in stack]
        extent = (min(rule.along[0] for rule in stack), max(rule.along[1] for rule in stack))
        bands = []
        for top, bottom in pairwise(heights):
            inside = [word for word in words if _within(word, (extent[0], top, extent[1], bottom))]
            bands.append(_Band((top, bottom), tuple(printed_lines(inside))))
        for run, found in _runs_of_bands(bands, extent):
            columns = _headed(found, run)
            inside = [word for band in run for line in band.lines for word in line.words]
            rows = [row for band in run for row in _rows_of_band(band, columns, len(run))]
            if _is_filled(inside, rows, columns):
                tables.append(_geometry(rows, columns))
    return tables


def _runs_of_bands(bands: Sequence[_Band], extent: Span) -> list[tuple[list[_Band], list[Span]]]:
    """Bands below each other that share their columns: prose between two tables parts them."""
    runs: list[tuple[list[_Band], list[Span]]] = []
    run: list[_Band] = []
    columns: list[Span] = []
    for band in bands:
        alone = columns_between_gutters(band.lines, *extent) if band.lines else []
        lines = [line for one in (*run, band) for line in one.lines]
        together = columns_between_gutters(lines, *extent) if alone else []
        least = _least_columns(run, columns) if len(run) > 1 else _KEPT * max(len(columns), len(alone))
        if run and len(together) >= max(2, least) and (len(alone) >= 2 or _in_one(band, together)):
            run.append(band)
            columns = together
            continue
        if len(run) >= 2:
            runs.append((run, columns))
        run, columns = ([band], alone) if len(alone) >= 2 else ([], [])
    return [*runs, (run, columns)] if len(run) >= 2 else runs


def _least_columns(run: Sequence[_Band], columns: list[Span]) -> float:
    """How many of its columns a run must keep when a band joins it: those with a heading, at the least most of all.
    Blanks of two or three rows may stand below each other by chance and look like a gutter; none has a heading."""
    return max(sum(_are_headed(columns, run)), _KEPT * len(columns))


def _are_headed(columns: list[Span], run: Sequence[_Band]) -> list[bool]:
    head = [word for line in run[0].lines for word in line.words]
    return [any(c[0] <= (w.x0 + w.x1) / 2 < c[1] for w in head) for c in columns]


def _headed(columns: list[Span], run: Sequence[_Band]) -> list[Span]:
    """Columns without a heading, where most have one, join the neighbour that stands close: `01 | 99 00 36 30`."""
    lines = [line for band in run for line in band.lines]
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
    left = min(word.x0 for line in band.lines for word in line.words)
    right = max(word.x1 for line in band.lines for word in line.words)
    return any(start <= left and right <= end for start, end in columns)


def _stacks(rules: Sequence[Rule], dpi: float) -> list[list[Rule]]:
    """Three and more long rules of one extent below each other, no further apart than a row can be high."""
    stacks: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda one: sum(one.across)):
        if rule.length < _LONG_RULE_IN * dpi:
            continue
        for stack in stacks:
            last = stack[-1]
            same = max(abs(last.along[0] - rule.along[0]), abs(last.along[1] - rule.along[1])) <= _SAME_EXTENT_IN * dpi
            if same and (sum(rule.across) - sum(last.across)) / 2 <= _TALLEST_ROW_IN * dpi:
                stack.append(rule)
                break
        else:
            stacks.append([rule])
    return [stack for stack in stacks if len(stack) >= 3]


def _unruled(words: Sequence[RecognisedWord]) -> list[TableGeometry]:
    lines = printed_lines(words)
    tables = []
    start = 0
    while start < len(lines):
        first = lines[start]
        if len(first.words) > _MOST_WORDS or len(stretches(first, line_height([first]))) < 3:
            start += 1
            continue
        end, columns = _run(lines, start)
        table = _table_of_run(lines[start:end], columns) if end - start >= 3 else None
        if table is not None:
            tables.append(table)
            start = end
        else:
            start += 1
    return tables


def _run(lines: Sequence[PrintedLine], start: int) -> tuple[int, list[Span]]:
    """The longest run of lines from `start` that keep at least two gutters clear, and its columns."""
    end, columns = start + 1, [(0.0, 0.0)]
    while end < min(len(lines), start + _MOST_LINES) and len(lines[end].words) <= _MOST_WORDS:
        if lines[end].top - lines[end - 1].bottom > _BLANK_HEIGHTS * line_height(lines[start:end]):
            break
        run = lines[start : end + 1]
        left, right = min(w.x0 for line in run for w in line.words), max(w.x1 for line in run for w in line.words)
        wider = columns_between_gutters(run, left, right, spanning=0)
        if len(wider) < 3:
            break
        end, columns = end + 1, wider
    return end, columns


def _table_of_run(lines: Sequence[PrintedLine], columns: list[Span]) -> TableGeometry | None:
    words = [word for line in lines for word in line.words]
    rows = _rows_of_lines(lines, columns, lines[0].top, lines[-1].bottom)
    if len(rows) < 3 or not _is_filled(words, rows, columns):
        return None
    if _is_wordy(lines, columns) or _is_justified(lines, columns):
        return None
    if not any(_is_data(words, rows, column) for column in columns[1:]) or not _is_dense(rows):
        return None
    return _geometry(rows, columns)


def _rows_of_band(band: _Band, columns: list[Span], bands: int) -> list[tuple[Span, list[Span]]]:
    """The rows between two rules: one, save where the rules only set off the heading and the rows have none."""
    words = [word for line in band.lines for word in line.words]
    if bands <= 2 and len(band.lines) > 1:
        gaps = [below.top - above.bottom for above, below in pairwise(band.lines)]
        least = _ROW_GAP_HEIGHTS if len(band.lines) > _CELL_LINES else _SURE_ROW_GAP_HEIGHTS
        if min(gaps) >= least * line_height(band.lines):
            return _rows_of_lines(band.lines, columns, *band.span)
    return [(band.span, [_cell_words_span(words, column) for column in columns])]


def _cell_words_span(words: Sequence[RecognisedWord], column: Span) -> Span:
    here = [word for word in words if column[0] <= (word.x0 + word.x1) / 2 < column[1]]
    return (min(w.y0 for w in here), max(w.y1 for w in here)) if here else (0.0, 0.0)


def _rows_of_lines(
    lines: Sequence[PrintedLine], columns: list[Span], top: float, bottom: float
) -> list[tuple[Span, list[Span]]]:
    """A row begins with each line that fills the first column and most others; other lines go on with the row above."""
    groups: list[list[PrintedLine]] = []
    for line in lines:
        filled = [any(c[0] <= (w.x0 + w.x1) / 2 < c[1] for w in line.words) for c in columns]
        if not groups or (filled[0] and sum(filled) >= max(2, _FILLED * len(columns))):
            groups.append([line])
        else:
            groups[-1].append(line)
    walls = [top, *((a[-1].bottom + b[0].top) / 2 for a, b in pairwise(groups)), bottom]
    spans = list(pairwise(walls))
    words = [[word for line in group for word in line.words] for group in groups]
    return [(span, [_cell_words_span(own, c) for c in columns]) for span, own in zip(spans, words, strict=True)]


def _is_filled(words: Words, rows: Sequence[tuple[Span, list[Span]]], columns: list[Span]) -> bool:
    """Whether most rows have words in at least two columns, and each column in some rows."""
    filled = [[span[1] > span[0] for span in spans] for _, spans in rows]
    full = sum(sum(row) >= 2 for row in filled)
    return len(words) > 0 and full >= 2 and full >= _FILLED * len(rows) and all(map(any, zip(*filled, strict=True)))


def _is_dense(rows: Sequence[tuple[Span, list[Span]]]) -> bool:
    """Whether nearly all rows have a first cell and most cells have words: cards side by side do not."""
    filled = [[span[1] > span[0] for span in spans] for _, spans in rows]
    cells = sum(map(sum, filled))
    return sum(row[0] for row in filled) >= 0.8 * len(filled) and cells >= 0.75 * sum(map(len, filled))


def _is_wordy(lines: Sequence[PrintedLine], columns: list[Span]) -> bool:
    counts: list[list[int]] = [[] for _ in columns]
    for line in lines:
        for number, (start, end) in enumerate(columns):
            if count := sum(start <= (w.x0 + w.x1) / 2 < end for w in line.words):
                counts[number].append(count)
    return any(sum(column) > _WORDY * len(column) for column in counts)


def _is_justified(lines: Sequence[PrintedLine], columns: list[Span]) -> bool:
    """Is the white between the columns no wider, in most lines, than between words? Blanks of justified lines are."""
    walls = [start for start, _ in columns[1:]]
    parted = rivers = 0
    for line in lines:
        gaps = [(a.x1, b.x0) for a, b in pairwise(line.words)]
        across = [end - start for start, end in gaps if any(start <= wall <= end for wall in walls)]
        blanks = [end - start for start, end in gaps if not any(start <= wall <= end for wall in walls)]
        if across and blanks:
            parted += 1
            rivers += min(across) <= _RIVER * max(blanks)
    return rivers > 0.5 * parted


def _is_data(words: Words, rows: Sequence[tuple[Span, list[Span]]], column: Span) -> bool:
    """Whether most filled cells of a column hold a time, phone, mailbox, amount or number."""
    texts = []
    for (top, bottom), _ in rows:
        here = [w for w in words if column[0] <= (w.x0 + w.x1) / 2 < column[1] and top <= (w.y0 + w.y1) / 2 < bottom]
        if here:
            texts.append(" ".join(word.text for word in here))
    return len(texts) >= 2 and sum(bool(_DATA.search(text)) for text in texts) >= _FILLED * len(texts)


def _geometry(rows: Sequence[tuple[Span, list[Span]]], columns: list[Span]) -> TableGeometry:
    cells = [
        CellGeometry(r, c, (left, top, right, bottom))
        for r, ((top, bottom), _) in enumerate(rows)
        for c, (left, right) in enumerate(columns)
    ]
    box = (columns[0][0], rows[0][0][0], columns[-1][1], rows[-1][0][1])
    return TableGeometry(box, len(rows), len(columns), tuple(cells), ruled=False)


def _within(word: RecognisedWord, box: tuple[float, float, float, float]) -> bool:
    return box[0] <= (word.x0 + word.x1) / 2 <= box[2] and box[1] <= (word.y0 + word.y1) / 2 <= box[3]
