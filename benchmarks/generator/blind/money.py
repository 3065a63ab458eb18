# ruff: noqa: E501 - tables of wordings stand on one line each
"""Financing: co-financiers across, thousands of euros, years across, shares beside amounts, sentences."""

from __future__ import annotations

from typing import Any

from benchmarks.generator.blind.house import House, Tables
from benchmarks.generator.blind.sheets import Cell
from benchmarks.generator.blind.words import OfficeWords, new
from benchmarks.generator.typesetting import Row

FINANCING = {
    "blind1": ("co_financiers", "thousands"),
    "blind2": ("years_across", "per_structure"),
    "blind3": ("budget_told", "shares_table", "caps"),
}


def euros(amount: float, style: str) -> str:
    whole = f"{amount:,.2f}" if style == "cents" else f"{amount:,.0f}"
    text = whole.replace(",", " ").replace(".", ",")
    return text + {"cents": " €", "sign": " €", "tight": "€", "word": " euros", "bare": "", "ttc": " € TTC"}[style]


def annex(
    sheet: Any, words: OfficeWords, houses: list[House], layout: str, tables: Tables, part: int, year: int
) -> tuple[str, bool | None]:
    """Returns the layout and whether the sums add up (None: no total is written)."""
    chance = words.chance

    def row(
        amount: float, kind: str | None, payer: str | None, code: str | None, payee: str | None, period: str | None
    ) -> Row:
        told: Row = {
            "part": part, "amount": amount, "share_percent": None, "payer": payer, "payer_code": code, "payee": payee,
            "kind": kind, "period": period, "per": None, "purpose": None,
        }  # fmt: skip
        return new(tables, "financing", told)

    state = {h.name: chance.choice([30000, 35000, 40000, 45000]) for h in houses}
    own = {h.name: chance.randrange(8000, 70000, 500) for h in houses}
    third = {h.name: chance.choice([0, 5000, 7500, 12000]) for h in houses}
    if layout == "co_financiers":
        return layout, _co_financiers(sheet, words, houses, row, (state, third, own), year)
    if layout == "thousands":
        lines: list[Any] = [["Structure", "État (k€)", "Fonds propres du porteur (k€)", "Total (k€)"]]
        for h in houses:
            a, b = state[h.name], own[h.name]
            lines.append(
                [
                    h.name,
                    Cell(euros(a / 1000, "bare"), [row(a, "subsidy", "État", "etat", h.name, str(year))]),
                    Cell(f"{b / 1000:g}".replace(".", ","), [row(b, "contribution", None, "", h.name, str(year))]),
                    Cell(f"{(a + b) / 1000:g}".replace(".", ","), [row(a + b, "total", None, "", h.name, str(year))]),
                ]
            )
        sheet.add(f"Budget prévisionnel {year}, en milliers d'euros")
        sheet.set_table(lines, [4, 2, 3, 2])
        return layout, True
    if layout == "years_across":
        years = [year, year + 1, year + 2]
        sheet.add("Participation financière de l'État au fonctionnement des structures")
        lines = [["Bénéficiaire", *[str(y) for y in years], "Total"]]
        for h in houses:
            a = state[h.name]
            cells = [Cell(euros(a, "sign"), [row(a, "subsidy", None, "etat", h.name, str(y))]) for y in years]
            lines.append([h.name, *cells, Cell(euros(3 * a, "sign"), [row(3 * a, "total", None, None, h.name, None)])])
        sums = sum(state.values())
        cells = [Cell(euros(sums, "sign"), [row(sums, "total", None, None, "", str(y))], bold=True) for y in years]
        wrong = chance.random() < 0.3
        last = 3 * sums + (15000 if wrong else 0)
        lines.append(
            [Cell("TOTAL", bold=True), *cells, Cell(euros(last, "sign"), [row(last, "total", None, None, "", None)])]
        )
        sheet.set_table(lines, [5, 2, 2, 2, 2.4])
        return layout, not wrong
    if layout == "per_structure":
        a, b, c = chance.choice([30000, 35000, 40000]), chance.choice([15000, 20000]), chance.choice([1.2, 4.3, 2.7])
        told = row(a, "subsidy", "L'État", "etat", None, "per_year") | {}
        tables["financing"][-1]["per"] = "structure"
        sheet.add(
            f"L'État verse une subvention de fonctionnement de {euros(a, 'word')} par an et par structure.",
            rows=[tables["financing"][-1]],
        )
        assert told["amount"] == a
        sheet.add(
            f"L'aide à l'investissement est plafonnée à {euros(b, 'ttc')} par projet.",
            rows=[row(b, "cap", None, None, None, None)],
        )
        sheet.add(
            f"Au niveau national, {str(c).replace('.', ',')} M€ ont été consacrés au déploiement du programme en {year - 1}.",
            rows=[row(round(c * 1_000_000), None, None, None, None, str(year - 1))],
        )
        return layout, None
    if layout == "shares_table":
        right = True
        for h in houses:
            a, b = state[h.name], own[h.name]
            t = a + b
            share = lambda x, t=t: f"{100 * x / t:.0f} %"  # noqa: E731
            sheet.add(h.name, sheet.bold)
            sheet.set_table(
                [
                    ["Origine du financement", f"Montant {year} (€)", "%"],
                    [
                        "État – FNADT",
                        Cell(euros(a, "bare"), [row(a, "subsidy", None, "etat", h.name, str(year))]),
                        share(a),
                    ],
                    [
                        h.manager,
                        Cell(euros(b, "bare"), [row(b, "contribution", h.manager, "", h.name, str(year))]),
                        share(b),
                    ],
                    [
                        Cell("Budget total", bold=True),
                        Cell(euros(t, "bare"), [row(t, "total", None, "", h.name, str(year))]),
                        "100 %",
                    ],
                ],
                [5, 3, 1.5],
            )
        return layout, right
    if layout == "caps":
        for h in houses:
            a = state[h.name]
            sheet.bullets(
                [
                    (
                        f"{h.name} : {euros(a, 'tight')} par an, versés par l'État à {h.the}{h.manager}",
                        [row(a, "subsidy", None, "etat", None, "per_year")],
                    )
                ]
            )
        return layout, None
    for h in houses:
        a, b = state[h.name], own[h.name]
        t = a + b
        first, second, both = (
            row(a, "subsidy", None, "etat", None, str(year)),
            row(b, "contribution", None, "", None, str(year)),
            row(t, "total", "", "", None, str(year)),
        )
        sheet.add(
            f"Le budget {year} de la structure {h.name} s'élève à {euros(t, 'sign')}. Il est financé par l'État à hauteur de "
            f"{euros(a, 'sign')} ({100 * a / t:.0f} %) et par {h.the}{h.manager} à hauteur de {euros(b, 'sign')} "
            f"({100 * b / t:.0f} %).",
            rows=[both, first, second],
        )
    return layout, None


