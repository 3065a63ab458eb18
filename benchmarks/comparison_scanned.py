"""How well the comparison tells real changes from what the recogniser made up, on real pixels.

    python -m benchmarks.comparison_scanned --seed 5000 --count 5 [--kinds fax pale] [--pages DIR] [--misses]

The national template is perturbed at random (numbers, deadlines, duties, parties, sentences, clauses, ...), typeset,
degraded as a scanner, a copier or a fax does at 200 dpi, read by the recogniser, and compared with the second look at
doubtful places. Printed by kind of change and by degradation: recall, precision, undecided rows, beside a plain word
diff of the same reading. Runs in two processes. `--pages` keeps scans and read pages, so that another run over the
same seeds only compares.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rapidfuzz.distance import LCSseq

from benchmarks.comparison_draft import Change, Draft
from benchmarks.comparison_perturbations import perturb
from benchmarks.comparison_perturbed import OUT, Tally
from benchmarks.comparison_typeset import scan
from benchmarks.generator.degrade import KINDS
from convextract.comparison import compare
from convextract.comparison.template import Template
from convextract.comparison.template_register import find_template, templates
from convextract.pipeline.pixels import FilePixels
from convextract.pipeline.worker import limit_threads
from convextract.reading import read_page
from convextract.reading.page import Box, Page
from convextract.reading.serialise import load_pages, pages_to_bytes
from convextract.reading.source import open_source
from convextract.settings import Settings
from convextract.structure import build

_SEED_STEP = 1000
"""Between degradations: no two scans of a run bear the same changes."""


@dataclass(frozen=True)
class Task:
    seed: int
    kind: str
    dpi: int
    changes: tuple[int, int]
    folder: Path
    template: str = ""
    """Id or file; empty: the national model."""


@dataclass
class Outcome:
    """One document compared: what was done to it, the rows of the two methods, CPU seconds of each step."""

    task: Task
    draft: Draft
    setting: str
    rows: list[dict[str, Any]]
    plain: list[dict[str, Any]]
    statuses: dict[str, str]
    pages: int
    read_seconds: float
    compare_seconds: float
    """Without the second look."""
    look_seconds: float
    looks: int


class TimedPixels:
    """The pipeline's second look, its CPU seconds counted."""

    def __init__(self, pixels: FilePixels) -> None:
        self.pixels, self.seconds, self.looks = pixels, 0.0, 0

    def recognise(self, page: int, box: Box, scale: float) -> str:
        started = time.process_time()
        text = self.pixels.recognise(page, box, scale)
        self.seconds += time.process_time() - started
        self.looks += 1
        return text


def one_document(task: Task) -> Outcome:
    """Perturb, typeset, degrade, read, compare."""
    template = find_template(task.template) if task.template else templates()[0]
    path = task.folder / f"{task.kind}-{task.dpi}-{task.seed}.pdf"
    draft, setting = _draft(template, task, path)
    settings = Settings()
    with open_source(path) as source:
        pages = _pages(source, path, settings)
        noted = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        document = build(f"{task.seed:016d}", path.name, pages)
        compare(document, {}, task.template)  # libraries and word lists loaded: their second is spent once a process
        pixels = TimedPixels(FilePixels(source, pages, settings))
        started = time.process_time()
        result = compare(document, {}, task.template, pixels)
        seconds = time.process_time() - started
    return Outcome(
        task, draft, setting, [d.model_dump() for d in result.deviations], plain_diff(template, pages),
        {c.template_clause: c.status for c in result.clauses if c.template_clause},
        len(pages), noted["read_seconds"], seconds - pixels.seconds, pixels.seconds, pixels.looks,
    )


