"""Feeds every file of a folder to `convextract ingest`, each alone, and prints what became of it.

    python benchmarks/robustness.py FOLDER [--limit-mb 1500] [--seconds 300]

One line a file: outcome, seconds, highest resident memory of a process, and the sentence a user reads. Ends with 1 when
a run hangs, ends by a signal or with an unknown code, passes the memory limit, or refuses a file without a sentence.
Memory is sampled from /proc, so this runs on Linux only.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

KNOWN_CODES = {0, 4, 6, 7}
_SAMPLE_SECONDS = 0.1


@dataclass(frozen=True)
class Outcome:
    file: str
    status: str
    seconds: float
    peak_mb: float
    pages: int
    sentence: str
    fault: str


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit-mb", type=float, default=1500)
    parser.add_argument("--seconds", type=float, default=300)
    options = parser.parse_args()
    suffixes = {".pdf", ".tif", ".tiff", ".png", ".jpg", ".jpeg"}
    outcomes = []
    for path in sorted(options.folder.rglob("*")):
        if path.suffix.lower() in suffixes:
            outcomes.append(feed(path, options.seconds, options.limit_mb))
            print(line(outcomes[-1]), flush=True)
    faulty = [outcome for outcome in outcomes if outcome.fault]
    peak = max((outcome.peak_mb for outcome in outcomes), default=0)
    print(f"\n{len(outcomes)} files, {len(faulty)} with a fault, highest memory of a process {peak:.0f} MB")
    return 1 if faulty else 0


def line(outcome: Outcome) -> str:
    told = outcome.fault or outcome.sentence
    figures = f"{outcome.seconds:6.1f} s {outcome.peak_mb:6.0f} MB {outcome.pages:4d} p."
    return f"{outcome.file[:60]:<60} {outcome.status:<8} {figures}  {told[:160]}"


def feed(path: Path, limit_seconds: float, limit_mb: float) -> Outcome:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "convextract", "ingest", str(path), "--db", f"{folder}/x.db", "--json"]
        started = time.monotonic()
        with (Path(folder) / "out").open("w+") as out, (Path(folder) / "err").open("w+") as err:
            process = subprocess.Popen(command, stdout=out, stderr=err, start_new_session=True)
            peak_mb = _watch(process, limit_seconds)
            seconds = time.monotonic() - started
            hung = process.poll() is None
            if hung:
                process.kill()
                process.wait()
            out.seek(0)
            err.seek(0)
            return _judge(path, process.returncode, hung, seconds, peak_mb, limit_mb, out.read(), err.read())


def _judge(
    path: Path, code: int, hung: bool, seconds: float, peak_mb: float, limit_mb: float, out: str, err: str
) -> Outcome:
    try:
        document = json.loads(out)["documents"][0]
    except (ValueError, KeyError, IndexError):
        document = {"status": "-", "pages": 0, "problems": [err.strip().replace("\n", " ")]}
    sentence = " | ".join(document["problems"])
    faults = []
    if hung:
        faults.append("HANGS")
    elif code not in KNOWN_CODES or "Traceback" in err:
        faults.append(f"CODE {code}")
    if peak_mb > limit_mb:
        faults.append("MEMORY")
    if document["status"] != "ok" and not sentence:
        faults.append("NO SENTENCE")
    fault = f"{' '.join(faults)}: {err[-200:]}" if faults else ""
    return Outcome(path.name, document["status"], seconds, peak_mb, document["pages"], sentence, fault)


def _watch(process: subprocess.Popen[bytes], limit_seconds: float) -> float:
    """Waits for the end; the highest resident memory of a process of its session, in MB."""
    peak_kb = 0
    deadline = time.monotonic() + limit_seconds
    while process.poll() is None and time.monotonic() < deadline:
        peak_kb = max([peak_kb, *(_peak_kb(pid) for pid in _session(process.pid))])
        time.sleep(_SAMPLE_SECONDS)
    return peak_kb / 1024


def _session(leader: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == leader:
            found.append(int(stat.parent.name))
    return found


def _peak_kb(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(row.split()[1]) for row in status.splitlines() if row.startswith("VmHWM:")), 0)


if __name__ == "__main__":
    sys.exit(main())
