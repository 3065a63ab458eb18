# ruff: noqa: E501 - wordings stand on one line each
"""One paper of these families: its typography, its titles, what stands where."""

from __future__ import annotations

import random
import subprocess
from collections import defaultdict
from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from benchmarks.generator import convention
from benchmarks.generator.blind import paper as blind_paper
from benchmarks.generator.blind import signing
from benchmarks.generator.blind.house import hour_rows
from benchmarks.generator.blind.sheets import OfficeSheet
from benchmarks.generator.blind.words import OfficeWords, Partner
from benchmarks.generator.fresh import houses, people, pledges
from benchmarks.generator.gold import gold_of
from benchmarks.generator.typesetting import Row

FONTS = {"fresh1": ("Liberation Serif", "Liberation Sans", "DejaVu Serif"), "fresh2": ("Liberation Sans Narrow", "DejaVu Sans Condensed", "Liberation Sans")}
TITLES = {
    "fresh1": {"management": "Fiche de fonctionnement des structures", "offers": "Apports de {partner}", "contacts": "Qui joindre chez les opérateurs", "money": "Moyens financiers mobilisés"},
    "fresh2": {"management": "Identité et horaires des structures", "offers": "Contributions des opérateurs", "contacts": "Répertoire des correspondants des opérateurs", "money": "Tableau pluriannuel des financements"},
}  # fmt: skip
RECITALS = (
    "Vu la loi n° 2000-321 du 12 avril 2000 relative aux droits des citoyens dans leurs relations avec les administrations ;",
    "Vu la circulaire n° 6094/SG du 1er juillet 2019 relative à la création de France Services ;",
)


class FreshSheet(OfficeSheet):
    """Fonts of an office, small coloured titles, hanging definitions."""

    def __init__(self, chance: random.Random, family: str, department: str) -> None:
        super().__init__(chance)
        name = chance.choice(FONTS[family])
        faces = [_face(name, weight) for weight in ("Regular", "Bold")]
        size = chance.choice([10.5, 11, 12]) if family == "fresh1" else chance.choice([9, 9.5, 10])
        tight = 7.2 if family == "fresh2" else size - 1
        for style, k, points in ((self.body, 0, size), (self.bold, 1, size), (self.title, 1, size + 3), (self.heading, 1, size + 1), (self.cell, 0, tight), (self.cell_bold, 1, tight), (self.right, 0, size)):
            style.fontName, style.fontSize, style.leading = faces[k], points, points * 1.22
        self.body.spaceAfter = chance.choice([3, 6, 9])
        self.title.textColor = self.heading.textColor = chance.choice([colors.black, colors.HexColor("#000091"), colors.HexColor("#1f3864")])
        self.title.alignment = chance.choice([TA_LEFT, self.title.alignment])
        self.small_title = ParagraphStyle("small", parent=self.bold, textColor=self.heading.textColor, leftIndent=12, spaceBefore=4)
        self.margin = ParagraphStyle("margin", parent=self.body, leftIndent=36, alignment=TA_LEFT)
        self.bullet = chance.choice(["▪", "o", "✓", "*"]) if name.startswith("DejaVu") else chance.choice(["▪", "o", "*"])
        self.article = chance.choice(["ARTICLE {n}\n{t}", "{n}. {t}", "Article {n} — {t}", "ART. {n} : {t}"])
        self.footer = chance.choice(["{n}/{of}", f"Convention France Services {department} – page {{n}}", "{n}"])


def _face(name: str, weight: str) -> str:
    """Registers a font of the system by its name."""
    told = subprocess.run(["fc-match", "-f", "%{file}", f"{name}:style={weight}"], capture_output=True, text=True, check=True)
    face = f"{name} {weight}".replace(" ", "")
    pdfmetrics.registerFont(TTFont(face, told.stdout))
    return face


