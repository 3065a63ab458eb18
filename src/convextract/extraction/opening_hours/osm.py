"""The week as the OpenStreetMap `opening_hours` syntax writes it, in the contract's canonical form.

Canonical: days with the same times are one rule, rules in the order of their first day, three or more days in a row as
`Mo-Fr`. Source: https://wiki.openstreetmap.org/wiki/Key:opening_hours (the part of it that weekly hours need).
"""

from __future__ import annotations

from collections.abc import Iterable

from convextract.language.times import minutes_of
from convextract.records.vocabulary import WEEKDAYS, Weekday

Span = tuple[str, str]
"""Opening and closing time, `HH:MM`."""
Week = dict[Weekday, tuple[Span, ...]]


def week_of(spans: Iterable[tuple[Weekday, str, str]]) -> Week:
    """Spans gathered by day, in order; spans that touch or overlap are joined."""
    by_day: dict[Weekday, list[Span]] = {}
    for day, opens, closes in spans:
        if opens and closes:
            by_day.setdefault(day, []).append((opens, closes))
    return {day: tuple(_joined(by_day[day])) for day in WEEKDAYS if day in by_day}


def _joined(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for opens, closes in sorted(spans):
        if joined and opens <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], closes))
        else:
            joined.append((opens, closes))
    return joined


def write_week(week: Week) -> str:
    """The canonical string; empty for an empty week."""
    rules: dict[tuple[Span, ...], list[Weekday]] = {}
    for day in WEEKDAYS:
        if week.get(day):
            rules.setdefault(week[day], []).append(day)
    return "; ".join(f"{_days(days)} {','.join('-'.join(span) for span in spans)}" for spans, days in rules.items())


def _days(days: list[Weekday]) -> str:
    runs: list[list[Weekday]] = []
    for day in days:
        if runs and WEEKDAYS.index(day) == WEEKDAYS.index(runs[-1][-1]) + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(f"{run[0]}-{run[-1]}" if len(run) > 2 else ",".join(run) for run in runs)


def weekly_hours(week: Week) -> float:
    """Hours open in the week."""
    return round(sum(minutes_of(c) - minutes_of(o) for spans in week.values() for o, c in spans) / 60, 2)
