"""How right the words and their order are, beside plain Tesseract and OCRmyPDF on the very same pages.

    python -m benchmarks.reading_accuracy --count 300 [--seed 1000] [--ocrmypdf] [--keep DIR] [--jobs 2]
    python -m benchmarks.reading_accuracy FILE.pdf ... --truth DIR [--ocrmypdf] [--keep DIR]

Without files: random conventions in all layouts, degraded as scanners, copiers and faxes do (see `reading_pages`), from
a seed. With files: DIR holds the true text of each as FILE.txt, pages parted by form feeds. Printed by degradation and
by layout (or by file): character errors by line (recognition) and in order (reading order too); of true words the share
that was not read at their place (`lost`), and words read where none stands or twice (`extra`), in percent of the true
ones. `--keep` keeps pages and readings, so that a broken run goes on where it ended, and a run with `--again` reads
anew by ourselves only. `--misses` prints each line read wrong or lost.
"""

from __future__ import annotations

import os

os.environ["OMP_THREAD_LIMIT"] = "1"

import argparse
import json
import shutil
import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.reading_pages import PAGES_A_PAPER, TruePage, TrueWord, paper
from convextract.evaluation.characters import CharacterErrors, character_errors, line_errors
from convextract.reading import read_page
from convextract.reading.ocr.engines import engine
from convextract.reading.page import Box
from convextract.reading.serialise import pages_to_bytes
from convextract.reading.source import open_source
from convextract.settings import Settings

OUT = Path(__file__).resolve().parent / "out" / "reading-accuracy.json"
TEXT_LAYER = ("--rotate-pages", "--deskew", "--force-ocr", "--output-type", "pdf", "--jobs", "1", "-l", "fra")
_THERE, _BESIDE = 0.4, 0.2
"""A true word is read when words cover this share of its box; a read one is extra when true ones cover less of it."""
_WORTH_A_LOOK = 0.08


@dataclass(frozen=True)
class Reading:
    """One page by one reader: text, words with boxes in points of the page as seen (none for OCRmyPDF), CPU seconds."""

    text: str
    words: list[TrueWord] = field(default_factory=list)
    seconds: float = 0.0


@dataclass(frozen=True)
class Task:
    """A paper of random pages (by its number), or a file with true text."""

    folder: Path
    seed: int = 0
    file: Path | None = None
    truth: Path | None = None
    ocrmypdf: bool = False
    again: bool = False
    misses: bool = False
    most_pages: int = PAGES_A_PAPER


@dataclass
class Tally:
    """Figures of one page by all readers, or their sum over the pages of one row of the table."""

    pages: int = 0
    errors: dict[str, CharacterErrors] = field(default_factory=lambda: defaultdict(CharacterErrors))
    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    true_words: int = 0
    lost: int = 0
    extra: int = 0

    @classmethod
    def of(cls, page: TruePage, readings: dict[str, Reading]) -> Tally:
        errors = {name: character_errors(page.text, reading.text) for name, reading in readings.items()}
        seconds = {name: reading.seconds for name, reading in readings.items()}
        return cls(1, errors, seconds, len(page.words), *misplaced(page.words, readings["ours"].words))

    def add(self, other: Tally) -> None:
        self.pages += other.pages
        for name, errors in other.errors.items():
            self.errors[name] += errors
            self.seconds[name] += other.seconds[name]
        self.true_words += other.true_words
        self.lost, self.extra = self.lost + other.lost, self.extra + other.extra


@dataclass(frozen=True)
class Measured:
    """What one page of a task came to: its rows in the table, its figures, and its lines read wrong."""

    rows: tuple[str, ...]
    figures: Tally
    missed: list[str]


def measured(task: Task) -> list[Measured]:
    """Each page of one task, in order."""
    if task.file and task.truth:
        path, name = task.file, task.file.stem
        texts = (task.truth / f"{path.stem}.txt").read_text(encoding="utf-8").split("\f")
        pages = [TruePage("", text, []) for text in texts]
    else:
        path, degradation, pages = paper(task.folder, task.seed)
        name, pages = degradation.name, pages[: task.most_pages]
    readers: dict[str, Callable[[Path, int], list[Reading]]] = {
        "plain": plain,
        "ours": lambda path, count: ours(path, count, task.folder / f"{path.stem}.pages.json.gz"),
    }
    if task.ocrmypdf:
        readers["ocrmypdf"] = text_layer
    read = {
        name: kept(task.folder / f"{path.stem}.{name}.json", lambda r=reader: r(path, len(pages)), len(pages),
                   task.again and name == "ours")
        for name, reader in readers.items()
    }  # fmt: skip
    found = []
    for index, page in enumerate(pages):
        readings = {who: read[who][index] for who in read}
        missed = lines_missed(page, readings["ours"]) if task.misses else []
        found.append(Measured((name, page.layout, "all"), Tally.of(page, readings), missed))
    return found


def kept(file: Path, make: Callable[[], list[Reading]], least: int, again: bool) -> list[Reading]:
    """The readings in `file`, made and kept there if there are too few."""
    if file.exists() and not again:
        known = [Reading(text, [tuple(w) for w in words], s) for text, words, s in json.loads(file.read_text("utf-8"))]
        if len(known) >= least:
            return known
    made = make()
    file.write_text(json.dumps([[r.text, r.words, r.seconds] for r in made], ensure_ascii=False), encoding="utf-8")
    return made


def plain(path: Path, count: int) -> list[Reading]:
    """What Tesseract makes of the page as a whole at 200 dpi, in its own order."""
    settings = Settings()
    readings = []
    with open_source(path) as source:
        for number in range(1, count + 1):
            start = time.process_time()
            words = engine(settings.ocr_engine).recognise(source.render(number, settings.ocr_dpi), settings.ocr_dpi)
            lines: dict[tuple[int, int], list[str]] = {}
            for word in words:
                lines.setdefault((word.block, word.line), []).append(word.text)
            text = "\n".join(map(" ".join, lines.values()))
            readings.append(Reading(text, seconds=time.process_time() - start))
    return readings


