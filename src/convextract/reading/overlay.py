"""A page image with what the machine saw drawn on it: words, order of lines, tables, ink."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convextract.reading.page import Box, Line, Page

if TYPE_CHECKING:
    from PIL import Image, ImageDraw

    from convextract.reading.source import PageSource

DPI = 110.0

_SURE, _DOUBTFUL, _POOR = (40, 140, 60), (220, 140, 0), (210, 30, 30)
_MENDED = (150, 0, 170)
_ROLES = {
    "body": (60, 60, 60), "header": (120, 120, 200), "footer": (120, 120, 200), "stamp": (0, 130, 150),
}  # fmt: skip
_TABLE, _INK, _PATH = (20, 80, 220), (230, 0, 120), (150, 150, 150)
_LEGEND = (
    ("mot certain", _SURE), ("mot incertain", _DOUBTFUL), ("mot mal lu", _POOR), ("mot mis au net", _MENDED),
    ("tableau", _TABLE), ("encre", _INK),
)  # fmt: skip


def overlay(source: PageSource, page: Page) -> Image.Image:
    """The page as it was read, upright, in colour. Raises UnreadableDocument where it cannot be drawn."""
    from PIL import Image, ImageDraw

    gray = source.render(page.number, DPI, rotation=page.rotation)
    image = Image.fromarray(gray).convert("RGB")
    canvas = ImageDraw.Draw(image)
    scale = image.width / page.width
    for table in page.tables:
        for cell in table.cells:
            canvas.rectangle(_pixels(cell.box, scale), outline=_TABLE)
        canvas.rectangle(_pixels(table.box, scale), outline=_TABLE, width=3)
    for region in page.ink:
        canvas.rectangle(_pixels(region.box, scale), outline=_INK, width=2)
        canvas.text((region.box.x0 * scale, region.box.y1 * scale), f"{region.kind} {region.confidence:.2f}", fill=_INK)
    _draw_lines(canvas, page, scale)
    _draw_legend(canvas)
    return image


def _draw_lines(canvas: ImageDraw.ImageDraw, page: Page, scale: float) -> None:
    before: Line | None = None
    for number, line in enumerate(page.lines):
        if not line.words:
            continue
        for word in line.words:
            sure = _SURE if word.confidence >= 0.8 else _DOUBTFUL if word.confidence >= 0.5 else _POOR
            canvas.rectangle(_pixels(word.box, scale), outline=_MENDED if word.mended else sure)
        box = line.box
        if before is not None:
            start = (before.box.x0 * scale, before.box.center_y * scale)
            canvas.line((*start, box.x0 * scale, box.center_y * scale), fill=_PATH)
        label = f"{number}" if not line.column else f"{number}/c{line.column}"
        canvas.text((max(0.0, box.x0 * scale - 26), box.y0 * scale), label, fill=_ROLES[line.role])
        before = line


def _draw_legend(canvas: ImageDraw.ImageDraw) -> None:
    x = 4
    for text, colour in _LEGEND:
        canvas.text((x, 2), text, fill=colour)
        x += 8 + int(canvas.textlength(text))


def _pixels(box: Box, scale: float) -> tuple[float, float, float, float]:
    return (box.x0 * scale, box.y0 * scale, max(box.x0, box.x1) * scale, max(box.y0, box.y1) * scale)
