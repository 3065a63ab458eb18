"""How the rows of one document look in a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from convextract.cli.terminal import console
from convextract.records import TABLES
from convextract.records.labels import column_label, value_label
from convextract.report.doubts import Doubt

Row = Mapping[str, Any]

COLUMNS: dict[str, tuple[str, ...]] = {
    "pages": ("page", "source", "rotation", "words", "ocr_confidence", "problems"),
    "parts": ("first_page", "last_page", "kind", "annex_number", "title", "partner_code"),
    "structures": ("page", "name", "manager", "commune", "opening_hours", "weekly_hours", "email", "phone"),
    "signatories": (
        "page", "civility", "given_name", "family_name", "role", "organisation", "partner_code", "signature",
    ),
    "commitments": ("page", "partner_code", "category", "text", "quantity", "unit", "deadline"),
    "contacts": ("page", "partner_code", "given_name", "family_name", "role", "email", "phones", "structure"),
    "opening_hours": ("page", "place", "weekday", "opens", "closes", "by_appointment", "recurrence"),
    "financing": ("page", "amount", "kind", "payer", "payee", "period", "per", "purpose"),
    "clauses": ("first_page", "number", "title", "template_clause", "status", "similarity"),
    "deviations": ("page", "template_clause", "severity", "nature", "decision", "explanation"),
    "checks": ("page", "rule", "subject", "status", "detail"),
    "document_evidence": ("page", "field", "quote", "confidence"),
}
"""What of each table is shown, page first; the whole row is in the exports."""

_LONG_TABLES = ("pages", "clauses", "document_evidence")
_FEW_ROWS = 12
_SUBJECT = 90
_NARROW = frozenset({"page", "first_page", "last_page", "weekday", "opens", "closes", "amount", "quantity"})


def print_tables(rows: Mapping[str, Sequence[Row]], *, whole: bool) -> None:
    """The document's own fields, then each table that has rows. `whole`: long tables are not cut."""
    out = console()
    for name, found in rows.items():
        if name == "documents":
            for row in found:
                _print_document(out, row)
        elif found:
            _print_table(out, name, found, whole=whole or name not in _LONG_TABLES)


def print_doubts(found: Sequence[Doubt]) -> None:
    """One line a doubt, most doubtful first."""
    out = console()
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title in ("Confiance", "Fichier", "Page", "Table", "Sujet", "Pourquoi"):
        table.add_column(title, overflow="fold")
    for doubt in found:
        page = "" if doubt.page is None else str(doubt.page)
        confidence = f"{doubt.confidence:.2f}".replace(".", ",") if doubt.confidence else "–"
        shown = (confidence, doubt.source_file, page, TABLES[doubt.table].label)
        subject = doubt.subject if len(doubt.subject) <= _SUBJECT else doubt.subject[:_SUBJECT].rsplit(" ", 1)[0] + "…"
        table.add_row(*map(escape, (*shown, subject, doubt.reason)))
    out.print(table)
    out.print(f"{len(found)} point{'s' if len(found) > 1 else ''} à regarder.", highlight=False)


def _print_document(out: Console, row: Row) -> None:
    out.rule(f"[bold]{escape(row['source_file'])}")
    grid = Table.grid(padding=(0, 2))
    for column, value in row.items():
        if value in ("", None) or column in ("source_file", "sha256"):
            continue
        for number, line in enumerate(str(value).split("|") if column == "problems" else [value]):
            grid.add_row(f"[dim]{column_label(column)}" if number == 0 else "", escape(_cell(column, line)))
    out.print(grid)


def _print_table(out: Console, name: str, rows: Sequence[Row], *, whole: bool) -> None:
    shown = rows if whole else rows[:_FEW_ROWS]
    filled = [c for c in COLUMNS[name] if any(row[c] not in ("", None) for row in shown)]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title_justify="left")
    table.title = f"[bold]{TABLES[name].label}[/] ({len(rows)})"
    for column in filled:
        table.add_column(column_label(column), overflow="fold", no_wrap=column in _NARROW)
    for row in shown:
        table.add_row(*(escape(_cell(column, row[column])) for column in filled))
    out.print(table)
    if len(shown) < len(rows):
        out.print(f"[dim]... {len(rows) - len(shown)} lignes de plus : --table {name}[/]", highlight=False)


def _cell(column: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.2f}".replace(",", " ").removesuffix(".00").replace(".", ",")
    return value_label(column, str(value))
