"""Tables without walls between their columns: with rules between rows only, or with no rules at all.

Their columns show as white gutters that all rows keep clear. Rules between rows make it certain enough; without any
rule a table needs at least three columns and data (times, phones, mailboxes, amounts) in one of them, so that columns
of prose, lists of `label : value` and blocks of signatures stay what they are. Any one unit of length throughout; `dpi`
is how many of it make an inch (72 for points).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from convextract.reading.ocr.engine import RecognisedWord
from convextract.reading.rules import Rule
from convextract.reading.table_grid import CellGeometry, TableGeometry

_GUTTER_HEIGHTS = 1.0
"""A gutter is at least so many times as wide as a line of the table is high."""
_SAME_EXTENT_IN = 0.12
_LONG_RULE_IN = 2.0
_TALLEST_ROW_IN = 2.5
_BLANK_HEIGHTS = 2.2
"""Lines further apart than so many heights are not of one unruled table."""
_FILLED = 0.6
_WORDY = 6.0
"""Words a line of a column holds on average where the column is prose."""
_DATA = re.compile(r"\d\s?[hH:]\s?\d{0,2}|@|€|(?:\d\d[ .]?){4,5}|\d[\d ., ]*\d|\d\s?%|^\d+$")

Words = list[RecognisedWord]
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Line:
    """Words of one printed line over the whole width."""

    words: tuple[RecognisedWord, ...]

    @property
    def top(self) -> float:
        return min(word.y0 for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.y1 for word in self.words)


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
        left, right = min(rule.along[0] for rule in stack), max(rule.along[1] for rule in stack)
        box = (left, heights[0], right, heights[-1])
        inside = [word for word in words if _within(word, box)]
        if len(inside) < 4:
            continue
        columns = _columns(_lines(inside), left, right)
        if len(columns) < 2:
            continue
        bands = list(pairwise(heights))
        rows = [row for band in bands for row in _rows_of_band(inside, columns, band, len(bands))]
        if _is_filled(inside, rows, columns):
            tables.append(_geometry(rows, columns))
    return tables


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
    lines = _lines(words)
    tables = []
    start = 0
    while start < len(lines):
        end, columns = _run(lines, start)
        table = _table_of_run(lines[start:end], columns) if end - start >= 3 else None
        if table is not None:
            tables.append(table)
            start = end
        else:
            start += 1
    return tables


def _run(lines: Sequence[_Line], start: int) -> tuple[int, list[Span]]:
    """The longest run of lines from `start` that keep at least two gutters clear, and its columns."""
    end, columns = start + 1, [(0.0, 0.0)]
    while end < len(lines):
        if lines[end].top - lines[end - 1].bottom > _BLANK_HEIGHTS * _height(lines[start:end]):
            break
        run = lines[start : end + 1]
        left, right = min(w.x0 for line in run for w in line.words), max(w.x1 for line in run for w in line.words)
        wider = _columns(run, left, right, spanning=0)
        if len(wider) < 3:
            break
        end, columns = end + 1, wider
    return end, columns


def _table_of_run(lines: Sequence[_Line], columns: list[Span]) -> TableGeometry | None:
    words = [word for line in lines for word in line.words]
    rows = _rows_of_lines(lines, columns, lines[0].top, lines[-1].bottom)
    if len(rows) < 3 or not _is_filled(words, rows, columns) or _is_wordy(lines, columns):
        return None
    if not any(_is_data(words, rows, column) for column in columns[1:]) or not _is_dense(rows):
        return None
    return _geometry(rows, columns)


def _lines(words: Iterable[RecognisedWord]) -> list[_Line]:
    lines: list[Words] = []
    for word in sorted(words, key=lambda one: one.y0 + one.y1):
        middle = (word.y0 + word.y1) / 2
        if lines and middle < max(w.y1 for w in lines[-1]) - 0.25 * (word.y1 - word.y0):
            last = lines[-1]
            if abs(middle - sum(w.y0 + w.y1 for w in last) / 2 / len(last)) < 0.6 * (word.y1 - word.y0):
                last.append(word)
                continue
        lines.append([word])
    return [_Line(tuple(sorted(line, key=lambda one: one.x0))) for line in lines]


def _height(lines: Sequence[_Line]) -> float:
    return median(word.y1 - word.y0 for line in lines for word in line.words)


def _columns(lines: Sequence[_Line], left: float, right: float, spanning: float = 0.12) -> list[Span]:
    """Columns between the gutters. At most a share `spanning` of the lines may run over a gutter (titles of rows)."""
    gutter = _GUTTER_HEIGHTS * _height(lines)
    allowed = int(spanning * len(lines))
    edges: list[tuple[float, int]] = []
    for line in lines:
        for start, end in _stretches(line, gutter):
            edges += [(start, 1), (end, -1)]
    columns: list[Span] = []
    depth, opened = 0, left
    closed: float | None = None
    for place, step in sorted(edges):
        before = depth
        depth += step
        if step > 0 and before <= allowed < depth:
            if closed is not None and place - closed >= gutter:
                columns.append((opened, (closed + place) / 2))
                opened = (closed + place) / 2
            closed = None
        elif step < 0 and depth <= allowed < before:
            closed = place
    return [*columns, (opened, right)]


def _stretches(line: _Line, gutter: float) -> list[Span]:
    """Stretches of a line without a gap as wide as a gutter."""
    found: list[Span] = []
    for word in line.words:
        if found and word.x0 - found[-1][1] < gutter:
            found[-1] = (found[-1][0], max(found[-1][1], word.x1))
        else:
            found.append((word.x0, word.x1))
    return found


def _rows_of_band(words: Words, columns: list[Span], band: Span, bands: int) -> list[tuple[Span, list[Span]]]:
    """The rows between two rules: one, save where the rules only set off the heading and the rows have none."""
    top, bottom = band
    inside = [word for word in words if top <= (word.y0 + word.y1) / 2 < bottom]
    if bands <= 2 and inside:
        return _rows_of_lines(_lines(inside), columns, top, bottom)
    return [((top, bottom), [_cell_words_span(inside, column) for column in columns])]


def _cell_words_span(words: Sequence[RecognisedWord], column: Span) -> Span:
    here = [word for word in words if column[0] <= (word.x0 + word.x1) / 2 < column[1]]
    return (min(w.y0 for w in here), max(w.y1 for w in here)) if here else (0.0, 0.0)


def _rows_of_lines(
    lines: Sequence[_Line], columns: list[Span], top: float, bottom: float
) -> list[tuple[Span, list[Span]]]:
    """A row begins with each line that fills the first column and most others; other lines go on with the row above."""
    groups: list[list[_Line]] = []
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


def _is_wordy(lines: Sequence[_Line], columns: list[Span]) -> bool:
    counts: list[list[int]] = [[] for _ in columns]
    for line in lines:
        for number, (start, end) in enumerate(columns):
            count = sum(start <= (w.x0 + w.x1) / 2 < end for w in line.words)
            if count:
                counts[number].append(count)
    return any(sum(column) > _WORDY * len(column) for column in counts)


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
