"""Tables that lie on their side: labels down the left, a record in each column; small ones are often set one under
the other, three operators across in each, and read as one table because they stand close.

A row labelled `Téléphone` or `Courriel` that holds just that across shows that the table lies. Where a label comes
again, another table has begun: the records above and below it have nothing to do with each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from convextract.extraction.field_labels import field_of
from convextract.extraction.reach import mailboxes_in, phones_in
from convextract.language.folding import fold
from convextract.language.weekdays import weekday_of_cell
from convextract.reading.running_text import RunningText
from convextract.structure import Grid, GridCell

_OTHER = "?"
_LEAST_FIELDS = 2
"""Different fields that labels down the side must name."""


def lies_on_side(rows: Sequence[Sequence[GridCell]]) -> bool:
    """Is a record a column here: labels of several fields down the side, mailboxes or numbers across from theirs?"""
    fields = {field_of(label) for label in _labels(rows) if label != _OTHER} - {None}
    return len(fields) >= _LEAST_FIELDS and any(_holds_its_reach(row) for row in rows)


_NUMBERED_TITLE = re.compile(r"(?:fiche|site|structure|maison|annexe|lieu|espace|antenne)s? (?:n ?° ?)?\d{1,3}\b")


def side_tables(grid: Grid) -> list[Grid] | None:
    """The tables that lie on their side in one grid, top to bottom, each without columns that only other ones fill;
    None where the grid is read by rows."""
    if not lies_on_side(grid.rows):
        return None
    starts = _starts(_labels(grid.rows))
    pieces = [grid.rows[a:b] for a, b in zip(starts, [*starts[1:], len(grid.rows)], strict=True)]
    if len(pieces) > 1 and not all(lies_on_side(piece) for piece in pieces[:-1]):
        return None
    return [_grid(piece) for piece in pieces] if len(pieces) > 1 else [grid]


def _labels(rows: Sequence[Sequence[GridCell]]) -> list[str]:
    """The folded label at the left of each row, `_OTHER` for one that names no field. What stands right of an empty
    corner is a heading: `La Poste` names no post. A narrower table has its labels further right, but all in line."""
    firsts = [next(((c, cell.text.text) for c, cell in enumerate(row) if cell.text), (0, "")) for row in rows]
    columns = [column for column, _ in firsts]
    in_line = [
        column == 0 or column in columns[max(0, row - 1) : row] or column in columns[row + 1 : row + 2]
        for row, column in enumerate(columns)
    ]
    return [
        "" if not aligned or _is_title(row) else fold(text).strip(" :") if _is_label(text) else _other(row)
        for row, (_, text), aligned in zip(rows, firsts, in_line, strict=True)
    ]


def _is_label(text: str) -> bool:
    return bool(field_of(text) or weekday_of_cell(text) or _NUMBERED_TITLE.match(fold(text)))


def _other(row: Sequence[GridCell]) -> str:
    return _OTHER if row[0].text and any(cell.text and cell.text is not row[0].text for cell in row) else ""


def _is_title(row: Sequence[GridCell]) -> bool:
    """One cell over the whole width: the heading of a table, no label."""
    return len(row) > 1 and len({id(cell.text) for cell in row}) == 1


def _holds_its_reach(row: Sequence[GridCell]) -> bool:
    """Do all the cells that say anything hold what a label of mailboxes or numbers announces?"""
    filled = [cell.text for cell in row if cell.text]
    kind = field_of(filled[0].text) if filled else None
    if kind not in ("email", "phone") or _is_reach(filled[0], "email") or _is_reach(filled[0], "phone"):
        return False
    across = [text for text in filled[1:] if any(c.isalnum() for c in text.text)]
    return bool(across) and all(_is_reach(text, kind) for text in across)


def _is_reach(text: RunningText, kind: str) -> bool:
    return bool(mailboxes_in(text) if kind == "email" else phones_in(text, numbers=True))


def _starts(labels: Sequence[str]) -> list[int]:
    """The rows with which tables begin: the headings over a label that stood before, or that label's own row, or the
    row above that names a house, whatever its label, where a title over it (`Fiche n° 2`) was read into that label."""
    starts, seen, unlabelled = [0], set[str](), 0
    for row, label in enumerate(labels):
        if not label:
            unlabelled += 1
            continue
        if label == _OTHER:
            unlabelled = 0
            continue
        if label in seen:
            above = labels[row - 1]
            opens = field_of(above) == "structure" or bool(_NUMBERED_TITLE.match(above))
            named = not unlabelled and row - 1 > starts[-1] and opens
            starts.append(row - 1 if named else row - unlabelled)
            seen = set()
        seen.add(label)
        unlabelled = 0
    return starts


def _grid(rows: Sequence[Sequence[GridCell]]) -> Grid:
    kept = [c for c in range(len(rows[0])) if not all(_tells_nothing(row, c) for row in rows)]
    pages = [cell.page for row in rows for cell in row]
    return Grid([[row[c] for c in kept] for row in rows], 0, min(pages), max(pages), header_column=True)


def _tells_nothing(row: Sequence[GridCell], column: int) -> bool:
    text = row[column].text
    return not text or (column > 0 and text is row[column - 1].text)
