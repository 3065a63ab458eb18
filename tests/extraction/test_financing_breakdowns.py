"""A sum with its parts in one line, a budget in sections, subsidies by year under a line that names who gives."""

from __future__ import annotations

import pytest

from convextract.extraction import financing
from money_papers import paper


def told(text: str) -> list[tuple[float | None, str, str, str]]:
    rows = financing.extract(paper(text, "other"))
    return [(row.amount, row.kind, row.payer_code, row.payer) for row in rows]


def test_parts_that_add_up_make_the_first_amount_a_sum() -> None:
    line = "France Services du Lac : 50 000 €, dont État : 30 000 €, CAF : 2 000 €, commune du Lac : 18 000 €"
    assert told(line) == [
        (50000, "total", "", ""),
        (30000, "subsidy", "etat", "État"),
        (2000, "subsidy", "cnaf", "CAF"),
        (18000, "contribution", "", "commune du Lac"),
    ]


def test_parts_that_do_not_add_up_prove_no_sum() -> None:
    line = "France Services du Lac : 60 000 €, dont État : 30 000 €, CAF : 2 000 €, commune du Lac : 18 000 €"
    assert "total" not in [kind for _, kind, _, _ in told(line)]


def test_instalments_are_no_parts_that_others_bring() -> None:
    text = "Une subvention de 30 000 € est versée : 18 000 € à la signature et le solde, soit 12 000 €, après."
    assert "total" not in [kind for _, kind, _, _ in told(text)]


def test_in_a_budget_of_sections_expenses_finance_nothing_and_rows_say_who_gives() -> None:
    budget = "| CHARGES | CHARGES |\n| Salaires | 76 000 € |\n| Total des charges | 76 000 € |\n| PRODUITS | PRODUITS |"
    budget += "\n| Subvention de l'État | 30 000 € |\n| Participation de la CAF | 46 000 € |\n| Total | 76 000 € |"
    assert [(amount, kind, code) for amount, kind, code, _ in told(budget)] == [
        (76000, "total", ""),
        (30000, "subsidy", "etat"),
        (46000, "contribution", "cnaf"),
        (76000, "total", ""),
    ]


@pytest.mark.parametrize(
    ("rows", "financed"),
    [
        (["Charges |", "Ressources humaines |", "Salaires | 30 000 €", "Recettes |", "CAF | 900 €"], [900]),
        (["Charges |", "Produits d'entretien |", "Loyer | 4 000 €", "Produits 2024 |", "CAF | 900 €"], [900]),
        (["État | 20 000 €", "Emplois aidés |", "CAF | 5 000 €"], [20000, 5000]),
        (["Dépenses et recettes |", "État | 20 000 €"], [20000]),
        (["Charges | Montant (en euros)", "Loyer | 4 000 €", "Salaires | 30 000 €"], []),
    ],
)
def test_a_row_without_an_amount_opens_a_section_only_by_its_whole_title(rows: list[str], financed: list[int]) -> None:
    table = "\n".join(f"| {row} |" for row in ["Subventions | Montant", *rows])
    assert [amount for amount, *_ in told(table)] == financed


def test_who_gives_is_named_above_columns_of_years() -> None:
    table = "| Bénéficiaire | Année 2022 | Année 2023 |\n| France Services du Lac | 30 000 € | 31 000 € |"
    rows = financing.extract(paper(f"Les subventions de l'État sont arrêtées comme suit\n{table}", "other"))
    assert [(row.payer_code, row.period, row.payee) for row in rows] == [
        ("etat", "2022", "France Services du Lac"),
        ("etat", "2023", "France Services du Lac"),
    ]


def test_rows_that_reading_did_not_tell_apart_are_doubted() -> None:
    def sure(cell: str) -> set[bool]:
        table = f"| Co-financeur | Montant |\n| État CAF Total | {cell} |"
        return {row.confidence > 0.5 for row in financing.extract(paper(table))}

    assert sure("30 000 euros 9 000 euros 39 000 euros") == {False}
    assert sure("30 000 euros par an") == {True}
