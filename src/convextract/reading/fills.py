"""Filled rectangles of a text-layer page: coloured headings, bands and stripes of tables.

What stands on a fill is looked at as if it stood on white paper, so that dark bands neither hide rules nor pass for
ink. Where a fill ends, the eye sees a line, and tables without any drawn rule are made of such lines.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from convextract.reading.rules import DRAWN_LINK_GAP_IN, Rule, linked, stretches
from convextract.reading.table_grid import holds

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from convextract.reading.ocr.engine import RecognisedWord
    from convextract.reading.rules import Gray
    from convextract.reading.table_grid import BoxPx

_SMALLEST_IN = (0.2, 0.1)
_PAPER = 250
"""A fill as light as this is paper."""
_EVEN_LEVELS, _EVEN_SHARE = 2, 0.5
"""A fill has one grey on most of its surface; a picture or a shading has not."""
_THICKEST_RULE_IN = 0.06
_BESIDE_IN = 0.027
"""How far from its edge a fill is compared with what it borders on: beyond the borders that are drawn on the edge."""
_SEEN_LEVELS = 4
_SHORTEST_EDGE_IN = 0.16
_HUGGING_IN = 0.02
"""A marker's stroke ends where the words end; a cell leaves white beside them."""


@dataclass(frozen=True, slots=True)
class Fills:
    """The page image with its fills turned to paper, and the level and upright lines at which fills are seen to end."""

    gray: Gray
    horizontal: tuple[Rule, ...] = ()
    vertical: tuple[Rule, ...] = ()


def without_fills(gray: Gray, dpi: float, boxes: Iterable[BoxPx], words: Sequence[RecognisedWord]) -> Fills:
    """Takes the fills out of a page image. `boxes` are where fills may be, `words` those of the page, all in pixels."""
    out = gray
    horizontal: list[Rule] = []
    vertical: list[Rule] = []
    standing = sorted(words, key=_middle)
    middles = list(map(_middle, standing))
    for box in sorted(set(boxes), key=lambda one: (one[0] - one[2]) * (one[3] - one[1])):
        x0, y0, x1, y1 = _bounded(box, gray)
        if x1 - x0 < _SMALLEST_IN[0] * dpi or y1 - y0 < _SMALLEST_IN[1] * dpi:
            continue
        level = _level(out[y0:y1, x0:x1])
        if level is None:
            continue
        out = gray.copy() if out is gray else out
        _to_paper(out[y0:y1, x0:x1], level, dpi)
        beside = standing[bisect_left(middles, y0) : bisect_right(middles, y1)]
        if not _is_marker((x0, y0, x1, y1), beside, dpi):
            horizontal += [rule for y in (y0, y1) for rule in _edges(gray, y, x0, x1, dpi)]
            vertical += [rule for x in (x0, x1) for rule in _edges(gray.T, x, y0, y1, dpi)]
    return Fills(out, *(tuple(linked(rules, dpi, DRAWN_LINK_GAP_IN)) for rules in (horizontal, vertical)))


def _middle(word: RecognisedWord) -> float:
    return (word.y0 + word.y1) / 2


def _bounded(box: BoxPx, gray: Gray) -> tuple[int, int, int, int]:
    height, width = gray.shape[:2]
    return max(0, round(box[0])), max(0, round(box[1])), min(width, round(box[2])), min(height, round(box[3]))


def _level(region: Gray) -> int | None:
    """The grey of a fill; None for paper and for what is not of one grey."""
    counts = np.bincount(region.ravel(), minlength=256)
    level = int(counts.argmax())
    near = counts[max(0, level - _EVEN_LEVELS) : level + _EVEN_LEVELS + 1].sum()
    return level if level < _PAPER and near >= _EVEN_SHARE * region.size else None


def _to_paper(region: Gray, level: int, dpi: float) -> None:
    """Turns a fill to white and what stands on it, darker or lighter, to dark, in place. Larger lighter places stay
    white: they are cells of their own."""
    lighter = (region > level + _EVEN_LEVELS).astype(np.uint8)
    thick = round(_THICKEST_RULE_IN * dpi) | 1
    wide = cv2.morphologyEx(lighter, cv2.MORPH_OPEN, np.ones((thick, thick), np.uint8))
    table = np.arange(256, dtype=np.float32)
    dark = np.where(table <= level, table * 255 / max(1, level), (255 - table) * 255 / max(1, 255 - level))
    region[:] = np.where(wide > 0, 255, np.clip(dark, 0, 255).astype(np.uint8)[region])


def _is_marker(box: BoxPx, words: Sequence[RecognisedWord], dpi: float) -> bool:
    """Does the fill begin and end with the words on it, as a highlighter's stroke does?"""
    inside = [word for word in words if holds(box, word)]
    if not inside:
        return False
    white = (min(w.x0 for w in inside) - box[0], box[2] - max(w.x1 for w in inside))
    return max(white) < _HUGGING_IN * dpi


def _edges(gray: Gray, across: int, start: int, end: int, dpi: float) -> list[Rule]:
    """The stretches of a level edge at which two greys meet; `gray` is turned for upright edges."""
    beside = max(2, round(_BESIDE_IN * dpi))
    if across < beside or across + beside >= gray.shape[0]:
        return []
    above = gray[across - beside, start:end].astype(np.int16)
    below = gray[across + beside - 1, start:end].astype(np.int16)
    seen: NDArray[np.bool_] = np.abs(above - below) >= _SEEN_LEVELS
    runs = [(start + a, start + b) for a, b in stretches(seen) if b - a >= _SHORTEST_EDGE_IN * dpi]
    return [Rule((float(a), float(b)), (float(across), float(across)), 1.0) for a, b in runs]
