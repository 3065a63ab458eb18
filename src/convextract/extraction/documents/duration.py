"""How long a convention runs and how it goes on: end date, tacit or express renewal, none."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from convextract.extraction.documents.found import Found
from convextract.language.dates import find_dates
from convextract.language.folding import fold, fold_keeping_length
from convextract.reading.running_text import RunningText
from convextract.structure.model import PartSpan, StructuredDocument

_TITLE = re.compile(r"duree|renouvellement|reconduction|entree en vigueur|date d'effet|prise d'effet|terme\b|echeance")
_SENTENCE = re.compile(r"[^.;]{1,600}(?:[.;]|$)")
_NONE = re.compile(
    r"non renouvelable|(?:ne (?:peut|pourra)|n'est pas|sans) (?:etre |faire l'objet d'une? )?"
    r"(?:renouvel|recondui|reconduction|tacite)"
    r"|(?:sans|exclu\w* toute?) (?:possibilite de )?(?:reconduction|renouvellement)"
)
_NOT_TACIT = re.compile(
    r"(?:sans|exclu\w*|pas|aucune?|non|jamais|toute)\s(?:[\w']+\s){0,4}tacite"
    r"|tacite reconduction (?:est|etant) exclue"
)
_TACIT = re.compile(
    r"tacite(?:ment)?\b|recondui\w+ d'office"
    r"|(?:renouvel|recondu)\w*\s(?:[\w']+,?\s){0,8}(?:d'annee en annee|sauf denonciation)"
)
_EXPRESS = re.compile(
    r"(?:reconduction|renouvellement|accord|decision|demande)s?\s(?:[\w']+\s){0,3}expres"
    r"|expres\w*\s(?:[\w']+\s){0,3}(?:recondui|renouvel|reconduction)"
    r"|(?:renouvel|recondu)\w*\s(?:[\w']+\s){0,8}(?:avenant|decision expresse|nouvel accord|nouvelle convention)"
)
_ABOUT = re.compile(r"recondui\w*|reconduction|renouvel\w*|tacite")
_OF_THE_CONVENTION = re.compile(r"convention|avenant|accord|contrat|protocole|reconduction|elle\b")
_END = re.compile(
    r"(?:jusqu'au|(?:prend(?:ra)? fin|expire(?:ra)?|s'acheve(?:ra)?|se termine(?:ra)?) (?:le|au)"
    r"|arrive(?:ra)? a (?:echeance|son terme|terme) le"
    r"|(?:echeance|terme) (?:est )?(?:fixee? )?(?:au|le))\s*$"
)
_SPAN_END = re.compile(r"\bdu\b.{4,40}\bau\s*$")


@dataclass(frozen=True, slots=True)
class Duration:
    term: Found | None
    renewal: Found | None


def read_duration(document: StructuredDocument, part: PartSpan) -> Duration:
    """Term and renewal of a convention: from its clause on duration, else from any sentence of its own text."""
    texts = _texts(document, part)
    return Duration(_first(texts, _term), _first(texts, _renewal))


def _texts(document: StructuredDocument, part: PartSpan) -> list[tuple[RunningText, bool]]:
    """Texts to look in, those about duration first (True)."""
    about = [c.body for c in document.clauses if _TITLE.search(fold(c.title.text)) and c.first >= part.first]
    rest = [block.text for block in document.blocks_of(part) if block.kind != "table"]
    return [(text, True) for text in about] + [(text, False) for text in rest]


def _first(texts: list[tuple[RunningText, bool]], rule: Callable[[RunningText, bool], Found | None]) -> Found | None:
    return next((found for text, about in texts if (found := rule(text, about))), None)


def _renewal(text: RunningText, about: bool) -> Found | None:
    folded = fold_keeping_length(text.text)
    if not _ABOUT.search(folded):
        return None
    for sentence in _SENTENCE.finditer(folded):
        said = sentence[0]
        if not _ABOUT.search(said) or not (about or _OF_THE_CONVENTION.search(said)):
            continue
        value = _how(said)
        if value:
            confidence = 0.95 if about else 0.8
            return Found(value, text.evidence(*sentence.span(), method="documents.duration", confidence=confidence))
    return None


def _how(said: str) -> str:
    """What one sentence says; empty where it leaves the way open (`renouvelable`)."""
    if _NOT_TACIT.search(said):
        return "express" if _EXPRESS.search(said) or re.search(r"avenant|expres", said) else "none"
    if _TACIT.search(said):
        return "tacit"
    if _EXPRESS.search(said):
        return "express"
    return "none" if _NONE.search(said) else ""


def _term(text: RunningText, about: bool) -> Found | None:
    """A date after `jusqu'au`. Outside the clause on duration the sentence must speak of the convention."""
    folded = fold_keeping_length(text.text)
    for mention in find_dates(text.text):
        before = folded[max(0, mention.start - 70) : mention.start]
        said = folded[max(0, mention.start - 300) : mention.start].rsplit(". ", 2)
        sentence = " ".join(said[-2:]) if re.match(r"\W*(?:il|elle)\s", said[-1]) else said[-1]
        ends = _END.search(before) or (about and _SPAN_END.search(before))
        if ends and (about or re.search(r"(?:presente|la) convention|present (?:avenant|accord)", sentence)):
            start = max(0, mention.start - 30)
            found = text.evidence(start, mention.end, method="documents.duration", confidence=0.9 if about else 0.75)
            return Found(mention.iso, found)
    return None
