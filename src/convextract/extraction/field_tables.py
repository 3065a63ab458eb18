"""Tables read as records: each row (or column, where the table lies on its side) as cells by field.

Headings say the field; a column without a telling heading is known by what stands in it (mailboxes, numbers, names).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from convextract.extraction.field_labels import FieldName, field_of
from convextract.extraction.organisations import is_organisation
from convextract.extraction.reach import mailboxes_in, phones_in, reach_alone
from convextract.extraction.side_tables import lies_on_side
from convextract.language.names import TYPOGRAPHIC, parse_name
from convextract.language.operators import find_operators
from convextract.structure import Grid, GridCell


@dataclass(slots=True)
class FieldRow:
    """One record of a table: its cells by field, the headings above them, and the cells that no field claims."""

    cells: dict[FieldName, list[GridCell]] = field(default_factory=dict)
    headings: dict[int, str] = field(default_factory=dict)
    """`id(cell)` -> heading of its column (or row)."""
    others: list[GridCell] = field(default_factory=list)

    def text(self, name: FieldName) -> str:
        """The texts of the field's cells, joined by blanks."""
        return " ".join(cell.text.text for cell in self.cells.get(name, [])).strip()

    def first(self, name: FieldName) -> GridCell | None:
        return next(iter(self.cells.get(name, [])), None)

    def add(self, name: FieldName | None, cell: GridCell, heading: str) -> None:
        known = [*self.others, *(one for cells in self.cells.values() for one in cells)]
        if not cell.text or any(cell.text is one.text for one in known):
            return
        self.headings[id(cell)] = heading
        if name is None:
            self.others.append(cell)
        else:
            self.cells.setdefault(name, []).append(cell)


    def ranks(self) -> list[FieldRow]:
        """One record a person where columns repeat from left to right (name, number, mailbox, name, number, mailbox):
        what stands before the first name and behind the last mailbox is everybody's. Else the record alone."""
        by_id = {id(cell): (name, cell) for name, cells in self.cells.items() for cell in cells}
        told = [by_id[one] for one in self.headings if one in by_id]
        firsts = [n for n, (name, _) in enumerate(told) if name in ("person", "family_name")]
        if len(firsts) < 2 or "given_name" in self.cells:
            return [self]
        spans = [told[start:end] for start, end in pairwise([*firsts, len(told)])]
        if not all(any(name in _REACH for name, _ in span) for span in spans):
            return [self]
        own = [[one for one in span if one[0] in (*_REACH, "role", "person", "family_name")] for span in spans]
        shared = [one for one in told if not any(one[1] is cell for span in own for _, cell in span)]
        found = []
        for span in own:
            record = FieldRow(headings=self.headings, others=list(self.others))
            for name, cell in (*shared, *span):
                record.cells.setdefault(name, []).append(cell)
            found.append(record)
        return found


_REACH: tuple[FieldName, ...] = ("email", "phone")


def field_rows(grid: Grid) -> list[FieldRow]:
    """The records of a table; empty for a table whose headings and contents tell no field."""
    upright = [list(row) for row in grid.rows]
    if not upright or not upright[0]:
        return []
    header_rows = grid.header_rows or int(_is_heading(upright[0]))
    headings = _headings(upright, header_rows)
    side = [text for row in upright if not _names_operator(text := row[0].text.text)]  # `Caisse ...` is no label there
    if _distinct_fields(side) > max(1, _distinct_fields(headings)) or lies_on_side(upright):
        lying = [list(column) for column in zip(*upright, strict=True)]
        return _records(_headings(lying, 1), lying[1:])
    return _records(headings, upright[header_rows:])


def _is_heading(row: list[GridCell]) -> bool:
    """Two fields named and nobody's mailbox: `Conseiller réseau` beside an address is a person's function."""
    return _distinct_fields([c.text.text for c in row]) >= 2 and not any(mailboxes_in(c.text) for c in row)


def _headings(rows: list[list[GridCell]], count: int) -> list[str]:
    columns = len(rows[0])
    return [" ".join(dict.fromkeys(r[c].text.text for r in rows[:count] if r[c].text)) for c in range(columns)]


def _distinct_fields(labels: list[str]) -> int:
    return len({name for label in labels if (name := field_of(label))})


def _records(headings: list[str], rows: list[list[GridCell]]) -> list[FieldRow]:
    fields = [
        _reach_field(rows, column)
        or field_of(heading)
        or field_of(heading.replace(" ", ""))  # `Agen` + `ts` in a narrow heading
        or _content_field(rows, column)
        for column, heading in enumerate(headings)
    ]
    if not any(fields):
        return []
    records = []
    for cells in rows:
        record = FieldRow()
        for name, heading, cell in zip(fields, headings, cells, strict=True):
            record.add(name, cell, heading)
        if record.cells or record.others:
            records.append(record)
    return records


def _reach_field(rows: list[list[GridCell]], column: int) -> FieldName | None:
    """A column of nothing but mailboxes and numbers is one whatever its heading says (`Adresse de courriel`, `Joindre
    la structure`)."""
    kinds = [reach_alone(row[column].text) for row in rows if row[column].text]
    told = [kind for kind in kinds if kind is not None]
    return Counter(told).most_common(1)[0][0] if 2 * len(told) > len(kinds) else None


def _content_field(rows: list[list[GridCell]], column: int) -> FieldName | None:
    texts = [row[column].text.text for row in rows if row[column].text]
    if not texts:
        return None
    half = len(texts) / 2
    cells = [row[column].text for row in rows if row[column].text]
    if sum(_starts_with_name(row[column]) for row in rows if row[column].text) >= max(1.0, half):
        return "person"  # perhaps with their mailboxes
    if sum(bool(mailboxes_in(text)) for text in cells) >= half:
        return "email"
    if sum(bool(phones_in(text)) for text in cells) >= half:
        return "phone"
    if all(is_organisation(text) for text in texts) and sum(map(_names_operator, texts)) >= max(1.0, half):
        return "organisation"
    return None


def _names_operator(text: str) -> bool:
    return bool(find_operators(text, generic=True))


def _starts_with_name(cell: GridCell) -> bool:
    lines = cell.text.lines
    first = re.split(r"\s?,|\s[—–-]+\s|\s\(", lines[0].text)[0] if lines else ""
    candidates = [first, " ".join(line.text for line in lines[:2])]
    return any((name := parse_name(text)) is not None and name.certainty >= TYPOGRAPHIC for text in candidates)
