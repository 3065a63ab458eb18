"""Real or read wrong? Whether a difference of words is explained by the recogniser, the typesetter or grammar.

Verdicts on a pair of words: `same` (no difference of substance), `different`, `doubtful` (a person must look). On
pages with a good text layer nothing was recognised, so only spelling and grammar are forgiven there.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import Levenshtein

from convextract.comparison.readings import Readings
from convextract.comparison.tokens import Token
from convextract.language.folding import fold
from convextract.language.french_words import is_french, is_function_word, lemmas
from convextract.language.operators import find_operators

Verdict = Literal["same", "different", "doubtful"]

_CONFUSIONS = (
    ("rn", "m"), ("ni", "m"), ("in", "m"), ("ri", "n"), ("ii", "n"), ("cl", "d"), ("li", "h"), ("lt", "h"),
    ("vv", "w"), ("fi", "n"), ("tt", "n"), ("0", "o"), ("1", "l"), ("|", "l"), ("i", "l"), ("j", "i"), ("t", "l"),
    ("5", "s"), ("8", "b"), ("9", "g"), ("6", "g"), ("2", "z"), ("e", "c"), ("o", "c"), ("u", "n"), ("ä", "a"),
    ("q", "g"), ("f", "t"), ("v", "y"), ("h", "b"),
)
"""Shapes that recognisers take for one another; measured on Tesseract's French model, folded text."""

_DIGIT_SHAPES = str.maketrans("oqli|zsbg", "001112589")
_SURE, _HALF_SURE, _UNSURE = 0.85, 0.75, 0.6
"""Word confidences: above, the recogniser is believed; below, it is not."""
_LETTERS = "abcdefghijlmnopqrstuvxyzéèêàçîô"
_NEGATIONS = frozenset({"ne", "ni", "pas", "non", "sans"})
_ENDINGS = re.compile(r"(?:es|s|e|x|nt|ent)$")
_MODAL_WORD = re.compile(r"^(?:doi(?:t|vent)|devr(?:a|ont)|peu(?:t|vent)|pourr(?:a|ont))$")


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


@lru_cache(maxsize=20_000)
def same_word_inflected(one: str, other: str) -> bool:
    """Whether two words (as printed) are forms of one word: number, gender, person, tense."""
    a, b = one.lower(), other.lower()
    if _ENDINGS.sub("", a) == _ENDINGS.sub("", b) and min(len(a), len(b)) > 2:
        return True
    shared = lemmas(a) & lemmas(b)
    return bool(shared) and not (is_function_word(a) and is_function_word(b))


def judge_pair(
    template: Token, document: Token, confidence: float, scanned: bool, readings: Readings
) -> Verdict:
    """A template word against the word that stands in its place."""
    if template.key == document.key:
        return "same"
    if len(template.key) == 1 and scanned and len(document.key) == 1 and template.kind == "word":
        return "same"  # an elided article: `l'`, `d'`
    if template.kind != "word" or document.kind != "word":
        return _judge_number(template, document, confidence, scanned, readings)
    if same_word_inflected(template.raw, document.raw):
        return "same"
    alike = likeness(template.key, document.key)
    distance = Levenshtein.distance(fold(template.raw), fold(document.raw))
    if scanned and _is_article_slip(template, document, distance):
        return "same"
    known = readings.known(document.raw)
    if scanned and not known and _is_register_name(document.raw) and _is_register_name(template.raw):
        return "different" if confidence >= _HALF_SURE else "doubtful"
    if scanned and not known and (_is_fragment(template.key, document.key) or (len(template.key) <= 3 >= distance * 3)):
        return "same"
    if known:
        return _judge_known(template, document, confidence, scanned, readings)
    if not scanned:
        typo = len(template.key) > 4 and alike >= 0.84 and not (template.acronym and document.acronym)
        return "same" if typo else "different"
    if template.acronym and document.acronym and confidence >= _HALF_SURE and (
        alike < 0.8 or _is_register_name(document.raw)
    ):
        return "different"
    if distance >= 3 and _misread_of_another(document.raw.lower()):
        return "different"
    if confidence < _UNSURE and distance > 1 and _MODAL_WORD.match(template.key):
        return "doubtful"  # `doivent` and `peuvent`, half read, are near one another, and much hangs on them
    if alike >= 0.55 or (confidence < _UNSURE and alike >= 0.3):
        return "same"
    return "doubtful" if confidence < _UNSURE else "different"


@lru_cache(maxsize=2_000)
def _is_register_name(word: str) -> bool:
    """Whether the register of operators has this very name: `DDFiP` is no slip of `DGFIP`."""
    return any(m.start == 0 and m.end == len(word) for m in find_operators(word))


def _is_fragment(whole: str, piece: str) -> bool:
    """Whether the scan left the beginning or the end of a word."""
    return 3 <= len(piece) < len(whole) and (whole.startswith(piece) or whole.endswith(piece))


def _is_article_slip(template: Token, document: Token, distance: int) -> bool:
    """A speck of a word in the place of an article or pronoun: another word there would be no French."""
    if len(template.key) == 1 and len(document.key) == 1:
        return True
    if not is_function_word(template.raw.lower()) or not _NEGATIONS.isdisjoint((template.key, document.key)):
        return False
    return distance <= 1 or not is_french(document.raw)


@lru_cache(maxsize=5_000)
def _misread_of_another(word: str) -> bool:
    """Whether one letter put right makes a French word of a strange one (six letters or more: few others come near)."""
    if len(word) < 6:
        return False
    return any(
        is_french(word[:place] + letter + word[place + 1 :]) for place in range(len(word)) for letter in _LETTERS
    )


