"""What is drawn on a text-layer page beside its text: ruled tables, signatures, stamps, logos.

The page's objects tell cheaply whether there is anything to look at; only then is the page drawn, at a low resolution,
and looked at like a scan. That finds what the eye sees whatever the producer wrote: rules as lines, as thin rectangles,
inside forms, in one path or in hundreds.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from convextract.reading.ocr.engine import RecognisedWord
from convextract.reading.page import Box, InkRegion, Word
from convextract.reading.pdf_words import placer

if TYPE_CHECKING:
    from convextract.reading.rules import Gray
    from convextract.reading.table_grid import BoxPx
    from convextract.reading.tables import TableGeometry

BoxPt = tuple[float, float, float, float]

_TABLE_DPI, _INK_DPI = 150.0, 100.0
"""Pen strokes show at a resolution at which lines of small print still pass for rules."""
_MOST_PIXELS = 12e6
_FORM_DEPTH = 4
_MOST_OBJECTS = 5000
_RULE_PT = 3.0
_LONG_PT = 12.0
_DRAWN_PT = 12.0
_MOST_SEGMENTS = 400
_BACKGROUND = 0.7
"""A rectangle over this share of the page is its background."""


@dataclass(frozen=True, slots=True)
class Drawings:
    """How much of each kind a page holds: level and upright rules, frames, pictures and curved paths."""

    level: int = 0
    upright: int = 0
    frames: int = 0
    shapes: int = 0
    fills: tuple[BoxPt, ...] = ()
    """Frames that may be filled: left, bottom, right, top in page space."""
    rules: tuple[BoxPt, ...] = ()
    """The level rules, piece by piece, likewise."""

    @property
    def may_hold_tables(self) -> bool:
        return (self.level >= 2 and self.upright >= 1) or self.level >= 3 or self.frames >= 2

    @property
    def holds_rules(self) -> bool:
        return self.level + self.upright + self.frames > 0

    @property
    def may_hold_ink(self) -> bool:
        return self.shapes > 0


def drawings_of(page: Any) -> Drawings:
    """Counts the graphic objects of a pdfium page by their boxes; no drawing. About a millisecond."""
    import pypdfium2 as pdfium

    raw = pdfium.raw
    upright = shapes = 0
    frames: set[tuple[int, ...]] = set()
    fills: list[BoxPt] = []
    rules: list[BoxPt] = []
    page_area = page.get_width() * page.get_height()
    kinds = [raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING]
    for number, item in enumerate(page.get_objects(filter=kinds, max_depth=_FORM_DEPTH)):
        if number >= _MOST_OBJECTS:
            break
        try:
            bounds = item.get_bounds()
        except pdfium.PdfiumError:
            continue
        width, height = bounds[2] - bounds[0], bounds[3] - bounds[1]
        pieces = _straight_pieces(item, raw) if item.type == raw.FPDF_PAGEOBJ_PATH else 0
        if not pieces or width * height > _BACKGROUND * page_area:
            shapes += not pieces and max(width, height) >= _DRAWN_PT
        elif height <= _RULE_PT:
            if width >= _LONG_PT:
                rules.append(bounds)
        elif width <= _RULE_PT:
            upright += height >= _LONG_PT
        else:
            # The fill and the border of one box have the same bounds; a path of many pieces is a whole grid.
            frames.update((*(round(bound) for bound in bounds), piece) for piece in range(1 if pieces <= 2 else pieces))
            fills.append(bounds)
    return Drawings(len(rules), upright, len(frames), shapes, tuple(fills), tuple(rules))


def _straight_pieces(path: Any, raw: Any) -> int:
    """Of how many pieces a path is made, if all of them run level or upright; 0 for any other path."""
    count = raw.FPDFPath_CountSegments(path.raw)
    if count > _MOST_SEGMENTS:
        return 0
    x, y = ctypes.c_float(), ctypes.c_float()
    pieces = 0
    before = (0.0, 0.0)
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path.raw, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = (x.value, y.value)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            pieces += 1
        elif kind != raw.FPDF_SEGMENT_LINETO or not _straight(before, point):
            return 0
        before = point
    return pieces


def _straight(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return min(abs(one[0] - other[0]), abs(one[1] - other[1])) < 0.02 * (
        abs(one[0] - other[0]) + abs(one[1] - other[1]) + 1
    )


def native_graphics(page: Any, words: Sequence[Word]) -> tuple[list[TableGeometry], list[InkRegion]]:
    """Tables, ruled or not, and ink of a text-layer page; all boxes in points of the page as seen.

    `page` is the pdfium page, `words` its text layer. Where nothing is drawn this takes a few milliseconds.
    """
    from convextract.reading.fills import without_fills
    from convextract.reading.ink import find_ink
    from convextract.reading.rules import DRAWN_LINK_GAP_IN
    from convextract.reading.table_columns import find_open, without_heads
    from convextract.reading.table_grid import holds
    from convextract.reading.tables import RuledPage, inspect
    from convextract.reading.text_rows import with_rows_of_text

    drawings = drawings_of(page)
    scale, ruled, ink = 1.0, RuledPage(), list[InkRegion]()
    drawn: list[BoxPx] = []
    if drawings.may_hold_tables or drawings.may_hold_ink:
        gray, dpi = _drawn(page, _TABLE_DPI if drawings.may_hold_tables else _INK_DPI)
        scale = 72 / dpi
    placed = [_in_pixels(word, scale) for word in words]
    if drawings.holds_rules and scale != 1:
        fills, pieces = (_boxes_in_pixels(boxes, page, scale) for boxes in (drawings.fills, drawings.rules))
        drawn = [*fills, *pieces]
        plain = without_fills(gray, dpi, fills, placed)
        gray, ruled = plain.gray, inspect(plain.gray, dpi, None, (plain.horizontal, plain.vertical), DRAWN_LINK_GAP_IN)
    if drawings.may_hold_ink:
        ink = find_ink(gray, dpi, placed, ruled)
        if not drawings.may_hold_tables:
            ruled = RuledPage()
    closed = without_heads(ruled.tables, placed, ruled.horizontal, 72 / scale, drawn)
    free = [word for word in placed if not any(holds(table.box, word) for table in closed)]
    tables = [with_rows_of_text(table, placed) for table in closed]
    tables += find_open(free, ruled.horizontal, 72 / scale, ruled.boxes, drawn)
    tables.sort(key=lambda table: (table.box[1], table.box[0]))
    return [table.scaled(scale) for table in tables], [replace(one, box=_scaled(one.box, scale)) for one in ink]


def _boxes_in_pixels(boxes: Sequence[BoxPx], page: Any, scale: float) -> list[BoxPx]:
    place = placer(page)
    return [tuple(side / scale for side in place(*box)) for box in boxes]


def _drawn(page: Any, dpi: float) -> tuple[Gray, float]:
    width, height = page.get_size()
    dpi = min(dpi, (_MOST_PIXELS * 72 * 72 / max(1.0, width * height)) ** 0.5)
    pixels = page.render(scale=dpi / 72, grayscale=True).to_numpy()
    return (pixels[:, :, 0] if pixels.ndim == 3 else pixels).copy(), dpi


def _in_pixels(word: Word, scale: float) -> RecognisedWord:
    box = word.box
    return RecognisedWord(word.text, box.x0 / scale, box.y0 / scale, box.x1 / scale, box.y1 / scale, 1.0)


def _scaled(box: Box, scale: float) -> Box:
    return Box(*(round(value * scale, 2) for value in (box.x0, box.y0, box.x1, box.y1)))
