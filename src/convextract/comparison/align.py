"""Which words of the document stand for which clause of the template.

Every word gets the template clause it most likely comes from, by one Viterbi pass over the whole convention: runs of
three words that only one clause has are the evidence, headings (title, number) speak where a section begins, and
going over to another clause costs more inside a sentence than at a heading. So a clause is found when its number or
title changed, when it was split, merged into its neighbour or moved, and when the recogniser lost its heading.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from convextract.comparison.clause_tokens import ClauseTokens
from convextract.comparison.headings import TITLE_BONUS, Vector, entry_bonus
from convextract.comparison.sections import DocToken, Section, doc_tokens

Matrix = npt.NDArray[np.float64]

_QUOTED = 88.0
"""A short section is a line of a clause where this much of it (percent) stands there."""
_ADDED_WORDS = 8
"""So many words under a heading of their own, before a clause of the template goes on, are a clause added."""
_PROOF, _STRANGE, _PROVEN = 0.3, 0.35, 0.6
"""A token with so much evidence speaks for its clause; a section where fewer do is none of it if another is proven."""
_SWITCH_AT_SECTION, _SWITCH_AT_PARAGRAPH, _SWITCH_AT_SENTENCE, _SWITCH_INSIDE = 0.5, 3.5, 5.0, 8.0
_STAY_OVER_HEADING, _STAY_OVER_LOOSE = 1.5, 2.0
_OTHER_DRIFT, _OTHER_DRIFT_UNTITLED = 0.02, 0.33
"""What a word earns by belonging to no clause: hardly anything under a heading of the model, a third of a word of the
model's elsewhere, for a list of parties or a new clause shares turns of phrase with the model."""


@dataclass(slots=True)
class Matched:
    """A template clause and the tokens of the document that stand for it, in reading order; `section` is the first."""

    template: ClauseTokens
    tokens: list[DocToken] = field(default_factory=list)
    section: int = -1
    moved: bool = False


@dataclass(slots=True)
class Added:
    """A clause of the document's own: the section whose heading it bears, and its tokens."""

    section: int
    tokens: list[DocToken]


@dataclass(slots=True)
class Alignment:
    """What became of every clause: found ones in the order of the document, missing ones, and sections of its own."""

    found: list[Matched]
    missing: list[ClauseTokens]
    added: list[Added]
    coverage: float
    """Share of the template's words of three that the document holds."""


def align(template: list[ClauseTokens], sections: list[Section]) -> Alignment:
    """Clauses of the template to words of the document."""
    stream = [token for index, section in enumerate(sections) for token in doc_tokens(section, index)]
    if not stream:
        return Alignment([], list(template), [], 0.0)
    keys = snap([t.key for t in stream], {t.key for c in template for t in c.all})
    evidence, coverage = _evidence(template, stream, keys)
    bonus = entry_bonus(template, sections, stream, keys)
    _add_drift(evidence, stream, bonus)
    labels = _without_strangers(_viterbi(evidence, bonus, stream, sections), evidence, stream, sections)
    return _collect(template, sections, stream, labels, coverage)


def _add_drift(evidence: Matrix, stream: list[DocToken], bonus: dict[int, Vector]) -> None:
    """What each token earns under the clause that its heading names, and under `no clause`."""
    named, previous = -1, -1
    for index, token in enumerate(stream):
        if token.section != previous:
            previous = token.section
            named = int(np.argmax(bonus[index][:-1]))
            if bonus[index][named] < TITLE_BONUS / 2:
                named = -1
        evidence[index, -1] = _OTHER_DRIFT if named >= 0 else _OTHER_DRIFT_UNTITLED
        if named >= 0:
            evidence[index, named] += 2 * _OTHER_DRIFT


def snap(keys: list[str], vocabulary: set[str]) -> list[str]:
    """Keys, each unknown one replaced by the word of the vocabulary that it nearly equals (recogniser's slips)."""
    words = sorted(w for w in vocabulary if len(w) > 3 and not w[0].isdigit())
    cache: dict[str, str] = {}
    for key in set(keys):
        if key in vocabulary or len(key) < 4 or key[0].isdigit():
            continue
        best = process.extractOne(key, words, scorer=fuzz.ratio, score_cutoff=78)
        if best:
            cache[key] = best[0]
    return [cache.get(key, key) for key in keys]


def _evidence(template: list[ClauseTokens], stream: list[DocToken], keys: list[str]) -> tuple[Matrix, float]:
    """Score of each token under each clause (last column: none), and the share of the template's trigrams found."""
    owners: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for index, clause in enumerate(template):
        words = [t.key for t in clause.all]
        for start in range(len(words) - 2):
            owners[tuple(words[start : start + 3])].add(index)
    evidence = np.zeros((len(stream), len(template) + 1))
    seen: set[tuple[str, ...]] = set()
    for start in range(len(stream) - 2):
        if stream[start].section != stream[start + 2].section:
            continue
        gram = tuple(keys[start : start + 3])
        clauses = owners.get(gram)
        if clauses:
            seen.add(gram)
            for index in clauses:
                span = evidence[start : start + 3, index]
                np.maximum(span, 1.0 / len(clauses), out=span)
    return evidence, len(seen) / max(1, len(owners))