def _draft(template: Template, task: Task, path: Path) -> tuple[Draft, str]:
    """What was done to the scan, and how it was set: kept beside it, for the random changes grow with the benchmark."""
    notes = path.with_suffix(".json")
    kept = json.loads(notes.read_text(encoding="utf-8")) if notes.exists() else {}
    if "changes" in kept:
        return Draft([], [Change(**change) for change in kept["changes"]], kept["statuses"]), kept["setting"]
    draft = perturb(template, random.Random(task.seed), task.changes)
    kept |= {} if path.exists() else {"setting": scan(draft, task.seed, task.kind, task.dpi, path)}
    kept |= {"changes": [asdict(change) for change in draft.changes], "statuses": draft.statuses}
    notes.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
    return draft, kept["setting"]


def _pages(source: Any, path: Path, settings: Settings) -> list[Page]:
    """The pages as read, kept beside the scan."""
    kept, notes = path.with_suffix(".pages.json.gz"), path.with_suffix(".json")
    if kept.exists():
        return load_pages(kept)
    started = time.process_time()
    pages = [read_page(source, number + 1, settings) for number in range(source.page_count)]
    noted = json.loads(notes.read_text(encoding="utf-8")) | {"read_seconds": time.process_time() - started}
    notes.write_text(json.dumps(noted), encoding="utf-8")
    kept.write_bytes(pages_to_bytes(pages))
    return pages


def plain_diff(template: Template, pages: Sequence[Page]) -> list[dict[str, Any]]:
    """A word diff (longest common subsequence) of the whole reading with the whole template."""
    one, owner = [], []
    for clause in template.compared:
        words = f"{clause.title} {clause.text}".split()
        one += words
        owner += [clause.id] * len(words)
    other = [word.text for page in pages for word in page.words]
    rows, open_edit = [], False
    for step in LCSseq.opcodes(one, other):
        if step.tag == "equal":
            open_edit = False
            continue
        if not open_edit:
            clause_id = owner[min(step.src_start, len(owner) - 1)]
            rows.append({"template_clause": clause_id, "template_text": "", "document_text": "", "operation": "replace",
                         "severity": "", "nature": ""})
            open_edit = True
        for side, words in (("template_text", one[step.src_start : step.src_end]),
                            ("document_text", other[step.dest_start : step.dest_end])):
            rows[-1][side] = " ".join([*rows[-1][side].split(), *words])
    return rows


def _teller(outcome: Outcome, misses: bool) -> Any:
    keys = ("template_clause", "operation", "template_text", "document_text", "nature", "severity", "page")

    def say(what: str, want: dict[str, Any], got: dict[str, Any]) -> None:
        if misses:
            shown = [f"    {name} { {k: row[k] for k in keys if row.get(k)} }" for name, row in
                     (("want", want), ("got ", got)) if row]
            print(f"{outcome.task.kind} {outcome.task.seed} {what}", *shown, sep="\n")

    return say


def _report(name: str, outcomes: Sequence[Outcome], misses: bool) -> tuple[Tally, Tally, dict[str, Any]]:
    ours, plain = Tally(), Tally()
    status: Counter[bool] = Counter()
    for outcome in outcomes:
        say = _teller(outcome, misses)
        ours.add(outcome.draft.changes, outcome.rows, say)
        plain.add(outcome.draft.changes, outcome.plain, lambda *_: None)
        for clause_id, want in outcome.draft.statuses.items():
            got = outcome.statuses.get(clause_id, "").replace("cosmetic", "identical")
            status[got == want] += 1
            if got != want:
                say(f"STATUS want {want} got {got}", {"template_clause": clause_id}, {})
    figures = _figures(name, ours, plain)
    read = sum(o.read_seconds for o in outcomes)
    figures |= {
        "documents": len(outcomes), "pages": sum(o.pages for o in outcomes),
        "status": status[True] / max(1, sum(status.values())),
        "compare_seconds": sum(o.compare_seconds for o in outcomes) / len(outcomes),
        "slowest_seconds": max(o.compare_seconds for o in outcomes),
        "look_share": sum(o.look_seconds for o in outcomes) / max(read, 0.001),
        "looks": sum(o.looks for o in outcomes),
    }
    return ours, plain, figures


