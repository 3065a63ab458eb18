"""Lines among the words of a clause that belong to the page: running headers, footers, page numbers, stamps.

Structure takes most of them out. What the recogniser read differently on each page (a logo beside a name) gets past
it; here such lines are known by their place and by their likeness to the edge lines of other pages.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from convextract.language.folding import fold
from convextract.reading.page import Line, Page

_EDGE_LINES = 3
_SAME_HEIGHT_PT = 24.0
_ALIKE = 62.0
_MARGIN = 0.12
"""Share of the page's height, at the top and at the bottom, in which running lines stand."""

WordKey = tuple[int, float, float]
"""Page, left and top of a word: what identifies it through slices and copies."""


def running_words(pages: Sequence[Page]) -> frozenset[WordKey]:
    """The words of lines that recur at one height on a third of the pages (two others at least)."""
    edges = [(page, line, fold(line.text)) for page in pages for line in _edge_lines(page)]
    needed = max(2, len(pages) // 3)
    found: set[WordKey] = set()
    for page, line, text in edges:
        if len(text) < 4:
            continue
        alike = {
            other.number
            for other, other_line, other_text in edges
            if other.number != page.number
            and abs(other_line.box.y0 - line.box.y0) < _SAME_HEIGHT_PT
            and fuzz.ratio(text, other_text, score_cutoff=_ALIKE) >= _ALIKE
        }
        if len(alike) >= needed:
            found.update((page.number, word.box.x0, word.box.y0) for word in line.words)
    return frozenset(found)


def _edge_lines(page: Page) -> list[Line]:
    """The first and last lines of a page that lie in its margins."""
    lines = sorted((line for line in page.lines if line.words), key=lambda line: line.box.y0)
    top = [line for line in lines[:_EDGE_LINES] if line.box.y1 < _MARGIN * page.height]
    bottom = [line for line in lines[-_EDGE_LINES:] if line.box.y0 > (1 - _MARGIN) * page.height]
    return top + bottom
