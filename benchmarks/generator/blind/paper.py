"""One paper of these families: what is drawn, in which order, under which titles."""

from __future__ import annotations

import random
from collections import defaultdict
from pathlib import Path
from typing import Any

from benchmarks.generator import convention, weeks
from benchmarks.generator.blind import houses as house_layouts
from benchmarks.generator.blind import money, people, signing, undertakings
from benchmarks.generator.blind.browser_sheet import BrowserSheet
from benchmarks.generator.blind.house import House, draw_house
from benchmarks.generator.blind.sheets import OfficeSheet
from benchmarks.generator.blind.words import OfficeWords, Partner, upper_first
from benchmarks.generator.gold import gold_of
from benchmarks.generator.typesetting import Row

TITLES: dict[str, dict[str, str]] = {
    "blind1": {
        "management": "Annexe {k} – Modalités de gestion des structures labellisées",
        "offers": "Annexe {k} – Engagements complémentaires des opérateurs",
        "contacts": "Annexe {k} – Liste des référents par opérateur",
        "money": "Annexe {k} – Plan de financement {year}",
    },
    "blind2": {
        "management": "ANNEXE {k} : MODALITÉS DE GESTION DES FRANCE SERVICES",
        "offers": "ANNEXE {k} : OFFRE DE SERVICE DE {partner}",
        "contacts": "ANNEXE {k} : ANNUAIRE DES RÉFÉRENTS",
        "money": "ANNEXE {k} : DISPOSITIONS FINANCIÈRES",
    },
    "blind3": {
        "management": "Annexe n° {k} : modalités de gestion propres aux France Services",
        "offers": "Annexe n° {k} : engagements de {partner}",
        "contacts": "Annexe n° {k} : contacts des référents des partenaires",
        "money": "Annexe n° {k} : financement {year}",
    },
}
KINDS = {"management": "management_terms", "offers": "partner_offer", "contacts": "referents_table", "money": "other"}

NUMBERS = {"management": 4, "offers": 5, "contacts": 6, "money": 8}
"""As the model's list of annexes has them, which the papers repeat; the last is their own."""


class Paper:
    def __init__(self, seed: int, family: str) -> None:
        self.chance = random.Random(seed * 7 + int(family[-1]))
        self.family = family
        self.words = OfficeWords(self.chance)
        self.sheet: Any = BrowserSheet(self.chance) if family == "blind3" else OfficeSheet(self.chance)
        self.tables: dict[str, list[Row]] = defaultdict(list)
        self.year = self.chance.randint(2020, 2025)
        few = self.chance.random()
        count = 1 if few < 0.15 else self.chance.randint(12, 24) if few > 0.93 else self.chance.randint(2, 7)
        self.houses: list[House] = []
        while len(self.houses) < count:
            house = draw_house(self.words)
            if not any(h.name == house.name or h.email == house.email for h in self.houses):
                self.houses.append(house)
        self.partners = self.chance.sample(self.words.partners(), self.chance.randint(4, 8))

    def pick(self, layouts: dict[str, tuple[str, ...]]) -> str:
        return self.chance.choice(layouts[self.family])

    def part(self, kind: str, annex: str, title: str, code: str = "") -> Row:
        row: Row = {"part": len(self.tables["parts"]) + 1, "kind": kind, "annex_number": annex, "title": title}
        row |= {"partner_code": code, "quote": ""}
        self.tables["parts"].append(row)
        return row

    def open(self, what: str, lies: bool = False, partner: Partner | None = None) -> int:
        """Begin an annex on a new page; returns its part number."""
        number = NUMBERS[what]
        self.sheet.turn(lies)
        called = "" if partner is None else partner.with_the(partner.name)
        if self.family == "blind2":
            called = called.upper()
        title = TITLES[self.family][what].format(k=number, year=self.year, partner=called)
        title = title.replace("DE LE ", "DU ").replace("de le ", "du ")
        if self.family == "blind3":
            # what a browser prints upon a new page is the title, whatever stands before it
            title = upper_first(title)
        row = self.part(KINDS[what], str(number), title, partner.code if partner else "")
        self.sheet.add(title, self.sheet.title, [row])
        return len(self.tables["parts"])


def make(seed: int, family: str, path: Path, articles: bool = True) -> dict[str, Any]:
    """Write one native PDF to `path`; returns its gold (see `generate.make`)."""
    paper = Paper(seed, family)
    words, sheet, chance, tables = paper.words, paper.sheet, paper.chance, paper.tables
    title = (
        chance.choice(["Convention départementale France Services", "CONVENTION FRANCE SERVICES"])
        + f" {words.here.genitive}"
    )
    sheet.add(title, sheet.title, [paper.part("convention", "", title)])
    signers = _signers(paper)
    layout = paper.pick(signing.PARTIES)
    if layout == "deputies":
        _deputies(paper, signers)
    if layout != "none":
        signing.parties(sheet, words, signers, layout)
    annexes, deviations = convention.model_clauses(sheet, chance, 5, tables, articles)
    date = (chance.randint(1, 28), chance.randint(1, 12), paper.year)
    dated = signing.date_line(words, family, date, len(signers))
    signing.blocks(sheet, signers, paper.pick(signing.SIGNING), dated)
    convention.annex_list(sheet, annexes, tables["clauses"])
    order = ["management", "offers", "contacts", "money"]
    if chance.random() < 0.5:
        chance.shuffle(order)
    for what in order:
        ANNEXES[what](paper)
    _finish(paper, signers, deviations, title, date)
    return gold_of(path, tables, sheet.save(path))