def _judge_known(
    template: Token, document: Token, confidence: float, scanned: bool, readings: Readings
) -> Verdict:
    """The document shows a real word, another one: recognisers also make real words of real words."""
    if not scanned:
        return "different"
    alike = likeness(template.key, document.key)
    distance = Levenshtein.distance(template.key, document.key)
    if distance <= 1 and readings.slip_of(template.key, document.key):
        return "same"
    short = len(document.key) <= 3
    if short and confidence < _SURE and alike >= 0.45:
        return "same"
    slip = distance <= 1 or alike >= 0.9 or _is_fragment(template.key, document.key)
    if slip and confidence < _UNSURE:
        return "same"
    if confidence < _HALF_SURE:
        return "doubtful"
    if slip and (confidence < 0.93 or distance <= 1):
        return "doubtful"
    return "different"


def _judge_number(
    template: Token, document: Token, confidence: float, scanned: bool, readings: Readings
) -> Verdict:
    if template.value is not None and template.value == document.value and template.kind == document.kind:
        return "same"
    if template.kind == "placeholder":
        return "same"
    if not scanned:
        return "different"
    if template.kind == "number" and document.kind == "word" and template.raw.isalpha():
        return _judge_spelled_number(fold(template.raw), document, confidence, readings)
    read = document.key.translate(_DIGIT_SHAPES)
    if document.kind == "word" and template.kind == "number" and read == template.key:
        return "same"
    if template.kind == "word" and is_function_word(template.raw.lower()) and document.raw.isdigit():
        return "doubtful"  # a speck where an article stands
    if document.kind == "word" and template.kind == "word":
        return "different"
    if template.raw.isdigit() and document.raw.isdigit() and _lost_figure(template.raw, document.raw):
        return "doubtful"
    if document.kind == "word" and any(c.isdigit() for c in document.key):
        return "doubtful"
    return "doubtful" if confidence < _UNSURE or document.misread else "different"


def _lost_figure(printed: str, read: str) -> bool:
    """Whether one figure more or less is all that differs."""
    return len(printed) != len(read) and Levenshtein.distance(printed, read) == 1


def _judge_spelled_number(spelled: str, document: Token, confidence: float, readings: Readings) -> Verdict:
    """`cinq` against what is no number: a slip (`cjnq`), or another word."""
    if likeness(spelled, document.key) < 0.6:
        return "doubtful" if confidence < _UNSURE else "different"
    return "doubtful" if readings.known(document.raw) and confidence >= _UNSURE else "same"


def judge_runs(
    template: list[Token], document: list[Token], confidence: float, scanned: bool, readings: Readings
) -> Verdict:
    """A run of words against the run in its place: words split, joined or broken by the scan are no change."""
    one, other = "".join(t.key for t in template), "".join(t.key for t in document)
    if one == other:
        return "same"
    if not scanned or not one or not other:
        return "different"
    if any(t.kind != "word" for t in (*template, *document)):
        return _judge_figures(template, document)
    unknown = [t for t in document if not readings.known(t.raw)]
    alike = likeness(one, other)
    if any(_is_register_name(t.raw) for t in unknown):
        return "different"
    if unknown and alike >= 0.75:
        return "same"
    if unknown and alike >= 0.6 and confidence < _SURE:
        return "doubtful"
    return "different"


def _judge_figures(template: list[Token], document: list[Token]) -> Verdict:
    """Numbers among specks: the same figures in the same order, and words that look alike, are no change."""
    sides = ["".join(_printed(t) for t in side) for side in (template, document)]
    figures = ["".join(c for c in side if c.isdigit()) for side in sides]
    return "same" if figures[0] and figures[0] == figures[1] and likeness(*sides) >= 0.7 else "different"


def _printed(token: Token) -> str:
    """A token's letters and figures, letters read for figures put right."""
    return token.key if token.misread else fold(token.raw).replace(" ", "")


def is_debris(document: list[Token], confidence: float, scanned: bool, readings: Readings) -> bool:
    """Whether inserted words are specks, bullets or strokes that were read as letters."""
    if not document or not scanned:
        return not document
    for token in document:
        if token.kind != "word":
            if confidence >= _UNSURE or (len(document) == 1 and confidence >= 0.4):
                return False
            continue
        if len(token.key) > 2 and readings.known(token.raw) and (len(token.key) > 3 or confidence >= _UNSURE):
            return False
        if len(token.key) > 4 and confidence >= _UNSURE:
            return False
    return True


def is_garbled(document: list[Token], readings: Readings) -> bool:
    """Whether a recognised passage is hardly French: somebody must look what is printed there."""
    words = [t for t in document if t.kind == "word" and len(t.key) > 2]
    strange = sum(not readings.known(t.raw) and not t.raw[:1].isupper() for t in words)
    return bool(words) and strange >= 0.5 * len(words)


def is_broken_word(template: Token, document: Token, neighbour: Token, *, before: bool) -> bool:
    """Whether a document word and the piece beside it (`before` or after) are the template's word, broken in two."""
    whole, piece, beside = _spelled(template), document.key, neighbour.key
    alike = likeness(whole, beside + piece if before else piece + beside)
    return alike >= 0.75 and alike > likeness(whole, piece)


def is_joined_word(template: Token, neighbour: Token, document: Token, *, before: bool) -> bool:
    """Whether a document word is the template's word and its neighbour written in one."""
    word, beside = _spelled(template), _spelled(neighbour)
    alike = likeness(beside + word if before else word + beside, document.key)
    return alike >= 0.75 and alike > likeness(word, document.key)


def _spelled(token: Token) -> str:
    """A token as its letters: `cinq`, not 5."""
    return fold(token.raw) if token.kind == "number" else token.key
