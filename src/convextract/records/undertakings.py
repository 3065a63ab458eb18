"""Tables about undertakings: what partners promise, and who pays how much."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from convextract.records.base import EvidencedRecord
from convextract.records.vocabulary import CommitmentCategory, FinancingKind

_PART = {"document_id": "documents", "part_id": "parts"}


class Commitment(EvidencedRecord):
    """What a named partner undertakes: one bullet is one row."""

    table: ClassVar[str] = "commitments"
    label: ClassVar[str] = "Engagements"
    letter: ClassVar[str] = "e"
    id_column: ClassVar[str] = "commitment_id"
    key: ClassVar[tuple[str, ...]] = ("commitment_id",)
    foreign_keys: ClassVar[dict[str, str]] = _PART

    commitment_id: str = Field("", description="document_id + `e` + running number")
    document_id: str = Field("", description="document")
    part_id: str = Field("", description="part")
    partner_code: str = Field("", description="who undertakes, `|`-joined where several")
    organisation: str = Field("", description="as written")
    text: str = Field(description="the whole undertaking, the lead-in's subject left out")
    category: CommitmentCategory = Field("other", description="what it is about")
    quantity: float | None = Field(None, description="number named")
    unit: str = Field("", description="unit of the quantity")
    deadline: str = Field("", description="ISO date, or year")


class Financing(EvidencedRecord):
    """One amount of money."""

    table: ClassVar[str] = "financing"
    label: ClassVar[str] = "Financements"
    letter: ClassVar[str] = "m"
    id_column: ClassVar[str] = "financing_id"
    key: ClassVar[tuple[str, ...]] = ("financing_id",)
    foreign_keys: ClassVar[dict[str, str]] = _PART

    financing_id: str = Field("", description="document_id + `m` + running number")
    document_id: str = Field("", description="document")
    part_id: str = Field("", description="part")
    amount: float | None = Field(None, description="euros")
    share_percent: float | None = Field(None, description="share of a whole, in percent")
    payer: str = Field("", description="who pays, as written")
    payer_code: str = Field("", description="operator who pays")
    payee: str = Field("", description="who receives, as written")
    kind: FinancingKind = Field("subsidy", description="what the amount is")
    period: str = Field("", description="`per_year`, a year, a span `2019-2022`, `once`, or empty")
    per: Literal["", "structure"] = Field("", description="`structure` where the amount is for each structure")
    purpose: str = Field("", description="what for, as written")
