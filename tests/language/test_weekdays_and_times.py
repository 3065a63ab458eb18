"""Weekdays and clock times: what a lawyer reads as days and hours is days and hours, and nothing else is."""

from __future__ import annotations

import pytest

from convextract.language.times import clock_time, clocks_outside, find_time_spans
from convextract.language.weekdays import find_weekdays, weekday_of_cell


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("du lundi au vendredi", "Mo Tu We Th Fr"),
        ("Lundi, mardi et jeudi", "Mo Tu Th"),
        ("les mercredis et samedis", "We Sa"),
        ("lun. - ven.", "Mo Tu We Th Fr"),
        ("L-M-M-J-V", "Mo Tu We Th Fr"),
        ("L-Ma-J", "Mo Tu Th"),
        ("mard1 et jeudl", "Tu Th"),
        ("du lundi-au mercredi", "Mo Tu We"),
        ("Eun.-Ven. 9h-12h", "Mo Tu We Th Fr"),
        ("Xxx.-Ven. 9h-12h", ""),
        ("mereredi, vendrcdi et samedi9h", "We Fr Sa"),
        ("L'accueil a lieu en mars au bord de mer", ""),
        ("lettre J-D. et S/D", ""),
    ],
)
def test_weekdays_named_in_text(text: str, days: str) -> None:
    assert " ".join(day for mention in find_weekdays(text) for day in mention.days) == days


def test_a_lone_m_is_not_certain() -> None:
    assert [m.certain for m in find_weekdays("L-M-J")] == [False]
    assert [m.certain for m in find_weekdays("L-M-M-J")] == [True]


def test_a_heading_names_weekdays_and_nothing_else() -> None:
    assert weekday_of_cell("LUN") == ("Mo",)
    assert weekday_of_cell("Mardi :") == ("Tu",)
    assert weekday_of_cell("‘Mardi") == ("Tu",)
    assert weekday_of_cell("“Jeudi.") == ("Th",)
    assert weekday_of_cell("Mardi matin") == ()
    assert weekday_of_cell("Horaires du mardi") == ()


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("9h00-12h30 et 13h30-17h00", "09:00-12:30 13:30-17:00"),
        ("13h30 -.16h45", "13:30-16:45"),
        ("13h30. - 17h", "13:30-17:00"),
        ("de 8 h 45 à 12 h 15 et de 13 h 45 à 17 h 15", "08:45-12:15 13:45-17:15"),
        ("9-12h", "09:00-12:00"),
        ("09:00 - 12:00 / 13:30 - 17:00", "09:00-12:00 13:30-17:00"),
        ("de 9h jusqu'à midi", "09:00-12:00"),
        ("9 h-12 h 14 h-17 h 30", "09:00-12:00 14:00-17:30"),
        ("9hOO-l2h30", "09:00-12:30"),
        ("9Jh00-12h00", "09:00-12:00"),
        ("8h30 12h00", "08:30-12:00"),
        ("9h-12het 14 h-16 h 45", "09:00-12:00 14:00-16:45"),
        ("8h45à12h15/13h 45 à 17h 30", "08:45-12:15 13:45-17:30"),
        ("8 h 30-12h30et13h45-16h 45", "08:30-12:30 13:45-16:45"),
        ("samedi9 h-12h. mardi.8h45-I2het 14h-17h", "09:00-12:00 08:45-12:00 14:00-17:00"),
        ("9h-1 2h30", "09:00-12:30"),
        ("8 h 30:12 h 30", "08:30-12:30"),
        ("8h30.- 12h30", "08:30-12:30"),
        ("de 8 h 45 à 12h 30etde 13h45à 17h", "08:45-12:30 13:45-17:00"),
        ("Mardi:de9hà12h1Setde13h30à 16h45", "09:00-12:15 13:30-16:45"),
        ("9h-12h 30x", ""),
        ("9h : 12 dossiers", ""),
        ("XXh00-12h00 14h00-17h00", "14:00-17:00"),
        ("24h/24, sous 72 heures, 24 h par semaine", ""),
        ("un bus à 9h et 14h", ""),
        ("17h-9h", ""),
    ],
)
def test_spans_of_opening(text: str, spans: str) -> None:
    assert " ".join(f"{s.opens}-{s.closes}" for s in find_time_spans(text)) == spans


@pytest.mark.parametrize(
    ("text", "outside"), [("9h-12h et 14h-17h", False), ("9h12", True), ("Sh-12h", True), ("9h-12h puis 14h", True)]
)
def test_times_outside_spans_are_noticed(text: str, outside: bool) -> None:
    assert clocks_outside(text) is outside


def test_what_is_no_clock_time_gives_nothing() -> None:
    assert clock_time("midi") == "12:00"
    assert clock_time("25h") == ""
    assert clock_time("9h75") == ""
