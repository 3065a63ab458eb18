"""Measure what the extractors' raw confidence is worth, and write models/calibration.json.

    python -m benchmarks.calibrate --native 60 --scans 12 --seed 20000 [--known DIR ...]

Random conventions of several layout families, native and degraded, are read and extracted without calibration; rows are
held against the truth; a rising curve (isotonic regression) a table, and a method with rows enough, says how often rows
of a raw confidence were wholly right. Curves are drawn towards the table's mean where rows are few. Seeds differ from
those of `benchmarks.accuracy`, which measures the result, on the other families too. `--known` adds the documents of
earlier runs of `benchmarks.accuracy --to DIR` with the pages recognised then, so that many scans cost no recognition.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import groupby
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks.generator.degrade import KINDS
from benchmarks.generator.generate import write
from convextract.evaluation.comparators import text_of
from convextract.evaluation.scoring import SCHEMES, pair
from convextract.pipeline.calibration import method_family
from convextract.reading.page import Page
from convextract.settings import Settings, models_folder

TABLES = ("structures", "signatories", "commitments", "contacts", "opening_hours", "financing", "deviations")
FAMILIES = ("seen", "heldout", "sealed", "blind1", "blind2", "fresh1")
"""Those that are left measure how far the confidence holds on layouts that it was not calibrated on."""
FEWEST_ROWS = 40
FIRST_MET = {
    "structures": 0.76,
    "signatories": 0.82,
    "commitments": 0.78,
    "contacts": 0.84,
    "opening_hours": 0.86,
    "financing": 0.63,
}
"""Share of rows that were wholly right in two families of layouts (plain1 and plain2, twelve documents each) before
anybody had looked at an error in them: what rows are worth where the rules have never met the layout."""
NEVER_MET = 0.1
"""Share of papers that are assumed to come in such a layout. Rows of known layouts are nearly all right: without this
the curves would promise certainty."""
Sample = tuple[str, str, float, bool]
"""Table, method family, raw confidence, wholly right."""


def pages_of(path: Path, settings: Settings) -> list[Page]:
    """The pages of a document, from the store beside it where they were recognised before."""
    from convextract.pipeline.discovery import content_hash
    from convextract.pipeline.versions import current_versions
    from convextract.reading import read_page
    from convextract.reading.serialise import pages_from_bytes
    from convextract.reading.source import open_source
    from convextract.store import Store

    known: dict[int, Page] = {}
    if (path.parent / "store.db").is_file():
        with Store(f"sqlite:///{path.parent / 'store.db'}", create=False) as store:
            stored = store.cached_pages(content_hash(path), current_versions(settings).reading)
            known = {page.number: page for content in stored for page in pages_from_bytes(content)}
    with open_source(path) as source:
        return [known.get(n) or read_page(source, n, settings) for n in range(1, source.page_count + 1)]


def samples_of(job: tuple[str, str]) -> list[Sample]:
    """Reads and extracts one document in-process; holds its rows against its gold."""
    from convextract.pipeline.stages import Work, analyse, structured

    path, gold_path = Path(job[0]), Path(job[1])
    gold = json.loads(gold_path.read_text(encoding="utf-8"))
    settings = Settings()
    work = Work(structured("0" * 16, path.name, pages_of(path, settings)), settings)
    analyse(work)
    out: list[Sample] = []
    clauses = [str(row["template_clause"]) for row in gold["tables"]["clauses"] if row["status"] != "missing"]
    whole = any(not clause.startswith(("preamble", "annexes")) for clause in clauses)
    for table in TABLES if whole else [table for table in TABLES if table != "deviations"]:
        rows = [row.model_dump() for row in work.records.get(table, ())]
        want = gold["tables"][table]
        pairs = {j: i for i, j in pair(want, rows, SCHEMES[table])}
        for j, row in enumerate(rows):
            if row["confidence"] is None or row.get("decision") == "undecided":
                continue
            right = j in pairs and all(
                same(want[pairs[j]][field], row.get(field))
                for field, same in SCHEMES[table].strict.items()
                if want[pairs[j]].get(field) is not None and (table != "structures" or text_of(row.get(field)))
            )
            out.append((table, method_family(row["method"]), row["confidence"], right))
    return out


def curve(points: list[tuple[float, bool]], mean: float, first_met: float = 1.0) -> list[list[float]]:
    """A rising curve through (raw, right), pooled to at least a dozen rows a point, drawn towards `mean`; rows of one
    raw confidence are one point. `first_met`: the share right in layouts never met, mixed in."""
    import numpy as np
    from scipy.optimize import isotonic_regression

    size = max(12, len(points) // 12)
    bins: list[list[tuple[float, bool]]] = []
    for _, group in groupby(sorted(points, key=lambda p: p[0]), key=lambda p: round(p[0], 3)):
        if bins and len(bins[-1]) < size:
            bins[-1] += group
        else:
            bins.append(list(group))
    if len(bins) > 1 and len(bins[-1]) < size:
        bins[-2] += bins.pop()
    raw_means = [float(np.mean([p[0] for p in b])) for b in bins]
    right = [(sum(p[1] for p in b) + 2 * mean) / (len(b) + 2) for b in bins]
    rising = isotonic_regression(right, weights=[len(b) for b in bins]).x
    worth = 1 - NEVER_MET * (1 - first_met)
    return [[round(x, 4), round(float(y) * worth, 4)] for x, y in zip(raw_means, rising, strict=True)]


def documents(folder: Path, native: int, scans: int, seed: int) -> Iterator[tuple[str, str]]:
    chance = random.Random(seed)
    for number in range(native + scans):
        family = FAMILIES[number % len(FAMILIES)]
        scan = chance.choice(KINDS) if number >= native else ""
        name = f"{family}-{seed + number}"
        write(folder, name, seed + number, family, scan, 200)
        yield str(folder / f"{name}.pdf"), str(folder / "gold" / f"{name}.json")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--native", type=int, default=60)
    parser.add_argument("--scans", type=int, default=12)
    parser.add_argument("--seed", type=int, default=20000)
    parser.add_argument("--known", type=Path, nargs="*", default=[])
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    by_table: dict[str, dict[str, list[tuple[float, bool]]]] = {t: defaultdict(list) for t in TABLES}
    with tempfile.TemporaryDirectory() as scratch:
        jobs = list(documents(Path(scratch), args.native, args.scans, args.seed))
        known = [path for folder in args.known for path in sorted(folder.glob("*.pdf"))]
        jobs += [(str(path), str(path.parent / "gold" / f"{path.stem}.json")) for path in known]
        with ProcessPoolExecutor(args.jobs, mp_context=get_context("spawn")) as pool:
            for samples in pool.map(samples_of, jobs):
                for table, method, raw, right in samples:
                    by_table[table][""].append((raw, right))
                    by_table[table][method].append((raw, right))
    tables: dict[str, Any] = {}
    for table, methods in by_table.items():
        every = methods[""]
        if len(every) < FEWEST_ROWS:
            continue
        mean = sum(right for _, right in every) / len(every)
        first = FIRST_MET.get(table, 1.0)
        tables[table] = {m: curve(p, mean, first) for m, p in sorted(methods.items()) if len(p) >= FEWEST_ROWS or not m}
        print(f"{table:14} {len(every):6} rows, {mean:.3f} right, {len(tables[table]) - 1} methods of their own")
    note: dict[str, Any] = {"native": args.native, "scans": args.scans, "known": len(known), "seed": args.seed}
    note["never_met"] = NEVER_MET
    note["made_by"] = "python -m benchmarks.calibrate"
    path = models_folder() / "calibration.json"
    path.write_text(json.dumps({"measured": note, "tables": tables}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
