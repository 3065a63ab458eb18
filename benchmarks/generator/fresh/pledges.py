# ruff: noqa: E501 - wordings stand on one line each
"""What operators undertake, and the money."""

from __future__ import annotations

from typing import Any

from benchmarks.generator.blind.house import House, Tables
from benchmarks.generator.blind.sheets import Cell
from benchmarks.generator.blind.signing import in_words
from benchmarks.generator.blind.words import OfficeWords, Partner, new, upper_first
from benchmarks.generator.fresh.houses import Layouts
from benchmarks.generator.typesetting import Row

OFFERS: Layouts = {"fresh1": ("subheaded", "numbered_titles"), "fresh2": ("themes_across", "taken_in_charge")}
MONEY: Layouts = {"fresh1": ("sentences", "one_budget_each"), "fresh2": ("years", "envelope")}
# (theme, future, infinitive, noun phrase)
ACTS = (
    ("Montée en compétences", "accueillera chaque nouvel agent pour un stage de {n} jours", "accueillir chaque nouvel agent pour un stage de {n} jours", "l'accueil de chaque nouvel agent pour un stage de {n} jours"),
    ("Montée en compétences", "animera {n} ateliers d'information par semestre", "animer {n} ateliers d'information par semestre", "l'animation de {n} ateliers d'information par semestre"),
    ("Montée en compétences", "ouvrira aux agents son portail de formation à distance", "ouvrir aux agents son portail de formation à distance", "l'ouverture aux agents de son portail de formation à distance"),
    ("Suivi des situations", "rappellera les agents dans les {n} jours ouvrés suivant leur signalement", "rappeler les agents dans les {n} jours ouvrés suivant leur signalement", "le rappel des agents dans les {n} jours ouvrés suivant leur signalement"),
    ("Suivi des situations", "examinera en priorité les situations bloquées", "examiner en priorité les situations bloquées", "l'examen prioritaire des situations bloquées"),
    ("Suivi des situations", "réservera aux structures une ligne téléphonique non surtaxée", "réserver aux structures une ligne téléphonique non surtaxée", "la réservation aux structures d'une ligne téléphonique non surtaxée"),
    ("Présence dans les structures", "détachera un conseiller {n} demi-journées par mois", "détacher un conseiller {n} demi-journées par mois", "le détachement d'un conseiller {n} demi-journées par mois"),
    ("Présence dans les structures", "recevra les usagers à distance sur rendez-vous", "recevoir les usagers à distance sur rendez-vous", "la réception des usagers à distance sur rendez-vous"),
    ("Présence dans les structures", "prendra part aux journées portes ouvertes", "prendre part aux journées portes ouvertes", "la participation aux journées portes ouvertes"),
    ("Information", "enverra une lettre d'actualité tous les {n} mois", "envoyer une lettre d'actualité tous les {n} mois", "l'envoi d'une lettre d'actualité tous les {n} mois"),
    ("Information", "remettra {n} jeux de dépliants à chaque structure", "remettre {n} jeux de dépliants à chaque structure", "la remise de {n} jeux de dépliants à chaque structure"),
    ("Information", "mentionnera les structures sur ses courriers aux allocataires", "mentionner les structures sur ses courriers aux allocataires", "la mention des structures sur ses courriers aux allocataires"),
)  # fmt: skip
THEMES = tuple(dict.fromkeys(a[0] for a in ACTS))
DATES = ((", à compter du 1er janvier {y}", "{y}-01-01"), (", au plus tard le 1er septembre {y}", "{y}-09-01"), (" avant le 30 juin {y}", "{y}-06-30"))


def offers(sheet: Any, words: OfficeWords, p: Partner, layout: str, tables: Tables, part: int, year: int) -> None:
    """One operator's undertakings, as paragraphs under small titles or as a list of noun phrases."""
    chance, the = words.chance, p.with_the(p.name)
    items = []
    for theme, future, _, noun in sorted(chance.sample(ACTS, chance.randint(3, 5)), key=lambda a: THEMES.index(a[0])):
        told, number = (noun if layout == "taken_in_charge" else future), chance.randint(2, 9)
        number_told = in_words(number) if chance.random() < 0.6 else str(number)
        ending, iso = chance.choice(DATES) if chance.random() < 0.25 else ("", "")
        text = told.format(n=number_told) + ending.format(y=year + 1)
        row = _row(tables, part, p.code, text, number if "{n}" in told else "", iso.format(y=year + 1))
        items.append((theme, text, row))
    if layout == "taken_in_charge":
        sheet.add(f"Sont pris en charge par {the} :")
        for k, (_, text, row) in enumerate(items):
            sheet.add(f"{'i' * (k + 1) if k < 3 else ('iv', 'v')[k - 3]}. {text}{' ;' if k + 1 < len(items) else '.'}", rows=[row])
        return
    before = ""
    for k, (theme, text, row) in enumerate(items):
        if layout == "numbered_titles":
            sheet.add(f"{k + 1}. {theme}", sheet.bold)
        elif theme != before:
            sheet.add(theme, sheet.small_title)
        before = theme
        sheet.add(f"{upper_first(the) if k == 0 or chance.random() < 0.5 else p.pronoun()} {text}.", rows=[row])


