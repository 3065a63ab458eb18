"""From a structured document to clauses and deviations: the comparison's entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from convextract.comparison.align import Alignment, Matched, align
from convextract.comparison.clause_tokens import ClauseTokens, template_tokens, triples
from convextract.comparison.conventions import further_conventions, renumber
from convextract.comparison.doubled_words import without_doubles
from convextract.comparison.doubts import settle
from convextract.comparison.gaps import measure
from convextract.comparison.links import document_link_problems
from convextract.comparison.readings import Readings
from convextract.comparison.rows import (
    RowContext,
    added_clause,
    differences_of,
    found_clause,
    implied_heading,
    missing_clause,
)
from convextract.comparison.runs import ClauseDifferences
from convextract.comparison.second_look import PixelSource
from convextract.comparison.sections import Section, convention_part, sections_of
from convextract.comparison.stray_words import put_back
from convextract.comparison.template import Template
from convextract.comparison.template_register import candidates
from convextract.comparison.tokens import tokenize
from convextract.reading.running_text import RunningText
from convextract.records import Clause, Deviation, row_id
from convextract.structure.clauses import is_avenant
from convextract.structure.model import PartSpan, StructuredDocument

_SHORT_TEXT = 300
"""No convention has fewer words."""
_IS_A_CONVENTION, _FOLLOWS_THE_MODEL = 0.12, 0.5
"""Shares of the template's word triples: below the first it is another text, below the second a loose relative."""


@dataclass(slots=True)
class Comparison:
    """What a document makes of the template. `problems` are French sentences; `similarity` is 0 to 1."""

    template_id: str = ""
    template_version: str = ""
    similarity: float = 0.0
    clauses: list[Clause] = field(default_factory=list)
    deviations: list[Deviation] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def compare(
    document: StructuredDocument, facts: dict[str, str], template_id: str = "", pixels: PixelSource | None = None
) -> Comparison:
    """Hold a document's convention (each of them, where it holds several) against a template.

    `facts` are fields of `documents` (`signed_date` chooses the version); `pixels` lets doubtful words be read again.
    A document without a convention gives no rows. Raises UsageError for an unknown `template_id`.
    """
    date = facts.get("signed_date") or facts.get("received_date") or facts.get("published_date") or ""
    chosen = candidates(template_id, date)
    result = compare_with(document, chosen, pixels)
    for further in further_conventions(document):
        _append(result, compare_with(further, chosen, pixels), document.document_id)
    if date and not template_id and result.clauses and not any(t.in_force(date) for t in chosen):
        result.problems.append(
            f"Aucun modèle n'était en vigueur à la date du document : comparé à {result.template_id} "
            f"{result.template_version}."
        )
    return result


def _append(result: Comparison, further: Comparison, document_id: str) -> None:
    """The rows and problems of a further convention; one that follows no template adds nothing."""
    if not further.clauses:
        return
    renumber(document_id, further.clauses, further.deviations, len(result.clauses), len(result.deviations))
    if not result.clauses:
        result.template_id, result.template_version = further.template_id, further.template_version
        result.similarity, result.problems = further.similarity, []
    result.clauses += further.clauses
    result.deviations += further.deviations
    page = min(clause.page or clause.first_page or 0 for clause in further.clauses if clause.status != "missing")
    result.problems += [f"Convention de la page {page} : {problem}" for problem in further.problems]


def compare_with(
    document: StructuredDocument, templates: Sequence[Template], pixels: PixelSource | None = None
) -> Comparison:
    """Hold a document's convention against the one of these templates that it shares most words with."""
    part = convention_part(document) or _unnamed_convention(document, templates)
    if part is None:
        return Comparison()
    sections = without_doubles(put_back(sections_of(document, part), document.pages), document.pages)
    result = compare_sections(document, part.record.part_id, sections, templates, pixels)
    if not result.clauses and is_avenant(part):
        result.problems = []  # it tells what changes in an earlier convention, and follows no model
    return result


