"""The text layer of a PDF page as words with boxes, through pdfium's characters.

pdfium gives characters in the order of the content stream and puts blanks and line ends in where it sees gaps; a
character's box is turned into points from the top left of the page as seen.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise, repeat
from typing import TYPE_CHECKING, Any

from convextract.reading.page import Box, Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SOFT_HYPHENS = {"\u0002": "-", "\ufffe": "-", "\u00ad": "-", "\u2010": "-", "\u2011": "-"}
"""pdfium writes U+0002 or U+FFFE for a hyphen that it takes for a printer's; it is kept as read."""
_MAX_CHARACTERS = 200_000
_BOLD_WEIGHT = 600
# The lock of the interpreter is kept over these short calls: giving it back costs a tenth of each.
_OBJECT_CALL = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_BOX_CALL = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, *(ctypes.c_void_p,) * 4)
_CONTROL = frozenset(chr(c) for c in range(32)) | {"\ufeff"}


def native_words(page: Any) -> tuple[list[Word], float]:
    """Words of a pdfium page in the order of its content stream, none for a page without text; and the share of its
    pieces of text that are drawn invisibly."""
    import pypdfium2 as pdfium

    raw = pdfium.raw
    textpage = page.get_textpage()
    try:
        count = min(textpage.count_chars(), _MAX_CHARACTERS)
        if count <= 0:
            return [], 0.0
        collector = _Collector(page, textpage, raw, count)
        return collector.words(), collector.hidden
    finally:
        textpage.close()


