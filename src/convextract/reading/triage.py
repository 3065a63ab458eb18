"""Which way a page is read: text layer, recognition, both, or nothing at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convextract.reading.page import Page

if TYPE_CHECKING:
    from convextract.reading.source import PageSource
    from convextract.settings import Settings


def read(source: PageSource, number: int, settings: Settings) -> Page:
    """See `reading.read_page`."""
    from convextract.reading.pdf_source import PdfSource

    if isinstance(source, PdfSource):
        from convextract.reading.native import read_native
        from convextract.reading.pdf_words import native_words

        words = native_words(source.pdf_page(number))
        if len(words) > 10 and source.resolution(number) == 0:
            return read_native(source, number, words)
    from convextract.reading.scan import read_scan

    return read_scan(source, number, settings)
