"""One scanned page made hard in many ways: text layers that lie, sheets of two pages, strips, other resolutions.

    python -m benchmarks.hard_pages FILE.pdf TRUTH.txt [--page 3] [--seed 1]

TRUTH.txt holds the true text, pages parted by form feeds. Prints for each case how the page was read, the character
errors in order and by line, and what is told in `problems`; ends with 1 where a lying layer was believed or untold.
"""

from __future__ import annotations

import os

os.environ["OMP_THREAD_LIMIT"] = "1"

import argparse
import io
import random
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from convextract.evaluation.characters import character_errors
from convextract.reading import read_page
from convextract.reading.rules import Gray
from convextract.reading.source import open_source
from convextract.settings import Settings

A4_PT, A3_PT = (595.0, 842.0), (1190.0, 842.0)
_DPI = 200.0


@dataclass(frozen=True)
class Case:
    """A page image with a hidden text layer (`layer` empty: none); `true` is what should be read."""

    name: str
    gray: Gray
    true: str
    layer: str = ""
    aside_pt: float = 0.0
    strips: int = 1
    size_pt: tuple[float, float] = A4_PT


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("truth", type=Path)
    parser.add_argument("--page", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    true = options.truth.read_text(encoding="utf-8").split("\f")
    faults = 0
    for case in cases(options.file, true, options.page, random.Random(options.seed)):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "hard.pdf"
            path.write_bytes(pdf_of(case))
            with open_source(path) as source:
                page = read_page(source, 1, Settings())
        errors = character_errors(case.true, page.text)
        believed = bool(case.layer) and (page.source != "ocr" or not page.problems)
        faults += believed
        told = "LAYER BELIEVED" if believed else " | ".join(page.problems)
        print(f"{case.name:<28} {page.source:<11} {errors.in_order:7.2%} {errors.by_line:7.2%}  {told}", flush=True)
    return 1 if faults else 0


def cases(file: Path, true: list[str], number: int, chance: random.Random) -> list[Case]:
    """All kinds, with their sizes and shifts drawn at random."""
    with open_source(file) as source:
        page, following = source.render(number, _DPI), source.render(number + 1, _DPI)
        fine = source.render(number, 600)
    text, other = true[number - 1], true[number]
    small = cv2.resize(page, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    height = min(len(page), len(following))
    both = np.hstack([page[:height], following[:height]])
    turn = cv2.getRotationMatrix2D((both.shape[1] / 2, height / 2), chance.uniform(-1.2, 1.2), 1)
    crooked = cv2.warpAffine(both, turn, (both.shape[1], height), borderValue=(255,))
    key = "".join(chance.sample("abcdefghijklmnopqrstuvwxyz", 26))
    mojibake = text.lower().translate(str.maketrans("abcdefghijklmnopqrstuvwxyz", key))
    return [
        Case("layer of another page", page, text, other),
        Case("layer of mojibake", page, text, mojibake),
        Case("layer shifted, in strips", page, text, text, chance.uniform(90, 180), chance.randint(5, 30)),
        Case("100 dots per inch", small, text),
        Case("600 dots per inch", fine, text),
        Case("two pages on a sheet", both, f"{text}\n{other}", size_pt=A3_PT),
        Case("two pages on a crooked sheet", crooked, f"{text}\n{other}", size_pt=A3_PT),
    ]


def pdf_of(case: Case) -> bytes:
    """The page as a scanner's program writes it: pictures, and recognised text drawn invisibly."""
    out = io.BytesIO()
    width, height = case.size_pt
    canvas = Canvas(out, pagesize=case.size_pt)
    rows = len(case.gray)
    for index in range(case.strips):
        top, bottom = rows * index // case.strips, rows * (index + 1) // case.strips
        strip = io.BytesIO()
        Image.fromarray(np.asarray(case.gray[top:bottom])).save(strip, "JPEG", quality=80)
        strip.seek(0)
        canvas.drawImage(ImageReader(strip), 0, height * (1 - bottom / rows), width, height * (bottom - top) / rows)
    text = canvas.beginText(60 + case.aside_pt, height - 80)
    text.setTextRenderMode(3)
    text.setFont("Helvetica", 9)
    for line in case.layer.splitlines():
        text.textLine(line)
    canvas.drawText(text)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