class _Collector:
    """Takes the characters and their boxes in bulk, cuts them into words, and asks for the font once a text object.

    A call to pdfium costs more than what it answers, so that text comes in one call, boxes by a bare function pointer.
    """

    def __init__(self, page: Any, textpage: Any, raw: Any, count: int) -> None:
        self._raw = raw
        self._handle = textpage.raw
        self._count = count
        self._place = placer(page)
        self._object_of = _OBJECT_CALL(ctypes.cast(raw.FPDFText_GetTextObject, ctypes.c_void_p).value or 0)
        self._bare_handle = ctypes.cast(self._handle, ctypes.c_void_p).value
        self._fonts: dict[int, _Font] = {}

    @property
    def hidden(self) -> float:
        """Share of the text objects met that are drawn invisibly."""
        return sum(font.hidden for font in self._fonts.values()) / max(1, len(self._fonts))

    def words(self) -> list[Word]:
        import numpy as np

        letters = self._letters()
        blanks = {letter for letter in set(letters) if letter.isspace() or letter in _CONTROL}
        blank = np.fromiter([letter in blanks for letter in letters], bool, self._count)
        boxes = self._boxes(~blank)
        kept = np.flatnonzero(~blank & ~np.isnan(boxes[:, 0]))
        if not kept.size:
            return []
        left, right, bottom, top = boxes = boxes[kept].T
        blanks_before = np.cumsum(blank)[kept]
        starts = np.flatnonzero(np.append(True, (np.diff(blanks_before) > 0) | _jumps(boxes)))
        sides = (
            np.minimum.reduceat(left, starts),
            np.minimum.reduceat(bottom, starts),
            np.maximum.reduceat(right, starts),
            np.maximum.reduceat(top, starts),
        )
        seen: NDArray[np.float64] = np.round(self._place(*sides), 2)
        on_paper = np.all(np.isfinite(seen), axis=0)
        text = "".join([letters[index] for index in kept.tolist()])
        spans = pairwise([*starts.tolist(), len(text)])
        fonts = self._fonts_of(kept[starts].tolist())
        return [
            Word(text[start:end], Box(*place), bold=font.bold, size_pt=font.size_pt)
            for (start, end), font, place, known in zip(spans, fonts, seen.T.tolist(), on_paper, strict=True)
            if known
        ]

    def _letters(self) -> list[str]:
        """One character for each of pdfium's; a blank for what has no meaning."""
        raw, handle, count = self._raw, self._handle, self._count
        buffer = (ctypes.c_ushort * (count + 1))()
        written = raw.FPDFText_GetText(handle, 0, count, buffer)
        codes: list[int] = buffer[:count]
        if written != count + 1 or 0 in codes:
            # The text lacks characters without meaning, or splits those beyond 16 bits: only one by one they are sure.
            codes = [raw.FPDFText_GetUnicode(handle, index) for index in range(count)]
        letters = {code: _letter(code) for code in set(codes)}
        return [letters[code] for code in codes]

    def _boxes(self, wanted: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Left, right, bottom and top of the wanted characters; NaN for others and for those without a box."""
        import numpy as np

        boxes = np.full((self._count, 4), np.nan)
        box_of = _BOX_CALL(ctypes.cast(self._raw.FPDFText_GetCharBox, ctypes.c_void_p).value or 0)
        indexes = wanted.nonzero()[0]
        first = boxes.ctypes.data + 32 * indexes
        sides = [(first + shift).tolist() for shift in (0, 8, 16, 24)]
        found = list(map(box_of, repeat(self._bare_handle), indexes.tolist(), *sides))
        boxes[indexes[np.equal(found, 0)]] = np.nan
        return boxes

    def _fonts_of(self, firsts: list[int]) -> list[_Font]:
        """How the words that begin with these characters are drawn."""
        places = [place or 0 for place in map(self._object_of, repeat(self._bare_handle), firsts)]
        for first, place in zip(firsts, places, strict=True):
            if place not in self._fonts:
                self._fonts[place] = self._font(first, place)
        return [self._fonts[place] for place in places]

    def _font(self, first: int, place: int) -> _Font:
        """Of the text object at `place` in memory, which holds the character `first`."""
        raw = self._raw
        size = raw.FPDFText_GetFontSize(self._handle, first)
        matrix = raw.FS_MATRIX()
        on_page = 0.0
        if raw.FPDFText_GetMatrix(self._handle, first, ctypes.byref(matrix)):
            on_page = float(size * math.hypot(matrix.c, matrix.d))
        item = ctypes.cast(place, raw.FPDF_PAGEOBJECT)
        hidden = bool(place) and raw.FPDFTextObj_GetTextRenderMode(item) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
        bold = raw.FPDFText_GetFontWeight(self._handle, first) >= _BOLD_WEIGHT
        return _Font(round(on_page or size, 1), bold, hidden)


@dataclass(frozen=True, slots=True)
class _Font:
    """How a piece of text is drawn."""

    size_pt: float
    bold: bool
    hidden: bool


def _letter(code: int) -> str:
    letter = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
    return _SOFT_HYPHENS.get(letter, letter)


def _jumps(boxes: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which characters, from the second on, stand elsewhere than the one before: on another line, or further than a
    blank away (a tab, a next cell)?"""
    import numpy as np

    left, right, bottom, top = boxes
    heights = np.maximum(top - bottom, max(1.0, 0.6 * float(np.median(top - bottom))))  # points in a row are one word
    height = np.maximum(heights[:-1], heights[1:])
    lines = (bottom[1:] > top[:-1] + 0.5 * height) | (top[1:] < bottom[:-1] - 0.5 * height)
    jumps: NDArray[np.bool_] = lines | (left[1:] - right[:-1] > 1.2 * height) | (left[1:] < left[:-1] - 2.0 * height)
    return jumps


def placer(page: Any) -> Callable[[Any, Any, Any, Any], tuple[Any, Any, Any, Any]]:
    """From page space (left, bottom, right, top, numbers or arrays; crop box and file's rotation still to come) to
    left, top, right and bottom in points from the top left of the page as seen."""
    x0, y0, x1, y1 = page.get_cropbox(fallback_ok=True)
    rotation = page.get_rotation()

    def place(left: Any, bottom: Any, right: Any, top: Any) -> tuple[Any, Any, Any, Any]:
        if rotation == 90:
            return bottom - y0, left - x0, top - y0, right - x0
        if rotation == 180:
            return x1 - right, bottom - y0, x1 - left, top - y0
        if rotation == 270:
            return y1 - top, x1 - right, y1 - bottom, x1 - left
        return left - x0, y1 - top, right - x0, y1 - bottom

    return place
