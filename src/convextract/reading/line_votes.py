"""One line of print under a pen, read several times over: what the readings agree on.

Each cut and each scale of the same few letters comes out a little different where a pen crosses them. What most
readings agree on is believed; so is a word of the trade (`Maire`) that some read and the others nearly. A given name
that all readings miss where the pen runs is put beside what was read, as a repair. What stays doubtful is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.distance import Levenshtein

from convextract.language.folding import fold
from convextract.language.french_words import is_french
from convextract.language.given_names import given_names, is_given_name
from convextract.language.names import NO_NAMES
from convextract.reading.ocr.engine import RecognisedWord

_SAME_PLACE = 0.6
"""Two readings stand for one word where they share so much of the wider one's width."""
_AGREED, _UNANIMOUS = 0.5, 0.7
_SURE, _SURE_LONG, _SURE_TOGETHER, _LONG = 0.85, 0.7, 0.45, 5
"""A short and a long word that half of the readings give must be so sure in one of them, less where nearly all do."""
_MIDDLE_LENGTH, _MIDDLE, _SURE_MIDDLE = 7, 0.85, 0.8
"""A word of so many letters that is alike to all its readings by so much on average, and once so sure, is believed."""
_NEAR_LENGTH = 5
"""Shorter words are too near each other to be told when a letter is wrong."""
_CLEARLY = 1.4
"""A guess must weigh so many times as much as the next."""
_KEPT, _LEAST_KEPT = 0.6, 5
"""Share and number of a given name's letters, at its start and end, that a pen through its middle leaves legible."""
_LEAST_WEIGHT = 0.1
"""A reading counts for something, however unsure the recogniser was of it."""
_INNER = "'’‘\""


@dataclass(frozen=True, slots=True)
class Agreed:
    """A word that the readings of a line agree on. `parted`: on the left and right another word stands beside it."""

    word: RecognisedWord
    parted: tuple[bool, bool]


@dataclass(slots=True)
class _Place:
    """Readings of one word."""

    words: list[RecognisedWord] = field(default_factory=list)
    weights: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[0].x1

    def best(self) -> str:
        return max(self.weights, key=lambda text: self.weights[text])

    def readings_of(self, text: str) -> list[RecognisedWord]:
        return [word for word in self.words if _letters_of(word.text) == text]

    def read_as(self, text: str) -> RecognisedWord:
        return replace(max(self.readings_of(text), key=lambda word: word.confidence), text=text)


def agreed(readings: Sequence[Sequence[RecognisedWord]]) -> list[Agreed]:
    """The words that the readings of one line (in the same pixels) agree on, left to right.

    A word whose `mended` is set was read as `text` and must be that given name.
    """
    places = _places(readings)
    chosen = [_choice(place, len(readings)) for place in places]
    for index, place in enumerate(places):
        beside = [places[i].best() for i in (index - 1, index + 1) if 0 <= i < len(places)]
        if _may_be_given(place.best(), beside) and (name := _given_name(place, len(readings))):
            word = place.read_as(name if name in place.weights else place.best())
            chosen[index] = replace(word, mended="" if word.text == name else name)
    last = len(places) - 1
    return [Agreed(word, (i > 0, i < last)) for i, word in enumerate(chosen) if word is not None]


def _places(readings: Sequence[Sequence[RecognisedWord]]) -> list[_Place]:
    """The words of all readings by where they stand; of places that overlap, those most readings saw."""
    places: list[_Place] = []
    for word in (word for reading in readings for word in reading):
        text = _letters_of(word.text)
        if len(text) < 2:
            continue
        place = next((p for p in places if _shared(word, p) >= _SAME_PLACE), None)
        if place is None:
            places.append(place := _Place())
        place.words.append(word)
        place.weights[text] += max(_LEAST_WEIGHT, word.confidence)
    kept: list[_Place] = []
    for place in sorted(places, key=lambda p: -sum(p.weights.values())):
        seen = len(place.words) >= _AGREED * len(readings)
        if seen and not any(min(place.x1, other.x1) > max(place.x0, other.x0) + 2 for other in kept):
            kept.append(place)
    return sorted(kept, key=lambda place: place.x0)


def _shared(word: RecognisedWord, place: _Place) -> float:
    inside = min(word.x1, place.x1) - max(word.x0, place.x0)
    return inside / max(word.x1 - word.x0, place.x1 - place.x0, 1.0)


