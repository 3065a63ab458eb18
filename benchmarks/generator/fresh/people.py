# ruff: noqa: E501 - wordings stand on one line each
"""Parties, signature blocks and referents."""

from __future__ import annotations

from typing import Any

from benchmarks.generator.blind.house import House, Tables
from benchmarks.generator.blind.people import draw_contact
from benchmarks.generator.blind.sheets import Cell
from benchmarks.generator.blind.signing import Party
from benchmarks.generator.blind.words import OfficeWords, Partner, long, title_of, upper_first
from benchmarks.generator.fresh.houses import Layouts
from benchmarks.generator.vocabulary import Person

PARTIES: Layouts = {"fresh1": ("in_person", "two_columns"), "fresh2": ("roster", "lettered")}
SIGNING: Layouts = {"fresh1": ("forms", "name_over_office"), "fresh2": ("roll", "visa")}
CONTACTS: Layouts = {"fresh1": ("definitions", "by_question"), "fresh2": ("two_ranks", "sectors")}
ROLES = (("chargé d'animation du réseau", "chargée d'animation du réseau"), ("responsable du service usagers", "responsable du service usagers"), ("délégué numérique", "déléguée numérique"))
QUESTIONS = {
    "cnaf": "les prestations familiales et le logement", "cnam": "la carte Vitale et les soins", "msa": "le régime agricole",
    "france_travail": "la recherche d'emploi", "cnav": "la retraite", "dgfip": "les impôts", "la_poste": "le courrier et le compte postal",
    "justice": "l'accès au droit", "urssaf": "l'emploi à domicile", "local": "les autres démarches",
}  # fmt: skip


def typed(person: Person | None, style: str) -> str:
    """A name as this paper types it."""
    if person is None:
        return ""
    civility = "Mr" if style.startswith("mr") and person.civility == "M." else person.civility
    return {
        "capitals": f"{civility} {person.given} {person.family.upper()}",
        "family": f"{civility} {person.family.upper()} {person.given}",
        "behind": f"{person.family.upper()} {person.given} ({civility})",
        "mr": f"{civility} {person.given} {person.family}",
        "mr_family": f"{civility} {person.family.upper()} {person.given}",
    }[style]


def _full(p: Party) -> str:
    return f"{long(p.person)} {p.person.given} {p.person.family.upper()}"


