"""How much longer reading a scanned page takes than its plain recognition, in CPU seconds of one process.

    python benchmarks/reading_speed.py FILE.pdf[:PAGE,PAGE...] [...]

Prints, for each page and in sum: seconds to draw the page at 200 dpi and recognise it once, and seconds of
`read_page` with all that belongs to it (turning, straightening, rules, tables, ink, order, repairs).
"""

from __future__ import annotations

import os

os.environ["OMP_THREAD_LIMIT"] = "1"

import sys
import time
from pathlib import Path

from convextract.reading import read_page
from convextract.reading.ocr.engines import engine
from convextract.reading.source import PageSource, open_source
from convextract.settings import Settings


def main(arguments: list[str]) -> None:
    settings = Settings()
    plain_sum = whole_sum = 0.0
    for argument in arguments:
        name, _, wished = argument.partition(":")
        with open_source(Path(name)) as source:
            numbers = [int(n) for n in wished.split(",")] if wished else range(1, source.page_count + 1)
            read_page(source, next(iter(numbers)), settings)  # models loaded before the clock starts
            for number in numbers:
                plain, whole = plain_seconds(source, number, settings), whole_seconds(source, number, settings)
                plain_sum, whole_sum = plain_sum + plain, whole_sum + whole
                print(f"{Path(name).name} p. {number}: plain {plain:.2f} s, whole {whole:.2f} s, x{whole / plain:.2f}")
    print(f"all: plain {plain_sum:.2f} s, whole {whole_sum:.2f} s, x{whole_sum / max(1e-9, plain_sum):.3f}")


def plain_seconds(source: PageSource, number: int, settings: Settings) -> float:
    start = time.process_time()
    engine(settings.ocr_engine).recognise(source.render(number, settings.ocr_dpi), settings.ocr_dpi)
    return time.process_time() - start


def whole_seconds(source: PageSource, number: int, settings: Settings) -> float:
    start = time.process_time()
    read_page(source, number, settings)
    return time.process_time() - start


if __name__ == "__main__":
    main(sys.argv[1:])
