"""Who signs, and who has signed, on random signed papers: pens over names, stamps, initials, dates by hand.

    python -m benchmarks.signatures --count 20 --seed 1 [--scan skewed pale fax copied clean] [--dpi 200] [--to DIR]

Every paper is measured as it was typeset and as a scan of it; the scans take the kinds given in turns. Prints strict F1
of the signatories, the share of `signature` that is right among the rows found, and what dates by hand became.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from benchmarks.accuracy import ingest
from benchmarks.generator import convention
from benchmarks.generator.degrade import KINDS, degrade
from benchmarks.generator.houses import House
from benchmarks.generator.pens import HandDate, Signature, Stamp, initials
from benchmarks.generator.typesetting import Row, Sheet, marked
from benchmarks.generator.vocabulary import MONTHS, Vocabulary, partners
from convextract.evaluation.scoring import SCHEMES, Score, pair, score_table

_BLOCKS = ("two_columns", "three_columns", "table", "one_column")
_PROSE = (
    "Les parties conviennent de mettre en commun leurs moyens pour que chaque habitant trouve près de chez lui un "
    "accueil, une information et un accompagnement dans ses démarches de la vie quotidienne.",
    "Le gestionnaire met à disposition des locaux accessibles et des agents formés ; les partenaires informent ces "
    "agents de toute modification de leurs procédures et de leurs téléservices.",
)


def make(seed: int, path: Path) -> dict[str, Any]:
    """Writes one signed paper of two or three pages to `path`; returns its gold signatories and date by hand."""
    chance = random.Random(seed)
    words, sheet = Vocabulary(chance), Sheet(chance)
    department = words.department()
    houses = [_house(words) for _ in range(chance.randint(1, 3))]
    orgs = partners(department)
    people = convention.signers(words, department, houses, orgs[:1] + chance.sample(orgs[1:], chance.randint(3, 6)))
    sheet.add(f"Convention départementale France Services {department.genitive}", sheet.title)
    layouts = [one for family in convention.LAYOUTS["parties"].values() for one in family]
    layout = chance.choice(layouts)
    if layout != "none":
        convention.parties(sheet, people, layout, houses)
    sheet.add("Préambule", sheet.heading)
    sheet.add(_PROSE[0])
    for number in range(1, chance.randint(3, 6)):
        sheet.add(f"Article {number} - Engagements", sheet.heading)
        sheet.add(_PROSE[number % 2])
    place, day = department.prefecture, (chance.randint(1, 28), chance.randint(1, 12), chance.randint(2020, 2025))
    by_hand = chance.random() < 0.5
    if by_hand:
        date = f"{day[0]:02d}/{day[1]:02d}/{day[2]}"
        sheet.story.append(HandDate(chance, f"Fait à {place}, le", date, sheet.body.fontName, sheet.body.fontSize))
    else:
        sheet.add(f"Fait à {place}, le {day[0]} {MONTHS[day[1] - 1]} {day[2]}")
    _blocks(sheet, people, chance.choice(_BLOCKS), place)
    paraphs = chance.choice([0, 0, 2, 4])
    sheet.save(path, lambda canvas, _: initials(canvas, chance, paraphs))
    rows = [s.row for s in people]
    for row in rows:
        row.setdefault("page", None)
    return {"by_hand": by_hand, "signatories": rows, "date": f"{day[2]}-{day[1]:02d}-{day[0]:02d}"}


def _house(words: Vocabulary) -> House:
    commune = words.commune()
    return House(
        f"France Services {commune}", words.epci(), "epci", "", "", commune, "", "", 2, {}, words.person()
    )  # fmt: skip


def _blocks(sheet: Sheet, people: list[convention.Signer], layout: str, place: str) -> None:
    """Blocks with the pen over the name or under it, some with a stamp under the pen."""
    chance, blocks = sheet.chance, []
    over = chance.choice([0.0, 0.5, 1.0])
    for s in people:
        title = s.title if s.row["side"] == "state" else f"{s.title} {convention._of(s.organisation)}"
        lines = [marked(title, sheet.bold, [s.row]), marked(convention.full_name(s, sheet), sheet.body, [s.row])]
        if sheet.name_first:
            lines.reverse()
        block: list[Any] = list(lines)
        if chance.random() < 0.35:
            block.append(Stamp(chance, f"{s.organisation} * {place} *", chance.uniform(0, 16)))
        if s.signs:
            block.append(Signature(chance, chance.uniform(4, 16) * over, chance.uniform(-2, 40)))
        blocks.append(block)
    sheet.space(3)
    if layout == "table":
        sheet.ruled_blocks(blocks, 2, height=120)
    else:
        sheet.columns(blocks, {"two_columns": 2, "three_columns": 3, "one_column": 1}[layout], height=115)


def measure(folder: Path, golds: dict[str, dict[str, Any]], jobs: str, show: bool) -> dict[str, float]:
    """Strict F1 and `signature` right over the papers of a folder; dates by hand left empty, right and wrong."""
    tables = ingest(folder, jobs, again=False)
    total, states = Score(), [0, 0]
    dates: dict[str, int] = defaultdict(int)
    for name, gold in golds.items():
        want, got = gold["signatories"], tables["signatories"][name]
        total.add(score_table("signatories", want, got))
        pairs = list(pair(want, got, SCHEMES["signatories"]))
        for i, j in pairs:
            same = want[i]["signature"] == got[j]["signature"]
            states[same] += 1
            if show and not same:
                told = (want[i]["signature"], got[j]["signature"], got[j]["page"], got[j]["quote"][:90])
                print("SIGNATURE", name, *told)
        if gold["by_hand"]:
            read = tables["documents"][name][0]["signed_date"]
            dates["empty" if not read else "right" if read == gold["date"] else "wrong"] += 1
        if show:
            _tell(name, want, got, {i for i, _ in pairs}, {j for _, j in pairs})
    return {
        "gold": total.gold, "found_f1": total.found_f1, "strict_f1": total.strict_f1, "wrong": total.wrong,
        "signature_right": states[1] / max(1, sum(states)), **{f"hand_dates_{k}": v for k, v in dates.items()},
    }  # fmt: skip


def _tell(name: str, want: list[Row], got: list[dict[str, str]], found: set[int], right: set[int]) -> None:
    for i, row in enumerate(want):
        if i not in found:
            print("MISSED", name, row["given_name"], row["family_name"], row["role"], row["organisation"])
    for j, one in enumerate(got):
        if j not in right:
            print("INVENTED", name, {k: one[k] for k in ("given_name", "family_name", "role", "page", "quote")})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scan", nargs="*", choices=KINDS, default=["skewed", "pale", "copied", "clean", "fax"])
    parser.add_argument("--dpi", type=int, default=200)
    parser.add_argument("--jobs", default="")
    parser.add_argument("--to", type=Path, help="keep the papers and the exports here")
    parser.add_argument("--misses", action="store_true", help="print rows missed or invented and wrong signatures")
    args = parser.parse_args()
    root = args.to or Path(tempfile.mkdtemp(prefix="convextract-signatures-"))
    golds: dict[str, dict[str, Any]] = {}
    for kind in ("native", "scan"):
        (root / kind).mkdir(parents=True, exist_ok=True)
    for number in range(args.count):
        name = f"signed-{args.seed + number:04d}.pdf"
        golds[name] = make(args.seed + number, root / "native" / name)
        how = args.scan[number % len(args.scan)]
        chance = random.Random(args.seed + number)
        degrade(root / "native" / name, root / "scan" / name, kind=how, dpi=args.dpi, chance=chance)
    for kind in ("native", "scan"):
        figures = measure(root / kind, golds, args.jobs, args.misses)
        print(kind, json.dumps({name: round(value, 3) for name, value in figures.items()}))


if __name__ == "__main__":
    main()
