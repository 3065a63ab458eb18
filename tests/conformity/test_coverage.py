"""Pages of which little has become rows are told to the reader, and their rows are believed less."""

from __future__ import annotations

from convextract.conformity.coverage import doubt, uncovered
from convextract.records import Record
from convextract.records.places import OpeningHours
from money_papers import DOCUMENT_ID, paper

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi")
WEEK = paper("\n".join(f"Le {day} de 9h à 12h" for day in DAYS), "convention")


def rows(first: int) -> list[Record]:
    """A row of opening hours for each of the first days, evidence on its line."""
    return [
        OpeningHours(
            document_id=DOCUMENT_ID, weekday="Mo", opens="09:00", closes="12:00",
            **block.text.evidence(method="test", confidence=0.9).model_dump(),
        )
        for block in WEEK.blocks[:first]
    ]  # fmt: skip


def test_a_page_whose_hours_are_in_rows_is_understood() -> None:
    assert uncovered(WEEK, {"opening_hours": rows(4)}) == []


def test_a_page_whose_hours_are_lost_is_told_and_its_rows_are_believed_less() -> None:
    found = rows(1)
    told = doubt(WEEK, {"opening_hours": found})
    assert told == ["page 1 : 5 plages horaires lues, 1 seulement dans les horaires : à relire"]
    assert [getattr(row, "confidence", None) for row in found] == [0.54]


def test_numbers_that_nobody_lists_are_told_and_a_lone_one_is_not() -> None:
    lines = [f"Accueil : 03 84 11 22 0{n}" for n in range(5)]
    assert [one.told for one in uncovered(paper("\n".join(lines), "convention"), {})] == [
        "page 1 : 5 adresses ou lignes de téléphone lues, aucune dans les contacts : à relire"
    ]
    assert uncovered(paper(lines[0], "convention"), {}) == []
    assert uncovered(paper("\n".join(lines), "minutes"), {}) == []
