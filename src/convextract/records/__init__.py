"""The dataset: one record class a table, in the order of the exports."""

from __future__ import annotations

from convextract.records.base import QUOTE_LENGTH, Evidence, EvidencedRecord, Record, allowed_values, row_id
from convextract.records.clauses import Check, Clause, Deviation
from convextract.records.document import Document, DocumentEvidence, PageRow, Part
from convextract.records.people import Contact, Signatory
from convextract.records.places import OpeningHours, Structure
from convextract.records.undertakings import Commitment, Financing

RECORDS: tuple[type[Record], ...] = (
    Document, DocumentEvidence, PageRow, Part, Structure, Signatory, Commitment, Contact, OpeningHours, Financing,
    Clause, Deviation, Check,
)

TABLES: dict[str, type[Record]] = {record.table: record for record in RECORDS}

__all__ = [
    "QUOTE_LENGTH", "RECORDS", "TABLES", "Check", "Clause", "Commitment", "Contact", "Deviation", "Document",
    "DocumentEvidence", "Evidence", "EvidencedRecord", "Financing", "OpeningHours", "PageRow", "Part", "Record",
    "Signatory", "Structure", "allowed_values", "row_id",
]
