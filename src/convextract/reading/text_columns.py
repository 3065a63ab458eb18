"""Columns of prose by what the recogniser took for lines: no line of its runs over the gutter between two columns.

That tells columns apart whose gutter is hardly wider than the blanks of justified lines, runs aslant or holds a rule.
All lengths are pixels of the page image.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from convextract.reading.ocr.engine import RecognisedWord, by_line
from convextract.reading.page import Box, union

_LEAST_LINES = 5
"""So many lines stand at each side at least."""
_NARROWEST_HEIGHTS = 10.0
"""A line of prose is so wide at least, in heights of a word."""
_FULL, _FULL_SHARE, _WORDS_OF_PROSE = 0.8, 0.35, 3
_LEAST_LINES_APART, _LEVEL_HEIGHTS, _LEVEL_SHARE = 12, 0.25, 0.45
_SIGNING_HEIGHTS, _ROWS_OF_BLOCKS = 2.5, 2
"""White between rows of blocks, in heights of a word; columns of text open it at one height once at most."""
_SLANT, _SLANTS, _SLANTED, _TOGETHER = 0.0025, 20, 1.15, 0.4
"""Steps and number of steps in which the slant of an edge is sought, how many times as many lines must begin together
(within such a share of a word's height) as at an upright one."""
_INDENT_SHARE = 0.2
"""The edge of a column is where so many of its lines have begun: others are indented."""
_CROSSES_HEIGHTS = 0.5
_STROKE = 0.2
"""A sign that is narrower, against its height, is a piece of a rule between the columns."""
_GUTTER_HEIGHTS, _GUTTER_TO_BLANK = 1.0, 1.3
"""White at the gutter, in heights of a word and against the widest blank of the line, by which the recogniser has
joined a line of each column to one."""
_GOES_ON_HEIGHTS = 1.2
"""One column goes on alone with lines as close as this: what stands apart is a header, a stamp or a footer."""


@dataclass(frozen=True, slots=True)
class TextColumns:
    """Two columns of prose side by side, between two heights, and the gutter that parts them: x = `at` + `slope` y."""

    top: float
    bottom: float
    at: float
    slope: float

    def holds(self, y: float) -> bool:
        return self.top <= y <= self.bottom

    def is_left(self, x: float, y: float) -> bool:
        return x < self.at + self.slope * y

    def scaled(self, factor: float) -> TextColumns:
        """The same in other units."""
        return TextColumns(self.top * factor, self.bottom * factor, self.at * factor, self.slope)


@dataclass(frozen=True, slots=True)
class _Line:
    boxes: tuple[Box, ...]
    """Of its words, left to right."""
    box: Box

    @classmethod
    def of(cls, boxes: Sequence[Box]) -> _Line:
        return cls(tuple(sorted(boxes, key=lambda box: box.x0)), union(boxes))

    @property
    def words(self) -> int:
        return len(self.boxes)


def text_columns(words: Iterable[RecognisedWord], tables: Sequence[Box] = ()) -> list[TextColumns]:
    """Columns of prose of a page, top to bottom. `words` are those outside tables; columns end where a line or one of
    the `tables` runs over their gutter."""
    lines = _lines(words)
    if len(lines) < 2 * _LEAST_LINES:
        return []
    height = median(line.box.height for line in lines)
    wide = [line for line in lines if line.box.width >= _NARROWEST_HEIGHTS * height]
    beside = [right for right in wide if any(_stand_beside(left, right, height) for left in wide)]
    if len(beside) < _LEAST_LINES:
        return []
    at, slope = _left_edge(beside, height)
    gutter = TextColumns(0.0, 0.0, at - 0.3 * height, slope)
    lines = [piece for line in lines for piece in _parted(line, gutter, height)]
    barriers = [box for box in (*(line.box for line in lines), *tables) if _crosses(box, gutter, height)]
    ends = sorted(((box.y0 + box.y1) / 2 for box in barriers), reverse=True)
    found = []
    top = float("-inf")
    while ends or top < float("inf"):
        bottom = ends.pop() if ends else float("inf")
        band = [line for line in lines if top < line.box.center_y < bottom]
        sides = [[line for line in band if _is_left(line.box, gutter) == first] for first in (True, False)]
        blocks = _common_white(sides[0], sides[1], height) >= _ROWS_OF_BLOCKS
        if not blocks and (all(map(_is_prose, sides)) or _run_apart(sides[0], sides[1], height)):
            found += [TextColumns(*extent, gutter.at, slope) for extent in _extents(sides, height)]
        top = bottom
    return found


def _lines(words: Iterable[RecognisedWord]) -> list[_Line]:
    """Lines as recognised, specks and pieces of a rule between the columns left out."""
    parted = by_line(w for w in words if w.text.isalnum() or w.x1 - w.x0 > _STROKE * (w.y1 - w.y0))
    lines = [_Line.of([Box(w.x0, w.y0, w.x1, w.y1) for w in line]) for line in parted.values()]
    return [line for line in lines if line.box.width > line.box.height]


def _stand_beside(left: _Line, right: _Line, height: float) -> bool:
    shared = min(left.box.y1, right.box.y1) - max(left.box.y0, right.box.y0)
    return shared > 0.3 * height and left.box.x1 < right.box.x0 + 0.2 * height


def _left_edge(lines: Sequence[_Line], height: float) -> tuple[float, float]:
    """Where the edge of the column stands at height 0, and how far it runs aside for each pixel down.

    Most lines begin at it, below each other; others are indented more and more, or hang before it.
    """
    together = upright = _begin_together(lines, 0.0, height)
    for step in range(1, _SLANTS + 1):
        for slope in (_SLANT * step, -_SLANT * step):
            slanted = _begin_together(lines, slope, height)
            if len(slanted) > max(len(together), _SLANTED * len(upright)):
                together = slanted
    half = len(together) // 2
    slopes = [
        (low.box.x0 - high.box.x0) / (low.box.center_y - high.box.center_y)
        for high, low in zip(together[:half], together[len(together) - half :], strict=True)
        if low.box.center_y > high.box.center_y
    ]
    slope = median(slopes) if slopes else 0.0
    starts = sorted(line.box.x0 - slope * line.box.center_y for line in lines)
    return starts[int(_INDENT_SHARE * len(starts))], slope


def _begin_together(lines: Sequence[_Line], slope: float, height: float) -> list[_Line]:
    """The most lines that begin at one place, if the edge runs aside so far for each pixel down; top to bottom."""
    ordered = sorted((line.box.x0 - slope * line.box.center_y, index) for index, line in enumerate(lines))
    ends = [bisect_right(ordered, (start + _TOGETHER * height, len(lines))) for start, _ in ordered]
    first = max(range(len(ordered)), key=lambda index: ends[index] - index)
    return sorted((lines[index] for _, index in ordered[first : ends[first]]), key=lambda line: line.box.center_y)


def _is_left(box: Box, gutter: TextColumns) -> bool:
    return gutter.is_left(box.center_x, box.center_y)


def _crosses(box: Box, gutter: TextColumns, height: float) -> bool:
    x = gutter.at + gutter.slope * box.center_y
    return box.x0 < x - _CROSSES_HEIGHTS * height and box.x1 > x + _CROSSES_HEIGHTS * height


def _parted(line: _Line, gutter: TextColumns, height: float) -> list[_Line]:
    """The lines of both columns, where the recogniser joined them to one over the white of the gutter."""
    if not _crosses(line.box, gutter, height):
        return [line]
    blanks = [after.x0 - before.x1 for before, after in pairwise(line.boxes)]
    for index, (before, after) in enumerate(pairwise(line.boxes), 1):
        x = gutter.at + gutter.slope * after.center_y
        others = max((blank for place, blank in enumerate(blanks, 1) if place != index), default=0.0)
        wide = after.x0 - before.x1 >= max(_GUTTER_HEIGHTS * height, _GUTTER_TO_BLANK * others)
        if wide and before.x1 < x + _CROSSES_HEIGHTS * height and after.x0 > x - _CROSSES_HEIGHTS * height:
            return [_Line.of(line.boxes[:index]), _Line.of(line.boxes[index:])]
    return [line]


def _run_apart(left: Sequence[_Line], right: Sequence[_Line], height: float) -> bool:
    """Whether two long columns have each their own leading, as rows of tables and blocks of signatures never have."""
    if min(len(left), len(right)) < _LEAST_LINES_APART or median(line.words for line in (*left, *right)) < 3:
        return False
    feet = [line.box.y1 for line in right]
    level = sum(any(abs(line.box.y1 - foot) <= _LEVEL_HEIGHTS * height for foot in feet) for line in left)
    return level <= _LEVEL_SHARE * len(left)


def _common_white(left: Sequence[_Line], right: Sequence[_Line], height: float) -> int:
    """At how many places both sides open white wide enough for a signature: between rows of blocks."""
    bands = []
    for side in (left, right):
        boxes = sorted((line.box for line in side), key=lambda box: box.y0)
        bands.append([(a.y1, b.y0) for a, b in pairwise(boxes) if b.y0 - a.y1 > _SIGNING_HEIGHTS * height])
    return sum(any(min(a[1], b[1]) - max(a[0], b[0]) > height for b in bands[1]) for a in bands[0])


def _extents(sides: Sequence[Sequence[_Line]], height: float) -> list[tuple[float, float]]:
    """From the first to the last of the lines that have another beside them, and on with those that follow closely."""
    wide = [[line for line in side if line.box.width >= _NARROWEST_HEIGHTS * height] for side in sides]
    beside = [line.box for line in wide[0] if any(_stand_beside(line, other, height) for other in wide[1])]
    if not beside:
        return []
    top, bottom = min(box.y0 for box in beside), max(box.y1 for box in beside)
    boxes = sorted((line.box for side in sides for line in side), key=lambda box: box.y0)
    for box in boxes:
        if box.y0 - bottom <= _GOES_ON_HEIGHTS * height:
            bottom = max(bottom, box.y1)
    for box in reversed(boxes):
        if top - box.y1 <= _GOES_ON_HEIGHTS * height:
            top = min(top, box.y0)
    return [(top, bottom)]


def _is_prose(lines: Sequence[_Line]) -> bool:
    """Several words on most lines, and a good share of them fills the column."""
    if len(lines) < _LEAST_LINES:
        return False
    width = sorted(line.box.width for line in lines)[-2]
    full = sum(line.box.width >= _FULL * width for line in lines)
    return full >= _FULL_SHARE * len(lines) and median(line.words for line in lines) >= _WORDS_OF_PROSE
