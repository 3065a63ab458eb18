"""Files are opened by what they hold, and refused with one sentence that names them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from convextract.errors import UnreadableDocument
from convextract.reading.page import Box
from convextract.reading.resolution import MAX_PIXELS, bounded_dpi
from convextract.reading.source import open_source, scan_dpi

MakePdf = Callable[[Path, list[list[str]]], Path]


def picture(width: int = 400, height: int = 600) -> Image.Image:
    pixels = np.full((height, width), 255, np.uint8)
    pixels[50:100, 30:130] = 0  # a black box near the top left
    return Image.fromarray(pixels)


def test_a_pdf_gives_pages_in_points(tmp_path: Path, pdf: MakePdf) -> None:
    with open_source(pdf(tmp_path / "a.pdf", [["un"], ["deux"]])) as source:
        assert source.page_count == 2
        assert source.size(1) == pytest.approx((595.28, 841.89), abs=0.1)
        assert source.render(1, 72).shape == pytest.approx((842, 596), abs=1)


def test_images_are_known_by_content_and_not_by_name(tmp_path: Path) -> None:
    path = tmp_path / "numérisation n° 1.pdf"
    picture().save(path, format="PNG", dpi=(100, 100))
    with open_source(path) as source:
        assert source.page_count == 1
        assert source.size(1) == pytest.approx((288, 432), abs=0.1)


def test_a_tiff_has_many_pages(tmp_path: Path) -> None:
    path = tmp_path / "fax.tif"
    picture().save(path, save_all=True, append_images=[picture(600, 600)], dpi=(200, 200))
    with open_source(path) as source:
        assert source.page_count == 2
        assert source.size(2) == pytest.approx((216, 216), abs=0.1)


def test_a_box_of_a_turned_page_is_rendered(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    picture().save(path, dpi=(72, 72))
    with open_source(path) as source:
        upright = source.render(1, 72)
        turned = source.render(1, 72, rotation=90)
        assert turned.shape == (400, 600)
        assert turned[30:130, 500:550].max() == 0  # the black box, now near the top right
        part = source.render(1, 72, box=Box(30, 50, 130, 100))
        assert part.shape == (50, 100) and part.max() == 0
        assert upright.shape == (600, 400)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("vide.pdf", b"", "vide"),
        ("texte.pdf", b"Convention France services", "n'est pas un PDF"),
        ("notes.doc", b"\xd0\xcf\x11\xe0", "ni un PDF, ni une image"),
        ("coupe.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "tronqué"),
        ("abime.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "endommagée"),
    ],
)
def test_what_cannot_be_read_is_refused_in_french(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableDocument, match=words) as refused:
        open_source(path)
    assert name in str(refused.value)


def test_an_encrypted_pdf_is_refused(tmp_path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path / "secret.pdf"
    canvas = Canvas(str(path), encrypt=StandardEncryption("lecture", "maître"))
    canvas.drawString(50, 700, "Convention")
    canvas.save()
    with pytest.raises(UnreadableDocument, match="mot de passe"):
        open_source(path)


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="n'existe pas"):
        open_source(tmp_path / "absent.pdf")
    with pytest.raises(UnreadableDocument, match="dossier"):
        open_source(tmp_path)


def test_a_page_of_twenty_metres_keeps_memory_bounded() -> None:
    side = 20 / 0.0254 * 72
    dpi = bounded_dpi(side, side, 200)
    assert (side * dpi / 72) ** 2 <= MAX_PIXELS * 1.01


def test_a_scan_that_claims_to_be_a_poster_is_drawn_as_a_sheet(tmp_path: Path) -> None:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path / "affiche.pdf"
    canvas = Canvas(str(path), pagesize=(1654, 2339))  # an A4 at 200 dpi whose pixels were taken for points
    canvas.drawImage(ImageReader(picture(1654, 2339)), 0, 0, 1654, 2339)
    canvas.save()
    with open_source(path) as source:
        drawn, paper = scan_dpi(source, 1, 200)
    assert drawn == pytest.approx(72, abs=1)
    assert paper == 200
