"""A file may hold several conventions (of several houses or years): each is compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from convextract.comparison.sections import convention_part
from convextract.records import Clause, Deviation, row_id
from convextract.structure.clauses import clauses_of, whole_conventions
from convextract.structure.model import StructuredDocument


def further_conventions(document: StructuredDocument) -> Iterator[StructuredDocument]:
    """The document once for each whole convention after the one that `document.clauses` are of, with its clauses."""
    first = convention_part(document)
    for part in whole_conventions(document):
        if first is not None and part.first > first.first and (clauses := clauses_of(document, part)):
            yield replace(document, clauses=clauses)


def renumber(
    document_id: str, clauses: list[Clause], deviations: list[Deviation], after_clauses: int, after_deviations: int
) -> None:
    """Gives the rows of a further convention the numbers that follow; in place."""
    new_ids: dict[str, str] = {}
    for number, clause in enumerate(clauses, after_clauses + 1):
        new_ids[clause.clause_id] = clause.clause_id = row_id(document_id, Clause.letter, number)
    for number, deviation in enumerate(deviations, after_deviations + 1):
        deviation.clause_id = new_ids.get(deviation.clause_id, "")
        deviation.deviation_id = row_id(document_id, Deviation.letter, number)
