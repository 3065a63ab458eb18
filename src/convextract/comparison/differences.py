"""What differs between a clause of the template and the words that stand for it: runs of words, noise taken out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from convextract.comparison.doubled_words import repeats_its_neighbours
from convextract.comparison.frequencies import bounds
from convextract.comparison.gaps import at_line_break, may_be_unread
from convextract.comparison.modality import WEIGHTY
from convextract.comparison.moved_words import in_template_order, without_moves
from convextract.comparison.ocr_noise import (
    is_broken_word,
    is_debris,
    is_garbled,
    is_joined_word,
    judge_pair,
    judge_runs,
    likeness,
)
from convextract.comparison.parting import parted
from convextract.comparison.readings import Readings
from convextract.comparison.runs import (
    NEGATIONS,
    ClauseDifferences,
    Difference,
    Judged,
    difference_of,
    joined_runs,
    runs_of,
    slid,
)
from convextract.comparison.sections import DocToken
from convextract.comparison.tokens import Token
from convextract.comparison.word_alignment import Pair, align_words, weight

_FURNITURE = re.compile(
    r"envoye en prefecture|recu en prefecture|^(?:affiche|publie) le\b|accuse de reception (?:en|de la|ministere)\b|"
    r"^(?:p|page)? ?\d{1,3}(?: (?:sur|de)? ?\d{1,3})?$"
)
"""Stamps and page numbers between the words of a clause (folded keys joined by blanks)."""
_SIGNED_AT = re.compile(r"^[fep]a\w{0,3}t ?a \w+")
_NOTHING_KNOWN = Readings()


def compare_clause(
    template: list[Token], document: list[DocToken], readings: Readings = _NOTHING_KNOWN
) -> ClauseDifferences:
    """Align the words of both sides and keep what is a difference of substance, or may be one."""
    document = in_template_order(template, document)
    tokens = [d.token for d in document]
    pairs = align_words(template, tokens)
    judged = [_judge(pair, template, document, readings) for pair in pairs]
    judged = _mend_breaks(judged, template, document, readings.scanned)
    result = ClauseDifferences(template, document)
    same = sum(1 for _, _, verdict in judged if verdict == "same")
    result.similarity = round(min(1.0, 2 * same / max(1, len(template) + len(document))), 3)
    runs = joined_runs(runs_of(judged), judged, template, tokens, readings.common)
    for start, end in runs:
        difference = slid(difference_of(judged[start:end], judged, start, end), template, tokens)
        for change in parted(difference, template, tokens):
            if _matters(change, result, readings) and not _is_unread(change, result, readings):
                result.differences.append(change)
    result.differences = without_moves(_once_each(result), result)
    result.cosmetic = bool(runs) or any(
        i is not None and j is not None and template[i].raw != tokens[j].raw for i, j in pairs
    )
    return result


def _judge(pair: Pair, template: list[Token], document: list[DocToken], readings: Readings) -> Judged:
    i, j = pair
    if i is None or j is None:
        return i, j, "gap"
    token = document[j]
    page = token.words[0].page if token.words else 0
    if page in readings.scanned and _is_cut_off(template[i], document, j):
        return i, j, "same"
    return i, j, judge_pair(template[i], token.token, token.confidence, page in readings.scanned, readings)


def _is_cut_off(template: Token, document: list[DocToken], at: int) -> bool:
    """Whether the fold of a binding, or the edge of the sheet, took the end or the beginning of a template's word."""
    piece = document[at].key
    if template.kind != "word" or not 3 <= len(piece) < len(template.key):
        return False
    ends_line = at + 1 == len(document) or document[at + 1].line_start
    return (ends_line and template.key.startswith(piece)) or (
        document[at].line_start and template.key.endswith(piece)
    )


def _mend_breaks(
    judged: list[Judged], template: list[Token], document: list[DocToken], scanned: frozenset[int]
) -> list[Judged]:
    """Pieces of words that the scan broke or ran together count as the same as the word beside them."""
    out = list(judged)
    for index, (i, j, verdict) in enumerate(out):
        if verdict != "gap":
            continue
        for beside, before in ((index - 1, False), (index + 1, True)):
            if not 0 <= beside < len(out):
                continue
            t, d, _ = out[beside]
            if t is None or d is None or template[t].key == document[d].key:
                continue
            if not any(w.page in scanned for w in document[d].words):
                continue
            if (j is not None and is_broken_word(template[t], document[d].token, document[j].token, before=before)) or (
                i is not None and is_joined_word(template[t], template[i], document[d].token, before=before)
            ):
                out[index] = (i, j, "same")
                out[beside] = (t, d, "same")
                break
    return out


