"""The annex of the houses: identity and opening hours, in several layouts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from benchmarks.generator.typesetting import Row, Sheet, pretty
from benchmarks.generator.vocabulary import Person
from benchmarks.generator.weeks import DAYS, FRENCH_DAY, Span, Week, clock, phrase, spans_text

LAYOUTS: dict[str, dict[str, tuple[str, ...]]] = {
    "hours": {
        "seen": ("days_across", "sentence"),
        "unseen": ("days_down", "day_by_day"),
        "heldout": ("range_table", "one_line"),
        "sealed": ("halves_down", "abbreviated"),
    }
}


@dataclass
class House:
    """A structure as the document tells it; `row` is its gold."""

    name: str
    manager: str
    manager_type: str
    street: str
    postcode: str
    commune: str
    email: str
    phone: str
    staff: int
    week: Week
    president: Person
    row: Row = field(default_factory=dict)


def hour_rows(house: House, tables: dict[str, list[Row]], part: int) -> dict[str, list[Row]]:
    """Gold rows a weekday, added to the tables."""
    out: dict[str, list[Row]] = {}
    for day in DAYS:
        out[day] = [
            {
                "part": part,
                "place": house.name,
                "place_kind": "structure",
                "weekday": day,
                "opens": a,
                "closes": b,
                "by_appointment": "",
                "recurrence": "",
                "quote": "",
            }
            for a, b in house.week.get(day, [])
        ]
        tables["opening_hours"] += out[day]
    return out


def structures_annex(sheet: Sheet, houses: list[House], layout: str, tables: dict[str, list[Row]], part: int) -> None:
    style = sheet.chance.choice(["h00", "h", "spaced"])
    identity_table = sheet.chance.random() < 0.4 and layout in ("days_across", "days_down")
    if identity_table:
        sheet.table(
            [["Structure", "Gestionnaire", "Adresse", "Téléphone", "Courriel", "Agents"]]
            + [
                [
                    (h.name, [h.row]),
                    h.manager,
                    f"{h.street} {h.postcode} {h.commune}",
                    pretty(h.phone, sheet),
                    h.email,
                    str(h.staff),
                ]
                for h in houses
            ],
            [34, 34, 38, 22, 30, 12],
        )
    rows = [hour_rows(h, tables, part) for h in houses]
    if identity_table and layout == "days_across":
        sheet.add("Horaires d'ouverture", sheet.heading)
        days = DAYS if any(h.week.get("Sa") for h in houses) else DAYS[:5]
        sheet.table(
            [["Structure", *[FRENCH_DAY[d].capitalize() for d in days]]]
            + [
                [
                    h.name,
                    *[
                        (spans_text(h.week.get(d, []), style, "\n") or sheet.chance.choice(["fermé", "-"]), r[d])
                        for d in days
                    ],
                ]
                for h, r in zip(houses, rows, strict=True)
            ],
            [38] + [132 / len(days)] * len(days),
        )
        return
    for house, by_day in zip(houses, rows, strict=True):
        sheet.add(house.name, sheet.heading, [house.row] if not identity_table else [])
        if not identity_table:
            sheet.add(f"Gestionnaire : {house.manager}")
            sheet.add(f"Adresse : {house.street}, {house.postcode} {house.commune}")
            sheet.add(f"{sheet.chance.choice(['Téléphone', 'Tél.'])} : {pretty(house.phone, sheet)}")
            sheet.add(f"{sheet.chance.choice(['Courriel', 'Mail', 'Adresse électronique'])} : {house.email}")
            sheet.add(f"{sheet.chance.choice(['Effectif', 'Personnel'])} : {house.staff} agents")
        _hours(sheet, house, by_day, layout, style)


def _hours(sheet: Sheet, house: House, by_day: dict[str, list[Row]], layout: str, style: str) -> None:
    every = [r for rows in by_day.values() for r in rows]
    open_days = [d for d in DAYS if house.week.get(d)]
    if layout == "days_down":
        sheet.table(
            [["Jour", "Matin", "Après-midi"]]
            + [
                [
                    FRENCH_DAY[d].capitalize(),
                    (_half(house.week.get(d, []), style, 0), by_day[d][:1]),
                    (_half(house.week.get(d, []), style, 1), by_day[d][1:]),
                ]
                for d in DAYS[: 6 if "Sa" in open_days else 5]
            ],
            [40, 45, 45],
        )
    elif layout == "days_across":
        sheet.table(
            [
                [FRENCH_DAY[d].capitalize() for d in open_days],
                [(spans_text(house.week[d], style, "\n"), by_day[d]) for d in open_days],
            ],
            [170 / len(open_days)] * len(open_days),
        )
    elif layout == "range_table":
        groups = _same_times(house, open_days)
        rows = [
            (
                _day_names(days),
                (" / ".join(phrase([s], style).removeprefix("de ") for s in spans), _rows_of(by_day, days)),
            )
            for spans, days in groups.items()
        ]
        sheet.table(
            [["Jours", "Horaires d'ouverture au public"], *([d[0].upper() + d[1:], h] for d, h in rows)], [70, 80]
        )
    elif layout == "halves_down":
        head = ["", *[FRENCH_DAY[d].capitalize() for d in open_days]]
        halves = [
            [name, *[(_half(house.week[d], style, k), by_day[d][k : k + 1]) for d in open_days]]
            for k, name in enumerate(("Matin", "Après-midi"))
        ]
        sheet.table([head, *halves], [22] + [148 / len(open_days)] * len(open_days))
    elif layout == "abbreviated":
        told = []
        for spans, days in _same_times(house, open_days).items():
            run = len(days) > 2 and DAYS.index(days[-1]) - DAYS.index(days[0]) == len(days) - 1
            short = [FRENCH_DAY[d][:3].capitalize() + "." for d in days]
            told.append(
                f"{f'{short[0]}-{short[-1]}' if run else ', '.join(short)} {spans_text(list(spans), style, ' / ')}"
            )
        sheet.add("Horaires : " + " ; ".join(told), rows=every)
    elif layout == "one_line":
        told = " ; ".join(f"{FRENCH_DAY[d]} {spans_text(house.week[d], style, ' et ')}" for d in open_days)
        sheet.add(f"Ouverture : {told}.", rows=every)
    elif layout == "day_by_day":
        sheet.add("Horaires d'ouverture :")
        sheet.bullets(
            [(f"{FRENCH_DAY[d].capitalize()} : {phrase(house.week[d], style)}", by_day[d]) for d in open_days]
        )
    else:
        told_groups = _same_times(house, open_days)
        told = ", ".join(f"{_day_names(days)} {phrase(list(spans), style)}" for spans, days in told_groups.items())
        sheet.add("La structure est ouverte " + told + ".", rows=every)


def _same_times(house: House, days: list[str]) -> dict[tuple[Span, ...], list[str]]:
    groups: dict[tuple[Span, ...], list[str]] = defaultdict(list)
    for day in days:
        groups[tuple(house.week[day])].append(day)
    return groups


def _day_names(days: list[str]) -> str:
    if len(days) > 2 and DAYS.index(days[-1]) - DAYS.index(days[0]) == len(days) - 1:
        return f"du {FRENCH_DAY[days[0]]} au {FRENCH_DAY[days[-1]]}"
    names = [f"le {FRENCH_DAY[day]}" for day in days]
    return " et ".join([", ".join(names[:-1])] * (len(names) > 1) + names[-1:])


def _rows_of(by_day: dict[str, list[Row]], days: list[str]) -> list[Row]:
    return [row for day in days for row in by_day[day]]


def _half(spans: list[Span], style: str, half: int) -> str:
    return (
        f"{clock(spans[half][0], style)} - {clock(spans[half][1], style)}"
        if len(spans) > half
        else ("Fermé" if half or not spans else "")
    )
