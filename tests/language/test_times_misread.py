"""Times that a recogniser spoilt do not borrow figures from their neighbours."""

from __future__ import annotations

import pytest

from convextract.extraction.opening_hours.phrases import read_phrase
from convextract.language.times import find_time_spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("vendredi :9h15-12het13h30-17h", [("09:15", "12:00"), ("13:30", "17:00")]),
        ("8n00-12h00 et 14h00-17h30", [("08:00", "12:00"), ("14:00", "17:30")]),
        ("Sh-12h / 14h-17h30", [("14:00", "17:30")]),
        ("9h/12h - 14h/17h", [("09:00", "12:00"), ("14:00", "17:00")]),
        ("à 9h et 14h - 17h", [("14:00", "17:00")]),
    ],
)
def test_spans_beside_damaged_ones(text: str, spans: list[tuple[str, str]]) -> None:
    assert [(span.opens, span.closes) for span in find_time_spans(text)] == spans


def test_a_day_whose_times_were_not_read_does_not_take_those_of_the_next() -> None:
    hours = read_phrase("Mardi : Sh-12h\nMercredi : 8h-12h").hours
    assert [(one.weekday, one.opens) for one in hours] == [("We", "08:00")]
