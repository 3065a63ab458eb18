"""The row of `documents`: what the file is, where it belongs, when it was signed, how long it runs, with evidence."""

from __future__ import annotations

from convextract.extraction.documents.act_stamp import labelled_dates_of, read_act_id, read_stamp_dates, stamp_lines
from convextract.extraction.documents.duration import read_duration
from convextract.extraction.documents.found import Found
from convextract.extraction.documents.naming import main_part, read_title
from convextract.extraction.documents.signing import read_signing
from convextract.extraction.documents.territory import read_department
from convextract.language.gazetteer import departments
from convextract.records import Document, DocumentEvidence
from convextract.structure.model import PartSpan, StructuredDocument

__all__ = ["extract"]

_LOCAL = ("convention", "deliberation")
"""Kinds that belong to one department."""
_ACTS = ("deliberation", "convention", "framework_agreement")
"""Kinds that are received and published as acts; a web page that was `publiée le` is none."""


def extract(document: StructuredDocument) -> tuple[Document, list[DocumentEvidence]]:
    """The document's own fields, those of its file (hash, pages, status) left to the pipeline, and their evidence."""
    row = Document(document_id=document.document_id, source_file=document.source_file)
    fields: dict[str, Found | None] = {}
    stamped = list(stamp_lines(document.pages))
    act = read_act_id(stamped)
    fields["act_id"] = act[1] if act else None
    fields["department_code"] = read_department(document, act)
    part = main_part(document)
    problems: list[str] = []
    if act or any(document.parts_of_kind(*_ACTS)):
        fields |= read_stamp_dates(stamped)
    if part is not None:
        row.kind = part.record.kind
        fields["title"] = read_title(document, part)
        problems += _dates_and_duration(document, part, fields)
        if part.record.kind in _LOCAL and not fields["department_code"]:
            problems.append("Département non déterminé : aucun ne ressort nettement du texte")
    _certified_dates(document, fields)
    for name, found in fields.items():
        if found:
            setattr(row, name, found.value)
    if row.department_code:
        row.department_name = departments()[row.department_code].name
    row.problems = "|".join(problems)
    return row, _evidence(row, fields)


def _dates_and_duration(
    document: StructuredDocument, part: PartSpan, fields: dict[str, Found | None]
) -> list[str]:
    if part.record.kind not in ("convention", "framework_agreement", "circular", "other", "deliberation"):
        return []
    signing = read_signing(document, part)
    fields["signed_place"], fields["signed_date"] = signing.place, signing.date
    if part.record.kind in ("convention", "framework_agreement"):
        duration = read_duration(document, part)
        fields["term"], fields["renewal"] = duration.term, duration.renewal
    return [signing.note] if signing.note else []


def _certified_dates(document: StructuredDocument, fields: dict[str, Found | None]) -> None:
    """What the deliberation certifies about its own receipt and publication, where no stamp tells it."""
    for part in document.parts_of_kind(*_ACTS):
        for block in document.blocks_of(part):
            for name, found in labelled_dates_of(block.text).items():
                if not fields.get(name):
                    fields[name] = found


def _evidence(row: Document, fields: dict[str, Found | None]) -> list[DocumentEvidence]:
    own = {"document_id": row.document_id, "source_file": row.source_file}
    return [
        DocumentEvidence(field=name, **own, **found.evidence.model_dump())
        for name, found in sorted(fields.items())
        if found
    ]
