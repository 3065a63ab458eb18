# ruff: noqa: E501 - wordings stand on one line each
"""One paper of these families: what is drawn, its titles, what stands where."""

from __future__ import annotations

from benchmarks.generator.blind.house import House
from benchmarks.generator.blind.signing import Party
from benchmarks.generator.blind.words import Partner, with_articles
from benchmarks.generator.dept import directory, houses, money, pledges, signing
from benchmarks.generator.paper import NUMBERS, Paper
from benchmarks.generator.plain.sheet import PlainSheet

TITLES = {
    "dept1": {"management": "Implantation et horaires des France Services", "offers": "Fiche partenaire {of}", "contacts": "Coordonnées des interlocuteurs réservées aux agents", "money": "Modalités financières {year}"},
    "dept2": {"management": "Le réseau des structures et leurs horaires", "offers": "Les engagements {of}", "contacts": "Carnet d'adresses des opérateurs", "money": "Moyens budgétaires {year}"},
}  # fmt: skip
TOGETHER = {"dept1": "Engagements transversaux des opérateurs", "dept2": "Programme d'action des opérateurs"}
HEADS = {
    "dept1": ("Convention-cadre départementale France Services {of}", "Convention-cadre relative au réseau France Services {of}"),
    "dept2": ("Convention départementale France Services {of} {year}-{next}", "Convention de réseau France Services {of}"),
}
DATES = {"dept1": ("Fait en {n} exemplaires à {place}, le {first} {month} {year}", "Fait à {place}, le {day:02d}/{m:02d}/{year}"), "dept2": ("{place}, le {first} {month} {year}", "Signé à {place} le {first} {month} {year}")}
LYING = ("matrix", "wall", "two_tables", "lying", "crosses")


class DeptPaper(Paper):
    titles = TITLES
    sheet_type = PlainSheet
    house_counts = dict.fromkeys(TITLES, (2, 3, 4, 5, 6, 8))
    last_year = 2026
    apart = ("name", "email", "manager")

    def draw_house(self) -> House:
        return houses.draw_house(self.words)

    def draw_partners(self) -> list[Partner]:
        return with_articles(self.chance.sample(self.words.partners(), self.chance.randint(5, 10)))

    def title_of(self, what: str, partner: Partner | None) -> str:
        return TOGETHER[self.family] if what == "offers" and partner is None else super().title_of(what, partner)

    def lead(self, number: int) -> str:
        joined = self.chance.choice([" – ", " : ", "\n"]) if self.family == "dept1" else self.chance.choice([" | ", ". ", "\n"])
        return f"{'Annexe n°' if self.family == 'dept1' else 'ANNEXE '}{number}{joined}"

    def head(self) -> str:
        if self.family == "dept2" and self.chance.random() < 0.6:
            self.sheet.put(f'<div class="band">{self.sheet.tell("Préfecture " + self.words.here.genitive)}</div>')
        return self.chance.choice(HEADS[self.family]).format(of=self.words.here.genitive, year=self.year, next=self.year + 2)

    def parties(self, signers: list[Party]) -> None:
        if self.family == "dept1" and self.chance.random() < 0.5:
            self._table_of_contents()
        told = self.pick(signing.PARTIES)
        if told != "listed_behind" and self.chance.random() < 0.4:
            signing.deputise_the_prefect(self.words, signers[0])
        signing.parties(self.sheet, self.words, signers, told, self.houses)

    def _table_of_contents(self) -> None:
        """Titles of annexes with leaders, on which page they stand by and large."""
        self.sheet.add("SOMMAIRE", self.sheet.bold)
        for k, (what, number) in enumerate((w, n) for w, n in NUMBERS.items() if w != "offers"):
            self.sheet.add(f"Annexe n°{number} – {self.title_of(what, None)} {'.' * self.chance.randint(20, 60)} {4 + 2 * k}", "small")

    def sign(self, signers: list[Party]) -> None:
        dated = self.dated(self.chance.choice(DATES[self.family]), self.chance.choice(["quatorze", "12", "deux"]))
        signing.blocks(self.sheet, self.words, signers, self.pick(signing.SIGNING), dated)

    def management(self) -> None:
        layout = self.pick(houses.HOURS)
        if layout == "common":
            houses.share_a_week(self.words, self.houses)
        part = self.open("management", lies=layout in LYING)
        self.tell_houses(houses.SETTERS[layout], part, self.chance.choice(houses.CLOCKS))

    def contacts(self) -> None:
        layout = self.pick(directory.CONTACTS)
        part = self.open("contacts", lies=layout in LYING)
        directory.contacts(self.sheet, self.words, self.partners, layout, self.tables, part)

    def money(self) -> None:
        self.tell_money(money.annex, money.MONEY)

    def finish(self, signers: list[Party], title: str) -> None:
        self._form("mandate", 7, "Mandat")
        self.sheet.add("Je soussigné(e) ......................................................, demeurant à ......................................................, autorise le conseiller de la structure France Services de ...................................... à accomplir en mon nom les démarches que je lui désigne.")
        self.sheet.add("Ce mandat prend fin à l'issue du rendez-vous. Fait à ................................, le ....../....../............")
        super().finish(signers, title)

    def _form(self, kind: str, number: int, title: str, lies: bool = False) -> None:
        """Begin an annex that bears no rows."""
        self.sheet.turn(lies)
        self.sheet.add(self.lead(number) + title, self.sheet.title, [self.part(kind, str(number), title)])

    def offers(self) -> None:
        if self.chance.random() < 0.5:
            self._form("service_catalogue", 2, "Bouquet de services", lies=True)
            pledges.catalogue(self.sheet, self.words, self.partners)
        layout = self.pick(pledges.OFFERS)
        some = self.chance.sample(self.partners, self.chance.randint(2, 5))
        if layout in pledges.TOGETHER:
            part = self.open("offers", lies=layout in LYING)
            pledges.together(self.sheet, self.words, some, layout, self.tables, part)
            return
        for p in some:
            pledges.offer(self.sheet, self.words, p, layout, self.tables, self.open("offers", partner=p), self.year)
