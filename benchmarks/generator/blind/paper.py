"""One paper of these families: what is drawn, in which order, under which titles."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from benchmarks.generator.blind import houses, money, people, signing, undertakings
from benchmarks.generator.blind.browser_sheet import BrowserSheet
from benchmarks.generator.blind.house import House, draw_house
from benchmarks.generator.blind.sheets import OfficeSheet
from benchmarks.generator.blind.words import Partner, upper_first
from benchmarks.generator.paper import KINDS, Paper

TITLES: dict[str, dict[str, str]] = {
    "blind1": {
        "management": "Annexe {k} – Modalités de gestion des structures labellisées",
        "offers": "Annexe {k} – Engagements complémentaires des opérateurs",
        "contacts": "Annexe {k} – Liste des référents par opérateur",
        "money": "Annexe {k} – Plan de financement {year}",
    },
    "blind2": {
        "management": "ANNEXE {k} : MODALITÉS DE GESTION DES FRANCE SERVICES",
        "offers": "ANNEXE {k} : OFFRE DE SERVICE {of}",
        "contacts": "ANNEXE {k} : ANNUAIRE DES RÉFÉRENTS",
        "money": "ANNEXE {k} : DISPOSITIONS FINANCIÈRES",
    },
    "blind3": {
        "management": "Annexe n° {k} : modalités de gestion propres aux France Services",
        "offers": "Annexe n° {k} : engagements {of}",
        "contacts": "Annexe n° {k} : contacts des référents des partenaires",
        "money": "Annexe n° {k} : financement {year}",
    },
}
DATES = {
    "blind1": "Fait en {n} exemplaires originaux à {place} le {first} {month} {year}",
    "blind2": "Fait à {place}, le {day_told} {month} {year_told}",
    "blind3": "À {place}, le {day:02d}/{m:02d}/{year}",
}


class BlindPaper(Paper):
    titles = TITLES

    def new_chance(self) -> random.Random:
        return random.Random(self.seed * 7 + int(self.family[-1]))

    def new_sheet(self) -> Any:
        return BrowserSheet(self.chance) if self.family == "blind3" else OfficeSheet(self.chance)

    def count_houses(self) -> int:
        few = self.chance.random()
        return 1 if few < 0.15 else self.chance.randint(12, 24) if few > 0.93 else self.chance.randint(2, 7)

    def draw_house(self) -> House:
        return draw_house(self.words)

    def title_of(self, what: str, partner: Partner | None) -> str:
        title = super().title_of(what, partner)
        if self.family == "blind3":
            # what a browser prints upon a new page is the title, whatever stands before it
            return upper_first(title)
        return title.upper() if self.family == "blind2" else title

    def head(self) -> str:
        called = self.chance.choice(["Convention départementale France Services", "CONVENTION FRANCE SERVICES"])
        return f"{called} {self.words.here.genitive}"

    def parties(self, signers: list[signing.Party]) -> None:
        layout = self.pick(signing.PARTIES)
        if layout == "deputies":
            _deputies(self, signers)
        if layout != "none":
            signing.parties(self.sheet, self.words, signers, layout)

    def sign(self, signers: list[signing.Party]) -> None:
        dated = self.dated(DATES[self.family], str(len(signers)))
        signing.blocks(self.sheet, signers, self.pick(signing.SIGNING), dated)

    def order(self) -> Sequence[str]:
        order = list(KINDS)
        if self.chance.random() < 0.5:
            self.chance.shuffle(order)
        return order

    def management(self) -> None:
        layout = self.pick(houses.HOURS)
        part = self.open("management", lies=layout in ("week_table", "contact_table"))
        houses.annex(self.sheet, self.words, self.houses, layout, self.tables, part)
        if self.family == "blind3" and self.chance.random() < 0.4:
            houses.bus(self.sheet, self.words, self.tables, part)

    def offers(self) -> None:
        layout = self.pick(undertakings.OFFERS)
        some = self.chance.sample(self.partners, min(len(self.partners), self.chance.randint(2, 4)))
        if self.family == "blind1":
            part = self.open("offers", lies=layout == "merged_table" and self.chance.random() < 0.5)
            if layout == "merged_table":
                undertakings.one_annex(self.sheet, self.words, some, self.tables, part, self.year)
                return
            for k, p in enumerate(some):
                self.sheet.add(f"{k + 1}. {upper_first(p.name)}", self.sheet.heading)
                undertakings.annex(self.sheet, self.words, p, layout, self.tables, part, self.year, p)
            return
        for p in some:
            part = self.open("offers", partner=p)
            other = next(x for x in self.partners if x is not p)
            undertakings.annex(self.sheet, self.words, p, layout, self.tables, part, self.year, other)

    def contacts(self) -> None:
        layout = self.pick(people.CONTACTS)
        part = self.open("contacts", lies=layout in ("operators_across", "by_house"))
        people.annex(self.sheet, self.words, self.partners, self.houses, layout, self.tables, part)

    def money(self) -> None:
        layout = self.pick(money.FINANCING)
        part = self.open("money", lies=layout == "co_financiers")
        _, right = money.annex(self.sheet, self.words, self.houses, layout, self.tables, part, self.year)
        if layout != "budget_told":  # a sum told in a sentence may be checked or not
            self.check("amounts_add_up", None, "unknown" if right is None else "pass" if right else "fail")


def _deputies(paper: BlindPaper, signers: list[signing.Party]) -> None:
    for p in signers[1:]:
        if p.row["side"] == "partner" and paper.chance.random() < 0.25:
            person = paper.words.person()
            office = "directrice adjointe" if person.civility == "Mme" else "directeur adjoint"
            row = {**p.row, "civility": person.civility, "given_name": person.given, "family_name": person.family}
            row |= {"role": office, "capacity": "by_delegation"}
            p.row["signature"] = None
            p.deputy = signing.Party(person, office, p.organisation, p.the, row, p.signs)
