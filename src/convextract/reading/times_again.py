"""Lines of opening times that were read in doubt are read again, each by itself, and the looks are held together.

Print such as `9 h à 12 h 15` is short words with narrow blanks between them; the recogniser now and then drops the
blanks and letters with them (`deShà12h15`), on faded and copied paper more than elsewhere. A line cut out, its blanks
made wider, mostly reads whole; what two looks of different kinds understand as the same days and times is believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import fmean, median
from typing import Literal

import cv2
import numpy as np
from rapidfuzz.distance import Levenshtein

from convextract.language.times import clocks_outside, find_time_spans
from convextract.language.weekdays import find_weekdays
from convextract.reading.cell_cleaning import cleaned_cell
from convextract.reading.ocr.engine import Recognise, RecognisedWord, by_line
from convextract.reading.rules import Gray

_FIGURES_OF_TIMES = re.compile(r"\d\s?[hH]|[hH]\s?\d\d")
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_SURE, _SURE_WORD = 0.6, 0.85
"""Words with figures less sure make their line worth another look; the other words so sure must come back in it."""
_AGREED = 0.75
"""What two looks agree on is worth so much at least."""
_DAWN, _QUARTER = "06:00", 15
_MOST_LINES = 80
"""Of a page: as many as a page full of weeks has cells."""
_AROUND, _MARGIN = 0.3, 0.6
"""How far around a line to cut, and white around what was cut, in heights of its words."""
_BLANK, _WIDER = 0.36, 0.6
"""White of such a width parts words, and how much wider it is made, in heights of a word."""
_SMALLER, _LARGER = 0.75, 1.5
_INK_SHARE = 0.4
"""Of the way from the paper to the darkest ink: darker is ink."""


@dataclass(slots=True)
class LinesLeft:
    """How many more lines of a page may be read again, its cells among them."""

    count: int = _MOST_LINES


@dataclass(frozen=True, slots=True)
class _Look:
    """One reading of a line, and what it tells: weekdays, spans, and whether all its figures are in spans."""

    words: list[RecognisedWord]
    tells: tuple[object, ...]
    whole: bool

    @classmethod
    def of(cls, words: Sequence[RecognisedWord]) -> _Look:
        text = _text(words)
        spans = tuple((span.opens, span.closes) for span in find_time_spans(text))
        days = tuple(day for mention in find_weekdays(text) for day in mention.days)
        return cls(list(words), (days, spans), _is_whole(text))

    @property
    def bare(self) -> str:
        """Its letters and figures."""
        return "".join(filter(str.isalnum, _text(self.words)))


def _is_whole(text: str) -> bool:
    """Are all clock times in spans of the day (not `4h-17h`, a lost figure), and do no two spans of one statement
    overlap (`8h45 à 15 et de 13h30 à 17h`)?"""
    spans = find_time_spans(text)
    crossed = [(a, b) for a, b in pairwise(spans) if b.opens < a.closes and not find_weekdays(text[a.end : b.start])]
    early = any(span.opens < _DAWN for span in spans)
    return bool(spans) and not early and not crossed and not clocks_outside(text)


def times_again(
    gray: Gray, dpi: float, words: Sequence[RecognisedWord], recognise: Recognise, left: LinesLeft
) -> list[RecognisedWord]:
    """The words of an image (a page, a cell; pixels), doubtful lines of times in the reading that two looks agree on.

    Costs one to four looks of some 25 ms for each doubtful line, as long as there are lines `left`; surely read times
    between the quarters of an hour (`8h40`) are in doubt too.
    """
    lines = by_line(words)
    doubtful = [key for key, line in lines.items() if _is_doubtful(line) and not _is_lone_number(line)]
    again = doubtful[: left.count]
    left.count -= len(again)
    for key in again:
        lines[key] = _read_again(gray, dpi, lines[key], recognise)
    return [word for line in lines.values() for word in line]


def times_told(words: Sequence[RecognisedWord]) -> Literal["none", "doubtful", "whole"]:
    """How the times in some lines were read: doubtful where a figure is unsure or a time is in no span."""
    lines = [line for line in by_line(words).values() if _FIGURES_OF_TIMES.search(_text(line))]
    return "none" if not lines else "doubtful" if any(map(_is_doubtful, lines)) else "whole"


def _text(words: Sequence[RecognisedWord]) -> str:
    return " ".join(word.text for word in words)


def _is_doubtful(line: Sequence[RecognisedWord]) -> bool:
    text = _text(line)
    if not _FIGURES_OF_TIMES.search(text):
        return False
    figures = [word.confidence for word in line if any(map(str.isdigit, word.text))]
    return min(figures, default=1.0) < _SURE or not _is_whole(text) or _has_odd_minutes(text)


def _is_lone_number(line: Sequence[RecognisedWord]) -> bool:
    """Is the line's only number, all of it surely read, no span of the day (`sous 72h`, `4.2 Horaires`)?"""
    return len(_NUMBER.findall(_text(line))) == 1 and all(word.confidence >= _SURE_WORD for word in line)


