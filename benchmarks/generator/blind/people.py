# ruff: noqa: E501 - tables of wordings stand on one line each
"""Referents and offices that agents can reach, in nine settings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from benchmarks.generator.blind.house import House, Tables
from benchmarks.generator.blind.sheets import Cell
from benchmarks.generator.blind.words import OfficeWords, Partner, new, title_of, upper_first
from benchmarks.generator.gold import contact_row
from benchmarks.generator.typesetting import Row
from benchmarks.generator.vocabulary import Person

CONTACTS = {
    "blind1": ("operators_across", "by_house"),
    "blind2": ("paragraphs", "boxes", "two_levels"),
    "blind3": ("titular", "reachable", "split_names"),
}
ROLES = (
    ("conseiller partenariats", "conseillère partenariats"),
    ("responsable de l'accueil", "responsable de l'accueil"),
    ("chargé de mission", "chargée de mission"),
    ("référent France Services", "référente France Services"),
)


def draw_contact(
    words: OfficeWords, p: Partner, tables: Tables, part: int, roles: Sequence[tuple[str, str]] = (), person: bool = True,
    mobiles: Sequence[bool] = (False,),
) -> tuple[Row, Person | None, str, list[str]]:  # fmt: skip
    """Somebody at an operator or its office, in the gold; returns row, person, role and numbers as typed, which are of
    mobile phones where `mobiles` says so. Without `roles` none is told."""
    who = words.person() if person else None
    role = title_of(who, words.chance.choice(roles)) if who and roles else ""
    numbers = [words.number(mobile) for mobile in mobiles]
    row = contact_row(part, p.code, who, role, words.post(who, p.domain), [number for _, number in numbers])
    return new(tables, "contacts", row), who, role, [told for told, _ in numbers]


def _draw(
    words: OfficeWords, p: Partner, tables: Tables, part: int, person: bool = True, mobile: bool = False
) -> tuple[Row, str, Person | None]:
    row, who, _, numbers = draw_contact(words, p, tables, part, person=person, mobiles=(mobile,))
    return row, numbers[0], who


def _name(sheet: Any, who: Person | None, civility: bool = True) -> str:
    if who is None:
        return ""
    family = who.family.upper() if sheet.capitals else who.family
    return " ".join(x for x in (who.civility if civility else "", who.given, family) if x)


def annex(
    sheet: Any, words: OfficeWords, partners: list[Partner], houses: list[House], layout: str, tables: Tables, part: int
) -> None:
    chance = words.chance
    if layout == "by_house":
        _by_house(sheet, words, partners, houses, tables, part)
        return
    if layout == "two_levels":
        lines: list[Any] = [["Opérateur", "Niveau", "Interlocuteur", "Téléphone", "Adresse électronique"]]
        for p in partners:
            first, second = _draw(words, p, tables, part), _draw(words, p, tables, part, person=False)
            lines.append(
                [
                    Cell(p.name, down=2),
                    "Référent départemental",
                    Cell(_name(sheet, first[2]), [first[0]]),
                    first[1],
                    first[0]["email"],
                ]
            )
            lines.append(["Back-office", Cell("Plateforme dédiée", [second[0]]), second[1], second[0]["email"]])
        sheet.set_table(lines, [3.2, 2.4, 3, 2.4, 4.4])
        return
    people = [(p, *_draw(words, p, tables, part, person=chance.random() < 0.9)) for p in partners]
    if layout == "operators_across":
        for start in range(0, len(people), 5):
            group = people[start : start + 5]
            upwards = chance.random() < 0.3
            lines = [
                ["", *[Cell(p.short or p.name, upwards=upwards) for p, *_ in group]],
                ["Référent", *[Cell(_name(sheet, who) or "-", [row]) for _, row, _, who in group]],
                ["Téléphone", *[typed for _, _, typed, _ in group]],
                ["Courriel", *[row["email"] for _, row, *_ in group]],
            ]
            sheet.set_table(lines, [1.2] + [3] * len(group))
    elif layout == "paragraphs":
        for p, row, typed, who in people:
            told = f"{_name(sheet, who)}, {title_of(who, chance.choice(ROLES))}" if who else "service partenariats"
            sheet.add(f"Pour {p.the}{p.short or p.name} : {told} ({typed}, {row['email']}).", rows=[row])
    elif layout == "boxes":
        boxes = []
        for p, row, typed, who in people:
            first = [Cell(upper_first(p.name), [row], bold=True)]
            if who:
                first += [
                    Cell(f"Référent : {_name(sheet, who)}"),
                    Cell(upper_first(title_of(who, chance.choice(ROLES)))),
                ]
            boxes.append([*first, Cell(f"Tél : {typed}"), Cell(f"Mél : {row['email']}")])
        sheet.cards(boxes, 2, 46, True)
    elif layout == "titular":
        for p, row, typed, who in people:
            sheet.add(upper_first(p.name), sheet.bold)
            other = _draw(words, p, tables, part, mobile=True)
            told = _name(sheet, who) or "accueil des partenaires"
            sheet.bullets(
                [
                    (
                        f"Titulaire : {told} – {typed} – {row['email']}"
                        if who
                        else f"Boîte générique : {row['email']} – {typed}",
                        [row],
                    ),
                    (f"Suppléant : {_name(sheet, other[2])} – {other[1]} – {other[0]['email']}", [other[0]]),
                ]
            )
    elif layout == "reachable":
        for p, row, typed, who in people:
            at = f"{p.the}{p.short or p.name}"
            at = "au " + at[3:] if at.startswith("le ") else "à " + at
            if who:
                e = "e" if who.civility == "Mme" else ""
                told = f"{_name(sheet, who)}, {title_of(who, ROLES[2])} {at}, peut être joint{e}"
            else:
                told = f"La cellule France Services {at.replace('au ', 'du ', 1) if at.startswith('au ') else 'de ' + at[2:]} peut être jointe"
            sheet.add(f"{told} au {typed} ou par courriel à {row['email']}.", rows=[row])
    else:
        lines = [["Organisme", "Nom", "Prénom", "Fonction", "Coordonnées"]]
        for p, row, typed, who in people:
            lines.append(
                [
                    p.name,
                    Cell(who.family.upper() if who else "", [row]),
                    who.given if who else "",
                    upper_first(title_of(who, chance.choice(ROLES))) if who else "Service partenariats",
                    f"{typed}\n{row['email']}",
                ]
            )
        sheet.set_table(lines, [3.6, 2.2, 2, 3, 4.4])


def _by_house(
    sheet: Any, words: OfficeWords, partners: list[Partner], houses: list[House], tables: Tables, part: int
) -> None:
    """Houses down, operators across; a referent may serve two houses that follow each other."""
    few = partners[:4]
    lines: list[Any] = [["Structure", *[p.short or p.name for p in few]]]
    known: dict[str, tuple[Row, str, Person | None]] = {}
    for h in houses:
        line: list[Any] = [Cell(h.name, bold=True)]
        for p in few:
            if p.name not in known or words.chance.random() < 0.5:
                known[p.name] = _draw(words, p, tables, part)
                known[p.name][0]["structure"] = h.name
            else:
                known[p.name][0]["structure"] += "|" + h.name
            row, typed, who = known[p.name]
            line.append(Cell(f"{_name(sheet, who)}\n{typed}\n{row['email']}", [row]))
        lines.append(line)
    sheet.set_table(lines, [2.4] + [3] * len(few))
