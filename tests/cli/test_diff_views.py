"""Deviations as text and as a page: nothing of a document is taken for markup, doubt is said."""

from __future__ import annotations

from convextract.cli.diff_html import page
from convextract.cli.diff_view import as_text
from convextract.pipeline.compared import ComparedDocument
from convextract.records.labels import clause_label


def compared(text: str, decision: str = "decided") -> ComparedDocument:
    clause = {"clause_id": "k1", "number": "4.2", "title": "Horaires", "status": "modified",
              "template_clause": "art-4.2", "first_page": 3}
    deviation = {"clause_id": "k1", "template_clause": "art-4.2", "severity": "high", "decision": decision, "page": 3,
                 "explanation": "Le délai passe de 72h à 48h.", "template_text": "72h", "document_text": text}
    return ComparedDocument("essai.pdf", "d", [clause], [deviation], [])


def test_markup_in_a_document_stays_text() -> None:
    html = page([compared("<script>alert(1)</script>")])
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_the_text_names_clause_page_and_doubt() -> None:
    text = as_text([compared("48h", "undecided")], colour=False)
    assert "4.2 Horaires" in text
    assert "p. 3" in text
    assert "à vérifier" in text
    assert "\x1b" not in text


def test_a_document_without_a_convention_says_so() -> None:
    nothing = ComparedDocument("menu.pdf", "d", [], [], [])
    assert "Aucune clause" in as_text([nothing], colour=False)
    assert "Aucune clause" in page([nothing])


def test_priorities_of_the_preamble_have_a_name() -> None:
    assert clause_label("preamble-5", "Un financement garanti") == (
        "Préambule, priorité 5 : Un financement garanti"
    )
