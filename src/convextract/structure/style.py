"""How lines look: size, weight, capitals, centring, and the frame of the column they stand in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from statistics import median

from convextract.reading.page import Word
from convextract.structure.lines import BodyLine


@dataclass(frozen=True, slots=True)
class Frame:
    """Left and right edge of a column of text and its usual distance from line to line, in points."""

    left: float
    right: float
    leading_pt: float

    @property
    def width(self) -> float:
        return max(1.0, self.right - self.left)


_ASCENDERS = frozenset("bdfhkltßijàâäéèêëîïôöùûüÀÂÉÈÊËÎÏÔÖÙÛÜÇ/()[]|'\"«»!?€&%@")
_DESCENDERS = frozenset("gjpqyçQ,;()[]|@")


@dataclass(frozen=True, slots=True)
class Style:
    """`size_pt`: font size, as the file tells it or judged from the ink of the letters; 0 where nothing tells.

    `sure`: the size is the file's own; else it may be a tenth off.
    """

    size_pt: float
    sure: bool
    bold: bool
    capitals: bool
    centered: bool


FrameKey = tuple[int, int]
"""Page number and column."""


def frames(lines: Iterable[BodyLine]) -> dict[FrameKey, Frame]:
    """The frame of each column of each page."""
    groups: dict[FrameKey, list[BodyLine]] = defaultdict(list)
    for line in lines:
        if line.line.table < 0:
            groups[line.number, line.line.column].append(line)
    return {key: _frame(group) for key, group in groups.items()}


def _frame(lines: list[BodyLine]) -> Frame:
    steps = [
        below.box.y0 - above.box.y0
        for above, below in pairwise(lines)
        if 0 < below.box.y0 - above.box.y0 < 4 * max(4.0, above.box.height)
    ]
    heights = [line.box.height for line in lines]
    long = [line.box for line in lines if len(line.line.words) > 4] or [line.box for line in lines]
    leading = _usual(steps) if len(steps) > 3 else 1.25 * median(heights)
    return Frame(min(b.x0 for b in long), max(b.x1 for b in long), leading)


def _usual(steps: list[float]) -> float:
    """The most common step: paragraphs stand farther apart, so the lower quartile region decides."""
    steps = sorted(steps)
    return median(steps[: max(1, (2 * len(steps)) // 3)])


def style(line: BodyLine, frame: Frame) -> Style:
    """The look of one line in its column."""
    words = line.line.words
    sure = line.page.source == "text_layer" and any(word.size_pt > 0 for word in words)
    sizes = [(word.size_pt if sure else ink_size_pt(word), len(word.text)) for word in words]
    letters = list(filter(str.isalpha, line.text))
    upper = sum(map(str.isupper, letters))
    return Style(
        size_pt=_weighted_median([one for one in sizes if one[0] > 0]),
        sure=sure,
        bold=2 * sum([len(w.text) for w in words if w.bold]) > sum([weight for _, weight in sizes]),
        capitals=len(letters) >= 4 and upper >= 0.85 * len(letters),
        centered=_centered(line, frame),
    )


def ink_size_pt(word: Word) -> float:
    """Font size judged from how high the ink of these letters stands; 0 where the letters do not tell."""
    share = _ink_share(word.best)
    return word.box.height / share if share else 0.0


@lru_cache(maxsize=16384)
def _ink_share(text: str) -> float:
    """How high the ink of these letters stands, in parts of the font size; 0 where the letters do not tell.

    Usual proportions of book faces: x-height 0.48, ascender or capital 0.70, descender 0.21.
    """
    letters = sum(c.isalnum() for c in text)
    if letters < 2 or 2 * letters < len(text):
        return 0.0
    high = any(c in _ASCENDERS or c.isupper() or c.isdigit() for c in text)
    low = any(c in _DESCENDERS for c in text)
    return (0.70 if high else 0.48) + (0.21 if low else 0.0)


def _weighted_median(values: list[tuple[float, int]]) -> float:
    half = sum(weight for _, weight in values) / 2
    for value, weight in sorted(values):
        half -= weight
        if half <= 0:
            return value
    return 0.0


def _centered(line: BodyLine, frame: Frame) -> bool:
    middle = (frame.left + frame.right) / 2
    inset = min(line.box.x0 - frame.left, frame.right - line.box.x1)
    return abs(line.box.center_x - middle) < 0.03 * frame.width + 2 and inset > 0.06 * frame.width