class FreshPaper(blind_paper.Paper):
    def __init__(self, seed: int, family: str) -> None:
        self.chance = random.Random(f"{family} {seed}")
        self.family = family
        self.words = OfficeWords(self.chance)
        self.words.phone_style = self.chance.choice(["{0} {1} {2} {3} {4}", "{0}. {1}. {2}. {3}. {4}", "00{c} {z} {1} {2} {3} {4}", "(+{c}) {z} {1} {2} {3} {4}", "{0} {1} {2}.{3}.{4}"])
        self.sheet: Any = FreshSheet(self.chance, family, self.words.here.genitive)
        self.tables: dict[str, list[Row]] = defaultdict(list)
        self.year = self.chance.randint(2020, 2025)
        count = self.chance.randint(2, 3) if family == "fresh1" else self.chance.randint(13, 17)
        self.houses = []
        while len(self.houses) < count:
            house = houses.draw_house(self.words, self.houses)
            if not any(h.name == house.name or h.email == house.email for h in self.houses):
                self.houses.append(house)
        self.partners = self.chance.sample(self.words.partners(), self.chance.randint(5, 8))

    def open(self, what: str, lies: bool = False, partner: Partner | None = None) -> int:
        number = blind_paper.NUMBERS[what]
        self.sheet.turn(lies)
        title = TITLES[self.family][what].format(partner=partner.with_the(partner.name) if partner else "")
        title = title.replace("de le ", "du ")
        row = self.part(blind_paper.KINDS[what], str(number), title, partner.code if partner else "")
        lead = f"ANNEXE {number} À LA CONVENTION DÉPARTEMENTALE" if self.family == "fresh1" else f"Annexe {number}"
        self.sheet.add(f"{lead}\n{title}", self.sheet.title, [row])
        return len(self.tables["parts"])


def make(seed: int, family: str, path: Path, articles: bool = True) -> dict[str, Any]:
    """Write one native PDF to `path`; returns its gold (see `generate.make`)."""
    paper = FreshPaper(seed, family)
    words, sheet, chance, tables = paper.words, paper.sheet, paper.chance, paper.tables
    title = _head(paper)
    signers = blind_paper._signers(paper)
    people.parties(sheet, words, signers, paper.pick(people.PARTIES), paper.houses)
    layout = paper.pick(people.SIGNING)
    if layout == "name_over_office" and chance.random() < 0.4:
        signers[0].deputy = people.deputy_of(words, signers[0])
    annexes, deviations = convention.model_clauses(sheet, chance, 5, tables, articles)
    date = (chance.randint(1, 28), chance.randint(1, 12), paper.year)
    first = "1er" if date[0] == 1 else str(date[0])
    place = words.here.prefecture
    dated = f"Établi en {len(signers)} exemplaires, à {place}, le {first} {signing.MONTHS[date[1] - 1]} {paper.year}." if family == "fresh1" else f"{place}, le {date[0]:02d}.{date[1]:02d}.{paper.year}"
    people.blocks(sheet, signers, layout, dated)
    convention.annex_list(sheet, annexes, tables["clauses"])
    for what in ("contacts", "management", "money", "offers") if family == "fresh1" else ("management", "money", "offers", "contacts"):
        _annex(paper, what)
    blind_paper._finish(paper, signers, deviations, title, date)
    for h in paper.houses:
        if h.row["staff"] is not None:
            tables["checks"].append({"rule": "two_agents", "subject": h.name, "status": "pass"})
    return gold_of(path, tables, sheet.save(path))


def _head(paper: FreshPaper) -> str:
    """Letterhead, title, recitals."""
    sheet, words = paper.sheet, paper.words
    if paper.family == "fresh1":
        sheet.add(f"PRÉFECTURE\n{words.here.genitive.upper()}", sheet.bold)
        title = f"Convention portant organisation du réseau France Services {words.here.genitive}"
    else:
        title = f"Convention départementale des espaces France Services {words.here.genitive}"
    sheet.add(title, sheet.title, [paper.part("convention", "", title)])
    if paper.family == "fresh1":
        for text in RECITALS:
            sheet.add(text)
    return title


def _annex(paper: FreshPaper, what: str) -> None:
    sheet, words, tables, wide = paper.sheet, paper.words, paper.tables, paper.family == "fresh2"
    if what == "management":
        part = paper.open(what, lies=wide)
        layout = paper.pick(houses.HOURS)
        houses.SETTERS[layout](sheet, words, paper.houses, {h.name: hour_rows(h, tables, part) for h in paper.houses})
    elif what == "contacts":
        part = paper.open(what, lies=wide)
        people.annex(sheet, words, paper.partners, paper.pick(people.CONTACTS), tables, part)
    elif what == "money":
        part = paper.open(what)
        status = pledges.money(sheet, words, paper.houses, paper.pick(pledges.MONEY), tables, part, paper.year)
        tables["checks"] += [{"rule": "amounts_add_up", "subject": None, "status": status}] if status else []
    else:
        layout = paper.pick(pledges.OFFERS)
        some = paper.chance.sample(paper.partners, paper.chance.randint(3, 5))
        part = paper.open(what, lies=layout == "themes_across") if wide else 0
        if layout == "themes_across":
            pledges.themes_across(sheet, words, some, tables, part)
            return
        for p in some:
            if wide:
                sheet.add(p.name.upper(), sheet.heading)
            else:
                part = paper.open(what, partner=p)
            pledges.offers(sheet, words, p, layout, tables, part, paper.year)