def _figures(name: str, ours: Tally, plain: Tally) -> dict[str, Any]:
    made = sum(ours.made.values())
    return {
        "name": name, "made": made,
        "recall": sum(ours.found.values()) / max(1, made), "precision": ours.true / max(1, ours.told),
        "high_made": ours.high_made, "high_recall": ours.high_found / max(1, ours.high_made),
        "high_told": ours.high_told, "high_precision": ours.high_true / max(1, ours.high_told),
        "severity": sum(ours.judged.values()) / max(1, sum(ours.found.values())),
        "told": ours.told, "undecided": ours.undecided,
        "plain_recall": sum(plain.found.values()) / max(1, made),
        "plain_precision": plain.true / max(1, plain.told), "plain_told": plain.told,
    }


def _print(by_degradation: Sequence[dict[str, Any]], ours: Tally, plain: Tally) -> None:
    print("| degradation | documents | changes | recall | precision | recall high | precision high | severity | "
          "undecided / decided | plain diff recall | plain diff precision |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    for f in by_degradation:
        print(f"| {f['name']} | {f['documents']} | {f['made']} | {f['recall']:.3f} | {f['precision']:.3f} | "
              f"{f['high_recall']:.3f} ({f['high_made']}) | {f['high_precision']:.3f} | {f['severity']:.3f} | "
              f"{f['undecided']} / {f['told']} | {f['plain_recall']:.3f} | {f['plain_precision']:.3f} |")
    print("\n| kind of change | made | recall | right severity | plain diff recall |\n|---|--:|--:|--:|--:|")
    for kind, made in sorted(ours.made.items()):
        print(f"| {kind.replace('_', ' ')} | {made} | {ours.found[kind] / made:.3f} | "
              f"{ours.judged[kind] / max(1, ours.found[kind]):.3f} | {plain.found[kind] / made:.3f} |")
    whole = by_degradation[-1]
    print(f"\nClause status right {whole['status']:.3f}; comparing {whole['compare_seconds']:.2f} s CPU a document "
          f"(slowest {whole['slowest_seconds']:.2f}), {whole['looks']} second looks, {whole['look_share']:.1%} of the "
          f"CPU time of reading {whole['pages']} pages.")


def _changes(number: int, wanted: Sequence[int]) -> tuple[int, int]:
    """Fewest and most changes of the document of this number: from the second on three times as many as asked."""
    times = 3 if number else 1
    return times * wanted[0], times * wanted[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=5000)
    parser.add_argument("--count", type=int, default=5, help="documents a degradation")
    parser.add_argument("--kinds", nargs="*", default=list(KINDS), choices=KINDS)
    parser.add_argument("--dpi", type=int, default=200)
    parser.add_argument("--changes", type=int, nargs=2, default=[8, 16],
                        help="fewest and most changes of a first document; the others bear three times as many")
    parser.add_argument("--pages", type=Path, help="folder that keeps scans and read pages")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--template", default="", help="id or file of another model than the national one")
    parser.add_argument("--misses", action="store_true", help="print what was missed, invented or misjudged")
    args = parser.parse_args()
    limit_threads()
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.pages or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        tasks = [
            Task(
                args.seed + _SEED_STEP * KINDS.index(kind) + n, kind, args.dpi, _changes(n, args.changes), folder,
                args.template,
            )
            for n in range(args.count) for kind in args.kinds
        ]
        with ProcessPoolExecutor(args.jobs) as pool:
            outcomes = list(pool.map(one_document, tasks))
    figures = [
        _report(kind, [o for o in outcomes if o.task.kind == kind], misses=False)[2] for kind in args.kinds
    ]
    ours, plain, whole = _report("all", outcomes, args.misses)
    _print([*figures, whole], ours, plain)
    OUT.mkdir(exist_ok=True)
    settings = {f"{o.task.kind}-{o.task.seed}": o.setting for o in outcomes}
    record = {"degradations": [*figures, whole], "settings": settings}
    (OUT / "comparison-scanned.json").write_text(json.dumps(record, indent=1, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
