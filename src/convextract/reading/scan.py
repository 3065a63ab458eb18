"""A scanned page: drawn, turned upright, straightened, recognised; boxes told on the page as seen."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from convextract.reading import orientation
from convextract.reading.geometry import MINIMUM_SKEW_DEGREES, Straightening, straightened
from convextract.reading.ocr.engine import OcrEngine, RecognisedWord, engine
from convextract.reading.page import Box, Line, Page, Word
from convextract.reading.source import bounded_dpi, turned

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from convextract.reading.source import PageSource
    from convextract.settings import Settings

_BLANK_INK = 0.0002


@dataclass(slots=True)
class Scan:
    """Pixels of one page, upright and straight, with what is known of them."""

    gray: NDArray[np.uint8]
    dpi: float
    width: float
    height: float
    rotation: int = 0
    skew_degrees: float = 0.0
    words: list[RecognisedWord] = field(default_factory=list)
    blank: bool = False

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Pixels of the straightened image, in points of the straightened page."""
        scale = 72 / self.dpi
        return Box(*(round(value * scale, 2) for value in (x0, y0, x1, y1)))


def read_scan(source: PageSource, number: int, settings: Settings) -> Page:
    """Recognises page `number`. Raises UnreadableDocument where it cannot be drawn, MissingDependency without engine."""
    scan = recognise(source, number, settings, engine(settings.ocr_engine))
    if not scan.words:
        return Page(number, scan.width, scan.height, "blank", rotation=scan.rotation)
    back = Straightening(scan.width, scan.height, scan.skew_degrees)
    lines = []
    for (block, _), words in groupby(scan.words, key=lambda word: (word.block, word.line)):
        lines.append(Line(tuple(_placed(word, scan, back) for word in words), paragraph=block))
    confidence = sum(word.confidence for word in scan.words) / len(scan.words)
    return Page(
        number,
        scan.width,
        scan.height,
        "ocr",
        lines=tuple(lines),
        rotation=scan.rotation,
        skew_degrees=round(scan.skew_degrees, 2),
        ocr_confidence=round(confidence, 3),
    )


def recognise(source: PageSource, number: int, settings: Settings, recogniser: OcrEngine) -> Scan:
    """Draws the page, brings it upright and level, and recognises it once."""
    width, height = source.size(number)
    dpi = bounded_dpi(width, height, settings.ocr_dpi)
    gray = source.render(number, dpi)
    turn, lie = orientation.turn_of(gray, dpi, recogniser)
    scan = Scan(orientation.turned(gray, turn), dpi, *turned(width, height, turn), rotation=turn)
    if lie.ink_share < _BLANK_INK:
        scan.blank = True
    if abs(lie.skew_degrees) >= MINIMUM_SKEW_DEGREES:
        scan.skew_degrees = lie.skew_degrees
        scan.gray = straightened(scan.gray, lie.skew_degrees)
    scan.words = recogniser.recognise(scan.gray, dpi)
    if orientation.is_upside_down(scan.gray, dpi, recogniser, scan.words):
        scan.gray = orientation.turned(scan.gray, 180)
        scan.rotation = (scan.rotation + 180) % 360
        scan.words = recogniser.recognise(scan.gray, dpi)
    return scan


def _placed(word: RecognisedWord, scan: Scan, back: Straightening) -> Word:
    box = back.back(scan.box(word.x0, word.y0, word.x1, word.y1))
    box = Box(*(round(value, 2) for value in (box.x0, box.y0, box.x1, box.y1)))
    return Word(word.text, box, word.confidence, size_pt=round(box.height, 1))
