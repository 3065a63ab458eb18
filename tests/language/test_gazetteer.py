"""Places: departments by name, postcode and SIREN; communes only where one fits."""

from __future__ import annotations

import pytest

from convextract.language.gazetteer import communes_named, department_of_postcode, find_departments, houses
from convextract.language.siren import department_of_siren, is_siren


def test_the_longest_name_wins_and_regions_are_no_departments() -> None:
    text = "Le préfet de la Haute-Loire et celui de la Loire-Atlantique, région Pays de la Loire"
    assert [m.code for m in find_departments(text)] == ["43", "44"]


def test_spellings_of_a_department_are_one() -> None:
    assert [m.code for m in find_departments("LOT ET GARONNE, Lot-et-Garonne, Val d'Oise")] == ["47", "47", "95"]


def test_common_words_are_no_departments() -> None:
    assert find_departments("la manche du vêtement, au nord de la commune, un lot de chaises") == []


@pytest.mark.parametrize(
    ("postcode", "code"),
    [("70000", "70"), ("20137", "2A"), ("20250", "2B"), ("97600", "976"), ("00100", ""), ("7000", "")],
)
def test_a_postcode_tells_the_department(postcode: str, code: str) -> None:
    assert department_of_postcode(postcode) == code


def test_a_siren_with_a_wrong_digit_is_refused() -> None:
    assert is_siren("219200326")
    assert not is_siren("219200327")
    assert department_of_siren("219200326") == "92"
    assert department_of_siren("219200327") == ""


def test_communes_are_found_in_any_spelling() -> None:
    assert [commune.insee for commune in communes_named("Fontenay aux Roses")] == ["92032"]
    assert communes_named("Villeneuve-Imaginaire") == ()


def test_every_published_house_has_its_number_and_department() -> None:
    assert len({h.id_fs for h in houses()}) == len(houses()) > 2000
    assert all(h.department for h in houses())
