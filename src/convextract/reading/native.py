"""A page read from its text layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convextract.reading.assemble import TableFrame, assembled
from convextract.reading.native_graphics import native_graphics
from convextract.reading.page import Page, Word

if TYPE_CHECKING:
    from convextract.reading.pdf_source import PdfSource


def read_native(source: PdfSource, number: int, words: list[Word]) -> Page:
    """The page's words in order, with its ruled tables and the ink drawn on it."""
    width, height = source.size(number)
    tables, ink = native_graphics(source.pdf_page(number), words)
    lines, found = assembled(words, [TableFrame.of(table) for table in tables], (width, height))
    return Page(number, width, height, "text_layer", lines=lines, tables=found, ink=tuple(ink))
