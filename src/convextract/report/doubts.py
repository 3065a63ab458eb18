"""What a person should look at first, over the whole store: each with its page and the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from convextract.language.folding import fold
from convextract.records import TABLES

if TYPE_CHECKING:
    from convextract.store import Store

DEFAULT_BELOW = 0.8
_QUOTED = 120
_PAGE = re.compile(r"\bpages? (\d{1,4})\b")
_FAINT_PAGE = 0.75
"""Pages whose words were read with less mean confidence than this are named."""
_TOLD_BY_STATUS = ("checks", "document_evidence")
_SAYING = ("name", "family_name", "email", "place", "amount", "text", "explanation", "title", "field", "organisation")
"""The first of these columns that is filled says what a row is about."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """`confidence` 0 to 1 (0: certainly to be looked at); `reason` is a French phrase."""

    confidence: float
    source_file: str
    page: int | None
    table: str
    subject: str
    reason: str


def doubts(store: Store, below: float = DEFAULT_BELOW) -> list[Doubt]:
    """Everything doubtful, most doubtful first, then by file and page."""
    found = [*_documents(store), *_pages(store), *_rows(store, below), *_conflicts(store)]
    return sorted(found, key=lambda d: (d.confidence, d.source_file, d.page or 0, d.table, d.subject))


def _documents(store: Store) -> Iterator[Doubt]:
    for row in store.rows("documents"):
        for problem in filter(None, row["problems"].split("|")):
            place = _PAGE.search(problem)
            yield Doubt(0.0, row["source_file"], int(place[1]) if place else None, "documents", "", problem)


def _pages(store: Store) -> Iterator[Doubt]:
    for row in store.rows("pages"):
        confidence = row["ocr_confidence"]
        if row["source"] == "lost":
            yield Doubt(0.0, row["source_file"], row["page"], "pages", "", "page non lue")
        elif confidence is not None and confidence < _FAINT_PAGE and row["words"]:
            yield Doubt(confidence, row["source_file"], row["page"], "pages", "", "page difficile à lire")


def _rows(store: Store, below: float) -> Iterator[Doubt]:
    for table, record in TABLES.items():
        if "confidence" not in record.model_fields or table in _TOLD_BY_STATUS:
            continue
        for row in store.rows(table):
            if row.get("decision") == "undecided":
                reason = "écart ou erreur de lecture : à vérifier à l'œil"
                yield Doubt(min(row["confidence"] or 0.5, 0.5), *_place(row), table, _subject(row), reason)
            elif row["confidence"] is not None and row["confidence"] < below:
                subject = _subject(row)
                yield Doubt(row["confidence"], *_place(row), table, subject, _reason(subject, row["quote"]))


def _conflicts(store: Store) -> Iterator[Doubt]:
    """Checks that failed: two places of a document disagree, or a rule is not kept."""
    for row in store.rows("checks"):
        if row["status"] == "fail":
            confidence = row["confidence"] if row["confidence"] is not None else 0.5
            yield Doubt(confidence, *_place(row), "checks", row["subject"], row["detail"] or row["rule"])


def _reason(subject: str, quote: str) -> str:
    """Why a row is doubtful; the words as read only where they say more than the row's own subject."""
    if not quote:
        return "peu sûr"
    if fold(quote).strip(" .;,") == fold(subject).strip(" .;,"):
        return "lecture peu sûre"
    return f"peu sûr, lu : « {quote if len(quote) <= _QUOTED else quote[:_QUOTED].rsplit(' ', 1)[0] + '…'} »"


def _place(row: dict[str, Any]) -> tuple[str, int | None]:
    return row["source_file"], row["page"]


def _subject(row: dict[str, Any]) -> str:
    if row.get("family_name"):
        return " ".join(filter(None, (row["civility"], row["given_name"], row["family_name"])))
    return str(next((row[c] for c in _SAYING if row.get(c) not in ("", None)), ""))
