"""A scanned page: drawn, turned upright, straightened, recognised; boxes told on the page as seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from convextract.reading import orientation
from convextract.reading.assemble import TableFrame, assembled
from convextract.reading.bars import light_bars
from convextract.reading.doubled_lines import read_once
from convextract.reading.geometry import MINIMUM_SKEW_DEGREES, Straightening, straightened, turned_box, turned_size
from convextract.reading.ink import find_ink
from convextract.reading.lost_bullets import lost_bullets
from convextract.reading.lost_lines import lost_lines
from convextract.reading.ocr.engine import OcrEngine, RecognisedWord
from convextract.reading.ocr.engines import engine
from convextract.reading.page import Box, Line, Page, Table, Word
from convextract.reading.paper import evenly_lit
from convextract.reading.repairs import with_repairs
from convextract.reading.rule_removal import certain_rules, without_rules
from convextract.reading.rules import find_horizontal
from convextract.reading.scrawl import without_scrawl
from convextract.reading.source import scan_dpi
from convextract.reading.specks import without_dark_dust, without_specks
from convextract.reading.table_cells import doubtful_again, read_tables, without_tables
from convextract.reading.table_columns import find_open
from convextract.reading.table_grid import TableGeometry
from convextract.reading.tables import RuledPage, inspect
from convextract.reading.text_columns import TextColumns, text_columns
from convextract.reading.times_again import LinesLeft, times_again
from convextract.reading.typeface import bold_words, with_size
from convextract.reading.under_ink import words_under_ink

if TYPE_CHECKING:
    from convextract.reading.rules import Gray
    from convextract.reading.source import PageSource
    from convextract.settings import Settings

_SHORTEST_UNDERLINE_INCHES = 0.5


@dataclass(slots=True)
class Scan:
    """Pixels of one page, upright and straight, with what is known of them."""

    gray: Gray
    dpi: float
    """Pixels to an inch of paper, as far as paper can be told."""
    width: float
    height: float
    """Points, upright."""
    rotation: int = 0
    skew_degrees: float = 0.0
    words: list[RecognisedWord] = field(default_factory=list)
    ruled: RuledPage = field(default_factory=RuledPage)
    lines_left: LinesLeft = field(default_factory=LinesLeft)

    def look(self, recogniser: OcrEngine) -> None:
        """Lightens dark bars, takes rules and specks out and recognises the page; then its tables cell by cell."""
        self.lines_left = LinesLeft()
        self.gray = without_dark_dust(light_bars(evenly_lit(self.gray), self.dpi), self.dpi)
        found = find_horizontal(self.gray, self.dpi)
        self.ruled = inspect(self.gray, self.dpi, found)
        prose = without_tables(self.gray, self.ruled.tables)
        found = found if prose is self.gray else find_horizontal(prose, self.dpi)
        horizontal = certain_rules(prose, found, _SHORTEST_UNDERLINE_INCHES * self.dpi)
        vertical = certain_rules(prose.T, self.ruled.vertical, self.dpi)
        prose = without_specks(without_rules(prose, horizontal, vertical), self.dpi)
        words = read_once(prose, self.dpi, recogniser.recognise(prose, self.dpi), recogniser)
        self.words = times_again(self.gray, self.dpi, words, recogniser.recognise, self.lines_left)
        first = 1 + max((word.block for word in self.words), default=0)
        self.words += read_tables(self.gray, self.dpi, self.ruled.tables, recogniser.recognise, self.lines_left, first)

    @property
    def points_per_pixel(self) -> float:
        return self.width / float(self.gray.shape[1])

    def outside_tables(self, words: Sequence[RecognisedWord]) -> list[RecognisedWord]:
        """Those of the words that stand in no ruled table."""
        boxes = [Box(*table.box) for table in self.ruled.tables]
        return [w for w in words if not any(b.contains((w.x0 + w.x1) / 2, (w.y0 + w.y1) / 2) for b in boxes)]

    def open_tables(self, free: Sequence[RecognisedWord], columns: Sequence[TextColumns]) -> list[TableGeometry]:
        """Half-ruled and unruled tables that words outside the ruled ones make; none lies over two columns of prose."""
        places = [((w.x0 + w.x1) / 2, (w.y0 + w.y1) / 2) for w in free]
        sides = [next((2 * n + c.is_left(x, y) for n, c in enumerate(columns) if c.holds(y)), -1) for x, y in places]
        parted = [[w for w, one in zip(free, sides, strict=True) if one == side] for side in sorted(set(sides))]
        ruled = self.ruled
        return [table for words in parted for table in find_open(words, ruled.horizontal, self.dpi, ruled.boxes)]

    def add(self, known: Sequence[Word]) -> None:
        """Adds words known beforehand, in points of the page before it was turned."""
        level = Straightening(self.width, self.height, -self.skew_degrees)
        before = turned_size(self.width, self.height, self.rotation)
        first = 1 + max((word.block for word in self.words), default=0)
        for word in known:
            box = level.back(turned_box(word.box, *before, self.rotation))
            x0, y0, x1, y1 = (side / self.points_per_pixel for side in (box.x0, box.y0, box.x1, box.y1))
            self.words.append(RecognisedWord(word.text, x0, y0, x1, y1, confidence=1.0, block=first))

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Pixels of the straightened image, in points of the straightened page."""
        scale = self.points_per_pixel
        return _rounded(Box(x0 * scale, y0 * scale, x1 * scale, y1 * scale))


