"""From a clean PDF to what a scanner, copier or fax makes of it: image-only pages."""

from __future__ import annotations

import io
import random
from pathlib import Path

import cv2
import numpy as np
import pypdfium2 as pdfium
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas as pdf_canvas

KINDS = ("clean", "skewed", "pale", "fax", "copied")


def degrade(source: Path, target: Path, *, kind: str, dpi: int, chance: random.Random) -> None:
    """Write `target`: the pages of `source` as grey JPEG or black-and-white PNG images at `dpi`."""
    noise = np.random.default_rng(chance.randrange(1 << 30))
    document = pdfium.PdfDocument(source)
    sheet = pdf_canvas.Canvas(str(target), invariant=1)
    for page in document:
        width, height = page.get_size()
        grey = np.asarray(page.render(scale=dpi / 72, grayscale=True).to_numpy()).reshape(
            -1, round(width * dpi / 72 + 0.49)
        )
        grey, _ = degraded(grey, kind, chance, noise)
        sheet.setPageSize((width, height))
        ok, data = cv2.imencode(
            ".png" if kind == "fax" else ".jpg", grey, [] if kind == "fax" else [cv2.IMWRITE_JPEG_QUALITY, 70]
        )
        assert ok
        sheet.drawImage(ImageReader(io.BytesIO(data.tobytes())), 0, 0, width, height)
        sheet.showPage()
    sheet.save()


def degraded(
    grey: np.ndarray, kind: str, chance: random.Random, noise: np.random.Generator, steepest_degrees: float = 1.2
) -> tuple[np.ndarray, float]:
    """One page as it comes from the machine, and by how many degrees it was turned counter-clockwise."""
    angle = 0.0
    if kind != "clean":
        angle = chance.uniform(-steepest_degrees, steepest_degrees)
        h, w = grey.shape
        turn = cv2.getRotationMatrix2D((w / 2, h / 2), angle, 1.0)
        grey = cv2.warpAffine(grey, turn, (w, h), borderValue=255, flags=cv2.INTER_CUBIC)
    out = grey.astype(np.float32)
    if kind == "pale":
        out = 255 - (255 - out) * chance.uniform(0.45, 0.65)
    if kind == "copied":
        out = cv2.GaussianBlur(out, (0, 0), 0.8)
        out -= np.linspace(0, chance.uniform(20, 50), out.shape[1], dtype=np.float32)[None, :]
    out += noise.normal(0, 6 if kind != "clean" else 2, out.shape)
    specks = noise.random(out.shape) < 0.00004
    out[cv2.dilate(specks.astype(np.uint8), np.ones((2, 2), np.uint8)) > 0] = 60
    out = np.clip(out, 0, 255).astype(np.uint8)
    if kind == "fax":
        out = np.where(cv2.GaussianBlur(out, (0, 0), 0.6) < chance.randint(140, 180), 0, 255).astype(np.uint8)
    return out, angle
