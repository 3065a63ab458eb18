"""Runs of words that differ: where one change begins and ends."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from convextract.comparison.ocr_noise import Verdict
from convextract.comparison.sections import DocToken
from convextract.comparison.tokens import Token
from convextract.comparison.word_alignment import weight

_SLIDE = 8
NEGATIONS = frozenset({"ne", "n", "pas", "sans", "ni", "aucun", "aucune", "jamais", "non", "sauf", "plus"})


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


def runs_of(judged: list[Judged]) -> list[tuple[int, int]]:
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


def joined_runs(
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
    return len(run) <= 2 and bool(words & NEGATIONS)


def _is_one_change(between: int, content: int, smaller: int, larger: int) -> bool:
    """Whether so few words (`content` of them with a meaning) between two runs leave them one change."""
    if content:
        return smaller >= 3 and content * 3 <= smaller and between <= smaller
    return between <= max(2, smaller) and (smaller >= 2 or (between == 1 and larger >= 3))


def _sizes(run: list[Judged]) -> int:
    return max(sum(1 for i, _, _ in run if i is not None), sum(1 for _, j, _ in run if j is not None))


def difference_of(run: list[Judged], judged: list[Judged], start: int, end: int) -> Difference:
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


def slid(difference: Difference, template: list[Token], document: list[Token]) -> Difference:
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
