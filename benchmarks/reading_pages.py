"""Random pages as paper, with the exact text and boxes of what was typeset: what `reading_accuracy` measures on.

A paper is one random convention (all families of the generator) or one perturbed template in two columns; some of its
pages are drawn, degraded, turned and put into a PDF of images. Everything follows from the paper's number.
"""

from __future__ import annotations

import io
import json
import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from math import cos, radians, sin
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas as pdf_canvas

from benchmarks.comparison_perturbations import perturb
from benchmarks.comparison_typeset import typeset
from benchmarks.generator.degrade import degraded
from benchmarks.generator.generate import make
from convextract.comparison.template_register import templates

TWO_COLUMNS = "two columns"
SOURCES = ("seen", "unseen", TWO_COLUMNS, "heldout", "sealed")
PAGES_A_PAPER = 6
_RULES_OF_A_TABLE, _STROKES_OF_A_PEN = 6, 12
_FOOT_PT, _HEAD_PT = 18 / 25.4 * 72, 16 / 25.4 * 72

TrueWord = tuple[str, float, float, float, float]
"""A word and its box in points of the upright page, origin top left."""


@dataclass(frozen=True)
class Degradation:
    """What becomes of a page: kind of `generator.degrade`, resolution, clockwise turn, steepest slope of its lines."""

    name: str
    kind: str
    dpi: int = 200
    turn: int = 0
    steepest_degrees: float = 1.2


DEGRADATIONS = (
    Degradation("clean", "clean"),
    Degradation("skewed", "skewed"),
    Degradation("pale", "pale"),
    Degradation("fax", "fax"),
    Degradation("copied", "copied"),
    Degradation("skewed to 5°", "skewed", steepest_degrees=5),
    Degradation("skewed 100 dpi", "skewed", dpi=100),
    Degradation("fax 150 dpi", "fax", dpi=150),
    Degradation("copied 300 dpi", "copied", dpi=300),
    Degradation("turned 90°", "skewed", turn=90),
    Degradation("turned 180°", "pale", turn=180),
    Degradation("turned 270°", "copied", turn=270),
)


@dataclass(frozen=True)
class TruePage:
    """One page: how it is laid out, its text in reading order, its words where they stand on the degraded page."""

    layout: str
    text: str
    words: list[TrueWord]


def paper(folder: Path, seed: int) -> tuple[Path, Degradation, list[TruePage]]:
    """The image PDF of paper number `seed` in `folder`, made if it is not there yet, and what stands on its pages."""
    degradation = DEGRADATIONS[seed % len(DEGRADATIONS)]
    source = SOURCES[seed % len(SOURCES)]
    path = folder / f"{seed:05d}.pdf"
    told = path.with_suffix(".truth.json")
    if not told.exists():
        chance = random.Random(f"pages {seed}")
        native = path.with_suffix(".native.pdf")
        if source == TWO_COLUMNS:
            typeset(perturb(templates()[0], random.Random(seed), (4, 12)), chance, native, columns=2)
        else:
            make(seed, source, native)
        pages = _as_images(native, path, source, degradation, chance)
        native.unlink()
        told.write_text(json.dumps([asdict(page) for page in pages], ensure_ascii=False), encoding="utf-8")
    known = json.loads(told.read_text(encoding="utf-8"))
    return path, degradation, [TruePage(one["layout"], one["text"], [tuple(w) for w in one["words"]]) for one in known]