def _viterbi(
    evidence: Matrix,
    bonus: dict[int, Vector],
    stream: list[DocToken],
    sections: list[Section],
) -> list[int]:
    """The best state of every token; the last state is `no clause`."""
    count, states = evidence.shape
    staying = np.zeros((count, states), dtype=np.bool_)
    origins: list[npt.NDArray[np.int_] | int] = [0] * count
    score = evidence[0] + bonus[0]
    here = np.arange(states)
    next_clause = np.zeros(states)
    for i in range(1, count):
        starts_section = stream[i].section != stream[i - 1].section
        if starts_section:
            switch = _SWITCH_AT_SECTION
            stay = score - (_STAY_OVER_HEADING if sections[stream[i].section].titled else _STAY_OVER_LOOSE)
        else:
            switch = _switch_inside(stream[i], i in bonus)
            stay = score
        best = origins[i] = int(score.argmax())
        enter: Vector | np.float64 = score[best] - switch
        if starts_section:  # the clause that follows in the template is the likelier one
            next_clause[1:-1] = score[:-2] - switch + 0.4
            next_clause[0] = next_clause[-1] = -np.inf
            follow = next_clause > enter
            enter = np.where(follow, next_clause, enter)
            origins[i] = np.where(follow, here - 1, best)
        if i in bonus:
            enter = enter + bonus[i]
        np.greater_equal(stay, enter, out=staying[i])
        score = np.maximum(stay, enter) + evidence[i]
    labels = [int(np.argmax(score))]
    for i in range(count - 1, 0, -1):
        origin, label = origins[i], labels[-1]
        if not staying[i, label]:
            label = origin if isinstance(origin, int) else int(origin[label])
        labels.append(label)
    return labels[::-1]


def _without_strangers(
    labels: list[int], evidence: Matrix, stream: list[DocToken], sections: list[Section]
) -> list[int]:
    """The labels, taken from a section that only its heading tied to a clause whose words stand under another heading.

    `Assurances` beside the model's `Assurance et responsabilité` is a clause of the document's own.
    """
    nothing = evidence.shape[1] - 1
    places: dict[tuple[int, int], list[int]] = defaultdict(list)
    for place, (token, label) in enumerate(zip(stream, labels, strict=True)):
        if label != nothing:
            places[label, token.section].append(place)
    proven = {key: float((evidence[held, key[0]] >= _PROOF).mean()) for key, held in places.items()}
    out = list(labels)
    sizes = Counter(token.section for token in stream)
    for (label, section), held in places.items():
        elsewhere = max((p for (other, at), p in proven.items() if other == label and at != section), default=0.0)
        whole = sections[section].titled and len(held) == sizes[section] >= _ADDED_WORDS
        if whole and proven[label, section] < _STRANGE and elsewhere > _PROVEN:
            for place in held:
                out[place] = nothing
    return out


def _switch_inside(token: DocToken, heading: bool) -> float:
    """What it costs to go over to another clause at a token inside a section."""
    if heading or (token.token.opens and token.line_start):
        return _SWITCH_AT_PARAGRAPH
    return _SWITCH_AT_SENTENCE if token.token.opens else _SWITCH_INSIDE


def _collect(
    template: list[ClauseTokens], sections: list[Section], stream: list[DocToken], labels: list[int], coverage: float
) -> Alignment:
    nothing = len(template)
    labels = _with_short_sections(template, sections, stream, labels)
    matched: dict[int, Matched] = {}
    added: dict[int, Added] = {}
    before, section = nothing, -1
    for token, label in zip(stream, labels, strict=True):
        if token.section != section:
            before, section = nothing, token.section
        if label == nothing and before == nothing:
            if sections[section].titled:
                added.setdefault(section, Added(section, [])).tokens.append(token)
            continue
        if label == nothing:  # words of nobody inside a clause: the clause was added to
            label = before
        matched.setdefault(label, Matched(template[label], section=section)).tokens.append(token)
        before = label
    found = [matched[label] for label in dict.fromkeys(labels) if label in matched]
    _mark_moved(found, {id(clause): i for i, clause in enumerate(template)})
    return Alignment(
        found=found,
        missing=[clause for index, clause in enumerate(template) if index not in matched],
        added=[a for a in added.values() if len(a.tokens) >= _ADDED_WORDS or _whole(a, labels, stream, nothing)],
        coverage=coverage,
    )


def _with_short_sections(
    template: list[ClauseTokens], sections: list[Section], stream: list[DocToken], labels: list[int]
) -> list[int]:
    """A short section that answers to no clause but stands in one, word for word: a line taken for a heading."""
    out = list(labels)
    held: dict[int, list[int]] = defaultdict(list)
    for place, token in enumerate(stream):
        held[token.section].append(place)
    for index, section in enumerate(sections):
        places = held[index] if section.titled else []
        if not 3 <= len(places) <= 25 or any(labels[i] != len(template) for i in places):
            continue
        text = " ".join(stream[i].key for i in places)
        bodies = [" ".join(t.key for t in clause.body) for clause in template]
        likeliest = process.extractOne(text, bodies, scorer=fuzz.partial_ratio, score_cutoff=_QUOTED)
        if likeliest and len(likeliest[0]) > len(text):
            for i in places:
                out[i] = int(likeliest[2])
    return out


def _whole(added: Added, labels: list[int], stream: list[DocToken], nothing: int) -> bool:
    """Whether nothing in the section answers to the template."""
    return all(label == nothing for token, label in zip(stream, labels, strict=True) if token.section == added.section)


def _mark_moved(found: list[Matched], order: dict[int, int]) -> None:
    """Clauses outside the heaviest run that keeps the template's order have moved."""
    places = [order[id(m.template)] for m in found]
    weights = [1.0 + len(m.tokens) for m in found]
    best, before = list(weights), [-1] * len(found)
    for i in range(len(found)):
        for j in range(i):
            if places[j] < places[i] and best[j] + weights[i] > best[i]:
                best[i], before[i] = best[j] + weights[i], j
    kept: set[int] = set()
    index = int(np.argmax(best)) if best else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    for i, match in enumerate(found):
        match.moved = i not in kept
