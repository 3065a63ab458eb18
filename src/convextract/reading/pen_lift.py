"""Lines of print into which a pen runs from above: the stroke is taken off down to the top of the small letters.

A signature mostly stands over the name and its loops reach down into the tall letters; letters themselves never reach
beyond the height of a capital. What is bound to ink from above that height is the pen's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from convextract.reading.rules import Gray

_HEAD = 1.9
"""How far above the feet of the letters the pen is sought, in heights of a word."""
_CAPITAL = 1.05
"""Letters end here."""
_INK = 40
"""So much darker than the paper is ink, of 255 steps."""


def without_pen_from_above(
    crop: Gray, line: tuple[int, int, int, int], height: float, foot: int, small: float
) -> Gray | None:
    """The line without strokes that come from above it, erased down to `small` heights above the feet.

    `line` bounds the strip in pixels of `crop`, its feet at row `foot`; `height` of a word in pixels. None: no stroke
    comes from above.
    """
    import cv2
    import numpy as np

    left, _, right, bottom = line
    top = max(0, round(foot - _HEAD * height))
    strip = crop[top:bottom, left:right].copy()
    if not strip.size:
        return None
    paper = int(np.median(crop))
    ink = (strip < paper - _INK).astype(np.uint8)
    capital, stop = round(foot - _CAPITAL * height) - top, round(foot - small * height) - top
    if capital < 3:
        return None
    ink[stop:] = 0
    marks = cv2.connectedComponents(ink, connectivity=8)[1]
    above = np.setdiff1d(np.unique(marks[: capital - 2]), [0])
    pen: Gray = np.isin(marks, above).astype(np.uint8)
    if not pen[capital:stop].any():
        return None
    erased = cv2.dilate(pen, np.ones((3, 3), np.uint8))
    erased[stop + 1 :] = 0
    strip[erased > 0] = paper
    lifted: Gray = strip[capital - 1 :]
    return lifted
