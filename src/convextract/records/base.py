"""What every record shares: the column order, the evidence block, the closing columns, ids.

A record class is THE definition of its table. Its fields, in order, are the columns; each field's `description`
goes to the Table Schema and to docs/dataset.md; its Python type decides the column type. Nothing else defines a table.
"""

from __future__ import annotations

from typing import ClassVar, get_args

from pydantic import BaseModel, ConfigDict, Field

QUOTE_LENGTH = 300
"""A quote is cut to this many characters (contract)."""


class Record(BaseModel):
    """One row of one table."""

    model_config = ConfigDict(extra="forbid", validate_assignment=True)

    table: ClassVar[str] = ""
    letter: ClassVar[str] = ""
    """The letter in this table's row ids; empty for tables without an id column of their own."""
    id_column: ClassVar[str] = ""
    label: ClassVar[str] = ""
    """French name of the table, for people (workbook sheets, `show`)."""
    key: ClassVar[tuple[str, ...]] = ()
    foreign_keys: ClassVar[dict[str, str]] = {"document_id": "documents"}

    @classmethod
    def columns(cls) -> list[str]:
        """Column names, in the order of every export."""
        return list(cls.model_fields)


class Evidence(BaseModel):
    """Where a value was read: page (1-based), box in points (origin top left), words as read, confidence, method."""

    model_config = ConfigDict(extra="forbid", validate_assignment=True)

    page: int | None = Field(None, ge=1, description="1-based page of the source file")
    bbox: str = Field("", description="`x0 y0 x1 y1` in PDF points of the page as seen after rotation, origin top left")
    quote: str = Field("", max_length=QUOTE_LENGTH, description="the words as read, up to 300 characters")
    confidence: float | None = Field(None, ge=0, le=1, description="0 to 1: of the rows at 0.9, nine in ten are right")
    method: str = Field("", description="which extractor and rule or model produced the row")


class EvidencedRecord(Record, Evidence):
    """A row with evidence that ends with the two columns which make a file readable on its own."""

    model_config = ConfigDict(extra="forbid", validate_assignment=True)

    department_code: str = Field("", description="INSEE code of the document's department: `01`..`95`, `2A`, `971`..")
    source_file: str = Field("", description="path of the document, relative to the ingested folder")

    @classmethod
    def columns(cls) -> list[str]:
        """The table's own columns, then the evidence, then the two closing ones."""
        last = [*Evidence.model_fields, "department_code", "source_file"]
        return [name for name in cls.model_fields if name not in last] + last


def row_id(document_id: str, letter: str, number: int) -> str:
    """The deterministic id of a row: document id + table letter + running number in reading order (1-based)."""
    return f"{document_id}{letter}{number:04d}"


def allowed_values(record: type[Record], column: str) -> tuple[str, ...]:
    """The closed vocabulary of a column, or an empty tuple where any value goes."""
    return tuple(str(value) for value in get_args(record.model_fields[column].annotation) if isinstance(value, str))
