# ruff: noqa: E501 - wordings stand on one line each
"""Houses as posters, in a matrix under bands, in brackets, on a wall of cards, by one rule with exceptions, in two tables."""

from __future__ import annotations

from typing import Any

from benchmarks.generator.blind.house import House, alike, run
from benchmarks.generator.blind.words import OfficeWords, upper_first
from benchmarks.generator.plain import houses as plain_houses
from benchmarks.generator.plain.houses import clock, of_commune
from benchmarks.generator.plain.sheet import PlainSheet
from benchmarks.generator.typesetting import Row
from benchmarks.generator.weeks import DAYS, FRENCH_DAY, Span, Week, osm, weekly_hours

HOURS = {"dept1": ("poster", "matrix", "brackets"), "dept2": ("wall", "common", "two_tables")}
CLOCKS = ("{h}h{m}", "{h}h{s}", "{hh}h{m}", "{h} h {s}", "{hh}:{m}")
SHORT = dict(zip(DAYS, ("Lun.", "Mar.", "Mer.", "Jeu.", "Ven.", "Sam."), strict=True))
PLACES = ("Maison des services", "Pôle Gambetta", "La Fabrique", "Le Trait d'union", "Espace Marianne", "Ancienne gare")


def draw_house(words: OfficeWords) -> House:
    """A house under a name of these departments; who works there is not told."""
    house = plain_houses.draw_house(words, posts=False)
    c, of = house.commune, of_commune(house.commune)
    house.name = words.chance.choice([f"France Services {of}", f"France Services Pays {of}", f"France Services {c} – {words.chance.choice(PLACES)}", f"Relais France Services {of}", f"France Services {c}", f"Antenne France Services {of}"])
    house.row |= {"name": house.name, "staff": None}
    return house


def share_a_week(words: OfficeWords, houses: list[House]) -> None:
    """All houses keep one week of five days, but for what single ones but the first change."""
    chance = words.chance
    am, pm = (chance.choice(["08:30", "09:00"]), chance.choice(["12:00", "12:30"])), (chance.choice(["13:30", "14:00"]), chance.choice(["17:00", "17:30"]))
    shared: Week = {day: [am, pm] for day in DAYS[:5]}
    for k, h in enumerate(houses):
        h.week = dict(shared)
        if k and chance.random() < 0.7:
            day = chance.choice(DAYS[:5])
            h.week[day] = chance.choice([[], [am], [pm]])
        if chance.random() < 0.25:
            h.week["Sa"] = [("09:00", "12:00")]
        h.week = {d: h.week[d] for d in DAYS if h.week.get(d)}
        h.row |= {"opening_hours": osm(h.week), "weekly_hours": weekly_hours(h.week), "days_open": len(h.week)}


def _flat(rows: dict[str, list[Row]]) -> list[Row]:
    return [row for day in rows.values() for row in day]


def _seat(h: House) -> str:
    return f"{h.street}, {h.postcode} {h.commune}"


def _days(days: list[str], names: dict[str, str]) -> str:
    if run(days):
        return f"{names[days[0]]} au {names[days[-1]].lower()}"
    told = [names[days[0]], *(names[d].lower() for d in days[1:])]
    return told[0] if len(told) == 1 else ", ".join(told[:-1]) + " et " + told[-1]


def _poster(sheet: PlainSheet, words: OfficeWords, houses: list[House], rows: Any, style: str) -> None:
    """As it hangs on the door: large, centred, a line a day, no rules."""
    chance = words.chance
    dash, gap = chance.choice([" – ", " à ", "-"]), chance.choice(["\u2003", "  |  ", "  et  "])
    framed = chance.random() < 0.6
    for h in houses:
        lines = ""
        for day in DAYS[: 6 if "Sa" in h.week else 5]:
            told = gap.join(f"{clock(a, style)}{dash}{clock(b, style)}" for a, b in h.week.get(day, [])) or "FERMÉ"
            lines += f"<tr>{sheet.cells(sheet.tell(FRENCH_DAY[day].upper(), bold=True), sheet.tell(told, rows[h.name][day]))}</tr>"
        reach = chance.choice(["☎ {p}\n✉ {m}", "Tél. : {p} – Courriel : {m}", "{p}\n{m}"]).format(p=h.phone[0], m=h.email)
        sheet.put(
            f'<div class="{"box" if framed else "card"}" style="font-size:115%"><p class="title" style="text-align:center">{sheet.tell(h.name.upper() if chance.random() < 0.3 else h.name, [h.row])}</p>'
            f'<p style="text-align:center">{sheet.tell(_seat(h))}</p><p style="text-align:center"><b>{sheet.tell(chance.choice(["HORAIRES D’OUVERTURE", "Nous vous accueillons", "OUVERT AU PUBLIC"]))}</b></p>'
            f'<table style="width:64%;margin:4pt auto">{lines}</table><p style="text-align:center">{sheet.tell(reach)}</p>'
            f'<p style="text-align:center">{sheet.tell(f"Une structure portée par {h.the}{h.manager}")}</p></div>'
        )


