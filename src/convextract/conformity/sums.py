"""Sums that add up: every total of every table of amounts against the lines above it and the cells beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from convextract.conformity.facts import CONVENTION, Facts, number
from convextract.conformity.printed_sums import printed_grids
from convextract.language.amounts import Amount, cell_amount
from convextract.language.folding import fold_keeping_length
from convextract.reading.running_text import PlacedWord, RunningText, evidence_of
from convextract.records import Check, Evidence
from convextract.records.vocabulary import CheckStatus
from convextract.structure.model import Grid, GridCell, PartSpan

RULE = "amounts_add_up"
_TOTAL = re.compile(r"^\W*(?:total|ensemble|cumul|somme)\b(?! des agents)")
_SUBTOTAL = re.compile(r"^\W*sous[- ]?total")
_NO_SUMMAND = re.compile(r"quantite|nombre|prix|tarif|taux|cout unitaire|%|part\b")
"""Heads of columns that the total of a row multiplies or shares out, and does not add up."""
_OF_WHICH = re.compile(r"^\W*dont\b")
_CENT = 0.01
_FIRST_YEAR, _LAST_YEAR = 1990, 2099
_SURE_READING = 0.5
"""Below this word confidence a sum that does not add up may be a figure read wrong: nobody can tell."""


@dataclass(slots=True)
class _Sum:
    """One total as written, and what it should be."""

    label: str
    written: float
    lines: float
    sure: bool
    words: list[PlacedWord]
    across: bool = False
    """Of a row, not of a column."""

    @property
    def right(self) -> bool:
        return abs(self.written - self.lines) < _CENT


@dataclass(slots=True)
class _Column:
    """The lines of one column of amounts since the last total."""

    amounts: list[float] = field(default_factory=list)
    sure: bool = True


def amounts_add_up(facts: Facts) -> list[Check]:
    """One row a table with a total (one a total where a table has several); unknown where there is none to check."""
    checks: list[Check] = []
    for part in facts.document.parts:
        grids = [(b.page, b.grid) for b in facts.document.blocks_of(part) if b.grid is not None]
        for page_number in range(part.record.first_page, part.record.last_page + 1):
            found = [_of_table(facts, part, grid) for page, grid in grids if page == page_number]
            if not any(found) and facts.document.part_at(page_number) is part:
                found = [_of_table(facts, part, grid) for grid in printed_grids(facts.document.page(page_number))]
            checks += [check for of_one in found for check in of_one]
    if checks or not facts.convention_parts:
        return checks
    detail = "aucun total à vérifier" if facts.financing else "aucun montant dans le document"
    return [facts.check(RULE, CONVENTION, "unknown", detail)]


def _of_table(facts: Facts, part: PartSpan, grid: Grid) -> list[Check]:
    down = list(_column_sums(grid))
    across = list(_row_sums(grid))
    labels = list(dict.fromkeys(s.label for s in down))
    if not labels:
        return [_row(facts, _caption(part, grid), across)] if across else []
    checks = []
    for label in labels:
        sums = [s for s in down if s.label == label]
        last = label == labels[-1]
        subject = label if len(labels) > 1 else _caption(part, grid)
        checks.append(_row(facts, subject, [*sums, *(across if last else [])]))
    return checks


def _row(facts: Facts, subject: str, sums: list[_Sum]) -> Check:
    wrong = [s for s in sums if not s.right]
    status: CheckStatus = "pass" if not wrong else "fail" if any(s.sure for s in wrong) else "unknown"
    shown = sorted(wrong, key=lambda s: not s.sure)[0] if wrong else sums[-1]
    if not wrong:
        totals = list(dict.fromkeys(number(s.written) for s in sums if not s.across)) or [number(shown.written)]
        detail = f"le total écrit est la somme des lignes : {', '.join(totals)}"
    else:
        what = "de la ligne" if shown.across else "des lignes"
        detail = f"écrit {number(shown.written)}, la somme {what} est {number(shown.lines)}"
        detail += "" if status == "fail" else " ; un chiffre est peut-être mal lu"
    return facts.check(RULE, subject, status, detail, _evidence(shown))


def _evidence(shown: _Sum) -> Evidence:
    return evidence_of(shown.words, method="", confidence=0.95 if shown.sure else 0.6)


def _amount(cell: GridCell) -> Amount | None:
    """The amount that a cell holds; a bare year is none."""
    found = cell_amount(cell.text.text) if cell.text else None
    return None if found and found.bare and _FIRST_YEAR <= found.euros <= _LAST_YEAR else found


def _label(texts: list[str]) -> str:
    return next((t.strip(" :") for t in texts if re.search(r"[^\W\d]", t) and cell_amount(t) is None), "")


def _column_sums(grid: Grid) -> Iterator[_Sum]:
    """Totals at the foot of columns. A sub-total stands for its lines; `dont ...` tells a part of the line above."""
    if not grid.rows:
        return
    columns = [_Column() for _ in grid.rows[0]]
    for cells in grid.body:
        label = _label([c.text.text for c in cells])
        folded = fold_keeping_length(label)
        if _OF_WHICH.match(folded):
            continue
        is_subtotal, is_total = bool(_SUBTOTAL.match(folded)), bool(_TOTAL.match(folded))
        for cell, column in zip(cells, columns, strict=True):
            amount = _amount(cell)
            sure = amount is not None and not amount.mended and cell.text.confidence() >= _SURE_READING
            if not (is_subtotal or is_total):
                if amount is not None:
                    column.amounts.append(amount.euros)
                    column.sure = column.sure and sure
                elif column.amounts and _has_figures(cell.text.text):
                    column.sure = False  # a figure that could not be read
            elif amount is not None and len(column.amounts) > 1:
                yield _Sum(label, amount.euros, round(sum(column.amounts), 2), sure and column.sure, cell.text.words)
                column.amounts = [amount.euros] if is_subtotal else []
                column.sure = sure if is_subtotal else True


def _has_figures(text: str) -> bool:
    return "%" not in text and any(c.isdigit() for c in text)


def _row_sums(grid: Grid) -> Iterator[_Sum]:
    """Totals at the end of rows, under a heading that says so."""
    heads = [fold_keeping_length(h) for h in _heads(grid)]
    ends = [c for c, head in enumerate(heads) if _TOTAL.match(head)]
    if not ends or ends[-1] < 2:
        return
    end = ends[-1]
    for cells in grid.body:
        amounts = [_amount(c) for c in cells]
        total = amounts[end]
        lines = [a for c, a in enumerate(amounts) if c < end and a is not None and not _NO_SUMMAND.search(heads[c])]
        if total is None or len(lines) < 2 or not all(cells[c].origin for c in range(end + 1)):
            continue
        texts: list[RunningText] = [c.text for c, a in zip(cells, amounts, strict=True) if a is not None]
        sure = not any(a.mended for a in [*lines, total]) and all(t.confidence() >= _SURE_READING for t in texts)
        label = _label([c.text.text for c in cells])
        yield _Sum(label, total.euros, round(sum(a.euros for a in lines), 2), sure, cells[end].text.words, across=True)


def _heads(grid: Grid) -> list[str]:
    """What stands over each column: the heading rows, else the rows before the first amount."""
    if grid.header_rows:
        return grid.header
    first = next((r for r, row in enumerate(grid.rows) if any(_amount(c) for c in row)), 0)
    above = grid.rows[:first]
    return [" ".join(dict.fromkeys(row[c].text.text for row in above if row[c].text)) for c in range(len(grid.rows[0]))]


def _caption(part: PartSpan, grid: Grid) -> str:
    """What the table is called: the part that it makes up, else the heading of its column of amounts."""
    record = part.record
    if record.title and record.last_page - record.first_page <= grid.last_page - grid.first_page + 1:
        return record.title
    for column, head in enumerate(_heads(grid)):
        if head and any(_amount(row[column]) for row in grid.body):
            return head
    return record.title or f"tableau de la page {grid.first_page}"
