"""The financing plan, as tables of several kinds, items and sentences."""

from __future__ import annotations

from benchmarks.generator.houses import House
from benchmarks.generator.typesetting import Row, Sheet
from benchmarks.generator.vocabulary import Department, Vocabulary

LAYOUTS: dict[str, dict[str, tuple[str, ...]]] = {
    "financing": {
        "seen": ("payers_across",),
        "unseen": ("lines", "prose"),
        "heldout": ("payers_down", "items"),
        "sealed": ("shares", "granted"),
    }
}


def money(amount: int, style: str) -> str:
    return f"{amount:,}".replace(",", " ") + {"sign": " €", "word": " euros", "tight": "€"}[style]


def financing_annex(
    sheet: Sheet,
    words: Vocabulary,
    houses: list[House],
    department: Department,
    layout: str,
    tables: dict[str, list[Row]],
    part: int,
    year: int,
) -> bool | None:
    """Returns whether the table's sums add up; None where no sum is written."""
    chance = words.chance
    style = chance.choice(["sign", "sign", "word", "tight"]) if layout != "lines" else "sign"
    state = {h.name: chance.choice([30000, 35000, 40000]) for h in houses}
    own = {h.name: chance.randrange(12000, 60000, 350) for h in houses}

    def row(amount: int, kind: str, payer: str, code: str, payee: str, period: str = str(year)) -> Row:
        r: Row = {
            "part": part,
            "amount": amount,
            "share_percent": "",
            "payer": payer,
            "payer_code": code,
            "payee": payee,
            "kind": kind,
            "period": period,
            "per": "",
            "purpose": None,
            "quote": "",
        }
        tables["financing"].append(r)
        return r

    m = lambda a: money(a, style)  # noqa: E731
    if layout == "prose":
        for h in houses:
            r = [row(state[h.name], "subsidy", "L'Etat", "etat", h.name)]
            sheet.add(
                f"Au titre de l'année {year}, l'Etat verse à {h.name} une subvention de {m(state[h.name])}.",
                rows=r,
            )
        return None
    wrong = chance.random() < 0.3
    if layout == "payers_across":
        body = []
        for h in houses:
            body.append(
                [
                    h.name,
                    (m(state[h.name]), [row(state[h.name], "subsidy", "Etat", "etat", h.name)]),
                    (m(own[h.name]), [row(own[h.name], "contribution", h.manager, "", h.name)]),
                    (m(state[h.name] + own[h.name]), [row(state[h.name] + own[h.name], "total", "", "", h.name)]),
                ]
            )
        sums = [sum(state.values()), sum(own.values())]
        total = sum(sums) + (10000 if wrong else 0)
        body.append(
            [
                "Total",
                (m(sums[0]), [row(sums[0], "total", "Etat", "etat", "")]),
                (m(sums[1]), [row(sums[1], "total", "", "", "")]),
                (m(total), [row(total, "total", "", "", "")]),
            ]
        )
        sheet.table([["Structure", "Etat", "Gestionnaire", "Total"], *body], [68, 30, 34, 34])
        return not wrong
    if layout == "granted":
        for h in houses:
            told = row(state[h.name], "subsidy", "L'Etat", "etat", h.name)
            sheet.add(
                f"Une subvention de {m(state[h.name])} est accordée par l'Etat à {h.name} pour {year}.", rows=[told]
            )
        return None
    if layout == "shares":
        for h in houses:
            total = state[h.name] + own[h.name]
            first = row(state[h.name], "subsidy", "Etat", "etat", h.name)
            second = row(own[h.name], "contribution", h.manager, "", h.name)
            third = row(total, "total", "", "", h.name)
            first["share_percent"] = second["share_percent"] = third["share_percent"] = None
            part = [f"{100 * state[h.name] / total:.0f} %", f"{100 * own[h.name] / total:.0f} %", "100 %"]
            sheet.add(h.name, sheet.bold)
            payers = [("Etat", state[h.name], first), (h.manager, own[h.name], second), ("Total", total, third)]
            lines = [[who, (m(x), [r]), share] for (who, x, r), share in zip(payers, part, strict=True)]
            sheet.table([["Financeur", f"Montant {year}", "Part"], *lines], [80, 40, 25])
        return True
    if layout == "payers_down":
        names = [h.name for h in houses]
        first = [(m(state[h.name]), [row(state[h.name], "subsidy", "Etat", "etat", h.name)]) for h in houses]
        second = [(m(own[h.name]), [row(own[h.name], "contribution", h.manager, "", h.name)]) for h in houses]
        sums = [state[h.name] + own[h.name] for h in houses]
        third = [(m(x), [row(x, "total", "", "", h.name)]) for x, h in zip(sums, houses, strict=True)]
        table = [["Financeur", *names], ["Etat", *first], ["Gestionnaire", *second], ["Total", *third]]
        sheet.table(table, [30] + [138 / len(names)] * len(names))
        return True
    if layout == "items":
        sheet.add(f"Les financements accordés par l'Etat pour l'année {year} sont les suivants :")
        sheet.bullets(
            [
                (f"{h.name} : {m(state[h.name])}", [row(state[h.name], "subsidy", "L'Etat", "etat", h.name)])
                for h in houses
            ]
        )
        return None
    body = [
        [
            h.name,
            f"Subvention de fonctionnement {year}",
            (m(state[h.name]), [row(state[h.name], "subsidy", "Etat", "etat", h.name)]),
        ]
        for h in houses
    ]
    total = sum(state.values()) + (5000 if wrong else 0)
    body.append(["Total", "", (m(total), [row(total, "total", "Etat", "etat", "")])])
    sheet.table([["Bénéficiaire", "Objet", "Participation de l'Etat"], *body], [68, 62, 36])
    return not wrong
