"""The ink of a page that print does not explain, as a mask: 255 where there is some."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from convextract.reading.ocr.engine import RecognisedWord
from convextract.reading.page import Box
from convextract.reading.paper import paper_of
from convextract.reading.rules import Gray

_INK_LEVELS = 36
"""Grey levels below the paper around it from which a pixel is ink: pale pens and stamps included."""
_WORD_MARGIN_IN = 0.02
_SPECK_IN = 0.05
_BELIEVED, _BELIEVED_SHORT = 0.55, 0.8
_TALL = 1.9
"""A word so many times taller than the page's usual one is a heading or a scrawl: the recogniser's certainty tells."""
_LOW_LINES, _CLOSE_HEIGHTS = 4.0, 1.5
_EDGE_IN, _EDGE_REACH_IN = 0.12, 0.35
_LEAST_LETTERS, _LETTERS_SHARE = 6, 0.85
"""Print has so many letters, which hold so much of its ink; of signatures over names at most 0.65 was measured."""
_LETTER_HEIGHTS, _LETTER_WIDTH = (0.4, 1.5), 2.2
_LEAST_PIXELS = 8


def ink_mask(gray: Gray) -> Gray:
    """255 where a pixel is darker than the paper around it."""
    paper = paper_of(gray)
    return cv2.threshold(cv2.subtract(paper, gray), _INK_LEVELS, 255, cv2.THRESH_BINARY)[1]


def usual_height(words: Sequence[RecognisedWord]) -> float:
    """The height of the page's usual word, in the words' pixels; 0 where there is none that can be believed."""
    heights = [word.y1 - word.y0 for word in words if word.confidence >= _BELIEVED]
    return float(np.median(heights)) if heights else 0.0


def paint_words(mask: Gray, words: Sequence[RecognisedWord], factor: int, dpi: float) -> None:
    """Sets believed words to 0, in place; they are in pixels `factor` times finer than the mask, which has `dpi`."""
    usual = usual_height(words)
    margin = _WORD_MARGIN_IN * dpi
    for word in words:
        if _believed(word, usual):
            x0, y0 = max(0, int(word.x0 / factor - margin)), max(0, int(word.y0 / factor - margin))
            mask[y0 : int(word.y1 / factor + margin) + 1, x0 : int(word.x1 / factor + margin) + 1] = 0


def _believed(word: RecognisedWord, usual_height: float) -> bool:
    """Whether a word is print: short and tall ones must be surer, since scrawls are read as such."""
    if word.confidence >= _BELIEVED_SHORT and any(map(str.isalnum, word.text)):
        return True
    letters = sum(map(str.isalnum, word.text))
    tall = word.y1 - word.y0 > _TALL * usual_height
    if letters == 0:
        return word.y1 - word.y0 <= usual_height and word.x1 - word.x0 <= 2 * usual_height
    if letters <= 2 or tall:
        return word.confidence >= _BELIEVED_SHORT
    return word.confidence >= _BELIEVED


def clear_edges(mask: Gray, dpi: float) -> None:
    """Sets to 0 what the scanner draws at the edges: shadows, the sides of a crooked sheet, holes. In place."""
    edge, reach = round(_EDGE_IN * dpi), round(_EDGE_REACH_IN * dpi)
    mask[:edge] = 0
    mask[-edge:] = 0
    mask[:, :edge] = 0
    mask[:, -edge:] = 0
    height, width = mask.shape[:2]
    _clear_bars(mask[:, :reach], 3)
    _clear_bars(mask[:, width - reach :], 3)
    _clear_bars(mask[:reach].T, 2)
    _clear_bars(mask[height - reach :].T, 2)


def _clear_bars(strip: Gray, wide: int) -> None:
    """Clears pieces of a strip along an edge that are longer, along it, than `wide` times as broad."""
    whole = np.ascontiguousarray(strip)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(whole, connectivity=8)
    bars = stats[:, 3] > wide * stats[:, 2]
    bars[0] = False
    if bars.any():
        strip[bars[labels]] = 0


def without_specks(mask: Gray, dpi: float) -> Gray:
    """The mask without pieces smaller than a letter."""
    out = np.zeros_like(mask)
    x, y, width, height = cv2.boundingRect(mask)  # often a logo only: the white around it is not searched
    if not width:
        return out
    window = np.s_[y : y + height, x : x + width]
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask[window], connectivity=8)
    keep = np.maximum(stats[:, 2], stats[:, 3]) >= _SPECK_IN * dpi
    keep[0] = False
    out[window] = np.where(keep, np.uint8(255), np.uint8(0))[labels]
    return out


def in_line_of_print(box: tuple[int, int, int, int], words: Sequence[RecognisedWord], factor: int) -> bool:
    """Whether believed words stand close on both sides of a low box: unread words of a line, not a pen stroke.

    The box is in pixels `factor` times as large as those of the words.
    """
    usual = usual_height(words)
    x0, y0, x1, y1 = (side * factor for side in box)
    if y1 - y0 > _LOW_LINES * usual:
        return False
    reach = _CLOSE_HEIGHTS * usual
    beside = [w for w in words if _believed(w, usual) and min(y1, w.y1) - max(y0, w.y0) > (w.y1 - w.y0) / 2]
    left = any(-reach <= x0 - word.x1 <= reach for word in beside)
    right = any(-reach <= word.x0 - x1 <= reach for word in beside)
    return left and right


def is_print(gray: Gray, box: Box, usual_height: float) -> bool:
    """Whether the ink in a box of the page image is letters of the usual height that were not believed, with no pen
    among them."""
    place = gray[max(0, int(box.y0)) : int(box.y1) + 1, max(0, int(box.x0)) : int(box.x1) + 1]
    ink = cv2.threshold(place, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1]
    stats = cv2.connectedComponentsWithStats(ink, connectivity=8)[2][1:]
    stats = stats[stats[:, cv2.CC_STAT_AREA] >= _LEAST_PIXELS]
    width, height, area = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_AREA]
    small = (height <= _LETTER_HEIGHTS[1] * usual_height) & (width <= _LETTER_WIDTH * usual_height)
    letters = int((small & (height >= _LETTER_HEIGHTS[0] * usual_height)).sum())
    return letters >= _LEAST_LETTERS and float(area[small].sum()) >= _LETTERS_SHARE * float(area.sum())
