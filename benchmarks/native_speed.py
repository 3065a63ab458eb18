"""How fast pages with a text layer are read, beside pdfplumber's words on the same pages.

    python benchmarks/native_speed.py FILE.pdf... [--jobs 2]

CPU seconds a page, taken in turn page by page, so that a busy machine slows all alike: the text (words, lines, boxes,
order), `read_page` with all that it gives (ruled tables and ink as well), and `extract_words` of pdfplumber. Then pages
a second by the clock, the files read whole by `--jobs` processes at once. Pages that `read_page` recognises or finds
blank are left out.
"""

from __future__ import annotations

import argparse
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from convextract.reading import read_page
from convextract.reading.assemble import assembled
from convextract.reading.layers import layers_of
from convextract.reading.pdf_source import PdfSource
from convextract.settings import Settings


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    pages = {path: native_pages(path) for path in options.files}
    total = [0.0, 0.0, 0.0]
    for path, numbers in pages.items():
        seconds = cpu_seconds(path, numbers)
        total = [one + other for one, other in zip(total, seconds, strict=True)]
        print(told(path.name, len(numbers), *seconds))
    count = sum(map(len, pages.values()))
    print(told("all", count, *total))
    rate = pages_a_second(pages, options.jobs)
    print(f"{options.jobs} processes: {rate:.0f} pages a second by the clock")


def told(name: str, count: int, text: float, whole: float, theirs: float) -> str:
    each = f"text {1000 * text / count:6.1f} ms a page, whole {1000 * whole / count:6.1f} ms"
    faster = f"{theirs / text:4.1f} and {theirs / whole:4.1f} times faster"
    return f"{name[:32]:<32} {count:4d} pages  {each}, pdfplumber {1000 * theirs / count:6.1f} ms: {faster}"


def native_pages(path: Path) -> list[int]:
    """Pages read from their text layer; reading them also loads all that is loaded once."""
    with PdfSource(path) as source:
        return [n for n in range(1, source.page_count + 1) if read_page(source, n, Settings()).source == "text_layer"]


def cpu_seconds(path: Path, numbers: list[int]) -> tuple[float, float, float]:
    """CPU seconds of these pages: their text here, all of them here, their words by pdfplumber."""
    import pdfplumber

    text = whole = theirs = 0.0
    with PdfSource(path) as source, PdfSource(path) as again, pdfplumber.open(path) as other:
        for number in numbers:
            start = time.process_time()
            assembled(list(layers_of(source, number).words), [], source.size(number))
            text += time.process_time() - start
            start = time.process_time()
            read_page(again, number, Settings())
            whole += time.process_time() - start
            start = time.process_time()
            page = other.pages[number - 1]
            page.extract_words()
            page.close()
            theirs += time.process_time() - start
    return text, whole, theirs


def pages_a_second(pages: dict[Path, list[int]], jobs: int) -> float:
    """By the clock, every page once, dealt out to the processes; their start is not counted."""
    tasks = [(path, numbers[first::jobs]) for path, numbers in pages.items() for first in range(jobs)]
    with ProcessPoolExecutor(jobs) as pool:
        list(pool.map(_read, *zip(*tasks, strict=True)))
        start = time.monotonic()
        list(pool.map(_read, *zip(*tasks, strict=True)))
        return sum(map(len, pages.values())) / (time.monotonic() - start)


def _read(path: Path, numbers: list[int]) -> None:
    with PdfSource(path) as source:
        for number in numbers:
            read_page(source, number, Settings())


if __name__ == "__main__":
    main()
