"""The report: safe against markup in documents, each page image once, copies counted once, doubts set apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from convextract.comparison.template_register import parse_template
from convextract.errors import CannotWrite, NothingToIngest
from convextract.reading.page import PagePicture
from convextract.records import Clause, Deviation, Document, PageRow, Record
from convextract.report import write_report
from convextract.report.page import render
from convextract.report.pictures import Picture, excerpts
from convextract.report.view import ReportView, build
from convextract.settings import database_url
from convextract.store import Store, Versions

MODEL = parse_template("""---
id: essai
title: Essai
version: "1"
---

## Art. 1 - Horaires {#art-1}

Ouvert 24 heures par semaine.

## Art. 2 - Durée {#art-2}

Trois ans.
""")
HOSTILE = '"><script>alert(1)</script>\'.pdf'


def document(number: int, **more: str) -> dict[str, Any]:
    own = Document(document_id=f"{number:016d}", source_file=f"{number}.pdf", sha256=f"{number:064d}")
    return {**own.model_dump(), "department_code": "70", "template": MODEL.key, **more}


def clause(number: int, article: int, status: str = "modified") -> dict[str, Any]:
    return {
        "clause_id": f"{number}k{article}", "template_clause": f"art-{article}", "number": str(article), "title": "T",
        "status": status, "first_page": 3, "page": 3, "text": "Ouvert 28 heures par semaine.",
    }


def deviation(number: int, text: str, decision: str = "decided") -> dict[str, Any]:
    return {
        "clause_id": f"{number}k1", "template_clause": "art-1", "operation": "replace", "template_text": "24 heures",
        "document_text": text, "nature": "quantity", "severity": "high", "decision": decision, "page": 3,
        "bbox": "10 400 60 412", "explanation": f"Le nombre passe de 24 heures à {text}.",
    }


def view(documents: list[dict[str, Any]], deviations: dict[int, list[dict[str, Any]]], **more: Any) -> ReportView:
    rows = {
        "clauses": {d["document_id"]: [clause(int(d["document_id"]), n) for n in (1, 2)] for d in documents},
        "deviations": {f"{number:016d}": found for number, found in deviations.items()},
        "checks": {},
    }
    return build(documents, rows, {MODEL.key: MODEL}, more.get("pictures", {}))


def test_markup_in_names_and_texts_stays_text() -> None:
    html = render(view([document(1, source_file=HOSTILE)], {1: [deviation(1, "<img src=x onerror=alert(1)>")]}))
    assert "<script>alert" not in html
    assert "<img" not in html
    assert html.count("<script>") == 1


def test_a_page_is_embedded_once_however_many_clauses_show_it() -> None:
    picture = Picture("p0", 3, "image/webp", "QUJD", 595.0, 842.0)
    other = {**deviation(1, "vingt-huit heures"), "clause_id": "1k2", "template_clause": "art-2"}
    shown = view([document(1)], {1: [deviation(1, "28 heures"), other]}, pictures={f"{1:016d}": {3: picture}})
    html = render(shown)
    assert html.count("QUJD") == 1
    assert html.count('href="#p0"') == 4  # two clauses: the band, and the whole page


def test_copies_of_a_convention_are_shown_but_counted_once() -> None:
    twins = [document(1), document(2, duplicate_of=f"{1:016d}"), document(3)]
    shown = view(twins, {n: [deviation(n, "28 heures")] for n in (1, 2, 3)})
    assert len(shown.conventions) == 3
    assert [len(v.used_by) for v in shown.columns[0].variants] == [2]
    assert shown.conventions[0].clauses[0].alike == 1
    assert shown.conventions[1].note == "double de 1.pdf"


def test_what_is_undecided_is_listed_apart_and_colours_no_cell() -> None:
    shown = view([document(1)], {1: [deviation(1, "28 heures", "undecided")]})
    assert [c.template_clause for _, c in shown.undecided] == ["art-1"]
    assert shown.conventions[0].clauses[0].severity == ""
    assert "À vérifier à l'œil" in render(shown)


def test_an_excerpt_is_a_band_around_the_places_within_the_page() -> None:
    picture = Picture("p0", 3, "image/webp", "", 595.0, 842.0)
    band = excerpts([deviation(1, "x"), {**deviation(1, "y"), "bbox": "10 450 60 460"}], {3: picture})[0]
    assert band.top < 400
    assert band.top + band.height > 460
    assert not band.is_whole
    assert len(band.marks) == 2
    assert excerpts([{**deviation(1, "x"), "bbox": "", "page": None}], {3: picture}) == []


def test_a_store_becomes_one_file(tmp_path: Path) -> None:
    key = "0" * 16
    rows: dict[str, list[Record]] = {
        "documents": [Document(document_id=key, source_file="a.pdf", sha256="f" * 64, template=MODEL.key)],
        "pages": [PageRow(document_id=key, page=3, width=595, height=842, source="ocr", source_file="a.pdf")],
        "clauses": [Clause(clause_id="k", document_id=key, template_clause="art-1", status="modified",
                           text="Ouvert 28 heures par semaine.", source_file="a.pdf")],
        "deviations": [Deviation(**deviation(0, "28 heures"), deviation_id="d", document_id=key,
                                 source_file="a.pdf").model_copy(update={"clause_id": "k"})],
    }
    target = tmp_path / "rapport.html"
    with Store(database_url(str(tmp_path / "s.db"))) as store:
        with pytest.raises(NothingToIngest):
            write_report(store, target, {MODEL.key: MODEL})
        pictures = [PagePicture(3, "image/webp", b"RIFF")]
        store.put_document(rows, folder=str(tmp_path), versions=Versions("1", "1"), pictures=pictures)
        assert write_report(store, target, {MODEL.key: MODEL}) == 1
        with pytest.raises(CannotWrite):
            write_report(store, tmp_path / "absent" / "r.html", {MODEL.key: MODEL})
    html = target.read_text(encoding="utf-8")
    assert "<del>24</del>" in html
    assert "data:image/webp;base64,UklGRg==" in html