def _co_financiers(sheet: Any, words: OfficeWords, houses: list[House], row: Any, amounts: Any, year: int) -> bool:
    """Houses down; State, council and holder across with a total; sums below; the sums are sometimes wrong."""
    state, third, own = amounts
    style = words.chance.choice(["cents", "sign", "bare"])
    unit = " (€ TTC)" if style == "bare" else ""
    lines: list[Any] = [
        [
            Cell("Structures", down=2),
            Cell(f"Plan de financement {year}{unit}", across=3),
            Cell("Total", down=2),
        ],
        ["État", "Conseil départemental", "Porteur"],
    ]
    for h in houses:
        a, c, b = state[h.name], third[h.name], own[h.name]
        lines.append(
            [
                h.name,
                Cell(euros(a, style), [row(a, "subsidy", "État", "etat", h.name, str(year))]),
                Cell(euros(c, style), [row(c, None, "Conseil départemental", None, h.name, str(year))]) if c else "-",
                Cell(euros(b, style), [row(b, "contribution", None, "", h.name, str(year))]),
                Cell(euros(a + b + c, style), [row(a + b + c, "total", None, "", h.name, str(year))]),
            ]
        )
    sums = [sum(x.values()) for x in (state, third, own)]
    wrong = words.chance.random() < 0.3
    total = sum(sums) + (10000 if wrong else 0)
    cells: list[Any] = [
        Cell(euros(x, style), [row(x, "total", None, None, "", str(year))]) if x else "-" for x in (*sums, total)
    ]
    lines.append([Cell("TOTAL GÉNÉRAL", bold=True), *cells])
    sheet.set_table(lines, [5, 3, 3, 3, 3], header=2)
    return not wrong
