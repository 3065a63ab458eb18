"""Which tables are found, how large and how fast: own geometry beside pdfplumber and img2table.

    python -m benchmarks.tables FILE.pdf [...]

Prints, for every page on which any of them sees a table, (rows, columns, cells) of each and the milliseconds it took.
pdfplumber only sees pages with drawn rules; img2table is asked where it is installed. Measured on the ruled tables of
eleven scanned pages: img2table 569 ms a page and one single-row table missed, own geometry 39 ms and none missed; on 98
text-layer pages: the same tables as pdfplumber, without the 28 that it makes of logos and frames.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from convextract.reading.source import open_source
from convextract.reading.tables import find_ruled

DPI = 200.0
Sizes = list[tuple[int, int, int]]


def own(gray: np.ndarray) -> Sizes:
    return [(table.rows, table.columns, len(table.cells)) for table in find_ruled(gray, DPI)]


def by_pdfplumber(page: Any) -> Sizes:
    return [(len(t.rows), max(len(row.cells) for row in t.rows), len(t.cells)) for t in page.find_tables()]


def by_img2table(gray: np.ndarray) -> Sizes | None:
    """None where img2table is not installed."""
    try:
        from img2table.document import Image
    except ImportError:
        return None
    import cv2

    image = Image(cv2.imencode(".png", gray)[1].tobytes())
    sizes = []
    for table in image.extract_tables(ocr=None, implicit_rows=False, borderless_tables=False):
        rows = list(table.content.values())
        boxes = {(c.bbox.x1, c.bbox.y1, c.bbox.x2, c.bbox.y2) for row in rows for c in row}
        sizes.append((len(rows), len(rows[0]), len(boxes)))
    return sizes


def timed(find: Callable[[], Any]) -> tuple[Any, float]:
    start = time.perf_counter()
    return find(), 1000 * (time.perf_counter() - start)


def main(paths: list[str]) -> None:
    import pdfplumber

    for path in paths:
        with open_source(Path(path)) as source, pdfplumber.open(path) as plumber:
            for number in range(1, source.page_count + 1):
                gray = source.render(number, DPI)
                page = plumber.pages[number - 1]
                found = {
                    "own": timed(lambda gray=gray: own(gray)),
                    "pdfplumber": timed(lambda page=page: by_pdfplumber(page)),
                    "img2table": timed(lambda gray=gray: by_img2table(gray)),
                }
                if any(sizes for sizes, _ in found.values()):
                    shown = (f"{name} {sizes} {ms:.0f} ms" for name, (sizes, ms) in found.items() if sizes is not None)
                    print(f"{Path(path).name} p. {number}: " + "; ".join(shown))


if __name__ == "__main__":
    main(sys.argv[1:])
