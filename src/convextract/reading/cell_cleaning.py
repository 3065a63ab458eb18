"""One cell of a table before it is recognised: specks, streaks and remnants of its walls become paper.

Only connected pieces of ink are taken out, and only those that can be no part of a letter: narrow letters of several
lines (i, l, full stops) may stand one above the other by chance just as the pieces of a streak do.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from convextract.reading.rules import Gray

Flags = NDArray[np.bool_]
Pieces = NDArray[np.int32]
"""Connected pieces of ink: left, top, width, height, area each; the first is the paper."""

LETTER_IN = (0.02, 0.045)
"""Least width and height of the largest piece of ink in a cell that holds text: a digit of the smallest print."""
_SPECK_IN = 0.027
_NEAR_IN = (0.15, 0.03)
_REMNANT_IN = 0.03
_CONTRAST_LEVELS = 40
_PIECES_OF_A_STREAK, _REACH_OF_A_STREAK, _FILLED_BY_A_STREAK = 4, 0.7, 0.5
"""How many pieces at least, over what share of the cell's height, and what share of the white between its lines."""


def cleaned_cell(crop: Gray, dpi: float) -> Gray | None:
    """The crop without specks far from letters and without remnants of rules at its edges; None where no text is."""
    paper = int(np.median(crop))
    darkest = int(np.percentile(crop, 0.3))
    if paper - darkest < _CONTRAST_LEVELS:
        return None
    ink = cv2.threshold(crop, paper - 0.45 * (paper - darkest), 255, cv2.THRESH_BINARY_INV)[1]
    _, labels, found, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    stats: Pieces = np.asarray(found, dtype=np.int32)
    lefts, tops, widths, heights = (stats[:, column] for column in range(4))
    height, width = crop.shape
    at_edge = (lefts <= 1) | (tops <= 1) | (lefts + widths >= width - 1) | (tops + heights >= height - 1)
    remnant: Flags = at_edge & (np.minimum(widths, heights) <= _REMNANT_IN * dpi)
    letter: Flags = (widths >= LETTER_IN[0] * dpi) & (heights >= LETTER_IN[1] * dpi) & ~remnant
    letter[0] = False
    if not letter.any():
        return None
    speck = (np.maximum(widths, heights) <= _SPECK_IN * dpi) & ~_near_letters(stats, letter, dpi)
    dirt = remnant | speck | _streaks(stats, letter, height)
    dirt[0] = False
    if not dirt.any():
        return crop
    cleaned = crop.copy()
    cleaned[cv2.dilate(dirt[labels].astype(np.uint8), np.ones((3, 3), np.uint8)) > 0] = paper
    return cleaned


def _near_letters(stats: Pieces, letter: Flags, dpi: float) -> Flags:
    """Of each piece of ink, whether it stands in the row of a letter and not far from it: a point, accent or comma."""
    boxes = stats[letter]
    reach_x, reach_y = _NEAR_IN[0] * dpi, _NEAR_IN[1] * dpi
    left, top = boxes[:, 0] - reach_x, boxes[:, 1] - reach_y
    right, bottom = boxes[:, 0] + boxes[:, 2] + reach_x, boxes[:, 1] + boxes[:, 3] + reach_y
    x = (stats[:, 0] + stats[:, 2] / 2)[:, None]
    y = (stats[:, 1] + stats[:, 3] / 2)[:, None]
    return np.asarray(((left <= x) & (x <= right) & (top <= y) & (y <= bottom)).any(axis=1), dtype=np.bool_)


def _streaks(stats: Pieces, letter: Flags, height: int) -> Flags:
    """Narrow pieces that stand one above the other over most of the cell, between its lines of text too: a streak of
    the scanner or fax."""
    narrow = (stats[:, 2] <= np.maximum(4, stats[:, 3] // 3)) & ~letter
    narrow[0] = False
    found = np.zeros(len(stats), dtype=bool)
    middles = stats[:, 0] + stats[:, 2] / 2
    between_lines = ~_rows_of(stats[letter], height)
    for index in np.flatnonzero(narrow):
        beside = narrow & (np.abs(middles - middles[index]) <= 2)
        top, bottom = stats[beside, 1].min(), (stats[beside, 1] + stats[beside, 3]).max()
        if np.count_nonzero(beside) < _PIECES_OF_A_STREAK or bottom - top <= _REACH_OF_A_STREAK * height:
            continue
        free = between_lines[top:bottom]
        covered = _rows_of(stats[beside], height)[top:bottom]
        if np.count_nonzero(free & covered) >= _FILLED_BY_A_STREAK * np.count_nonzero(free) > 0:
            found[beside] = True
    return found


def _rows_of(boxes: Pieces, height: int) -> Flags:
    """Of each row of pixels, whether any of the pieces stands in it."""
    rows = np.zeros(height, dtype=np.bool_)
    for top, tall in zip(boxes[:, 1], boxes[:, 3], strict=True):
        rows[top : top + tall] = True
    return rows
