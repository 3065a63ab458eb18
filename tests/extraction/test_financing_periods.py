"""Which year an amount is for: the nearest words that name one, and no year that belongs to something else."""

from __future__ import annotations

import pytest

from convextract.extraction import financing
from convextract.extraction.financing.periods import period_of_heading, period_of_title
from convextract.records import Financing
from money_papers import paper


def rows(text: str) -> list[Financing]:
    return financing.extract(paper(text, "management_terms"))


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("Une subvention de 30 000 € est accordée par l'Etat à France Services du Haut-Val-en-Bois pour 2025.", "2025"),
        ("L'Etat alloue 30 000 € à la commune du Val au titre de 2024.", "2024"),
        ("Une aide de 30 000 € sera versée par l'Etat à la communauté de communes du Pays du Val en 2024.", "2024"),
        ("Au titre de l'exercice 2024, l'Etat verse 5 000 € à la commune et 3 000 € à l'association.", "2024"),
        ("L'Etat verse 30 000 € pour les années 2023, 2024 et 2025.", "2023-2025"),
        ("L'Etat verse 30 000 € du 1er janvier 2024 au 31 décembre 2026.", "2024-2026"),
        ("L'Etat verse 30 000 € du 1er janvier au 31 décembre 2024.", "2024"),
        ("L'Etat verse 30 000 € à la structure labellisée en 2021.", ""),
        ("L'Etat verse 30 000 € à la maison mise en service en 2021.", ""),
        ("En application de la convention 2022-2025, l'Etat verse 30 000 € à la commune.", ""),
        ("L'Etat verse 30 000 € à la commune par arrêté du 3 mars 2022.", ""),
        ("L'Etat verse 30 000 € par an à la commune du Val, à partir de 2024.", "per_year"),
    ],
)
def test_a_sentence_names_the_year_of_the_money(sentence: str, period: str) -> None:
    assert {row.period for row in rows(sentence)} == {period}


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("Montant 2024", "2024"),
        ("BP 2025 (en €)", "2025"),
        ("Montant 2023-2025", "2023-2025"),
        ("Exercices 2023 et 2024", "2023-2024"),
        ("Montant annuel", "per_year"),
        ("Montant réalisé 2023 / prévu 2024 (convention 2020)", ""),
        ("Montant selon la délibération du 12 mai 2022", ""),
        ("Montant (loi n° 2015-991)", ""),
    ],
)
def test_a_columns_heading_names_the_year_of_its_amounts(heading: str, period: str) -> None:
    assert period_of_heading(heading) == period


def test_only_a_title_about_money_dates_it() -> None:
    assert period_of_title("Annexe 7 : Plan de financement 2025") == "2025"
    assert period_of_title("Structures labellisées 2021") == ""


def test_each_column_of_a_plan_has_its_own_year() -> None:
    found = rows(
        """
# Plan de financement 2023-2024
| Financeur | Réalisé 2023 | Prévision 2024 |
| Etat | 30 000 € | 35 000 € |
"""
    )
    assert [(r.amount, r.period) for r in found] == [(30000, "2023"), (35000, "2024")]


def test_the_rows_own_year_comes_before_the_title() -> None:
    by_column = rows("# Budget 2022\n| Exercice | Subvention de l'Etat |\n| 2023 | 30 000 € |\n| 2024 | 35 000 € |")
    assert [r.period for r in by_column] == ["2023", "2024"]
    by_band = rows(
        """
| Financeur | Montant |
| Etat | 30 000 € |
| Exercice 2025 | |
| Etat | 35 000 € |
"""
    )
    assert [r.period for r in by_band] == ["", "2025"]


def test_the_title_of_the_section_dates_sentences_that_name_no_year() -> None:
    found = rows("# Plan de financement 2025\nL'Etat verse 30 000 € à la commune.\nUn appel coûte 0,06 € la minute.")
    assert [(r.kind, r.period) for r in found] == [("subsidy", "2025"), ("price", "")]


YEARS = """
# Tableau pluriannuel des financements
La participation annuelle de l'Etat ne peut excéder 50 000 EUR par structure.
| N° | Structure | 2023 | 2024 |
| 1 | France Services du Lac | 40 000 EUR | 35 000 EUR |
| 2 | France Services du Col | 30 000 EUR | 42 500 EUR |
| Total annuel || 70 000 EUR | 77 500 EUR |
"""


def test_a_sentence_above_a_table_speaks_of_its_own_amount_and_a_column_of_its_year() -> None:
    found = rows(YEARS)
    assert [(r.amount, r.kind, r.period) for r in found] == [
        (50000, "cap", "per_year"),
        (40000, "subsidy", "2023"),
        (35000, "subsidy", "2024"),
        (30000, "subsidy", "2023"),
        (42500, "subsidy", "2024"),
        (70000, "total", "2023"),
        (77500, "total", "2024"),
    ]


@pytest.mark.parametrize("heading", ["N°", "Subvention : rang", "Financement de postes (ETP)"])
def test_small_whole_numbers_without_a_currency_are_no_money(heading: str) -> None:
    found = rows(f"| {heading} | Structure | Montant |\n| 1 | Espace du Lac | 400 € |\n| 2 | Espace du Col | 300 € |")
    assert [r.amount for r in found] == [400, 300]
