"""The convention itself: title, list of parties, clauses, signatures."""

from __future__ import annotations

import random
from dataclasses import dataclass

from reportlab.platypus import Spacer

from benchmarks.generator.gold import signatory_row, subsidy_of_the_preamble
from benchmarks.generator.houses import House
from benchmarks.generator.template_edits import TemplateClause, edit, read_template
from benchmarks.generator.typesetting import Ink, Row, Sheet, marked
from benchmarks.generator.vocabulary import MODELS, Department, Organisation, Person, Vocabulary

LAYOUTS: dict[str, dict[str, tuple[str, ...]]] = {
    "parties": {
        "seen": ("bullets", "none"),
        "unseen": ("d_une_part", "paragraphs"),
        "heldout": ("party_table", "one_sentence"),
        "sealed": ("office_first", "hereafter"),
    },
    "signatures": {
        "seen": ("two_columns", "table"),
        "unseen": ("three_columns", "one_column"),
        "heldout": ("for_the", "signing_table"),
        "sealed": ("name_last", "approved"),
    },
}


@dataclass
class Signer:
    person: Person
    title: str
    organisation: str
    row: Row
    """Gold of the signatory table."""
    signs: bool


def signers(words: Vocabulary, department: Department, houses: list[House], orgs: list[Organisation]) -> list[Signer]:
    chance = words.chance

    def one(person: Person, title: str, organisation: str, side: str, code: str) -> Signer:
        signs = chance.random() < 0.85
        return Signer(person, title, organisation, signatory_row(person, title, organisation, side, code, signs), signs)

    prefect = words.person()
    feminine = prefect.civility == "Mme"
    out = [one(prefect, f"{'Préfète' if feminine else 'Préfet'} {department.genitive}", "L'Etat", "state", "etat")]
    out[0].row["organisation"] = None
    for manager in dict.fromkeys(h.manager for h in houses):
        house = next(h for h in houses if h.manager == manager)
        woman = house.president.civility == "Mme"
        title = "Maire" if house.manager_type == "commune" else ("Présidente" if woman else "Président")
        out.append(one(house.president, title, manager, "manager", ""))
    for org in orgs:
        person = words.person()
        out.append(one(person, chance.choice(org.directors)[person.civility == "Mme"], org.name, "partner", org.code))
    return out


def full_name(s: Signer, sheet: Sheet, long: bool = False) -> str:
    family = s.person.family.upper() if sheet.capitals else s.person.family
    civility = {"M.": "Monsieur", "Mme": "Madame"}[s.person.civility] if long else s.person.civility
    names = [family, s.person.given] if sheet.family_first else [s.person.given, family]
    return " ".join([civility, *names])


def _of(organisation: str) -> str:
    """`de la commune de X`, `de l'association Y`, `du Tribunal ...`, `d'Urssaf` as French grammar joins them."""
    if organisation.startswith("La "):
        return "de La " + organisation[3:]
    feminine = ("Caisse", "CPAM", "MSA", "CARSAT", "Direction", "Préfecture", "commune", "communauté")
    if organisation.startswith(feminine):
        return "de la " + organisation
    if organisation[0] in "aeiouAEIOUÉUÀ":
        return "de l'" + organisation
    return ("du " if organisation.startswith("Tribunal") else "de ") + organisation


