# ruff: noqa: E501 - wordings stand on one line each
"""Weeks in tables: houses in columns or rows, halves of days across and down, groups of days, totals, two weeks."""

from __future__ import annotations

from typing import Any

from benchmarks.generator.blind.house import House, Tables, alike, hour_rows
from benchmarks.generator.blind.words import OfficeWords, upper_first
from benchmarks.generator.hours.wording import (
    ABBREVIATED,
    CLOCKS,
    LETTERS,
    at,
    clock,
    closed,
    email,
    named,
    phone,
    seat,
    span,
)
from benchmarks.generator.plain.sheet import PlainSheet
from benchmarks.generator.typesetting import Row
from benchmarks.generator.weeks import DAYS, FRENCH_DAY, Span, osm, weekly_hours

Halves = list[tuple[Span, Row] | None]


def house_columns(sheet: PlainSheet, words: OfficeWords, houses: list[House], tables: Tables, part: int) -> None:
    """Days down, a column a house."""
    chance = words.chance
    style, dash, join = chance.choice(CLOCKS), chance.choice(["-", " - ", "–", " à ", "/"]), chance.choice(["\n", " / ", " et "])
    if dash == "/":
        join = chance.choice(["\n", " - ", " – "])
    shut = closed(chance)
    for h in (houses[k : k + 3] for k in range(0, len(houses), 3)):
        rows = {one.name: hour_rows(one, tables, part) for one in h}
        top = "<tr><th></th>" + "".join(f"<th>{sheet.tell(one.name, [one.row])}</th>" for one in h) + "</tr>"
        lines = []
        for day in (d for d in DAYS if d != "Sa" or any("Sa" in one.week for one in h)):
            told = [sheet.tell(join.join(span(s, style, dash) for s in one.week.get(day, [])) or shut, rows[one.name][day]) for one in h]
            lines.append("<tr>" + sheet.cells(sheet.tell(upper_first(FRENCH_DAY[day]), bold=True), *told) + "</tr>")
        reach = "<tr>" + sheet.cells(sheet.tell("Contact"), *[sheet.tell(f"{seat(one)}\n{phone(one)}\n{email(one)}") for one in h]) + "</tr>"
        sheet.put(f'<table class="{sheet.look}"><thead>{top}</thead><tbody>{"".join(lines)}{reach}</tbody></table>')


def house_rows(sheet: PlainSheet, words: OfficeWords, houses: list[House], tables: Tables, part: int) -> None:
    """A row a house, a column a day."""
    chance = words.chance
    style, dash, join = chance.choice(CLOCKS), chance.choice(["-", "–", "/"]), "\n"
    names = chance.choice([FRENCH_DAY, ABBREVIATED, LETTERS])
    days = [d for d in DAYS if any(d in h.week for h in houses)]
    shut = chance.choice([closed(chance), ""])
    lines = []
    for h in houses:
        rows = hour_rows(h, tables, part)
        cells = [sheet.tell(join.join(span(s, style, dash) for s in h.week.get(d, [])) or shut, rows[d]) for d in days]
        lines.append(sheet.cells(sheet.tell(h.name, [h.row], bold=True), sheet.tell(f"{seat(h)}\n{phone(h)}"), *cells))
    sheet.grid(["Structure", "Adresse et téléphone", *[upper_first(names[d]) for d in days]], lines, [3, 3, *[1.6] * len(days)])


def _halves(h: House, rows: dict[str, list[Row]], day: str) -> Halves:
    """Morning and afternoon; a day without a pause stands in both."""
    spans = list(zip(h.week.get(day, []), rows[day], strict=True))
    if len(spans) == 1 and spans[0][0][0] < "12:00" and spans[0][0][1] > "13:30":
        return [spans[0], spans[0]]
    return [next((s for s in spans if s[0][0] < "12:00"), None), next((s for s in spans if s[0][0] >= "12:00"), None)]