def _as_images(
    native: Path, path: Path, source: str, degradation: Degradation, chance: random.Random
) -> list[TruePage]:
    """Writes the chosen pages of `native` as images to `path`; returns what stands on them."""
    noise = np.random.default_rng(chance.randrange(1 << 30))
    sheet = pdf_canvas.Canvas(str(path), invariant=1)
    pages = []
    document = pdfium.PdfDocument(native)
    for index in _chosen(document, chance):
        page = document[index]
        width, height = page.get_size()
        scale = degradation.dpi / 72
        drawn = np.asarray(page.render(scale=scale, grayscale=True).to_numpy())
        grey, angle = degraded(
            drawn.reshape(drawn.shape[:2]), degradation.kind, chance, noise, degradation.steepest_degrees
        )
        layout = TWO_COLUMNS if source == TWO_COLUMNS else _layout(page)
        words = [_sloped(word, width, height, angle) for word in _words(page)]
        pages.append(TruePage(layout, _text(page), words))
        _put(sheet, np.rot90(grey, k=-(degradation.turn // 90) % 4), degradation)
    sheet.save()
    document.close()
    return pages


def _put(sheet: Any, grey: np.ndarray, degradation: Degradation) -> None:
    """One image as one page: fax pages lossless, all others as scanners' JPEG."""
    kind, options = (".png", []) if degradation.kind == "fax" else (".jpg", [cv2.IMWRITE_JPEG_QUALITY, 70])
    _, data = cv2.imencode(kind, grey, options)
    size = grey.shape[1] * 72 / degradation.dpi, grey.shape[0] * 72 / degradation.dpi
    sheet.setPageSize(size)
    sheet.drawImage(ImageReader(io.BytesIO(data.tobytes())), 0, 0, *size)
    sheet.showPage()


def _chosen(document: Any, chance: random.Random) -> list[int]:
    """Some pages of each layout that the document has, in their order."""
    by_layout: dict[str, list[int]] = {}
    for index in range(len(document)):
        by_layout.setdefault(_layout(document[index]), []).append(index)
    chosen: list[int] = []
    for pages in by_layout.values():
        chance.shuffle(pages)
    while len(chosen) < PAGES_A_PAPER and any(by_layout.values()):
        chosen += [pages.pop() for pages in by_layout.values() if pages]
    return sorted(chosen[:PAGES_A_PAPER])


def _layout(page: Any) -> str:
    """`tables` where rules are drawn, `signatures` where a pen was, else `prose`."""
    paths = [item for item in page.get_objects() if item.type == raw.FPDF_PAGEOBJ_PATH]
    strokes = [raw.FPDFPath_CountSegments(item.raw) for item in paths]
    if any(count >= _STROKES_OF_A_PEN for count in strokes):
        return "signatures"
    return "tables" if len(paths) >= _RULES_OF_A_TABLE else "prose"


def _text(page: Any) -> str:
    """The text in the order in which it was typeset; page headers and footers, drawn first, where they are seen."""
    head, body, foot = [], [], []
    height = page.get_height()
    for line in _lines(page):
        middle = sum((word[2] + word[4]) / 2 for word in line) / len(line)
        place = foot if middle > height - _FOOT_PT else head if middle < _HEAD_PT else body
        place.append(" ".join(word[0] for word in line))
    return "\n".join([*head, *body, *foot])


def _words(page: Any) -> list[TrueWord]:
    return [word for line in _lines(page) for word in line]


def _lines(page: Any) -> Iterator[list[TrueWord]]:
    """Lines of words as pdfium parts them."""
    texts = page.get_textpage()
    line: list[TrueWord] = []
    first = 0
    text = "".join(texts.get_text_range(index, 1) or " " for index in range(texts.count_chars()))
    for index, sign in enumerate((*text, "\n")):
        if not sign.isspace():
            continue
        if index > first:
            line.append(_word(texts, text[first:index], first, page.get_height()))
        first = index + 1
        if sign in "\r\n" and line:
            yield line
            line = []


def _word(texts: Any, text: str, first: int, height: float) -> TrueWord:
    boxes = [texts.get_charbox(first + place) for place in range(len(text))]
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return text, left, height - top, right, height - bottom


def _sloped(word: TrueWord, width: float, height: float, degrees: float) -> TrueWord:
    """The word where it stands after the page was turned counter-clockwise about its middle by so many degrees."""
    text, x0, y0, x1, y1 = word
    x, y = (x0 + x1 - width) / 2, (y0 + y1 - height) / 2
    dx = x * cos(radians(degrees)) + y * sin(radians(degrees)) - x
    dy = y * cos(radians(degrees)) - x * sin(radians(degrees)) - y
    return text, round(x0 + dx, 1), round(y0 + dy, 1), round(x1 + dx, 1), round(y1 + dy, 1)