def parties(sheet: Any, words: OfficeWords, people: list[Party], layout: str, houses: list[House]) -> None:
    state, *rest = people
    seats = {h.manager: f"{h.street}, {h.postcode} {h.commune}" for h in houses}
    if layout == "in_person":
        sheet.add("ENTRE LES PARTIES CI-APRÈS :", sheet.bold)
        sheet.add(f"{_full(state)}, {state.office}, agissant au nom et pour le compte de l'État,", rows=[state.row])
        for p in rest:
            seat = f", ayant son siège {seats[p.organisation]}" if p.organisation in seats else ""
            his = "sa" if p.person.civility == "Mme" and p.office[0] not in "aeiou" else "son"
            taken = "pris" if p.the == "le " else "prise"
            sheet.add(f"{upper_first(p.the + p.organisation)}{seat}, {taken} en la personne de {his} {p.office} en exercice, {_full(p)},", rows=[p.row])
        sheet.add("IL A ÉTÉ ARRÊTÉ CE QUI SUIT :", sheet.bold)
    elif layout == "two_columns":
        sheet.add("Sont parties à la convention :")
        sides = [[Cell("Au titre de l'État", bold=True), Cell(f"{_full(state)}, {state.office}", [state.row])]]
        for side, lead in (("manager", "Au titre des porteurs de structures"), ("partner", "Au titre des opérateurs")):
            for k, p in enumerate(p for p in rest if p.row["side"] == side):
                told = f"{_full(p)}, {p.office}, pour {p.the}{p.organisation}"
                sides.append([Cell(lead if k == 0 else "", bold=True), Cell(told, [p.row])])
        sheet.set_table(sides, [3, 7], header=0, ruled=False)
    elif layout == "roster":
        sheet.add("La présente convention lie les parties dont la liste suit.")
        lines: list[Any] = [["N°", "Partie", "Civilité", "Prénom", "Nom", "Qualité"]]
        for k, p in enumerate(people):
            name = "État" if p is state else upper_first(p.organisation)
            lines.append([str(k + 1), name, p.person.civility, p.person.given, Cell(p.person.family.upper(), [p.row]), upper_first(p.office)])
        sheet.set_table(lines, [0.8, 5, 1.4, 2.4, 2.6, 3.4])
    else:
        sheet.add("Conclue entre :")
        for k, p in enumerate(people):
            letter = chr(97 + k % 26) * (1 + k // 26)
            sheet.add(f"{letter}) {p.the}{'État' if p is state else p.organisation} ({p.office} : {_full(p)}) ;", rows=[p.row])


def deputy_of(words: OfficeWords, prefect: Party) -> Party:
    """The secrétaire général who signs by delegation; whose ink stands under the prefect's name is not judged."""
    person = words.person()
    office = title_of(person, ("secrétaire général", "secrétaire générale"))
    row = {**prefect.row, "civility": person.civility, "given_name": person.given, "family_name": person.family}
    row |= {"role": office, "capacity": "by_delegation", "organisation": None}
    prefect.row["signature"] = None
    return Party(person, office, prefect.organisation, prefect.the, row, prefect.signs)


def blocks(sheet: Any, people: list[Party], layout: str, dated: str) -> None:
    sheet.add(dated)
    sheet.space(2)
    boxes = []
    for p in people:
        s = p.deputy or p
        the = "La" if s.person.civility == "Mme" else "Le"
        if layout == "forms":
            sheet.set_table(
                [["Partie signataire", "État" if p is people[0] else upper_first(p.organisation)],
                 ["Nom et prénom", Cell(f"{s.person.family.upper()} {s.person.given}", [s.row])],
                 ["Agissant en qualité de", s.office], ["Signature", Cell("", ink=s.signs)]],
                [2, 4], header=0,
            )  # fmt: skip
        elif layout == "roll":
            boxes.append([Cell(f"{_full(s)}\n{upper_first(s.office)}" + ("" if p is people[0] else f" {p.of()}"), [s.row]), Cell("", ink=s.signs)])
        elif layout == "visa":
            boxes.append([Cell("Pour l'État" if p is people[0] else upper_first(p.organisation), bold=True), Cell(f"Nom : {_full(s)}", [s.row]), Cell(f"Qualité : {s.office}"), Cell("Visa :", ink=s.signs)])
        else:
            lead = [Cell(f"Pour {'la préfète' if p.person.civility == 'Mme' else 'le préfet'} et par délégation,")] if p.deputy else []
            where = "" if p is people[0] else f" {p.of()}"
            boxes.append([*lead, Cell(f"{s.person.given} {s.person.family.upper()}", [s.row], bold=True), Cell(f"{the} {s.office}{where}"), Cell("(cachet et signature)", ink=s.signs)])
    if layout == "roll":
        sheet.set_table(boxes, [5, 3], header=0, ruled=False)
    elif layout in ("visa", "name_over_office"):
        sheet.cards(boxes, 3 if layout == "visa" else 2, 54 if layout == "visa" else 46, layout == "visa")


def annex(sheet: Any, words: OfficeWords, partners: list[Partner], layout: str, tables: Tables, part: int) -> None:
    chance = words.chance
    style = chance.choice(["capitals", "family", "behind"] if layout == "definitions" else ["capitals", "family", "mr", "mr_family"])

    def draw(p: Partner, mobile: bool = False, person: bool = True) -> tuple[Any, Person | None, str, str]:
        row, who, role, numbers = draw_contact(words, p, tables, part, ROLES, person, (False, True) if mobile else (False,))
        return row, who, " ou ".join(numbers), role

    if layout == "definitions":
        for p in partners:
            row, who, phone, role = draw(p, chance.random() < 0.3, chance.random() < 0.85)
            sheet.add(upper_first(p.name), sheet.bold, [row])
            told = f"{typed(who, style)}, {role}" if who else "boîte aux lettres du service partenariats"
            sheet.add(f"{told}\nligne directe {phone} ; messagerie {row['email']}", sheet.margin)
    elif layout == "by_question":
        sheet.add("Les agents s'adressent, en cas de difficulté :")
        items = []
        for p in partners:
            row, who, phone, role = draw(p)
            told = f"pour {QUESTIONS[p.code]} ({p.short or p.name}), à {typed(who, style)}, {role}, au {phone}, {row['email']} ;"
            items.append((told, [row]))
        sheet.bullets(items)
    elif layout == "two_ranks":
        lines: list[Any] = [[Cell("Opérateur", down=2), Cell("Référent décisionnel", across=3), Cell("Référent de proximité", across=3)], ["Nom", "Tél.", "Mél.", "Nom", "Tél.", "Mél."]]
        for p in partners:
            line: list[Any] = [Cell(p.name, bold=True)]
            for row, who, phone, _ in (draw(p), draw(p, mobile=True)):
                row["role"] = None
                line += [Cell(typed(who, style), [row]), phone, row["email"]]
            lines.append(line)
        sheet.set_table(lines, [3, 2.6, 2.2, 4, 2.6, 2.2, 4], header=2)
    else:
        lines = [["Organisme", "Secteur", "Correspondant", "Fonction", "Joignable au", "Adresse de messagerie"]]
        for p in partners:
            for k, sector in enumerate(sectors := ["Nord du département", "Sud du département"][: chance.randint(1, 2)]):
                row, who, phone, role = draw(p, chance.random() < 0.2)
                first = [Cell(p.name, down=len(sectors), bold=True)] if k == 0 else []
                lines.append([*first, sector if len(sectors) > 1 else "Tout le département", Cell(typed(who, style), [row]), upper_first(role), phone, row["email"]])
        sheet.set_table(lines, [3.4, 2.4, 3, 3, 2.4, 4.4])
