"""Specks of dust on a scan, painted over before anything is recognised.

A speck between two lines makes the recogniser's line too high, and the words at its end are lost; one in the margin is
read as a word. Only what stands alone is taken: points, accents and commas stand beside letters, the two points of a
colon above each other, and the points of a leader in a row.
"""

from __future__ import annotations

import cv2
import numpy as np

from convextract.reading.rules import Gray, shrunk

_MOST_SQUARE_IN = 1.6e-4
"""The largest speck: 6 pixels at 200 dpi. The point of a sentence is larger in print of 8 points and more."""
_AROUND_IN, _COLUMN_IN = (0.075, 0.075), (0.045, 0.175)
"""Width and height in which a speck must stand alone: all around it, and above and below, where a colon has the other
of its points."""
_TILE_PX, _CELLS_PX = 128, (8, 4, 2, 1)
"""Specks are counted in tiles of the page, in those only where the counts of coarser cells leave room for one."""


def without_specks(gray: Gray, dpi: float) -> Gray:
    """The image with its specks as light as its paper; the image itself where there are none. Some 10 ms a page.

    Printed rules must be gone: beside one nothing stands alone.
    """
    around, column = ((_odd(width * dpi), _odd(height * dpi)) for width, height in (_AROUND_IN, _COLUMN_IN))
    most = min(254, max(2, round(_MOST_SQUARE_IN * dpi * dpi)))
    shade, out = int(np.median(gray[::7, ::7])), gray
    reach = max(*around, *column) // 2
    height, width = gray.shape
    cell = next(side for side in _CELLS_PX if 2 * side - 1 <= min(around) // 2)
    ink = np.zeros((-(-height // cell) * cell, -(-width // cell) * cell), np.uint8)
    cv2.threshold(gray, 0, cell * cell, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU, dst=ink[:height, :width])
    for y0, x0, y1, x1 in _nearly_empty(ink, cell, most):
        top, left = max(0, y0 - reach), max(0, x0 - reach)
        window = np.s_[top : min(height, y1 + reach), left : min(width, x1 + reach)]
        here = np.minimum(ink[window], 1)
        nearby = cv2.max(*(cv2.boxFilter(here, -1, size, normalize=False) for size in (around, column)))
        specks = np.zeros_like(here)
        tile = np.s_[y0 - top : y1 - top, x0 - left : x1 - left]
        lone = cv2.threshold(nearby, most, 1, cv2.THRESH_BINARY_INV)[1]
        specks[tile] = cv2.bitwise_and(here, lone)[tile]
        if cv2.countNonZero(specks):
            out = gray.copy() if out is gray else out
            out[window] = cv2.max(out[window], cv2.dilate(specks * np.uint8(shade), np.ones((3, 3), np.uint8)))
    return out


def _nearly_empty(ink: Gray, cell: int, most: int) -> list[tuple[int, int, int, int]]:
    """The tiles of the page (top, left, bottom, right) that may hold specks; the whole page where most may.

    `ink` has the value `cell` squared where there is some, so that the mean of a cell is how much ink it holds. The
    neighbours of a pixel's cell all lie within the reach in which a speck must stand alone.
    """
    cells = ink
    for _ in range(cell.bit_length() - 1):
        cells = shrunk(cells, (2, 2))  # by halves, which is exact here, in a fifth of the time
    near = cv2.boxFilter(cells, -1, (3, 3), normalize=False, borderType=cv2.BORDER_CONSTANT)
    rows, columns = np.nonzero((cells > 0) & (near <= most))
    thin = np.zeros([1 + side // _TILE_PX for side in ink.shape], np.bool_)
    thin[rows * cell // _TILE_PX, columns * cell // _TILE_PX] = True
    if float(thin.mean()) > _MOSTLY:
        return [(0, 0, *ink.shape)]
    places = (np.argwhere(thin) * _TILE_PX).tolist()
    return [(top, left, top + _TILE_PX, left + _TILE_PX) for top, left in places]


_DUST_IN = 0.022
_DARKER_LEVELS = 25
_DARKEST_OF_PRINT = 0.03
"""Share of the ink that may be dust: what is darker than all the rest by so many grey levels, in such small pieces."""
_MOSTLY = 0.5
"""So many of the pieces that dark must be dust: where letters have them too, a full stop is as dark as its letters."""
_STEM_IN = 0.03
"""So close below its point the stem of an i begins; where most of the dust has one, it is none."""
_RING = 3
"""Pixels around a piece of dust: paper, whose median takes its place; a piece that touches ink stays."""


def without_dark_dust(gray: Gray, dpi: float) -> Gray:
    """The image with dust that is darker than its print as light as its paper, even right beside letters; the image
    itself where there is none. Faded print only: beside black ink no dust is darker. Some 8 ms a page."""
    some = gray[::2]  # every other row tells the shades as well as all
    level, _ = cv2.threshold(some, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    counts = cv2.calcHist([some], [0], None, [256], [0, 256]).ravel()[: int(level) + 1].cumsum()
    darkest = int(np.searchsorted(counts, _DARKEST_OF_PRINT * counts[-1])) - _DARKER_LEVELS
    dark = cv2.threshold(gray, darkest, 1, cv2.THRESH_BINARY_INV)[1] if darkest > 0 else None
    if dark is None or not cv2.countNonZero(dark):
        return gray
    pieces = [cv2.boundingRect(p) for p in cv2.findContours(dark, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]]
    dust: list[tuple[int, int, int, int, float]] = []
    over_letters = 0
    for x, y, width, height in pieces:
        if max(width, height) <= max(2, _DUST_IN * dpi):
            around = gray[max(0, y - _RING) : y + height + _RING, max(0, x - _RING) : x + width + _RING]
            ring = np.concatenate((around[0], around[-1], around[:, 0], around[:, -1]))
            if ring.min() > level:
                dust.append((x, y, width, height, float(np.median(ring))))
                below = gray[y + height + _RING : y + height + _RING + round(_STEM_IN * dpi), x : x + width]
                over_letters += bool(below.size) and int(below.min()) <= level
    if len(dust) < _MOSTLY * len(pieces) or over_letters > _MOSTLY * len(dust):
        return gray  # dark parts of letters, or the points of i and j
    cleaned = gray.copy()
    for x, y, width, height, shade in dust:
        cleaned[max(0, y - 2) : y + height + 2, max(0, x - 2) : x + width + 2] = shade
    return cleaned


def _odd(pixels: float) -> int:
    return max(3, int(pixels) // 2 * 2 + 1)
