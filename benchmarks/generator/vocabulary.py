"""Words of random conventions: places, people, operators. Everything is invented but the departments' names."""

from __future__ import annotations

import csv
import random
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from faker import Faker

MODELS = Path(__file__).resolve().parents[2] / "models"
ROOTS = (
    "Montaubry Vellefontaine Roquecourt Belleserre Champvert Larrivière Pontgibert Auzecourt Brévilliers Castelmary "
    "Florigny Granderive Haumont Jussanval Lignerolle Marcevault Nozeray Ormaison Peyrebrune Quincerot Ravières "
    "Sauvigney Tournemire Ussonville Varzelles Yvrandes Clairegoutte Doulaincourt Estrabonne Fontrailles"
).split()
SUFFIXES = ("", "", "", "-sur-Doire", "-les-Bains", "-en-Vallée", "-le-Vieux", "-sous-Bois", "-la-Forêt")
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
RIVERS = "Doire Lauvette Semine Ardèze Vienelle Morge Auronce".split()
STREETS = (
    "place de la Mairie",
    "rue de la République",
    "avenue Jean Jaurès",
    "rue des Écoles",
    "boulevard Victor Hugo",
    "chemin du Moulin",
    "rue du Général de Gaulle",
    "place du Marché",
    "allée des Tilleuls",
)


@dataclass(frozen=True)
class Person:
    civility: str
    given: str
    family: str


@dataclass(frozen=True)
class Department:
    code: str
    name: str
    genitive: str
    prefecture: str


@dataclass(frozen=True)
class Organisation:
    """A partner as a convention names it. `domain`: of its mailboxes."""

    code: str
    name: str
    domain: str
    directors: tuple[tuple[str, str], ...]
    """(masculine, feminine) titles of who signs."""
    referents: tuple[tuple[str, str], ...]