def _matters(difference: Difference, clause: ClauseDifferences, readings: Readings) -> bool:
    """Whether the change is one of substance. Sets `doubtful` where only a person can tell."""
    template = clause.template[difference.t0 : difference.t1]
    document = clause.document[difference.d0 : difference.d1]
    tokens = [d.token for d in document]
    near = document or clause.document[max(0, difference.d0 - 1) : difference.d0 + 1]
    scanned = any(w.page in readings.scanned for d in near for w in d.words)
    confidence = sum(d.confidence for d in document) / len(document) if document else 1.0
    verdict = judge_runs(template, tokens, confidence, scanned, readings)
    if verdict == "same":
        return False
    garbled = scanned and not template and is_garbled(tokens, readings)
    difference.doubtful = difference.doubtful or verdict == "doubtful" or garbled
    if not template and is_debris(tokens, confidence, scanned, readings):
        return False
    if scanned and repeats_its_neighbours(difference, clause):
        return False
    if not template and _is_furniture(tokens, difference, clause, readings):
        return False
    if any(t.kind == "placeholder" for t in template) and all(t.kind == "placeholder" for t in template):
        return False
    return _has_substance(template, tokens)


def _is_unread(difference: Difference, clause: ClauseDifferences, readings: Readings) -> bool:
    """Whether missing words were lost by the recogniser: a word or two whose place the page keeps blank, unless much
    hangs on them. Sets `doubtful` where more may be unread, and where a line break hides the place of a word or two.
    """
    if difference.doubtful or difference.d0 != difference.d1:
        return False
    missing = clause.template[difference.t0 : difference.t1]
    near = clause.document[max(0, difference.d0 - 1) : difference.d0 + 1]
    scanned = any(w.page in readings.scanned for d in near for w in d.words)
    few = len(missing) <= 2
    unread = may_be_unread(clause.document, difference.d0, " ".join(t.raw for t in missing), readings.measures)
    if not unread and not (len(missing) == 1 and scanned and at_line_break(clause.document, difference.d0)):
        return False
    difference.doubtful = True
    return unread and few and not any(t.kind != "word" or WEIGHTY.match(t.key) for t in missing)


def _is_furniture(
    tokens: list[Token], difference: Difference, clause: ClauseDifferences, readings: Readings
) -> bool:
    text = " ".join(t.raw.lower() if t.kind == "number" and t.raw.isalpha() else t.key for t in tokens)
    if _FURNITURE.search(text) and len(tokens) < 40:
        return True
    if difference.d0 == 0 and difference.t0 == 0 and clause.template and clause.template[0].title:
        return True  # what stands before the heading of a clause is none of it
    at_edge = difference.d0 == 0 or difference.d1 == len(clause.document)
    return at_edge and (
        _is_heading_mark(tokens) or bool(_SIGNED_AT.match(text)) or _is_heading_rest(text, readings.titles)
    )


def _is_heading_rest(text: str, titles: Sequence[str]) -> bool:
    """What the recogniser left of another clause's heading."""
    return len(text) >= 8 and any(
        len(title) >= len(text) and fuzz.partial_ratio(text, title) >= 88 for title in titles
    )


def _is_heading_mark(tokens: list[Token]) -> bool:
    """`Article 4`, `4.2`, and what recognisers make of them."""
    first, *others = tokens
    named = first.kind == "word" and max(likeness(first.key, word) for word in ("article", "art")) >= 0.6
    figures = others if named else tokens
    return len(tokens) <= 5 and all(t.kind == "number" or len(t.key) <= 2 for t in figures)


def _has_substance(template: list[Token], document: list[Token]) -> bool:
    """Articles, prepositions and pronouns alone change nothing; numbers, their bounds and negations do."""
    both = [t for t in (*template, *document) if not t.label]
    if any(t.kind in ("number", "date") or (t.value is not None and template and document) for t in both):
        return True
    if bounds(template) - bounds(document):
        return True
    if {t.raw.lower() for t in template} & NEGATIONS != {t.raw.lower() for t in document} & NEGATIONS:
        return True
    return any(weight(t) >= 1.0 for t in both)


def _once_each(clause: ClauseDifferences) -> list[Difference]:
    """A term replaced throughout a clause is one difference, told with how often; numbers and duties are one each."""
    kept: dict[tuple[str, str], Difference] = {}
    out = []
    for difference in clause.differences:
        template = clause.template[difference.t0 : difference.t1]
        document = [d.token for d in clause.document[difference.d0 : difference.d1]]
        before, after = (" ".join(t.key for t in side) for side in (template, document))
        weighty = any(t.kind != "word" or WEIGHTY.match(t.key) for t in (*template, *document))
        if difference.size <= 3 and not weighty and (before, after) in kept:
            kept[before, after].times += 1
            continue
        kept[before, after] = difference
        out.append(difference)
    return out
