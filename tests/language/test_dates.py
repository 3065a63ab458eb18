"""Dates are found in every form that acts use, and nothing that is no date of the calendar."""

from __future__ import annotations

import pytest

from convextract.language.dates import find_dates


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Fait à Mende le 6 février 2020,", "2020-02-06"),
        ("le 1er janvier 2023", "2023-01-01"),
        ("à compter du ler septembre 2021", "2021-09-01"),
        ("Paris, le 08 OCT. 2010", "2010-10-08"),
        ("Envoyé en préfecture le 19/12/2022", "2022-12-19"),
        ("le 3.3.21", "2021-03-03"),
        ("le six février deux mille vingt", "2020-02-06"),
        ("le vingt et un mars deux mille vingt-trois à 18 heures", "2023-03-21"),
        ("L'An deux mille vingt-deux, le douze décembre à dix-neuf heures", "2022-12-12"),
        ("le 22\nDEC. 2022", "2022-12-22"),
        ("Fait à Colmar, le 2 5 FEV. 2025", "2025-02-25"),
        ("0 8 OCT. 2010", "2010-10-08"),
        ("voir annexe 2 5 mars 2020", "2020-03-05"),
    ],
)
def test_each_way_of_writing_a_date_is_read(text: str, iso: str) -> None:
    assert [d.iso for d in find_dates(text)] == [iso]


@pytest.mark.parametrize(
    "text", ["le 31 février 2020", "01.49.85.50.21", "en mars 2020", "le 12 mai", "réf. 12/2020", "08 OCT. 2619"]
)
def test_what_is_no_whole_date_of_the_calendar_is_left_alone(text: str) -> None:
    assert find_dates(text) == []


def test_a_mention_covers_exactly_its_words() -> None:
    text = "du 1er janvier 2024 au 31 décembre 2026"
    assert [text[d.start : d.end] for d in find_dates(text)] == ["1er janvier 2024", "31 décembre 2026"]
