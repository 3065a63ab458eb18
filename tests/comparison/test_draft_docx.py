"""A model from a word processor becomes a template: all that a reader of the print sees, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from convextract.comparison.draft import DraftClause, markdown
from convextract.comparison.draft_docx import of_docx
from convextract.comparison.template import Template
from convextract.comparison.template_register import parse_template
from convextract.errors import UsageError

docx = pytest.importorskip("docx")


def saved(document: Any, folder: Path) -> list[DraftClause]:
    path = folder / "modèle 2025.docx"
    document.save(str(path))
    return of_docx(path)


def as_template(clauses: list[DraftClause]) -> Template:
    return parse_template(markdown(clauses, template_id="essai", title="Essai", provenance="essai"))


def numbered(paragraph: Any, level: int) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    properties = paragraph._p.get_or_add_pPr()
    mark = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    properties.append(parse_xml(mark))


def test_headings_numbered_by_the_word_processor_get_their_numbers(tmp_path: Path) -> None:
    document = docx.Document()
    for level, title in ((1, "Objet"), (2, "Champ"), (2, "Durée"), (1, "Financement"), (2, "Montant")):
        numbered(document.add_heading(title, level), level - 1)
    assert [(c.number, c.title) for c in saved(document, tmp_path)] == [
        ("1", "Objet"), ("1.1", "Champ"), ("1.2", "Durée"), ("2", "Financement"), ("2.1", "Montant"),
    ]


def test_headings_that_are_typed_and_sentences_that_only_begin_with_a_number(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("ARTICLE 1er – Objet", "Texte.", "4.2 Horaires", "6. Une phrase qui commence par un nombre."):
        document.add_paragraph(text)
    document.add_paragraph().add_run("7. Litiges").bold = True
    clauses = saved(document, tmp_path)
    assert [(c.number, c.title) for c in clauses] == [("1", "Objet"), ("4.2", "Horaires"), ("7", "Litiges")]
    assert clauses[1].paragraphs[0].text == "6. Une phrase qui commence par un nombre."


def test_tables_content_controls_and_tracked_insertions_are_read_and_deletions_are_not(tmp_path: Path) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    document.add_heading("Article 1 - Objet", 1)
    changed = document.add_paragraph("Deux ")
    for tag, inner in (("ins", "<w:t>agents</w:t>"), ("del", "<w:delText>bureaux</w:delText>")):
        changed._p.append(parse_xml(f'<w:{tag} {nsdecls("w")}><w:r>{inner}</w:r></w:{tag}>'))
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "CAF", "deux référents"
    control = f'<w:sdt {nsdecls("w")}><w:sdtContent><w:p><w:r><w:t>Saisi</w:t></w:r></w:p></w:sdtContent></w:sdt>'
    document.element.body.insert(len(document.element.body) - 1, parse_xml(control))
    texts = [p.text for p in saved(document, tmp_path)[0].paragraphs]
    assert texts == ["Deux agents", "CAF | deux référents", "Saisi"]


def test_blanks_parties_and_signatures_are_left_to_each_document(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Entre le préfet de ............ et la commune,")
    document.add_heading("Article 1 - Objet", 1)
    document.add_paragraph("La maison de ____________ ouvre au public.")
    document.add_heading("Signatures", 1)
    template = as_template(saved(document, tmp_path))
    assert [c.id for c in template.compared] == ["art-1"]
    assert template.clause("art-1").text == "La maison de {{a-completer}} ouvre au public."


def test_what_is_no_document_or_has_no_heading_is_said(tmp_path: Path) -> None:
    (tmp_path / "faux.docx").write_bytes(b"PK\x03\x04 rien")
    with pytest.raises(UsageError, match="lisible"):
        of_docx(tmp_path / "faux.docx")
    document = docx.Document()
    document.add_paragraph("Du texte seulement.")
    with pytest.raises(UsageError, match="titre"):
        saved(document, tmp_path)
