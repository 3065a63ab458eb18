# ruff: noqa: E501 - wordings stand on one line each
"""Money: instalments, years across, a plan with shares, a house's budget in one line."""

from __future__ import annotations

from typing import Any

from benchmarks.generator.blind.house import House, Tables
from benchmarks.generator.blind.words import OfficeWords, new, upper_first
from benchmarks.generator.plain.pledges import _euros
from benchmarks.generator.plain.sheet import PlainSheet
from benchmarks.generator.typesetting import Row

MONEY = {"plain3": ("instalments", "years_across", "annual_shares"), "plain4": ("plan", "in_one_line", "both_accounts")}
CODED = (("CAF", "cnaf"), ("MSA", "msa"), ("Conseil départemental", None), ("Région", None), ("Banque des Territoires", "banque_des_territoires"))


def annex(sheet: PlainSheet, words: OfficeWords, houses: list[House], layout: str, tables: Tables, part: int, year: int) -> str:
    """Returns the status of the sums, empty where none is written."""
    style = words.chance.choice(["sign", "word", "narrow", "sign"])

    def row(amount: float, kind: str | None, code: str | None, period: str | None, **more: Any) -> Row:
        told: Row = {"part": part, "amount": amount, "share_percent": None, "payer": None, "payer_code": code, "payee": None, "kind": kind, "period": period, "per": None, "purpose": None}
        return new(tables, "financing", told | more)

    return SETTERS[layout](sheet, words, houses, row, year, style)


def _instalments(sheet: PlainSheet, words: OfficeWords, houses: list[House], row: Any, year: int, style: str) -> str:
    """A grant and how it is paid; an instalment repeats a part of the grant, so a reader may leave it out."""
    chance = words.chance
    for h in houses[:4]:
        whole, first = chance.choice([20000, 30000, 35000, 40000]), chance.choice([50, 60, 70, 80])
        part = whole * first // 100
        sheet.add(f"Au titre de l'exercice {year}, l'État alloue {'à ' + h.the if h.the != 'le ' else 'au '}{h.manager} une subvention de {_euros(whole, style)} pour le fonctionnement de {h.name}.", rows=[row(whole, "subsidy", "etat", str(year))])
        rest = [row(part, None, None, None, optional=True), row(whole - part, None, None, None, optional=True)]
        sheet.add(f"Cette somme est versée en deux fois : {first} % à la signature de la présente convention, soit {_euros(part, style)}, et le solde, soit {_euros(whole - part, style)}, sur présentation du compte rendu d'activité.", rows=rest)
    return ""


def _years_across(sheet: PlainSheet, words: OfficeWords, houses: list[House], row: Any, year: int, style: str) -> str:
    years = [year, year + 1, year + 2]
    sheet.add("Les subventions de l'État sont arrêtées ainsi qu'il suit" + (" :" if words.chance.random() < 0.5 else ""))
    lines, sums = [], [0, 0, 0]
    for h in houses:
        amounts = [words.chance.choice([20000, 25000, 30000, 35000]) + 500 * k for k in range(3)]
        sums = [a + b for a, b in zip(sums, amounts, strict=True)]
        told = [sheet.tell(_euros(a, style), [row(a, "subsidy", "etat", str(y))]) for a, y in zip(amounts, years, strict=True)]
        lines.append(sheet.cells(sheet.tell(h.name)) + sheet.cells(*told, kind="right"))
    wrong = words.chance.random() < 0.3
    sums[2] += 1500 * wrong
    told = [sheet.tell(_euros(a, style), [row(a, "total", None, str(y))], bold=True) for a, y in zip(sums, years, strict=True)]
    lines.append(sheet.cells(sheet.tell("TOTAL", bold=True)) + sheet.cells(*told, kind="right"))
    sheet.grid(["Bénéficiaire", *[f"Année {y}" for y in years]], lines, [5, 2, 2, 2])
    return "fail" if wrong else "pass"


def _annual_shares(sheet: PlainSheet, words: OfficeWords, houses: list[House], row: Any, year: int, style: str) -> str:
    chance = words.chance
    sheet.add("Participations financières des opérateurs", sheet.heading)
    for who, code in (("La caisse d'allocations familiales", "cnaf"), ("La Mutualité sociale agricole", "msa"), ("La Poste", "la_poste")):
        amount = chance.choice([2500, 3500, 4800, 6000, 12500])
        text = chance.choice(["{who} versera chaque année une contribution de {m} au budget du réseau.", "La contribution annuelle {of} est fixée à {m} TTC.", "{who} apporte une contribution forfaitaire de {m} par an."])
        of = {"La caisse": "de la caisse d'allocations familiales", "La Mutualité": "de la Mutualité sociale agricole"}.get(" ".join(who.split()[:2]), "de La Poste")
        sheet.add(text.format(who=who, of=of, m=_euros(amount, style)), rows=[row(amount, "contribution", code, "per_year")])
    return ""


