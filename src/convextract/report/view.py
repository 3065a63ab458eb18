"""What the report shows, as plain data made from rows: no HTML here, no database there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from convextract.comparison.template import Template, TemplateClause
from convextract.language.folding import fold
from convextract.records.labels import clause_label
from convextract.report.pictures import Excerpt, Picture, excerpts
from convextract.report.redline import Change, Piece, redline

Row = Mapping[str, Any]
SEVERITIES = ("high", "medium", "low")
_SHORT = 12


@dataclass(slots=True)
class ClauseView:
    """A clause of one convention beside the model's; `excerpts`: the places of its deviations, cut from the pages."""

    anchor: str
    template_clause: str
    number: str
    title: str
    status: str
    page: int | None
    deviations: list[Row]
    pieces: list[Piece]
    excerpts: list[Excerpt]
    alike: int = 0
    """How many other conventions write this clause in the same way."""

    @property
    def label(self) -> str:
        return clause_label(self.number, self.title) or "Clause sans titre"

    @property
    def decided(self) -> list[Row]:
        return [d for d in self.deviations if d["decision"] == "decided"]

    @property
    def undecided(self) -> list[Row]:
        return [d for d in self.deviations if d["decision"] == "undecided"]

    @property
    def severity(self) -> str:
        """The gravest decided severity; empty where there is none."""
        found = {d["severity"] for d in self.decided}
        return next((s for s in SEVERITIES if s in found), "")


@dataclass(slots=True)
class ConventionView:
    """`note`: French words on what the document is to another one (a copy, an avenant); empty for most."""

    document: Row
    anchor: str
    clauses: list[ClauseView]
    pictures: Mapping[int, Picture] = field(default_factory=dict)
    failed_checks: list[Row] = field(default_factory=list)
    note: str = ""

    @property
    def name(self) -> str:
        return str(self.document["source_file"])

    @property
    def is_copy(self) -> bool:
        return bool(self.document["duplicate_of"])

    def count(self, severity: str) -> int:
        return sum(d["severity"] == severity for c in self.clauses for d in c.decided)

    @property
    def undecided(self) -> int:
        return sum(len(c.undecided) for c in self.clauses)

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
    """One wording of a clause: what it changes, and (convention, clause) of all that use it."""

    changes: tuple[str, ...]
    used_by: tuple[tuple[ConventionView, ClauseView], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A clause of the models as a column of the matrix."""

    id: str
    short: str
    label: str
    variants: list[Variant]


@dataclass(frozen=True, slots=True)
class ReportView:
    heading: str
    models: tuple[str, ...]
    conventions: list[ConventionView]
    columns: list[Column]

    @property
    def undecided(self) -> list[tuple[ConventionView, ClauseView]]:
        return [(convention, c) for convention in self.conventions for c in convention.changed if c.undecided]

    def count(self, severity: str) -> int:
        """How many conventions have a decided deviation of this severity."""
        return sum(c.count(severity) > 0 for c in self.conventions)


def build(
    documents: Iterable[Row],
    rows: Mapping[str, Mapping[str, Sequence[Row]]],
    models: Mapping[str, Template],
    pictures: Mapping[str, Mapping[int, Picture]],
    heading: str = "Ce que les conventions changent au modèle national",
) -> ReportView:
    """The report over all documents that have clauses, by department.

    `rows`: table -> document_id -> rows in reading order. `models`: `documents.template` -> that template; the last
    one serves documents whose template is not known any more.
    """
    documents = list(documents)
    names = {d["document_id"]: d["source_file"] for d in documents}
    conventions: list[ConventionView] = []
    used: dict[str, Template] = {}
    for document in sorted(documents, key=lambda d: (not d["department_code"], d["department_code"])):
        key = document["document_id"]
        clauses = rows["clauses"].get(key, ())
        if not clauses:
            continue
        model = models.get(document["template"]) or list(models.values())[-1]
        used[f"{model.title}, version {model.version}" if model.version else model.title] = model
        own = dict(pictures.get(key, {}))
        anchor = f"d{len(conventions)}"
        views = _clauses(anchor, clauses, rows["deviations"].get(key, ()), model, own)
        failed = [c for c in rows["checks"].get(key, ()) if c["status"] == "fail"]
        conventions.append(ConventionView(document, anchor, views, own, failed, _note(document, names)))
    return ReportView(heading, tuple(used), conventions, _columns(used.values(), conventions))


def _note(document: Row, names: Mapping[str, str]) -> str:
    if document["duplicate_of"]:
        return f"double de {names.get(document['duplicate_of'], 'un autre fichier')}"
    if document["amends"]:
        return f"avenant à {names.get(document['amends'], 'une autre convention')}"
    return ""


def _clauses(
    convention: str, clauses: Sequence[Row], deviations: Sequence[Row], template: Template,
    pictures: Mapping[int, Picture],
) -> list[ClauseView]:
    models = {clause.id: clause for clause in template.compared}
    own: dict[str, list[Row]] = defaultdict(list)
    for deviation in deviations:
        own[deviation["clause_id"]].append(deviation)
    views = []
    for position, clause in enumerate(clauses):
        told = own.get(clause["clause_id"], [])
        model = models.get(clause["template_clause"])
        changes = [Change(d["template_text"], d["document_text"], d["severity"]) for d in told]
        anchor = f"{convention}-{position}"
        views.append(
            ClauseView(
                anchor=anchor,
                template_clause=clause["template_clause"],
                number=clause["number"],
                title=clause["title"] or (model.title if model else ""),
                status=clause["status"],
                page=clause["first_page"] or clause["page"],
                deviations=list(told),
                pieces=redline(model.text if model else "", clause["text"], changes) if told else [],
                excerpts=excerpts(told, pictures),
            )
        )
    return views


def _columns(models: Iterable[Template], conventions: Sequence[ConventionView]) -> list[Column]:
    """The clauses of all models in use, once each by id, in the order of the models."""
    clauses: dict[str, TemplateClause] = {}
    for model in models:
        for clause in model.compared:
            clauses.setdefault(clause.id, clause)
    out = []
    for clause in clauses.values():
        label = clause_label(clause.number or clause.id, clause.title)
        out.append(Column(clause.id, _short(clause), label, _variants(clause.id, conventions)))
    return out


def _short(clause: TemplateClause) -> str:
    """What fits above a column of figures."""
    stem, _, item = clause.id.partition("-")
    if stem == "preamble" and item:
        return f"Pr. {item}"
    name = clause.number or {"annexes": "Annexes"}.get(clause.id) or clause.title or clause.id
    return name if len(name) <= _SHORT else name[: _SHORT - 1] + "…"


def _variants(clause_id: str, conventions: Sequence[ConventionView]) -> list[Variant]:
    """The wordings of a clause, most used first: two conventions write the same where the same changes are told.

    Copies of a convention (its scan beside its native file) are not counted twice.
    """
    groups: dict[tuple[str, ...], list[tuple[ConventionView, ClauseView]]] = defaultdict(list)
    for convention in conventions:
        view = None if convention.is_copy else convention.by_template.get(clause_id)
        if view is not None:
            told = (f"{d['operation']} {d['template_text']} > {d['document_text']}" for d in view.decided)
            groups[tuple(sorted(map(fold, told)))].append((convention, view))
    out = []
    for _, using in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        for _, view in using:
            view.alike = len(using) - 1
        out.append(Variant(tuple(str(d["explanation"]) for d in using[0][1].decided), tuple(using)))
    return out
