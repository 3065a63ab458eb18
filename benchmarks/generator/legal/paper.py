# ruff: noqa: E501 - wordings stand on one line each
"""One paper of these families."""

from __future__ import annotations

import random
from collections import defaultdict
from pathlib import Path
from typing import Any

from benchmarks.generator import convention
from benchmarks.generator.blind import paper as blind_paper
from benchmarks.generator.blind import signing
from benchmarks.generator.blind.words import OfficeWords, Partner
from benchmarks.generator.gold import gold_of
from benchmarks.generator.legal import houses, money, people, pledges
from benchmarks.generator.plain.sheet import PlainSheet
from benchmarks.generator.typesetting import Row

TITLES = {
    "plain3": {"management": "Conditions de fonctionnement et horaires des structures", "offers": "Engagements particuliers {of}", "contacts": "Interlocuteurs désignés par les opérateurs", "money": "Dispositions financières"},
    "plain4": {"management": "Accueil du public dans les structures labellisées", "offers": "Offre de service {of}", "contacts": "Annuaire des référents", "money": "Budget prévisionnel {year}"},
}  # fmt: skip
TOGETHER = "Engagements des opérateurs partenaires"
HEADS = {
    "plain3": ("Convention-cadre de partenariat France Services {of}", "Convention de partenariat relative au réseau France Services {of}"),
    "plain4": ("Convention pluriannuelle d'objectifs France Services {of} {year}-{next}", "Convention territoriale France Services {of}"),
}
DATES = ("Fait en {n} exemplaires originaux, à {place}, le {first} {month} {year}", "Fait à {place} le {day:02d}/{m:02d}/{year}", "À {place}, le {first} {month} {year}")


class LegalPaper(blind_paper.Paper):
    def __init__(self, seed: int, family: str) -> None:
        self.chance = random.Random(f"{family} {seed}")
        self.family = family
        self.words = OfficeWords(self.chance)
        self.sheet: Any = PlainSheet(self.chance, family, self.words.here.genitive)
        self.tables: dict[str, list[Row]] = defaultdict(list)
        self.year = self.chance.randint(2020, 2026)
        count = self.chance.choice([1, 2, 3, 3, 4, 5, 7])
        self.houses: list[Any] = []
        while len(self.houses) < count:
            house = houses.draw_house(self.words)
            if not any(h.name == house.name or h.email == house.email or h.manager == house.manager for h in self.houses):
                self.houses.append(house)
        self.partners = people.with_articles(self.chance.sample(self.words.partners(), self.chance.randint(4, 8)))

    def open(self, what: str, lies: bool = False, partner: Partner | None = None) -> int:
        number = blind_paper.NUMBERS[what]
        self.sheet.turn(lies)
        title = TITLES[self.family][what].format(of=partner.of(partner.name) if partner else "", year=self.year)
        if what == "offers" and partner is None:
            title = TOGETHER
        row = self.part(blind_paper.KINDS[what], str(number), title, partner.code if partner else "")
        lead = f"Annexe n° {number}" if self.family == "plain3" else f"ANNEXE {number}"
        self.sheet.add(f"{lead}{self.chance.choice([' - ', chr(10), ' : '])}{title}", self.sheet.title, [row])
        return len(self.tables["parts"])


def make(seed: int, family: str, path: Path, articles: bool = True) -> dict[str, Any]:
    """Write one native PDF to `path`; returns its gold (see `generate.make`)."""
    paper = LegalPaper(seed, family)
    words, sheet, chance, tables = paper.words, paper.sheet, paper.chance, paper.tables
    title = chance.choice(HEADS[family]).format(of=words.here.genitive, year=paper.year, next=paper.year + 2)
    if chance.random() < 0.5:
        sheet.add(f"PRÉFET {words.here.genitive.upper()}\nLiberté\nÉgalité\nFraternité", "small")
    sheet.add(title, sheet.title, [paper.part("convention", "", title)])
    signers = blind_paper._signers(paper)
    signs, told = paper.pick(people.SIGNING), paper.pick(people.PARTIES)
    if signs == "in_place_of":
        told = "none"
        people.deputise(words, signers)
    people.parties(sheet, words, signers, told, paper.houses)
    annexes, deviations = convention.model_clauses(sheet, chance, 5, tables, articles)
    date = (chance.randint(1, 28), chance.randint(1, 12), paper.year)
    dated = chance.choice(DATES).format(
        n=chance.choice(["huit", "6", "douze"]), place=words.here.prefecture, first="1er" if date[0] == 1 else date[0], day=date[0],
        m=date[1], month=signing.MONTHS[date[1] - 1], year=paper.year,
    )  # fmt: skip
    people.blocks(sheet, words, signers, signs, dated)
    if signs == "half_pages":
        sheet.turn(False)
    convention.annex_list(sheet, annexes, tables["clauses"])
    for what in chance.sample(["management", "offers", "contacts", "money"], 4):
        _annex(paper, what)
    blind_paper._finish(paper, signers, deviations, title, date)
    return gold_of(path, tables, sheet.save(path))


def _annex(paper: LegalPaper, what: str) -> None:
    sheet, words, tables, chance = paper.sheet, paper.words, paper.tables, paper.chance
    if what == "management":
        layout = paper.pick(houses.HOURS)
        part = paper.open(what, lies=layout in ("sub_columns", "houses_across"))
        houses.annex(sheet, words, paper.houses, layout, tables, part)
        if chance.random() < 0.3:
            houses.stops(sheet, words, tables, part)
    elif what == "contacts":
        layout = paper.pick(people.CONTACTS)
        part = paper.open(what, lies=layout in ("three_numbers", "by_house"))
        people.contacts(sheet, words, paper.partners, paper.houses, layout, tables, part)
    elif what == "money":
        part = paper.open(what)
        status = money.annex(sheet, words, paper.houses, paper.pick(money.MONEY), tables, part, paper.year)
        tables["checks"] += [{"rule": "amounts_add_up", "subject": None, "status": status}] if status else []
    else:
        layout = paper.pick(pledges.OFFERS)
        some = chance.sample(paper.partners, min(len(paper.partners), chance.randint(2, 4)))
        if layout == "by_partner":
            pledges.by_partner(sheet, words, some, tables, paper.open(what))
            return
        for p in some:
            pledges.offer(sheet, words, p, layout, tables, paper.open(what, partner=p), paper.year)
