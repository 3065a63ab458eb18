"""Tables without rules: rows of amounts over a total, told from the printed lines alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from convextract.language.amounts import Amount, find_amounts
from convextract.language.folding import fold_keeping_length
from convextract.reading.page import Box, Page, union
from convextract.reading.running_text import PlacedWord, RunningText
from convextract.structure.model import Grid, GridCell

_TOTAL_ROW = re.compile(r"^\W*(?:sous[- ]?)?total\b")
_PROSE_CHARACTERS = 80
"""A line without an amount that is longer is running text, not the second line of a label."""


def printed_grids(page: Page) -> Iterator[Grid]:
    """Grids of a label and equally many amounts a row, each ended by its total row. Words in ruled tables are not read.

    A row that holds no amount ends the table above it, unless it is a label that goes on over two lines.
    """
    if not any(_TOTAL_ROW.match(fold_keeping_length(line.text)) for line in page.lines):
        return
    run: list[tuple[RunningText, list[Amount]]] = []
    for row in _printed_rows(page):
        amounts = find_amounts(row.text)
        if not amounts:
            if len(row.text) > _PROSE_CHARACTERS:
                run = []
            continue
        if run and len(amounts) != len(run[-1][1]):
            run = []
        run.append((row, amounts))
        if len(run) > 2 and _TOTAL_ROW.match(fold_keeping_length(row.text)):
            yield _grid(page, run)
            run = []


def _printed_rows(page: Page) -> list[RunningText]:
    """The words outside tables in printed rows, top to bottom, each left to right across all columns."""
    words = [w for line in page.lines if line.table < 0 and line.role == "body" for w in line.words]
    words.sort(key=lambda w: (w.box.center_y, w.box.x0))
    rows: list[list[PlacedWord]] = []
    for word in words:
        last = rows[-1][-1].word.box if rows else None
        if last is not None and abs(word.box.center_y - last.center_y) < 0.5 * max(last.height, word.box.height):
            rows[-1].append(PlacedWord(page.number, word))
        else:
            rows.append([PlacedWord(page.number, word)])
    return [RunningText(sorted(row, key=lambda p: p.word.box.x0)) for row in rows]


def _grid(page: Page, run: list[tuple[RunningText, list[Amount]]]) -> Grid:
    rows = []
    for text, amounts in run:
        label = text.slice(0, amounts[0].start) if amounts[0].start else RunningText([])
        rows.append([_cell(page, piece) for piece in [label, *(text.slice(a.start, a.end) for a in amounts)]])
    return Grid(rows, 0, page.number, page.number)


def _cell(page: Page, text: RunningText) -> GridCell:
    box = union(p.word.box for p in text.words) if text else Box(0, 0, 0, 0)
    return GridCell(text, page.number, box)