def _letters_of(text: str) -> str:
    """Without signs at the ends, and without the apostrophes that strokes put between capitals."""
    while text and not text[0].isalnum():
        text = text[1:]
    while text and not text[-1].isalnum():
        text = text[:-1]
    bare = "".join(c for c in text if c not in _INNER)
    return bare if bare.isupper() and len(bare) > 3 else text


def _choice(place: _Place, count: int) -> RecognisedWord | None:
    """The reading that is believed as it stands; None where nothing is sure enough."""
    best = _word_of_the_trade(place) or place.best()
    if not _is_wordlike(best):
        return None
    word, share = place.read_as(best), len(place.readings_of(best)) / count
    known = is_word(best) and len(best) >= _NEAR_LENGTH
    sure = _SURE_LONG if len(best) >= _LONG else _SURE
    if share >= _UNANIMOUS and len(best) >= _LONG:
        sure = _SURE_TOGETHER
    if (share >= _AGREED or known) and word.confidence >= sure:
        return word
    return word if word.confidence >= _SURE_MIDDLE and _is_in_the_middle(place, best) else None


def _is_in_the_middle(place: _Place, best: str) -> bool:
    """Is a long word, read so at least twice, the one that all readings are near to and no other is nearer to them?"""
    if len(best) < _MIDDLE_LENGTH or len(place.readings_of(best)) < 2:
        return False
    total = sum(place.weights.values())

    def nearness(text: str) -> float:
        return sum(w * Levenshtein.normalized_similarity(text, other) for other, w in place.weights.items()) / total

    own = nearness(best)
    return own >= _MIDDLE and all(nearness(other) <= own for other in place.weights)


def _word_of_the_trade(place: _Place) -> str:
    """`Maire` where most read `Mare`: an office or a body's word is likelier on a signature page than any other."""
    best = place.best()
    near = [
        text
        for text in place.weights
        if fold(text) in NO_NAMES
        and len(text) >= _NEAR_LENGTH
        and Levenshtein.distance(fold(text), fold(best)) <= max(1, len(best) // 4)
    ]
    return max(near, key=lambda text: place.weights[text], default="")


def is_word(text: str) -> bool:
    """Whether a text as read is a given name or a French word."""
    return text[:1].isalpha() and (is_given_name(text) or (not text.isupper() and is_french(text.lower())))


def _is_wordlike(text: str) -> bool:
    letters = sum(c.isalpha() for c in text)
    cased = text.islower() or text.isupper() or text[1:].islower() or "-" in text or "'" in text
    return letters >= 0.7 * len(text) and letters >= 2 and cased and not any(map(str.isdigit, text))


def _may_be_given(text: str, beside: Sequence[str]) -> bool:
    """Is there room for a given name: a capitalised word, none of the trade, beside one that may be a family's?"""
    if not text[:1].isupper() or text.isupper() or fold(text) in NO_NAMES:
        return False
    beside = [other for other in beside if len(other) > 2]
    family = any(other[:1].isupper() and fold(other) not in NO_NAMES for other in beside)
    return family and not any(is_given_name(other) and not other.isupper() for other in beside)


def _given_name(place: _Place, count: int) -> str:
    """The one given name that the readings are or miss where the pen runs; empty for none, or for several."""
    best = place.best()
    exact = [text for text in (best, *place.weights) if given_names().get(fold(text)) == text]
    if exact and (exact[0] == best or len(exact) == 1):
        return exact[0] if Levenshtein.distance(fold(exact[0]), fold(best)) <= max(1, len(best) // 4) else ""
    if len(place.readings_of(best)) > _UNANIMOUS * count:
        return ""
    scores: dict[str, float] = defaultdict(float)
    for text, weight in place.weights.items():
        for folded, name in given_names().items():
            kept = _kept(fold(text), folded)
            if kept >= _KEPT:
                scores[name] += weight * kept
    ranked = sorted(scores, key=lambda name: -scores[name])
    if not ranked or (len(ranked) > 1 and scores[ranked[0]] < _CLEARLY * scores[ranked[1]]):
        return ""
    return ranked[0] if scores[ranked[0]] >= 0.3 * sum(place.weights.values()) else ""


def _kept(read: str, name: str) -> float:
    """Share of a name's letters that a reading has right at start and end; 0 for few letters and other lengths."""
    if abs(len(read) - len(name)) > 1:
        return 0.0
    start = next((i for i, (a, b) in enumerate(zip(read, name, strict=False)) if a != b), min(len(read), len(name)))
    rest = min(len(read), len(name)) - start
    end = next((i for i in range(rest) if read[-1 - i] != name[-1 - i]), rest)
    return (start + end) / max(len(read), len(name)) if start + end >= _LEAST_KEPT else 0.0
