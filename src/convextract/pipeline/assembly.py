"""From what the stages found to the rows of one document: in reading order, numbered, linked, closed.

Ids are `document_id` + table letter + running number in reading order. Links between rows (`part_id`, `clause_id`)
that the stages made by provisional ids follow the final ones; a link that leads nowhere is emptied.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from convextract.reading.page import Box, Page
from convextract.records import RECORDS, Record, row_id
from convextract.records.patterns import valid_part

log = logging.getLogger(__name__)

Records = dict[str, list[Record]]

_SORTED_TABLES = frozenset(
    "structures signatories commitments contacts opening_hours financing deviations".split()
)
"""Tables put into reading order here; parts, clauses and checks come in the order of their stage."""

_LAST = 1 << 30


class ReadingOrder:
    """Where on the document a row's evidence stands."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._boxes: dict[int, list[Box]] = {p.number: [line.box for line in p.lines if line.words] for p in pages}

    def key(self, row: Record) -> tuple[float, ...]:
        """Page, first line touched (in reading order, so that columns are respected), top, left. Unplaced rows last."""
        page, bbox = getattr(row, "page", None), _parse_box(getattr(row, "bbox", ""))
        if not page:
            return (_LAST, 0, 0, 0)
        if bbox is None:
            return (page, _LAST, 0, 0)
        return (page, self._first_line(page, bbox), bbox.y0, bbox.x0)

    def _first_line(self, page: int, bbox: Box) -> int:
        return next((n for n, box in enumerate(self._boxes.get(page, ())) if box.overlap(bbox) > 0), _LAST)


def _parse_box(text: str) -> Box | None:
    try:
        return Box(*(float(number) for number in text.split()))
    except (ValueError, TypeError):
        return None


def finish(found: Mapping[str, Sequence[Record]], pages: Sequence[Page]) -> Records:
    """All tables of one document, ready for the store. `found` has exactly one `documents` row."""
    order = ReadingOrder(pages)
    document: Any = found["documents"][0]
    final: Records = {}
    renamed: dict[str, dict[str, str]] = {}
    for record in RECORDS:
        rows = list(found.get(record.table, ()))
        if record.table in _SORTED_TABLES:
            rows.sort(key=order.key)
        rows = [row.model_copy() for row in rows]
        for number, row in enumerate(rows, start=1):
            _close(row, document)
            if record.letter:
                _rename(row, row_id(document.document_id, record.letter, number), renamed)
        final[record.table] = rows
    for rows in final.values():
        for row in rows:
            _follow_links(row, renamed)
            _empty_invalid(row)
    final["document_evidence"] = _first_of_each_field(final["document_evidence"])
    return final


def _close(row: Record, document: Any) -> None:
    """The columns every table shares, from the document's own row."""
    values = {
        "document_id": document.document_id,
        "department_code": document.department_code,
        "source_file": document.source_file,
    }
    for name, value in values.items():
        if name in type(row).model_fields:
            setattr(row, name, value)


def _rename(row: Record, new_id: str, renamed: dict[str, dict[str, str]]) -> None:
    record = type(row)
    known = renamed.setdefault(record.table, {})
    provisional = getattr(row, record.id_column)
    if provisional:
        known[provisional] = new_id
    setattr(row, record.id_column, new_id)


def _follow_links(row: Record, renamed: Mapping[str, Mapping[str, str]]) -> None:
    record = type(row)
    for column, target in record.foreign_keys.items():
        if target != "documents":
            setattr(row, column, renamed.get(target, {}).get(getattr(row, column), ""))


def _empty_invalid(row: Record) -> None:
    """A value that its column may not hold is left out: an empty cell is a question, a wrong one a decision."""
    for name, value in row:
        if isinstance(value, str) and value and (fitting := valid_part(name, value)) != value:
            log.info("%s.%s: a value that does not fit its column was left out", row.table, name)
            setattr(row, name, fitting)


def _first_of_each_field(rows: Sequence[Record]) -> list[Record]:
    """One evidence a field: the first that its stage gave."""
    first: dict[str, Record] = {}
    for row in rows:
        first.setdefault(str(getattr(row, "field", "")), row)
    return list(first.values())
