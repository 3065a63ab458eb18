"""A page that is nothing but one picture gives the picture's own pixels; every other page is drawn."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image

from convextract.reading.only_picture import only_picture
from convextract.reading.rules import Gray
from convextract.reading.source import open_source


@pytest.fixture
def scanned() -> Gray:
    pixels = np.full((300, 200), 240, np.uint8)
    pixels[40:60, 20:150] = 10
    pixels[::7, 100] = 90  # a pattern that any stretching would blur
    return pixels


def saved(pixels: Gray, path: Path, dpi: float = 100) -> Path:
    Image.fromarray(pixels).save(path, resolution=dpi, quality=95)
    return path


def test_a_scan_gives_its_own_pixels(tmp_path: Path, scanned: Gray) -> None:
    with open_source(saved(scanned, tmp_path / "a.pdf")) as source:
        drawn = source.render(1, 100)
    assert drawn.shape == scanned.shape
    assert np.abs(drawn.astype(int) - scanned).mean() < 3


def test_another_resolution_is_drawn(tmp_path: Path, scanned: Gray) -> None:
    with open_source(saved(scanned, tmp_path / "a.pdf")) as source:
        assert source.render(1, 50).shape == (150, 100)


def test_what_stands_over_the_picture_is_drawn(tmp_path: Path, scanned: Gray) -> None:
    document = pdfium.PdfDocument(saved(scanned, tmp_path / "a.pdf"))
    page = document[0]
    assert only_picture(page, 100) is not None
    stamp = pdfium.raw.FPDFPageObj_CreateNewRect(100, 20, 30, 30)
    pdfium.raw.FPDFPageObj_SetFillColor(stamp, 0, 0, 0, 255)
    pdfium.raw.FPDFPath_SetDrawMode(stamp, pdfium.raw.FPDF_FILLMODE_ALTERNATE, False)
    pdfium.raw.FPDFPage_InsertObject(page, stamp)
    page.gen_content()
    document.save(tmp_path / "b.pdf")
    with open_source(tmp_path / "b.pdf") as source:
        low = source.render(1, 100)[-60:]
    assert only_picture(page, 100) is None
    assert (low < 50).any()


def test_a_picture_that_covers_half_the_page_is_drawn(tmp_path: Path, scanned: Gray) -> None:
    document = pdfium.PdfDocument(saved(scanned, tmp_path / "a.pdf"))
    document[0].set_mediabox(0, 0, 144, 400)
    assert only_picture(document[0], 100) is None


def test_coloured_pictures_become_grey(tmp_path: Path) -> None:
    pixels = np.zeros((300, 200, 3), np.uint8)
    pixels[:, :, 0] = 255
    path = tmp_path / "red.pdf"
    Image.fromarray(pixels).save(path, resolution=100, quality=95)
    with open_source(path) as source:
        assert source.render(1, 100).mean() == pytest.approx(76, abs=4)


def test_a_picture_seen_through_a_mask_is_drawn(tmp_path: Path) -> None:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    pixels = np.zeros((300, 200, 4), np.uint8)  # black everywhere, but seen in one band only
    pixels[100:140, :, 3] = 255
    canvas = Canvas(str(tmp_path / "masked.pdf"), pagesize=(144, 216))
    canvas.drawImage(ImageReader(Image.fromarray(pixels)), 0, 0, 144, 216, mask="auto")
    canvas.save()
    with open_source(tmp_path / "masked.pdf") as source:
        assert source.render(1, 100)[::20, 100].tolist() == [255] * 5 + [0] * 2 + [255] * 8