def compare_sections(
    document: StructuredDocument, part_id: str, sections: list[Section], templates: Sequence[Template],
    pixels: PixelSource | None = None, *, least_coverage: float = _IS_A_CONVENTION,
) -> Comparison:
    """The same for these sections of the document. With less than `least_coverage` of a template's words in them they
    are another text, and not compared."""
    template, tokens, alignment = _best_template(sections, templates)
    result = Comparison(template.id, template.version, round(alignment.coverage, 3))
    if alignment.coverage < least_coverage:
        result.problems.append(
            f"Aucun modèle connu ne correspond à cette convention (au plus {alignment.coverage:.0%} de texte commun) : "
            "elle n'est pas comparée."
        )
        return result
    if least_coverage and alignment.coverage < _FOLLOWS_THE_MODEL:
        result.problems.append(
            f"La convention ne suit que de loin le modèle {template.id} ({alignment.coverage:.0%} de texte commun)."
        )
    scanned = [p for p in document.pages if p.source in ("ocr", "mixed")]
    readings = Readings(
        scanned=frozenset(p.number for p in scanned),
        vocabulary=frozenset(t.raw.lower() for c in tokens for t in c.all),
        common=_common_words(tokens),
        titles=tuple(" ".join(t.key for t in c.title) for c in tokens),
        counts=Counter(t.key for m in alignment.found for t in m.tokens),
        measures={p.number: measure(p) for p in scanned},
    )
    context = RowContext(document.document_id, part_id, readings)
    differences = [differences_of(context, match) for match in alignment.found]
    if pixels is not None:
        settle(differences, readings, pixels)
    _fill(result, context, alignment, differences, sections)
    result.problems += document_link_problems(result.clauses, template)
    return result


def _unnamed_convention(document: StructuredDocument, templates: Sequence[Template]) -> PartSpan | None:
    """A part that nobody took for a convention, but that holds most of a template's words: its title was unreadable."""
    if document.clauses:
        return None
    wanted = [{gram for c in template_tokens(t) for gram in triples([token.key for token in c.all])} for t in templates]
    for part in document.parts:
        words = [w for block in document.blocks_of(part) for w in block.text.words]
        if len(words) < _SHORT_TEXT:
            continue
        held = set(triples([t.key for t in tokenize(RunningText(words).text)]))
        if any(grams and len(grams & held) >= _FOLLOWS_THE_MODEL * len(grams) for grams in wanted):
            return part
    return None


def _best_template(
    sections: list[Section], templates: Sequence[Template]
) -> tuple[Template, list[ClauseTokens], Alignment]:
    """The template whose words the document holds most of. Raises LookupError where there is none to choose from."""
    best: tuple[Template, list[ClauseTokens], Alignment] | None = None
    for template in templates:
        tokens = template_tokens(template)
        alignment = align(tokens, sections)
        if best is None or alignment.coverage > best[2].coverage:
            best = (template, tokens, alignment)
    if best is None:
        raise LookupError("no template installed")
    return best


def _common_words(tokens: list[ClauseTokens]) -> frozenset[str]:
    """Words that stand in a fifth of the clauses or more."""
    counts = Counter(key for clause in tokens for key in {t.key for t in clause.all})
    return frozenset(key for key, count in counts.items() if count >= max(4, 0.2 * len(tokens)))


def _fill(
    result: Comparison, context: RowContext, alignment: Alignment, differences: list[ClauseDifferences],
    sections: list[Section],
) -> None:
    """Rows in reading order, missing clauses last (they stand on no page)."""
    rows: list[tuple[float, float, Clause, list[Deviation]]] = []
    for number, (match, differing) in enumerate(zip(alignment.found, differences, strict=True)):
        rows.append((match.section, number, *found_clause(context, match, differing, sections)))
    for added in alignment.added:
        rows.append((added.section, -1, *added_clause(context, added, sections[added.section])))
    for clause in alignment.missing:
        child = _first_child(clause, alignment.found) if context.readings.scanned else None
        if child is None:
            rows.append((len(sections), len(rows), *missing_clause(context, clause)))
        else:
            place = alignment.found.index(child) - 0.5
            rows.append((child.section, place, implied_heading(context, clause, child), []))
    rows.sort(key=lambda row: row[:2])
    for _, _, record, deviations in rows:
        record.clause_id = row_id(context.document_id, "k", len(result.clauses) + 1)
        result.clauses.append(record)
        for deviation in deviations:
            deviation.clause_id = record.clause_id
            deviation.deviation_id = row_id(context.document_id, "d", len(result.deviations) + 1)
            result.deviations.append(deviation)


def _first_child(clause: ClauseTokens, found: list[Matched]) -> Matched | None:
    """Of a clause that is a heading only: the first clause under it that the document has."""
    number = clause.clause.number
    if clause.body or not number:
        return None
    return next((m for m in found if m.template.clause.number.startswith(f"{number}.")), None)
