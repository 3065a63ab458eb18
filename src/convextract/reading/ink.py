"""Ink that is no printed text: signatures, stamps, initials, writing by hand, drawings.

What the believed words and the rules explain is painted over; what is left is grouped and judged by its shape. A
signature that runs over a printed name shows by what reaches beyond the name. The recogniser reads scrawls as words of
low confidence: those are not believed, so their ink counts. Pixels of the page image throughout.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from convextract.reading.handwriting import with_handwriting
from convextract.reading.ink_figures import beside_picture, inside_picture, merged, take_figures
from convextract.reading.ink_mask import (
    clear_edges,
    in_line_of_print,
    ink_mask,
    is_print,
    paint_words,
    usual_height,
    without_specks,
)
from convextract.reading.ink_over_stamps import take_stamp
from convextract.reading.ink_stamps import Circle, find_circle
from convextract.reading.ocr.engine import RecognisedWord
from convextract.reading.page import Box, InkKind, InkRegion, union
from convextract.reading.rules import Gray, erase, shrunk
from convextract.reading.tables import RuledPage

_WORKING_DPI = 100.0
"""Pen strokes show well enough at this resolution, and cost a quarter of 200 dots per inch."""
_GROUP_IN = 0.07
"""Strokes closer than this belong together."""
_ONE_HAND_IN, _WIDEST_HAND_IN = 0.15, 2.4
"""Strokes so near are one signature, if they are together no wider: else two people signed side by side."""
_LONG_STROKE_IN = 0.5
_FLAT = 1.5
"""A pen stroke rises above so many heights of the page's usual word."""
_PRINT_DENSITY, _PRINT_HEIGHT_IN = 0.28, 0.3
_ONE_STROKE = 0.85
"""A line of print is made of letters, a dense scrawl of one stroke with so much of the ink."""
_LARGEST_STAMP_GROUP_IN = 5.0
_MOST_SIGNATURES = 30
_MOST_FIGURES = 15
"""A page with more of these is a map, a plan or a chart, whose lines nobody signed."""
_FOOT = 0.9
"""What stands below this share of the page is initials rather than a signature."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What all steps need to know of the page, in the pixels that are worked on."""

    all_ink: Gray
    dpi: float
    usual_height: float
    """Height of the page's usual word."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Strokes that stand together: bounding box, and what was measured on them."""

    x0: int
    y0: int
    x1: int
    y1: int
    ink: int
    largest: tuple[int, int, int]
    """Width, height and ink of the largest connected stroke."""
    tallest: int
    strokes: int

    @property
    def box(self) -> tuple[int, int, int, int]:
        return self.x0, self.y0, self.x1, self.y1

    @property
    def width(self) -> int:
        return self.x1 - self.x0

    @property
    def height(self) -> int:
        return self.y1 - self.y0


def find_ink(gray: Gray, dpi: float, words: Sequence[RecognisedWord], ruled: RuledPage) -> list[InkRegion]:
    """Ink on an upright, level page image that neither its words nor its rules explain, top to bottom.

    `words` are in pixels of the image and carry the recogniser's confidence; `ruled` is what `tables.inspect` found.
    Boxes of the regions are pixels of the image too.
    """
    factor = max(1, round(dpi / _WORKING_DPI))
    small = shrunk(gray, (factor, factor))
    all_ink = ink_mask(small)
    sheet = _Sheet(all_ink, dpi / factor, usual_height(words) / factor)
    mask = all_ink.copy()
    paint_words(mask, words, factor, sheet.dpi)
    erase(mask, *([rule.scaled(1 / factor) for rule in rules] for rules in (ruled.horizontal, ruled.vertical)))
    clear_edges(mask, sheet.dpi)
    if not mask.any():
        return []
    mask = without_specks(mask, sheet.dpi)
    figures = take_figures(mask, sheet.dpi)
    pictures = merged(figures, sheet.dpi)
    regions = [_region(box, "figure", 0.7) for box in pictures]
    stamps = _take_stamps(mask, small, sheet, pictures)
    regions += [_region(_around(circle), "stamp", min(0.95, circle.covered)) for circle in stamps]
    found = [(group, _judge(group, mask, sheet)) for group in _groups(mask, sheet.dpi, pictures)]
    strokes = [
        (group, *judged)
        for group, judged in found
        if judged is not None
        and not in_line_of_print(group.box, words, factor)
        and not beside_picture(group.box, pictures, sheet.dpi)
    ]
    if len(strokes) <= _MOST_SIGNATURES and len(figures) <= _MOST_FIGURES:
        regions += [_region(group.box, kind, confidence) for group, kind, confidence in strokes]
    regions = [replace(one, box=_larger(one.box, factor)) for one in _joined(regions, sheet.dpi)]
    usual = usual_height(words)
    regions = [one for one in regions if one.kind != "signature" or not is_print(gray, one.box, usual)]
    regions = with_handwriting(regions, words, usual)
    return sorted(regions, key=lambda region: (region.box.y0, region.box.x0))


def _joined(regions: list[InkRegion], dpi: float) -> list[InkRegion]:
    """Signatures so near each other that one hand wrote them in one go are one region."""
    joined: list[InkRegion] = []
    for region in regions:
        if region.kind == "signature":
            for index, other in enumerate(joined):
                both = union([region.box, other.box])
                close = _near(region.box, other.box, _ONE_HAND_IN * dpi) and both.width <= _WIDEST_HAND_IN * dpi
                if other.kind == "signature" and close:
                    region = replace(region, box=both, confidence=max(region.confidence, other.confidence))
                    del joined[index]
                    break
        joined.append(region)
    return joined