def _plan(sheet: PlainSheet, words: OfficeWords, houses: list[House], row: Any, year: int, style: str) -> str:
    """Funders, amounts, shares of one house's works."""
    chance = words.chance
    h = chance.choice(houses)
    sheet.add(f"Plan de financement prévisionnel {year} – {h.name}", sheet.bold)
    state, others = chance.choice([18000, 24000, 30000]), chance.sample(CODED, 2)
    sums = [chance.choice([3000, 4500, 7500, 9000]) for _ in others]
    own = chance.randrange(8000, 40000, 500)
    total = state + sum(sums) + own
    wrong = chance.random() < 0.3
    lines = []
    funders = [("État – FNFS", state, "etat"), *[(name, amount, code) for (name, code), amount in zip(others, sums, strict=True)], (f"{upper_first(h.manager)} (autofinancement)", own, None)]
    for name, amount, code in funders:
        told = row(amount, None, code, str(year))
        lines.append(sheet.cells(sheet.tell(name)) + sheet.cells(sheet.tell(_euros(amount, style), [told]), sheet.tell(f"{100 * amount / total:.1f} %".replace(".", ",")), kind="right"))
    told = row(total + 2000 * wrong, "total", None, str(year))
    lines.append(sheet.cells(sheet.tell("Total", bold=True)) + sheet.cells(sheet.tell(_euros(total + 2000 * wrong, style), [told], bold=True), sheet.tell("100 %"), kind="right"))
    sheet.grid(["Co-financeur", "Montant HT", "Taux"], lines, [6, 3, 2])
    return "fail" if wrong else "pass"


def _in_one_line(sheet: PlainSheet, words: OfficeWords, houses: list[House], row: Any, year: int, style: str) -> str:
    """The sum first, its parts in brackets."""
    chance = words.chance
    sheet.add(f"Budget {year} des structures", sheet.heading)
    items = []
    for h in houses:
        state, caf, own = chance.choice([30000, 35000, 40000]), chance.choice([2000, 4000, 5500]), chance.randrange(10000, 45000, 500)
        rows = [row(state + caf + own, "total", None, str(year)), row(state, None, "etat", str(year)), row(caf, None, "cnaf", str(year)), row(own, None, None, str(year))]
        items.append((f"{h.name} : {_euros(state + caf + own, style)}, dont État : {_euros(state, style)}, CAF : {_euros(caf, style)}, {h.manager} : {_euros(own, style)}", rows))
    sheet.bullets(items)
    return ""


def _both_accounts(sheet: PlainSheet, words: OfficeWords, houses: list[House], row: Any, year: int, style: str) -> str:
    """Charges above, products below, each with its sum, in one table with section rows."""
    chance = words.chance
    h = chance.choice(houses)
    state, caf, own = chance.choice([30000, 35000, 60000]), chance.choice([3000, 5000, 8000]), chance.randrange(15000, 60000, 1000)
    total = state + caf + own
    staff = total * 3 // 4
    sheet.add(f"Budget prévisionnel de {h.name} pour l'année {year}", sheet.bold)

    def line(what: str, told: Row, amount: float, bold: bool = False) -> str:
        return sheet.cells(sheet.tell(what, bold=bold)) + sheet.cells(sheet.tell(_euros(amount, style), [told], bold=bold), kind="right")

    section = lambda what: f'<td colspan="2" class="head">{sheet.tell(what, bold=True)}</td>'  # noqa: E731
    lines = [
        section("CHARGES"),
        line("Rémunération des agents", row(staff, None, None, None, optional=True), staff),
        line("Autres charges courantes", row(total - staff, None, None, None, optional=True), total - staff),
        line("Total des charges", row(total, "total", None, None, optional=True), total, True),
        section("PRODUITS"),
        line("Subvention de l'État", row(state, "subsidy", "etat", str(year)), state),
        line("Participation de la CAF", row(caf, None, "cnaf", str(year)), caf),
        line(f"Participation {'de ' + h.the if h.the != 'le ' else 'du '}{h.manager}", row(own, None, None, str(year)), own),
        line("Total des produits", row(total, "total", None, str(year)), total, True),
    ]
    sheet.grid([], lines, [6, 3], "ruled shaded")
    return ""


SETTERS: dict[str, Any] = {
    "instalments": _instalments,
    "years_across": _years_across,
    "annual_shares": _annual_shares,
    "plan": _plan,
    "in_one_line": _in_one_line,
    "both_accounts": _both_accounts,
}
