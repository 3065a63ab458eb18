"""Straight printed rules on a page image: the lines that tables, frames and underlinings are made of.

A rule is a ridge: along its direction it stays dark, across it the paper is lighter on both sides. Smoothing along the
direction before looking across lets faint, dotted and broken rules stand out of the grain, and costs little because the
image is shrunk along the rule first. All lengths are pixels of the image unless the name says otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from cv2.typing import MatLike
from numpy.typing import NDArray

Gray = MatLike
"""A grey image or a mask: rows of bytes."""
Whole = NDArray[np.int64]

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
LINK_GAP_IN, DRAWN_LINK_GAP_IN = 0.14, 0.06
"""Pieces of one rule of a scan stand no further apart; those of a rule as the file draws it, dashed ones too."""
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

    def scaled(self, factor: float) -> Rule:
        """The same in other pixels."""
        along, across = ((first * factor, last * factor) for first, last in (self.along, self.across))
        return Rule(along, across, self.thickness * factor)


def find_horizontal(gray: Gray, dpi: float, gap_in: float = LINK_GAP_IN) -> list[Rule]:
    """Horizontal rules (`along` = x, `across` = y) of an upright page image, top to bottom."""
    rules = _ridges(shrunk(gray, (1, _SHRINK)), dpi, _SHORTEST_HORIZONTAL_IN, gap_in)
    return sorted(rules, key=lambda rule: (rule.across[0], rule.along[0]))


def find_vertical(
    gray: Gray, dpi: float, top: int = 0, bottom: int | None = None, gap_in: float = LINK_GAP_IN
) -> list[Rule]:
    """Vertical rules (`along` = y, `across` = x) between two heights of an upright page image, left to right."""
    turned = np.ascontiguousarray(shrunk(gray[top:bottom], (_SHRINK, 1)).T)
    found = _ridges(turned, dpi, _SHORTEST_VERTICAL_IN, gap_in)
    rules = [replace(rule, along=(rule.along[0] + top, rule.along[1] + top)) for rule in found]
    return sorted(rules, key=lambda rule: (rule.across[0], rule.along[0]))


def stretches(seen: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Where the runs of true values in a row begin and end (end exclusive)."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], seen.astype(np.int8), [0])))).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


def shrunk(gray: Gray, factors: tuple[int, int]) -> Gray:
    """The mean of every `factors` (rows, columns) pixels; what is left over at the right and bottom is cut off."""
    rows, columns = (max(1, size // factor) for size, factor in zip(gray.shape, factors, strict=True))
    if factors == (_SHRINK, 1) and gray.shape[0] >= _SHRINK:
        return _mean_of_rows(gray[: rows * _SHRINK])
    if factors == (1, _SHRINK) and gray.shape[1] >= _SHRINK:
        return _mean_of_columns(gray[:, : columns * _SHRINK])
    whole = gray[: rows * factors[0], : columns * factors[1]]
    return cv2.resize(whole, (columns, rows), interpolation=cv2.INTER_AREA)


def _mean_of_rows(gray: Gray) -> Gray:
    """The mean of every `_SHRINK` rows, in a quarter of the time that resizing by area takes."""
    sums = gray.reshape(len(gray) // _SHRINK, _SHRINK, -1).sum(axis=1, dtype=np.uint16)
    means: Gray = ((sums + 2) >> 2).astype(np.uint8)
    return means


def _mean_of_columns(gray: Gray) -> Gray:
    """The mean of every `_SHRINK` columns, to the pixel as resizing by area gives it, in two thirds of the time."""
    pixels: NDArray[np.uint8] = np.asarray(gray, np.uint8)
    sums = pixels[:, ::_SHRINK].astype(np.uint16)
    for start in range(1, _SHRINK):
        sums += pixels[:, start::_SHRINK]
    sums += (sums >> 2) & 1  # halves are rounded to the even neighbour
    means: Gray = ((sums + 1) >> 2).astype(np.uint8)
    return means


def _ridges(narrow: Gray, dpi: float, shortest_in: float, gap_in: float) -> list[Rule]:
    """Rules that run along x of an image shrunk along x."""
    smooth = max(1, round(_SMOOTH_IN * dpi / _SHRINK))
    steady = _depth(cv2.blur(narrow, (smooth, 1)), dpi)
    # Letters on a line of text smooth to a ridge too; only a rule is dark at every point of its way.
    single = cv2.dilate(_depth(narrow, dpi), np.ones((3, 1), np.uint8))
    mask = cv2.bitwise_and(_at_least(steady, _RIDGE_LEVELS), _at_least(single, _POINT_LEVELS))
    shortest = max(3, round(shortest_in * dpi / _SHRINK))
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((1, shortest), np.uint8))
    return linked(_pieces(mask, steady, single, dpi), dpi, gap_in)


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
    """One rule a connected piece of the mask; thick blobs and what is uneven along its way are no rules.

    All pieces at once: a page has hundreds, and a call to numpy costs as much for one as for all.
    """
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not contours:
        return []
    outlines = _Outlines.of(contours)
    left, right, top, bottom = outlines.left, outlines.right, outlines.top, outlines.bottom
    width = outlines.width
    sums = cv2.integral(mask)
    ink = (sums[bottom, right] - sums[bottom, left] - sums[top, right] + sums[top, left]) / 255
    thickness = ink / width
    kept = thickness <= _THICKEST_IN * dpi
    first = np.cumsum(width) - width
    columns = np.arange(width.sum()) + np.repeat(left - first, width)
    rows = np.repeat(top, width), np.repeat(bottom, width)
    usual = np.add.reduceat(_deepest(steady, columns, *rows), first, dtype=np.int64) / width
    depths, usual_here = _deepest(cv2.bitwise_and(single, mask), columns, *rows), np.repeat(usual, width)
    shallow = np.add.reduceat(depths < _EVENNESS * usual_here, first, dtype=np.int64)
    kept &= (shallow <= 0.2 * width) | _are_sharp(depths >= usual_here, first, width)
    starts, ends = outlines.ends()
    return [
        Rule(
            (float(left[index] * _SHRINK), float(right[index] * _SHRINK)),
            (float(starts[index]) + 0.5, float(ends[index]) + 0.5),
            float(thickness[index]),
        )
        for index in np.flatnonzero(kept).tolist()
    ]


def _deepest(image: Gray, columns: Whole, tops: Whole, bottoms: Whole) -> Gray:
    """The highest value of each of these columns between its top and bottom row."""
    highest: Gray = image[tops, columns]
    row = tops + 1
    while (open_ := np.flatnonzero(row < bottoms)).size:
        highest[open_] = np.maximum(highest[open_], image[row[open_], columns[open_]])
        row += 1
    return highest


def _are_sharp(deep: NDArray[np.bool_], first: Whole, width: Whole) -> NDArray[np.bool_]:
    """Which pieces are drawn lines, equally deep all their way? Their ends are part paper, which is much of short ones.

    `deep` tells it of the columns of all pieces, of which each piece has `width` from `first` on.
    """
    count = np.add.reduceat(deep, first, dtype=np.int64)
    place = np.arange(len(deep))
    begin = np.minimum.reduceat(np.where(deep, place, len(deep)), first)
    end = np.maximum.reduceat(np.where(deep, place, -1), first)
    sharp: NDArray[np.bool_] = (count >= width - _BLURRED_ENDS) & (end - begin + 1 == count)
    return sharp


@dataclass(frozen=True, slots=True)
class _Outlines:
    """The outlines of all pieces, one behind the other; of each its length and box (right, bottom just outside)."""

    along: Whole
    across: Whole
    lengths: Whole
    left: Whole
    right: Whole
    top: Whole
    bottom: Whole

    @classmethod
    def of(cls, contours: Sequence[MatLike]) -> _Outlines:
        lengths = np.array([len(contour) for contour in contours])
        starts = np.cumsum(lengths) - lengths
        along, across = np.concatenate(contours)[:, 0].T.astype(np.int64)
        left, right = np.minimum.reduceat(along, starts), np.maximum.reduceat(along, starts) + 1
        top, bottom = np.minimum.reduceat(across, starts), np.maximum.reduceat(across, starts) + 1
        return cls(along, across, lengths, left, right, top, bottom)

    @property
    def width(self) -> Whole:
        return self.right - self.left

    def ends(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Where each stands across at its first and last column, by the means of its two outer thirds."""
        third = np.maximum(1.0, self.width / 3)
        before, start = self._middles(self.along < np.repeat(self.left + third, self.lengths))
        after, end = self._middles(self.along >= np.repeat(self.right - third, self.lengths))
        slope = (end - start) / np.maximum(1.0, after - before)
        return start - slope * third / 2, end + slope * third / 2

    def _middles(self, chosen: NDArray[np.bool_]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Of each outline the mean place, along and across, of its chosen points."""
        owner = np.repeat(np.arange(len(self.lengths)), self.lengths)[chosen]
        along, across = self.along[chosen], self.across[chosen]
        count = np.bincount(owner)
        return np.bincount(owner, along) / count, np.bincount(owner, across) / count


def linked(pieces: Iterable[Rule], dpi: float, gap_in: float) -> list[Rule]:
    """Pieces that follow each other on one line, joined: a broken rule is one rule."""
    gap, offset = gap_in * dpi, _LINK_OFFSET_IN * dpi
    linked: list[Rule] = []
    tracks: dict[int, list[int]] = defaultdict(list)  # rules by where they end across, those of one track close
    for piece in sorted(pieces, key=lambda rule: rule.along[0]):
        track = int(piece.across[0] / (2 * offset))
        for index in sorted({*tracks[track - 1], *tracks[track], *tracks[track + 1]}):
            before = linked[index]
            near = piece.along[0] - before.along[1] <= gap and abs(piece.across[0] - before.across[1]) <= offset
            if near and piece.along[1] > before.along[1]:
                linked[index] = _joined(before, piece)
                break
        else:
            index = len(linked)
            linked.append(piece)
        tracks[int(linked[index].across[1] / (2 * offset))].append(index)
    return linked


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
