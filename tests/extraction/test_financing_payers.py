"""Who gives a share of its own and who subsidises; for which structure, by the name above the table."""

from __future__ import annotations

import pytest

from convextract.extraction import financing
from convextract.records import Financing
from money_papers import paper


def rows(text: str) -> list[Financing]:
    return financing.extract(paper(text, "management_terms"))


@pytest.mark.parametrize(
    ("payer", "kind"),
    [
        ("Etat", "subsidy"),
        ("Ministère de la Cohésion", "subsidy"),
        ("Fonds national France Services", "subsidy"),
        ("Caf du Val", "subsidy"),
        ("Fonds européens (FEDER)", "subsidy"),
        ("Subvention de la commune du Val", "subsidy"),
        ("commune du Val", "contribution"),
        ("Communauté d'agglomération du Val", "contribution"),
        ("Conseil départemental", "contribution"),
        ("Région", "contribution"),
        ("association Entraide du Val", "contribution"),
        ("Familles du Val", "contribution"),
        ("CCAS", "contribution"),
        ("Fonds de concours de la commune", "contribution"),
    ],
)
def test_a_local_body_contributes_and_the_state_subsidises(payer: str, kind: str) -> None:
    (row,) = rows(f"| Financeur | Montant |\n| {payer} | 30 000 € |")
    assert row.kind == kind


def test_columns_of_local_bodies_pay() -> None:
    found = rows(
        """
| Structure | Etat | Commune | Participation du Département |
| France Services du Lac | 30 000 € | 12 000 € | 5 000 € |
"""
    )
    assert [(r.payer, r.payee, r.kind) for r in found] == [
        ("Etat", "France Services du Lac", "subsidy"),
        ("Commune", "France Services du Lac", "contribution"),
        ("Département", "France Services du Lac", "contribution"),
    ]


def test_beside_the_state_communes_in_the_heading_pay_and_do_not_receive() -> None:
    found = rows("| Poste | Etat | Commune du Val | Commune du Lac |\n| Animation | 9 000 € | 4 000 € | 3 000 € |")
    assert [(r.payer, r.payee) for r in found] == [("Etat", ""), ("Commune du Val", ""), ("Commune du Lac", "")]


def test_in_a_table_of_debt_a_local_body_owes() -> None:
    found = rows("# Apurement de la dette\n| Contributeur | Montant |\n| CNAF | 9 000 € |\n| Région | 4 000 € |")
    assert {r.kind for r in found} == {"debt"}


def test_the_structure_named_above_a_table_of_payers_receives() -> None:
    found = rows(
        """
# Plan de financement 2024
1. France Services du Lac
| Financeur | Montant |
| Etat | 30 000 € |
| Total | 30 000 € |
La convention France Services du Lac fait foi.
| Financeur | Montant |
| Etat | 35 000 € |
"""
    )
    assert [(r.amount, r.payee, r.period) for r in found] == [
        (30000, "France Services du Lac", "2024"),
        (30000, "France Services du Lac", "2024"),
        (35000, "", "2024"),
    ]


def test_in_a_list_with_the_state_a_commune_pays_and_without_it_receives() -> None:
    found = rows("Le plan de financement 2024 est le suivant :\n- Etat : 30 000 €\n- Commune du Val : 12 000 €")
    assert [(r.payer, r.payee, r.kind) for r in found] == [
        ("Etat", "", "subsidy"),
        ("Commune du Val", "", "contribution"),
    ]
    (granted,) = rows("Les subventions accordées par l'Etat sont :\n- Commune du Val : 12 000 €")
    assert (granted.payer_code, granted.payee, granted.kind) == ("etat", "Commune du Val", "subsidy")


def test_expenses_on_the_left_of_a_budget_finance_nothing_but_their_sum_is_told() -> None:
    found = rows(
        """
| Dépenses | Montant | Recettes | Montant |
| Personnel | 50 000 € | Etat | 35 000 € |
| Loyer | 9 000 € | Commune du Val | 24 000 € |
| Total | 59 000 € | Total | 59 000 € |
"""
    )
    assert [(r.amount, r.payer, r.kind) for r in found] == [
        (35000, "Etat", "subsidy"),
        (24000, "Commune du Val", "contribution"),
        (59000, "", "total"),
        (59000, "", "total"),
    ]


def test_a_sum_without_the_sign_is_money_beside_amounts_and_a_running_number_is_none() -> None:
    found = rows(
        """
| N° | Structure | Subvention en € | Porteur | Total |
| 1 6 | Espace France Services du Val | 35 000 | 5 000 | 40 000 |
"""
    )
    assert [(r.amount, r.kind) for r in found] == [(35000, "subsidy"), (40000, "total")]


def test_parts_of_an_amount_come_out_of_their_funds_in_its_year() -> None:
    found = rows(
        "La structure de Brive bénéficie au titre de l'année 2024 d'une subvention de 40 000 € TTC, dont 25 000 € au "
        "titre du FNADT et 15 000 € au titre du Fonds inter-opérateurs."
    )
    assert [(r.amount, r.payer, r.payer_code, r.period) for r in found] == [
        (40000, "", "", "2024"),
        (25000, "FNADT", "etat", "2024"),
        (15000, "Fonds inter-opérateurs", "", "2024"),
    ]


def test_a_commune_that_takes_the_rest_pays_it_and_a_share_stands_beside_its_cap() -> None:
    found = rows(
        "L'Etat participe à hauteur de 60 % du coût des travaux, dans la limite de 120 000 euros.\n"
        "La commune de Tulle prend à sa charge le solde, soit 80 000 €.\n"
        "La dépense subventionnable s'élève à 200 000 €."
    )
    assert [(r.amount, r.payer, r.kind, r.share_percent) for r in found] == [
        (120000, "L'Etat", "cap", 60.0),
        (80000, "commune de Tulle", "contribution", None),
        (200000, "", "total", None),
    ]
