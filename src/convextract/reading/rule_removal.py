"""Printed rules painted over before recognition: underlined headings are lost by the recogniser, and the walls of
tables are read as letters."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from convextract.reading.rules import Gray, Rule

_SIDE_PX = 2
_COVERED = 0.95
_EVEN = 0.6
"""A rule is nearly as dark everywhere as in the middle of its darkness; what only looks like a rule, the feet of the
letters of a line, is not."""
_LEAST_DEPTH_LEVELS = 35
_PAPER_LEVELS = 25
"""So much darker than the lightest place of its row may a pixel be and still be paper."""


def certain_rules(gray: Gray, rules: Iterable[Rule], shortest_px: float) -> list[Rule]:
    """Those rules of at least that length that are evenly dark all along. Vertical ones: give the image transposed."""
    paper = float(np.median(gray[::7, ::7]))
    return [rule for rule in rules if rule.length >= shortest_px and _evenly_dark(gray, rule, paper)]


def _evenly_dark(gray: Gray, rule: Rule, paper: float) -> bool:
    height, width = gray.shape
    xs = np.arange(max(0, int(rule.along[0]) + 2), min(width, int(rule.along[1]) - 2))
    if not len(xs):
        return False
    centers = np.rint(rule.across[0] + (xs - rule.along[0]) * rule.slope).astype(np.int64)
    darkest = np.minimum.reduce([gray[np.clip(centers + step, 0, height - 1), xs] for step in (-1, 0, 1)])
    depth = paper - darkest.astype(np.float64)
    usual = float(np.median(depth))
    return usual >= _LEAST_DEPTH_LEVELS and float((depth >= _EVEN * usual).mean()) >= _COVERED


def without_rules(gray: Gray, horizontal: Iterable[Rule], vertical: Iterable[Rule]) -> Gray:
    """A copy of the image without these rules; strokes that cross one stay whole."""
    out = gray.copy()
    for rule in horizontal:
        _paint(out, rule)
    for rule in vertical:
        _paint(out.T, rule)
    return out


def _paint(image: Gray, rule: Rule) -> None:
    """Paints along x: every pixel of the rule takes the lighter of what stands above and below it there."""
    height, width = image.shape
    xs = np.arange(max(0, int(rule.along[0])), min(width, int(rule.along[1]) + 1))
    if not len(xs):
        return
    centers = np.rint(rule.across[0] + (xs - rule.along[0]) * rule.slope).astype(np.int64)
    reach = max(2, round(rule.thickness) + 2)
    offsets = np.arange(-reach - _SIDE_PX, reach + _SIDE_PX + 1)
    band = image[np.clip(centers[None, :] + offsets[:, None], 0, height - 1), xs[None, :]]
    first, last = _extent(band, reach + _SIDE_PX)
    last = min(last + 1, len(band) - 2)  # the soft edge of the rule; its upper edge is left to the feet of letters
    fill = np.maximum(band[max(0, first - 1)], band[last + 1])
    for index in range(first, last + 1):
        _lighten(image, centers + offsets[index], xs, np.maximum(band[index], fill))
    if first > 1:
        # Half dark, the upper edge joins the letters of the line to one piece: it goes where no foot stands on it.
        above, edge = band[first - 2], band[first - 1]
        bare = above >= np.percentile(above, 90) - _PAPER_LEVELS
        _lighten(image, centers + offsets[first - 1], xs, np.where(bare, np.maximum(above, edge), edge))


def _lighten(image: Gray, ys: NDArray[np.int64], xs: NDArray[np.int64], shades: Gray) -> None:
    inside = (ys >= 0) & (ys < image.shape[0])
    image[ys[inside], xs[inside]] = shades[inside]


def _extent(band: Gray, middle: int) -> tuple[int, int]:
    """First and last row of the band that belong to the rule: dark nearly everywhere, not only where letters stand."""
    darkness = np.percentile(band, 75, axis=1)
    paper = float(np.percentile(band, 90))
    depth = paper - float(darkness[middle - 1 : middle + 2].min())
    dark = darkness < paper - 0.25 * depth
    first = last = middle - 1 + int(np.argmin(darkness[middle - 1 : middle + 2]))
    while first > 0 and dark[first - 1]:
        first -= 1
    while last < len(dark) - 1 and dark[last + 1]:
        last += 1
    return first, last
