"""Make a folder of random conventions: NAME.pdf, and gold/NAME.json + gold/NAME.txt in the form of the corpus.

python -m benchmarks.generator --to DIR --count 20 --seed 1 --family unseen --scan skewed --dpi 200
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from benchmarks.generator import (
    blind,
    convention,
    dept,
    financing,
    fresh,
    hours,
    houses,
    legal,
    offers,
    plain,
    referents,
    weeks,
)
from benchmarks.generator.blind.paper import BlindPaper
from benchmarks.generator.degrade import KINDS, degrade
from benchmarks.generator.dept.paper import DeptPaper
from benchmarks.generator.fresh.paper import FreshPaper
from benchmarks.generator.gold import document_row, gold_of, part_row
from benchmarks.generator.hours.paper import HoursPaper
from benchmarks.generator.houses import House
from benchmarks.generator.legal.paper import LegalPaper
from benchmarks.generator.plain.paper import PlainPaper
from benchmarks.generator.typesetting import Row, Sheet
from benchmarks.generator.vocabulary import MONTHS, Vocabulary, e164, of_place, partners, slug

STATUS = {True: "pass", False: "fail", None: "unknown"}
MAKERS: dict[str, Any] = {
    family: paper.make
    for kind, paper in (
        (blind, BlindPaper),
        (fresh, FreshPaper),
        (plain, PlainPaper),
        (hours, HoursPaper),
        (legal, LegalPaper),
        (dept, DeptPaper),
    )
    for family in kind.FAMILIES
}
FAMILIES = ("seen", "unseen", "heldout", "sealed", *MAKERS)


def make(seed: int, family: str, path: Path, articles: bool = True) -> dict[str, Any]:
    """Write one native PDF to `path`; returns its gold. Without its articles it is half as long and keeps all rows."""
    chance = random.Random(seed)
    words, sheet = Vocabulary(chance), Sheet(chance)
    department = words.department()
    pick = lambda feature, module: chance.choice(module.LAYOUTS[feature][family])  # noqa: E731
    year = chance.randint(2021, 2025)
    date = (chance.randint(1, 28), chance.randint(1, 12), year)
    own = [_house(words, department) for _ in range(chance.randint(2, 5))]
    orgs = partners(department)
    signing = orgs[:1] + chance.sample(orgs[1:], chance.randint(5, 8))
    tables: dict[str, list[Row]] = defaultdict(list)
    title = f"Convention départementale France Services {department.genitive}"
    sheet.add(title, sheet.title, _part(tables, "convention", "", title))
    people = convention.signers(words, department, own, signing)
    parties = pick("parties", convention)
    if parties != "none":
        convention.parties(sheet, people, parties, own)
    listed, deviations = convention.model_clauses(sheet, chance, 9, tables, articles)
    day = "1er" if date[0] == 1 else str(date[0])
    convention.signature_blocks(
        sheet, people, pick("signatures", convention), department.prefecture, f"{day} {MONTHS[date[1] - 1]} {year}"
    )
    convention.annex_list(sheet, listed, tables["clauses"])
    _annexes(sheet, words, tables, own, signing, department, year, pick)
    for signer in people:
        tables["signatories"].append(signer.row)
    tables["structures"] += [h.row for h in own]
    tables["deviations"] += deviations
    tables["documents"].append(document_row(title, department, date))
    last = sheet.save(path)
    return gold_of(path, tables, last)


def _annexes(
    sheet: Sheet,
    words: Vocabulary,
    tables: dict[str, list[Row]],
    own: list[House],
    signing: list[Any],
    department: Any,
    year: int,
    pick: Any,
) -> None:
    current_part = lambda: len(tables["parts"])  # noqa: E731
    sheet.new_page()
    heading = "Annexe 4 : Modalités de gestion propres à chaque structure"
    sheet.add(heading, sheet.title, _part(tables, "management_terms", "4", heading))
    houses.structures_annex(sheet, own, pick("hours", houses), tables, current_part())
    for org in words.chance.sample(signing, words.chance.randint(2, 4)):
        sheet.new_page()
        sheet.add(
            "Annexe 5 : Offre complémentaire",
            sheet.title,
            _part(tables, "partner_offer", "5", "Offre complémentaire", org.code),
        )
        sheet.add(org.name, sheet.heading)
        offers.offer_annex(sheet, words, org, pick("offer", offers), tables, current_part(), year)
    sheet.new_page()
    sheet.add(
        "Annexe 6 : Tableau récapitulatif des référents",
        sheet.title,
        _part(tables, "referents_table", "6", "Tableau récapitulatif des référents"),
    )
    referents.referents_annex(sheet, words, signing, pick("referents", referents), tables, current_part())
    sheet.new_page()
    heading = f"Plan de financement {year}"
    sheet.add(heading, sheet.title, _part(tables, "other", "", heading))
    adds_up = financing.financing_annex(
        sheet, words, own, department, pick("financing", financing), tables, current_part(), year
    )
    tables["checks"].append({"rule": "amounts_add_up", "subject": None, "status": STATUS[adds_up]})
    for house in own:
        hours, days = weeks.weekly_hours(house.week), len(house.week)
        for rule, good in (
            ("weekly_hours_24", hours >= 24),
            ("open_five_days", days >= 5),
            ("two_agents", house.staff >= 2),
        ):
            tables["checks"].append({"rule": rule, "subject": house.name, "status": "pass" if good else "fail"})


def _part(tables: dict[str, list[Row]], kind: str, annex: str, title: str, code: str = "") -> list[Row]:
    row = part_row(len(tables["parts"]) + 1, kind, annex, title, code)
    tables["parts"].append(row)
    return [row]


def _house(words: Vocabulary, department: Any) -> House:
    chance, commune = words.chance, words.commune()
    kind = chance.choice(["commune", "epci", "epci", "association"])
    manager = {
        "commune": f"commune {of_place(commune)}",
        "epci": words.epci(),
        "association": f"association {chance.choice(['Relais', 'Familles rurales', 'Solidarité'])} {commune}",
    }[kind]
    name = f"France Services {of_place(commune)}"
    house = House(
        name,
        manager,
        kind,
        words.street(),
        department.code + f"{chance.randint(10, 99) * 10:03d}",
        commune,
        chance.choice(["franceservices", "france-services", "accueil"]) + f"@{slug(commune)}.exemple.fr",
        words.phone(),
        chance.choice([1, 2, 2, 2, 3]),
        weeks.draw_week(words),
        words.person(),
    )
    house.row.update(
        {
            "part": None,
            "name": name,
            "mobility": "fixed",
            "manager": manager,
            "manager_type": kind,
            "address": house.street,
            "postcode": house.postcode,
            "commune": commune,
            "email": house.email,
            "phone": e164(house.phone),
            "opening_hours": weeks.osm(house.week),
            "weekly_hours": weeks.weekly_hours(house.week),
            "days_open": len(house.week),
            "staff": house.staff,
            "quote": "",
        }
    )
    return house


def write(folder: Path, name: str, seed: int, family: str, scan: str, dpi: int, articles: bool = True) -> None:
    (folder / "gold").mkdir(parents=True, exist_ok=True)
    native = folder / f"{name}.pdf"
    gold = MAKERS.get(family, make)(seed, family, native, articles)
    document = pdfium.PdfDocument(native)
    truth = [page.get_textpage().get_text_range().replace("\r", "") for page in document]
    document.close()
    (folder / "gold" / f"{name}.txt").write_text("\f".join(truth), encoding="utf-8")
    (folder / "gold" / f"{name}.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1), encoding="utf-8")
    if scan:
        clean = native.rename(native.with_suffix(".native"))
        degrade(clean, native, kind=scan, dpi=dpi, chance=random.Random(seed))
        clean.unlink()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--family", choices=FAMILIES, default="seen")
    parser.add_argument("--scan", choices=KINDS, default="", help="degrade to image-only pages")
    parser.add_argument("--dpi", type=int, default=200)
    args = parser.parse_args()
    for number in range(args.count):
        write(args.to, f"{args.family}-{args.seed + number:04d}", args.seed + number, args.family, args.scan, args.dpi)
    print(f"{args.count} documents in {args.to}")


if __name__ == "__main__":
    main()
