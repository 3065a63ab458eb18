"""How fast pages with a text layer are read, beside pdfplumber's words on the same pages.

    python benchmarks/native_speed.py FILE.pdf... [--jobs 2]

CPU seconds a page, taken in turn page by page, so that a busy machine slows both alike: `read_page` with all that it
gives (words, lines, order, tables, ink), and `extract_words` of pdfplumber. Then pages a second by the clock, the files
read by `--jobs` processes at once. Pages that `read_page` recognises or finds blank are left out.
"""

from __future__ import annotations

import argparse
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from convextract.reading import read_page
from convextract.reading.pdf_source import PdfSource
from convextract.settings import Settings


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    pages = {path: native_pages(path) for path in options.files}
    ours = theirs = 0.0
    for path, numbers in pages.items():
        own, other = cpu_seconds(path, numbers)
        ours, theirs = ours + own, theirs + other
        print(told(path.name, len(numbers), own, other))
    count = sum(map(len, pages.values()))
    print(told("all", count, ours, theirs))
    rate = pages_a_second(pages, options.jobs)
    print(f"{options.jobs} processes: {rate:.0f} pages a second by the clock")


def told(name: str, count: int, ours: float, theirs: float) -> str:
    each = f"ours {1000 * ours / count:6.1f} ms a page, pdfplumber {1000 * theirs / count:6.1f} ms"
    return f"{name[:40]:<40} {count:4d} pages  {each}  {theirs / ours:5.1f} times faster"


def native_pages(path: Path) -> list[int]:
    """Pages read from their text layer; reading them also loads all that is loaded once."""
    with PdfSource(path) as source:
        return [n for n in range(1, source.page_count + 1) if read_page(source, n, Settings()).source == "text_layer"]


def cpu_seconds(path: Path, numbers: list[int]) -> tuple[float, float]:
    """CPU seconds of reading these pages here and by pdfplumber, opening the file included."""
    import pdfplumber

    start = time.process_time()
    source = PdfSource(path)
    ours = time.process_time() - start
    start = time.process_time()
    other = pdfplumber.open(path)
    theirs = time.process_time() - start
    for number in numbers:
        start = time.process_time()
        read_page(source, number, Settings())
        ours += time.process_time() - start
        start = time.process_time()
        page = other.pages[number - 1]
        page.extract_words()
        page.close()
        theirs += time.process_time() - start
    source.close()
    other.close()
    return ours, theirs


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
