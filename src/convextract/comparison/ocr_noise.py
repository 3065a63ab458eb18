"""Real or read wrong? Whether a difference of words is explained by the recogniser, the typesetter or grammar.

Verdicts on a pair of words: `same` (no difference of substance), `different`, `doubtful` (a person must look). On
pages with a good text layer nothing was recognised, so only spelling and grammar are forgiven there.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import Levenshtein

from convextract.comparison.tokens import Token
from convextract.language.french_words import is_french, is_function_word, lemmas

Verdict = Literal["same", "different", "doubtful"]

_CONFUSIONS = (
    ("rn", "m"), ("ni", "m"), ("in", "m"), ("ri", "n"), ("ii", "n"), ("cl", "d"), ("li", "h"), ("lt", "h"),
    ("vv", "w"), ("fi", "n"), ("tt", "n"), ("0", "o"), ("1", "l"), ("|", "l"), ("i", "l"), ("j", "i"), ("t", "l"),
    ("5", "s"), ("8", "b"), ("9", "g"), ("6", "g"), ("2", "z"), ("e", "c"), ("o", "c"), ("u", "n"), ("ä", "a"),
    ("q", "g"), ("f", "t"), ("v", "y"), ("h", "b"),
)
"""Shapes that recognisers take for one another; measured on Tesseract's French model, folded text."""

_DIGIT_SHAPES = str.maketrans("oqli|zsbg", "001112589")
_SURE, _UNSURE = 0.85, 0.6
"""Word confidences: above, the recogniser is believed; below, it is not."""
_ENDINGS = re.compile(r"(?:es|s|e|x|nt|ent)$")
_MODAL = frozenset({"pouvoir", "devoir", "falloir", "vouloir"})


@lru_cache(maxsize=20_000)
def likeness(one: str, other: str) -> float:
    """0 to 1 over folded words; shapes that recognisers confuse cost a third of other errors."""
    if one == other:
        return 1.0
    plain = Levenshtein.distance(one, other)
    cheapest = float(plain)
    for a, b in _CONFUSIONS:
        for left, right in ((a, b), (b, a)):
            if left in other:
                mended = other.replace(left, right)
                cheapest = min(cheapest, Levenshtein.distance(one, mended) + 0.34)
    return max(0.0, 1.0 - cheapest / max(len(one), len(other), 1))


def known(raw: str, vocabulary: frozenset[str]) -> bool:
    """Whether a word as printed is one: of the template, of French, a number or a name of an operator."""
    word = raw.lower()
    return word in vocabulary or is_french(word)


@lru_cache(maxsize=20_000)
def same_word_inflected(one: str, other: str) -> bool:
    """Whether two words (as printed) are forms of one word: number, gender, person, tense."""
    a, b = one.lower(), other.lower()
    if _ENDINGS.sub("", a) == _ENDINGS.sub("", b) and min(len(a), len(b)) > 2:
        return True
    shared = lemmas(a) & lemmas(b)
    return bool(shared) and not (is_function_word(a) and is_function_word(b))


def judge_pair(
    template: Token, document: Token, confidence: float, scanned: bool, vocabulary: frozenset[str]
) -> Verdict:
    """A template word against the word that stands in its place."""
    if template.key == document.key:
        return "same"
    if template.kind != "word" or document.kind != "word":
        return _judge_number(template, document, confidence, scanned)
    if same_word_inflected(template.raw, document.raw):
        return "same"
    alike = likeness(template.key, document.key)
    if known(document.raw, vocabulary):
        return _judge_known(template, document, alike, confidence, scanned)
    if not scanned:
        typo = len(template.key) > 4 and alike >= 0.84 and not (template.acronym and document.acronym)
        return "same" if typo else "different"
    if template.acronym and document.acronym and confidence >= _SURE and alike < 0.8:
        return "different"
    if alike >= 0.55 or (confidence < _UNSURE and alike >= 0.3):
        return "same"
    return "doubtful" if confidence < _UNSURE else "different"


def _judge_known(template: Token, document: Token, alike: float, confidence: float, scanned: bool) -> Verdict:
    """The document shows a real word, another one: recognisers also make real words of real words."""
    if not scanned:
        return "different"
    short = len(document.key) <= 3
    if short and confidence < _SURE and alike >= 0.45:
        return "same"
    slip = Levenshtein.distance(template.key, document.key) <= 1 or alike >= 0.9
    if slip and confidence < _UNSURE:
        return "same"
    if slip and confidence < 0.93:
        return "doubtful"
    return "different"


def _judge_number(template: Token, document: Token, confidence: float, scanned: bool) -> Verdict:
    if template.value is not None and template.value == document.value and template.kind == document.kind:
        return "same"
    if template.kind == "placeholder":
        return "same"
    if not scanned:
        return "different"
    read = document.key.translate(_DIGIT_SHAPES)
    if document.kind == "word" and template.kind == "number" and read == template.key:
        return "same"
    if document.kind == "word" and template.kind == "word":
        return "different"
    return "doubtful" if confidence < _UNSURE else "different"


def judge_runs(
    template: list[Token], document: list[Token], confidence: float, scanned: bool, vocabulary: frozenset[str]
) -> Verdict:
    """A run of words against the run in its place: words split, joined or broken by the scan are no change."""
    one, other = "".join(t.key for t in template), "".join(t.key for t in document)
    if one == other:
        return "same"
    numeric = any(t.kind != "word" for t in (*template, *document))
    if not scanned or not one or not other or numeric:
        return "different"
    unknown = [t for t in document if not known(t.raw, vocabulary)]
    alike = likeness(one, other)
    if unknown and alike >= 0.75:
        return "same"
    if unknown and alike >= 0.6 and confidence < _SURE:
        return "doubtful"
    return "different"


def is_debris(document: list[Token], confidence: float, scanned: bool, vocabulary: frozenset[str]) -> bool:
    """Whether inserted words are specks, bullets or strokes that were read as letters."""
    if not document or not scanned:
        return not document
    for token in document:
        if token.kind != "word":
            if confidence >= _UNSURE or (len(document) == 1 and confidence >= 0.4):
                return False
            continue
        if len(token.key) > 2 and known(token.raw, vocabulary) and (len(token.key) > 3 or confidence >= _UNSURE):
            return False
        if len(token.key) > 4 and confidence >= _UNSURE:
            return False
    return True


def is_garbled(document: list[Token], vocabulary: frozenset[str]) -> bool:
    """Whether a recognised passage is hardly French: somebody must look what is printed there."""
    words = [t for t in document if t.kind == "word" and len(t.key) > 2]
    strange = sum(not known(t.raw, vocabulary) and not t.raw[:1].isupper() for t in words)
    return bool(words) and strange >= 0.5 * len(words)
