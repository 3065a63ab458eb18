"""Deviations as one self-contained HTML page: no script, no outside file; everything from documents is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from convextract.records.labels import clause_label, value_label

if TYPE_CHECKING:
    from convextract.pipeline.compared import ComparedDocument

_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
h2{margin-top:2.5rem;border-bottom:2px solid #000091}table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #ccc;vertical-align:top}
.high{background:#ffe3e0}.medium{background:#fff3d6}.low{background:#e8f0fe}
.tag{font-weight:700;white-space:nowrap}del{color:#8f1f12;background:#ffe9e6}ins{color:#11552a;background:#e3f7e8}
.doubt{border:1px dashed #666;padding:0 .3rem}a:focus,summary:focus{outline:3px solid #0a76f6}
@media print{body{max-width:none}details{display:block}}
"""


def page(documents: list[ComparedDocument]) -> str:
    """One page over all documents; valid HTML that can be opened without a server and printed."""
    body = "\n".join(_document(number, document) for number, document in enumerate(documents, 1))
    return (
        '<!DOCTYPE html>\n<html lang="fr"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">'
        f"<title>Écarts au modèle national</title><style>{_STYLE}</style></head>\n"
        f"<body><main><h1>Écarts au modèle national</h1>{_contents(documents)}{body}</main></body></html>"
    )


def _contents(documents: list[ComparedDocument]) -> str:
    if len(documents) < 2:
        return ""
    items = "".join(
        f'<li><a href="#d{number}">{escape(d.source_file)}</a> : {len(d.deviations)} écarts</li>'
        for number, d in enumerate(documents, 1)
    )
    return f'<nav aria-label="Conventions"><ol>{items}</ol></nav>'


def _document(number: int, document: ComparedDocument) -> str:
    clauses = {row["clause_id"]: row for row in document.clauses}
    problems = "".join(f"<p>⚠ {escape(problem)}</p>" for problem in document.problems)
    rows = "".join(_row(row, clauses.get(row["clause_id"], {})) for row in document.deviations)
    table = (
        '<table><thead><tr><th scope="col">Clause</th><th scope="col">Gravité</th><th scope="col">Page</th>'
        f'<th scope="col">Écart</th></tr></thead><tbody>{rows}</tbody></table>'
        if rows
        else "<p>Aucun écart.</p>" if clauses else "<p>Aucune clause de convention à comparer.</p>"
    )
    return (
        f'<section id="d{number}"><h2>{escape(document.source_file)}</h2>{problems}{table}'
        f"<details><summary>Les {len(document.clauses)} clauses</summary>{_clauses(document.clauses)}</details>"
        "</section>"
    )


def _row(row: dict[str, Any], clause: dict[str, Any]) -> str:
    name = clause_label(clause.get("number"), clause.get("title"))
    doubt = ' <span class="doubt">à vérifier sur l\'image</span>' if row["decision"] == "undecided" else ""
    change = "".join(
        f"<p><{tag}>{escape(str(row[field]))}</{tag}></p>"
        for tag, field in (("del", "template_text"), ("ins", "document_text"))
        if row[field]
    )
    return (
        f'<tr class="{escape(row["severity"])}"><td>{escape(name or row["template_clause"])}</td>'
        f'<td class="tag">{value_label("severity", row["severity"])}</td><td>{row["page"] or ""}</td>'
        f"<td>{escape(row['explanation'])}{doubt}{change}</td></tr>"
    )


def _clauses(clauses: list[dict[str, Any]]) -> str:
    rows = "".join(
        f"<tr><td>{escape(str(c['number']))}</td><td>{escape(str(c['title']))}</td>"
        f"<td>{value_label('status', c['status'])}</td><td>{c['first_page'] or ''}</td></tr>"
        for c in clauses
    )
    head = "".join(f'<th scope="col">{title}</th>' for title in ("Numéro", "Titre", "État", "Page"))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
