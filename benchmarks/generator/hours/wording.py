# ruff: noqa: E501 - tables of wordings stand on one line each
"""How days and times are written here, and the houses of these papers."""

from __future__ import annotations

from typing import Any

from benchmarks.generator.blind.house import House, Tables, draw_rhythm, hour_row, run
from benchmarks.generator.blind.words import OfficeWords, new
from benchmarks.generator.plain.houses import clock as plain_clock
from benchmarks.generator.plain.houses import draw_house
from benchmarks.generator.typesetting import Row
from benchmarks.generator.weeks import DAYS, Span, Week, osm, weekly_hours

ABBREVIATED = dict(zip(DAYS, ("Lun.", "Mar.", "Mer.", "Jeu.", "Ven.", "Sam."), strict=True))
LETTERS = dict(zip(DAYS, ("L", "Ma", "Me", "J", "V", "S"), strict=True))
CLOCKS = ("{h}h{s}", "{h}h{m}", "{h} h {s}", "{hh}:{m}", "{hh}h{m}", "{hh}.{m}", "{h}H{s}")
TIMES = (
    ("08:00", "08:15", "08:30", "09:00", "09:30"), ("12:00", "12:00", "12:15", "12:30", "13:00"),
    ("13:30", "13:45", "14:00", "14:15"), ("16:30", "16:45", "17:00", "17:30", "18:00"),
)  # fmt: skip


def clock(time: str, style: str) -> str:
    """`midday` and `long` are the clocks of sentences."""
    hour, minute = int(time[:2]), time[3:]
    if style == "midday" and time == "12:00":
        return "midi"
    if style in ("midday", "long"):
        return f"{hour} heures" + (f" {minute}" if minute != "00" else "")
    return plain_clock(time, style)


def span(times: Span, style: str, dash: str) -> str:
    return f"{clock(times[0], style)}{dash}{clock(times[1], style)}"


def named(days: list[str], names: dict[str, str], through: str = " au ", join: str = ", ", last: str = " et ") -> str:
    if run(days):
        return f"{names[days[0]]}{through}{names[days[-1]]}"
    told = [names[d] for d in days]
    return told[0] if len(told) == 1 else join.join(told[:-1]) + last + told[-1]


def draw_week(chance: Any) -> Week:
    """Three to six days: a rhythm, shorter and longer days, a day without a pause, a day off, a Saturday."""
    week, _, _ = draw_rhythm(
        chance, TIMES, 3, lambda am, pm: [[am], [pm], [], [(am[0], pm[1])], [am, (pm[0], "18:30")], [(am[0], "12:00")]]
    )
    if chance.random() < 0.35:
        week["Sa"] = [(chance.choice(["09:00", "09:30"]), "12:00")]
    return {day: spans for day, spans in week.items() if spans}


def house(words: OfficeWords) -> House:
    """A house whose row says so far what its week and name say; `seen` adds what a layout prints of the rest."""
    drawn = draw_house(words, posts=False)
    drawn.week = draw_week(words.chance)
    week = drawn.week
    drawn.row |= {"opening_hours": osm(week), "weekly_hours": weekly_hours(week), "days_open": len(week)}
    drawn.row |= {"email": "", "phone": "", "staff": None, "manager": None}
    return drawn


def seat(h: House) -> str:
    return f"{h.street}, {h.postcode} {h.commune}"


def phone(h: House) -> str:
    h.row["phone"] = h.phone[1]
    return h.phone[0]


def email(h: House) -> str:
    h.row["email"] = h.email
    return h.email


def closed(chance: Any) -> str:
    return str(chance.choice(["Fermé", "fermé", "FERMÉ", "–", "/"]))


def at(tables: Tables, part: int, place: str, day: str, times: Span, recurrence: str = "", kind: str = "structure") -> Row:
    """One row of opening_hours."""
    return new(tables, "opening_hours", hour_row(part, place, day, *times, recurrence, kind))
