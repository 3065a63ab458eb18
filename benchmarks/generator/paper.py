"""One paper of a family set from parts: what all these families draw and set, in one order; what a family draws,
prints and names its own way stands in its own class."""

from __future__ import annotations

import random
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from benchmarks.generator import convention, weeks
from benchmarks.generator.blind import signing
from benchmarks.generator.blind.house import House, hour_rows
from benchmarks.generator.blind.words import OfficeWords, Partner
from benchmarks.generator.gold import document_row, gold_of, part_row
from benchmarks.generator.typesetting import Row
from benchmarks.generator.vocabulary import MONTHS

KINDS = {"management": "management_terms", "offers": "partner_offer", "contacts": "referents_table", "money": "other"}
NUMBERS = {"management": 4, "offers": 5, "contacts": 6, "money": 8}
"""As the model's list of annexes has them, which the papers repeat; the last is their own."""

Layouts = Mapping[str, Sequence[str]]
"""By family, the ways in which it may set something."""


class Paper(ABC):
    titles: ClassVar[dict[str, dict[str, str]]]
    """Of annexes, by family; `{of}` and `{the}` name the partner, `{k}` is the annex's number."""
    sheet_type: ClassVar[type[Any]]
    """Made of chance, family and the department's name in the genitive."""
    house_counts: ClassVar[Mapping[str, Sequence[int]]]
    """By family, how many houses there may be."""
    last_year = 2025
    first_day = 1
    """Of a month, on which it may be signed."""
    apart: tuple[str, ...] = ("name", "email")
    """In what its houses must differ."""

    def __init__(self, seed: int, family: str) -> None:
        self.seed, self.family = seed, family
        self.chance = self.new_chance()
        self.words = self.new_words()
        self.sheet: Any = self.new_sheet()
        self.tables: dict[str, list[Row]] = defaultdict(list)
        self.year = self.chance.randint(2020, self.last_year)
        self.date = (1, 1, self.year)
        self.draw_houses(self.count_houses(), self.draw_house)
        self.partners = self.draw_partners()

    @classmethod
    def make(cls, seed: int, family: str, path: Path, articles: bool = True) -> dict[str, Any]:
        """Write one native PDF to `path`; returns its gold (see `generate.make`)."""
        paper = cls(seed, family)
        title = paper.head()
        paper.sheet.add(title, paper.sheet.title, [paper.part("convention", "", title)])
        signers = paper.signers()
        paper.parties(signers)
        annexes, deviations = convention.model_clauses(paper.sheet, paper.chance, 5, paper.tables, articles)
        paper.date = (paper.chance.randint(cls.first_day, 28), paper.chance.randint(1, 12), paper.year)
        paper.sign(signers)
        convention.annex_list(paper.sheet, annexes, paper.tables["clauses"])
        setters = {
            "management": paper.management, "offers": paper.offers, "contacts": paper.contacts, "money": paper.money,
        }  # fmt: skip
        for what in paper.order():
            setters[what]()
        paper.finish(signers, title)
        paper.tables["deviations"] += deviations
        return gold_of(path, paper.tables, paper.sheet.save(path))

    def new_chance(self) -> random.Random:
        return random.Random(f"{self.family} {self.seed}")

    def new_words(self) -> OfficeWords:
        return OfficeWords(self.chance)

    def new_sheet(self) -> Any:
        return self.sheet_type(self.chance, self.family, self.words.here.genitive)

    def count_houses(self) -> int:
        return self.chance.choice(self.house_counts[self.family])

    @abstractmethod
    def draw_house(self) -> House: ...

    def draw_houses(self, count: int, draw: Callable[[], House]) -> None:
        self.houses: list[House] = []
        while len(self.houses) < count:
            house = draw()
            if not any(getattr(h, what) == getattr(house, what) for h in self.houses for what in self.apart):
                self.houses.append(house)

    def draw_partners(self) -> list[Partner]:
        return self.chance.sample(self.words.partners(), self.chance.randint(4, 8))

    def pick(self, layouts: Layouts) -> str:
        return self.chance.choice(layouts[self.family])

    @abstractmethod
    def head(self) -> str:
        """Set what stands above the title; returns the title."""

    @abstractmethod
    def parties(self, signers: list[signing.Party]) -> None: ...

    @abstractmethod
    def sign(self, signers: list[signing.Party]) -> None:
        """Set the date and the signature blocks."""

    def order(self) -> Sequence[str]:
        """The annexes as they follow each other."""
        return self.chance.sample(list(KINDS), len(KINDS))

    @abstractmethod
    def management(self) -> None: ...

    @abstractmethod
    def offers(self) -> None: ...

    @abstractmethod
    def contacts(self) -> None: ...

    @abstractmethod
    def money(self) -> None: ...

    def part(self, kind: str, annex: str, title: str, code: str = "") -> Row:
        row = part_row(len(self.tables["parts"]) + 1, kind, annex, title, code)
        self.tables["parts"].append(row)
        return row

    def open(self, what: str, lies: bool = False, partner: Partner | None = None) -> int:
        """Begin an annex on a new page; returns its part number."""
        self.sheet.turn(lies)
        title = self.title_of(what, partner)
        row = self.part(KINDS[what], str(NUMBERS[what]), title, partner.code if partner else "")
        self.sheet.add(self.lead(NUMBERS[what]) + title, self.sheet.title, [row])
        return len(self.tables["parts"])

    def title_of(self, what: str, partner: Partner | None) -> str:
        of, the = (partner.of(partner.name), partner.with_the(partner.name)) if partner else ("", "")
        return self.titles[self.family][what].format(k=NUMBERS[what], year=self.year, of=of, the=the)

    def lead(self, number: int) -> str:
        """What stands before an annex's title."""
        return ""

    def dated(self, form: str, copies: str = "") -> str:
        """A line of place and date in words and figures."""
        day, month, year = self.date
        return form.format(
            n=copies, place=self.words.here.prefecture, day=day, first="1er" if day == 1 else day, m=month,
            day_told="premier" if day == 1 else signing.in_words(day), month=MONTHS[month - 1], year=year,
            year_told=f"deux mille {signing.in_words(year - 2000)}",
        )  # fmt: skip

    def signers(self) -> list[signing.Party]:
        managers: dict[str, tuple[str, str, Any, str]] = {}
        for h in self.houses:
            managers.setdefault(h.manager, (h.manager, h.the, h.president, h.office))
        return signing.draw(self.words, list(managers.values()), self.partners)

    def tell_houses(self, setter: Callable[..., None], part: int, style: str) -> None:
        """Set the houses where their annex alone tells of them."""
        for house in self.houses:
            house.row["part"] = part
        rows = {h.name: hour_rows(h, self.tables, part) for h in self.houses}
        setter(self.sheet, self.words, self.houses, rows, style)

    def tell_money(self, setter: Callable[..., str | None], layouts: Layouts) -> None:
        """Set the annex of money; `setter` returns whether its sums add up, nothing where none does."""
        part = self.open("money")
        status = setter(self.sheet, self.words, self.houses, self.pick(layouts), self.tables, part, self.year)
        if status:
            self.check("amounts_add_up", None, status)

    def check(self, rule: str, subject: str | None, status: str) -> None:
        self.tables["checks"].append({"rule": rule, "subject": subject, "status": status})

    def finish(self, signers: list[signing.Party], title: str) -> None:
        """Add the rows of the whole paper."""
        for p in signers:
            self.tables["signatories"] += [p.row] + ([p.deputy.row] if p.deputy else [])
        self.tables["structures"][:0] = [h.row for h in self.houses]
        self.tables["documents"].append(document_row(title, self.words.here, self.date))
        for h in self.houses:
            if h.row["opening_hours"] is None:
                continue
            good = weeks.weekly_hours(h.week) >= 24, len(h.week) >= 5
            for rule, is_good in zip(("weekly_hours_24", "open_five_days"), good, strict=True):
                self.check(rule, h.name, "pass" if is_good else "fail")