def parties(sheet: Sheet, people: list[Signer], layout: str, houses: list[House]) -> None:
    state, *rest = people
    of_house = {h.manager: [x for x in houses if x.manager == h.manager] for h in houses}

    def tell(s: Signer) -> str:
        text = f"{full_name(s, sheet, long=True)}, {s.title} {_of(s.organisation)}"
        if s.row["side"] == "manager":
            text += ", gestionnaire de la structure " + " et de la structure ".join(
                h.name for h in of_house[s.organisation]
            )
        return text

    prefect = f"L'Etat, représenté par {full_name(state, sheet, long=True)}, {state.title}"
    if layout == "bullets":
        sheet.add("Entre,")
        sheet.add(prefect + ",", rows=[state.row])
        sheet.add("et les gestionnaires :")
        sheet.bullets([(tell(s) + ",", [s.row]) for s in rest if s.row["side"] == "manager"])
        sheet.add("et les partenaires :")
        sheet.bullets([(tell(s) + ",", [s.row]) for s in rest if s.row["side"] == "partner"])
    elif layout == "office_first":
        sheet.add("ENTRE", sheet.bold)
        sheet.add(
            f"{'Le' if state.person.civility == 'M.' else 'La'} {state.title}, {full_name(state, sheet, long=True)} ;",
            rows=[state.row],
        )
        for s in rest:
            article = "Le" if s.person.civility == "M." else "La"
            sheet.add(f"{article} {s.title} {_of(s.organisation)}, {full_name(s, sheet, long=True)} ;", rows=[s.row])
    elif layout == "hereafter":
        sheet.add("Entre les soussignés", sheet.bold)
        sheet.add(f"{prefect}, ci-après dénommé « l'Etat »,", rows=[state.row])
        for s in rest:
            kind = "le gestionnaire" if s.row["side"] == "manager" else "le partenaire"
            party = s.organisation[0].upper() + s.organisation[1:]
            who = full_name(s, sheet, long=True)
            sheet.add(f"{party}, ayant pour {s.title} {who}, ci-après dénommé « {kind} »,", rows=[s.row])
    elif layout == "party_table":
        sheet.add("La présente convention est conclue entre :")
        rows = [
            [s.organisation[0].upper() + s.organisation[1:], (full_name(s, sheet, long=True), [s.row]), s.title]
            for s in people
        ]
        sheet.table([["Partie", "Représentée par", "Qualité"], *rows], [70, 52, 46])
    elif layout == "one_sentence":
        told = "; ".join(f"{s.organisation}, représenté par {full_name(s, sheet, long=True)}, {s.title}" for s in rest)
        sheet.add(
            f"Entre {prefect[0].lower() + prefect[1:]}; {told}; il est convenu ce qui suit.",
            rows=[s.row for s in people],
        )
    elif layout == "d_une_part":
        sheet.add("ENTRE LES SOUSSIGNÉS :", sheet.bold)
        sheet.add(prefect + ", d'une part,", rows=[state.row])
        sheet.add("ET", sheet.bold)
        for s in rest:
            ending = "" if s.organisation.startswith("Tribunal") else "e"
            party = s.organisation[0].upper() + s.organisation[1:]
            who = full_name(s, sheet, long=True)
            sheet.add(f"{party}, représenté{ending} par {who}, {s.title},", rows=[s.row])
        sheet.add("d'autre part,")
        sheet.add("Il a été convenu ce qui suit :")
    else:
        sheet.add("Entre les parties désignées ci-après :")
        sheet.add(prefect + ",", rows=[state.row])
        for s in rest:
            sheet.add("- " + tell(s) + ",", rows=[s.row])


def model_clauses(
    sheet: Sheet, chance: random.Random, most_edits: int, tables: dict[str, list[Row]], articles: bool
) -> tuple[list[TemplateClause], list[Row]]:
    """Typeset the national template with up to `most_edits` changes, without its articles unless these are wanted;
    returns its list of annexes, which stands behind the signatures, and the gold deviations."""
    template = next((MODELS / "templates").glob("convention-departementale*.md"))
    kept, deviations, status = edit(read_template(template), chance, chance.randint(0, most_edits))
    if not articles:
        kept, deviations = [c for c in kept if c.id.startswith("preamble") or c.id == "annexes"], []
    subsidy_of_the_preamble(kept, tables)
    clauses(sheet, [c for c in kept if c.id != "annexes"], tables["clauses"], status)
    return [c for c in kept if c.id == "annexes"], deviations


def clauses(sheet: Sheet, kept: list[TemplateClause], gold: list[Row], status: dict[str, str]) -> None:
    preamble_open = False
    for clause in kept:
        row: Row = {
            "part": 1,
            "template_clause": clause.id,
            "number": None,
            "title": clause.heading,
            "status": status.get(clause.id, "added"),
            "text": " ".join(clause.body),
            "quote": "",
        }
        rows = [row, *clause.rows]
        if clause.id in ("title", "signatures"):
            continue
        gold.append(row)
        if clause.id.startswith("preamble-"):
            sheet.bullets([(" : ".join([clause.heading, *clause.body]) + ("" if clause.body else "."), rows)])
            preamble_open = True
            continue
        sheet.add(numbered(clause.heading, sheet), sheet.heading, rows)
        _body(sheet, clause.body)
    assert preamble_open
    for template_clause, what in status.items():
        if what == "missing":
            gold.append(
                {
                    "part": 1,
                    "template_clause": template_clause,
                    "number": None,
                    "title": None,
                    "status": "missing",
                    "text": "",
                    "first_page": None,
                    "quote": "",
                }
            )