def _matrix(sheet: PlainSheet, words: OfficeWords, houses: list[House], rows: Any, style: str) -> None:
    """Houses by days under bands of arrondissements; a star for what needs an appointment."""
    days = [d for d in DAYS if any(d in h.week for h in houses)]
    dash = words.chance.choice(["-", " - ", "–", " à "])
    first, lines = words.here.prefecture, []
    cut = max(1, len(houses) // 2)
    starred = False
    for k, h in enumerate(houses):
        if k in (0, cut) and (k == 0 or len(houses) > 1):
            where = first if k == 0 else words.place()[0]
            lines.append(f'<td colspan="{len(days) + 1}" class="head">{sheet.tell("Arrondissement " + of_commune(where), bold=True)}</td>')
        told = sheet.cells(f"{sheet.tell(h.name, [h.row], bold=True)}<br>{sheet.tell(f'{h.manager}')}<br>{sheet.tell(_seat(h))}<br>{sheet.tell(h.phone[0])}<br>{sheet.tell(h.email)}")
        for day in days:
            inner = []
            for (a, b), row in zip(h.week.get(day, []), rows[h.name][day], strict=True):
                star = words.chance.random() < 0.1
                starred = starred or star
                row["by_appointment"] = "true" if star else None
                inner.append(sheet.tell(f"{clock(a, style)}{dash}{clock(b, style)}{' *' if star else ''}", [row]))
            told += sheet.cells("<br>".join(inner) or "Fermé", kind="middle")
        lines.append(told)
    sheet.grid(["Structure", *[upper_first(FRENCH_DAY[d]) for d in days]], lines, [4.4, *[2.2] * len(days)])
    if starred:
        sheet.add("* uniquement sur rendez-vous", "small")


def _brackets(sheet: PlainSheet, words: OfficeWords, houses: list[House], rows: Any, style: str) -> None:
    chance = words.chance
    sheet.add("Les structures dont la liste suit accueillent le public sans rendez-vous aux jours et heures indiqués entre parenthèses.")
    dash, join = chance.choice(["-", " à ", "–"]), chance.choice([" ; ", " / ", " et "])
    items: list[tuple[str, list[Row]]] = []
    for h in houses:
        told = [f"{FRENCH_DAY[d]} ({join.join(f'{clock(a, style)}{dash}{clock(b, style)}' for a, b in h.week[d])})" for d in DAYS if d in h.week]
        hours = f"{weekly_hours(h.week):g}".replace(".", ",")
        amount = chance.choice(["", f" {hours} heures par semaine"])
        by = {"la ": "gérée par la ", "le ": "gérée par le ", "l'": "gérée par l'", "": "gérée par "}[h.the] + h.manager
        items.append((f"{h.name}, {by}, {_seat(h)} (tél. {h.phone[0]}, {h.email}), ouverte{amount} : {', '.join(told[:-1])} et {told[-1]}.", [h.row, *_flat(rows[h.name])]))
    if chance.random() < 0.5:
        sheet.bullets(items)
        return
    for k, (text, marks) in enumerate(items):
        sheet.add(f"{k + 1}°) {text}", rows=marks)


def _wall(sheet: PlainSheet, words: OfficeWords, houses: list[House], rows: Any, style: str) -> None:
    """Three cards abreast, what a card says in short lines."""
    chance = words.chance
    names = chance.choice([SHORT, {d: upper_first(n) for d, n in FRENCH_DAY.items()}])
    dash, join, colon = chance.choice(["-", "–", " à "]), chance.choice([" / ", " et ", ", "]), chance.choice([" : ", " "])
    cards = []
    for h in houses:
        lines = []
        for days, spans in alike(h.week):
            marks = [row for d in days for row in rows[h.name][d]]
            lines.append(sheet.tell(_days(days, names) + colon + join.join(f"{clock(a, style)}{dash}{clock(b, style)}" for a, b in spans), marks))
        cards.append("<br>".join([sheet.tell(h.name, [h.row], bold=True), sheet.tell(h.street), sheet.tell(f"{h.postcode} {h.commune}"), *lines, sheet.tell(f"Tél. {h.phone[0]}"), sheet.tell(h.email), f"<i>{sheet.tell(upper_first(h.manager))}</i>"]))
    cards += [""] * (-len(cards) % 3)
    sheet.grid([], [sheet.cells(*cards[k : k + 3]) for k in range(0, len(cards), 3)], [1, 1, 1], chance.choice(["ruled", "lines", "ruled"]))


def _changes(week: Week, shared: Week, style: str) -> str:
    told = []
    for day in DAYS:
        has, common = week.get(day), shared.get(day)
        if has == common:
            continue
        name = FRENCH_DAY[day]
        if not has:
            told.append(f"fermée le {name}")
        elif not common:
            told.append(f"ouverte également le {name} de {clock(has[0][0], style)} à {clock(has[0][1], style)}")
        else:
            told.append(f"fermée le {name} {'après-midi' if has == common[:1] else 'matin'}")
    return " ; ".join(told)


def _common(sheet: PlainSheet, words: OfficeWords, houses: list[House], rows: Any, style: str) -> None:
    """One rule for all and what single houses change (`share_a_week`)."""
    chance = words.chance
    shared = {day: houses[0].week[day] for day in DAYS[:5]}
    (a, b), (c, d) = shared["Mo"]
    times = f"du lundi au vendredi de {clock(a, style)} à {clock(b, style)} et de {clock(c, style)} à {clock(d, style)}"
    sheet.add(chance.choice([f"Sauf mention contraire portée au tableau ci-dessous, toutes les structures sont ouvertes au public {times}.", f"Les France Services du département accueillent le public {times}, sous réserve des particularités signalées ci-après."]))
    lines = []
    for h in houses:
        told = upper_first(_changes(h.week, shared, style)) or chance.choice(["–", "Néant"])
        lines.append(sheet.cells(sheet.tell(h.name, [h.row], bold=True), sheet.tell(upper_first(h.manager)), sheet.tell(f"{_seat(h)}\n{h.phone[0]}\n{h.email}"), sheet.tell(told, _flat(rows[h.name]))))
    sheet.grid(["France Services", "Structure porteuse", "Coordonnées", "Particularités d'ouverture"], lines, [3, 3, 4, 4])


def _two_tables(sheet: PlainSheet, words: OfficeWords, houses: list[House], rows: Any, style: str) -> None:
    """Who and where in one table, when in another."""
    dash = words.chance.choice(["-", " à ", " – "])
    sheet.add("1. Implantation des structures", sheet.heading)
    sheet.grid(["Structure", "Porteur", "Adresse", "Téléphone", "Courriel"], [sheet.cells(sheet.tell(h.name, [h.row]), sheet.tell(upper_first(h.manager)), sheet.tell(_seat(h)), sheet.tell(h.phone[0]), sheet.tell(h.email)) for h in houses], [3, 3, 3.4, 2.2, 4])
    sheet.add("2. Ouverture au public", sheet.heading)
    lines = []
    for h in houses:
        groups = alike(h.week)
        for k, (days, spans) in enumerate(groups):
            halves: list[tuple[str, list[Row]]] = [("–", []), ("–", [])]
            if len(spans) == 1 and spans[0][0] < "12:00" and spans[0][1] > "14:00":
                marks = [row for d in days for row in rows[h.name][d]]
                cells = f'<td colspan="2" class="middle">{sheet.tell(_told(spans[0], style, dash), marks)}</td>'
            else:
                for n, span in enumerate(spans):
                    halves[span[0] >= "12:00"] = (_told(span, style, dash), [rows[h.name][d][n] for d in days])
                cells = sheet.cells(*(sheet.tell(t, m) for t, m in halves), kind="middle")
            first = f'<td rowspan="{len(groups)}">{sheet.tell(h.name, bold=True)}</td>' if k == 0 else ""
            lines.append(first + sheet.cells(sheet.tell(_days(days, {d: upper_first(n) for d, n in FRENCH_DAY.items()}))) + cells)
    sheet.grid(["Structure", "Jours", "Matin", "Après-midi"], lines, [4, 4, 3, 3])


def _told(span: Span, style: str, dash: str) -> str:
    return f"{clock(span[0], style)}{dash}{clock(span[1], style)}"


SETTERS = {"poster": _poster, "matrix": _matrix, "brackets": _brackets, "wall": _wall, "common": _common, "two_tables": _two_tables}
