"""Documents set line by line at given places, with ink, for tests of signatories and checks; people invented."""

from __future__ import annotations

from collections.abc import Sequence

from convextract.reading.page import Box, Cell, InkRegion, Page, Table
from convextract.reading.running_text import RunningText
from convextract.records import Part
from convextract.structure.model import Block, PartSpan, StructuredDocument
from typeset_pages import HEIGHT_PT, WIDTH_PT, set_line

DOCUMENT_ID = "0123456789abcdef"
Placed = tuple[float, float, str]
"""x and y in points, and the text of one printed line."""


def ink(x: float, y: float, kind: str = "signature") -> InkRegion:
    """A stroke of 60 by 20 points around a centre."""
    return InkRegion(Box(x - 30, y - 10, x + 30, y + 10), kind, 0.9)  # type: ignore[arg-type]


def cells(*boxes: tuple[float, float, float, float]) -> Table:
    """A ruled table of one row a box (the geometry counts, not the row numbers)."""
    ruled = tuple(Cell(row, 0, Box(*box)) for row, box in enumerate(boxes))
    x0, y0 = min(b[0] for b in boxes), min(b[1] for b in boxes)
    return Table(Box(x0, y0, max(b[2] for b in boxes), max(b[3] for b in boxes)), len(boxes), 1, ruled)


def paper(
    *pages: Sequence[Placed], kind: str = "convention", signed: Sequence[InkRegion] = (), tables: Sequence[Table] = ()
) -> StructuredDocument:
    """A document of one part, every line a block of its own; ink and tables stand on the last page."""
    blocks, made = [], []
    for number, lines in enumerate(pages, 1):
        printed = [set_line(text, x, y) for x, y, text in lines]
        last = number == len(pages)
        made.append(
            Page(number, WIDTH_PT, HEIGHT_PT, "text_layer", tuple(printed), ink=tuple(signed) if last else (),
                 tables=tuple(tables) if last else ())
        )
        for line in printed:
            blocks.append(Block("paragraph", RunningText.of_lines([(number, line)]), number, line.box))
    part = Part(part_id=f"{DOCUMENT_ID}p0001", document_id=DOCUMENT_ID, kind=kind,  # type: ignore[arg-type]
                first_page=1, last_page=len(pages))
    return StructuredDocument(DOCUMENT_ID, "essai.pdf", made, blocks, [PartSpan(part, 0, len(blocks))])


def column(x: float, y: float, *lines: str, step: float = 14.0) -> list[Placed]:
    """Lines under one another."""
    return [(x, y + number * step, text) for number, text in enumerate(lines)]
