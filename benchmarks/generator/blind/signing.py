"""Parties and signature blocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from benchmarks.generator.blind.sheets import Cell
from benchmarks.generator.blind.words import OfficeWords, Partner, long, title_of, upper_first
from benchmarks.generator.gold import signatory_row
from benchmarks.generator.typesetting import Row
from benchmarks.generator.vocabulary import Person

PARTIES = {"blind1": ("numbered", "none"), "blind2": ("party_grid", "headings"), "blind3": ("grouped", "deputies")}
SIGNING = {
    "blind1": ("four_across", "boxes", "own_page"),
    "blind2": ("to_the_right", "wide_table"),
    "blind3": ("transposed", "left_list"),
}
TENS = ("", "", "vingt", "trente")
UNITS = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
UNITS += ["dix-sept", "dix-huit", "dix-neuf"]


@dataclass
class Party:
    person: Person
    office: str
    organisation: str
    the: str
    """Article, with its blank."""
    row: Row
    signs: bool
    deputy: Any = None
    """The party row of who signs in their place."""

    def of(self) -> str:
        joined = {"le ": "du ", "la ": "de la ", "l'": "de l'", "": "de "}[self.the]
        return ("d'" if joined == "de " and self.organisation[0] in "AEIOUÉ" else joined) + self.organisation

    def his(self) -> str:
        """`son` or `sa`, before the office of who leads the body."""
        return "son" if self.office[0] in "aeiouéè" or self.person.civility == "M." else "sa"

    def led(self) -> str:
        """`représentée` agrees with `la caisse`, not with who leads it."""
        return "représenté" if self.the == "le " else "représentée"


def who(p: Party, sheet: Any, civility: str = "short") -> str:
    family = p.person.family.upper() if sheet.capitals else p.person.family
    names = [family, p.person.given] if sheet.family_first else [p.person.given, family]
    front = {"short": p.person.civility, "long": long(p.person), "": ""}[civility]
    return " ".join(x for x in (front, *names) if x)


def draw(words: OfficeWords, managers: list[tuple[str, str, Person, str]], partners: list[Partner]) -> list[Party]:
    """`managers`: (name, article, person, office)."""
    prefect = words.person()
    office = f"{title_of(prefect, ('préfet', 'préfète'))} {words.here.genitive}"
    signs = words.chance.random() < 0.85
    out = [Party(prefect, office, "État", "l'", signatory_row(prefect, office, None, "state", "etat", signs), signs)]
    for name, the, person, title in managers:
        signs = words.chance.random() < 0.85
        out.append(Party(person, title, name, the, signatory_row(person, title, name, "manager", "", signs), signs))
    for partner in partners:
        person, signs = words.person(), words.chance.random() < 0.85
        title = title_of(person, partner.head)
        row = signatory_row(person, title, partner.name, "partner", partner.code, signs)
        out.append(Party(person, title, partner.name, partner.the, row, signs))
    return out


def parties(sheet: Any, words: OfficeWords, people: list[Party], layout: str) -> None:
    state, *rest = people
    if layout == "numbered":
        sheet.add("La présente convention est conclue entre :")
        sheet.add(f"1. L'État, représenté par {who(state, sheet, 'long')}, {state.office},", rows=[state.row])
        for k, p in enumerate(rest):
            e = "e" if p.the in ("la ", "l'") else ""
            the = upper_first(p.the) + p.organisation if p.the else p.organisation
            how = words.chance.choice(["", "", ", dûment habilité par délibération du 12 mars 2022"])
            possessive = "sa" if p.person.civility == "Mme" else "son"
            sheet.add(
                f"{k + 2}. {the}, représenté{e} par {possessive} {p.office}, {who(p, sheet, 'long')}{how},",
                rows=[p.row],
            )
        sheet.add("Ci-après désignés ensemble « les parties ».")
    elif layout == "party_grid":
        sheet.add("Entre les parties suivantes :")
        lines: list[Any] = [["Organisme", "Représentant", "Fonction"]]
        lines.append([Cell("État", bold=True, across=3)])
        lines.append(["L'État", Cell(who(state, sheet), [state.row]), upper_first(state.office)])
        lines.append([Cell("Gestionnaires des France Services", bold=True, across=3)])
        for side, following in (("manager", "Opérateurs partenaires"), ("partner", "")):
            for p in rest:
                if p.row["side"] == side:
                    lines.append([upper_first(p.organisation), Cell(who(p, sheet), [p.row]), upper_first(p.office)])
            if following:
                lines.append([Cell(following, bold=True, across=3)])
        sheet.set_table(lines, [70, 55, 45])
    elif layout == "headings":
        sheet.add("ENTRE", sheet.bold)
        for k, p in enumerate(people):
            the = upper_first(p.the) + p.organisation if p.the else upper_first(p.organisation)
            sheet.add(the, sheet.bold)
            sheet.add(
                f"Représenté{'e' if p.the == 'la ' else ''} par {who(p, sheet, 'long')}, {p.office}"
                + (f", ci-après « le {'gestionnaire' if p.row['side'] == 'manager' else 'partenaire'} »" if k else ""),
                rows=[p.row],
            )
        sheet.add("IL EST CONVENU CE QUI SUIT", sheet.bold)
    elif layout == "grouped":
        sheet.add("Il est convenu entre, d'une part :")
        sheet.bullets([(f"l'État, représenté par {who(state, sheet, 'long')}, {state.office} ;", [state.row])])
        for side, told in (
            ("manager", "les porteurs des structures :"),
            ("partner", "et les opérateurs, d'autre part :"),
        ):
            sheet.add(told)
            group = [p for p in rest if p.row["side"] == side]
            sheet.bullets([(f"pour {p.the}{p.organisation} : {who(p, sheet)}, {p.office} ;", [p.row]) for p in group])
    elif layout == "deputies":
        sheet.add(f"Entre l'État, représenté par {who(state, sheet, 'long')}, {state.office},", rows=[state.row])
        for p in rest:
            e = "e" if p.the in ("la ", "l'") else ""
            told = f"et {p.the}{p.organisation}, représenté{e} par {who(p, sheet, 'long')}, {p.office}"
            if p.deputy is not None:
                d = p.deputy
                told += f", et, par délégation, par {who(d, sheet, 'long')}, {d.office}"
            sheet.add(told + ",", rows=[p.row] + ([p.deputy.row] if p.deputy else []))


def in_words(number: int) -> str:
    if number < 20:
        return UNITS[number]
    ten, one = divmod(number, 10)
    return TENS[ten] + ("" if one == 0 else " et un" if one == 1 else "-" + UNITS[one])


def blocks(sheet: Any, people: list[Party], layout: str, dated: str) -> None:
    if layout == "own_page":
        sheet.new_page()
        sheet.add("SIGNATURES", sheet.heading)
    sheet.add(dated)
    signers = [p.deputy or p for p in people]
    pairs = list(zip(signers, people, strict=True))

    def head(p: Party) -> str:
        return "L'État" if p.row["side"] == "state" else upper_first(p.organisation)

    if layout == "four_across":
        sheet.cards(
            [
                [
                    Cell(head(o), bold=True),
                    Cell(upper_first(s.office)),
                    Cell("", ink=s.signs),
                    Cell(who(s, sheet), [s.row]),
                ]
                for s, o in pairs
            ],
            4,
            52,
            False,
        )
    elif layout in ("boxes", "own_page"):
        told = []
        for s, o in pairs:
            the = "Le" if s.person.civility == "M." else "La"
            told.append(
                [
                    Cell("Pour l'État," if o.row["side"] == "state" else f"Pour {o.the}{o.organisation},"),
                    Cell(f"{the} {s.office},"),
                    Cell(who(s, sheet), [s.row], ink=s.signs),
                ]
            )
        sheet.cards(told, 2, 44, layout == "boxes")
    elif layout == "to_the_right":
        for s, o in pairs:
            where = "" if o.row["side"] == "state" else f" {o.of()}"
            sheet.to_the_right(f"{'Le' if s.person.civility == 'M.' else 'La'} {s.office}{where}", [s.row])
            sheet.scrawl(s.signs)
            sheet.to_the_right(who(s, sheet, ""))
            sheet.to_the_right("(signature précédée de la mention « Lu et approuvé »)")
            sheet.space(2)
    elif layout == "wide_table":
        lines: list[Any] = [["Signataire", "Qualité", "Structure représentée", "Cachet et signature"]]
        for s, o in pairs:
            lines.append([Cell(who(s, sheet), [s.row]), upper_first(s.office), head(o), Cell("", ink=s.signs)])
        sheet.set_table(lines, [45, 40, 50, 35])
    elif layout == "transposed":
        for start in range(0, len(pairs), 3):
            group = pairs[start : start + 3]
            lines = [
                [Cell(head(o), bold=True) for _, o in group],
                [Cell(f"{who(s, sheet)}\n{upper_first(s.office)}", [s.row]) for s, _ in group],
                [Cell("Lu et approuvé", ink=s.signs) for s, _ in group],
            ]
            sheet.set_table(lines, [1] * len(group), header=0)
    else:
        for s, o in pairs:
            where = "" if o.row["side"] == "state" else f" {o.of()}"
            sheet.add(f"{who(s, sheet, 'long')}", sheet.bold, [s.row])
            sheet.add(upper_first(s.office) + where)
            sheet.scrawl(s.signs)
