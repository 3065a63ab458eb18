# ruff: noqa: E501 - wordings stand on one line each
"""One paper of these families: its typography, its titles, what stands where."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Sequence

from reportlab.lib import colors
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from benchmarks.generator.blind.house import House, hour_rows
from benchmarks.generator.blind.sheets import OfficeSheet
from benchmarks.generator.blind.signing import Party
from benchmarks.generator.blind.words import OfficeWords, Partner
from benchmarks.generator.fresh import houses, people, pledges
from benchmarks.generator.paper import Paper

FONTS = {"fresh1": ("Liberation Serif", "Liberation Sans", "DejaVu Serif"), "fresh2": ("Liberation Sans Narrow", "DejaVu Sans Condensed", "Liberation Sans")}
TITLES = {
    "fresh1": {"management": "Fiche de fonctionnement des structures", "offers": "Apports {of}", "contacts": "Qui joindre chez les opérateurs", "money": "Moyens financiers mobilisés"},
    "fresh2": {"management": "Identité et horaires des structures", "offers": "Contributions des opérateurs", "contacts": "Répertoire des correspondants des opérateurs", "money": "Tableau pluriannuel des financements"},
}  # fmt: skip
HOUSES = {"fresh1": (2, 3), "fresh2": (13, 14, 15, 16, 17)}
DATES = {
    "fresh1": "Établi en {n} exemplaires, à {place}, le {first} {month} {year}.",
    "fresh2": "{place}, le {day:02d}.{m:02d}.{year}",
}
PHONES = ("{0} {1} {2} {3} {4}", "{0}. {1}. {2}. {3}. {4}", "00{c} {z} {1} {2} {3} {4}", "(+{c}) {z} {1} {2} {3} {4}", "{0} {1} {2}.{3}.{4}")
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


class FreshPaper(Paper):
    titles = TITLES
    sheet_type = FreshSheet
    house_counts = HOUSES

    def new_words(self) -> OfficeWords:
        words = OfficeWords(self.chance)
        words.phone_style = self.chance.choice(PHONES)
        return words

    def draw_house(self) -> House:
        return houses.draw_house(self.words, self.houses)

    def draw_partners(self) -> list[Partner]:
        return self.chance.sample(self.words.partners(), self.chance.randint(5, 8))

    def lead(self, number: int) -> str:
        return f"ANNEXE {number} À LA CONVENTION DÉPARTEMENTALE\n" if self.family == "fresh1" else f"Annexe {number}\n"

    def head(self) -> str:
        of = self.words.here.genitive
        if self.family == "fresh2":
            return f"Convention départementale des espaces France Services {of}"
        self.sheet.add(f"PRÉFECTURE\n{of.upper()}", self.sheet.bold)
        return f"Convention portant organisation du réseau France Services {of}"

    def parties(self, signers: list[Party]) -> None:
        for text in RECITALS if self.family == "fresh1" else ():
            self.sheet.add(text)
        people.parties(self.sheet, self.words, signers, self.pick(people.PARTIES), self.houses)
        self.signs = self.pick(people.SIGNING)
        if self.signs == "name_over_office" and self.chance.random() < 0.4:
            signers[0].deputy = people.deputy_of(self.words, signers[0])

    def sign(self, signers: list[Party]) -> None:
        people.blocks(self.sheet, signers, self.signs, self.dated(DATES[self.family], str(len(signers))))

    def order(self) -> Sequence[str]:
        return ("contacts", "management", "money", "offers") if self.family == "fresh1" else ("management", "money", "offers", "contacts")

    def management(self) -> None:
        part = self.open("management", lies=self.family == "fresh2")
        rows = {h.name: hour_rows(h, self.tables, part) for h in self.houses}
        houses.SETTERS[self.pick(houses.HOURS)](self.sheet, self.words, self.houses, rows)

    def contacts(self) -> None:
        part = self.open("contacts", lies=self.family == "fresh2")
        people.annex(self.sheet, self.words, self.partners, self.pick(people.CONTACTS), self.tables, part)

    def money(self) -> None:
        self.tell_money(pledges.money, pledges.MONEY)

    def offers(self) -> None:
        layout, wide = self.pick(pledges.OFFERS), self.family == "fresh2"
        some = self.chance.sample(self.partners, self.chance.randint(3, 5))
        part = self.open("offers", lies=layout == "themes_across") if wide else 0
        if layout == "themes_across":
            pledges.themes_across(self.sheet, self.words, some, self.tables, part)
            return
        for p in some:
            if wide:
                self.sheet.add(p.name.upper(), self.sheet.heading)
            else:
                part = self.open("offers", partner=p)
            pledges.offers(self.sheet, self.words, p, layout, self.tables, part, self.year)

    def finish(self, signers: list[Party], title: str) -> None:
        super().finish(signers, title)
        for h in self.houses:
            if h.row["staff"] is not None:
                self.check("two_agents", h.name, "pass")
