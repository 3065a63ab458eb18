"""Rows of one document come out in reading order, numbered by it, linked, and closed with the shared columns."""

from __future__ import annotations

from typing import Any

from convextract.pipeline.assembly import finish
from convextract.pipeline.document_row import joined, mean_confidence, page_problems, spans, with_twins
from convextract.reading.page import Box, Line, Page, Word
from convextract.records import Clause, Contact, Deviation, Document, DocumentEvidence, Part

ID = "0123456789abcdef"


def line(text: str, x0: float, y0: float) -> Line:
    return Line((Word(text, Box(x0, y0, x0 + 100, y0 + 10)),))


LINES = (line("gauche-haut", 50, 100), line("gauche-bas", 50, 400), line("droite", 350, 100))
TWO_COLUMNS = Page(1, 600, 800, "text_layer", lines=LINES)


def contact(name: str, page: int | None, bbox: str, part: str = "") -> Contact:
    return Contact(family_name=name, page=page, bbox=bbox, part_id=part)


def finished(pages: list[Page], **tables: list[Any]) -> dict[str, list[Any]]:
    document = Document(document_id=ID, source_file="a.pdf", department_code="2A")
    return finish({"documents": [document], **tables}, pages)


def test_columns_are_read_one_after_the_other() -> None:
    rows = finished(
        [TWO_COLUMNS],
        contacts=[
            contact("unplaced", None, ""),
            contact("third", 1, "350.0 100.0 450.0 110.0"),
            contact("second", 1, "50.0 400.0 150.0 410.0"),
            contact("first", 1, "50.0 100.0 150.0 110.0"),
        ],
    )["contacts"]
    assert [(r.family_name, r.contact_id) for r in rows] == [
        ("first", f"{ID}c0001"), ("second", f"{ID}c0002"), ("third", f"{ID}c0003"), ("unplaced", f"{ID}c0004"),
    ]
    assert {(r.department_code, r.source_file, r.document_id) for r in rows} == {("2A", "a.pdf", ID)}


def test_links_follow_the_final_ids_and_dead_ones_are_emptied() -> None:
    rows = finished(
        [TWO_COLUMNS],
        parts=[Part(part_id="first", kind="convention", first_page=1, last_page=1)],
        clauses=[Clause(clause_id="x9", status="modified"), Clause(clause_id="x4", status="missing")],
        deviations=[
            Deviation(clause_id="x4", operation="clause_missing", nature="scope", severity="medium"),
            Deviation(clause_id="gone", operation="insert", nature="wording", severity="low"),
        ],
        contacts=[contact("a", 1, "", part="first"), contact("b", 1, "", part="nowhere")],
    )
    assert [r.part_id for r in rows["contacts"]] == [f"{ID}p0001", ""]
    assert [r.clause_id for r in rows["clauses"]] == [f"{ID}k0001", f"{ID}k0002"]
    assert [r.clause_id for r in rows["deviations"]] == [f"{ID}k0002", ""]


def test_a_field_of_the_document_has_one_evidence() -> None:
    evidence = [
        DocumentEvidence(document_id=ID, field="term", page=1), DocumentEvidence(document_id=ID, field="term", page=2),
    ]
    assert [r.page for r in finished([TWO_COLUMNS], document_evidence=evidence)["document_evidence"]] == [1]


def test_values_that_a_column_may_not_hold_are_left_out() -> None:
    contact = Contact(phones="+33199000001|O1 99|3949", email="accueil (at) example", partner_code="msa|unknown")
    (row,) = finished([TWO_COLUMNS], contacts=[contact])["contacts"]
    assert (row.phones, row.email, row.partner_code) == ("+33199000001|3949", "", "msa")
    document = Document(
        document_id=ID, source_file="a.pdf", department_code="20", signed_date="2023-02-30", term="2024-02-29"
    )
    (document,) = finish({"documents": [document]}, [])["documents"]
    assert (document.department_code, document.signed_date, document.term) == ("", "", "2024-02-29")


def test_rows_that_the_stages_keep_are_not_changed() -> None:
    row = contact("a", 1, "")
    finished([TWO_COLUMNS], contacts=[row])
    assert row.contact_id == ""


def test_problems_of_pages_are_told_once_with_their_pages() -> None:
    pages = [Page(n, 1, 1, "lost" if n == 9 else "ocr", problems=("abîmée",)) for n in (2, 3, 4, 7, 9)]
    assert page_problems(pages) == ["pages 2 à 4, 7, 9 : abîmée"]
    assert spans([1, 2]) == "1, 2"
    assert joined(["un | deux", "", "trois", "trois"]) == "un / deux|trois"


def test_twins_are_told_as_they_are_now() -> None:
    told = with_twins("page 1 : abîmée", ["b.pdf"])
    assert with_twins(told, ["c.pdf", "d.pdf"]) == "page 1 : abîmée|Même contenu que c.pdf, d.pdf"
    assert with_twins(told, []) == "page 1 : abîmée"


def test_mean_confidence_counts_each_recognised_word_once() -> None:
    one = Page(1, 1, 1, "ocr", lines=(line("a", 0, 0),), ocr_confidence=0.4)
    three = Page(2, 1, 1, "ocr", lines=(line("a", 0, 0), line("b", 0, 9), line("c", 0, 19)), ocr_confidence=0.8)
    native = Page(3, 1, 1, "text_layer", lines=(line("a", 0, 0),))
    assert mean_confidence([one, three, native]) == 0.7
    assert mean_confidence([native]) is None
