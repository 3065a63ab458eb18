"""Pen strokes over round stamps: told from the stamp's own ink by their shade, else by where they run."""

from __future__ import annotations

import cv2
import numpy as np

from convextract.reading.ink_stamps import Circle, circles, within
from convextract.reading.rules import Gray

_DARKER = 25
"""Grey levels by which a pen is darker than the stamp under it."""
_RING_IN = (-0.04, 0.06)
_LEAST_IN = 0.2
"""Strokes in a stamp that are shorter are its letters."""
_CROSSING_IN = 0.4
_MIDDLE, _RIM = 0.5, 0.75
"""In radii: a pen crosses from the middle to the rim; a stamp's words stand at the rim, its picture in the middle."""
_INNER_RING = 0.85
"""Share of the directions from the middle in which an inner ring has ink."""


_TURNS, _LEANING = 180, 5
"""Directions from the middle, and by how many a stroke may lean on its way over a ring."""


def take_stamp(mask: Gray, gray: Gray, circle: Circle, dpi: float) -> None:
    """Takes a stamp's own ink out of the mask, in place; what a pen drew over it stays."""
    disc = within(circle, mask.shape, _RING_IN[1] * dpi)
    x0, y0, width, height = cv2.boundingRect(disc)
    window = np.s_[y0 : y0 + height, x0 : x0 + width]
    inside = cv2.bitwise_and(mask[window], disc[window])
    local = Circle(circle.x - x0, circle.y - y0, circle.radius, circle.covered)
    pen = _darker(inside, gray[window], local, dpi)
    if not pen.any():
        pen = _crossing(inside, local, dpi)
    mask[window] = np.where(disc[window] > 0, pen, mask[window])


def _darker(inside: Gray, gray: Gray, circle: Circle, dpi: float) -> Gray:
    """Long strokes clearly darker than the ring; thin ones are pale in places, so that gaps are bridged."""
    inner, outer = (within(circle, inside.shape, margin * dpi) for margin in _RING_IN)
    ring = cv2.subtract(outer, inner)
    shades = gray[(ring > 0) & (inside > 0)]
    if not shades.size:
        return np.zeros_like(inside)
    core = np.where((inside > 0) & (gray <= float(np.percentile(shades, 20)) - _DARKER), np.uint8(255), np.uint8(0))
    return _long_pieces(core, inside, _LEAST_IN * dpi)


def _crossing(inside: Gray, circle: Circle, dpi: float) -> Gray:
    """Where pen and stamp are equally black: what runs from the middle to the rim once the rings are taken out."""
    bare = inside.copy()
    rings = _rings(inside, circle, dpi)
    center = (round(circle.x), round(circle.y))
    for low, high in rings:
        cv2.circle(bare, center, round((low + high) / 2), 0, max(2, round(high - low) + 1))
    bridged = bare.copy()
    for low, high in rings:
        _bridge(bridged, circle, low - 2, high + 2)
    bridged = cv2.dilate(bridged, np.ones((3, 3), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(bridged, connectivity=8)
    ys, xs = np.nonzero(bare)
    away = np.hypot(xs - circle.x, ys - circle.y) / circle.radius
    found = labels[ys, xs]
    pen = np.zeros_like(inside)
    for label in range(1, len(stats)):
        own = away[found == label]
        long = max(stats[label, 2], stats[label, 3]) >= _CROSSING_IN * dpi
        if long and own.size and own.min() < _MIDDLE and own.max() > _RIM:
            pen[labels == label] = 255
    return cv2.bitwise_and(pen, bare)


def _rings(inside: Gray, circle: Circle, dpi: float) -> list[tuple[float, float]]:
    """The rings of a stamp as (inner, outer) radii in pixels, its rim included."""
    rim = max(2.0, 0.04 * dpi)
    radii = np.arange(0.35 * circle.radius, circle.radius + rim).tolist()
    found = circles(inside, dpi, [(circle.x, circle.y, radius) for radius in radii])
    inked = [one.radius for one in found if abs(one.radius - circle.radius) <= rim or one.covered >= _INNER_RING]
    rings: list[tuple[float, float]] = []
    for radius in inked:
        if rings and radius - rings[-1][1] < 2:
            rings[-1] = (rings[-1][0], radius)
        else:
            rings.append((radius, radius))
    return rings


def _bridge(ink: Gray, circle: Circle, low: float, high: float) -> None:
    """Joins, in place, strokes that end at both sides of a ring that was taken out: they ran over it."""
    height, width = ink.shape
    turns = np.linspace(0, 2 * np.pi, _TURNS, endpoint=False)
    inner, outer = (
        [(round(circle.x + r * np.cos(turn)), round(circle.y + r * np.sin(turn))) for turn in turns]
        for r in (low, high)
    )
    inked = [[0 <= x < width and 0 <= y < height and ink[y, x] > 0 for x, y in ends] for ends in (inner, outer)]
    joined = ink.copy()
    for start in (i for i, here in enumerate(inked[0]) if here):
        for end in range(start - _LEANING, start + _LEANING + 1):
            if inked[1][end % _TURNS]:
                cv2.line(joined, inner[start], outer[end % _TURNS], 255, 1)
    ink[:] = joined


def _long_pieces(core: Gray, ink: Gray, least: float) -> Gray:
    """The ink around the pieces of a mask that are long when small gaps are bridged."""
    joined = cv2.dilate(core, np.ones((3, 3), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    keep = np.maximum(stats[:, 2], stats[:, 3]) >= least
    keep[0] = False
    return cv2.bitwise_and(ink, np.where(keep, np.uint8(255), np.uint8(0))[labels])
