"""A perturbed convention as paper: set with random fonts, measures and columns, degraded as scanners do it."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, PageTemplate

from benchmarks.comparison_draft import Draft, DraftClause
from benchmarks.comparison_structure import Numbering
from benchmarks.generator.degrade import degrade
from benchmarks.generator.typesetting import Sheet
from benchmarks.generator.vocabulary import Vocabulary

_TWO_COLUMNS = 0.2
_GUTTER_MM, _TITLE_MM = 8, 24
"""The title runs over both columns."""


def scan(draft: Draft, seed: int, kind: str, dpi: int, path: Path) -> str:
    """Write the draft as a scanned PDF at `path`; returns how it was set, for the record."""
    chance = random.Random(f"{seed}-{kind}")
    native = path.with_suffix(".native.pdf")
    setting = typeset(draft, chance, native)
    degrade(native, path, kind=kind, dpi=dpi, chance=chance)
    native.unlink()
    return setting


def typeset(draft: Draft, chance: random.Random, path: Path, columns: int = 0) -> str:
    """Write the draft as a PDF with text in so many columns (0: one or two, at random); returns how it was set."""
    sheet = Sheet(chance)
    department = Vocabulary(chance).department()
    sheet.add(f"Convention départementale France Services {department.genitive}", sheet.title)
    for text in draft.front:
        sheet.add(text)
    numbering = Numbering(chance)
    for clause in draft.clauses:
        if clause.id != "annexes":
            _clause(sheet, clause, numbering)
    sheet.add(f"Fait à {department.prefecture}, le {chance.randint(2, 28)} mars {chance.randint(2021, 2024)}")
    sheet.add("Le Préfet", sheet.bold)
    sheet.space(20)
    for clause in draft.clauses:
        if clause.id == "annexes":
            _clause(sheet, clause, numbering)
    columns = columns or (2 if chance.random() < _TWO_COLUMNS else 1)
    _save(sheet, path, columns)
    justified = "justified" if sheet.body.alignment == TA_JUSTIFY else "ragged"
    return f"{sheet.body.fontName} {sheet.body.fontSize:g} pt, {justified}, {columns} column(s)"


def _clause(sheet: Sheet, clause: DraftClause, numbering: Numbering) -> None:
    texts = [(index, text) for index, text in enumerate(clause.paragraphs) if text]
    if clause.listed:
        sheet.bullets([(" : ".join([clause.title, *(text for _, text in texts)]) + ("" if texts else "."), ())])
        return
    if clause.heading:
        sheet.add(numbering.heading(clause), sheet.heading)
    for index, text in texts:
        if index in clause.items:
            sheet.bullets([(text, ())])
        else:
            sheet.add(text)


def _save(sheet: Sheet, path: Path, columns: int) -> None:
    if columns == 1:
        sheet.save(path)
        return

    def decorate(canvas: Any, _: Any) -> None:
        canvas.setFont(sheet.body.fontName, 8)
        canvas.drawCentredString(A4[0] / 2, 11 * mm, str(canvas.getPageNumber()))

    document = BaseDocTemplate(str(path), pagesize=A4, invariant=1)
    first = [Frame(20 * mm, (276 - _TITLE_MM) * mm, 170 * mm, _TITLE_MM * mm, id="title"), *_two(258 - _TITLE_MM)]
    document.addPageTemplates([
        PageTemplate(id="first", frames=first, onPage=decorate, autoNextPageTemplate="others"),
        PageTemplate(id="others", frames=_two(258), onPage=decorate),
    ])
    document.build([sheet.story[0], FrameBreak(), *sheet.story[1:]])


def _two(height_mm: float) -> list[Frame]:
    width = (170 - _GUTTER_MM) / 2
    return [
        Frame((20 + n * (width + _GUTTER_MM)) * mm, 18 * mm, width * mm, height_mm * mm, leftPadding=0, rightPadding=0)
        for n in range(2)
    ]
