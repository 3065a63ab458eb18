"""Amounts of money, as written and as recognisers leave them."""

import pytest

from convextract.language.amounts import cell_amount, find_amounts, find_bare_millions


@pytest.mark.parametrize(
    ("text", "euros"),
    [
        ("une aide de 30 000 € par an", 30000), ("à hauteur de 30 000€ par an", 30000), ("soit 30 000   €/an", 30000),
        ("une dette de 4,3 millions d'euros reste", 4300000), ("plafonné à 20.000 euros", 20000),
        ("(0,06 € la minute)", 0.06),
        ("trente mille euros par structure", 30000), ("un budget de 35 k€", 35000), ("1,2 M€ sur trois ans", 1200000),
        ("12 500,50 EUR", 12500.5), ("30000 euros", 30000),
        ("5 000 € (cinq mille euros)", 5000), ("30 000 (trente mille) euros", 30000), ("0 €", 0),
        ("€ 1 500", 1500),
    ],
)
def test_an_amount_is_read_once_with_its_value(text: str, euros: float) -> None:
    assert [(a.euros, a.mended) for a in find_amounts(text)] == [(euros, False)]


@pytest.mark.parametrize(
    ("text", "euros"),
    [
        ("plafonné à 20 000e.", 20000), ("30 O00 € par an", 30000), ("10 000 C", 10000), ("12 5006 versés", 12500),
        ("La Poste 15% | 2192 400€", 2192400), ("2016 000 € versés", 2016000),
    ],
)
def test_a_misread_amount_is_mended_and_says_so(text: str, euros: float) -> None:
    assert [(a.euros, a.mended) for a in find_amounts(text)] == [(euros, True)]


def test_a_year_before_an_amount_stays_apart() -> None:
    assert [(a.euros, a.start) for a in find_amounts("en 2019 500 € par site")] == [(500, 8)]


@pytest.mark.parametrize(
    "text",
    [
        "75 000 PARIS", "tél. 01 40 97 99 34", "10 500 bureaux", "le 1er janvier 2020", "art. 3 e", "95 027 CERGY",
        "1 344 structures et 504 points",
    ],
)
def test_what_is_no_money_is_no_amount(text: str) -> None:
    assert find_amounts(text) == []


def test_millions_without_currency_are_offered_apart() -> None:
    text = "17 millions seront alloués et 3 millions viendront"
    assert find_amounts(text) == []
    assert [(a.euros, a.bare) for a in find_bare_millions(text)] == [(17e6, True), (3e6, True)]


@pytest.mark.parametrize(
    ("cell", "euros", "bare"),
    [("15 000 €", 15000, False), ("4 271 954", 4271954, True), ("1 250,00", 1250, True), ("10 O00 €", 10000, False)],
)
def test_a_cell_holds_its_amount(cell: str, euros: float, bare: bool) -> None:
    amount = cell_amount(cell)
    assert amount is not None and (amount.euros, amount.bare) == (euros, bare)


@pytest.mark.parametrize("cell", ["Total", "5 %", "03 53 01 12 40", "2 agents", "lundi", "70190 Vesoul"])
def test_other_cells_hold_none(cell: str) -> None:
    assert cell_amount(cell) is None
