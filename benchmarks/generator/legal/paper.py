# ruff: noqa: E501 - wordings stand on one line each
"""One paper of these families."""

from __future__ import annotations

from benchmarks.generator.blind.house import House
from benchmarks.generator.blind.signing import Party
from benchmarks.generator.blind.words import Partner, with_articles
from benchmarks.generator.legal import houses, money, people, pledges
from benchmarks.generator.paper import Paper
from benchmarks.generator.plain.sheet import PlainSheet

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


class LegalPaper(Paper):
    titles = TITLES
    sheet_type = PlainSheet
    house_counts = dict.fromkeys(TITLES, (1, 2, 3, 3, 4, 5, 7))
    last_year = 2026
    apart = ("name", "email", "manager")

    def draw_house(self) -> House:
        return houses.draw_house(self.words)

    def draw_partners(self) -> list[Partner]:
        return with_articles(super().draw_partners())

    def title_of(self, what: str, partner: Partner | None) -> str:
        return TOGETHER if what == "offers" and partner is None else super().title_of(what, partner)

    def lead(self, number: int) -> str:
        return f"{'Annexe n°' if self.family == 'plain3' else 'ANNEXE'} {number}{self.chance.choice([' - ', chr(10), ' : '])}"

    def head(self) -> str:
        of = self.words.here.genitive
        title = self.chance.choice(HEADS[self.family]).format(of=of, year=self.year, next=self.year + 2)
        if self.chance.random() < 0.5:
            self.sheet.add(f"PRÉFET {of.upper()}\nLiberté\nÉgalité\nFraternité", "small")
        return title

    def parties(self, signers: list[Party]) -> None:
        self.signs, told = self.pick(people.SIGNING), self.pick(people.PARTIES)
        if self.signs == "in_place_of":
            told = "none"
            people.deputise(self.words, signers)
        people.parties(self.sheet, self.words, signers, told, self.houses)

    def sign(self, signers: list[Party]) -> None:
        dated = self.dated(self.chance.choice(DATES), self.chance.choice(["huit", "6", "douze"]))
        people.blocks(self.sheet, self.words, signers, self.signs, dated)
        if self.signs == "half_pages":
            self.sheet.turn(False)

    def management(self) -> None:
        layout = self.pick(houses.HOURS)
        part = self.open("management", lies=layout in ("sub_columns", "houses_across"))
        self.tell_houses(houses.SETTERS[layout], part, self.chance.choice(houses.CLOCKS))
        if self.chance.random() < 0.3:
            houses.stops(self.sheet, self.words, self.tables, part)

    def contacts(self) -> None:
        layout = self.pick(people.CONTACTS)
        part = self.open("contacts", lies=layout in ("three_numbers", "by_house"))
        people.contacts(self.sheet, self.words, self.partners, self.houses, layout, self.tables, part)

    def money(self) -> None:
        self.tell_money(money.annex, money.MONEY)

    def offers(self) -> None:
        layout = self.pick(pledges.OFFERS)
        some = self.chance.sample(self.partners, min(len(self.partners), self.chance.randint(2, 4)))
        if layout == "by_partner":
            pledges.by_partner(self.sheet, self.words, some, self.tables, self.open("offers"))
            return
        for p in some:
            pledges.offer(self.sheet, self.words, p, layout, self.tables, self.open("offers", partner=p), self.year)
