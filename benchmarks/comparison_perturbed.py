"""How well the comparison tells real changes from noise: perturb the template at random, blur the words, compare.

    python -m benchmarks.comparison_perturbed --count 40 --seed 1000 [--noise 0.01] [--misses]

Every document is the national template with random changes of many kinds, laid out on pages as lines of words with
boxes, with the slips that a recogniser makes (wrong letters, words split, joined and lost, bullets, running headers,
confidences). It goes through structure and comparison; nothing is recognised. Printed per kind: changes made, found
(right clause, overlapping words), found with the right severity; then precision, and the same for a plain word diff.
"""

from __future__ import annotations

import argparse
import difflib
import json
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.comparison_draft import Change, Draft
from benchmarks.comparison_noise import Blur, pages_of
from benchmarks.comparison_perturbations import perturb
from convextract.comparison import Comparison, compare
from convextract.comparison.template import Template
from convextract.comparison.template_register import find_template, templates
from convextract.evaluation.comparators import likeness, partial_likeness
from convextract.evaluation.scoring import Scheme, pair
from convextract.structure import build

OUT = Path(__file__).resolve().parent / "out"


def gold_rows(changes: Sequence[Change]) -> list[dict[str, Any]]:
    return [
        {
            "template_clause": c.clause, "operation": c.operation, "template_text": c.before, "document_text": c.after,
            "severity": c.severity, "nature": c.nature,
        }
        for c in changes
        if c.operation
    ]


def same_change(gold: Mapping[str, Any], got: Mapping[str, Any]) -> float:
    """1 for the same change: same clause and, on each side that both fill, words of one in the other or nearly so."""
    whole = {"clause_added", "clause_missing"}
    if {gold["operation"], got["operation"]} & whole and gold["operation"] != got["operation"]:
        return 0.0
    if gold["operation"] == "clause_added":
        return likeness(gold["document_text"], got["document_text"])
    if gold["template_clause"] != got["template_clause"] or gold["operation"] == "clause_missing":
        return float(gold["template_clause"] == got["template_clause"])
    sides = [
        _overlap(gold[side], got[side]) for side in ("template_text", "document_text") if gold[side] and got[side]
    ]
    return sum(sides) / len(sides) if sides and min(sides) >= 0.6 else 0.0


def _overlap(true: str, told: str) -> float:
    a, b = (" " + " ".join(re.findall(r"[^\W_]+", text.lower())) + " " for text in (true, told))
    return 0.9 if a.strip() and b.strip() and (a in b or b in a) else partial_likeness(true, told)


def plain_diff(template: Template, draft: Draft) -> list[dict[str, Any]]:
    """What a word diff of the blurred clauses says, clause boundaries given: an easier task than ours."""
    rows = []
    for clause_id, text in draft.blurred.items():
        one, other = template.clause(clause_id).text.split(), text.split()
        for tag, a, b, c, d in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
            if tag != "equal":
                rows.append({
                    "template_clause": clause_id, "operation": tag, "template_text": " ".join(one[a:b]),
                    "document_text": " ".join(other[c:d]), "severity": "", "nature": "",
                })
    return rows


_SAME = 0.6


class Tally:
    """Made, found and rightly judged changes by kind; rows told, and those that tell of a real change."""

    def __init__(self) -> None:
        self.made: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.judged: Counter[str] = Counter()
        self.told = self.true = self.undecided = 0
        self.high_told = self.high_true = self.high_made = self.high_found = 0

    def add(self, changes: Sequence[Change], rows: Sequence[dict[str, Any]], say: Any) -> None:
        kinds = [c for c in changes if c.operation]
        want = gold_rows(changes)
        got = [r for r in rows if r.get("decision", "decided") == "decided"]
        self.undecided += len(rows) - len(got)
        for row in rows:
            if row.get("decision") == "undecided":
                say("UNDECIDED", {}, row)
        scheme = Scheme(same_change, {}, _SAME)
        pairs = pair(want, got, scheme)
        for change in kinds:
            self.made[change.kind] += 1
            self.high_made += change.severity == "high"
        for i, j in pairs:
            self.found[kinds[i].kind] += 1
            self.high_found += want[i]["severity"] == "high"
            self.judged[kinds[i].kind] += want[i]["severity"] == got[j]["severity"]
            if want[i]["severity"] != got[j]["severity"]:
                say(f"SEVERITY {kinds[i].kind}: want {want[i]['severity']} got {got[j]['severity']}", want[i], got[j])
        paired = {j for _, j in pairs}
        real = paired | {
            j for j, row in enumerate(got)
            if any(scheme.identity(gold, row) >= scheme.threshold for gold in want)
        }
        self.told += len(got)
        self.true += len(real)
        high = {j for j, row in enumerate(got) if row["severity"] == "high"}
        self.high_told += len(high)
        self.high_true += len(high & real)
        for i in set(range(len(want))) - {i for i, _ in pairs}:
            say(f"MISSED {kinds[i].kind}", want[i], {})
        for j in set(range(len(got))) - real:
            say("INVENTED", {}, got[j])