def halves_down(sheet: PlainSheet, words: OfficeWords, houses: list[House], tables: Tables, part: int) -> None:
    """A small table a house: day, morning, afternoon; no pause is one cell over both."""
    chance = words.chance
    style, dash, shut = chance.choice(CLOCKS), chance.choice(["-", " à ", " – "]), closed(chance)
    for h in houses:
        rows = hour_rows(h, tables, part)
        sheet.add(h.name, sheet.heading, [h.row])
        sheet.add(f"{upper_first(h.manager)} – {seat(h)}\n{phone(h)} – {email(h)}")
        lines = []
        for day in DAYS[: 6 if "Sa" in h.week else 5]:
            am, pm = _halves(h, rows, day)
            name = sheet.cells(sheet.tell(upper_first(FRENCH_DAY[day])))
            if am and am is pm:
                note = chance.choice(["", " (journée continue)", " sans interruption"])
                lines.append(name + f'<td colspan="2" class="middle">{sheet.tell(span(am[0], style, dash) + note, [am[1]])}</td>')
            elif not am and not pm:
                lines.append(name + f'<td colspan="2" class="middle">{sheet.tell("Fermé")}</td>')
            else:
                lines.append(name + sheet.cells(*[sheet.tell(span(x[0], style, dash), [x[1]]) if x else shut for x in (am, pm)], kind="middle"))
        sheet.grid(["", "Matin", "Après-midi"], lines, [2, 3, 3])


def halves_across(sheet: PlainSheet, words: OfficeWords, houses: list[House], tables: Tables, part: int) -> None:
    """A row a house; under each day two columns."""
    style, dash = words.chance.choice(["{h}h{s}", "{h}h{m}", "{hh}:{m}"]), words.chance.choice(["-", "–", "/"])
    days = [d for d in DAYS if any(d in h.week for h in houses)]
    am_pm = words.chance.choice([("matin", "après-midi"), ("M", "A-M"), ("Matin", "Ap.-midi")])
    top = '<tr><th rowspan="2">France Services</th>' + "".join(f'<th colspan="2">{upper_first(FRENCH_DAY[d])}</th>' for d in days) + "</tr>"
    top += "<tr>" + "".join(f"<th>{am_pm[0]}</th><th>{am_pm[1]}</th>" for _ in days) + "</tr>"
    lines = ""
    for h in houses:
        rows = hour_rows(h, tables, part)
        told = sheet.cells(sheet.tell(h.name, [h.row], bold=True))
        for day in days:
            am, pm = _halves(h, rows, day)
            if am and am is pm:
                told += f'<td colspan="2" class="middle">{sheet.tell(span(am[0], style, dash), [am[1]])}</td>'
            else:
                told += sheet.cells(*[sheet.tell(span(x[0], style, dash), [x[1]]) if x else "" for x in (am, pm)], kind="middle")
        lines += f"<tr>{told}</tr>"
    sheet.put(f'<table class="ruled" style="font-size:74%"><thead>{top}</thead><tbody>{lines}</tbody></table>')


def day_groups(sheet: PlainSheet, words: OfficeWords, houses: list[House], tables: Tables, part: int) -> None:
    """One table for all: the house's cell runs over its rows, a row a group of days."""
    chance = words.chance
    style, dash = chance.choice(CLOCKS), chance.choice(["-", " à ", "–"])
    body = ""
    for h in houses:
        rows = hour_rows(h, tables, part)
        told = alike(h.week)
        for k, (days, _) in enumerate(told):
            first = f'<td rowspan="{len(told)}">{sheet.tell(h.name, [h.row], bold=True)}<br>{sheet.tell(seat(h))}<br>{sheet.tell(phone(h))}</td>' if k == 0 else ""
            halves = [_halves(h, rows, d) for d in days]
            cells = []
            for n in (0, 1):
                both = [x[n] for x in halves if x[n]]
                one = both[0] if both else None
                cells.append(sheet.tell(span(one[0], style, dash), [x[1] for x in both if x]) if one else "–")
            name = upper_first(named(days, FRENCH_DAY, " au ", ", ", ", "))
            if halves[0][0] is halves[0][1]:
                times = f'<td colspan="2" class="middle">{cells[0]}</td>'
            else:
                times = sheet.cells(*cells, kind="middle")
            body += f"<tr>{first}{sheet.cells(sheet.tell(name))}{times}</tr>"
    top = "<tr><th>Structure</th><th>Jours</th><th>Matin</th><th>Après-midi</th></tr>"
    sheet.put(f'<table class="{sheet.look}"><thead>{top}</thead><tbody>{body}</tbody></table>')


