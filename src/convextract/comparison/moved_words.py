"""Words that stand elsewhere in their clause: items of a list in another order change nothing of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz import fuzz, process

from convextract.comparison.runs import ClauseDifferences, Difference
from convextract.comparison.sections import DocToken
from convextract.comparison.tokens import Token

_FEWEST_WORDS, _SAME_WORDS = 4, 92.0
"""So many words, alike by this percentage, are the same words in another place."""
_SAME_ITEM = 80.0
"""Likeness (percent) from which a sentence or item is the template's, a word of it changed or read wrong."""


def in_template_order(template: Sequence[Token], document: list[DocToken]) -> list[DocToken]:
    """The document's tokens, sentences and items that changed places put in the order of the template's."""
    bounds = [0, *(place for place, d in enumerate(document) if d.token.opens and place), len(document)]
    pieces = [document[start:end] for start, end in pairwise(bounds)]
    places = _places(_sentences(template), [" ".join(d.key for d in piece) for piece in pieces])
    known = [place for place in places if place >= 0]
    if known == sorted(known):
        return document
    ranked: list[tuple[int, int]] = []
    for index, place in enumerate(places):  # what is nobody's stays behind the piece that it followed
        ranked.append((place if place >= 0 else (ranked[-1][0] if ranked else -1), index))
    return [token for _, index in sorted(ranked) for token in pieces[index]]


def _sentences(tokens: Sequence[Token]) -> list[str]:
    out: list[list[str]] = []
    for token in tokens:
        if token.opens or not out:
            out.append([])
        out[-1].append(token.key)
    return [" ".join(words) for words in out]


def _places(template: list[str], document: list[str]) -> list[int]:
    """For each piece of the document the template's sentence that it is, -1 where none or more than one may be."""
    out = [-1] * len(document)
    likeness = process.cdist(document, template, scorer=fuzz.ratio, score_cutoff=_SAME_ITEM)
    for index, row in enumerate(likeness):
        best = int(row.argmax()) if len(row) else 0
        if document[index].count(" ") + 1 < _FEWEST_WORDS or not row[best] or likeness[:, best].max() > row[best]:
            continue
        if best not in out:
            out[index] = best
    return out


def without_moves(differences: list[Difference], clause: ClauseDifferences) -> list[Difference]:
    """The differences without words that are lost in one place and new in another."""
    gone: set[int] = set()
    lost = [d for d in differences if d.d0 == d.d1 and d.size >= _FEWEST_WORDS]
    new = [d for d in differences if d.t0 == d.t1 and d.size >= _FEWEST_WORDS]
    for missing in lost:
        words = " ".join(t.key for t in clause.template[missing.t0 : missing.t1])
        for added in new:
            there = " ".join(d.key for d in clause.document[added.d0 : added.d1])
            if id(added) not in gone and fuzz.ratio(words, there) >= _SAME_WORDS:
                gone |= {id(missing), id(added)}
                break
    return [d for d in differences if id(d) not in gone]
