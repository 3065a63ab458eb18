"""Strips: horizontal bands of ink over a region of the page, with white between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from convextract.reading.page import Line, Word, union
from convextract.reading.text_lines import lines_of

_SHRINK = 0.18
"""Share of a word's height left out above and below, so that neighbouring lines do not touch."""
TAIL_WHITE = 2.2
"""One column may go on alone at such a distance, in heights of a word; wider white ends the columns."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Words between two white bands over the whole region."""

    words: tuple[Word, ...]
    y0: float
    y1: float

    def gaps(self, least: float) -> list[tuple[float, float]]:
        """White intervals of at least that width between words of the strip."""
        out, right = [], float("-inf")
        for word in sorted(self.words, key=lambda w: w.box.x0):
            if word.box.x0 - right >= least and right > float("-inf"):
                out.append((right, word.box.x0))
            right = max(right, word.box.x1)
        return out

    def runs(self, least: float) -> list[tuple[float, float]]:
        """Left and right of the words between such white intervals."""
        places = [(w.box.x0, w.box.x1) for w in self.words]
        gaps = self.gaps(least)
        edges = [min(p[0] for p in places), *(edge for gap in gaps for edge in gap), max(p[1] for p in places)]
        return [(edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]


def strips_of(words: Sequence[Word]) -> list[Strip]:
    """Maximal bands of ink: words whose (shrunk) heights touch each other in a chain."""
    strips: list[Strip] = []
    here: list[Word] = []
    top = bottom = 0.0
    starts = [word.box.y0 + _SHRINK * word.box.height for word in words]
    for index in sorted(range(len(words)), key=starts.__getitem__):
        word, y0 = words[index], starts[index]
        y1 = word.box.y1 - _SHRINK * word.box.height
        if here and y0 >= bottom:
            strips.append(Strip(tuple(here), top, bottom))
            here = []
        if not here:
            top, bottom = y0, y1
        here.append(word)
        bottom = max(bottom, y1)
    if here:
        strips.append(Strip(tuple(here), top, bottom))
    return _paired(strips)


def _paired(strips: list[Strip]) -> list[Strip]:
    """Lines of two columns on shifted baselines, side by side but for a little, make one strip."""
    out: list[Strip] = []
    alone = False
    for strip in strips:
        before = out[-1] if alone else None
        if before is not None and _beside(before, strip):
            out[-1] = Strip((*before.words, *strip.words), before.y0, strip.y1)
            alone = False
        else:
            out.append(strip)
            alone = True
    return out


def _beside(one: Strip, other: Strip) -> bool:
    """Do their words share heights, but no place along the line?"""
    if min([word.box.y0 for word in other.words]) >= max([word.box.y1 for word in one.words]):
        return False
    first, second = (union(word.box for word in strip.words) for strip in (one, other))
    return second.y0 < first.y1 and (second.x0 > first.x1 or second.x1 < first.x0)


def lines_beside(strips: Sequence[Strip], middle: float, side: int) -> list[Line]:
    """The lines left (0) or right (1) of a place across the strips."""
    return lines_of([w for s in strips for w in s.words if (w.box.center_x >= middle) == bool(side)])
