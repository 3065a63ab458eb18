"""What the annexes of offices need beyond `typesetting.Sheet`: merged and rotated cells, landscape pages, cards."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
    Table,
    TableStyle,
)

from benchmarks.generator.typesetting import Ink, Marked, Row, Sheet, marked


@dataclass
class Cell:
    """A cell of a table: text (lines parted by \\n), the gold rows printed in it, how far it reaches."""

    text: str = ""
    rows: Sequence[Row] = ()
    across: int = 1
    down: int = 1
    bold: bool = False
    upwards: bool = False
    """Written from bottom to top."""
    ink: bool = False


AnyCell = Cell | str


class Upwards(Flowable):
    """One line of text that runs from bottom to top."""

    def __init__(self, paragraph: Marked, text: str, font: str, size: float) -> None:
        super().__init__()
        self.paragraph, self.text, self.font, self.size = paragraph, text, font, size

    def wrap(self, *_: float) -> tuple[float, float]:
        from reportlab.pdfbase.pdfmetrics import stringWidth

        return self.size * 1.3, stringWidth(self.text, self.font, self.size) + 4

    def draw(self) -> None:
        for row in self.paragraph.rows:
            row["page"] = row.get("page") or self.canv.getPageNumber()
        self.canv.saveState()
        self.canv.rotate(90)
        self.canv.setFont(self.font, self.size)
        self.canv.drawString(2, -self.size, self.text)
        self.canv.restoreState()


class OfficeSheet(Sheet):
    """A document whose pages may lie on their side and whose tables merge cells."""

    width_mm: float = 170

    def __init__(self, chance: random.Random) -> None:
        super().__init__(chance)
        self.lies = False
        self.right = ParagraphStyle("right", parent=self.body, leftIndent=85 * mm)
        self.shade = chance.choice([None, colors.lightgrey, colors.HexColor("#d9e2f3")])

    def turn(self, lies: bool) -> None:
        """A new page, upright or lying."""
        self.lies = lies
        self.width_mm = 257 if lies else 170
        self.story += [NextPageTemplate("lying" if lies else "page"), PageBreak()]

    def _flowable(self, cell: Cell, style: ParagraphStyle) -> Any:
        paragraph = marked(cell.text, style, cell.rows)
        if cell.upwards:
            return Upwards(paragraph, cell.text.replace("\n", " "), style.fontName, style.fontSize)
        if cell.ink:
            return [paragraph, Ink(self.chance, 90, 28)]
        return paragraph

    def set_table(
        self, rows: Sequence[Sequence[AnyCell]], shares: Sequence[float], header: int = 1, ruled: bool = True
    ) -> None:
        """A table; `shares` of the page's width a column. A merged cell stands at its first place only: the places
        that it covers are not listed."""
        count = len(shares)
        taken: set[tuple[int, int]] = set()
        cells: list[list[Any]] = [[""] * count for _ in rows]
        commands: list[Any] = [("VALIGN", (0, 0), (-1, -1), self.chance.choice(["MIDDLE", "TOP"]))]
        for r, row in enumerate(rows):
            places = iter(c for c in range(count) if (r, c) not in taken)
            for one in row:
                cell = one if isinstance(one, Cell) else Cell(one)
                c = next(places)
                while (r, c) in taken:
                    c = next(places)
                style = self.cell_bold if cell.bold or r < header else self.cell
                cells[r][c] = self._flowable(cell, style)
                if cell.across > 1 or cell.down > 1:
                    end = (c + cell.across - 1, r + cell.down - 1)
                    commands.append(("SPAN", (c, r), end))
                    taken |= {(y, x) for y in range(r, end[1] + 1) for x in range(c, end[0] + 1)}
        if ruled:
            commands.append(("GRID", (0, 0), (-1, -1), 0.6, colors.black))
        if self.shade is not None and header:
            commands.append(("BACKGROUND", (0, 0), (-1, header - 1), self.shade))
        total = sum(shares)
        widths = [s / total * self.width_mm * mm for s in shares]
        self.story.append(Table(cells, colWidths=widths, style=TableStyle(commands), repeatRows=header))
        self.space(3)

    def cards(self, blocks: Sequence[Sequence[Cell]], count: int, height_mm: float, ruled: bool) -> None:
        """Blocks of lines side by side, ruled or not."""
        cells: list[list[Any]] = []
        for block in blocks:
            lines: list[Any] = []
            for cell in block:
                lines.append(marked(cell.text, self.bold if cell.bold else self.body, cell.rows))
                if cell.ink:
                    lines.append(Ink(self.chance))
            cells.append(lines)
        (self.ruled_blocks if ruled else self.columns)(cells, count, height_mm * mm)
        self.space(3)

    def scrawl(self, signs: bool) -> None:
        self.story.append(Ink(self.chance) if signs else Spacer(1, 40))

    def to_the_right(self, text: str, rows: Sequence[Row] = ()) -> None:
        self.add(text, self.right, rows)

    def save(self, path: Path, on_page: Any = None) -> int:
        total = 0

        def decorate(canvas: Any, _: Any) -> None:
            nonlocal total
            total = max(total, canvas.getPageNumber())
            canvas.setFont(self.body.fontName, 8)
            middle = canvas._pagesize[0] / 2
            canvas.drawCentredString(middle, 9 * mm, self.footer.format(n=canvas.getPageNumber(), of="12"))

        document = BaseDocTemplate(str(path), pagesize=A4, invariant=1)
        upright = Frame(20 * mm, 18 * mm, 170 * mm, 258 * mm, id="page", leftPadding=0, rightPadding=0)
        lying = Frame(20 * mm, 16 * mm, 257 * mm, 176 * mm, id="lying", leftPadding=0, rightPadding=0)
        document.addPageTemplates(
            [
                PageTemplate(id="page", frames=[upright], onPage=decorate, pagesize=A4),
                PageTemplate(id="lying", frames=[lying], onPage=decorate, pagesize=landscape(A4)),
            ]
        )
        document.build(self.story)
        return total
