"""Material that tests of several rooms share: small PDFs made on the spot, invented rows, workers in this process."""

from __future__ import annotations

import heapq
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from convextract.pipeline.scheduler import Outcome, Scheduler, Task
from convextract.records import (
    Check,
    Clause,
    Contact,
    Deviation,
    Document,
    DocumentEvidence,
    Financing,
    PageRow,
    Part,
    Record,
    Signatory,
)
from convextract.settings import Settings

DOCUMENT_ID = "0123456789abcdef"

CONVENTION = [
    "Convention départementale France Services de la Haute-Saône",
    "Entre l'État, représenté par le préfet de la Haute-Saône,",
    "et la communauté de communes des Trois Rivières, représentée par Mme Léa Martin, présidente.",
    "Article 1 - Objet de la convention",
    "La présente convention a pour objet de définir les modalités d'organisation des structures.",
]


def make_pdf(path: Path, pages: list[list[str]]) -> Path:
    """A PDF with a good text layer: one list of lines a page."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    path.parent.mkdir(parents=True, exist_ok=True)
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    for lines in pages:
        canvas.setFont("Helvetica", 11)
        for number, line in enumerate(lines):
            canvas.drawString(60, 780 - 18 * number, line)
        canvas.showPage()
    canvas.save()
    return path


@pytest.fixture
def pdf() -> Callable[[Path, list[list[str]]], Path]:
    return make_pdf


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Over a fresh store of this test."""
    return Settings(database_url=f"sqlite:///{tmp_path / 'store.db'}", jobs=1)


class InlineWorkers(Scheduler):
    """Runs tasks in this process, in order of urgency: the same orders as the real one, without its processes."""

    def __init__(self, jobs: int, initializer: Callable[..., None], initargs: tuple[Any, ...]) -> None:
        self.waiting: list[tuple[tuple[int, ...], int, Task]] = []
        self.count = 0

    def __exit__(self, *exception: object) -> None:
        from convextract.pipeline import worker

        if worker._open is not None:
            worker._open[1].close()
            worker._open = None

    def add(self, task: Task) -> None:
        self.count += 1
        heapq.heappush(self.waiting, (task.priority, self.count, task))

    def run(self) -> None:
        while self.waiting:
            task = heapq.heappop(self.waiting)[2]
            task.done(Outcome(value=task.function(*task.arguments)))


@pytest.fixture
def inline() -> type[InlineWorkers]:
    return InlineWorkers


def example_rows(
    document_id: str = DOCUMENT_ID, source_file: str = "dossier/convention.pdf"
) -> dict[str, list[Record]]:
    """An invented document with rows that are hard to export: formulas, accents, codes with a leading zero."""
    closing = {"document_id": document_id, "department_code": "01", "source_file": source_file}
    evidence = {"page": 1, "bbox": "10.0 20.0 100.0 32.0", "quote": "Léa Martin", "confidence": 0.9, "method": "rule"}
    part, clause = f"{document_id}p0001", f"{document_id}k0001"
    return {
        "documents": [
            Document(**closing, sha256=document_id * 4, pages=1, kind="convention", signed_date="2023-01-09",
                     title="=Convention, dite « l'accord »")
        ],
        "document_evidence": [DocumentEvidence(**closing, **evidence, field="signed_date")],
        "pages": [PageRow(**closing, page=1, source="text_layer", width=595.28, height=841.89, text="Léa\nMartin")],
        "parts": [Part(part_id=part, **closing, kind="convention", first_page=1, last_page=1)],
        "signatories": [
            Signatory(signatory_id=f"{document_id}s0001", part_id=part, **closing, **evidence, family_name="Martin",
                      given_name="Léa", role="-Présidente")
        ],
        "contacts": [
            Contact(contact_id=f"{document_id}c0001", part_id=part, **closing, **evidence, role="@accueil",
                    phones="+33199000001|3949", email="accueil@trois-rivieres.example")
        ],
        "financing": [
            Financing(financing_id=f"{document_id}m0001", **closing, **evidence, amount=14616000.0),
            Financing(financing_id=f"{document_id}m0002", **closing, **evidence, amount=0.35, kind="price"),
        ],
        "clauses": [Clause(clause_id=clause, part_id=part, **closing, **evidence, status="modified", number="4.2")],
        "deviations": [
            Deviation(deviation_id=f"{document_id}d0001", clause_id=clause, **closing, **evidence, operation="replace",
                      nature="deadline", severity="high", explanation="Le délai passe de 72 h à 5 jours.")
        ],
        "checks": [Check(**closing, **evidence, rule="two_agents", subject="convention", status="unknown")],
    }


@pytest.fixture
def rows() -> dict[str, list[Record]]:
    return example_rows()


@pytest.fixture
def unprivileged() -> None:
    """Permissions mean nothing to the superuser, nor on Windows."""
    if os.name == "nt" or os.geteuid() == 0:
        pytest.skip("permissions do not bind this user")