def _near(one: Box, other: Box, gap: float) -> bool:
    aside = max(one.x0, other.x0) - min(one.x1, other.x1)
    below = max(one.y0, other.y0) - min(one.y1, other.y1)
    return aside <= gap and below <= gap / 2


def _take_stamps(mask: Gray, gray: Gray, sheet: _Sheet, pictures: Sequence[tuple[int, int, int, int]]) -> list[Circle]:
    """Rings of stamps. Their ink is taken out of the mask; darker strokes over them stay."""
    circles: list[Circle] = []
    groups = sorted(_groups(mask, sheet.dpi, pictures), key=lambda group: -group.ink)
    for group in groups[:_MOST_SIGNATURES]:
        if max(group.width, group.height) > _LARGEST_STAMP_GROUP_IN * sheet.dpi:
            continue
        # Words read out of the stamp were painted over, so the ring is sought in all of the ink.
        margin = round(0.15 * sheet.dpi)
        x0, y0 = max(0, group.x0 - margin), max(0, group.y0 - margin)
        found = find_circle(sheet.all_ink[y0 : group.y1 + margin, x0 : group.x1 + margin], sheet.dpi)
        if found is None:
            continue
        circle = Circle(found.x + x0, found.y + y0, found.radius, found.covered)
        if not any(abs(circle.x - other.x) + abs(circle.y - other.y) < circle.radius for other in circles):
            circles.append(circle)
            take_stamp(mask, gray, circle, sheet.dpi)
    return circles


def _groups(mask: Gray, dpi: float, pictures: Sequence[tuple[int, int, int, int]]) -> list[_Group]:
    """Strokes that stand together, those inside pictures left out."""
    reach = max(3, round(_GROUP_IN * dpi))
    joined = cv2.dilate(mask, np.ones((reach, reach), np.uint8))
    contours, _ = cv2.findContours(joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    groups = []
    for contour in contours:
        x, y, width, height = cv2.boundingRect(contour)
        if max(width, height) < 0.2 * dpi or inside_picture((x, y, x + width, y + height), pictures):
            continue
        part = mask[y : y + height, x : x + width].copy()
        outline = np.zeros_like(part)
        cv2.drawContours(outline, [contour], -1, 255, -1, offset=(-x, -y))
        part = cv2.bitwise_and(part, outline)
        count, _, stats, _ = cv2.connectedComponentsWithStats(part, connectivity=8)
        if count < 2:
            continue
        biggest = max(stats[1:], key=lambda stat: max(stat[2], stat[3]))
        left, top, right, bottom = _bounds(stats[1:])
        groups.append(
            _Group(
                x + left,
                y + top,
                x + right,
                y + bottom,
                int(stats[1:, 4].sum()),
                (int(biggest[2]), int(biggest[3]), int(biggest[4])),
                int(stats[1:, 3].max()),
                count - 1,
            )
        )
    return groups


def _bounds(stats: Gray) -> tuple[int, int, int, int]:
    right, bottom = (stats[:, 0] + stats[:, 2]).max(), (stats[:, 1] + stats[:, 3]).max()
    return int(stats[:, 0].min()), int(stats[:, 1].min()), int(right), int(bottom)


def _judge(group: _Group, mask: Gray, sheet: _Sheet) -> tuple[InkKind, float] | None:
    """What a group of pen strokes is, and how sure that is; None for remains of print."""
    dpi = sheet.dpi
    width, height = group.width / dpi, group.height / dpi
    stroke = max(group.largest[0], group.largest[1]) / dpi
    density = group.ink / max(1, group.width * group.height)
    if stroke < 0.25 or height < 0.1 or width < 0.1 or density > 0.6:
        return None
    if group.tallest < _FLAT * sheet.usual_height:
        return None  # no taller than a line of print: words that were not read
    share = group.largest[2] / group.ink
    flat = height < _PRINT_HEIGHT_IN and width > 2.5 * height
    if density > _PRINT_DENSITY and flat and share < _ONE_STROKE:
        return None  # a line of bold print
    if width > 4.5 or height > 3.5 or _is_outline(group, mask):
        return "figure", 0.6
    if group.tallest < 0.13 * dpi and group.largest[0] > 6 * group.largest[1]:
        return None  # an underlining or a dotted line to sign on
    if group.strokes > 12 and share < 0.2 and stroke < _LONG_STROKE_IN:
        return None  # many small pieces: print that was not read
    confidence = 0.55 + 0.2 * min(1.0, share / 0.6) + 0.2 * min(1.0, stroke / 0.5)
    if group.y0 > _FOOT * mask.shape[0] and width < 0.9:
        return "initials", round(0.8 * confidence, 2)
    return "signature", round(min(0.95, confidence), 2)


def _is_outline(group: _Group, mask: Gray) -> bool:
    """A closed line around an area: a map, a frame, a box to tick."""
    part = mask[group.y0 : group.y1, group.x0 : group.x1]
    contours, _ = cv2.findContours(part, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    area = max((cv2.contourArea(contour) for contour in contours), default=0.0)
    return area > 0.55 * group.width * group.height


def _around(circle: Circle) -> tuple[float, float, float, float]:
    return (circle.x - circle.radius, circle.y - circle.radius, circle.x + circle.radius, circle.y + circle.radius)


def _larger(box: Box, factor: int) -> Box:
    return Box(box.x0 * factor, box.y0 * factor, box.x1 * factor, box.y1 * factor)


def _region(box: Iterable[float], kind: InkKind, confidence: float) -> InkRegion:
    return InkRegion(Box(*(float(value) for value in box)), kind, round(confidence, 2))
