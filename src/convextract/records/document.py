"""Tables about the file itself: documents, document_evidence, pages, parts."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from convextract.records.base import EvidencedRecord, Record
from convextract.records.vocabulary import DocumentStatus, PageSource, PartKind, Renewal


class Document(Record):
    """One row a file."""

    table: ClassVar[str] = "documents"
    label: ClassVar[str] = "Documents"
    id_column: ClassVar[str] = "document_id"
    key: ClassVar[tuple[str, ...]] = ("document_id",)
    foreign_keys: ClassVar[dict[str, str]] = {"duplicate_of": "documents", "amends": "documents"}

    document_id: str = Field(
        description="first 16 hexadecimal digits of the file's SHA-256 (of its relative path where it cannot be read)"
    )
    source_file: str = Field(description="path relative to the ingested folder")
    sha256: str = Field("", description="SHA-256 of the file's bytes, empty where it could not be read")
    pages: int = Field(0, ge=0, description="number of pages")
    pages_ocr: int = Field(0, ge=0, description="pages whose text came from OCR")
    kind: PartKind = Field("other", description="the part kind that the file exists for")
    title: str = Field("", description="title as printed")
    department_code: str = Field("", description="INSEE code of the department: `01`..`95`, `2A`, `2B`, `971`..`976`")
    department_name: str = Field("", description="name of the department")
    signed_place: str = Field("", description="place of signature")
    signed_date: str = Field("", description="date of signature, `YYYY-MM-DD`")
    act_id: str = Field("", description="id of the act in the @CTES stamp")
    received_date: str = Field("", description="date of receipt at the préfecture, `YYYY-MM-DD`")
    published_date: str = Field("", description="date of publication, `YYYY-MM-DD`")
    term: str = Field("", description="end date, `YYYY-MM-DD`, or empty")
    renewal: Renewal = Field("", description="how it is renewed")
    ocr_confidence: float | None = Field(None, ge=0, le=1, description="mean word confidence, 0 to 1")
    status: DocumentStatus = Field("ok", description="whether all of the document could be read")
    problems: str = Field("", description="what went wrong, in French, `|`-joined")
    duplicate_of: str = Field("", description="document_id of another file that holds the same convention")
    amends: str = Field("", description="document_id of the convention that this avenant changes")
    template: str = Field("", description="template that its convention was compared with, `id@version`; empty: none")


class DocumentEvidence(EvidencedRecord):
    """Where a field of `documents` was read."""

    table: ClassVar[str] = "document_evidence"
    label: ClassVar[str] = "Preuves des documents"
    key: ClassVar[tuple[str, ...]] = ("document_id", "field")

    document_id: str = Field(description="document")
    field: str = Field(description="column of `documents`")


class PageRow(Record):
    """One row a page."""

    table: ClassVar[str] = "pages"
    label: ClassVar[str] = "Pages"
    key: ClassVar[tuple[str, ...]] = ("document_id", "page")

    document_id: str = Field(description="document")
    page: int = Field(ge=1, description="1-based page of the source file")
    width: float = Field(0, ge=0, description="PDF points, after turning")
    height: float = Field(0, ge=0, description="PDF points, after turning")
    rotation: int = Field(0, description="degrees clockwise applied to read it: 0, 90, 180, 270")
    source: PageSource = Field(description="where the words came from; `lost`: the page could not be read")
    ocr_confidence: float | None = Field(None, ge=0, le=1, description="mean word confidence, 0 to 1")
    words: int = Field(0, ge=0, description="number of words")
    text: str = Field("", description="as read, in reading order, lines and hyphens kept, nothing mended")
    problems: str = Field("", description="what went wrong, in French, `|`-joined")
    department_code: str = Field("", description="INSEE code of the document's department")
    source_file: str = Field("", description="path of the document, relative to the ingested folder")


class Part(Record):
    """A piece of a bundle."""

    table: ClassVar[str] = "parts"
    label: ClassVar[str] = "Pièces"
    letter: ClassVar[str] = "p"
    id_column: ClassVar[str] = "part_id"
    key: ClassVar[tuple[str, ...]] = ("part_id",)

    part_id: str = Field("", description="document_id + `p` + running number")
    document_id: str = Field("", description="document")
    kind: PartKind = Field(description="what the piece is")
    annex_number: str = Field("", description="number of the annex, as the piece or the list of annexes gives it")
    title: str = Field("", description="title as printed")
    first_page: int = Field(ge=1, description="first page")
    last_page: int = Field(ge=1, description="last page")
    partner_code: str = Field("", description="operator of a `partner_offer`")
    department_code: str = Field("", description="INSEE code of the document's department")
    source_file: str = Field("", description="path of the document, relative to the ingested folder")
