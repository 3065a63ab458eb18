# ruff: noqa: E501 - tables of wordings stand on one line each
"""The houses: identity, weeks, rounds of a bus, in nine ways of setting them."""

from __future__ import annotations

from typing import Any

from benchmarks.generator.blind.house import House, Tables, alike, bus_row, hour_row, hour_rows, run
from benchmarks.generator.blind.sheets import Cell
from benchmarks.generator.blind.words import OfficeWords, new, upper_first
from benchmarks.generator.weeks import DAYS, FRENCH_DAY, Span

HOURS = {
    "blind1": ("week_table", "contact_table"),
    "blind2": ("sheet_each", "houses_across"),
    "blind3": ("told", "halves_merged", "exceptions"),
}
INITIALS = {"Mo": "L", "Tu": "Ma", "We": "Me", "Th": "J", "Fr": "V", "Sa": "S"}


def clock(time: str, style: str) -> str:
    hour, minute = int(time[:2]), time[3:]
    short = "" if minute == "00" else minute
    return {
        "9h00": f"{hour}h{minute}", "9h": f"{hour}h{short}", "9:00": f"{hour}:{minute}", "09h00": f"{hour:02d}h{minute}",
        "9 h": f"{hour} h {short}".strip(), "9H00": f"{hour}H{minute}",
    }[style]  # fmt: skip


def spans(of: list[Span], style: str, dash: str = "-", join: str = " / ") -> str:
    return join.join(f"{clock(a, style)}{dash}{clock(b, style)}" for a, b in of)


def said(of: list[Span], style: str) -> str:
    return " et ".join(f"de {clock(a, style)} à {clock(b, style)}" for a, b in of)


def annex(sheet: Any, words: OfficeWords, houses: list[House], layout: str, tables: Tables, part: int) -> None:
    rows = {h.name: hour_rows(h, tables, part) for h in houses}
    style = words.chance.choice(["9h00", "9h", "9:00", "09h00", "9 h", "9H00"])
    dash = words.chance.choice(["-", " - ", " à ", "/"] if layout == "week_table" else ["-", " - ", " à "])
    SETTERS[layout](sheet, words, houses, rows, style, dash)
    if layout == "exceptions":
        _exceptions(sheet, words, houses, tables, part, style)


def _closed(words: OfficeWords) -> str:
    return words.chance.choice(["Fermé", "-", "", "fermé", "/"])


def _week_table(sheet: Any, words: OfficeWords, houses: list[House], rows: Any, style: str, dash: str) -> None:
    """Lying page, a house a row, its identity in the first cell, weekdays across, some written upwards."""
    days = DAYS if any(h.week.get("Sa") for h in houses) else DAYS[:5]
    split = words.chance.random() < 0.5
    join = words.chance.choice([" / ", "\n", " et "]) if dash != "/" else "\n"
    head: list[Any] = [Cell("France Services", down=2 if split else 1), Cell("Porteur", down=2 if split else 1)]
    head += [Cell(FRENCH_DAY[d].upper() if words.chance.random() < 2 else d, across=2 if split else 1) for d in days]
    lines: list[Any] = [head]
    if split:
        lines.append([x for _ in days for x in ("Matin", "Après-midi")])
    closed = _closed(words)
    for h in houses:
        first = f"{h.name}\n{h.street}\n{h.postcode} {h.commune}\n{h.phone[0]}\n{h.email}"
        line: list[Any] = [Cell(first, [h.row]), Cell(upper_first(h.manager))]
        for d in days:
            times, gold = h.week.get(d, []), rows[h.name][d]
            if not split:
                line.append(Cell(spans(times, style, dash, join) or closed, gold))
                continue
            half = [t for t in times if t[0] < "12:00"], [t for t in times if t[0] >= "12:00"]
            if half[0] and half[0][0][1] > "13:00":
                line.append(Cell(spans(times, style, dash), gold, across=2))
                continue
            line += [Cell(spans(x, style, dash) or closed, gold) for x in half]
        lines.append(line)
    width = 1.0 if split else 1.7
    sheet.set_table(lines, [4, 2.6] + [width] * (len(lines[1]) if split else len(days)), header=2 if split else 1)


