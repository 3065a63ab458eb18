"""How much of what a page shows has become rows: a page whose opening times or numbers stand in no row was not
understood, and the rows that it did give deserve less belief.

A layout that the rules have never met gives itself away so. Measured on two families of layouts before anybody had
looked at them: opening hours were right in .65 of the rows where under half of a page's times were in rows, in .87
elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from convextract.language.mailboxes import find_mailboxes
from convextract.language.phones import find_phones
from convextract.language.times import find_time_spans
from convextract.language.weekdays import find_weekdays
from convextract.reading.running_text import RunningText
from convextract.records import Contact, EvidencedRecord, Record, Structure
from convextract.structure.model import StructuredDocument

_FEWEST_SEEN = 4
"""A page with fewer of a kind tells nothing: a lone number may well be nobody's contact."""
_UNDERSTOOD = 0.5
_SLACK_PT = 2.0
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that belongs into rows: what it is called in French, where a text holds it, in which tables it goes."""

    name: str
    goes_to: str
    tables: tuple[str, ...]
    find: Callable[[str], list[tuple[int, int, str]]]
    """Start, end, and the value by which a row may hold it whatever its box (empty: only the box tells)."""


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A page that shows much of a kind, of which little stands in rows."""

    page: int
    kind: Kind
    seen: int
    covered: int

    @property
    def told(self) -> str:
        """For readers, in French."""
        of_them = f"{self.covered} seulement dans" if self.covered else "aucune dans"
        return f"page {self.page} : {self.seen} {self.kind.name} lues, {of_them} {self.kind.goes_to} : à relire"

    @property
    def belief(self) -> float:
        """By what the confidence of the rows of this page is multiplied."""
        return 0.5 + 0.5 * self.covered / self.seen


def _hours(text: str) -> list[tuple[int, int, str]]:
    return [(span.start, span.end, "") for span in find_time_spans(text)]


def _addresses(text: str) -> list[tuple[int, int, str]]:
    boxes = [(mailbox.start, mailbox.end, mailbox.address.lower()) for mailbox in find_mailboxes(text)]
    return boxes + [(phone.start, phone.end, phone.number) for phone in find_phones(text)]


KINDS = (
    Kind("plages horaires", "les horaires", ("opening_hours", "structures"), _hours),
    Kind("adresses ou lignes de téléphone", "les contacts", ("contacts", "structures"), _addresses),
)


def uncovered(document: StructuredDocument, records: Mapping[str, Sequence[Record]]) -> list[Uncovered]:
    """The pages on which under half of what belongs into rows is covered by the boxes of rows, in order."""
    if not any(document.parts_of_kind("convention", "partner_offer", "referents_table", "management_terms")):
        return []
    found = []
    for kind in KINDS:
        rows = _rows(kind, records)
        boxes, values = _boxes(rows), _values(rows)
        seen: dict[int, list[bool]] = defaultdict(list)
        for page, box, value in _places(document, kind):
            seen[page].append(value in values or any(_inside(box, other) for other in boxes.get(page, ())))
        found += [
            Uncovered(page, kind, len(places), sum(places))
            for page, places in seen.items()
            if len(places) >= _FEWEST_SEEN and sum(places) < _UNDERSTOOD * len(places)
        ]
    return sorted(found, key=lambda one: one.page)


def doubt(document: StructuredDocument, records: Mapping[str, Sequence[Record]]) -> list[str]:
    """Lowers the confidence of the rows that come from pages not understood, and tells those pages in French."""
    pages = uncovered(document, records)
    for one in pages:
        for row in _rows(one.kind, records):
            if row.page == one.page and row.confidence is not None:
                row.confidence = round(row.confidence * one.belief, 3)
    return [one.told for one in pages]


def _rows(kind: Kind, records: Mapping[str, Sequence[Record]]) -> list[EvidencedRecord]:
    return [row for table in kind.tables for row in records.get(table, ()) if isinstance(row, EvidencedRecord)]


def _places(document: StructuredDocument, kind: Kind) -> Iterator[tuple[int, Box, str]]:
    weekdays = _pages_with_weekdays(document) if kind is KINDS[0] else None
    for text in _texts(document):
        for start, end, value in kind.find(text.text):
            evidence = text.evidence(start, end, method="", confidence=1.0)
            if evidence.page and evidence.bbox and (weekdays is None or evidence.page in weekdays):
                yield evidence.page, _box(evidence.bbox), value


def _texts(document: StructuredDocument) -> Iterator[RunningText]:
    """The text of every block, of a table cell by cell."""
    for block in document.blocks:
        if block.grid is None:
            yield block.text
        else:
            yield from (cell.text for row in block.grid.rows for cell in row if cell.origin)


def _pages_with_weekdays(document: StructuredDocument) -> set[int]:
    return {
        text.page
        for text in _texts(document)
        if text.words and any(len(text.text[m.start : m.end]) > 2 for m in find_weekdays(text.text))
    }


def _values(rows: Sequence[EvidencedRecord]) -> set[str]:
    """Mailboxes and numbers that rows hold."""
    cells = [cell for row in rows if isinstance(row, Contact) for cell in (row.email, row.phones)]
    cells += [cell for row in rows if isinstance(row, Structure) for cell in (row.email, row.phone)]
    return {value.lower() for cell in cells for value in cell.split("|") if value}


def _boxes(rows: Sequence[EvidencedRecord]) -> dict[int, list[Box]]:
    boxes: dict[int, list[Box]] = defaultdict(list)
    for row in rows:
        if row.page and row.bbox:
            boxes[row.page].append(_box(row.bbox))
    return boxes


def _box(bbox: str) -> Box:
    x0, y0, x1, y1 = map(float, bbox.split())
    return x0, y0, x1, y1


def _inside(box: Box, other: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return other[0] - _SLACK_PT <= x <= other[2] + _SLACK_PT and other[1] - _SLACK_PT <= y <= other[3] + _SLACK_PT
