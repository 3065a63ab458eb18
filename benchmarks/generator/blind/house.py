# ruff: noqa: E501 - tables of wordings stand on one line each
"""A house: its identity, its week, and the rows that a paper which tells both must give."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.generator.blind.words import OfficeWords, new
from benchmarks.generator.typesetting import Row
from benchmarks.generator.vocabulary import Person, of_place, slug
from benchmarks.generator.weeks import DAYS, Span, Week, osm, weekly_hours

Tables = dict[str, list[Row]]


@dataclass
class House:
    name: str
    manager: str
    the: str
    manager_type: str
    street: str
    postcode: str
    commune: str
    email: str
    phone: tuple[str, str]
    """As typed, in E.164; empty where the paper gives none."""
    staff: int
    week: Week
    president: Person
    office: str
    row: Row = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.week = {day: spans for day, spans in self.week.items() if spans}


def gold_row(house: House, **apart: Any) -> Row:
    """The row of a house that its paper tells whole but for its staff; `apart` is what this paper says otherwise."""
    return {
        "part": None, "name": house.name, "mobility": "fixed", "manager": house.manager, "manager_type": house.manager_type,
        "address": house.street, "postcode": house.postcode, "commune": house.commune, "email": house.email,
        "phone": house.phone[1], "opening_hours": osm(house.week), "weekly_hours": weekly_hours(house.week),
        "days_open": len(house.week), "staff": None, "quote": "",
    } | apart  # fmt: skip


def bus_row(part: int | None, name: str) -> Row:
    """The row of a house on wheels, of which a paper tells the stops only."""
    row: Row = {"part": part, "name": name, "mobility": "itinerant", "manager": None, "email": None, "phone": None}
    return row | {"opening_hours": None, "weekly_hours": None, "days_open": None}


def draw_rhythm(
    chance: random.Random, times: Sequence[Sequence[str]], most_odd: int, odd: Callable[[Span, Span], list[list[Span]]]
) -> tuple[Week, Span, Span]:
    """Five days of one morning and one afternoon, at most so many of them odd; the two spans besides.

    `times` are when mornings open and close, then afternoons; a day without hours stays as an empty list.
    """
    opens, closes, again, ends = times
    morning = (chance.choice(opens), chance.choice(closes))
    evening = (chance.choice(again), chance.choice(ends))
    week: Week = {day: [morning, evening] for day in DAYS[:5]}
    for day in chance.sample(DAYS[:5], chance.randint(0, most_odd)):
        week[day] = chance.choice(odd(morning, evening))
    return week, morning, evening


def draw_week(words: OfficeWords) -> Week:
    times = (("08:00", "08:30", "09:00", "09:15"), ("12:00", "12:30", "12:15"), ("13:30", "14:00", "13:00"), ("16:30", "17:00", "17:30", "18:00"))
    week, _, _ = draw_rhythm(words.chance, times, 3, lambda am, pm: [[am], [pm], [], [(am[0], pm[1])], [am, ("14:00", "19:00")]])
    if words.chance.random() < 0.3:
        week["Sa"] = [("09:00", "12:00")]
    return week


def draw_house(words: OfficeWords) -> House:
    chance = words.chance
    commune, postcode = words.place()
    of = of_place(commune)
    for article, joined in (("Le ", "du "), ("Les ", "des "), ("La ", "de la ")):
        if commune.startswith(article):
            of = joined + commune[len(article) :]
    name = chance.choice(
        [
            f"France Services {of}",
            f"France services {of}",
            f"France Services {commune}",
            f"Maison France Services {of}",
            f"Espace France Services {of}",
            f"France Services – Médiathèque {of}",
        ]
    )
    kind = chance.choice(["commune", "epci", "epci", "association", "commune"])
    root = commune.split("-")[0] if len(commune.split("-")[0]) > 4 else commune
    manager, the = {
        "commune": (f"commune {of}", "la "),
        "epci": (
            chance.choice([f"communauté de communes du Pays {of}", f"communauté d'agglomération {commune} Agglo"]),
            "la ",
        ),
        "association": (chance.choice([f"association Familles rurales {of}", f"association Les Ateliers {of}"]), "l'"),
    }[kind]
    president = words.person()
    woman = president.civility == "Mme"
    office = "maire" if kind == "commune" else ("présidente" if woman else "président")
    domain = chance.choice(
        [f"{slug(commune)}.exemple.fr", f"mairie-{slug(root)}.exemple.fr", "franceservices.exemple.fr"]
    )
    local = chance.choice(["france-services", "franceservices", "accueil.fs", "fs-" + slug(root)])
    if domain.startswith("franceservices."):
        local = slug(commune)
    house = House(
        name,
        manager,
        the,
        kind,
        words.street(),
        postcode,
        commune,
        f"{local}@{domain}",
        words.number(),
        chance.choice([2, 2, 3, 4]),
        draw_week(words),
        president,
        office,
    )
    house.row = gold_row(house)
    return house


def hour_rows(house: House, tables: Tables, part: int) -> dict[str, list[Row]]:
    out: dict[str, list[Row]] = {}
    for day in DAYS:
        out[day] = [
            new(tables, "opening_hours", hour_row(part, house.name, day, a, b)) for a, b in house.week.get(day, [])
        ]
    return out


def hour_row(part: int, place: str, day: str, opens: str, closes: str, recurrence: str = "", kind: str = "structure") -> Row:
    return {
        "part": part, "place": place, "place_kind": kind, "weekday": day, "opens": opens, "closes": closes,
        "by_appointment": None, "recurrence": recurrence or None,
    }  # fmt: skip


def alike(week: Week) -> list[tuple[list[str], list[Span]]]:
    """Days that have the same times, in the order of their first day."""
    groups: dict[tuple[Span, ...], list[str]] = {}
    for day in DAYS:
        if week.get(day):
            groups.setdefault(tuple(week[day]), []).append(day)
    return [(days, list(times)) for times, days in groups.items()]


def run(days: list[str]) -> bool:
    return len(days) > 2 and DAYS.index(days[-1]) - DAYS.index(days[0]) == len(days) - 1
