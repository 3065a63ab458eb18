"""The paper under the ink: how light it is from place to place, and pages made evenly lit.

The recogniser divides the whole page into ink and paper at one grey level. On a page that grows dark towards one side
(a lamp, a fold, a book's gutter) and holds little print, that level falls into the paper and the print is lost.
"""

from __future__ import annotations

import cv2
import numpy as np
from cv2.typing import MatLike

from convextract.reading.rules import shrunk

_SHRINK = 8
_UNEVEN_LEVELS = 30
"""Paper whose light and dark parts (5th and 95th percentile) lie further apart than this is made even."""
_WHITE = 245


def paper_of(gray: MatLike) -> MatLike:
    """The shade of the paper at every pixel, print and rules left out; as large as the image."""
    return cv2.resize(_small_paper(gray), (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_LINEAR)


def evenly_lit(gray: MatLike) -> MatLike:
    """The image with its paper white everywhere; the image itself, untouched, where it is even already. 3 to 15 ms."""
    small = _small_paper(gray)
    dark, light = np.percentile(small, (5, 95))
    if light - dark < _UNEVEN_LEVELS:
        return gray
    paper = cv2.resize(small, (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(gray, paper, scale=_WHITE)


def _small_paper(gray: MatLike) -> MatLike:
    """Of the image at an eighth of its size: the lightest shade around, which print does not fill, smoothed."""
    small = shrunk(gray, (_SHRINK, _SHRINK))
    return cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), 5)
