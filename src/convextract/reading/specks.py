"""Specks of dust on a scan, painted over before anything is recognised.

A speck between two lines makes the recogniser's line too high, and the words at its end are lost; one in the margin is
read as a word. Only what stands alone is taken: points, accents and commas stand beside letters, the two points of a
colon above each other, and the points of a leader in a row.
"""

from __future__ import annotations

import cv2
import numpy as np

from convextract.reading.rules import Gray

_MOST_SQUARE_IN = 1.6e-4
"""The largest speck: 6 pixels at 200 dpi. The point of a sentence is larger in print of 8 points and more."""
_AROUND_IN, _COLUMN_IN = (0.075, 0.075), (0.045, 0.175)
"""Width and height in which a speck must stand alone: all around it, and above and below, where a colon has the other
of its points."""


def without_specks(gray: Gray, dpi: float) -> Gray:
    """The image with its specks as light as its paper; the image itself where there are none. Some 15 ms a page.

    Printed rules must be gone: beside one nothing stands alone.
    """
    paper = cv2.threshold(gray, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)[1]
    ink = cv2.threshold(paper, 0, 1, cv2.THRESH_BINARY_INV)[1]
    around, column = (
        cv2.boxFilter(ink, -1, (_odd(width * dpi), _odd(height * dpi)), normalize=False)
        for width, height in (_AROUND_IN, _COLUMN_IN)
    )
    nearby = cv2.max(cv2.max(around, column), paper)
    most = max(2, round(_MOST_SQUARE_IN * dpi * dpi))
    shade = int(np.median(gray[::7, ::7]))
    specks = cv2.threshold(nearby, min(254, most), shade, cv2.THRESH_BINARY_INV)[1]
    if not cv2.countNonZero(specks):
        return gray
    return cv2.max(gray, cv2.dilate(specks, np.ones((3, 3), np.uint8)))


def _odd(pixels: float) -> int:
    return max(3, int(pixels) // 2 * 2 + 1)