class Vocabulary:
    """Draws from one seeded source of chance, so that a seed makes the same document everywhere."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self._faker = Faker("fr_FR")
        self._faker.seed_instance(chance.randrange(1 << 30))
        self._used: set[str] = set()

    def department(self) -> Department:
        with (MODELS / "departments.csv").open(encoding="utf-8") as handle:
            rows = [r for r in csv.DictReader(handle) if r["code"].isdigit() and int(r["code"]) < 96]
        row = self.chance.choice(rows)
        return Department(row["code"], row["name"], row["genitive"], row["prefecture"])

    def unused(self, text: str) -> bool:
        """Whether a text is new to this document; it is not any more."""
        new = text not in self._used
        self._used.add(text)
        return new

    def person(self) -> Person:
        while True:
            woman = self.chance.random() < 0.5
            given = self._faker.first_name_female() if woman else self._faker.first_name_male()
            family = self._faker.last_name()
            if self.chance.random() < 0.08:
                family = self.chance.choice(["Le ", "de "]) + family.split()[-1]
            if family not in self._used and len(given) < 16:
                self._used.add(family)
                return Person("Mme" if woman else "M.", given, family)

    def commune(self) -> str:
        while True:
            name = self.chance.choice(ROOTS) + self.chance.choice(SUFFIXES)
            if self.chance.random() < 0.25:
                name = "Saint-" + self._faker.first_name_male().split("-")[0].split()[0] + self.chance.choice(SUFFIXES)
            if name not in self._used:
                self._used.add(name)
                return name

    def epci(self) -> str:
        kind = self.chance.choice(["communauté de communes", "communauté de communes", "communauté d'agglomération"])
        return f"{kind} {self.chance.choice(['du Pays de', 'Val de', 'Terres de'])} {self.chance.choice(ROOTS)}"

    def street(self) -> str:
        return f"{self.chance.randint(1, 98)} {self.chance.choice(['', '', '', 'bis '])}{self.chance.choice(STREETS)}"

    def phone(self, mobile: bool = False) -> str:
        """A number from the ranges kept for fiction (01 99 00.., 02 61 91.., 06 39 98..)."""
        head = (
            ("06", "39", "98")
            if mobile
            else self.chance.choice([("01", "99", "00"), ("02", "61", "91"), ("03", "53", "01")])
        )
        return "".join(head) + f"{self.chance.randint(0, 9999):04d}"

    def mailbox(self, person: Person | None, domain: str) -> str:
        if person is None:
            return self.chance.choice(["partenaires", "france-services", "contact.fs", "accueil"]) + "@" + domain
        given, family = slug(person.given), slug(person.family)
        return (
            self.chance.choice([f"{given}.{family}", f"{given}.{family}", f"{family}.{given}", f"{given[0]}.{family}"])
            + "@"
            + domain
        )


def slug(text: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return bare.lower().replace(" ", "-").replace("'", "")


def partners(department: Department) -> list[Organisation]:
    """The operators of a department, as its papers would call them."""
    d, g = department.code.lower(), department.genitive
    director = (("Directeur", "Directrice"), ("Directeur adjoint", "Directrice adjointe"))
    return [
        Organisation(
            "cnaf",
            f"Caisse d'allocations familiales {g}",
            f"caf{d}.exemple.fr",
            director,
            (("chargé de partenariats", "chargée de partenariats"), ("conseiller technique", "conseillère technique")),
        ),
        Organisation(
            "cnam",
            f"CPAM {g}",
            f"cpam{d}.exemple.fr",
            (("Directeur", "Directrice"), ("Directeur général", "Directrice générale")),
            (("référent accès aux droits", "référente accès aux droits"),),
        ),
        Organisation(
            "msa",
            f"MSA {department.name}",
            f"msa{d}.exemple.fr",
            (("Directeur général", "Directrice générale"), ("Président", "Présidente")),
            (("animateur de territoire", "animatrice de territoire"), ("responsable d'agence", "responsable d'agence")),
        ),
        Organisation(
            "france_travail",
            "France Travail",
            "francetravail.exemple.fr",
            (("Directeur territorial", "Directrice territoriale"),),
            (("conseiller référent", "conseillère référente"), ("directeur d'agence", "directrice d'agence")),
        ),
        Organisation(
            "cnav",
            f"CARSAT {region_of(department)}",
            "carsat.exemple.fr",
            director,
            (("attaché de direction", "attachée de direction"),),
        ),
        Organisation(
            "dgfip",
            f"Direction départementale des finances publiques {g}",
            "dgfip.exemple.fr",
            (("Directeur départemental", "Directrice départementale"),),
            (("inspecteur", "inspectrice"), ("contrôleur principal", "contrôleuse principale")),
        ),
        Organisation(
            "la_poste",
            "La Poste",
            "laposte.exemple.fr",
            (("Délégué territorial", "Déléguée territoriale"), ("Directeur régional", "Directrice régionale")),
            (("responsable d'exploitation", "responsable d'exploitation"),),
        ),
        Organisation(
            "justice",
            f"Tribunal judiciaire de {department.prefecture}",
            "justice.exemple.fr",
            (("Président", "Présidente"),),
            (("coordinateur du CDAD", "coordinatrice du CDAD"),),
        ),
        Organisation(
            "interieur",
            f"Préfecture {g} - bureau des titres",
            f"pref{d}.exemple.fr",
            (("Secrétaire général", "Secrétaire générale"),),
            (("référent titres", "référente titres"),),
        ),
        Organisation(
            "urssaf",
            f"Urssaf {region_of(department)}",
            "urssaf.exemple.fr",
            (("Directeur régional", "Directrice régionale"),),
            (("chargé d'affaires", "chargée d'affaires"),),
        ),
    ]


def region_of(department: Department) -> str:
    """A region's name for the regional operators: any will do, the same for one department."""
    regions = (
        "Bourgogne-Franche-Comté",
        "Centre-Val de Loire",
        "Aquitaine",
        "Rhône-Alpes",
        "Normandie",
        "Nord-Est",
        "Midi-Pyrénées",
    )
    return regions[sum(map(ord, department.name)) % len(regions)]


def of_place(name: str) -> str:
    """`de Ravières`, `d'Ormaison`."""
    return ("d'" if name[0] in "AEIOUYÉÈH" else "de ") + name


def e164(phone: str) -> str:
    return "+33" + phone[1:]


def with_article(name: str) -> str:
    """With its article, as `Pour la CPAM` wants it."""
    if name.startswith(("Caisse", "CPAM", "MSA", "CARSAT", "Direction", "Préfecture")):
        return "la " + name
    if name.startswith("Urssaf"):
        return "l'" + name
    return "le " + name if name.startswith("Tribunal") else name