def themes_across(sheet: Any, words: OfficeWords, partners: list[Partner], tables: Tables, part: int) -> None:
    """Operators down, themes across, an undertaking a cell."""
    sheet.add("Chaque opérateur s'engage, pour ce qui le concerne, à :")
    lines: list[Any] = [["Opérateur", *THEMES]]
    for p in partners:
        line: list[Any] = [Cell(p.name, bold=True)]
        for theme in THEMES:
            act, number = words.chance.choice([a[2] for a in ACTS if a[0] == theme]), words.chance.randint(2, 9)
            text = act.format(n=number)
            line.append(Cell(text, [_row(tables, part, p.code, text, number if "{n}" in act else "", "")]))
        lines.append(line)
    sheet.set_table(lines, [3, 4, 4, 4, 4])


def _row(tables: Tables, part: int, code: str, text: str, quantity: float | str, deadline: str) -> Row:
    told = {"part": part, "partner_code": code, "organisation": None, "text": text, "category": None, "quantity": None if quantity == "" else quantity, "unit": None, "deadline": deadline}
    return new(tables, "commitments", told)


def money(sheet: Any, words: OfficeWords, houses: list[House], layout: str, tables: Tables, part: int, year: int) -> str | None:
    """Returns the status of the check of sums; None where a sum told in a sentence may be checked or not."""
    chance = words.chance
    style = chance.choice(["{:,.0f} €", "{:,.2f} €", "{:,.0f} EUR", "{:,.0f}€"])
    dots = "." if style == "{:,.0f} €" and chance.random() < 0.5 else " "
    say = lambda x: style.format(x).replace(".", ";").replace(",", dots).replace(";", ",")  # noqa: E731

    def row(amount: float, kind: str | None, payer: str | None, code: str | None, payee: str | None, period: str | None) -> Row:
        told = {"part": part, "amount": amount, "share_percent": None, "payer": payer, "payer_code": code, "payee": payee, "kind": kind, "period": period, "per": None, "purpose": None}
        return new(tables, "financing", told)

    if layout == "sentences":
        for h in houses:
            a, b = chance.choice([32500, 40000, 47500]), chance.randrange(9000, 60000, 250)
            sheet.add(
                f"Pour l'exercice {year}, l'État alloue à {h.the}{h.manager} une aide forfaitaire de {say(a)}. De son côté, "
                f"{h.the}{h.manager} inscrit à son budget {year} une dépense de {say(b)} au titre de {h.name}.",
                rows=[row(a, "subsidy", "État", "etat", None, str(year)), row(b, None, None, None, None, str(year))],
            )
        return None
    if layout == "one_budget_each":
        for h in houses:
            lines: list[Any] = [["Recettes", *[f"Exercice {y}" for y in (year, year + 1)]]]
            payers = (("Aide de l'État", "subsidy", "etat"), ("Autofinancement du gestionnaire", None, ""))
            sums = [0, 0]
            for payer, kind, code in payers:
                amounts = [chance.randrange(20000, 60000, 500) for _ in sums]
                sums = [x + y for x, y in zip(sums, amounts, strict=True)]
                lines.append([payer, *[Cell(say(x), [row(x, kind, None, code, None, str(year + k))]) for k, x in enumerate(amounts)]])
            lines.append([Cell("Ensemble", bold=True), *[Cell(say(x), [row(x, "total", None, None, None, str(year + k))]) for k, x in enumerate(sums)]])
            sheet.add(h.name, sheet.small_title)
            sheet.set_table(lines, [4, 3, 3])
        return "pass"
    years = (year, year + 1, year + 2)
    if layout == "envelope":
        most = chance.choice([45000, 50000])
        sheet.add(f"La participation annuelle de l'État ne peut excéder {say(most)} par structure.", rows=[row(most, "cap", None, None, None, "per_year")])
    sheet.add(f"Subventions de fonctionnement versées par l'État de {years[0]} à {years[-1]}")
    lines = [["N°", "Structure", "Bénéficiaire", *map(str, years)]]
    sums = [0, 0, 0]
    for k, h in enumerate(houses):
        amounts = [chance.choice([30000, 35000, 40000, 42500]) for _ in years]
        sums = [x + y for x, y in zip(sums, amounts, strict=True)]
        lines.append([str(k + 1), h.name, upper_first(h.manager), *[Cell(say(x), [row(x, "subsidy", None, None, None, str(y))]) for x, y in zip(amounts, years, strict=True)]])
    wrong = chance.random() < 0.3
    sums[-1] += 5000 if wrong else 0
    lines.append([Cell("Total annuel", across=3, bold=True), *[Cell(say(x), [row(x, "total", None, None, None, str(y))]) for x, y in zip(sums, years, strict=True)]])
    sheet.set_table(lines, [0.7, 5, 5, 2, 2, 2])
    return "fail" if wrong else "pass"
