# ruff: noqa: E501 - wordings stand on one line each
"""Whom agents may reach: columns of prose, a lying table, an alphabet, dense lines, themes, a table read backwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from benchmarks.generator.blind.house import Tables
from benchmarks.generator.blind.people import draw_contact
from benchmarks.generator.blind.words import OfficeWords, Partner, name_of, upper_first
from benchmarks.generator.plain.sheet import PlainSheet
from benchmarks.generator.typesetting import Row

CONTACTS = {"dept1": ("columns", "lying", "alphabet"), "dept2": ("dense", "themes", "backwards")}
ROLES = (("référent départemental", "référente départementale"), ("responsable des partenariats", "responsable des partenariats"), ("chargé de développement", "chargée de développement"), ("cadre de proximité", "cadre de proximité"), ("adjoint au chef de service", "adjointe au chef de service"))
THEMES = (("Famille et logement", ("cnaf", "local")), ("Santé", ("cnam",)), ("Retraite", ("cnav", "msa")), ("Emploi et entreprises", ("france_travail", "urssaf")), ("Impôts et amendes", ("dgfip",)), ("Courrier et droit", ("la_poste", "justice")))


@dataclass
class Reach:
    """One who can be reached, as typed."""

    row: Row
    name: str
    """Empty for an office."""
    phones: str
    role: str
    partner: Partner

    @property
    def email(self) -> str:
        return str(self.row["email"])


class Desk:
    """Draws people and offices of partners into the gold."""

    def __init__(self, words: OfficeWords, tables: Tables, part: int) -> None:
        self.words, self.tables, self.part = words, tables, part
        self.style = words.chance.choice(["plain", "capitals", "family"])

    def draw(self, p: Partner, person: bool = True, phones: int = 1) -> Reach:
        mobiles = [k > 0 for k in range(phones)]
        row, one, role, numbers = draw_contact(self.words, p, self.tables, self.part, ROLES, person, mobiles)
        return Reach(row, f"{one.civility} {name_of(one, self.style)}" if one else "", " / ".join(numbers), role, p)


def contacts(sheet: PlainSheet, words: OfficeWords, partners: list[Partner], layout: str, tables: Tables, part: int) -> None:
    SETTERS[layout](sheet, words.chance, partners, Desk(words, tables, part))


def _columns(sheet: PlainSheet, chance: Any, partners: list[Partner], desk: Desk) -> None:
    """A directory in two columns of short lines, a section an operator."""
    sheet.put('<div class="two">')
    signs = chance.choice([("Tél. : ", "Courriel : "), ("", ""), ("☎ ", "✉ ")])
    for p in partners:
        sheet.add(p.name, sheet.heading)
        for k in range(chance.choice([1, 1, 2])):
            r = desk.draw(p, person=k == 0 or chance.random() < 0.6)
            head = chance.choice([f"{r.name}, {r.role}", f"{r.name}\n{upper_first(r.role)}"]) if r.name else "Accueil réservé aux conseillers"
            sheet.add(f"{head}\n{signs[0]}{r.phones}\n{signs[1]}{r.email}", rows=[r.row])
    sheet.put("</div>")


def _lying(sheet: PlainSheet, chance: Any, partners: list[Partner], desk: Desk) -> None:
    """Two levels of people and a mailbox across a landscape page."""
    lines = []
    for p in partners:
        first, second = desk.draw(p), desk.draw(p, phones=chance.choice([1, 2])) if chance.random() < 0.7 else None
        office = desk.draw(p, person=False, phones=0) if chance.random() < 0.6 else None
        told = [sheet.tell(f"{r.name}\n{upper_first(r.role)}\n{r.phones}\n{r.email}", [r.row]) if r else "" for r in (first, second)]
        lines.append(sheet.cells(sheet.tell(p.name, bold=True), *told, sheet.tell(office.email, [office.row]) if office else ""))
    sheet.grid(["Partenaire", "Référent stratégique", "Référent opérationnel", "Boîte fonctionnelle"], lines, [3, 4, 4, 3.6])


def _alphabet(sheet: PlainSheet, chance: Any, partners: list[Partner], desk: Desk) -> None:
    """All people by family name, whatever their house."""
    everybody = [desk.draw(p) for p in partners for _ in range(chance.choice([1, 2]))]
    desk.tables["contacts"][-len(everybody) :] = sorted((r.row for r in everybody), key=lambda row: row["family_name"].casefold())
    everybody.sort(key=lambda r: r.row["family_name"].casefold())
    lines = [sheet.cells(sheet.tell(f"{r.row['family_name'].upper()} {r.row['given_name']}", [r.row]), sheet.tell(r.partner.short or r.partner.name), sheet.tell(upper_first(r.role)), sheet.tell(r.phones), sheet.tell(r.email)) for r in everybody]
    sheet.grid(["Nom et prénom", "Organisme", "Fonction", "Téléphone", "Adresse mail"], lines, [3, 2.6, 3.2, 2.4, 4.4])


def _dense(sheet: PlainSheet, chance: Any, partners: list[Partner], desk: Desk) -> None:
    """A paragraph an operator, its people between dashes."""
    for p in partners:
        main = desk.draw(p, phones=chance.choice([1, 1, 2]))
        told, rows = f"{main.name} ({main.role}), {main.phones}, {main.email}", [main.row]
        if chance.random() < 0.6:
            other = desk.draw(p)
            told += f" – {chance.choice(['Suppléance', 'En cas d’absence', 'Binôme'])} : {other.name}, {other.phones}, {other.email}"
            rows.append(other.row)
        if chance.random() < 0.4:
            office = desk.draw(p, person=False, phones=0)
            told += f" – Boîte partagée : {office.email}"
            rows.append(office.row)
        sheet.put(f"<p>{sheet.tell(p.name + ' – ', bold=True)}{sheet.tell(told + '.', rows)}</p>")


def _themes(sheet: PlainSheet, chance: Any, partners: list[Partner], desk: Desk) -> None:
    """Themes first; under a theme its operators."""
    lines = []
    for theme, codes in THEMES:
        own = [p for p in partners if p.code in codes]
        for k, p in enumerate(own):
            r = desk.draw(p, person=chance.random() < 0.8)
            first = f'<td rowspan="{len(own)}" class="head">{sheet.tell(theme, bold=True)}</td>' if k == 0 else ""
            lines.append(first + sheet.cells(sheet.tell(p.name), sheet.tell(f"{r.name}\n{upper_first(r.role)}" if r.name else "Service d'appui aux agents", [r.row]), sheet.tell(f"{r.phones}\n{r.email}")))
    sheet.grid(["Thématique", "Opérateur", "Interlocuteur", "Comment le joindre"], lines, [2.4, 3.6, 3.6, 4])


def _backwards(sheet: PlainSheet, chance: Any, partners: list[Partner], desk: Desk) -> None:
    """How to reach stands before whom."""
    lines = []
    for p in partners:
        for _ in range(n := chance.choice([1, 1, 2])):
            r = desk.draw(p, phones=1)
            last = f'<td rowspan="{n}">{sheet.tell(p.name)}</td>' if _ == 0 else ""
            lines.append(sheet.cells(sheet.tell(r.email, [r.row]), sheet.tell(r.phones), sheet.tell(r.name), sheet.tell(upper_first(r.role))) + last)
    sheet.grid(["Courriel", "Téléphone", "Correspondant", "Fonction", "Opérateur"], lines, [4.4, 2.4, 3, 3, 3.2])


SETTERS = {"columns": _columns, "lying": _lying, "alphabet": _alphabet, "dense": _dense, "themes": _themes, "backwards": _backwards}