def run(count: int, seed: int, noise: float, misses: bool, template_id: str) -> dict[str, Any]:
    template = find_template(template_id) if template_id else templates()[0]
    ours, plain = Tally(), Tally()
    statuses: Counter[str] = Counter()
    seconds, looks = 0.0, 0
    for number in range(seed, seed + count):
        chance = random.Random(number)
        draft = perturb(template, chance)
        blur = Blur(random.Random(f"{number}-blur"), noise)
        pages, paper = pages_of(draft, blur, chance)
        document = build(f"{number:016d}", f"perturbed-{number}.pdf", pages)
        started = time.process_time()
        result = compare(document, {}, template_id, paper)
        seconds += time.process_time() - started
        looks += paper.looks

        def say(what: str, want: dict[str, Any], got: dict[str, Any], number: int = number) -> None:
            if misses:
                keys = ("template_clause", "operation", "template_text", "document_text", "nature", "severity")
                print(f"{number} {what}\n    want { {k: want[k] for k in keys if want.get(k)} }\n"
                      f"    got  { {k: got[k] for k in keys if got.get(k)} }")

        ours.add(draft.changes, [d.model_dump() for d in result.deviations], say)
        plain.add(draft.changes, plain_diff(template, draft), lambda *_: None)
        _count_statuses(statuses, draft, result, say)
    return _report(ours, plain, statuses, seconds / count) | {"looks": looks / count}


def _count_statuses(statuses: Counter[str], draft: Draft, result: Comparison, say: Any) -> None:
    got = {c.template_clause: c.status for c in result.clauses if c.template_clause}
    for clause_id, status in draft.statuses.items():
        same = {"cosmetic": "identical"}
        told = same.get(got.get(clause_id, ""), got.get(clause_id, ""))
        statuses["clauses"] += 1
        statuses["right"] += told == status
        if told != status:
            say(f"STATUS want {status} got {told}", {"template_clause": clause_id}, {})


def _report(ours: Tally, plain: Tally, statuses: Counter[str], seconds: float) -> dict[str, Any]:
    rows = {}
    for kind in sorted(ours.made):
        made = ours.made[kind]
        rows[kind] = {
            "made": made, "recall": ours.found[kind] / made, "severity": ours.judged[kind] / max(1, ours.found[kind]),
            "plain_recall": plain.found[kind] / made,
        }
    made, found = sum(ours.made.values()), sum(ours.found.values())
    return {
        "kinds": rows,
        "recall": found / max(1, made), "precision": ours.true / max(1, ours.told),
        "severity": sum(ours.judged.values()) / max(1, found),
        "high_precision": ours.high_true / max(1, ours.high_told),
        "undecided": ours.undecided, "told": ours.told,
        "status": statuses["right"] / max(1, statuses["clauses"]),
        "plain_recall": sum(plain.found.values()) / max(1, made),
        "plain_precision": plain.true / max(1, plain.told), "plain_told": plain.told,
        "seconds": seconds,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1000)
    parser.add_argument("--noise", type=float, nargs="*", default=[0.0, 0.005, 0.015, 0.03], help="errors a character")
    parser.add_argument("--template", default="", help="id or file of another model than the national one")
    parser.add_argument("--misses", action="store_true", help="print what was missed, invented or misjudged")
    args = parser.parse_args()
    reports: dict[str, Any] = defaultdict(dict)
    for noise in args.noise:
        report = run(args.count, args.seed, noise, args.misses, args.template)
        reports[f"{noise:g}"] = report
        print(f"\nnoise {noise:.1%} a character, {args.count} documents from seed {args.seed}")
        print(f"{'kind':22}{'made':>6}{'recall':>8}{'severity':>10}{'plain diff':>12}")
        for kind, row in report["kinds"].items():
            print(f"{kind:22}{row['made']:6}{row['recall']:8.3f}{row['severity']:10.3f}{row['plain_recall']:12.3f}")
        print(
            f"all: recall {report['recall']:.3f}, precision {report['precision']:.3f}, severity "
            f"{report['severity']:.3f}, precision of high {report['high_precision']:.3f}, undecided "
            f"{report['undecided']} of {report['told']}, clause status {report['status']:.3f}, "
            f"{report['seconds']:.2f} s and {report['looks']:.1f} second looks a document\n"
            f"plain word diff: recall {report['plain_recall']:.3f}, "
            f"precision {report['plain_precision']:.3f} ({report['plain_told']} rows)"
        )
    OUT.mkdir(exist_ok=True)
    (OUT / "comparison-perturbed.json").write_text(json.dumps(reports, indent=1, ensure_ascii=False), encoding="utf-8")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
