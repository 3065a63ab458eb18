"""What differs between a clause of the template and the words that stand for it: runs of words, noise taken out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from rapidfuzz import fuzz

from convextract.comparison.gaps import at_line_break, may_be_unread
from convextract.comparison.modality import WEIGHTY
from convextract.comparison.ocr_noise import (
    Verdict,
    is_broken_word,
    is_debris,
    is_garbled,
    is_joined_word,
    judge_pair,
    judge_runs,
    likeness,
)
from convextract.comparison.readings import Readings
from convextract.comparison.sections import DocToken
from convextract.comparison.tokens import Token
from convextract.comparison.word_alignment import Pair, align_words, weight

_FURNITURE = re.compile(
    r"envoye en prefecture|recu en prefecture|affiche le|publie le|accuse de reception|"
    r"^(?:p|page)? ?\d{1,3}(?: (?:sur|de)? ?\d{1,3})?$"
)
"""Stamps and page numbers between the words of a clause (folded keys joined by blanks)."""
_SIGNED_AT = re.compile(r"^fa\w{1,3}t ?a \w+")
_NOTHING_KNOWN = Readings()
_SLIDE = 8
_NEGATIONS = frozenset({"ne", "n", "pas", "sans", "ni", "aucun", "aucune", "jamais", "non", "sauf", "plus"})


@dataclass(slots=True)
class Difference:
    """One contiguous change: template tokens [t0, t1), document tokens [d0, d1) of the clause."""

    t0: int
    t1: int
    d0: int
    d1: int
    doubtful: bool = False
    times: int = 1
    """How often the same replacement occurs in the clause."""

    @property
    def size(self) -> int:
        return max(self.t1 - self.t0, self.d1 - self.d0)


@dataclass(slots=True)
class ClauseDifferences:
    """The differences of a clause, and how alike both sides are (0 to 1, over words)."""

    template: list[Token]
    document: list[DocToken]
    differences: list[Difference] = field(default_factory=list)
    similarity: float = 1.0
    cosmetic: bool = False
    """Whether anything at all differs as printed."""


Judged = tuple[int | None, int | None, Verdict | Literal["gap"]]


def compare_clause(
    template: list[Token], document: list[DocToken], readings: Readings = _NOTHING_KNOWN
) -> ClauseDifferences:
    """Align the words of both sides and keep what is a difference of substance, or may be one."""
    tokens = [d.token for d in document]
    pairs = align_words(template, tokens)
    judged = [_judge(pair, template, document, readings) for pair in pairs]
    judged = _mend_breaks(judged, template, document, readings.scanned)
    result = ClauseDifferences(template, document)
    same = sum(1 for _, _, verdict in judged if verdict == "same")
    result.similarity = round(min(1.0, 2 * same / max(1, len(template) + len(document))), 3)
    runs = _join_runs(_runs(judged), judged, template, tokens, readings.common)
    for start, end in runs:
        difference = _slid(_difference(judged[start:end], judged, start, end), template, tokens)
        if _matters(difference, result, readings) and not _is_unread(difference, result, readings):
            result.differences.append(difference)
    result.differences = _once_each(result)
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
    return i, j, judge_pair(template[i], token.token, token.confidence, page in readings.scanned, readings)


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


def _runs(judged: list[Judged]) -> list[tuple[int, int]]:
    """Maximal runs [start, end) of pairs that are not the same."""
    runs: list[tuple[int, int]] = []
    for index, (_, _, verdict) in enumerate(judged):
        if verdict == "same":
            continue
        if runs and runs[-1][1] == index:
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs


def _join_runs(
    runs: list[tuple[int, int]],
    judged: list[Judged],
    template: list[Token],
    document: list[Token],
    common: frozenset[str],
) -> list[tuple[int, int]]:
    """Runs with nearly nothing between them are one change: a rewritten sentence is not ten small ones."""
    joined: list[tuple[int, int]] = []
    for start, end in runs:
        if joined:
            between = judged[joined[-1][1] : start]
            content = sum(
                1 for i, _, _ in between
                if i is not None and weight(template[i]) >= 1.0 and template[i].key not in common
            )
            left, right = _sizes(judged[joined[-1][0] : joined[-1][1]]), _sizes(judged[start:end])
            smaller = min(left, right)
            negated = len(between) <= 3 and all(
                _negates(judged[a:b], template, document) for a, b in (joined[-1], (start, end))
            )
            acronym = end - start == 1 and len(between) <= 3 and _is_acronym(judged[start], template, document)
            if negated or acronym or _is_one_change(len(between), content, smaller, max(left, right)):
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return joined


def _is_acronym(pair: Judged, template: list[Token], document: list[Token]) -> bool:
    """Whether a gap holds the letters in brackets that belong to the name before."""
    i, j, verdict = pair
    return verdict == "gap" and ((i is not None and template[i].acronym) or (j is not None and document[j].acronym))


def _negates(run: list[Judged], template: list[Token], document: list[Token]) -> bool:
    """Whether a run is half of a negation (`ne ... aucun`)."""
    words = {template[i].raw.lower() for i, _, _ in run if i is not None}
    words |= {document[j].raw.lower() for _, j, _ in run if j is not None}
    return len(run) <= 2 and bool(words & _NEGATIONS)


def _is_one_change(between: int, content: int, smaller: int, larger: int) -> bool:
    """Whether so few words (`content` of them with a meaning) between two runs leave them one change."""
    if content:
        return smaller >= 3 and content * 3 <= smaller and between <= smaller
    return between <= max(2, smaller) and (smaller >= 2 or (between == 1 and larger >= 3))


def _sizes(run: list[Judged]) -> int:
    return max(sum(1 for i, _, _ in run if i is not None), sum(1 for _, j, _ in run if j is not None))


def _difference(run: list[Judged], judged: list[Judged], start: int, end: int) -> Difference:
    t = [i for i, _, _ in run if i is not None]
    d = [j for _, j, _ in run if j is not None]
    t_here = next((i for i, _, _ in judged[end:] if i is not None), _last(judged, 0))
    d_here = next((j for _, j, _ in judged[end:] if j is not None), _last(judged, 1))
    verdicts = [v for _, _, v in run]
    return Difference(
        t0=t[0] if t else t_here,
        t1=t[-1] + 1 if t else t_here,
        d0=d[0] if d else d_here,
        d1=d[-1] + 1 if d else d_here,
        doubtful="doubtful" in verdicts and "different" not in verdicts and len(run) <= 2,
    )


def _slid(difference: Difference, template: list[Token], document: list[Token]) -> Difference:
    """Of equally good places of an insertion or deletion, the one that begins a sentence: `. La |x. La| y`."""
    inserted = difference.t0 == difference.t1
    if not inserted and difference.d0 != difference.d1:
        return difference
    side = document if inserted else template
    start, end = (difference.d0, difference.d1) if inserted else (difference.t0, difference.t1)
    for step in (-1, 1):
        shift = 0
        while abs(shift) <= _SLIDE and 0 <= start + shift < len(side):
            if side[start + shift].opens:
                if inserted:
                    return replace(difference, d0=start + shift, d1=end + shift)
                return replace(difference, t0=start + shift, t1=end + shift)
            leaving, entering = (end + shift - 1, start + shift - 1) if step < 0 else (start + shift, end + shift)
            if entering < 0 or entering >= len(side) or side[leaving].key != side[entering].key:
                break
            shift += step
    return difference


def _last(judged: list[Judged], side: int) -> int:
    """One past the last index of a side (0: template, 1: document)."""
    return max((index + 1 for pair in judged if isinstance(index := pair[side], int)), default=0)


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
    if not unread and not (few and scanned and at_line_break(clause.document, difference.d0)):
        return False
    difference.doubtful = True
    return unread and few and not any(t.kind != "word" or WEIGHTY.match(t.key) for t in missing)


def _is_furniture(
    tokens: list[Token], difference: Difference, clause: ClauseDifferences, readings: Readings
) -> bool:
    text = " ".join(t.key for t in tokens)
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
    """Articles, prepositions and pronouns alone change nothing; numbers and negations do."""
    both = [*template, *document]
    if any(t.kind in ("number", "date") or (t.value is not None and template and document) for t in both):
        return True
    if {t.raw.lower() for t in template} & _NEGATIONS != {t.raw.lower() for t in document} & _NEGATIONS:
        return True
    return any(weight(t) >= 1.0 for t in both)


def _once_each(clause: ClauseDifferences) -> list[Difference]:
    """A term that is replaced throughout a clause is one difference, told with how often."""
    kept: dict[tuple[str, str], Difference] = {}
    out = []
    for difference in clause.differences:
        before = " ".join(t.key for t in clause.template[difference.t0 : difference.t1])
        after = " ".join(d.key for d in clause.document[difference.d0 : difference.d1])
        if difference.size <= 3 and (before, after) in kept:
            kept[before, after].times += 1
            continue
        kept[before, after] = difference
        out.append(difference)
    return out
