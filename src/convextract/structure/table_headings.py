"""A table whose first rule runs under its headings: the line of headings above it, read as text, is its first row; and
so is the first line of a sheet of labels and values (`Nom de la structure | France Services ...`)."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median

from convextract.reading.page import Box
from convextract.reading.running_text import PlacedWord, RunningText, box_of
from convextract.structure.grids import names_a_column
from convextract.structure.model import Block, Grid, GridCell

_NO_HEADING = re.compile(r"@|\b\d{2}[ .]\d{2}\b|€|%|\d\s?[hH]\s?\d{0,2}\b|[.;:!?]\s*$")
"""What stands in data and sentences, not in a line of headings; a year may (`2024 | 2025 | Total`)."""
_FARTHEST = 1.6
"""Heights of a letter between the headings and the table."""
_LEAST_GAP, _WIDER = 0.6, 1.4
"""Heights of a letter between two headings, and how much wider that is than a blank inside of one."""
_SLACK_PT = 2.0
_PAIR = 2


def with_headings_above(blocks: list[Block]) -> list[Block]:
    """The blocks, where a line of headings stands right above a table without any made the first row of that table."""
    kept: list[Block] = []
    for block in blocks:
        above = kept[-1] if kept else None
        if above is not None and block.grid is not None and above.grid is None and _take(above, block):
            kept.pop()
        kept.append(block)
    return kept


def _take(above: Block, block: Block) -> bool:
    """Does the text above become the headings of the table below?"""
    grid = block.grid
    assert grid is not None
    words = above.text.words
    sheet = grid.header_column and len(grid.rows[0]) == 2
    if (grid.header_rows and not sheet) or len(grid.rows) < 2 or len(grid.rows[0]) < 2 or not words:
        return False
    if len({placed.line for placed in words}) > 1 or _NO_HEADING.search(above.text.text):
        return False
    if not (_stands_right_above(above, block) or (sheet and above.page + 1 == block.page)):
        return False
    dealt = _over_columns(words, grid) if names_a_column(above.text.text) else []
    if not dealt:
        return False
    head = [GridCell(RunningText(cell), above.page, box_of(cell) if cell else above.box) for cell in dealt]
    grid.rows.insert(0, head)
    grid.header_rows = 0 if sheet else 1
    shift = 1 + max((placed.line for placed in words), default=0)
    below = [PlacedWord(p.page, p.word, p.line + shift) for p in block.text.words]
    block.text = RunningText([*words, *below])
    if above.page == block.page:
        block.box = Box(min(above.box.x0, block.box.x0), above.box.y0, max(above.box.x1, block.box.x1), block.box.y1)
    else:  # the page ends between the sheet's first row and the others
        block.page, block.box, grid.first_page = above.page, above.box, above.page
    return True


def _over_columns(words: list[PlacedWord], grid: Grid) -> list[list[PlacedWord]]:
    """The words of a line parted over the columns; where the first column holds labels its corner may be empty.
    Empty where they do not stand over their columns."""
    ordered, columns = sorted(words, key=lambda p: p.word.box.x0), _columns(grid)
    dealt = _dealt(ordered, len(grid.rows[0]))
    if dealt and _stand_over(dealt, columns):
        return dealt
    if not grid.header_column or len(columns) <= _PAIR or ordered[0].word.box.x0 < columns[0][1]:
        return []
    dealt = _dealt(ordered, len(columns) - 1)
    return [[], *dealt] if dealt and _stand_over(dealt, columns[1:]) else []


def _stands_right_above(above: Block, block: Block) -> bool:
    gap = block.box.y0 - above.box.y1
    return above.page == block.page and -2 <= gap <= _FARTHEST * max(p.word.box.height for p in above.text.words)


def _dealt(words: list[PlacedWord], count: int) -> list[list[PlacedWord]]:
    """The words of a line, parted at its widest gaps into so many headings; empty where others are as wide."""
    gaps = [right.word.box.x0 - left.word.box.x1 for left, right in pairwise(words)]
    widest = sorted(sorted(range(len(gaps)), key=lambda n: -gaps[n])[: count - 1])
    least = max(
        _LEAST_GAP * median(p.word.box.height for p in words),
        *(_WIDER * g for n, g in enumerate(gaps) if n not in widest),
        0,
    )
    if len(widest) < count - 1 or any(gaps[n] < least for n in widest):
        return []
    starts = [0, *(n + 1 for n in widest), len(words)]
    return [words[start:end] for start, end in pairwise(starts)]


def _columns(grid: Grid) -> list[tuple[float, float]]:
    """From where to where the words of each column reach, in points; merged cells tell nothing of it."""
    found = []
    for c in range(len(grid.rows[0])):
        alone = [row[c] for row in grid.rows if row[c].origin and all(o.origin for o in row[c + 1 : c + 2])]
        boxes = [p.word.box for cell in alone for p in cell.text.words]
        if not boxes:
            return []
        found.append((min(b.x0 for b in boxes), max(b.x1 for b in boxes)))
    return found


def _stand_over(headings: list[list[PlacedWord]], columns: list[tuple[float, float]]) -> bool:
    """Does each heading stand between the words of the column before and those of the column after?"""
    spans = [(cell[0].word.box.x0, cell[-1].word.box.x1) for cell in headings]
    after = all(span[0] > before[1] - _SLACK_PT for span, before in zip(spans[1:], columns, strict=False))
    before = all(span[1] < following[0] + _SLACK_PT for span, following in zip(spans, columns[1:], strict=False))
    return bool(columns) and after and before
