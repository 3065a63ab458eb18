"""Straight printed rules on a page image: the lines that tables, frames and underlinings are made of.

A rule is a ridge: along its direction it stays dark, across it the paper is lighter on both sides. Smoothing along the
direction before looking across lets faint, dotted and broken rules stand out of the grain, and costs little because the
image is shrunk along the rule first. All lengths are pixels of the image unless the name says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import cv2
import numpy as np
from cv2.typing import MatLike

Gray = MatLike
"""A grey image or a mask: rows of bytes."""

_SHRINK = 4
"""The image is averaged this much along the rule before anything else."""
_SMOOTH_IN = 0.12
_SHORTEST_HORIZONTAL_IN = 0.35
_SHORTEST_VERTICAL_IN = 0.16
_NEAR_IN, _FAR_IN = 0.02, 0.042
"""How far across the rule the paper must be lighter: the near distance sees double rules, the far one thick ones."""
_RIDGE_LEVELS = 13
"""Grey levels by which a rule must be darker than its surroundings after smoothing."""
_POINT_LEVELS = 7
"""The same, for every single point of the rule, where the grain of the scan is not smoothed away."""
_EVENNESS = 0.4
"""Share of a rule's usual depth that nearly every point of it must have: strokes of a word in a row are less even."""
_BLURRED_ENDS = 2
"""Points of the shrunk image."""
_LINK_GAP_IN = 0.14
_LINK_OFFSET_IN = 0.02
_THICKEST_IN = 0.06


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight rule. `along` bounds it in its own direction, `across` is where it stands at both of these ends."""

    along: tuple[float, float]
    across: tuple[float, float]
    thickness: float

    @property
    def length(self) -> float:
        return self.along[1] - self.along[0]

    @property
    def slope(self) -> float:
        return (self.across[1] - self.across[0]) / max(1.0, self.length)

    def at(self, position: float) -> float:
        """Where the rule, or its prolongation, stands across at a position along it."""
        return self.across[0] + (position - self.along[0]) * self.slope


def find_horizontal(gray: Gray, dpi: float) -> list[Rule]:
    """Horizontal rules (`along` = x, `across` = y) of an upright page image, top to bottom."""
    rules = _ridges(shrunk(gray, (1, _SHRINK)), dpi, _SHORTEST_HORIZONTAL_IN)
    return sorted(rules, key=lambda rule: (rule.across[0], rule.along[0]))


def find_vertical(gray: Gray, dpi: float, top: int = 0, bottom: int | None = None) -> list[Rule]:
    """Vertical rules (`along` = y, `across` = x) between two heights of an upright page image, left to right."""
    turned = np.ascontiguousarray(shrunk(gray[top:bottom], (_SHRINK, 1)).T)
    found = _ridges(turned, dpi, _SHORTEST_VERTICAL_IN)
    rules = [replace(rule, along=(rule.along[0] + top, rule.along[1] + top)) for rule in found]
    return sorted(rules, key=lambda rule: (rule.across[0], rule.along[0]))


def shrunk(gray: Gray, factors: tuple[int, int]) -> Gray:
    """The mean of every `factors` (rows, columns) pixels; what is left over at the right and bottom is cut off."""
    rows, columns = (max(1, size // factor) for size, factor in zip(gray.shape, factors, strict=True))
    if factors == (_SHRINK, 1) and gray.shape[0] >= _SHRINK:
        return _mean_of_rows(gray[: rows * _SHRINK])
    whole = gray[: rows * factors[0], : columns * factors[1]]
    return cv2.resize(whole, (columns, rows), interpolation=cv2.INTER_AREA)


def _mean_of_rows(gray: Gray) -> Gray:
    """The mean of every `_SHRINK` rows, in a quarter of the time that resizing by area takes."""
    sums = gray.reshape(len(gray) // _SHRINK, _SHRINK, -1).sum(axis=1, dtype=np.uint16)
    means: Gray = ((sums + 2) >> 2).astype(np.uint8)
    return means


def _ridges(narrow: Gray, dpi: float, shortest_in: float) -> list[Rule]:
    """Rules that run along x of an image shrunk along x."""
    smooth = max(1, round(_SMOOTH_IN * dpi / _SHRINK))
    steady = _depth(cv2.blur(narrow, (smooth, 1)), dpi)
    # Letters on a line of text smooth to a ridge too; only a rule is dark at every point of its way.
    single = cv2.dilate(_depth(narrow, dpi), np.ones((3, 1), np.uint8))
    mask = cv2.bitwise_and(_at_least(steady, _RIDGE_LEVELS), _at_least(single, _POINT_LEVELS))
    shortest = max(3, round(shortest_in * dpi / _SHRINK))
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((1, shortest), np.uint8))
    return _link(_pieces(mask, steady, single, dpi), dpi)


def _at_least(image: Gray, level: int) -> Gray:
    return cv2.threshold(image, level - 1, 255, cv2.THRESH_BINARY)[1]


def _depth(image: Gray, dpi: float) -> Gray:
    """By how many levels each pixel is darker than those at a small distance above and below it."""
    depth = np.zeros_like(image)
    for distance_in in (_NEAR_IN, _FAR_IN):
        step = max(2, round(distance_in * dpi))
        if image.shape[0] > 2 * step:
            sides = cv2.min(image[: -2 * step], image[2 * step :])
            inner = depth[step:-step]
            cv2.max(inner, cv2.subtract(sides, image[step:-step]), dst=inner)
    return depth


def _pieces(mask: Gray, steady: Gray, single: Gray, dpi: float) -> list[Rule]:
    """One rule a connected piece of the mask; thick blobs and what is uneven along its way are no rules."""
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    pieces: list[Rule] = []
    inside = cv2.bitwise_and(single, mask)
    for contour in contours:
        left, top, width, height = cv2.boundingRect(contour)
        window = np.s_[top : top + height, left : left + width]
        thickness = cv2.countNonZero(mask[window]) / width
        if thickness > _THICKEST_IN * dpi:
            continue
        usual = cv2.sumElems(cv2.reduce(steady[window], 0, cv2.REDUCE_MAX))[0] / width
        depths = cv2.reduce(inside[window], 0, cv2.REDUCE_MAX)
        if not _is_sharp(depths, usual) and np.count_nonzero(depths < _EVENNESS * usual) > 0.2 * width:
            continue
        start, end = _ends(contour[:, 0, 0] - left, contour[:, 0, 1], width)
        pieces.append(
            Rule((float(left * _SHRINK), float((left + width) * _SHRINK)), (start + 0.5, end + 0.5), thickness)
        )
    return pieces


def _is_sharp(depths: Gray, usual: float) -> bool:
    """Is this a drawn line, equally deep all its way? Its ends are part paper, which is much of a short one."""
    deep = np.flatnonzero(depths >= usual)
    return len(deep) >= depths.size - _BLURRED_ENDS and deep[-1] - deep[0] + 1 == len(deep)


def _ends(along: Gray, across: Gray, width: int) -> tuple[float, float]:
    """Where the outline of a piece stands across at its first and last column, by the means of its two outer thirds."""
    third = max(1.0, width / 3)
    first, last = along < third, along >= width - third
    start, end = _mean(across[first]), _mean(across[last])
    slope = (end - start) / max(1.0, _mean(along[last]) - _mean(along[first]))
    return start - slope * third / 2, end + slope * third / 2


def _mean(places: Gray) -> float:
    """Of whole numbers; a fifth of the time that numpy's own mean takes for a few of them."""
    return int(np.add.reduce(places)) / len(places)


