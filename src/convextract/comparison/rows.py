"""The rows of the comparison: clauses found, implied, added, missing, and their deviations, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from convextract.comparison.align import Added, Matched
from convextract.comparison.clause_tokens import ClauseTokens
from convextract.comparison.differences import compare_clause
from convextract.comparison.explanation import explain, explain_added, explain_missing
from convextract.comparison.nature import Judgement, judge, passage_of
from convextract.comparison.ocr_noise import is_garbled
from convextract.comparison.passages import document_text, gap_words, template_text, widened
from convextract.comparison.readings import Readings
from convextract.comparison.runs import ClauseDifferences, Difference
from convextract.comparison.sections import DocToken, Section, by_rows
from convextract.reading.running_text import PlacedWord, RunningText, evidence_of
from convextract.records import Clause, Deviation
from convextract.records.vocabulary import ClauseStatus, Operation

_METHOD = "comparison"


@dataclass(slots=True)
class RowContext:
    """What every clause's comparison needs to know of the document and the template."""

    document_id: str
    part_id: str
    readings: Readings


def found_clause(
    context: RowContext, match: Matched, differences: ClauseDifferences, sections: list[Section]
) -> tuple[Clause, list[Deviation]]:
    deviations = [
        deviation for difference in differences.differences
        if (deviation := _deviation(context, match, differences, difference))
    ]
    status: ClauseStatus = "cosmetic" if differences.cosmetic else "identical"
    if any(d.decision == "decided" for d in deviations):
        status = "modified"
    if match.moved:
        status = "moved"
    title, body = _title_and_body(match)
    words = title or body
    section = sections[match.section]
    template = match.template.clause
    own_number = section.titled and section.number and not template.id.startswith("preamble")
    evidence = evidence_of(_unique(words)[:40], method=f"{_METHOD}:align", confidence=0.95)
    record = Clause(
        document_id=context.document_id,
        part_id=context.part_id,
        number=section.number if own_number else template.number or template.id,
        title=RunningText(_unique(title)).text.rstrip(" :"),
        first_page=words[0].page if words else None,
        text=RunningText(_unique(body)).text.lstrip(": "),
        template_clause=template.id,
        status=status,
        similarity=differences.similarity,
        **evidence.model_dump(),
    )
    return record, deviations


def differences_of(context: RowContext, match: Matched) -> ClauseDifferences:
    """The clause's differences; where lines of a list were read column by column, those of its lines row by row."""
    def against(tokens: list[DocToken]) -> ClauseDifferences:
        return compare_clause(match.template.all, tokens, context.readings)

    found = against(match.tokens)
    if found.similarity < 0.9 and any(w.page in context.readings.scanned for t in match.tokens for w in t.words):
        rows = by_rows(match.tokens)
        again = against(rows)
        if again.similarity > found.similarity + 0.03:
            match.tokens = rows
            return again
    return found


def _title_and_body(match: Matched) -> tuple[list[PlacedWord], list[PlacedWord]]:
    title = [t for t in match.tokens if t.token.title and t.section == match.section]
    body = [t for t in match.tokens if not (t.token.title and t.section == match.section)]
    return _printed(title), _printed(body)


def _printed(tokens: list[DocToken]) -> list[PlacedWord]:
    """All words of these tokens, with the dashes and brackets between them."""
    return [w for index, t in enumerate(tokens) for w in (*(t.lead if index else ()), *t.words)]


def _unique(words: list[PlacedWord]) -> list[PlacedWord]:
    """Words once each, in order (one word can give two tokens: `l'accès`)."""
    out: list[PlacedWord] = []
    for word in words:
        if not out or out[-1] is not word:
            out.append(word)
    return out


