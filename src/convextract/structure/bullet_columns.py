"""Bullets known by where they stand: a recogniser reads the same tick as `v`, `vY`, `Y_` or `4` from line to line.

On a scan a first word of one or two signs is a bullet where it stands in the column of other bullets and the text
behind it in the column of their texts, or where the line below hangs under that text and the word is no French one.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from convextract.language.folding import fold
from convextract.structure.lines import BodyLine
from convextract.structure.markers import Marker, find_marker

_SHORT_WORDS = frozenset(
    "a y il la le de du et en un on ou au ce je tu ne ni se si sa ma ta ca m mm l d n s c j qu".split()
)
_TOLERANCE_PT = 4.0
_SPECKS = ".,:;'‘’`´|"


class BulletColumns:
    """Where the bullets of each page stand, and which first words of lines are bullets by their place."""

    def __init__(self, lines: list[BodyLine]) -> None:
        """From all body lines in reading order."""
        self._pairs: dict[int, list[tuple[float, float]]] = defaultdict(list)
        self._hanging: set[tuple[int, int]] = set()
        self._markers: dict[tuple[int, int], Marker | None] = {}
        for line in lines:
            words = line.line.words
            marker = self._markers[line.number, line.index] = find_marker([w.best for w in words])
            if marker and marker.kind == "bullet" and marker.words == 1 and len(words) > 1:
                self._pairs[line.number].append((words[0].box.x0, words[1].box.x0))
        for line, below in pairwise(lines):
            if _may_be_bullet(line) and _wide_blank(line) and line.number == below.number and _hangs(line, below):
                self._hanging.add((line.number, line.index))

    def marker_of(self, line: BodyLine) -> Marker | None:
        """The marker that opens one of these lines, by its signs or by its place."""
        marker = self._markers[line.number, line.index]
        if marker is None and _may_be_bullet(line) and self._placed_as_bullet(line):
            return Marker("bullet", line.line.words[0].best, 1)
        return marker

    def lost_bullet(self, line: BodyLine, above: BodyLine) -> bool:
        """Whether the bullet of this line was not read at all: on a scan, text that begins in the column of the
        texts of bulleted items under a line that stands there too or introduces the list."""
        if line.page.source == "text_layer" or line.number != above.number:
            return False
        for x, text_x in self._pairs.get(line.number, []):
            if abs(line.box.x0 - text_x) <= 3.0 and text_x - x > 4.0:
                return above.text.rstrip().endswith((":", ";")) or abs(above.box.x0 - x) <= _TOLERANCE_PT
        return False

    def _placed_as_bullet(self, line: BodyLine) -> bool:
        first, second = line.line.words[0].box.x0, line.line.words[1].box.x0
        in_column = any(
            abs(first - x) <= _TOLERANCE_PT and abs(second - text_x) <= _TOLERANCE_PT
            for x, text_x in self._pairs.get(line.number, [])
        )
        known = in_column and (not _is_french(line) or _wide_blank(line))
        return known or (line.number, line.index) in self._hanging


def _may_be_bullet(line: BodyLine) -> bool:
    """On a scan, one or two signs before the text that are no number."""
    words = line.line.words
    if line.page.source == "text_layer" or line.line.table >= 0 or len(words) < 2 or len(words[0].best) > 2:
        return False
    return not (words[0].best.isdigit() and len(words[0].best) > 1)


def _wide_blank(line: BodyLine) -> bool:
    """Bullets stand farther from the text than words from each other."""
    words = line.line.words
    return words[1].box.x0 - words[0].box.x1 > 0.45 * max(w.box.height for w in words)


def _is_french(line: BodyLine) -> bool:
    return fold(line.line.words[0].best).strip("'.") in _SHORT_WORDS


def _hangs(line: BodyLine, below: BodyLine) -> bool:
    """The line below begins under the text, not under the first word, which is no French word and no speck."""
    if _is_french(line) or set(line.line.words[0].best) <= set(_SPECKS):
        return False
    step = below.box.y0 - line.box.y0
    return 0 < step < 3 * line.box.height and abs(below.box.x0 - line.line.words[1].box.x0) <= _TOLERANCE_PT
