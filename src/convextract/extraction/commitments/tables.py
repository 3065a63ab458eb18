"""Undertakings that a table lists: which columns hold them, whose they are, when they are due."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from convextract.extraction.commitments.offers import starts_with_infinitive
from convextract.extraction.commitments.subjects import phrases
from convextract.language.dates import find_dates
from convextract.language.folding import fold_keeping_length
from convextract.language.operators import find_operators
from convextract.reading.running_text import PlacedWord, RunningText
from convextract.structure.model import Grid, GridCell

_ENGAGEMENTS = re.compile(r"\W*(?:les |nos )?engagements?(?!\w)")
_PROMISES = re.compile(
    r"\W*(?:les |nos )?(?:actions?|offres?|prestations?|services?|mesures?|moyens|contenu|nature)(?!\w)"
)
_DUE = re.compile(r"\W*(?:echeances?|calendrier|dates?|delais?)(?!\w)")
_YEAR = re.compile(r"20\d\d")
_PARTNERS = re.compile(r"\W*(?:partenaires?|operateurs?|organismes?)(?!\w)")
_SHORTEST_PROMISE_CHARS = 12


def engagement_cells(grid: Grid, *, announced: bool) -> Iterator[tuple[RunningText, str, str]]:
    """Each undertaking of a table, the words that name whose it is, its date or year (both maybe none).

    The columns headed `Engagements ...` hold them. `announced`: a lead-in stands right above; then every column of
    infinitives or nouns of action is meant (one a theme, where the rows are operators).
    """
    body_from = max(grid.header_rows, 1)
    heads = grid.header if grid.header_rows else [cell.text.text for cell in grid.rows[0]]
    folded = [fold_keeping_length(head) for head in heads]
    columns = [c for c, head in enumerate(folded) if _ENGAGEMENTS.match(head)][:1]
    pieces = _columns_under_one_heading(grid)
    if not columns and announced:
        if not any(_PROMISES.match(head) for head in folded) and not _PARTNERS.match(folded[0]):
            body_from = grid.header_rows
        columns = [c for c in pieces if _holds_promises(grid, pieces[c], body_from)]
    partner = next((c for c, head in enumerate(folded) if _PARTNERS.match(head)), -1)
    due = next((c for c, head in enumerate(folded) if _DUE.match(head)), -1)
    for row in grid.rows[body_from:]:
        for column in columns:
            text = _read_across(row, pieces.get(column, [column]))
            if row[column].origin and len(text) >= _SHORTEST_PROMISE_CHARS:
                named = row[partner].text.text if partner >= 0 else heads[column]
                yield text, named if find_operators(named) else "", _date(row[due].text.text) if due >= 0 else ""


def _columns_under_one_heading(grid: Grid) -> dict[int, list[int]]:
    """The first column of each heading and those it stands over: a column may have been cut at a chance gutter."""
    head = grid.rows[grid.header_rows - 1] if grid.header_rows else []
    columns: dict[int, list[int]] = {}
    for column in range(len(grid.rows[0])):
        spanned = bool(column and head) and not head[column].origin and head[column].text is head[column - 1].text
        if spanned and head[column].text:
            columns[next(reversed(columns))].append(column)
        else:
            columns[column] = [column]
    return columns


def _read_across(row: Sequence[GridCell], columns: Sequence[int]) -> RunningText:
    """The words of neighbouring cells line by line, as they read where the cells are one."""
    cells = [row[c] for c in columns if row[c].origin and row[c].text]
    if len(cells) < 2:
        return cells[0].text if cells else row[columns[0]].text
    words = sorted((w for cell in cells for w in cell.text.words), key=lambda w: (w.page, w.word.box.center_y))
    height_pt = max(w.word.box.height for w in words)
    lines: list[list[PlacedWord]] = []
    for word in words:
        last = lines[-1][0] if lines else None
        same = last and last.page == word.page and word.word.box.center_y - last.word.box.center_y < height_pt / 2
        if same:
            lines[-1].append(word)
        else:
            lines.append([word])
    return RunningText(
        [
            PlacedWord(w.page, w.word, n)
            for n, line in enumerate(lines)
            for w in sorted(line, key=lambda w: w.word.box.x0)
        ]
    )


def _date(cell: str) -> str:
    """The ISO date or bare year of a cell `Échéance`; empty where it holds something else."""
    dates = find_dates(cell)
    year = _YEAR.fullmatch(cell.strip())
    return dates[-1].iso if dates else year[0] if year else ""


def _holds_promises(grid: Grid, columns: Sequence[int], first: int) -> bool:
    texts = [text for row in grid.rows[first:] if (text := _read_across(row, columns).text)]
    nouns = phrases().action_noun
    promises = sum(starts_with_infinitive(t) or bool(nouns.match(fold_keeping_length(t))) for t in texts)
    return len(texts) > 0 and promises * 3 >= len(texts) * 2
