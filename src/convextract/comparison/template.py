"""Templates: national models as Markdown that a lawyer can read and write, with YAML front matter.

A heading is a clause and bears a stable id: `### 4.2 Horaires et délai de réponse {#art-4.2}`. Marks may follow the id:
`.filled` (names, dates, signatures: filled in, never compared), `.item` (printed as an item of a list, `title : text`),
`.fixed` (must never change: differences are `high`), `.local` (left to each department: differences are `low`).
`{{department}}` is a placeholder: whatever stands there in a document is no difference.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from typing import Any

from convextract.records.vocabulary import Severity

HEADING = re.compile(r"^(#{1,6})[ \t]+((?:[^{\n]|\{\{[^{}\n]*\}\})*)(?:\{([^{}\n]*)\})?[ \t]*$")
_NUMBER = re.compile(r"^(?:art(?:icle)?\.?[ \t]*)?(\d{1,3}(?:\.\d{1,3})*)[ \t]*[-–—.:)]?[ \t]*", re.IGNORECASE)
_BULLET = re.compile(r"^[ \t]*[-*•][ \t]+")
_EMPHASIS = re.compile(r"\*{1,2}([^*\n]+)\*{1,2}")
PLACEHOLDER = re.compile(r"\{\{[ \t]*([A-Za-z_][\w-]*)[ \t]*\}\}")
MARKS = frozenset({"filled", "item", "fixed", "local"})


@dataclass(frozen=True, slots=True)
class TemplateClause:
    """A clause of the model: `id` is what `template_clause` holds, `paragraphs` its body, `line` where it stands."""

    id: str
    number: str
    title: str
    paragraphs: tuple[str, ...]
    level: int
    line: int
    marks: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The body in one line."""
        return " ".join(self.paragraphs)

    def weighed(self, severity: Severity) -> Severity:
        """A difference's severity by the marks: all that touches a `.fixed` clause weighs, a `.local` one is free."""
        return "high" if "fixed" in self.marks else "low" if "local" in self.marks else severity


@dataclass(frozen=True, slots=True)
class Template:
    """A version of a model. Dates are ISO; an empty one leaves that end open."""

    id: str
    title: str
    version: str
    valid_from: str
    valid_to: str
    clauses: tuple[TemplateClause, ...]
    provenance: str = ""
    placeholders: dict[str, str] = field(default_factory=dict)
    path: str = ""

    @property
    def key(self) -> str:
        """What `documents.template` holds, and what a person can ask for."""
        return f"{self.id}@{self.version}"

    @property
    def compared(self) -> tuple[TemplateClause, ...]:
        """The clauses that a document is held against: all but those that are filled in."""
        return tuple(c for c in self.clauses if "filled" not in c.marks)

    def clause(self, clause_id: str) -> TemplateClause:
        """Raises KeyError for an unknown id."""
        for clause in self.clauses:
            if clause.id == clause_id:
                return clause
        raise KeyError(clause_id)

    def in_force(self, date: str) -> bool:
        return (not self.valid_from or self.valid_from <= date) and (not self.valid_to or date <= self.valid_to)


def split_front_matter(source: str) -> tuple[str, str, int]:
    """(front matter, body, 1-based line on which the body begins); no front matter: an empty text."""
    lines = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and lines[0].strip() == "---":
        for index in range(1, len(lines)):
            if lines[index].strip() == "---":
                return "\n".join(lines[1:index]), "\n".join(lines[index + 1 :]), index + 2
    return "", "\n".join(lines), 1


def without_comments(body: str) -> str:
    """The text with `<!-- remarks -->` blanked, over several lines too; line numbers stay. One left open is kept."""
    pieces, end = [], 0
    while (start := body.find("<!--", end)) >= 0 and (close := body.find("-->", start)) >= 0:
        pieces += [body[end:start], "\n" * body.count("\n", start, close)]
        end = close + len("-->")
    return "".join([*pieces, body[end:]])


def parse_clauses(body: str, first_line: int) -> list[TemplateClause]:
    """The clauses of a body, in order; headings without an id get an empty one (the check tells of them)."""
    clauses: list[TemplateClause] = []
    heads: list[tuple[int, re.Match[str]]] = []
    lines = without_comments(body).split("\n")
    for index, line in enumerate(lines):
        match = HEADING.match(line)
        if match:
            heads.append((index, match))
    for position, (index, match) in enumerate(heads):
        end = heads[position + 1][0] if position + 1 < len(heads) else len(lines)
        words = (match[3] or "").split()
        number, title = split_number(match[2])
        clauses.append(
            TemplateClause(
                id=next((w[1:] for w in words if w.startswith("#")), ""),
                number=number,
                title=title,
                paragraphs=tuple(_paragraphs(lines[index + 1 : end])),
                level=len(match[1]),
                line=first_line + index,
                marks=frozenset(w[1:] for w in words if w.startswith(".")),
            )
        )
    return clauses


def split_number(heading: str) -> tuple[str, str]:
    """`Art. 4 - Obligations` gives (`4`, `Obligations`)."""
    match = _NUMBER.match(heading)
    return (match[1], heading[match.end() :].strip()) if match else ("", heading.strip())


def _paragraphs(lines: list[str]) -> list[str]:
    """Paragraphs and list items, one text each, without bullets and emphasis."""
    out: list[str] = []
    fresh = True
    for line in lines:
        if not line.strip():
            fresh = True
            continue
        item = bool(_BULLET.match(line))
        text = _EMPHASIS.sub(r"\1", _BULLET.sub("", line)).strip()
        if item or fresh:
            out.append(text)
        else:
            out[-1] += " " + text
        fresh = False
    return out


def iso_date(value: Any) -> str:
    """A YAML date or text as ISO date; empty for none; raises ValueError for what is no date."""
    if value in (None, ""):
        return ""
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    return datetime.date.fromisoformat(str(value)).isoformat()
