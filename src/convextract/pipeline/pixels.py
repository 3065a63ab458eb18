"""A second look at the very page: the comparison asks for a doubtful box to be recognised again, enlarged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from convextract.errors import MissingDependency, UnreadableDocument
from convextract.reading.page import Box, Page
from convextract.settings import Settings

if TYPE_CHECKING:
    from convextract.reading.source import PageSource

_MARGIN_PT = 3.0
"""Around the box: a recogniser needs some white to see where letters end."""


class FilePixels:
    """A `comparison.PixelSource` over the file that the pages were read from."""

    def __init__(self, source: PageSource, pages: Sequence[Page], settings: Settings) -> None:
        self._source = source
        self._pages = {page.number: page for page in pages}
        self._settings = settings

    def recognise(self, page: int, box: Box, scale: float) -> str:
        """The words of a box (points, as the page is seen after turning), on one line; empty where none can be read."""
        from convextract.reading.ocr.engines import engine

        known = self._pages.get(page)
        if known is None or known.source == "lost":
            return ""
        wide = Box(
            max(0.0, box.x0 - _MARGIN_PT), max(0.0, box.y0 - _MARGIN_PT),
            min(known.width, box.x1 + _MARGIN_PT), min(known.height, box.y1 + _MARGIN_PT),
        )
        dpi = self._settings.ocr_dpi * scale
        try:
            gray = self._source.render(page, dpi, rotation=known.rotation, box=wide)
            words = engine(self._settings.ocr_engine).recognise(gray, dpi, "block")
        except (UnreadableDocument, MissingDependency):
            return ""
        return " ".join(word.text for word in words)
