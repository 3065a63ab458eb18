"""Small images of the pages on which a deviation stands: the report shows them beside the redline, without the file."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from convextract.errors import UnreadableDocument
from convextract.reading.page import Page, PagePicture
from convextract.records import Deviation, Record

if TYPE_CHECKING:
    from convextract.reading.source import PageSource

_DPI = 100.0
"""Legible on a screen, in grey some 50 kB a page."""
_QUALITY = 35
_EFFORT = 2
"""Of the encoder, 0 to 6: the usual 4 takes twice as long for pictures 4 % smaller."""


def page_pictures(
    records: Mapping[str, Sequence[Record]], pages: Sequence[Page], source: PageSource
) -> tuple[PagePicture, ...]:
    """One WebP image a page with deviations, turned as the page was read. A page that does not render has none."""
    numbers = {row.page for row in records.get("deviations", ()) if isinstance(row, Deviation) and row.page}
    wanted = [page for page in pages if page.number in numbers and page.source != "lost"]
    pictures = []
    for page in wanted:
        try:
            content = _webp(source, page)
        except (UnreadableDocument, OSError):
            continue
        pictures.append(PagePicture(page.number, "image/webp", content))
    return tuple(pictures)


def _webp(source: PageSource, page: Page) -> bytes:
    from PIL import Image, WebPImagePlugin  # noqa: F401  (unless it is there, PIL loads all fifty of its formats)

    buffer = io.BytesIO()
    image = Image.fromarray(source.render(page.number, _DPI, page.rotation))
    image.convert("L").save(buffer, "WEBP", quality=_QUALITY, method=_EFFORT)
    return buffer.getvalue()
