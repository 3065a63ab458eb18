"""The text layer of a PDF page as words with boxes, through pdfium's characters.

pdfium gives characters in the order of the content stream and puts blanks and line ends in where it sees gaps; a
character's box is turned into points from the top left of the page as seen.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from convextract.reading.page import Box, Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SOFT_HYPHENS = {"\u0002": "-", "\ufffe": "-", "\u00ad": "-", "\u2010": "-", "\u2011": "-"}
"""pdfium writes U+0002 or U+FFFE for a hyphen that it takes for a printer's; it is kept as read."""
_MAX_CHARACTERS = 200_000
_BOLD_WEIGHT = 600
_BOX_CALL = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, *(ctypes.c_void_p,) * 4)
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
    """Takes the characters and their boxes in bulk, cuts them into words, and asks for the font once a word.

    A call to pdfium costs more than what it answers, so that text comes in one call, boxes by a bare function pointer.
    """

    def __init__(self, page: Any, textpage: Any, raw: Any, count: int) -> None:
        self._raw = raw
        self._handle = textpage.raw
        self._count = count
        self._place = placer(page)

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
        text = [letters[index] for index in kept.tolist()]
        spans = pairwise([*starts.tolist(), len(text)])
        firsts = kept[starts].tolist()
        return [
            self._word("".join(text[start:end]), self._place(*place), first)
            for (start, end), first, *place in zip(spans, firsts, *(side.tolist() for side in sides), strict=True)
            if all(map(math.isfinite, place))
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
        handle = ctypes.cast(self._handle, ctypes.c_void_p).value
        base = boxes.ctypes.data
        for index in wanted.nonzero()[0].tolist():
            left = base + 32 * index
            if not box_of(handle, index, left, left + 8, left + 16, left + 24):
                boxes[index] = np.nan
        return boxes

    def _word(self, text: str, box: Box, first: int) -> Word:
        raw = self._raw
        size = raw.FPDFText_GetFontSize(self._handle, first)
        matrix = raw.FS_MATRIX()
        on_page = 0.0
        if raw.FPDFText_GetMatrix(self._handle, first, ctypes.byref(matrix)):
            on_page = float(size * math.hypot(matrix.c, matrix.d))
        bold = raw.FPDFText_GetFontWeight(self._handle, first) >= _BOLD_WEIGHT
        return Word(text, box, bold=bold, size_pt=round(on_page or size, 1))


def _letter(code: int) -> str:
    letter = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
    return _SOFT_HYPHENS.get(letter, letter)


def _jumps(boxes: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which characters, from the second on, stand elsewhere than the one before: on another line, or further than a
    blank away (a tab, a next cell)?"""
    import numpy as np

    left, right, bottom, top = boxes
    height = np.maximum(np.maximum(top - bottom, 1.0)[:-1], (top - bottom)[1:])
    lines = (bottom[1:] > top[:-1] + 0.5 * height) | (top[1:] < bottom[:-1] - 0.5 * height)
    jumps: NDArray[np.bool_] = lines | (left[1:] - right[:-1] > 1.2 * height) | (left[1:] < left[:-1] - 2.0 * height)
    return jumps


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
        return Box(round(sides[0], 2), round(sides[1], 2), round(sides[2], 2), round(sides[3], 2))

    return place
