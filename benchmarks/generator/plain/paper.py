# ruff: noqa: E501 - wordings stand on one line each
"""One paper of these families: what is drawn, its titles, what stands where."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.generator import convention
from benchmarks.generator.blind import paper as blind_paper
from benchmarks.generator.blind import signing
from benchmarks.generator.blind.words import OfficeWords, Partner
from benchmarks.generator.gold import gold_of
from benchmarks.generator.plain import houses, people, pledges
from benchmarks.generator.plain.sheet import PlainSheet
from benchmarks.generator.typesetting import Row

TITLES = {
    "plain1": {"management": "Modalités de gestion propres à chaque structure", "offers": "Offre complémentaire {of}", "contacts": "Tableau récapitulatif des référents", "money": "Plan de financement {year}"},
    "plain2": {"management": "Les structures France Services du territoire", "offers": "Ce que propose {the}", "contacts": "Les référents des partenaires", "money": "Le financement du réseau"},
}  # fmt: skip
HEADS = {
    "plain1": ("Convention départementale France Services {of}", "Convention relative aux France Services {of}"),
    "plain2": ("Convention France Services {of} {year}-{next}", "Convention départementale des France Services {of}"),
}


class PlainPaper(blind_paper.Paper):
    def __init__(self, seed: int, family: str) -> None:
        self.chance = random.Random(f"{family} {seed}")
        self.family = family
        self.words = OfficeWords(self.chance)
        self.sheet: Any = PlainSheet(self.chance, family, self.words.here.genitive)
        self.tables: dict[str, list[Row]] = defaultdict(list)
        self.year = self.chance.randint(2020, 2026)
        count = self.chance.choice([1, 2, 3, 4, 5, 6, 9])
        self.houses: list[Any] = []
        while len(self.houses) < count:
            house = houses.draw_house(self.words, posts=not any(h.manager_type in ("la_poste", "msa") for h in self.houses))
            if not any(h.name == house.name or h.email == house.email for h in self.houses):
                self.houses.append(house)
        running = {h.manager_type for h in self.houses}
        articles = {"Assurance maladie": "l'", "Groupe La Poste": "le "}
        able = [replace(p, the=next((a for name, a in articles.items() if p.name.startswith(name)), p.the)) for p in self.words.partners() if p.code not in running]
        self.partners = self.chance.sample(able, self.chance.randint(4, 8))

    def open(self, what: str, lies: bool = False, partner: Partner | None = None) -> int:
        number = blind_paper.NUMBERS[what]
        self.sheet.turn(lies)
        of = partner.of(partner.name) if partner else ""
        the = partner.with_the(partner.name) if partner else ""
        title = TITLES[self.family][what].format(of=of, the=the, year=self.year)
        row = self.part(blind_paper.KINDS[what], str(number), title, partner.code if partner else "")
        lead = f"Annexe {number}" if self.family == "plain1" else f"ANNEXE {number}"
        join = self.chance.choice([" : ", " – ", "\n"])
        self.sheet.add(f"{lead}{join}{title}", self.sheet.title, [row])
        return len(self.tables["parts"])


def make(seed: int, family: str, path: Path, articles: bool = True) -> dict[str, Any]:
    """Write one native PDF to `path`; returns its gold (see `generate.make`)."""
    paper = PlainPaper(seed, family)
    words, sheet, chance, tables = paper.words, paper.sheet, paper.chance, paper.tables
    title = chance.choice(HEADS[family]).format(of=words.here.genitive, year=paper.year, next=paper.year + 3)
    sheet.add(title, sheet.title, [paper.part("convention", "", title)])
    signers = blind_paper._signers(paper)
    signs = paper.pick(people.SIGNING)
    told = paper.pick(people.PARTIES)
    if signs == "by_delegation" and told == "none":
        people.deputise(words, signers)
    if told not in ("sides", "merged_sides") and signs != "bands":
        for p in signers:  # where parties have no groups, that La Poste or the MSA runs a house stands in an annex only
            if p.organisation in ("La Poste", "MSA services"):
                p.row |= {"side": None, "partner_code": None}
    people.parties(sheet, words, signers, told, paper.houses)
    annexes, deviations = convention.model_clauses(sheet, chance, 5, tables, articles)
    date = (chance.randint(1, 28), chance.randint(1, 12), paper.year)
    first = "1er" if date[0] == 1 else str(date[0])
    place = words.here.prefecture
    dated = chance.choice([f"Fait à {place}, le {first} {signing.MONTHS[date[1] - 1]} {paper.year}", f"À {place}, le {date[0]:02d}/{date[1]:02d}/{paper.year}"])
    people.blocks(sheet, words, signers, signs, dated)
    convention.annex_list(sheet, annexes, tables["clauses"])
    for what in chance.sample(["management", "offers", "contacts", "money"], 4):
        _annex(paper, what)
    blind_paper._finish(paper, signers, deviations, title, date)
    return gold_of(path, tables, sheet.save(path))


def _annex(paper: PlainPaper, what: str) -> None:
    sheet, words, tables, chance = paper.sheet, paper.words, paper.tables, paper.chance
    if what == "management":
        layout = paper.pick(houses.HOURS)
        part = paper.open(what, lies=layout in ("lying_table", "half_days"))
        houses.annex(sheet, words, paper.houses, layout, tables, part)
        if chance.random() < 0.3:
            houses.round_of_a_bus(sheet, words, tables, part)
    elif what == "contacts":
        part = paper.open(what)
        people.contacts(sheet, words, paper.partners, paper.houses, paper.pick(people.CONTACTS), tables, part)
    elif what == "money":
        part = paper.open(what)
        status = pledges.money(sheet, words, paper.houses, paper.pick(pledges.MONEY), tables, part, paper.year)
        tables["checks"] += [{"rule": "amounts_add_up", "subject": None, "status": status}] if status else []
    else:
        layout = paper.pick(pledges.OFFERS)
        for p in chance.sample(paper.partners, min(len(paper.partners), chance.randint(2, 4))):
            other = next(x for x in paper.partners if x.code != p.code)
            part = paper.open(what, partner=p)
            pledges.offer(sheet, words, p, layout, tables, part, paper.year, paper.houses, other)
