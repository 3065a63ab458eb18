# ruff: noqa: E501 - wordings stand on one line each
"""Money in articles of prose, in an account from top to bottom, under two heads; in shares, by funder, house by house."""

from __future__ import annotations

from typing import Any

from benchmarks.generator.blind.house import House, Tables
from benchmarks.generator.blind.words import OfficeWords, new, upper_first
from benchmarks.generator.plain.pledges import _euros, _row
from benchmarks.generator.plain.sheet import PlainSheet
from benchmarks.generator.typesetting import Row

MONEY = {"dept1": ("articles", "account", "two_heads"), "dept2": ("shares", "by_funder", "houses_told")}
FUNDERS = (("CAF", "cnaf"), ("MSA", "msa"), ("CPAM", "cnam"), ("La Poste", "la_poste"))


class Purse:
    """Writes amounts as this paper does, and their rows."""

    def __init__(self, words: OfficeWords, tables: Tables, part: int) -> None:
        self.chance, self.tables, self.part = words.chance, tables, part
        self.style = words.chance.choice(["sign", "word", "narrow", "dots"])

    def euros(self, amount: float) -> str:
        return _euros(amount, self.style)

    def row(self, amount: float, kind: str | None, code: str | None, period: str | None, **more: Any) -> Row:
        told: Row = {"part": self.part, "amount": amount, "share_percent": None, "payer": None, "payer_code": code, "payee": None, "kind": kind, "period": period, "per": None, "purpose": None}
        return new(self.tables, "financing", told | more)

    def promise(self, text: str, code: str) -> Row:
        """What an operator pays may also be read as its undertaking."""
        row = _row(self.tables, self.part, code, text)
        row["optional"] = True
        return row


def annex(sheet: PlainSheet, words: OfficeWords, houses: list[House], layout: str, tables: Tables, part: int, year: int) -> str:
    """Returns the status of the sums, empty where none is written."""
    return SETTERS[layout](sheet, words.chance, houses, Purse(words, tables, part), year)


def _to(h: House) -> str:
    return {"le ": "au ", "": "à "}.get(h.the, "à " + h.the) + h.manager


def _articles(sheet: PlainSheet, chance: Any, houses: list[House], purse: Purse, year: int) -> str:
    """Numbered points; several amounts in one sentence."""
    sheet.add("1. Participation de l'État", sheet.heading)
    amounts = [chance.choice([20000, 25000, 30000, 35000, 40000]) for _ in houses[:4]]
    parts = [f"{purse.euros(a)} {_to(h)}" for a, h in zip(amounts, houses, strict=False)]
    rows = [purse.row(a, "subsidy", "etat", str(year), payee=h.manager) for a, h in zip(amounts, houses, strict=False)]
    listed = parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + f" et {parts[-1]}"
    sheet.add(f"Pour l'année {year}, l'État verse une subvention de {listed}.", rows=rows)
    sheet.add("2. Participation des opérateurs", sheet.heading)
    for name, code in chance.sample(FUNDERS, 2):
        amount, cap = chance.choice([1500, 2400, 5000, 7500]), chance.choice([800, 1200])
        the = "" if name == "La Poste" else "la "
        if chance.random() < 0.5:
            told = f"contribue à hauteur de {purse.euros(amount)} par an au fonctionnement de chaque structure"
            row = purse.row(amount, "contribution", code, "per_year", per="structure")
        else:
            told = f"rembourse les frais de déplacement des conseillers dans la limite de {purse.euros(cap)} par an et par structure"
            row = purse.row(cap, "cap", code, "per_year", per="structure")
        sheet.add(f"{upper_first(the + name)} {told}.", rows=[row, purse.promise(told, code)])
    return ""


def _account(sheet: PlainSheet, chance: Any, houses: list[House], purse: Purse, year: int) -> str:
    """Charges above, receipts below, one column of amounts; a reader may leave the charges out."""
    state, other, own = chance.choice([30000, 40000, 45000]), chance.choice([5000, 8000]), chance.randrange(15000, 50000, 500)
    name, code = chance.choice(FUNDERS)
    total = state + other + own
    staff = round(total * 0.75 / 100) * 100
    wrong = chance.random() < 0.3
    sheet.add(f"{houses[0].name} – budget prévisionnel {year}", sheet.bold)

    def line(what: str, amount: float, row: Row, bold: bool = False) -> str:
        return sheet.cells(sheet.tell(what, bold=bold)) + sheet.cells(sheet.tell(purse.euros(amount), [row], bold=bold), kind="right")

    def spent(amount: float, kind: str | None = None) -> Row:
        return purse.row(amount, kind, None, None, optional=True)

    lines = [f'<td colspan="2" class="head">{sheet.tell("CHARGES", bold=True)}</td>', line("Personnel", staff, spent(staff)), line("Loyer, fluides et fournitures", total - staff, spent(total - staff)), line("Total des charges", total, spent(total, "total"), True)]
    lines += [f'<td colspan="2" class="head">{sheet.tell("PRODUITS", bold=True)}</td>']
    lines += [line("Subvention de l'État (FNADT)", state, purse.row(state, "subsidy", "etat", str(year))), line(f"Contribution {name}" if name == "La Poste" else f"Contribution de la {name}", other, purse.row(other, "contribution", code, str(year)))]
    lines += [line(f"Fonds propres ({houses[0].manager})", own, purse.row(own, None, "", str(year)))]
    lines += [line("Total des produits", total + 1000 * wrong, purse.row(total + 1000 * wrong, "total", None, str(year)), True)]
    sheet.grid(["Intitulé", "Montant"], lines, [7, 3])
    return "fail" if wrong else "pass"


