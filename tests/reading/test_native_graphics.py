"""A user relies on tables and signatures of text-layer pages being found like those of scans, at no cost to prose."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from convextract.reading import native_graphics as module
from convextract.reading.native_graphics import drawings_of, native_graphics
from convextract.reading.page import Box, Word

HEIGHT = 842.0


def page_with(draw: Callable[[Canvas], None]) -> Any:
    """The pdfium page that these drawing orders make (A4, origin bottom left as in PDF)."""
    data = BytesIO()
    canvas = Canvas(data, pagesize=(595, HEIGHT))
    draw(canvas)
    canvas.showPage()
    canvas.save()
    document = pdfium.PdfDocument(data.getvalue())
    return document[0]


def test_a_ruled_table_is_told_in_points_of_the_page_as_seen() -> None:
    page = page_with(lambda canvas: canvas.grid([100, 250, 480], [500, 560, 620, 700]))
    (table,), ink = native_graphics(page, [])
    assert (table.rows, table.columns) == (3, 2)
    assert table.box == pytest.approx((100, HEIGHT - 700, 480, HEIGHT - 500), abs=1.5)
    assert ink == []


def test_a_signature_drawn_as_a_path_over_a_name_is_found() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(150, 400, "Jeanne EXEMPLE")
        path = canvas.beginPath()
        path.moveTo(150, 400)
        for step in range(8):
            path.curveTo(158 + 12 * step, 470, 160 + 12 * step, 340, 165 + 12 * step, 395 + 4 * step)
        canvas.drawPath(path)

    name = [Word("EXEMPLE", Box(150, HEIGHT - 412, 240, HEIGHT - 396))]
    _, (region,) = native_graphics(page_with(draw), name)
    assert region.kind == "signature"
    assert region.box.overlap(name[0].box) > 0


def test_prose_and_a_single_frame_are_not_even_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    def draw(canvas: Canvas) -> None:
        for line in range(30):
            canvas.drawString(60, 760 - 14 * line, "Les partenaires désignent un correspondant local")
        canvas.rect(300, 780, 220, 45)
        canvas.line(60, 770, 200, 770)

    def refuse(*_: object) -> None:
        raise AssertionError("a page of prose was drawn")

    monkeypatch.setattr(module, "_drawn", refuse)
    assert native_graphics(page_with(draw), []) == ([], [])


def test_a_grid_in_one_path_counts_as_many_rules_and_a_curve_as_a_shape() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.circle(300, 300, 40)
        canvas.rect(0, 0, 595, HEIGHT, stroke=0, fill=0)

    assert drawings_of(page_with(draw)).may_hold_ink
    assert drawings_of(page_with(lambda canvas: canvas.grid([100, 250, 480], [500, 560, 620]))).may_hold_tables
