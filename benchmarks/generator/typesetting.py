"""Typesetting: flowables that tell the gold on which page they were drawn."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

Row = dict[str, Any]


class Marked(Paragraph):
    """A paragraph that writes the page it is first drawn on into gold rows (key `page`, kept at its first value)."""

    rows: Sequence[Row] = ()

    def split(self, width: float, height: float) -> list[Any]:
        pieces = super().split(width, height)
        for piece in pieces:
            piece.rows = self.rows
        return list(pieces)

    def draw(self) -> None:
        page = self.canv.getPageNumber()
        for row in self.rows:
            row["page"] = row.get("page") or page
        super().draw()


def marked(text: str, style: ParagraphStyle, rows: Sequence[Row] = ()) -> Marked:
    """A paragraph of plain text that marks these gold rows."""
    paragraph = Marked(escape(text), style)
    paragraph.rows = rows
    return paragraph


class Ink(Flowable):
    """A scrawl as a pen makes it: a few Bézier strokes."""

    def __init__(self, chance: random.Random, width: float = 42 * mm, height: float = 14 * mm) -> None:
        super().__init__()
        self.width, self.height, self.chance = width, height, chance

    def wrap(self, *_: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setStrokeColor(self.chance.choice([colors.black, colors.darkblue]))
        self.canv.setLineWidth(self.chance.uniform(0.8, 1.6))
        x, y = 2.0, self.height / 2
        path = self.canv.beginPath()
        path.moveTo(x, y)
        for _ in range(self.chance.randint(5, 9)):
            points = [(x + self.chance.uniform(-6, 22), self.chance.uniform(0, self.height)) for _ in range(3)]
            path.curveTo(*(v for p in points for v in p))
            x = points[-1][0]
        self.canv.drawPath(path)


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br/>")


class Sheet:
    """Styles of one document, drawn once, and the story that grows."""

    def __init__(self, chance: random.Random) -> None:
        family = chance.choice([("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold")])
        size = chance.choice([9.5, 10, 10.5, 11])
        self.chance = chance
        self.story: list[Any] = []
        self.indent = chance.choice([10, 14, 18])
        self.bullet = chance.choice(["•", "-", "–"])
        align = chance.choice([TA_JUSTIFY, TA_JUSTIFY, TA_LEFT])
        self.body = ParagraphStyle(
            "body", fontName=family[0], fontSize=size, leading=size * 1.3, alignment=align, spaceAfter=5
        )
        self.bold = ParagraphStyle("bold", parent=self.body, fontName=family[1], alignment=TA_LEFT)
        self.title = ParagraphStyle(
            "title", parent=self.bold, fontSize=size + 5, leading=(size + 5) * 1.25, alignment=TA_CENTER, spaceAfter=12
        )
        self.heading = ParagraphStyle(
            "heading", parent=self.bold, fontSize=size + 1.5, leading=size * 1.5, spaceBefore=8, spaceAfter=4
        )
        self.cell = ParagraphStyle(
            "cell", fontName=family[0], fontSize=size - 1.5, leading=(size - 1.5) * 1.2, alignment=TA_LEFT
        )
        self.cell_bold = ParagraphStyle("cell_bold", parent=self.cell, fontName=family[1])
        self.grid = chance.choice(["full", "full", "full", "horizontal"])
        self.footer = chance.choice(["{n}", "Page {n}", "- {n} -", "Page {n} / {of}"])
        self.head = chance.choice(["", "", "Préfecture - service des politiques publiques"])
        self.phone_sign = chance.choice([" ", " ", ".", "-"])
        self.capitals = chance.random() < 0.4
        self.family_first = self.capitals and chance.random() < 0.4
        self.name_first = chance.random() < 0.4
        self.article = chance.choice(["Art. {n} - {t}", "Article {n} : {t}", "ARTICLE {n} – {t}", "Article {n} - {t}"])

    def add(self, text: str, style: ParagraphStyle | None = None, rows: Sequence[Row] = ()) -> None:
        self.story.append(marked(text, style or self.body, rows))

    def bullets(self, items: Sequence[tuple[str, Sequence[Row]]], level: int = 1) -> None:
        style = ParagraphStyle(
            "item", parent=self.body, leftIndent=self.indent * level, firstLineIndent=-8, spaceAfter=3
        )
        for text, rows in items:
            self.story.append(marked(f"{self.bullet} {text}", style, rows))

    def table(
        self, rows: Sequence[Sequence[str | tuple[str, Sequence[Row]]]], widths: Sequence[float], header: int = 1
    ) -> None:
        """Cells are text or (text, gold rows). Widths in millimetres."""
        cells = []
        for r, row in enumerate(rows):
            style = self.cell_bold if r < header else self.cell
            cells.append([marked(c, style) if isinstance(c, str) else marked(c[0], style, c[1]) for c in row])
        rules = (
            [("GRID", (0, 0), (-1, -1), 0.6, colors.black)]
            if self.grid == "full"
            else [("LINEBELOW", (0, 0), (-1, -1), 0.6, colors.black), ("LINEABOVE", (0, 0), (-1, 0), 0.6, colors.black)]
        )
        style = TableStyle([*rules, ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
        self.story.append(Table(cells, colWidths=[w * mm for w in widths], style=style, repeatRows=header))
        self.space(4)

    def columns(self, cells: Sequence[Sequence[Any]], count: int, height: float = 34 * mm) -> None:
        """Blocks set side by side without rules, as signature blocks are."""
        padded = [list(c) for c in cells] + [[Spacer(1, 1)]] * (-len(cells) % count)
        rows = [padded[i : i + count] for i in range(0, len(padded), count)]
        width = 170 * mm / count
        self.story.append(
            Table(
                rows,
                colWidths=[width] * count,
                rowHeights=[height] * len(rows),
                style=TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")]),
            )
        )

    def ruled_blocks(self, cells: Sequence[Sequence[Any]], count: int, height: float) -> None:
        """Signature blocks in the cells of a ruled table."""
        self.columns(cells, count, height)
        self.story[-1].setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.grey)]))

    def signing_table(self, header: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """A ruled table whose cells are flowables, the last column left for ink."""
        cells = [[marked(h, self.cell_bold) for h in header], *[list(r) for r in rows]]
        style = TableStyle([("GRID", (0, 0), (-1, -1), 0.6, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
        self.story.append(Table(cells, colWidths=[60 * mm, 60 * mm, 48 * mm], style=style, repeatRows=1))

    def space(self, millimetres: float) -> None:
        self.story.append(Spacer(1, millimetres * mm))

    def new_page(self) -> None:
        self.story.append(PageBreak())

    def save(self, path: Path, on_page: Callable[[Any, int], None] | None = None) -> int:
        """Write the PDF; returns its number of pages."""
        total = 0

        def decorate(canvas: Any, _: Any) -> None:
            nonlocal total
            total = max(total, canvas.getPageNumber())
            canvas.setFont(self.body.fontName, 8)
            canvas.drawCentredString(A4[0] / 2, 11 * mm, self.footer.format(n=canvas.getPageNumber(), of="12"))
            if self.head:
                canvas.drawString(20 * mm, A4[1] - 12 * mm, self.head)
            if on_page:
                on_page(canvas, canvas.getPageNumber())

        document = BaseDocTemplate(str(path), pagesize=A4, invariant=1)
        frame = Frame(20 * mm, 18 * mm, 170 * mm, 258 * mm, id="page")
        document.addPageTemplates([PageTemplate(id="page", frames=[frame], onPage=decorate)])
        document.build(self.story)
        return total


def pretty(phone: str, sheet: Sheet) -> str:
    return sheet.phone_sign.join(phone[i : i + 2] for i in range(0, 10, 2))