def _contact_table(sheet: Any, words: OfficeWords, houses: list[House], rows: Any, style: str, dash: str) -> None:
    """Name, address, contact, hours in one cell: `Lundi, mardi : 9h-12h et 14h-17h`, `Vendredi : fermé`."""
    lines: list[Any] = [["Structure", "Adresse", "Coordonnées", "Jours et horaires d'ouverture"]]
    for h in houses:
        told = []
        for days, times in alike(h.week):
            names = [FRENCH_DAY[d] for d in days]
            text = f"{names[0]} au {names[-1]}" if run(days) else ", ".join(names)
            told.append(f"{upper_first(text)} : {spans(times, style, dash, ' et ')}")
        closed = [d for d in DAYS[:5] if not h.week.get(d)]
        told += [f"{upper_first(FRENCH_DAY[d])} : fermé" for d in closed]
        every = [r for x in rows[h.name].values() for r in x]
        lines.append(
            [
                Cell(h.name, [h.row], bold=True),
                f"{h.street}\n{h.postcode} {h.commune.upper()}",
                f"Tél : {h.phone[0]}\nMail : {h.email}",
                Cell("\n".join(told), every),
            ]
        )
    sheet.set_table(lines, [3, 3, 4, 5])


def _sheet_each(sheet: Any, words: OfficeWords, houses: list[House], rows: Any, style: str, dash: str) -> None:
    """One table of label and value a house; the week as `L-Ma-J : 8:30-12:00, 13:30-17:00`."""
    short = words.chance.random() < 0.6
    dash = "-" if short else dash
    for h in houses:
        told = []
        for days, times in alike(h.week):
            names = [INITIALS[d] if short else FRENCH_DAY[d][:3].capitalize() + "." for d in days]
            text = "-".join(names) if short and len(names) > 2 else ", ".join(names)
            told.append(f"{text} : {spans(times, style, dash, ', ')}")
        every = [r for x in rows[h.name].values() for r in x]
        sheet.set_table(
            [
                [Cell(h.name, [h.row], across=2, bold=True)],
                ["Structure porteuse", upper_first(h.manager)],
                ["Adresse", f"{h.street}, {h.postcode} {h.commune}"],
                ["Téléphone / courriel", f"{h.phone[0]} / {h.email}"],
                ["Nombre d'agents d'accueil", str(h.staff)],
                ["Horaires d'ouverture au public", Cell(" ; ".join(told), every)],
            ],
            [2, 4],
        )


def _houses_across(sheet: Any, words: OfficeWords, houses: list[House], rows: Any, style: str, dash: str) -> None:
    """Days down, houses across, with the other particulars as further rows."""
    for start in range(0, len(houses), 3):
        group = houses[start : start + 3]
        lines: list[Any] = [["", *[Cell(h.name, [h.row]) for h in group]]]
        lines.append(["Gestionnaire", *[upper_first(h.manager) for h in group]])
        lines.append(["Adresse", *[f"{h.street} {h.postcode} {h.commune}" for h in group]])
        lines.append(["Tél.", *[h.phone[0] for h in group]])
        lines.append(["Courriel", *[h.email for h in group]])
        for d in DAYS[: 6 if any(h.week.get("Sa") for h in group) else 5]:
            told = [Cell(spans(h.week.get(d, []), style, dash, "\n") or "Fermé", rows[h.name][d]) for h in group]
            lines.append([upper_first(FRENCH_DAY[d]), *told])
        sheet.set_table(lines, [1.4] + [3] * len(group))


def _sentence(h: House, style: str) -> str:
    """`les lundis et mardis de 9h à 12h et de 14h à 17h ainsi que le mercredi de 9h à 12h`"""
    told = []
    for days, times in alike(h.week):
        names = [FRENCH_DAY[d] for d in days]
        if run(days):
            text = f"du {names[0]} au {names[-1]}"
        elif len(names) == 1:
            text = f"le {names[0]}"
        else:
            text = "les " + ", ".join(n + "s" for n in names[:-1]) + f" et {names[-1]}s"
        told.append(f"{text} {said(times, style)}")
    return told[0] if len(told) == 1 else ", ".join(told[:-1]) + " ainsi que " + told[-1]


def _told(sheet: Any, words: OfficeWords, houses: list[House], rows: Any, style: str, dash: str) -> None:
    style = style if "h" in style else "9h"
    for h in houses:
        every = [h.row] + [r for x in rows[h.name].values() for r in x]
        sheet.add(h.name, sheet.bold)
        sheet.add(
            f"Portée par {h.the}{h.manager}, la structure est située {h.street} à {h.commune} ({h.postcode}). "
            f"Elle accueille le public {_sentence(h, style)}. "
            f"Elle est joignable au {h.phone[0]} et par courriel à l'adresse {h.email}.",
            rows=every,
        )


