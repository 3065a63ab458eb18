"""Lines that the recogniser has found twice: once by their small letters, once by their tall ones.

Its search for lines now and then parts one printed line into two that lie over each other, and reads the pieces of
both: `définissent ti le cas échéant héant`. Such lines are cut out and recognised once more, each as the one it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from convextract.reading.ocr.engine import OcrEngine, RecognisedWord, by_line
from convextract.reading.page import Box, union

if TYPE_CHECKING:
    from convextract.reading.rules import Gray

_SHARED_HEIGHT, _COVERED = 0.5, 0.4
"""Of the lower of two lines, and of the box of a word, as shares."""
_LEAST_WORDS, _LEAST_SHARE = 2, 0.3
"""So many words of a line, and such a share of them, lie over words of the other."""
_BESIDE, _ABOVE = 1.0, 0.3
"""How far around the line to cut, in heights of the line."""


@dataclass(frozen=True, slots=True)
class _ReadLine:
    words: list[RecognisedWord]
    box: Box

    @property
    def height(self) -> float:
        return median(word.y1 - word.y0 for word in self.words)


def read_once(gray: Gray, dpi: float, words: Sequence[RecognisedWord], engine: OcrEngine) -> list[RecognisedWord]:
    """The words with each doubled line recognised anew as one; pixels of the image. Others stay as they are."""
    lines = _lines(words)
    doubled = [(a, b) for a, b in pairwise(lines) if _lie_over_each_other(a, b)]
    if not doubled:
        return list(words)
    kept = {id(line): line.words for line in lines}
    for first, second in doubled:
        kept[id(first)] = _as_one(gray, dpi, first, second, engine)
        kept[id(second)] = []
    return [word for line in lines for word in kept[id(line)]]


def _lines(words: Sequence[RecognisedWord]) -> list[_ReadLine]:
    """Lines as the recogniser gave them, in its order."""
    return [_ReadLine(line, union([_box(word) for word in line])) for line in by_line(words).values()]


def _lie_over_each_other(one: _ReadLine, other: _ReadLine) -> bool:
    shared = min(one.box.y1, other.box.y1) - max(one.box.y0, other.box.y0)
    if shared < _SHARED_HEIGHT * min(one.box.height, other.box.height):
        return False
    return _lies_on(one.words, other.words) or _lies_on(other.words, one.words)


def _lies_on(pieces: Sequence[RecognisedWord], words: Sequence[RecognisedWord]) -> bool:
    boxes = [_box(word) for word in words]
    covered = sum(any(_box(w).overlap(b) >= _COVERED * _area(_box(w)) for b in boxes) for w in pieces)
    return covered >= max(_LEAST_WORDS, _LEAST_SHARE * len(pieces))


def _as_one(gray: Gray, dpi: float, one: _ReadLine, other: _ReadLine, engine: OcrEngine) -> list[RecognisedWord]:
    """Both lines recognised as one; the fuller one where that gives less."""
    import cv2
    import numpy as np

    height = max(one.height, other.height)
    box = union((one.box, other.box))
    x0, y0 = max(0, int(box.x0 - _BESIDE * height)), max(0, int(box.y0 - _ABOVE * height))
    crop = gray[y0 : int(box.y1 + _ABOVE * height), x0 : int(box.x1 + _BESIDE * height)]
    side = round(height)
    framed = cv2.copyMakeBorder(crop, side, side, side, side, cv2.BORDER_CONSTANT, value=(int(np.median(crop)),))
    first = one.words[0]
    read = [
        replace(
            word, x0=word.x0 + x0 - side, x1=word.x1 + x0 - side, y0=word.y0 + y0 - side, y1=word.y1 + y0 - side,
            block=first.block, line=first.line,
        )
        for word in engine.recognise(framed, dpi, "line")
    ]  # fmt: skip
    return max(read, one.words, other.words, key=_letters)


def _letters(words: Sequence[RecognisedWord]) -> float:
    """How many letters were read, by how surely."""
    return sum(word.confidence * len(word.text) for word in words)


def _box(word: RecognisedWord) -> Box:
    return Box(word.x0, word.y0, word.x1, word.y1)


def _area(box: Box) -> float:
    return max(1.0, box.width * box.height)
