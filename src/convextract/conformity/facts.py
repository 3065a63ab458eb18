"""What the checks look at: the document, its records by table, its date; and how a check is written down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from convextract.records import (
    Check,
    Contact,
    Document,
    Evidence,
    EvidencedRecord,
    Financing,
    OpeningHours,
    Part,
    Record,
    Signatory,
    Structure,
)
from convextract.records.vocabulary import CheckStatus
from convextract.structure.model import StructuredDocument

R = TypeVar("R", bound=Record)
CONVENTION = "convention"
"""Subject of the rows that are about the convention as a whole."""


@dataclass(frozen=True)
class Facts:
    """One document, ready to be checked."""

    document: StructuredDocument
    records: dict[str, list[Record]]

    def of(self, record: type[R]) -> list[R]:
        """The records of one table, in reading order."""
        return [row for row in self.records.get(record.table, []) if isinstance(row, record)]

    @property
    def structures(self) -> list[Structure]:
        return self.of(Structure)

    @property
    def signatories(self) -> list[Signatory]:
        return self.of(Signatory)

    @property
    def contacts(self) -> list[Contact]:
        return self.of(Contact)

    @property
    def financing(self) -> list[Financing]:
        return self.of(Financing)

    @property
    def opening_hours(self) -> list[OpeningHours]:
        return self.of(OpeningHours)

    @property
    def date(self) -> str:
        """ISO date of signature, else of publication or receipt; empty where none is known."""
        documents = self.of(Document)
        if not documents:
            return ""
        known = documents[0]
        return known.signed_date or known.published_date or known.received_date

    @property
    def convention_parts(self) -> list[str]:
        """Ids of the parts that are the convention itself (or its avenants)."""
        return [p.record.part_id for p in self.document.parts_of_kind("convention")]

    def part(self, part_id: str) -> Part | None:
        return next((p.record for p in self.document.parts if p.record.part_id == part_id), None)

    def check(
        self, rule: str, subject: str, status: CheckStatus, detail: str, evidence: Evidence | None = None
    ) -> Check:
        """A row of `checks`. `evidence`: where what was judged stands; None where nothing could be read."""
        shown = Evidence() if evidence is None else evidence
        return Check(
            document_id=self.document.document_id,
            rule=rule,
            subject=subject,
            status=status,
            detail=detail,
            source_file=self.document.source_file,
            page=shown.page,
            bbox=shown.bbox,
            quote=shown.quote,
            confidence=shown.confidence,
            method=f"contrôle:{rule}",
        )


def number(value: float) -> str:
    """As French readers write it: `20,5`, `30 000`."""
    whole = f"{value:,.2f}".rstrip("0").rstrip(".") if value != int(value) else f"{int(value):,}"
    return whole.replace(",", "\u00a0").replace(".", ",")


def first_evidence(rows: Sequence[EvidencedRecord]) -> EvidencedRecord | None:
    """The first row that says where it was read."""
    return next((row for row in rows if row.page), None)
