# ruff: noqa: E501 - tables of wordings stand on one line each
"""Words of these papers: any department, real communes' names, operators as offices call them, phones as people type them.
People, houses, numbers and mailboxes are invented."""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass, replace
from functools import lru_cache

from benchmarks.generator.typesetting import Row
from benchmarks.generator.vocabulary import MODELS, Department, Person, Vocabulary, slug

OVERSEAS = {"971": "590", "972": "596", "973": "594", "974": "262", "976": "262"}


@dataclass(frozen=True)
class Partner:
    """`name` in full, `short` as people say it; `the` + name gives `la CAF`; `head` = (masculine, feminine) office."""

    code: str
    name: str
    short: str
    the: str
    head: tuple[str, str]
    domain: str
    she: bool = True

    def with_the(self, text: str) -> str:
        return self.the + text

    def of(self, text: str) -> str:
        return {"le ": "du ", "la ": "de la ", "l'": "de l'", "": "de "}[self.the] + text

    def pronoun(self) -> str:
        return "Elle" if self.she else "Il"


@lru_cache
def _communes() -> dict[str, list[tuple[str, str]]]:
    out: dict[str, list[tuple[str, str]]] = {}
    with (MODELS / "communes.csv").open(encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            out.setdefault(row["dep"], []).append((row["name"], row["postcodes"].split("|")[0].split()[0]))
    return out


class OfficeWords(Vocabulary):
    """Draws for one paper."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__(chance)
        with (MODELS / "departments.csv").open(encoding="utf-8") as handle:
            rows = [r for r in csv.DictReader(handle) if len(_communes().get(r["code"], [])) >= 8]
        odd = [r for r in rows if not r["code"].isdigit() or int(r["code"]) > 95]
        row = chance.choice(odd if odd and chance.random() < 0.2 else rows)
        self.here = Department(row["code"], row["name"], row["genitive"], row["prefecture"])
        self.phone_style = chance.choice(
            [
                "{0} {1} {2} {3} {4}",
                "{0}.{1}.{2}.{3}.{4}",
                "{0}{1}{2}{3}{4}",
                "{0}-{1}-{2}-{3}-{4}",
                "{0} {1} {2} {3} {4}",
                "+{c} {z} {1} {2} {3} {4}",
                "+{c} (0){z} {1} {2} {3} {4}",
                "{0}/{1}/{2}/{3}/{4}",
            ]
        )

    def place(self) -> tuple[str, str]:
        """A commune of the department that the paper has not named yet, and its postcode."""
        left = [place for place in _communes()[self.here.code] if place[0] not in self._used]
        if not left:  # a small department in a long paper
            return self.commune(), self.here.code[:2] + "999"
        name, postcode = self.chance.choice(left)
        self.unused(name)
        return name, postcode

    def number(self, mobile: bool = False) -> tuple[str, str]:
        """A phone number: as typed, and in E.164."""
        code = OVERSEAS.get(self.here.code, "33")
        if code != "33":
            first = {"590": "0590", "596": "0596", "594": "0594", "262": "0262"}[code]
            bare = first + f"{self.chance.randint(200000, 999999)}"
        else:
            bare = self.phone(mobile)
        pairs = [bare[i : i + 2] for i in range(0, 10, 2)]
        return self.phone_style.format(*pairs, c=code, z=pairs[0][1:]), f"+{code}{bare[1:]}"

    def post(self, person: Person | None, domain: str) -> str:
        if person is None:
            return self.chance.choice(["fs-partenaires", "franceservices", "contact-fs", "relais.fs"]) + "@" + domain
        given, family = slug(person.given), slug(person.family)
        form = self.chance.choice(["{g}.{f}", "{g}.{f}", "{g}-{f}", "{i}{f}", "{f}.{g}"])
        return form.format(g=given, f=family, i=given[0]) + "@" + domain

    def partners(self) -> list[Partner]:
        """Operators of the department, each under one of its names."""
        d, g, c = self.here, self.here.genitive, self.here.code.lower()
        pick = self.chance.choice
        head = pick([("directeur", "directrice"), ("directeur général", "directrice générale")])
        return [
            Partner(
                "cnaf",
                pick([f"Caisse d'allocations familiales {g}", f"CAF {g}"]),
                "CAF",
                "la ",
                head,
                f"caf{c}.exemple.fr",
            ),
            Partner(
                "cnam",
                pick([f"Caisse primaire d'assurance maladie {g}", f"CPAM {g}", f"Assurance maladie {g}"]),
                "CPAM",
                "la ",
                head,
                f"cpam{c}.exemple.fr",
            ),
            Partner(
                "msa",
                pick([f"Mutualité sociale agricole {g}", f"MSA {d.name}"]),
                "MSA",
                "la ",
                head,
                f"msa{c}.exemple.fr",
            ),
            Partner(
                "france_travail",
                pick(["France Travail", f"Pôle emploi {d.name}"]),
                "",
                "",
                ("directeur territorial", "directrice territoriale"),
                "emploi.exemple.fr",
                False,
            ),
            Partner(
                "cnav",
                pick(["CARSAT du Grand Sud", "Caisse d'assurance retraite et de la santé au travail du Grand Sud"]),
                "CARSAT",
                "la ",
                head,
                "carsat.exemple.fr",
            ),
            Partner(
                "dgfip",
                pick([f"Direction départementale des finances publiques {g}", f"DDFiP {g}"]),
                "DDFiP",
                "la ",
                ("directeur départemental", "directrice départementale"),
                "ddfip.exemple.fr",
            ),
            Partner(
                "la_poste",
                pick(["La Poste", "Groupe La Poste"]),
                "La Poste",
                "",
                ("délégué régional", "déléguée régionale"),
                "poste.exemple.fr",
            ),
            Partner(
                "justice",
                pick([f"Conseil départemental de l'accès au droit {g}", f"tribunal judiciaire de {d.prefecture}"]),
                "",
                "le ",
                ("président", "présidente"),
                "justice.exemple.fr",
                False,
            ),
            Partner("urssaf", pick([f"Urssaf {d.name}", f"URSSAF {g}"]), "URSSAF", "l'", head, "urssaf.exemple.fr"),
            Partner("local", f"Mission locale {g}", "Mission locale", "la ", head, "mission-locale.exemple.fr"),
            Partner("local", f"ADIL {g}", "ADIL", "l'", head, "adil.exemple.fr"),
        ]


def title_of(person: Person, pair: tuple[str, str]) -> str:
    return pair[person.civility == "Mme"]


def long(person: Person) -> str:
    return "Madame" if person.civility == "Mme" else "Monsieur"


def name_of(person: Person, style: str) -> str:
    return {
        "plain": f"{person.given} {person.family}", "capitals": f"{person.given} {person.family.upper()}",
        "family": f"{person.family.upper()} {person.given}", "comma": f"{person.family.upper()}, {person.given}",
    }[style]  # fmt: skip


def with_articles(partners: list[Partner]) -> list[Partner]:
    """As sentences need them, where a list has bare names."""
    articles = {"Assurance maladie": "l'", "Groupe La Poste": "le "}
    return [replace(p, the=next((a for name, a in articles.items() if p.name.startswith(name)), p.the)) for p in partners]


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def new(tables: dict[str, list[Row]], table: str, row: Row) -> Row:
    row.setdefault("quote", "")
    tables[table].append(row)
    return row
