"""White letters on dark bars, turned to dark letters on white: recognisers lose words of such headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from convextract.reading.rules import Gray

_WORKING_DPI = 50.0
_DARK = 150
_THICKER_THAN_STROKES_IN = 0.07
_LETTER_GAP_IN = 0.2
_SMALLEST_IN = (0.6, 0.12)
_TALLEST_IN = 2.0
_RECTANGLE = 0.75
_EVEN_LEVELS = 30
_EVEN_SHARE = 0.5
_EDGE_IN = 0.06
_EDGE_SHARE = 0.25
_RIM_PX = 3
"""Soft edge around the bar that is painted white."""


def light_bars(gray: Gray, dpi: float) -> Gray:
    """The image with every evenly dark bar turned to its negative; the image itself where there is none."""
    import cv2

    out = gray
    for box in _dark_boxes(gray, dpi):
        level = _level(gray[box[1] : box[3], box[0] : box[2]])
        if level is None:
            continue
        if out is gray:
            out = gray.copy()
        x0, y0, x1, y1 = _exact(gray, box, level, round(_EDGE_IN * dpi))
        letters = cv2.convertScaleAbs(255 - gray[y0:y1, x0:x1].astype("float32"), alpha=255 / (255 - level))
        out[max(0, y0 - _RIM_PX) : y1 + _RIM_PX, max(0, x0 - _RIM_PX) : x1 + _RIM_PX] = 255
        out[y0:y1, x0:x1] = letters
    return out


def _exact(gray: Gray, box: tuple[int, int, int, int], level: float, reach: int) -> tuple[int, int, int, int]:
    """The bar's edges on the full image, sought around a box from the small one."""
    import numpy as np

    x0, y0 = max(0, box[0] - reach), max(0, box[1] - reach)
    around = np.abs(gray[y0 : box[3] + reach, x0 : box[2] + reach].astype(np.int16) - level) <= _EVEN_LEVELS
    columns = np.flatnonzero(around.mean(axis=0) >= _EDGE_SHARE)
    rows = np.flatnonzero(around.mean(axis=1) >= _EDGE_SHARE)
    if not len(columns) or not len(rows):
        return box
    return x0 + int(columns[0]), y0 + int(rows[0]), x0 + int(columns[-1]) + 1, y0 + int(rows[-1]) + 1


def _dark_boxes(gray: Gray, dpi: float) -> list[tuple[int, int, int, int]]:
    import cv2
    import numpy as np

    scale = min(1.0, _WORKING_DPI / dpi)
    small = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    unit = dpi * scale
    solid = max(3, round(_THICKER_THAN_STROKES_IN * unit) | 1)
    dark = cv2.threshold(small, _DARK, 255, cv2.THRESH_BINARY_INV)[1]
    dark = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((3, solid), np.uint8))
    if not dark.any():
        return []
    dark = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((3, max(3, round(_LETTER_GAP_IN * unit) | 1)), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=4)
    boxes = []
    for x, y, width, height, area in stats[1:]:
        fits = width >= _SMALLEST_IN[0] * unit and _SMALLEST_IN[1] * unit <= height <= _TALLEST_IN * unit
        if fits and area >= _RECTANGLE * width * height and width > 1.5 * height:
            left, top, right, bottom = (round(v / scale) for v in (x, y, x + width, y + height))
            boxes.append((left, top, right, bottom))
    return boxes


def _level(region: Gray) -> float | None:
    """The bar's own grey, where most of the region has it: a picture has not."""
    import numpy as np

    level = float(np.median(region))
    even = float((np.abs(region.astype(np.int16) - level) <= _EVEN_LEVELS).mean())
    return level if level < _DARK and even >= _EVEN_SHARE else None