def _deviation(
    context: RowContext, match: Matched, clause: ClauseDifferences, difference: Difference
) -> Deviation | None:
    passage = passage_of(clause, difference, context.readings.common)
    template = match.template.clause
    judgement = judge(passage, template.id)
    if _only_heading(clause, difference, judgement):
        return None
    judgement = replace(judgement, severity=template.weighed(judgement.severity))
    shown = widened(clause, difference, judgement.cause)
    before, after = template_text(template, clause, shown), document_text(clause, shown)
    operation: Operation = "replace" if before and after else "insert" if after else "delete"
    words = [w for d in clause.document[shown.d0 : shown.d1] for w in d.words]
    if operation == "delete":
        words = gap_words(clause.document, difference.d0)
    confidence = _confidence(context, judgement, clause.document[shown.d0 : shown.d1], difference)
    evidence = evidence_of(_unique(words), method=f"{_METHOD}:{judgement.cause}", confidence=confidence)
    return Deviation(
        document_id=context.document_id,
        template_clause=template.id,
        operation=operation,
        template_text=before,
        document_text=after,
        nature=judgement.nature,
        severity=judgement.severity,
        decision="undecided" if difference.doubtful else "decided",
        explanation=explain(judgement, passage, before, after, difference.times),
        **evidence.model_dump(),
    )


def _only_heading(clause: ClauseDifferences, difference: Difference, judgement: Judgement) -> bool:
    """A heading that was retitled, or set over half of a clause, changes nothing; one that says more does."""
    template = clause.template[difference.t0 : difference.t1]
    document = [d.token for d in clause.document[difference.d0 : difference.d1]]
    if not all(t.title for t in (*template, *document)):
        return False
    return judgement.severity != "high" or not document


def _confidence(
    context: RowContext, judgement: Judgement, words: list[DocToken], difference: Difference
) -> float:
    if difference.doubtful:
        return 0.4
    scanned = any(w.page in context.readings.scanned for d in words for w in d.words)
    base = {"high": 0.95, "medium": 0.9, "low": 0.85}[judgement.severity]
    return base - 0.05 * scanned


def added_clause(context: RowContext, added: Added, section: Section) -> tuple[Clause, list[Deviation]]:
    """A clause that the template does not have."""
    title = RunningText(_unique(_printed([t for t in added.tokens if t.token.title]))).text.rstrip(" :")
    body = RunningText(_unique(_printed([t for t in added.tokens if not t.token.title]))).text.lstrip(": ")
    words = _unique([w for t in added.tokens for w in t.words])
    evidence = evidence_of(words[:40], method=f"{_METHOD}:added", confidence=0.9)
    record = Clause(
        document_id=context.document_id,
        part_id=context.part_id,
        number=section.number,
        title=title,
        first_page=words[0].page,
        text=body,
        status="added",
        similarity=0.0,
        **evidence.model_dump(),
    )
    scanned = any(w.page in context.readings.scanned for w in words)
    garbled = scanned and is_garbled([t.token for t in added.tokens], context.readings)
    deviation = Deviation(
        document_id=context.document_id,
        operation="clause_added",
        document_text=body or title,
        nature="scope",
        severity="medium",
        decision="undecided" if garbled else "decided",
        explanation=explain_added(section.number, title),
        **evidence.model_dump(),
    )
    return record, [deviation]


def missing_clause(context: RowContext, clause: ClauseTokens) -> tuple[Clause, list[Deviation]]:
    template = clause.clause
    record = Clause(
        document_id=context.document_id,
        part_id=context.part_id,
        number=template.number or template.id,
        title=template.title,
        template_clause=template.id,
        status="missing",
        similarity=0.0,
        confidence=0.85,
        method=f"{_METHOD}:missing",
    )
    deviation = Deviation(
        document_id=context.document_id,
        template_clause=template.id,
        operation="clause_missing",
        template_text=template.text or template.title,
        nature="scope",
        severity=template.weighed("medium"),
        explanation=explain_missing(template),
        confidence=0.85,
        method=f"{_METHOD}:missing",
    )
    return record, [deviation]


def implied_heading(context: RowContext, clause: ClauseTokens, child: Matched) -> Clause:
    """A heading that the recogniser lost: the clauses under it are there, so it was printed. Says so in `method`."""
    template = clause.clause
    words = _unique([w for t in child.tokens[:12] for w in t.words])
    evidence = evidence_of(words, method=f"{_METHOD}:implied_heading", confidence=0.6)
    return Clause(
        document_id=context.document_id,
        part_id=context.part_id,
        number=template.number,
        first_page=evidence.page,
        template_clause=template.id,
        status="cosmetic",
        **evidence.model_dump(),
    )
