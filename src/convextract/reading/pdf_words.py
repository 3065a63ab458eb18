"""The text layer of a PDF page as words with boxes, through pdfium's characters.

pdfium gives characters in the order of the content stream and puts blanks and line ends in where it sees gaps; a
character's box is turned into points from the top left of the page as seen.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable
from typing import Any

from convextract.reading.page import Box, Word

_SOFT_HYPHENS = {"\u0002": "-", "\ufffe": "-", "\u00ad": "-", "\u2010": "-", "\u2011": "-"}
"""pdfium writes U+0002 or U+FFFE for a hyphen that it takes for a printer's; it is kept as read."""
_MAX_CHARACTERS = 200_000
_BOLD_WEIGHT = 600
_CONTROL = frozenset(chr(c) for c in range(32)) | {"\ufeff"}


def native_words(page: Any) -> list[Word]:
    """Words of a pdfium page in the order of its content stream; empty for a page without text."""
    import pypdfium2 as pdfium

    raw = pdfium.raw
    textpage = page.get_textpage()
    try:
        count = min(textpage.count_chars(), _MAX_CHARACTERS)
        if count <= 0:
            return []
        return _Collector(page, textpage, raw, count).words()
    finally:
        textpage.close()


class _Collector:
    """Walks the characters once and cuts them into words."""

    def __init__(self, page: Any, textpage: Any, raw: Any, count: int) -> None:
        self._raw = raw
        self._handle = textpage.raw
        self._count = count
        self._place = placer(page)
        self._sides = [ctypes.c_double() for _ in range(4)]
        self._refs = [ctypes.byref(side) for side in self._sides]

    def words(self) -> list[Word]:
        raw, handle = self._raw, self._handle
        unicode_of, box_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetCharBox
        left, right, bottom, top = self._sides
        refs = self._refs
        out: list[Word] = []
        letters: list[str] = []
        boxes: list[tuple[float, float, float, float]] = []
        first = 0
        for index in range(self._count):
            code = unicode_of(handle, index)
            letter = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
            letter = _SOFT_HYPHENS.get(letter, letter)
            if letter.isspace() or letter in _CONTROL:
                self._finish(out, letters, boxes, first)
                continue
            if not box_of(handle, index, *refs):
                continue
            box = (left.value, right.value, bottom.value, top.value)
            if boxes and _jumps(boxes[-1], box):
                self._finish(out, letters, boxes, first)
            if not letters:
                first = index
            letters.append(letter)
            boxes.append(box)
        self._finish(out, letters, boxes, first)
        return out

    def _finish(
        self, out: list[Word], letters: list[str], boxes: list[tuple[float, float, float, float]], first: int
    ) -> None:
        if not letters:
            return
        raw = self._raw
        x0s, x1s, y0s, y1s = zip(*boxes, strict=True)
        box = self._place(min(x0s), min(y0s), max(x1s), max(y1s))
        if all(math.isfinite(v) for v in (box.x0, box.y0, box.x1, box.y1)):
            size = raw.FPDFText_GetFontSize(self._handle, first)
            height = self._line_height(first) or size
            bold = raw.FPDFText_GetFontWeight(self._handle, first) >= _BOLD_WEIGHT
            out.append(
                Word("".join(letters), box, bold=bold, size_pt=round(height, 1)),
            )
        letters.clear()
        boxes.clear()

    def _line_height(self, index: int) -> float:
        """Font size in points on the page: the nominal size times the text matrix."""
        raw = self._raw
        matrix = raw.FS_MATRIX()
        if not raw.FPDFText_GetMatrix(self._handle, index, ctypes.byref(matrix)):
            return 0.0
        return float(raw.FPDFText_GetFontSize(self._handle, index) * math.hypot(matrix.c, matrix.d))


def _jumps(before: tuple[float, float, float, float], after: tuple[float, float, float, float]) -> bool:
    """Does the next character stand elsewhere: another line, or further than a blank away (a tab, a next cell)?"""
    height = max(before[3] - before[2], after[3] - after[2], 1.0)
    if after[2] > before[3] + 0.5 * height or after[3] < before[2] - 0.5 * height:
        return True
    return after[0] - before[1] > 1.2 * height or after[0] < before[0] - 2.0 * height


def placer(page: Any) -> Callable[[float, float, float, float], Box]:
    """From page space (left, bottom, right, top; crop box and file's rotation still to come) to points from the top
    left of the page as seen."""
    x0, y0, x1, y1 = page.get_cropbox(fallback_ok=True)
    rotation = page.get_rotation()

    def place(left: float, bottom: float, right: float, top: float) -> Box:
        if rotation == 90:
            sides = (bottom - y0, left - x0, top - y0, right - x0)
        elif rotation == 180:
            sides = (x1 - right, bottom - y0, x1 - left, top - y0)
        elif rotation == 270:
            sides = (y1 - top, x1 - right, y1 - bottom, x1 - left)
        else:
            sides = (left - x0, y1 - top, right - x0, y1 - bottom)
        return Box(*(round(side, 2) for side in sides))

    return place
