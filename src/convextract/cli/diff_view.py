"""Deviations in a terminal: clause by clause, what weighs most in red."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from convextract.records.labels import clause_label, value_label

if TYPE_CHECKING:
    from convextract.pipeline.compared import ComparedDocument

_TINT = {"high": "red", "medium": "yellow", "low": "blue"}
_STATUS = {
    "identical": ("identique", "identiques"),
    "cosmetic": ("identique à la typographie près", "identiques à la typographie près"),
    "modified": ("modifiée", "modifiées"),
    "added": ("ajoutée", "ajoutées"),
    "missing": ("absente", "absentes"),
    "moved": ("déplacée", "déplacées"),
}
_CUT = 300


def as_text(documents: list[ComparedDocument], *, colour: bool) -> str:
    """All documents, one after the other. Without `colour` no terminal codes are in it."""
    return "\n\n".join(_document(document, colour) for document in documents)


def _document(document: ComparedDocument, colour: bool) -> str:
    lines = [_style(document.source_file, colour, bold=True)]
    lines += [f"  ! {problem}" for problem in document.problems]
    if not document.clauses:
        return "\n".join([*lines, "  Aucune clause de convention à comparer."])
    lines.append("  " + _counts(document.clauses))
    clauses = {row["clause_id"]: row for row in document.clauses}
    for clause_id, rows in groupby(document.deviations, key=lambda row: row["clause_id"]):
        lines.append("\n  " + _style(_clause_name(clauses.get(clause_id, {})), colour, bold=True))
        for row in rows:
            lines += _deviation(row, colour)
    if not document.deviations:
        lines.append("  Aucun écart.")
    return "\n".join(lines)


def _counts(clauses: list[dict[str, Any]]) -> str:
    numbers = {status: sum(row["status"] == status for row in clauses) for status in _STATUS}
    told = (f"{n} {_STATUS[status][n > 1]}" for status, n in numbers.items() if n)
    return f"{len(clauses)} clause{'s' * (len(clauses) > 1)} : " + ", ".join(told)


def _clause_name(clause: dict[str, Any]) -> str:
    name = clause_label(clause.get("number"), clause.get("title")) or "Clause"
    return f"{name} ({'déplacée' if clause.get('status') == 'moved' else clause.get('template_clause') or 'ajoutée'})"


def _deviation(row: dict[str, Any], colour: bool) -> list[str]:
    word, tint = value_label("severity", row["severity"]).upper(), _TINT[row["severity"]]
    doubt = "  [à vérifier sur l'image]" if row["decision"] == "undecided" else ""
    page = f"  p. {row['page']}" if row["page"] else ""
    lines = [f"    {_style(word, colour, fg=tint)}{page}  {row['explanation']}{doubt}"]
    for sign, text, side in (("-", row["template_text"], "red"), ("+", row["document_text"], "green")):
        if text:
            lines.append(_style(f"        {sign} {_cut(text)}", colour, fg=side))
    return lines


def _cut(text: str) -> str:
    return text if len(text) <= _CUT else text[:_CUT].rsplit(" ", 1)[0] + " ..."


def _style(text: str, colour: bool, *, fg: str | None = None, bold: bool = False) -> str:
    return click.style(text, fg=fg, bold=bold) if colour else text
