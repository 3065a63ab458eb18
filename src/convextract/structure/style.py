"""How lines look: size, weight, capitals, centring, and the frame of the column they stand in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

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


@dataclass(frozen=True, slots=True)
class Style:
    """`size_pt`: font size where known, else the height of the line."""

    size_pt: float
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
    sizes = [word.size_pt for word in words if word.size_pt > 0]
    letters = [c for c in line.text if c.isalpha()]
    upper = sum(c.isupper() for c in letters)
    return Style(
        size_pt=median(sizes) if sizes else line.box.height * 0.8,
        bold=2 * sum(len(w.text) for w in words if w.bold) > sum(len(w.text) for w in words),
        capitals=len(letters) >= 4 and upper >= 0.85 * len(letters),
        centered=_centered(line, frame),
    )


def _centered(line: BodyLine, frame: Frame) -> bool:
    middle = (frame.left + frame.right) / 2
    inset = min(line.box.x0 - frame.left, frame.right - line.box.x1)
    return abs(line.box.center_x - middle) < 0.03 * frame.width + 2 and inset > 0.06 * frame.width
