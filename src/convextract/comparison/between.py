"""Two conventions, or a convention and its avenant: the first one serves as the template of the second."""

from __future__ import annotations

import re
from dataclasses import replace

from convextract.comparison.amendments import Amendment, amendments
from convextract.comparison.compare import Comparison, compare_sections, compare_with
from convextract.comparison.explanation import explain_added, label, quoted
from convextract.comparison.sections import Section, convention_part
from convextract.comparison.template import Template, TemplateClause
from convextract.errors import UsageError
from convextract.reading.running_text import RunningText
from convextract.records import Clause, Deviation, row_id
from convextract.structure.model import StructuredDocument

_A_CONVENTION_OF_ITS_OWN = 0.4
"""An avenant repeats less of a convention's words than this."""
_ARTICLE = re.compile(r"^\d")


def template_of(document: StructuredDocument) -> Template:
    """A document's clauses as a template. Raises UsageError where it has none."""
    clauses: list[TemplateClause] = []
    taken: set[str] = set()
    for clause in document.clauses:
        name = re.sub(r"[^a-z0-9.-]+", "-", clause.number.lower()).strip("-") or f"clause-{len(clauses) + 1}"
        wanted = f"art-{name}" if name[:1].isdigit() else name
        clause_id = wanted if wanted not in taken else f"{wanted}-{len(clauses) + 1}"
        taken.add(clause_id)
        clauses.append(
            TemplateClause(
                id=clause_id,
                number=clause.number,
                title=clause.title.text.rstrip(" :."),
                paragraphs=(clause.body.text,) if clause.body else (),
                level=2 + clause.number.count("."),
                line=len(clauses) + 1,
            )
        )
    if not clauses:
        raise UsageError(f"« {document.source_file} » ne contient pas de convention à comparer.")
    return Template(
        id=document.document_id, title=document.source_file, version="", valid_from="", valid_to="",
        clauses=tuple(clauses), path=document.source_file,
    )


def compare_documents(first: StructuredDocument, second: StructuredDocument) -> Comparison:
    """What the second convention changes against the first; of an avenant, what it does to the articles that it names.

    Raises UsageError where the first has no clauses.
    """
    template = template_of(first)
    changes = amendments(second)
    result = compare_with(second, [template])
    if changes and result.similarity < _A_CONVENTION_OF_ITS_OWN:
        result = _compare_avenant(second, template, changes)
    for row in result.deviations:
        if row.operation == "clause_added":
            clause = next(c for c in result.clauses if c.clause_id == row.clause_id)
            row.explanation = explain_added(clause.number, clause.title, first.source_file)
        elif row.operation == "clause_missing":
            gone = template.clause(row.template_clause)
            row.explanation = f"La clause {label(gone)} de {first.source_file} est absente de {second.source_file}."
    return result


def _compare_avenant(avenant: StructuredDocument, template: Template, changes: list[Amendment]) -> Comparison:
    """Holds the new wording of articles against the old one; all that the avenant does not name stays as it is."""
    known = {clause.number: clause for clause in template.clauses}
    named = [change for change in changes if change.article in known]
    unknown = [c.article for c in changes if c.article not in known]
    problems = [f"L'avenant change l'article {article}, que {template.title} n'a pas." for article in unknown]
    problems += [f"L'article {c.article} est supprimé par l'avenant (page {c.page})." for c in named if c.removes]
    told = {change.clause for change in changes}
    silent = [c.number or c.title.text for c in avenant.clauses if c.number not in told and _ARTICLE.match(c.number)]
    if silent:
        problems.append(f"Articles de l'avenant qui ne nomment pas l'article qu'ils changent : {', '.join(silent)}.")
    worded = [change for change in named if change.wording and not change.adds]
    result = Comparison(template.id)
    if worded:
        touched = replace(template, clauses=tuple(known[c.article] for c in worded))
        sections = [Section(c.article, RunningText([]), c.wording, titled=True) for c in worded]
        part = convention_part(avenant)
        part_id = part.record.part_id if part else ""
        result = compare_sections(avenant, part_id, sections, [touched], least_coverage=0.0)
    for change in (c for c in named if c.wording and c.adds):
        _complete(result, avenant.document_id, known[change.article], change)
    for clause in result.clauses:
        clause.title = clause.title or known[clause.number].title
    result.problems = problems
    return result


def _complete(result: Comparison, document_id: str, old: TemplateClause, change: Amendment) -> None:
    """The rows of an article to which an avenant adds words."""
    evidence = change.wording.evidence(0, len(change.wording.text), method="comparison:amendment", confidence=0.85)
    clause = Clause(
        clause_id=row_id(document_id, "k", len(result.clauses) + 1), document_id=document_id, number=old.number,
        title=old.title, first_page=evidence.page, text=change.wording.text, template_clause=old.id, status="modified",
        similarity=0.0, **evidence.model_dump(),
    )
    result.clauses.append(clause)
    added = quoted(change.wording.text.rstrip(" .»"))
    result.deviations.append(Deviation(
        deviation_id=row_id(document_id, "d", len(result.deviations) + 1), document_id=document_id,
        clause_id=clause.clause_id, template_clause=old.id, operation="insert", document_text=change.wording.text,
        nature="scope", severity="medium",
        explanation=f"L'article {old.number} est complété : {added}.", **evidence.model_dump(),
    ))
