"""A scanned page: drawn, turned upright, straightened, recognised; boxes told on the page as seen."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from convextract.reading.ocr.engine import RecognisedWord, engine
from convextract.reading.page import Box, Line, Page, Word

if TYPE_CHECKING:
    from convextract.reading.source import PageSource
    from convextract.settings import Settings


def read_scan(source: PageSource, number: int, settings: Settings) -> Page:
    """Recognises page `number`."""
    width, height = source.size(number)
    gray = source.render(number, settings.ocr_dpi)
    found = engine(settings.ocr_engine).recognise(gray, settings.ocr_dpi)
    if not found:
        return Page(number, width, height, "blank")
    scale = width / gray.shape[1]
    lines = []
    for (block, _), words in groupby(found, key=lambda word: (word.block, word.line)):
        lines.append(Line(tuple(_placed(word, scale) for word in words), paragraph=block))
    confidence = sum(word.confidence for word in found) / len(found)
    return Page(number, width, height, "ocr", lines=tuple(lines), ocr_confidence=round(confidence, 3))


def _placed(word: RecognisedWord, scale: float) -> Word:
    box = Box(*(round(v * scale, 2) for v in (word.x0, word.y0, word.x1, word.y1)))
    return Word(word.text, box, word.confidence, size_pt=round(box.height, 1))