def _halves_merged(sheet: Any, words: OfficeWords, houses: list[House], rows: Any, style: str, dash: str) -> None:
    """A card of particulars, then a table in which the day reaches over its morning and its afternoon."""
    for h in houses:
        sheet.add(h.name, sheet.heading, [h.row])
        sheet.add(f"{h.street} – {h.postcode} {h.commune}")
        sheet.add(f"☎ {h.phone[0]}  @ {h.email}" if words.chance.random() < 0.5 else f"{h.phone[0]} | {h.email}")
        sheet.add(f"Structure gérée par {h.the}{h.manager}")
        lines: list[Any] = [["Jour", "Demi-journée", "Horaires"]]
        for d in DAYS[: 6 if h.week.get("Sa") else 5]:
            times = h.week.get(d, [])
            if len(times) == 1 and times[0][0] < "12:00" and times[0][1] > "13:00":
                lines.append([upper_first(FRENCH_DAY[d]), "Journée", Cell(spans(times, style, dash), rows[h.name][d])])
                continue
            half = [t for t in times if t[0] < "12:00"], [t for t in times if t[0] >= "12:00"]
            lines.append([Cell(upper_first(FRENCH_DAY[d]), down=2), "Matin", spans(half[0], style, dash) or "Fermé"])
            lines.append(["Après-midi", spans(half[1], style, dash) or "Fermé"])
        sheet.set_table(lines, [2, 2, 3])


def _by_day(sheet: Any, words: OfficeWords, houses: list[House], rows: Any, style: str, dash: str) -> None:
    """`Lundi : fermé le matin, 14h-17h`, one line a day."""
    for h in houses:
        sheet.add(f"{h.name} ({h.manager})", sheet.bold, [h.row])
        sheet.add(f"Adresse postale : {h.street}, {h.postcode} {h.commune}")
        sheet.add(f"Contact : {h.phone[0]} - {h.email}")
        for d in DAYS[:6]:
            times = h.week.get(d, [])
            if not times and d == "Sa":
                continue
            text = spans(times, style, dash, " puis ") or "fermé"
            if len(times) == 1 and times[0][0] >= "12:00":
                text = "fermé le matin, " + text
            elif len(times) == 1 and times[0][1] <= "13:00":
                text += ", fermé l'après-midi"
            sheet.add(f"{upper_first(FRENCH_DAY[d])} : {text}", rows=rows[h.name][d])


def _exceptions(sheet: Any, words: OfficeWords, houses: list[House], tables: Tables, part: int, style: str) -> None:
    """Every second Saturday for the last house, summer hours for all, a bus with its round."""
    last = houses[-1]
    if not last.week.get("Sa"):
        sheet.add(
            f"Samedi (semaines paires) : {spans([('09:00', '12:00')], style)}",
            rows=[new(tables, "opening_hours", hour_row(part, last.name, "Sa", "09:00", "12:00", "semaines paires"))],
        )
        last.row |= {"opening_hours": None, "weekly_hours": round(last.row["weekly_hours"] + 1.5, 2), "days_open": None}
    sheet.add("En dehors de ces horaires, un accueil sur rendez-vous est possible.")


def bus(sheet: Any, words: OfficeWords, tables: Tables, part: int) -> None:
    """An itinerant house and the calendar of its stops."""
    chance = words.chance
    name = f"Bus France Services du Pays de {words.place()[0]}"
    row = new(tables, "structures", bus_row(None, name))
    sheet.add(f"{name} : calendrier de la tournée", sheet.heading, [row])
    style = chance.choice(["9h00", "9h", "9:00"])
    lines: list[Any] = [["Jour de passage", "Commune", "Lieu de stationnement", "Horaires"]]
    for day in chance.sample(DAYS[:5], 4):
        commune = words.place()[0]
        often, regular = chance.choice(
            [("{d}", ""), ("{d}", ""), ("1er et 3e {d}s", "1er et 3e"), ("{d} (semaines impaires)", "impaires")]
        )
        opens, closes = chance.choice([("09:00", "12:00"), ("14:00", "17:00"), ("09:30", "12:30")])
        row = new(tables, "opening_hours", hour_row(part, commune, day, opens, closes))
        row["recurrence"] = None if regular else ""
        where = chance.choice(["place de l'Église", "parking de la salle des fêtes", "devant la mairie"])
        lines.append(
            [upper_first(often.format(d=FRENCH_DAY[day])), commune, where, Cell(spans([(opens, closes)], style), [row])]
        )
    sheet.set_table(lines, [3, 3, 4, 2.5])


SETTERS = {
    "week_table": _week_table,
    "contact_table": _contact_table,
    "sheet_each": _sheet_each,
    "houses_across": _houses_across,
    "told": _told,
    "halves_merged": _halves_merged,
    "exceptions": _by_day,
}
