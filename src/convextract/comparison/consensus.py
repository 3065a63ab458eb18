"""A template from what most conventions of a corpus share: their consensus, with the share behind each sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from convextract.comparison.draft import DraftClause, DraftParagraph
from convextract.language.folding import fold

FEWEST_DOCUMENTS = 2
_SAME_CLAUSE = 72.0
_SAME_SENTENCE = 92.0
_SENTENCE_END = re.compile(r"(?<=[.;:])\s+(?=[A-ZÀÉÈÊÎÔÇ«-])")


def consensus(documents: Sequence[Sequence[DraftClause]], *, least_share: float = 0.5) -> list[DraftClause]:
    """The clauses that at least `least_share` of the documents have, each with the sentences that as many share.

    The wording is that of the document which agrees most with the others. Order: that of the same document, clauses
    it lacks are put behind the clause they follow elsewhere.
    """
    texts = [[_comparable(clause) for clause in clauses] for clauses in documents]
    base = _most_typical(texts)
    order = list(documents[base])
    out: list[DraftClause] = []
    for clause, text in zip(order, texts[base], strict=True):
        matches = [_best(text, others, documents[n]) for n, others in enumerate(texts)]
        having = [match for match in matches if match is not None]
        share = len(having) / len(documents)
        if share >= least_share:
            kept = [p for p in _with_shares(clause, having) if (p.share or 0.0) >= least_share]
            out.append(DraftClause(clause.number, clause.title, kept, share))
    return out


def _comparable(clause: DraftClause) -> str:
    return fold(" ".join([clause.title, *(p.text for p in clause.paragraphs)]))


def _best(text: str, others: Sequence[str], clauses: Sequence[DraftClause]) -> DraftClause | None:
    """The clause of a document that says the same; None where none does."""
    found = process.extractOne(text, others, scorer=fuzz.ratio, score_cutoff=_SAME_CLAUSE)
    return clauses[found[2]] if found else None


def _most_typical(texts: Sequence[Sequence[str]]) -> int:
    """Index of the document whose clauses find the most like ones in the others."""

    def agreement(index: int) -> float:
        return sum(
            process.extractOne(text, others, scorer=fuzz.ratio)[1]
            for n, others in enumerate(texts)
            if n != index and others
            for text in texts[index]
        )

    return max(range(len(texts)), key=lambda index: (agreement(index), -index))


def _with_shares(clause: DraftClause, having: Sequence[DraftClause]) -> list[DraftParagraph]:
    """The paragraphs, cut where their sentences are shared by different numbers of documents."""
    sentences = [{fold(s) for p in other.paragraphs for s in split_sentences(p.text)} for other in having]
    out: list[DraftParagraph] = []
    for paragraph in clause.paragraphs:
        pieces: list[DraftParagraph] = []
        for sentence in split_sentences(paragraph.text):
            share = sum(_contains(fold(sentence), known) for known in sentences) / len(having)
            if pieces and pieces[-1].share == share:
                pieces[-1].text += " " + sentence
            else:
                pieces.append(DraftParagraph(sentence, paragraph.item, paragraph.level, share))
        out += pieces
    return out


def _contains(sentence: str, known: set[str]) -> bool:
    if sentence in known:
        return True
    return process.extractOne(sentence, known, scorer=fuzz.ratio, score_cutoff=_SAME_SENTENCE) is not None


def split_sentences(text: str) -> list[str]:
    return [piece for piece in _SENTENCE_END.split(text) if piece]
