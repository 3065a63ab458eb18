"""Weeks of opening hours: drawn at random, in OpenStreetMap syntax, and as French papers write them."""

from __future__ import annotations

from collections import defaultdict

from benchmarks.generator.vocabulary import Vocabulary

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa")


FRENCH_DAY = dict(zip(DAYS, ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"), strict=True))


Span = tuple[str, str]


Week = dict[str, list[Span]]


def draw_week(vocabulary: Vocabulary) -> Week:
    chance = vocabulary.chance
    morning = (chance.choice(["08:30", "09:00", "08:45"]), chance.choice(["12:00", "12:30", "12:15"]))
    evening = (chance.choice(["13:30", "14:00", "13:45"]), chance.choice(["17:00", "17:30", "16:45"]))
    week: Week = {day: [morning, evening] for day in DAYS[:5]}
    for day in chance.sample(DAYS[:5], chance.randint(0, 2)):
        week[day] = [morning]
    if chance.random() < 0.25:
        week[chance.choice(DAYS[:5])] = []
    if chance.random() < 0.3:
        week["Sa"] = [("09:00", "12:00")]
    return {d: s for d, s in week.items() if s}


def osm(week: Week) -> str:
    """Canonical form of the contract: days with the same times are one rule, three or more in a row as a range."""
    groups: dict[tuple[Span, ...], list[str]] = defaultdict(list)
    for day in DAYS:
        if week.get(day):
            groups[tuple(week[day])].append(day)
    rules = []
    for spans, days in groups.items():
        rules.append(f"{_days(days)} {','.join(f'{a}-{b}' for a, b in spans)}")
    return "; ".join(rules)


def _days(days: list[str]) -> str:
    runs: list[list[str]] = []
    for day in days:
        if runs and DAYS.index(day) == DAYS.index(runs[-1][-1]) + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(f"{r[0]}-{r[-1]}" if len(r) > 2 else ",".join(r) for r in runs)


def weekly_hours(week: Week) -> float:
    minutes = lambda t: int(t[:2]) * 60 + int(t[3:])  # noqa: E731
    return round(sum(minutes(b) - minutes(a) for spans in week.values() for a, b in spans) / 60, 2)


def clock(time: str, style: str) -> str:
    hour, minute = int(time[:2]), time[3:]
    if style == "h00":
        return f"{hour}h{minute}"
    if style == "h":
        return f"{hour}h{minute if minute != '00' else ''}"
    if style == "spaced":
        return f"{hour} h {minute}" if minute != "00" else f"{hour} h"
    return time


def spans_text(spans: list[Span], style: str, join: str = " ") -> str:
    return join.join(f"{clock(a, style)}-{clock(b, style)}" for a, b in spans)


def phrase(spans: list[Span], style: str) -> str:
    return " et ".join(f"de {clock(a, style)} à {clock(b, style)}" for a, b in spans)