def ours(path: Path, count: int, kept_pages: Path) -> list[Reading]:
    """What `read_page` reads; the pages themselves are kept too, to look at."""
    readings, pages = [], []
    with open_source(path) as source:
        for number in range(1, count + 1):
            start = time.process_time()
            page = read_page(source, number, Settings())
            seconds = time.process_time() - start
            words = [(w.text, w.box.x0, w.box.y0, w.box.x1, w.box.y1) for w in page.words]
            readings.append(Reading(page.text, words, seconds))
            pages.append(page)
    kept_pages.write_bytes(pages_to_bytes(pages))
    return readings


def text_layer(path: Path, count: int) -> list[Reading]:
    """The side text of OCRmyPDF with turning and deskewing."""
    with tempfile.TemporaryDirectory() as scratch:
        side = Path(scratch) / "side.txt"
        command = ["ocrmypdf", *TEXT_LAYER, "--sidecar", str(side), str(path), f"{scratch}/out.pdf"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"ocrmypdf, {path}: {done.stderr}")
        texts = side.read_text(encoding="utf-8").split("\f")
    return [Reading(text) for text in (texts + [""] * count)[:count]]


def misplaced(true: Sequence[TrueWord], read: Sequence[TrueWord]) -> tuple[int, int]:
    """How many true words no read word covers, and how many read ones stand on none, or on another read one."""
    if not true:
        return 0, 0
    wanted, found = ([Box(*word[1:]) for word in words if len(word[0]) > 1] for words in (true, read))
    everything = [Box(*word[1:]) for word in read]
    lost = sum(_covered(box, everything) < _THERE for box in wanted)
    all_true = [Box(*word[1:]) for word in true]
    beside = sum(_covered(box, all_true) < _BESIDE for box in found)
    twice = sum(_covered(box, found[:index]) > 0.5 for index, box in enumerate(found))
    return lost, beside + twice


def _covered(box: Box, others: Iterable[Box]) -> float:
    return sum(box.overlap(other) for other in others) / max(0.01, box.width * box.height)


def lines_missed(page: TruePage, reading: Reading) -> list[str]:
    """True lines of which more than a few letters were read wrong."""
    return [
        f"{wrong:3d} of {len(line):3d}: {line}"
        for line, wrong in line_errors(page.text, reading.text)
        if wrong > _WORTH_A_LOOK * len(line)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--truth", type=Path)
    parser.add_argument("--count", type=int, default=300, help="random pages")
    parser.add_argument("--pages-a-paper", type=int, default=PAGES_A_PAPER)
    parser.add_argument("--seed", type=int, default=1000, help="number of the first paper")
    parser.add_argument("--ocrmypdf", action="store_true")
    parser.add_argument("--keep", type=Path, help="pages and readings are kept here")
    parser.add_argument("--again", action="store_true", help="read all pages anew by ourselves")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    if args.ocrmypdf and shutil.which("ocrmypdf") is None:
        raise SystemExit("ocrmypdf is not installed")
    with tempfile.TemporaryDirectory(prefix="convextract-reading-") as scratch:
        folder = args.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        common = {name: getattr(args, name) for name in ("ocrmypdf", "again", "misses")}
        common["most_pages"] = args.pages_a_paper
        papers = range(args.seed, args.seed - (-args.count // args.pages_a_paper))
        tasks = [Task(folder, file=file, truth=args.truth, **common) for file in args.files]
        tasks = tasks or [Task(folder, seed, **common) for seed in papers]
        rows: dict[str, Tally] = defaultdict(Tally)
        with ProcessPoolExecutor(args.jobs) as pool:
            for task, pages in zip(tasks, pool.map(measured, tasks), strict=True):
                for number, page in enumerate(pages, 1):
                    for row in page.rows:
                        rows[row].add(page.figures)
                    kind = ", ".join(filter(None, page.rows[:2]))
                    for line in page.missed:
                        print(f"{task.file or task.seed} p. {number} ({kind}): {line}")
    last = {"prose": 1, "two columns": 1, "signatures": 1, "tables": 1, "all": 2}
    report({name: rows[name] for name in sorted(filter(None, rows), key=lambda name: last.get(name, 0))})


def report(rows: dict[str, Tally]) -> None:
    """Prints the table in Markdown and writes it down."""
    readers = [name for name in ("plain", "ocrmypdf", "ours") if name in rows["all"].errors]
    heads = [f"{name}, {how}" for how in ("by line", "in order") for name in readers]
    print("| | pages | " + " | ".join(heads) + " | words lost | extra | CPU, ours to plain |")
    print("|---|--:|" + "--:|" * (len(heads) + 3))
    figures = {}
    for name, tally in rows.items():
        by_line = {f"{who} by line": round(100 * tally.errors[who].by_line, 2) for who in readers}
        in_order = {f"{who} in order": round(100 * tally.errors[who].in_order, 2) for who in readers}
        words = {what: round(100 * getattr(tally, what) / max(1, tally.true_words), 2) for what in ("lost", "extra")}
        ratio = round(tally.seconds["ours"] / max(0.01, tally.seconds["plain"]), 2)
        figures[name] = {"pages": tally.pages, **by_line, **in_order, **words, "cpu": ratio}
        told = [f"{value:.2f}" for value in (*by_line.values(), *in_order.values(), *words.values(), ratio)]
        print(f"| {name} | {tally.pages} | " + " | ".join(told) + " |")
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