def _has_odd_minutes(text: str) -> bool:
    """`8h40`: houses open at the quarters of an hour, mostly."""
    return any(int(time[3:]) % _QUARTER for span in find_time_spans(text) for time in (span.opens, span.closes))


def _read_again(gray: Gray, dpi: float, line: list[RecognisedWord], recognise: Recognise) -> list[RecognisedWord]:
    """The line as two looks agree on, or as the only look that tells it whole and that another comes near to; as it
    was where there is none."""
    known = [word.text for word in line if word.confidence >= _SURE_WORD and len(word.text) > 3 and word.text.isalpha()]
    looks = [_Look.of(line)]
    for words in _looks(gray, dpi, line, recognise):
        if any(text not in {word.text for word in words} for text in known):
            continue
        look = _Look.of(words)
        looks.append(look)
        agreed = [one for one in looks if one.whole and one.tells == look.tells]
        if look.whole and len(agreed) > 1:
            return _believed(agreed, line[0], _AGREED)
    whole = [one for one in looks if one.whole]
    if len(whole) == 1 and any(Levenshtein.distance(one.bare, whole[0].bare) == 1 for one in looks):
        return _believed(whole, line[0], _SURE)
    return line


def _believed(agreed: Sequence[_Look], first: RecognisedWord, least: float) -> list[RecognisedWord]:
    best = max(agreed, key=lambda one: fmean(word.confidence for word in one.words))
    return [
        replace(word, block=first.block, line=first.line, confidence=max(word.confidence, least))
        for word in best.words
    ]


def _looks(
    gray: Gray, dpi: float, line: Sequence[RecognisedWord], recognise: Recognise
) -> Iterator[list[RecognisedWord]]:
    """The line read with wider blanks, smaller, larger, and both; pixels of `gray`."""
    height = median(word.y1 - word.y0 for word in line)
    around, margin = round(_AROUND * height), round(_MARGIN * height)
    x0, y0 = (max(0, round(min(side) - around)) for side in zip(*((w.x0, w.y0) for w in line), strict=True))
    x1, y1 = (round(max(side) + around) for side in zip(*((w.x1, w.y1) for w in line), strict=True))
    crop = cleaned_cell(gray[y0:y1, x0:x1], dpi)
    if crop is None:
        return
    wide, starts = _with_wider_blanks(crop, _BLANK * height, round(_WIDER * height))
    for image, scale in ((wide, 1.0), (crop, _SMALLER), (crop, _LARGER), (wide, _SMALLER)):
        scaled = image if scale == 1 else cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        paper = (int(np.median(scaled)),)
        framed = cv2.copyMakeBorder(scaled, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=paper)
        shifts = starts if image is wide else [(0, 0)]
        yield [
            replace(
                word,
                x0=x0 + _unshifted((word.x0 - margin) / scale, shifts),
                x1=x0 + _unshifted((word.x1 - margin) / scale, shifts),
                y0=y0 + (word.y0 - margin) / scale,
                y1=y0 + (word.y1 - margin) / scale,
            )
            for word in recognise(framed, dpi * scale, "line")
        ]


def _with_wider_blanks(crop: Gray, blank_px: float, wider_px: int) -> tuple[Gray, list[tuple[int, int]]]:
    """The crop with each column of white at least `blank_px` wide made wider by `wider_px`, and from which column on
    of the new image what stands there was moved by how much."""
    paper = int(np.median(crop))
    dark = int(np.percentile(crop, 1))
    inked = np.flatnonzero((crop < paper - _INK_SHARE * (paper - dark)).any(axis=0))
    pieces, starts, last = [], [(0, 0)], 0
    for left, right in pairwise(inked):
        if right - left - 1 < blank_px:
            continue
        middle = (int(left) + int(right)) // 2
        pieces += [crop[:, last:middle], np.full((crop.shape[0], wider_px), paper, dtype=crop.dtype)]
        moved = starts[-1][1] + wider_px
        starts.append((middle + moved, moved))
        last = middle
    return np.hstack([*pieces, crop[:, last:]]), starts


def _unshifted(x: float, starts: Sequence[tuple[int, int]]) -> float:
    return x - max((moved for start, moved in starts if start <= x), default=0)