def _signers(paper: Paper) -> list[signing.Party]:
    managers: dict[str, tuple[str, str, Any, str]] = {}
    for h in paper.houses:
        managers.setdefault(h.manager, (h.manager, h.the, h.president, h.office))
    return signing.draw(paper.words, list(managers.values()), paper.partners)


def _deputies(paper: Paper, signers: list[signing.Party]) -> None:
    for p in signers[1:]:
        if p.row["side"] == "partner" and paper.chance.random() < 0.25:
            person = paper.words.person()
            office = "directrice adjointe" if person.civility == "Mme" else "directeur adjoint"
            row = {**p.row, "civility": person.civility, "given_name": person.given, "family_name": person.family}
            row |= {"role": office, "capacity": "by_delegation"}
            p.row["signature"] = None
            p.deputy = signing.Party(person, office, p.organisation, p.the, row, p.signs)


def _management(paper: Paper) -> None:
    layout = paper.pick(house_layouts.HOURS)
    part = paper.open("management", lies=layout in ("week_table", "contact_table"))
    house_layouts.annex(paper.sheet, paper.words, paper.houses, layout, paper.tables, part)
    if paper.family == "blind3" and paper.chance.random() < 0.4:
        house_layouts.bus(paper.sheet, paper.words, paper.tables, part)


def _offers(paper: Paper) -> None:
    layout = paper.pick(undertakings.OFFERS)
    some = paper.chance.sample(paper.partners, min(len(paper.partners), paper.chance.randint(2, 4)))
    if paper.family == "blind1":
        part = paper.open("offers", lies=layout == "merged_table" and paper.chance.random() < 0.5)
        if layout == "merged_table":
            undertakings.one_annex(paper.sheet, paper.words, some, paper.tables, part, paper.year)
            return
        for k, p in enumerate(some):
            paper.sheet.add(f"{k + 1}. {upper_first(p.name)}", paper.sheet.heading)
            undertakings.annex(paper.sheet, paper.words, p, layout, paper.tables, part, paper.year, p)
        return
    for p in some:
        part = paper.open("offers", partner=p)
        other = next(x for x in paper.partners if x is not p)
        undertakings.annex(paper.sheet, paper.words, p, layout, paper.tables, part, paper.year, other)


def _contacts(paper: Paper) -> None:
    layout = paper.pick(people.CONTACTS)
    part = paper.open("contacts", lies=layout in ("operators_across", "by_house"))
    people.annex(paper.sheet, paper.words, paper.partners, paper.houses, layout, paper.tables, part)


def _money(paper: Paper) -> None:
    layout = paper.pick(money.FINANCING)
    part = paper.open("money", lies=layout == "co_financiers")
    _, right = money.annex(paper.sheet, paper.words, paper.houses, layout, paper.tables, part, paper.year)
    if layout == "budget_told":
        return  # a sum told in a sentence may be checked or not
    status = "unknown" if right is None else "pass" if right else "fail"
    paper.tables["checks"].append({"rule": "amounts_add_up", "subject": None, "status": status})


ANNEXES = {"management": _management, "offers": _offers, "contacts": _contacts, "money": _money}


def _finish(
    paper: Paper, signers: list[signing.Party], deviations: list[Row], title: str, date: tuple[int, int, int]
) -> None:
    tables, words = paper.tables, paper.words
    for p in signers:
        tables["signatories"] += [p.row] + ([p.deputy.row] if p.deputy else [])
    tables["structures"][:0] = [h.row for h in paper.houses]
    tables["deviations"] += deviations
    tables["documents"].append(
        {
            "kind": "convention", "title": title, "department_code": words.here.code,
            "department_name": words.here.name, "signed_place": words.here.prefecture,
            "signed_date": f"{date[2]}-{date[1]:02d}-{date[0]:02d}", "act_id": "", "received_date": "",
            "published_date": "", "term": "", "renewal": "tacit",
        }
    )  # fmt: skip
    for h in paper.houses:
        if h.row["opening_hours"] is None:
            continue
        hours = weeks.weekly_hours(h.week)
        for rule, good in (("weekly_hours_24", hours >= 24), ("open_five_days", len(h.week) >= 5)):
            tables["checks"].append({"rule": rule, "subject": h.name, "status": "pass" if good else "fail"})