def totals(sheet: PlainSheet, words: OfficeWords, houses: list[House], tables: Tables, part: int) -> None:
    """Day, times, how long; a sum below that is no time of day."""
    chance = words.chance
    style, dash = chance.choice(["{hh}:{m}", "{h}h{m}", "{h}h{s}"]), chance.choice([" > ", " → ", " - ", " à "])
    for h in houses:
        rows, lines, sum_minutes = hour_rows(h, tables, part), [], 0
        for day in (d for d in DAYS if d in h.week):
            spans = h.week[day]
            long = sum(int(b[:2]) * 60 + int(b[3:]) - int(a[:2]) * 60 - int(a[3:]) for a, b in spans)
            sum_minutes += long
            lines.append(sheet.cells(sheet.tell(FRENCH_DAY[day].upper()), sheet.tell("   ".join(span(s, style, dash) for s in spans), rows[day]), f"{long // 60}h{long % 60:02d}"))
        lines.append(sheet.cells(sheet.tell("TOTAL", bold=True), "", sheet.tell(f"{sum_minutes // 60}h{sum_minutes % 60:02d}", bold=True)))
        sheet.put(f'<div class="band">{sheet.tell(h.name, [h.row])}</div>')
        sheet.add(f"{seat(h)} • {phone(h)} • {email(h)}")
        sheet.grid(["Jour", "Ouverture au public", "Durée"], lines, [2, 5, 2])


def two_weeks(sheet: PlainSheet, words: OfficeWords, houses: list[House], tables: Tables, part: int) -> None:
    """Even and odd weeks in two columns; what is alike in both stands as one cell."""
    style, dash = words.chance.choice(CLOCKS), words.chance.choice(["-", " à "])
    heads = words.chance.choice([("Semaine paire", "Semaine impaire"), ("Semaines paires", "Semaines impaires")])
    for h in houses:
        sheet.add(h.name, sheet.heading, [h.row])
        sheet.add(f"Adresse : {seat(h)}\nTéléphone : {phone(h)}")
        odd, lines = words.chance.choice([d for d in h.week if d != "Sa"]), []
        for day in (d for d in DAYS if d in h.week):
            spans = h.week[day]
            if day == odd and len(spans) == 2:
                told = [sheet.tell(span(s, style, dash), [at(tables, part, h.name, day, s, heads[n].lower())]) for n, s in enumerate(spans)]
                every = {d: s for d, s in h.week.items() if d != day}
                mean = (weekly_hours(every) + weekly_hours(h.week)) / 2
                h.row |= {"opening_hours": osm(every), "weekly_hours": mean}
                cells = sheet.cells(*told)
            else:
                marks = [at(tables, part, h.name, day, s) for s in spans]
                cells = f'<td colspan="2" class="middle">{sheet.tell(" / ".join(span(s, style, dash) for s in spans), marks)}</td>'
            lines.append(sheet.cells(sheet.tell(upper_first(FRENCH_DAY[day]))) + cells)
        sheet.grid(["", *heads], lines, [2, 4, 4])


def open_close_rows(sheet: PlainSheet, words: OfficeWords, houses: list[House], tables: Tables, part: int) -> None:
    """Days across, opening and closing in rows, morning above afternoon."""
    style = words.chance.choice(CLOCKS)
    for h in houses:
        rows = hour_rows(h, tables, part)
        days = [d for d in DAYS if d in h.week]
        sheet.put(f'<div class="band">{sheet.tell(h.name, [h.row])}</div>')
        sheet.add(f"{seat(h)} – Tél. : {phone(h)}")
        lines = []
        for half, name in enumerate(("matin", "après-midi")):
            for end, what in enumerate(("Ouverture", "Fermeture")):
                told = []
                for day in days:
                    both: Any = _halves(h, rows, day)
                    shown = both[half] and (both[0] is not both[1] or half == end)  # a day without a pause opens once
                    told.append(sheet.tell(clock(both[half][0][end], style), [both[half][1]]) if shown else "-")
                lines.append(sheet.cells(sheet.tell(f"{what} {name}"), *told))
        sheet.grid(["", *[upper_first(FRENCH_DAY[d]) for d in days]], lines, [3, *[2] * len(days)])
