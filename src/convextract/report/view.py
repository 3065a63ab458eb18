"""What the report shows, as plain data made from rows: no HTML here, no database there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from convextract.comparison.template import Template
from convextract.language.folding import fold
from convextract.report.redline import Change, Piece, redline

Row = Mapping[str, Any]
SEVERITIES = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as an image; `width` and `height` of the page in points, so that boxes can be drawn over it."""

    page: int
    media_type: str
    base64: str
    width: float
    height: float


@dataclass(slots=True)
class ClauseView:
    """A clause of one convention beside the model's."""

    anchor: str
    template_clause: str
    number: str
    title: str
    status: str
    page: int | None
    deviations: list[Row]
    pieces: list[Piece]

    @property
    def severity(self) -> str:
        """The gravest decided severity; empty where there is none."""
        decided = {d["severity"] for d in self.deviations if d["decision"] == "decided"}
        return next((s for s in SEVERITIES if s in decided), "")

    @property
    def undecided(self) -> int:
        return sum(d["decision"] == "undecided" for d in self.deviations)


@dataclass(slots=True)
class ConventionView:
    document: Row
    clauses: list[ClauseView]
    pictures: dict[int, Picture] = field(default_factory=dict)
    failed_checks: list[Row] = field(default_factory=list)

    @property
    def name(self) -> str:
        return str(self.document["source_file"])

    def count(self, severity: str) -> int:
        return sum(d["severity"] == severity and d["decision"] == "decided" for c in self.clauses for d in c.deviations)

    @property
    def by_template(self) -> dict[str, ClauseView]:
        return {c.template_clause: c for c in self.clauses if c.template_clause}

    @property
    def added(self) -> list[ClauseView]:
        return [c for c in self.clauses if not c.template_clause]

    @property
    def changed(self) -> list[ClauseView]:
        return [c for c in self.clauses if c.deviations or c.status in ("added", "missing", "moved")]


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording of a clause, and the conventions that use it, most used first."""

    label: str
    changes: tuple[str, ...]
    conventions: tuple[ConventionView, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    template: Template
    conventions: list[ConventionView]
    variants: dict[str, list[Variant]]


def build(
    documents: Iterable[Row],
    rows: Mapping[str, Mapping[str, Sequence[Row]]],
    template: Template,
    pictures: Mapping[str, Mapping[int, Picture]],
) -> ReportView:
    """The report over all documents that have clauses. `rows`: table -> document_id -> rows in reading order."""
    conventions: list[ConventionView] = []
    for document in documents:
        key = document["document_id"]
        clauses = rows["clauses"].get(key, ())
        if clauses:
            views = _clauses(len(conventions), clauses, rows["deviations"].get(key, ()), template)
            failed = [c for c in rows["checks"].get(key, ()) if c["status"] == "fail"]
            conventions.append(ConventionView(document, views, dict(pictures.get(key, {})), failed))
    return ReportView(template, conventions, _variants(conventions, template))


def _clauses(index: int, clauses: Sequence[Row], deviations: Sequence[Row], template: Template) -> list[ClauseView]:
    models = {clause.id: clause for clause in template.compared}
    own: dict[str, list[Row]] = defaultdict(list)
    for deviation in deviations:
        own[deviation["clause_id"] or deviation["template_clause"]].append(deviation)
    views = []
    for position, clause in enumerate(clauses):
        told = own.get(clause["clause_id"], []) + own.get(clause["template_clause"] or "?", [])
        model = models.get(clause["template_clause"])
        changes = [Change(d["template_text"], d["document_text"], d["severity"]) for d in told]
        pieces = redline(model.text if model else "", clause["text"], changes) if told else []
        views.append(
            ClauseView(
                anchor=f"c{index}-{position}",
                template_clause=clause["template_clause"],
                number=clause["number"],
                title=clause["title"] or (model.title if model else ""),
                status=clause["status"],
                page=clause["first_page"] or clause["page"],
                deviations=list(told),
                pieces=pieces,
            )
        )
    return views


def _variants(conventions: Sequence[ConventionView], template: Template) -> dict[str, list[Variant]]:
    """Per clause of the model, its wordings: two conventions write the same where the same changes are told."""
    out: dict[str, list[Variant]] = {}
    for clause in template.compared:
        groups: dict[tuple[str, ...], list[ConventionView]] = defaultdict(list)
        shown: dict[tuple[str, ...], tuple[str, ...]] = {}
        for convention in conventions:
            view = convention.by_template.get(clause.id)
            if view is None:
                continue
            decided = [d for d in view.deviations if d["decision"] == "decided"]
            key = tuple(sorted(fold(f"{d['operation']} {d['template_text']} > {d['document_text']}") for d in decided))
            groups[key].append(convention)
            shown[key] = tuple(str(d["explanation"]) for d in decided)
        out[clause.id] = [
            Variant("comme le modèle" if not key else "variante", shown[key], tuple(using))
            for key, using in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
        ]
    return out
