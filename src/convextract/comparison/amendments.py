"""What an avenant does to the articles of an earlier convention: `L'article 4.2 est remplacé par ... : ...`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from convextract.language.folding import fold_keeping_length
from convextract.reading.running_text import RunningText
from convextract.structure.model import StructuredDocument

_AMENDS = re.compile(
    r"\b(?:l'|a l'|de l'|les dispositions de l')?article\s(?:n\s?[°o]\s?)?(\d{1,2}(?:\.\d{1,2}){0,3})\b[^.;]{0,160}?\b"
    r"(?:est|sont)\s(?:ainsi\s|desormais\s|integralement\s)?"
    r"(remplace|modifie|redige|complete|abroge|supprime|annule)[a-z]{0,3}\b"
)
_WORDING_STARTS = re.compile(r"[^:]{0,160}:\s*[«\"]?\s*")
_REMOVES, _ADDS = frozenset({"abroge", "supprime", "annule"}), frozenset({"complete"})


@dataclass(frozen=True, slots=True)
class Amendment:
    """`article` of the earlier convention; `wording`: its new text, empty where the avenant gives none; `clause`: the
    avenant's own article that says so, and its `page`."""

    article: str
    wording: RunningText
    clause: str
    page: int
    removes: bool
    adds: bool


def amendments(document: StructuredDocument) -> list[Amendment]:
    """The changes that a document's own articles make to another convention, in order."""
    found = []
    for clause in document.clauses:
        words = clause.title.words + clause.body.words
        text = RunningText(words)
        folded = fold_keeping_length(text.text)
        matches = list(_AMENDS.finditer(folded))
        ends = [*(m.start() for m in matches[1:]), len(folded)][: len(matches)]
        for match, end in zip(matches, ends, strict=True):
            removes = match[2] in _REMOVES
            start = _WORDING_STARTS.match(folded, match.end(), end)
            first, last = text.word_range(start.end(), end) if start and start.end() < end and not removes else (0, 0)
            wording = RunningText(words[first:last])
            found.append(Amendment(match[1], wording, clause.number, words[0].page, removes, match[2] in _ADDS))
    return found
