"""Round stamps: a ring of ink, found although letters stand in it and a signature runs over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import cv2
import numpy as np

from convextract.reading.rules import Gray

_WORKING_DPI = 60.0
_RADIUS_IN = (0.34, 1.1)
"""Round stamps of French authorities measure 18 to 45 mm across."""
_RING_IN = 0.04
_COVERED = 0.8
"""Share of the directions from the middle in which a stamp's ring has ink."""
_OUTSIDE = 0.5
"""The same a little farther out, where a stamp has ended and a dense scrawl goes on."""
_WIDEST_RIM = 1.8
"""The outer ring of a stamp in radii of the inner one, at most."""
_FARTHER = 1.13
_DIRECTIONS = np.linspace(0, 2 * np.pi, 72, endpoint=False)
_COSINES, _SINES = np.cos(_DIRECTIONS), np.sin(_DIRECTIONS)
_MAX_CANDIDATES = 6
_PROMISING = 0.45


@dataclass(frozen=True, slots=True)
class Circle:
    """A ring in pixels; `covered` is the share of its way that is ink."""

    x: float
    y: float
    radius: float
    covered: float


def find_circle(mask: Gray, dpi: float) -> Circle | None:
    """The best ring in a mask of ink (255) cut to one group of strokes; None where there is none."""
    height, width = mask.shape[:2]
    if min(height, width) < 1.6 * _RADIUS_IN[0] * dpi or not 0.25 < width / height < 4:
        return None
    scale = min(1.0, _WORKING_DPI / dpi)
    small = cv2.resize(mask, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    small = cv2.copyMakeBorder(small, 4, 4, 4, 4, cv2.BORDER_CONSTANT, value=(0,))
    low, high = (radius * dpi * scale for radius in _RADIUS_IN)
    votes = cv2.HoughCircles(
        cv2.GaussianBlur(small, (3, 3), 0),
        cv2.HOUGH_GRADIENT,
        dp=1,
        minDist=low / 2,
        param1=120,
        param2=12,
        minRadius=int(low),
        maxRadius=int(min(high, max(small.shape) / 2 + 2)) + 1,
    )
    if votes is None:
        return None
    candidates = np.asarray(votes, dtype=np.float64).reshape(-1, 3)[:_MAX_CANDIDATES]
    guesses = [((x - 4) / scale, (y - 4) / scale, r / scale) for x, y, r in candidates]
    refined = [_refined(mask, dpi, ring) for ring in circles(mask, dpi, guesses) if ring.covered >= _PROMISING]
    farther = circles(mask, dpi, [(ring.x, ring.y, _FARTHER * ring.radius) for ring in refined])
    rings = [ring for ring, beyond in zip(refined, farther, strict=True) if beyond.covered <= _OUTSIDE]
    best = max(rings, key=lambda circle: circle.covered, default=None)
    return _outer(mask, dpi, best) if best and best.covered >= _COVERED else None


def _outer(mask: Gray, dpi: float, ring: Circle) -> Circle:
    """The outermost ring around the same middle: stamps have two, with their words between."""
    farthest = min(_RADIUS_IN[1] * dpi, _WIDEST_RIM * ring.radius)
    radii = [float(radius) for radius in np.arange(farthest, ring.radius + _RING_IN * dpi, -1.0)]
    rims = circles(mask, dpi, [(ring.x, ring.y, radius) for radius in radii])
    farther = circles(mask, dpi, [(ring.x, ring.y, _FARTHER * radius) for radius in radii])
    for rim, beyond in zip(rims, farther, strict=True):
        if rim.covered >= _COVERED and beyond.covered <= _OUTSIDE:
            return rim
    return ring


def _refined(mask: Gray, dpi: float, best: Circle) -> Circle:
    """The ring near a first guess that most ink lies on."""
    for step in (0.03 * dpi, 0.012 * dpi):
        aside = (-step, 0.0, step)
        around = [(best.x + dx, best.y + dy, best.radius + dr) for dx, dy, dr in product(aside, repeat=3)]
        best = max(best, *circles(mask, dpi, around), key=lambda circle: circle.covered)
    return best


def circles(mask: Gray, dpi: float, places: Sequence[tuple[float, float, float]]) -> list[Circle]:
    """Circles of these middles and radii with the share of directions in which there is ink at the radius, give or
    take the width of a ring."""
    if not places:
        return []
    x, y, radius = np.array(places)[:, :, None, None].transpose(1, 0, 2, 3)
    reach = _RING_IN * dpi / 2
    radii = radius + np.linspace(-reach, reach, 5)
    xs = np.rint(x + _COSINES[:, None] * radii).astype(np.int64)
    ys = np.rint(y + _SINES[:, None] * radii).astype(np.int64)
    inside = (xs >= 0) & (ys >= 0) & (xs < mask.shape[1]) & (ys < mask.shape[0])
    hit = np.zeros(xs.shape, dtype=bool)
    hit[inside] = mask[ys[inside], xs[inside]] > 0
    covered = hit.any(axis=2).mean(axis=1)
    return [Circle(*place, float(share)) for place, share in zip(places, covered, strict=True)]


def within(circle: Circle, shape: tuple[int, ...], margin: float) -> Gray:
    """255 inside the circle, widened by a margin in pixels."""
    disc = np.zeros(shape[:2], np.uint8)
    cv2.circle(disc, (round(circle.x), round(circle.y)), round(circle.radius + margin), 255, -1)
    return disc
