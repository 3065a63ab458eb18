"""A template from what most conventions of a corpus share: their consensus, with the share behind each sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz, process

from convextract.comparison.draft import DraftClause, DraftParagraph
from convextract.comparison.modality import WEIGHTY
from convextract.comparison.tokens import tokenize
from convextract.language.folding import fold

FEWEST_DOCUMENTS = 2
_SAME_CLAUSE, _SAME_SENTENCE, _OTHER_WORDING = 72.0, 92.0, 70.0
_SENTENCE_END = re.compile(r"(?<=[.;:])\s+(?=[A-ZÀÉÈÊÎÔÇ«-])")


@dataclass(slots=True)
class _Group:
    """One clause as the documents have it: document -> clause; `sentences`: in how many documents each stands."""

    text: str
    members: dict[int, DraftClause] = field(default_factory=dict)
    sentences: Counter[str] = field(default_factory=Counter)


def consensus(documents: Sequence[Sequence[DraftClause]], *, least_share: float = 0.5) -> list[DraftClause]:
    """The clauses that at least `least_share` of the documents have, each with the sentences that as many share.

    A clause's wording is that of the document whose sentences most others have; a sentence of it that few have gives
    way to what most write there. Clauses stand in the order of the most typical document; one that it lacks stands
    behind the clause that it follows elsewhere.
    """
    out: list[DraftClause] = []
    for group in _groups(documents):
        share = len(group.members) / len(documents)
        if share < least_share:
            continue
        typical = max(group.members.items(), key=lambda item: (_agreement(item[1], group), -item[0]))[1]
        number = Counter(c.number for c in group.members.values()).most_common(1)[0][0]
        kept = [p for p in _with_shares(typical, group, least_share) if (p.share or 0.0) >= least_share]
        out.append(DraftClause(number, typical.title, kept, share))
    return out


def _groups(documents: Sequence[Sequence[DraftClause]]) -> list[_Group]:
    """The clauses of all documents, alike ones together, in the order of the most typical document."""
    common = Counter(s for clauses in documents for s in {s for c in clauses for s in _sentences_of(c)})
    order = sorted(
        range(len(documents)),
        key=lambda n: (-sum(2 * common[s] - len(documents) for c in documents[n] for s in _sentences_of(c)), n),
    )
    groups: list[_Group] = []
    for number in order:
        place = 0
        for clause in documents[number]:
            text = _comparable(clause)
            group = _same(text, [g for g in groups if number not in g.members])
            if group is None:
                group = _Group(text)
                groups.insert(place, group)
            group.members[number] = clause
            group.sentences.update(_sentences_of(clause))
            place = groups.index(group) + 1
    return groups


def _same(text: str, groups: Sequence[_Group]) -> _Group | None:
    """The group that says the same as a clause; None where none does."""
    known = next((g for g in groups if g.text == text), None)
    if known is not None:
        return known
    found = process.extractOne(text, [g.text for g in groups], scorer=fuzz.ratio, score_cutoff=_SAME_CLAUSE)
    return groups[found[2]] if found else None


def _comparable(clause: DraftClause) -> str:
    return fold(" ".join([clause.title, *(p.text for p in clause.paragraphs)]))


def _sentences_of(clause: DraftClause) -> set[str]:
    return {fold(s) for p in clause.paragraphs for s in split_sentences(p.text)}


def _agreement(clause: DraftClause, group: _Group) -> int:
    """How much of a clause most documents have: shared sentences count for it, lone ones against."""
    return sum(2 * group.sentences[s] - len(group.members) for s in _sentences_of(clause))


def _with_shares(clause: DraftClause, group: _Group, least_share: float) -> list[DraftParagraph]:
    """The paragraphs, cut where their sentences are shared by different numbers of documents."""
    written = {fold(s): s for c in group.members.values() for p in c.paragraphs for s in split_sentences(p.text)}
    out: list[DraftParagraph] = []
    for paragraph in clause.paragraphs:
        pieces: list[DraftParagraph] = []
        for sentence in split_sentences(paragraph.text):
            share = _share(fold(sentence), group)
            if share < least_share:
                usual = _usual(fold(sentence), group)
                sentence, share = written[usual], _share(usual, group)
            if pieces and pieces[-1].share == share:
                pieces[-1].text += " " + sentence
            else:
                pieces.append(DraftParagraph(sentence, paragraph.item, paragraph.level, share))
        out += pieces
    return out


def _share(sentence: str, group: _Group) -> float:
    """The share of the documents with this clause that have this sentence, slips of the recogniser aside."""
    alike = process.extract(sentence, list(group.sentences), scorer=fuzz.ratio, score_cutoff=_SAME_SENTENCE, limit=None)
    weight = _weight(sentence)
    having = sum(group.sentences[other] for other, _, _ in alike if other == sentence or _weight(other) == weight)
    return min(1.0, having / len(group.members))


def _usual(sentence: str, group: _Group) -> str:
    """What most documents write where one writes this sentence."""
    alike = process.extract(sentence, list(group.sentences), scorer=fuzz.ratio, score_cutoff=_OTHER_WORDING, limit=None)
    return max((other for other, _, _ in alike), key=lambda other: (_share(other, group), other == sentence))


@lru_cache(maxsize=20_000)
def _weight(sentence: str) -> tuple[str, ...]:
    """What two sentences must agree in to be the same one: numbers, dates, words of duty."""
    tokens = tokenize(sentence)
    return tuple(t.key for t in tokens if t.kind in ("number", "date") or WEIGHTY.match(t.key))


def split_sentences(text: str) -> list[str]:
    return [piece for piece in _SENTENCE_END.split(text) if piece]