def _link(pieces: list[Rule], dpi: float) -> list[Rule]:
    """Pieces that follow each other on one line, joined: a broken rule is one rule."""
    gap, offset = _LINK_GAP_IN * dpi, _LINK_OFFSET_IN * dpi
    linked: list[Rule] = []
    for piece in sorted(pieces, key=lambda rule: rule.along[0]):
        for index, before in enumerate(linked):
            distance = piece.along[0] - before.along[1]
            if distance <= gap and abs(_meet(before, piece)) <= offset and piece.along[1] > before.along[1]:
                linked[index] = _joined(before, piece)
                break
        else:
            linked.append(piece)
    return linked


def _meet(before: Rule, after: Rule) -> float:
    """How far apart across two pieces stand where the gap between them is."""
    return after.across[0] - before.across[1]


def _joined(before: Rule, after: Rule) -> Rule:
    total = before.length + after.length
    thickness = (before.thickness * before.length + after.thickness * after.length) / max(1.0, total)
    return Rule((before.along[0], after.along[1]), (before.across[0], after.across[1]), thickness)


def erase(mask: Gray, horizontal: Iterable[Rule], vertical: Iterable[Rule]) -> None:
    """Set the rules to 0 in a mask of ink (same pixels as the image they were found on), in place."""
    for rule in horizontal:
        start, end = (rule.along[0], rule.across[0]), (rule.along[1], rule.across[1])
        _erase_line(mask, start, end, rule.thickness)
    for rule in vertical:
        _erase_line(mask, (rule.across[0], rule.along[0]), (rule.across[1], rule.along[1]), rule.thickness)


def _erase_line(mask: Gray, start: tuple[float, float], end: tuple[float, float], thickness: float) -> None:
    points = [(round(x), round(y)) for x, y in (start, end)]
    cv2.line(mask, points[0], points[1], 0, max(3, round(thickness) + 2))
