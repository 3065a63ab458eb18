# ruff: noqa: E501 - wordings stand on one line each
"""One paper of these families: what is drawn, its titles, what stands where."""

from __future__ import annotations

from benchmarks.generator.blind.house import House
from benchmarks.generator.blind.signing import Party
from benchmarks.generator.blind.words import Partner, with_articles
from benchmarks.generator.paper import Paper
from benchmarks.generator.plain import houses, people, pledges
from benchmarks.generator.plain.sheet import PlainSheet

TITLES = {
    "plain1": {"management": "Modalités de gestion propres à chaque structure", "offers": "Offre complémentaire {of}", "contacts": "Tableau récapitulatif des référents", "money": "Plan de financement {year}"},
    "plain2": {"management": "Les structures France Services du territoire", "offers": "Ce que propose {the}", "contacts": "Les référents des partenaires", "money": "Le financement du réseau"},
}  # fmt: skip
HEADS = {
    "plain1": ("Convention départementale France Services {of}", "Convention relative aux France Services {of}"),
    "plain2": ("Convention France Services {of} {year}-{next}", "Convention départementale des France Services {of}"),
}
DATES = ("Fait à {place}, le {first} {month} {year}", "À {place}, le {day:02d}/{m:02d}/{year}")


class PlainPaper(Paper):
    titles = TITLES
    sheet_type = PlainSheet
    house_counts = dict.fromkeys(TITLES, (1, 2, 3, 4, 5, 6, 9))
    last_year = 2026

    def draw_house(self) -> House:
        return houses.draw_house(self.words, posts=not any(h.manager_type in ("la_poste", "msa") for h in self.houses))

    def draw_partners(self) -> list[Partner]:
        running = {h.manager_type for h in self.houses}
        able = with_articles([p for p in self.words.partners() if p.code not in running])
        return self.chance.sample(able, self.chance.randint(4, 8))

    def lead(self, number: int) -> str:
        return f"{'Annexe' if self.family == 'plain1' else 'ANNEXE'} {number}{self.chance.choice([' : ', ' – ', chr(10)])}"

    def head(self) -> str:
        return self.chance.choice(HEADS[self.family]).format(of=self.words.here.genitive, year=self.year, next=self.year + 3)

    def parties(self, signers: list[Party]) -> None:
        self.signs, told = self.pick(people.SIGNING), self.pick(people.PARTIES)
        if self.signs == "by_delegation" and told == "none":
            people.deputise(self.words, signers)
        if told not in ("sides", "merged_sides") and self.signs != "bands":
            for p in signers:  # where parties have no groups, that La Poste or the MSA runs a house stands in an annex only
                if p.organisation in ("La Poste", "MSA services"):
                    p.row |= {"side": None, "partner_code": None}
        people.parties(self.sheet, self.words, signers, told, self.houses)

    def sign(self, signers: list[Party]) -> None:
        people.blocks(self.sheet, self.words, signers, self.signs, self.dated(self.chance.choice(DATES)))

    def management(self) -> None:
        layout = self.pick(houses.HOURS)
        part = self.open("management", lies=layout in ("lying_table", "half_days"))
        self.tell_houses(houses.SETTERS[layout], part, self.chance.choice(houses.CLOCKS))
        if self.chance.random() < 0.3:
            houses.round_of_a_bus(self.sheet, self.words, self.tables, part)

    def contacts(self) -> None:
        part = self.open("contacts")
        people.contacts(self.sheet, self.words, self.partners, self.houses, self.pick(people.CONTACTS), self.tables, part)

    def money(self) -> None:
        self.tell_money(pledges.money, pledges.MONEY)

    def offers(self) -> None:
        layout = self.pick(pledges.OFFERS)
        for p in self.chance.sample(self.partners, min(len(self.partners), self.chance.randint(2, 4))):
            other = next(x for x in self.partners if x.code != p.code)
            part = self.open("offers", partner=p)
            pledges.offer(self.sheet, self.words, p, layout, self.tables, part, self.year, self.houses, other)
