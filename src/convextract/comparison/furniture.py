"""Lines among the words of a clause that belong to the page: running headers, footers, page numbers, stamps.

Structure takes most of them out. What the recogniser read differently on each page (a logo beside a name) gets past
it; here such lines are known by their place and by their likeness to the edge lines of other pages.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz, process

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
    edges = [(page, line, text) for page in pages for line in _edge_lines(page) if len(text := fold(line.text)) >= 4]
    if not edges:
        return frozenset()
    texts = [text for _, _, text in edges]
    alike = process.cdist(texts, texts, scorer=fuzz.ratio, score_cutoff=_ALIKE, dtype=np.uint8) >= _ALIKE
    heights = np.array([line.box.y0 for _, line, _ in edges])
    numbers = np.array([page.number for page, _, _ in edges])
    alike &= np.abs(heights[:, None] - heights[None, :]) < _SAME_HEIGHT_PT
    alike &= numbers[:, None] != numbers[None, :]
    needed = max(2, len(pages) // 3)
    return frozenset(
        (page.number, word.box.x0, word.box.y0)
        for row, (page, line, _) in enumerate(edges)
        if len(set(numbers[alike[row]].tolist())) >= needed
        for word in line.words
    )


def _edge_lines(page: Page) -> list[Line]:
    """The first and last lines of a page that lie in its margins."""
    lines = sorted((line for line in page.lines if line.words), key=lambda line: line.box.y0)
    top = [line for line in lines[:_EDGE_LINES] if line.box.y1 < _MARGIN * page.height]
    bottom = [line for line in lines[-_EDGE_LINES:] if line.box.y0 > (1 - _MARGIN) * page.height]
    return top + bottom
