"""A page as read: words with boxes, lines in reading order, tables, ink that is no text.

Units: PDF points (1/72 inch). Origin: top left of the page *as it is seen after `rotation`* (crop box, before
deskewing), x to the right, y down. Pages and lines are numbered from 1 and 0 respectively. Everything is plain data, so
that a page can be stored and read again without the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from convextract.records.vocabulary import PageSource

LineRole = Literal["body", "header", "footer", "stamp"]
"""`header`, `footer`: repeated from page to page, page numbers, initials; `stamp`: the @CTES box and other stamps.
Extraction looks at `body`; `documents` also reads stamps and headers."""

InkKind = Literal["signature", "stamp", "initials", "handwriting", "figure"]


# Boxes and words are made by the hundred on every page: frozen ones take three times as long. Nothing changes them.
@dataclass(slots=True, unsafe_hash=True)
class Box:
    """A rectangle in points: left, top, right, bottom."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def center_x(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def center_y(self) -> float:
        return (self.y0 + self.y1) / 2

    def overlap(self, other: Box) -> float:
        """Area shared with another box, in square points."""
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.y1, other.y1) - max(self.y0, other.y0)
        return max(0.0, width) * max(0.0, height)

    def contains(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1

    def text(self) -> str:
        """As the `bbox` column has it."""
        return f"{self.x0:.1f} {self.y0:.1f} {self.x1:.1f} {self.y1:.1f}"


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around all; raises ValueError for none."""
    known = list(boxes)
    if len(known) == 1:
        return known[0]
    return Box(
        min([b.x0 for b in known]), min([b.y0 for b in known]), max([b.x1 for b in known]), max([b.y1 for b in known])
    )


@dataclass(slots=True, unsafe_hash=True)
class Word:
    """One word as read. `mended` holds a certain repair of a recogniser's slip (empty: none); quotes use `text`."""

    text: str
    box: Box
    confidence: float = 1.0
    mended: str = ""
    bold: bool = False
    size_pt: float = 0.0
    """Font size in points where known (native text), else estimated from the height of the line; 0: unknown."""

    @property
    def best(self) -> str:
        """What extraction works on."""
        return self.mended or self.text

    def placed(self, box: Box) -> Word:
        """The same word elsewhere; a page asks for hundreds, and `replace` takes three times as long."""
        return Word(self.text, box, self.confidence, self.mended, self.bold, self.size_pt)

    def sized(self, size_pt: float) -> Word:
        """The same word in another size."""
        return Word(self.text, self.box, self.confidence, self.mended, self.bold, size_pt)


@dataclass(frozen=True)
class Line:
    """Words that stand on one line of one column or cell, left to right.

    Without slots, so that what every stage asks for again and again is reckoned once.
    """

    words: tuple[Word, ...]
    role: LineRole = "body"
    paragraph: int = 0
    """Running number, on this page, of the paragraph (layout block) the line belongs to; -1 inside tables."""
    table: int = -1
    """Index into `Page.tables` where the line stands in a table."""
    column: int = 0
    """0 for full width; 1, 2.. for the column (or half of a double page) the line stands in."""

    @cached_property
    def box(self) -> Box:
        return union([w.box for w in self.words])

    @cached_property
    def text(self) -> str:
        """As read."""
        return " ".join([w.text for w in self.words])

    @cached_property
    def best(self) -> str:
        """What extraction works on, as `Word.best`."""
        return " ".join([w.mended or w.text for w in self.words])


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; `lines` are indexes into `Page.lines`, top to bottom."""

    row: int
    column: int
    box: Box
    lines: tuple[int, ...] = ()
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows and columns count from 0; merged cells appear once, with their spans."""

    box: Box
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class InkRegion:
    """Ink that is no printed text: a signature, a stamp, initials, a date written by hand, a drawing."""

    box: Box
    kind: InkKind
    confidence: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page as read. `lines` are in reading order and hold every word, those in tables, headers and stamps too."""

    number: int
    width: float
    height: float
    source: PageSource
    lines: tuple[Line, ...] = ()
    rotation: int = 0
    skew_degrees: float = 0.0
    tables: tuple[Table, ...] = ()
    ink: tuple[InkRegion, ...] = ()
    ocr_confidence: float | None = None
    problems: tuple[str, ...] = ()
    """French sentences."""

    @property
    def words(self) -> list[Word]:
        return [word for line in self.lines for word in line.words]

    @property
    def text(self) -> str:
        """As read, in reading order, a line a line."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A small image of a page as it is seen after `rotation`, encoded as `media_type` says."""

    page: int
    media_type: str
    content: bytes