def _two_heads(sheet: PlainSheet, chance: Any, houses: list[House], purse: Purse, year: int) -> str:
    """Houses down; two years across, each with its funders."""
    years, funders = (year, year + 1), (("État", "etat"), chance.choice(FUNDERS))
    lines, sums = [], [0] * 4
    for h in houses:
        amounts = [chance.choice([20000, 25000, 30000, 35000]) if k % 2 == 0 else chance.choice([1500, 2500, 4000]) for k in range(4)]
        sums = [a + b for a, b in zip(sums, amounts, strict=True)]
        told = [sheet.tell(purse.euros(a), [purse.row(a, None, funders[k % 2][1], str(years[k // 2]))]) for k, a in enumerate(amounts)]
        lines.append(sheet.cells(sheet.tell(h.name)) + sheet.cells(*told, kind="right"))
    wrong = chance.random() < 0.3
    sums[3] += 500 * wrong
    told = [sheet.tell(purse.euros(a), [purse.row(a, "total", None, str(years[k // 2]))], bold=True) for k, a in enumerate(sums)]
    lines.append(sheet.cells(sheet.tell("Total", bold=True)) + sheet.cells(*told, kind="right"))
    sheet.add("Financements attribués aux structures :")
    top = '<tr><th rowspan="2">Structure</th>' + "".join(f'<th colspan="2">{y}</th>' for y in years) + "</tr>"
    second = "<tr>" + "".join(f"<th>{name}</th>" for name, _ in funders) * 2 + "</tr>"
    sheet.put(f'<table class="{sheet.look}"><thead>{top}{second}</thead><tbody>' + "".join(f"<tr>{x}</tr>" for x in lines) + "</tbody></table>")
    return "fail" if wrong else "pass"


def _shares(sheet: PlainSheet, chance: Any, houses: list[House], purse: Purse, year: int) -> str:
    """A cost and who bears which share of it."""
    for h in houses[:3]:
        total, percent = chance.choice([60000, 80000, 90000, 120000]), chance.choice([40, 50, 60])
        state = total * percent // 100
        rows = [purse.row(total, None, None, str(year)), purse.row(state, "subsidy", "etat", str(year), share_percent=percent), purse.row(total - state, "contribution", "", str(year), share_percent=100 - percent)]
        sheet.add(f"Le coût de fonctionnement de {h.name} est estimé pour {year} à {purse.euros(total)}. L'État en subventionne {percent} %, soit {purse.euros(state)} ; {h.the}{h.manager} apporte les {100 - percent} % restants, soit une contribution de {purse.euros(total - state)}.", rows=rows)
    return ""


def _by_funder(sheet: PlainSheet, chance: Any, houses: list[House], purse: Purse, year: int) -> str:
    """A short section a funder: how much, for what."""
    aid = chance.choice([30000, 35000, 40000, 45000])
    for name, code, amount, kind, told in (
        ("État", "etat", aid, "subsidy", "{m} de subvention par structure et par an"),
        ("Banque des Territoires", "banque_des_territoires", chance.choice([10000, 15000]), "cap", "cofinancement de l'ingénierie, plafonné à {m} par an"),
        ("CAF", "cnaf", chance.choice([2000, 3000]), "contribution", "contribution annuelle de {m} aux ateliers parentalité"),
    ):
        sheet.put(f'<div class="box"><div class="band">{sheet.tell(name)}</div><p>{sheet.tell(upper_first(told.format(m=purse.euros(amount))), [purse.row(amount, kind, code, "per_year")])}</p></div>')
    return ""


def _houses_told(sheet: PlainSheet, chance: Any, houses: list[House], purse: Purse, year: int) -> str:
    """A bullet a house: its budget and, in brackets, of whom."""
    sheet.add(f"Financement prévisionnel {year} de chaque structure :")
    items = []
    for h in houses:
        state, own = chance.choice([20000, 30000, 40000]), chance.randrange(10000, 45000, 1000)
        rows = [purse.row(state + own, None, None, str(year)), purse.row(state, None, "etat", str(year)), purse.row(own, None, "", str(year))]
        items.append((f"{h.name} : {purse.euros(state + own)}, dont {purse.euros(state)} de l'État et {purse.euros(own)} {_of(h)} ;", rows))
    sheet.bullets(items)
    return ""


def _of(h: House) -> str:
    return {"le ": "du ", "": "de ", "l'": "de l'"}.get(h.the, "de la ") + h.manager


SETTERS = {"articles": _articles, "account": _account, "two_heads": _two_heads, "shares": _shares, "by_funder": _by_funder, "houses_told": _houses_told}
