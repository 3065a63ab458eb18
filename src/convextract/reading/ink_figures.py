"""Printed shapes among the ink: logos, pictures, maps; what belongs to them is no pen stroke."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from convextract.reading.ink_mask import without_specks
from convextract.reading.rules import Gray

WholeBox = tuple[int, int, int, int]

_PEN_IN = 0.09
"""A shape that is nowhere thicker was drawn with a pen; thicker ones are printed: logos, pictures, black edges."""
_GROUP_IN, _PICTURE_GAP_IN, _LOGO_GAP_IN = 0.07, 0.3, 0.12


def take_figures(mask: Gray, dpi: float) -> list[WholeBox]:
    """Boxes of printed shapes: areas thicker than a pen stroke. Their ink is taken out of the mask."""
    core_size = max(3, round(_PEN_IN * dpi))
    cores = cv2.erode(mask, np.ones((core_size, core_size), np.uint8))
    if not cores.any():
        return []
    near = round(2 * _GROUP_IN * dpi)
    bodies = cv2.dilate(cores, np.ones((core_size + 4, core_size + 4), np.uint8))
    joined = cv2.dilate(bodies, np.ones((near, near), np.uint8))
    contours, _ = cv2.findContours(joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    boxes = []
    for contour in contours:
        x, y, width, height = cv2.boundingRect(contour)
        boxes.append((x + near // 2, y + near // 2, x + width - near // 2, y + height - near // 2))
    mask[bodies > 0] = 0
    mask[:] = without_specks(mask, dpi)
    return boxes


def merged(boxes: list[WholeBox], dpi: float) -> list[WholeBox]:
    """Shapes that stand close together as one picture: a map, a drawing, a photograph."""
    gap = _PICTURE_GAP_IN * dpi
    pictures: list[WholeBox] = []
    for x0, y0, x1, y1 in sorted(boxes):
        grown = True
        while grown:
            grown = False
            for index, (u0, v0, u1, v1) in enumerate(pictures):
                if max(x0, u0) - min(x1, u1) <= gap and max(y0, v0) - min(y1, v1) <= gap:
                    x0, y0, x1, y1 = min(x0, u0), min(y0, v0), max(x1, u1), max(y1, v1)
                    del pictures[index]
                    grown = True
                    break
        pictures.append((x0, y0, x1, y1))
    return pictures


def beside_picture(
    box: WholeBox, pictures: Sequence[WholeBox], dpi: float
) -> bool:
    """Whether a shape stands at the side of a picture, as high as it and close: the other part of a logo."""
    for x0, y0, x1, y1 in pictures:
        shared = min(box[3], y1) - max(box[1], y0)
        near = max(box[0], x0) - min(box[2], x1) <= _LOGO_GAP_IN * dpi
        if near and shared > 0.6 * max(box[3] - box[1], y1 - y0):
            return True
    return False


def inside_picture(box: WholeBox, pictures: Sequence[WholeBox]) -> bool:
    """Whether most of a box lies in one of the pictures."""
    area = max(1, (box[2] - box[0]) * (box[3] - box[1]))
    return any(
        max(0, min(box[2], p[2]) - max(box[0], p[0])) * max(0, min(box[3], p[3]) - max(box[1], p[1])) > 0.7 * area
        for p in pictures
    )
