"""Two conventions, or a convention and its avenant: the first one serves as the template of the second."""

from __future__ import annotations

import re

from convextract.comparison.compare import Comparison, compare_with
from convextract.comparison.template import Template, TemplateClause
from convextract.errors import UsageError
from convextract.structure.model import StructuredDocument


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
    """What the second convention changes against the first. Raises UsageError where the first has no clauses."""
    return compare_with(second, [template_of(first)])