def annex_list(sheet: Sheet, listed: list[TemplateClause], gold: list[Row]) -> None:
    """The list of annexes, which papers print after the signatures."""
    for clause in listed:
        row: Row = {
            "part": 1,
            "template_clause": clause.id,
            "number": None,
            "title": clause.heading,
            "status": "identical",
            "text": None,
            "quote": "",
        }
        gold.append(row)
        sheet.add(clause.heading, sheet.heading, [row])
        for item in clause.body:
            sheet.add(item)


def numbered(heading: str, sheet: Sheet) -> str:
    if heading.startswith("Art. "):
        number, title = heading.removeprefix("Art. ").split(" - ", 1)
        return sheet.article.format(n=number, t=title)
    return heading


def _body(sheet: Sheet, paragraphs: list[str]) -> None:
    for text in paragraphs:
        if not text.strip():
            continue
        if text.startswith("    - "):
            sheet.bullets([(text.strip("- "), [])], level=2)
        elif text.startswith("- "):
            sheet.bullets([(text[2:], [])])
        else:
            sheet.add(text)


def signature_blocks(sheet: Sheet, people: list[Signer], layout: str, place: str, date: str) -> None:
    sheet.add(f"Fait à {place}, le {date}")
    sheet.space(3)
    blocks = []
    for s in people:
        title = s.title if s.row["side"] == "state" else f"{s.title} {_of(s.organisation)}"
        lines = [(title, sheet.bold), (full_name(s, sheet), sheet.body)]
        if sheet.name_first:
            lines.reverse()
        blocks.append([marked(t, style, [s.row]) for t, style in lines] + ([Ink(sheet.chance)] if s.signs else []))
    if layout == "signing_table":
        cells = [
            [
                marked(s.organisation, sheet.cell),
                marked(f"{full_name(s, sheet)}\n{s.title}", sheet.cell, [s.row]),
                Ink(sheet.chance, 100, 30) if s.signs else marked("", sheet.cell),
            ]
            for s in people
        ]
        sheet.signing_table(["Organisme", "Nom et qualité", "Signature"], cells)
        return
    if layout == "name_last":
        blocks = []
        for s in people:
            title = s.title if s.row["side"] == "state" else f"{s.title} {_of(s.organisation)}"
            ink = Ink(sheet.chance) if s.signs else Spacer(1, 40)
            blocks.append([marked(title, sheet.bold, [s.row]), ink, marked(full_name(s, sheet), sheet.body, [s.row])])
        sheet.columns(blocks, 2, height=125)
        return
    if layout == "approved":
        for s in people:
            where = "" if s.row["side"] == "state" else f" {_of(s.organisation)}"
            sheet.add(f"{full_name(s, sheet)}, {s.title}{where}", rows=[s.row])
            sheet.add("Lu et approuvé")
            sheet.story.append(Ink(sheet.chance) if s.signs else Spacer(1, 40))
        return
    if layout == "for_the":
        blocks = []
        for s in people:
            lines = [
                f"Pour {_the(s.organisation)},",
                f"{'Le' if s.person.civility == 'M.' else 'La'} {s.title},",
                full_name(s, sheet),
            ]
            blocks.append([marked(t, sheet.body, [s.row]) for t in lines] + ([Ink(sheet.chance)] if s.signs else []))
        sheet.columns(blocks, 2, height=125)
        return
    if layout == "one_column":
        sheet.columns(blocks, 1, height=95)
    elif layout == "three_columns":
        sheet.columns(blocks, 3, height=130)
    elif layout == "two_columns":
        sheet.columns(blocks, 2, height=110)
    else:
        sheet.ruled_blocks(blocks, 2, height=110)


def _the(organisation: str) -> str:
    """With its article, as `Pour la CPAM` wants it."""
    return _of(organisation).removeprefix("de ").replace("du ", "le ", 1) if organisation != "L'Etat" else "l'Etat"