def read_scan(source: PageSource, number: int, settings: Settings, known: Sequence[Word] = ()) -> Page:
    """Recognises page `number`; the `known` words (points, page as the file shows it) are believed and not read again.

    Raises UnreadableDocument where the page cannot be drawn, MissingDependency without engine.
    """
    recogniser = engine(settings.ocr_engine)
    scan = recognise(source, number, settings, recogniser, known)
    if not scan.words:
        return Page(number, scan.width, scan.height, "blank", rotation=scan.rotation)
    ink = find_ink(scan.gray, scan.dpi, scan.words, scan.ruled)
    believed = without_scrawl(scan.words, ink, scan.gray.shape[0])
    believed += words_under_ink(scan.gray, scan.dpi, believed, ink, recogniser)
    believed += lost_lines(scan.gray, scan.dpi, [*scan.words, *believed], ink, scan.ruled, recogniser)
    free = scan.outside_tables(believed)
    columns = text_columns(free, [Box(*table.box) for table in scan.ruled.tables])
    unwalled = scan.open_tables(free, columns)
    believed = doubtful_again(scan.gray, scan.dpi, unwalled, believed, recogniser.recognise, scan.lines_left)
    believed += lost_bullets(scan.gray, believed, [table.box for table in (*scan.ruled.tables, *unwalled)])
    words = [
        Word(word.text, scan.box(word.x0, word.y0, word.x1, word.y1), word.confidence, mended=word.mended, bold=bold)
        for word, bold in zip(believed, bold_words(scan.gray, believed), strict=True)
    ]
    frames = [TableFrame.of(table, scan.points_per_pixel) for table in (*scan.ruled.tables, *unwalled)]
    known_columns = [one.scaled(scan.points_per_pixel) for one in columns]
    lines, tables = assembled(words, frames, (scan.width, scan.height), known_columns)
    lines = with_repairs([with_size(line) for line in lines])
    back = Straightening(scan.width, scan.height, scan.skew_degrees)
    confidence = sum(word.confidence for word in words) / max(1, len(words))
    return Page(
        number,
        scan.width,
        scan.height,
        "mixed" if known else "ocr",
        lines=tuple(_line_back(line, back) for line in lines),
        rotation=scan.rotation,
        skew_degrees=round(scan.skew_degrees, 2),
        tables=tuple(_table_back(table, back) for table in tables),
        ink=tuple(
            replace(one, box=_rounded(back.back(scan.box(one.box.x0, one.box.y0, one.box.x1, one.box.y1))))
            for one in ink
        ),
        ocr_confidence=round(confidence, 3),
    )


def recognise(
    source: PageSource, number: int, settings: Settings, recogniser: OcrEngine, known: Sequence[Word] = ()
) -> Scan:
    """Draws the page, brings it upright and level, and recognises it once."""
    width, height = source.size(number)
    drawn_dpi, dpi = scan_dpi(source, number, settings.ocr_dpi)
    gray = source.render(number, drawn_dpi)
    _paint_out(gray, known, drawn_dpi)
    turn, lie = orientation.turn_of(gray, dpi, recogniser)
    scan = Scan(orientation.turned(gray, turn), dpi, *turned_size(width, height, turn), rotation=turn)
    if abs(lie.skew_degrees) >= MINIMUM_SKEW_DEGREES:
        scan.skew_degrees = lie.skew_degrees
        scan.gray = straightened(scan.gray, lie.skew_degrees)
    scan.look(recogniser)
    if orientation.is_upside_down(scan.gray, dpi, recogniser, scan.words):
        scan.gray = orientation.turned(scan.gray, 180)
        scan.rotation = (scan.rotation + 180) % 360
        scan.look(recogniser)
    scan.add(known)
    return scan


def _paint_out(gray: Gray, known: Sequence[Word], dpi: float) -> None:
    """Known words become paper, so that they are not recognised a second time."""
    import numpy as np

    paper = int(np.median(gray[::9, ::9])) if known else 255
    for word in known:
        x0, y0, x1, y1 = (round(side * dpi / 72) for side in (word.box.x0, word.box.y0, word.box.x1, word.box.y1))
        gray[max(0, y0 - 2) : y1 + 2, max(0, x0 - 2) : x1 + 2] = paper


def _line_back(line: Line, back: Straightening) -> Line:
    return replace(line, words=tuple(word.placed(_rounded(back.back(word.box))) for word in line.words))


def _table_back(table: Table, back: Straightening) -> Table:
    cells = tuple(replace(cell, box=_rounded(back.back(cell.box))) for cell in table.cells)
    return replace(table, box=_rounded(back.back(table.box)), cells=cells)


def _rounded(box: Box) -> Box:
    return Box(round(box.x0, 2), round(box.y0, 2), round(box.x1, 2), round(box.y1, 2))
