"""What a person must look at comes first, with page and reason; what is sure stays out."""

from __future__ import annotations

from pathlib import Path

from convextract.records import Check, Contact, Document, PageRow, Record
from convextract.report.doubts import doubts
from convextract.settings import database_url
from convextract.store import Store, Versions

ID = "0" * 16


def contact(family_name: str, confidence: float, number: int) -> Contact:
    return Contact(
        contact_id=f"{ID}c{number:04d}", document_id=ID, family_name=family_name, page=2, bbox="1 1 2 2",
        quote=family_name, confidence=confidence, method="contacts/table", source_file="a.pdf",
    )


def test_doubtful_rows_lost_pages_and_failed_checks_are_listed(tmp_path: Path) -> None:
    records: dict[str, list[Record]] = {
        "documents": [Document(document_id=ID, source_file="a.pdf", sha256="f" * 64, status="partial")],
        "pages": [PageRow(document_id=ID, page=3, source="lost", source_file="a.pdf")],
        "contacts": [contact("Sûre", 0.95, 1), contact("Douteuse", 0.55, 2)],
        "checks": [
            Check(document_id=ID, rule="two_agents", subject="Bus", status="fail", detail="1 agent, minimum 2",
                  confidence=0.9, page=2, source_file="a.pdf"),
            Check(document_id=ID, rule="reply_72h", subject="convention", status="pass", source_file="a.pdf"),
        ],
    }
    with Store(database_url(str(tmp_path / "s.db"))) as store:
        store.put_document(records, folder=str(tmp_path), versions=Versions("1", "1"))
        found = doubts(store, below=0.8)
    assert [(d.table, d.page, d.subject) for d in found] == [
        ("pages", 3, ""),
        ("contacts", 2, "Douteuse"),
        ("checks", 2, "Bus"),
    ]
    assert found[1].reason == "lecture peu sûre"
    assert found[2].reason == "1 agent, minimum 2"
