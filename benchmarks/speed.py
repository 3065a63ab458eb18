"""Speed of `ingest` beside the OCR floor, in one run, on the same pages, on all cores.

    python benchmarks/speed.py [FILE.pdf[:1-9,14] ...] [--runs 3] [--no-ocrmypdf]

Pages behind a colon are measured alone, for example the prose of a bundle without its tables.

The floor is what every pipeline on Tesseract pays: render each page at 200 dpi and recognise it (French, fast model),
one recogniser a process, one process a core, models loaded before the clock starts. `ingest` is the whole command on an
empty store; its start-up (the same command on one blank page) is told apart. Machines are noisy: the runs alternate and
the median ratio counts. Where ocrmypdf is installed it is timed once on the same pages.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

os.environ["OMP_THREAD_LIMIT"] = "1"
ROOT = Path(__file__).resolve().parents[1]
DPI = 200
OUT = ROOT / "benchmarks" / "out"
_recogniser = None


def recognise(job: tuple[str, int]) -> int:
    """One page of the floor: render, recognise; returns the length of the result."""
    global _recogniser
    import pypdfium2 as pdfium
    import tesserocr

    from convextract.reading.ocr.engine import tessdata_folder

    if _recogniser is None:
        _recogniser = tesserocr.PyTessBaseAPI(path=str(tessdata_folder()), lang="fra")
    path, index = job
    page = pdfium.PdfDocument(path)[index]
    _recogniser.SetImage(page.render(scale=DPI / 72, grayscale=True).to_pil())
    _recogniser.SetSourceResolution(DPI)
    return len(_recogniser.GetTSVText(0))


def floor_seconds(pool: ProcessPoolExecutor, jobs: Sequence[tuple[str, int]]) -> float:
    start = time.perf_counter()
    list(pool.map(recognise, jobs))
    return time.perf_counter() - start


class PeakMemory(threading.Thread):
    """The largest resident set of any single process below `pid`, in MiB, sampled from /proc (Linux only)."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.peak_mib, self.stopped = pid, 0.0, threading.Event()

    def run(self) -> None:
        while not self.stopped.wait(0.1):
            for pid in descendants(self.pid):
                try:
                    status = Path(f"/proc/{pid}/status").read_text()
                except OSError:
                    continue
                for line in status.splitlines():
                    if line.startswith("VmHWM:"):
                        self.peak_mib = max(self.peak_mib, int(line.split()[1]) / 1024)


def descendants(pid: int) -> list[int]:
    found, queue = [pid], [pid]
    while queue:
        try:
            children = Path(f"/proc/{queue[0]}/task/{queue[0]}/children").read_text().split()
        except OSError:
            children = []
        queue = queue[1:] + [int(c) for c in children]
        found += [int(c) for c in children]
    return found


def ingest_seconds(files: Sequence[Path]) -> tuple[float, float]:
    """Wall seconds of the whole command on an empty store, and the peak memory of its largest process in MiB."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "in"
        folder.mkdir()
        for file in files:
            shutil.copy(file, folder / file.name)
        command = [
            str(Path(sys.executable).parent / "convextract"),
            "ingest",
            str(folder),
            "--db",
            str(Path(scratch) / "s.db"),
        ]
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        memory = PeakMemory(process.pid)
        memory.start()
        code = process.wait()
        seconds = time.perf_counter() - start
        memory.stopped.set()
        memory.join()
    if code not in (0, 6):
        raise SystemExit(f"ingest failed with exit code {code}")
    return seconds, memory.peak_mib


def ocrmypdf_seconds(files: Sequence[Path], cores: int, *options: str) -> float | None:
    if shutil.which("ocrmypdf") is None:
        return None
    total = 0.0
    with tempfile.TemporaryDirectory() as scratch:
        for file in files:
            out = Path(scratch) / file.name
            command = [
                "ocrmypdf",
                "--jobs",
                str(cores),
                "-l",
                "fra",
                "--sidecar",
                str(out) + ".txt",
                *options,
                str(file),
                str(out),
            ]
            start = time.perf_counter()
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            total += time.perf_counter() - start
    return total


def blank_page(folder: Path) -> Path:
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument.new()
    document.new_page(595, 842)
    path = folder / "blank.pdf"
    document.save(path)
    return path


def chosen_pages(argument: str, folder: Path) -> Path:
    """The file itself, or, for `FILE.pdf:1-9,14`, a file of these pages only, as they are."""
    import pypdfium2 as pdfium

    name, _, wished = argument.partition(":")
    if not wished:
        return Path(name)
    spans = [span.partition("-") for span in wished.split(",")]
    numbers = [n - 1 for first, _, last in spans for n in range(int(first), int(last or first) + 1)]
    chosen = pdfium.PdfDocument.new()
    chosen.import_pages(pdfium.PdfDocument(name), numbers)
    path = folder / Path(name).name
    chosen.save(path)
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", default=[str(ROOT / "samples" / "haute-saone-2023-scan.pdf")])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--no-ocrmypdf", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure([chosen_pages(argument, Path(folder)) for argument in args.files], args.runs, not args.no_ocrmypdf)


def measure(files: Sequence[Path], runs: int, with_ocrmypdf: bool) -> None:
    """Prints the figures and writes them to benchmarks/out/speed.json."""
    import pypdfium2 as pdfium

    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    jobs = [(str(f), i) for f in files for i in range(len(pdfium.PdfDocument(f)))]
    with tempfile.TemporaryDirectory() as scratch:
        startup, _ = ingest_seconds([blank_page(Path(scratch))])
    floors, ingests, peaks = [], [], []
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        list(pool.map(recognise, jobs[: cores * 2]))
        for _ in range(runs):
            floors.append(floor_seconds(pool, jobs))
            seconds, peak = ingest_seconds(files)
            ingests.append(seconds)
            peaks.append(peak)
    ratios = [i / f for i, f in zip(ingests, floors, strict=True)]
    after = [(i - startup) / f for i, f in zip(ingests, floors, strict=True)]
    figures: dict[str, object] = {
        "files": [f.name for f in files],
        "pages": len(jobs),
        "cores": cores,
        "runs": runs,
        "floor_seconds": round(statistics.median(floors), 2),
        "ingest_seconds": round(statistics.median(ingests), 2),
        "each_floor": " ".join(f"{seconds:.1f}" for seconds in floors),
        "each_ingest": " ".join(f"{seconds:.1f}" for seconds in ingests),
        "startup_seconds": round(startup, 2),
        "ratio_whole_command": round(statistics.median(ratios), 3),
        "ratio_after_startup": round(statistics.median(after), 3),
        "peak_process_mib": round(max(peaks)),
    }
    if with_ocrmypdf:
        plain = ocrmypdf_seconds(files, cores)
        turning = ocrmypdf_seconds(files, cores, "--rotate-pages", "--deskew", "--force-ocr")
        for name, seconds_or_none in (("ocrmypdf", plain), ("ocrmypdf_rotate_deskew", turning)):
            if seconds_or_none is not None:
                figures[f"{name}_ratio_to_floor"] = round(seconds_or_none / statistics.median(floors), 2)
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "speed.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    for name, value in figures.items():
        print(f"{name:32} {value}")


if __name__ == "__main__":
    main()
