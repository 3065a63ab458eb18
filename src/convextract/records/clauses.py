"""Tables of the comparison with the national template: clauses, deviations; and the checks."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from convextract.records.base import EvidencedRecord
from convextract.records.vocabulary import CheckStatus, ClauseStatus, Decision, Nature, Operation, Severity


class Clause(EvidencedRecord):
    """A clause of the document, or one that it lacks."""

    table: ClassVar[str] = "clauses"
    label: ClassVar[str] = "Clauses"
    letter: ClassVar[str] = "k"
    id_column: ClassVar[str] = "clause_id"
    key: ClassVar[tuple[str, ...]] = ("clause_id",)
    foreign_keys: ClassVar[dict[str, str]] = {"document_id": "documents", "part_id": "parts"}

    clause_id: str = Field("", description="document_id + `k` + running number")
    document_id: str = Field("", description="document")
    part_id: str = Field("", description="part")
    number: str = Field("", description="`4.2`, `preamble`")
    title: str = Field("", description="title as printed")
    first_page: int | None = Field(None, ge=1, description="page on which it begins")
    text: str = Field("", description="body, hyphenation undone")
    template_clause: str = Field("", description="id of the clause in the template; empty for an added clause")
    status: ClauseStatus = Field(description="what became of the template's clause")
    similarity: float | None = Field(None, ge=0, le=1, description="0 to 1")


class Deviation(EvidencedRecord):
    """A difference of substance from the template."""

    table: ClassVar[str] = "deviations"
    label: ClassVar[str] = "Écarts"
    letter: ClassVar[str] = "d"
    id_column: ClassVar[str] = "deviation_id"
    key: ClassVar[tuple[str, ...]] = ("deviation_id",)
    foreign_keys: ClassVar[dict[str, str]] = {"document_id": "documents", "clause_id": "clauses"}

    deviation_id: str = Field("", description="document_id + `d` + running number")
    document_id: str = Field("", description="document")
    clause_id: str = Field("", description="clause of the document")
    template_clause: str = Field("", description="id of the clause in the template")
    operation: Operation = Field(description="what was done to the template's words")
    template_text: str = Field("", description="the template's words")
    document_text: str = Field("", description="the document's words")
    nature: Nature = Field(description="what kind of change")
    severity: Severity = Field(
        description="high: changes money, numbers, deadlines, duties or parties; medium: a provision; low: wording"
    )
    decision: Decision = Field("decided", description="`undecided`: may be OCR, a person must look")
    explanation: str = Field("", description="one French sentence")


class Check(EvidencedRecord):
    """A rule of the Charter, or sanity of the data."""

    table: ClassVar[str] = "checks"
    label: ClassVar[str] = "Contrôles"

    document_id: str = Field("", description="document")
    rule: str = Field(description="code of the rule")
    subject: str = Field("", description="structure, table or `convention`")
    status: CheckStatus = Field(description="outcome")
    detail: str = Field("", description="what was found, in French")
