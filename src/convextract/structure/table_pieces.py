"""Pieces that are one table: known by what the table holds where its title was not read.

A recogniser now and then loses the line above a table that fills the page. The table of referents names several
operators, each with a mailbox or phone; a financing table is mostly amounts.
"""

from __future__ import annotations

import re

from convextract.language.operators import find_operators
from convextract.records.vocabulary import PartKind
from convextract.structure.model import Grid, StructuredDocument
from convextract.structure.part_kinds import title_kind

_CONTACT = re.compile(r"@|\b0\d(?:[ .]?\d{2}){4}\b")
_AMOUNT = re.compile(r"\d\s?(?:€|euros\b)")
_LEAST_OPERATORS = 3
_LEAST_ROWS = 3


def shown_by_table(document: StructuredDocument, first: int, running_title: str) -> PartKind | None:
    """The kind of piece that a table at the head of a page makes by itself; None where it belongs to what runs.

    `first`: the first block of the page; `running_title`: title of the piece that runs before it.
    """
    grid = document.blocks[first].grid
    if grid is None:
        return None
    running = title_kind(running_title)
    in_referents = running is not None and running[0] == "referents_table"
    if not in_referents and _is_referents_table(grid):
        return "referents_table"
    return "other" if in_referents and _is_financing_table(grid) else None


def _is_referents_table(grid: Grid) -> bool:
    rows = [" ".join(cell.text.text for cell in row if cell.origin) for row in grid.body]
    reachable = [row for row in rows if _CONTACT.search(row)]
    codes = {m.code for row in grid.body if row for m in find_operators(row[0].text.text)} - {"local", "anct"}
    return len(codes) >= _LEAST_OPERATORS and 2 * len(reachable) >= len(rows)


def _is_financing_table(grid: Grid) -> bool:
    cells = [cell.text.text for row in grid.body for cell in row[1:] if cell.origin and cell.text]
    amounts = sum(bool(_AMOUNT.search(text)) for text in cells)
    contacts = any(_CONTACT.search(text) for text in cells)
    return len(grid.body) >= _LEAST_ROWS and 2 * amounts >= len(cells) > 0 and not contacts
