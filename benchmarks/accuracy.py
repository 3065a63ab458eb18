"""How right the rows are on random conventions that nobody has seen: generate, ingest, score, and test the confidence.

    python -m benchmarks.accuracy --count 50 --seed 1000 --family unseen [--scan skewed pale] [--to DIR [--again]]

Prints found F1, strict F1 and the share of wrong values per table, then the reliability of `confidence`: of the rows
given about 0.9, how many were wholly right, and which are wrong at 0.9 and above (`--sure`). Several kinds of scan take
turns. `--again` takes the documents and recognised pages of the run before: seconds instead of minutes after a change
in what follows reading. `--no-articles` leaves the articles of the convention out, which bear no rows but cost half of
the recognition. Figures go to benchmarks/out/accuracy-FAMILY-SCAN.json.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from benchmarks.generator.degrade import KINDS
from benchmarks.generator.generate import FAMILIES, write
from convextract.evaluation.comparators import text_of
from convextract.evaluation.scoring import SCHEMES, Score, pair, score_table

OUT = Path(__file__).resolve().parent / "out"
Rows = list[dict[str, str]]


NOT_ROWS = ("clauses", "parts")
"""Tables whose confidence is not calibrated on the rows of this benchmark."""


def ingest(folder: Path, jobs: str, again: bool) -> dict[str, dict[str, Rows]]:
    """Rows by table and source file, from a fresh store."""
    command = [sys.executable, "-m", "convextract", "ingest", str(folder), "--db", str(folder / "store.db")]
    command += [] if again else ["--force"]
    command += ["--output", str(folder / "export"), *(["--jobs", jobs] if jobs else [])]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 6):
        raise SystemExit(done.stderr)
    tables: dict[str, dict[str, Rows]] = {}
    for file in (folder / "export").glob("*.csv"):
        tables[file.stem] = defaultdict(list)
        with file.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                tables[file.stem][row.get("source_file", "")].append(row)
    return tables


def reliability(bins: dict[int, list[tuple[float, int]]]) -> tuple[list[tuple[str, int, float]], float]:
    """(confidence band, rows, share right) and the expected calibration error. A bin holds (confidence, right)."""
    rows, error, total = [], 0.0, sum(len(v) for v in bins.values())
    for band in sorted(bins):
        right = sum(one for _, one in bins[band]) / len(bins[band])
        told = sum(confidence for confidence, _ in bins[band]) / len(bins[band])
        rows.append((f"{band / 10:.1f}-{(band + 1) / 10:.1f}", len(bins[band]), right))
        error += len(bins[band]) / total * abs(right - told)
    return rows, error


def strictly_right(table: str, gold: dict[str, Any], got: dict[str, str]) -> bool:
    return all(same(gold[f], got.get(f)) for f, same in SCHEMES[table].strict.items() if gold.get(f) is not None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1000)
    parser.add_argument("--family", choices=FAMILIES, default="unseen")
    parser.add_argument("--scan", choices=KINDS, nargs="*", default=[])
    parser.add_argument("--no-articles", action="store_true")
    parser.add_argument("--jobs", default="")
    parser.add_argument("--to", type=Path, help="keep the documents and the export here")
    parser.add_argument("--again", action="store_true", help="what stands in --to is taken as it is")
    parser.add_argument("--sure", action="store_true", help="print the wrong rows of confidence 0.9 and above")
    parser.add_argument("--misses", nargs="*", default=[], help="print what was missed or invented in these tables")
    args = parser.parse_args()
    folder = args.to or Path(tempfile.mkdtemp(prefix="convextract-accuracy-"))
    for number in range(0 if args.again else args.count):
        scan = args.scan[number % len(args.scan)] if args.scan else ""
        seed = args.seed + number
        write(folder, f"{args.family}-{seed:04d}", seed, args.family, scan, 200, not args.no_articles)
    tables = ingest(folder, args.jobs, args.again)
    totals = {table: Score() for table in SCHEMES if not (args.no_articles and table in ("clauses", "deviations"))}
    bins: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for file in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        for table in totals:
            want, got = gold["tables"][table], tables[table][gold["source_file"]]
            totals[table].add(score_table(table, want, got))
            pairs = {j: i for i, j in pair(want, got, SCHEMES[table])}
            for j, row in enumerate(got):
                if text_of(row.get("confidence")) and table not in NOT_ROWS:
                    right = j in pairs and strictly_right(table, want[pairs[j]], row)
                    confidence = float(row["confidence"])
                    bins[min(9, int(confidence * 10))].append((confidence, int(right)))
                    if args.sure and not right and confidence >= 0.9:
                        true = _told(table, want[pairs[j]]) if j in pairs else None
                        print("SURE", gold["source_file"], table, _told(table, row), "TRUE", true)
                if table in args.misses and j not in pairs:
                    print("INVENTED", gold["source_file"], table, {k: v for k, v in row.items() if v and k != "bbox"})
            if table in args.misses:
                for i, row in enumerate(want):
                    if i not in pairs.values():
                        print("MISSED", gold["source_file"], table, row)
    report(args, totals, bins)


def _told(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """What of a row is judged, and where it stands."""
    return {name: row.get(name) for name in (*SCHEMES[table].strict, "confidence", "method", "page") if row.get(name)}


def report(args: argparse.Namespace, totals: dict[str, Score], bins: dict[int, list[tuple[float, int]]]) -> None:
    kind = "-".join(args.scan) or "native"
    figures: dict[str, Any] = {"count": args.count, "seed": args.seed, "family": args.family, "scan": kind}
    print(f"{'table':16}{'gold':>7}{'got':>7}{'found':>8}{'strict':>8}{'wrong':>8}")
    for table, s in totals.items():
        print(f"{table:16}{s.gold:7}{s.got:7}{s.found_f1:8.3f}{s.strict_f1:8.3f}{s.wrong:8.3f}")
        figures[table] = {n: round(getattr(s, n), 3) for n in ("found_f1", "strict_f1", "wrong")}
    rows, error = reliability(bins)
    for band, count, right in rows:
        print(f"confidence {band}: {count:6} rows, {right:.3f} right")
    print(f"expected calibration error {error:.3f}")
    figures["expected_calibration_error"] = round(error, 3)
    OUT.mkdir(parents=True, exist_ok=True)
    name = f"accuracy-{args.family}-{kind}.json"
    (OUT / name).write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
