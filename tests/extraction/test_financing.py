"""Financing: every amount, and who pays whom for what as far as the paper itself says it. All bodies are invented."""

from __future__ import annotations

import pytest

from convextract.extraction import financing
from convextract.records import Financing
from convextract.records.vocabulary import PartKind
from money_papers import loose_table, paper


def rows(text: str, kind: PartKind = "convention") -> list[Financing]:
    return financing.extract(paper(text, kind))


@pytest.mark.parametrize(
    ("sentence", "amount", "payer_code", "kind", "period", "per"),
    [
        ("Chaque structure percevra 30 000 euros par an.", 30000, "", "subsidy", "per_year", "structure"),
        ("L'Etat verse 5 000 € à la commune en 2024.", 5000, "etat", "subsidy", "2024", ""),
        ("L'aide par le fonds postal est fixée à 4 000 euros par an.", 4000, "", "subsidy", "per_year", ""),
        ("Un appui ponctuel pourra être accordé, plafonné à 20 000€.", 20000, "", "cap", "once", ""),
        ("Une dette de 4,3 millions d'euros reste à apurer.", 4300000, "", "debt", "", ""),
        ("Appel facturé 0,06 € la minute.", 0.06, "", "price", "", ""),
        ("La Caf du Val contribue à hauteur de 1 200 euros par an.", 1200, "cnaf", "contribution", "per_year", ""),
        ("La Caisse des Dépôts apportera 60 000 €.", 60000, "banque_des_territoires", "investment", "", ""),
    ],
)
def test_a_sentence_tells_what_it_says(
    sentence: str, amount: float, payer_code: str, kind: str, period: str, per: str
) -> None:
    (row,) = rows(sentence)
    assert (row.amount, row.payer_code, row.kind, row.period, row.per) == (amount, payer_code, kind, period, per)
    assert row.page == 1 and row.quote and row.quote in sentence


def test_two_amounts_of_one_sentence_keep_their_own_payers() -> None:
    found = rows("Un montant de 15 000 € sera versé par le FNADT et 9 000 € par le Fonds national France Services.")
    assert [(r.amount, r.payer, r.payer_code) for r in found] == [
        (15000, "FNADT", "etat"),
        (9000, "Fonds national France Services", ""),
    ]


def test_what_a_partner_undertakes_to_pay_is_paid_by_it() -> None:
    (row,) = rows("L'URSSAF s'engage à :\n- cofinancer à hauteur de 3 000 euros par an les outils.", "partner_offer")
    assert (row.payer_code, row.kind, row.period) == ("urssaf", "contribution", "per_year")


def test_in_a_circular_the_state_is_who_grants() -> None:
    (row,) = rows("Un appui pourra être accordé, plafonné à 20 000€.", "circular")
    assert row.payer_code == "etat"


PLAN = """
# Plan de financement prévisionnel 2023
| Structure | Gestionnaire | Adresse |
| France Services du Lac | commune du Lac | 1 place du Lac |
# Plan de financement prévisionnel 2023
| Structure | Etat (FNADT) | Gestionnaire | Total |
| France Services du Lac | 15 000 € | 20 500 € | 35 500 € |
| Total | 15 000 € | 20 500 € | 35 500 € |
"""


def test_in_a_plan_the_columns_pay_the_rows() -> None:
    found = rows(PLAN, "other")
    assert [(r.amount, r.payer, r.payer_code, r.payee, r.kind) for r in found] == [
        (15000, "Etat (FNADT)", "etat", "France Services du Lac", "subsidy"),
        (20500, "commune du Lac", "", "France Services du Lac", "contribution"),
        (35500, "", "", "France Services du Lac", "total"),
        (15000, "Etat (FNADT)", "etat", "", "total"),
        (20500, "Gestionnaire", "", "", "total"),
        (35500, "", "", "", "total"),
    ]
    assert {r.period for r in found} == {"2023"}


def test_in_a_table_of_contributors_the_rows_pay() -> None:
    found = rows(
        """
# Contribution des partenaires pour l'année 2022
| Contributeur | Part | Montant |
| CNAF | 60% | 6 000 |
| MSA | 40% | 4 000 |
| Total | 100% | 10 000 |
""",
        "framework_agreement",
    )
    assert [(r.payer_code, r.amount, r.share_percent, r.kind, r.period) for r in found] == [
        ("cnaf", 6000, 60, "contribution", "2022"),
        ("msa", 4000, 40, "contribution", "2022"),
        ("", 10000, 100, "total", "2022"),
    ]


def test_the_object_of_a_row_tells_kind_and_year() -> None:
    found = rows(
        """
| Bénéficiaire | Objet | Subvention de l'Etat |
| Commune du Lac | Fonctionnement 2024 | 40 000 € |
| Commune du Lac | Investissement : achat du bus | 12 500 € |
""",
        "other",
    )
    assert [(r.payer, r.payer_code, r.payee, r.kind, r.period) for r in found] == [
        ("Etat", "etat", "Commune du Lac", "subsidy", "2024"),
        ("Etat", "etat", "Commune du Lac", "investment", ""),
    ]


def test_other_tables_hold_no_money() -> None:
    assert rows("| Structure | Téléphone | Agents |\n| FS du Lac | 04 75 00 11 22 | 2 |", "management_terms") == []


def test_rows_that_reading_left_as_text_keep_label_and_share() -> None:
    found = rows("# Répartition de la dette\nCNAF 469 915 € 11%\nTotal 4 271 954 100,00%", "framework_agreement")
    assert [(r.amount, r.payer_code, r.kind, r.share_percent) for r in found] == [
        (469915, "cnaf", "debt", 11),
        (4271954, "", "total", 100),
    ]


def test_a_bill_finances_nothing() -> None:
    assert rows("Café 2,50 €\nTotal TTC 18,40 €", "other") == []
    bill = paper("Client : France services de Lure\n| Ramettes | 90,00 € |\n| Total TTC | 108,00 € |", "other")
    bill.parts[0].record.title = "FACTURE N° 2023-0145"
    assert financing.extract(bill) == []


def test_a_column_of_amounts_that_reading_found_no_table_for_is_told_by_its_heading() -> None:
    found = financing.extract(loose_table())
    assert [(r.amount, r.payer_code, r.payee, r.kind, r.period) for r in found] == [
        (35000, "etat", "France Services du Lac", "subsidy", "2025"),
        (40000, "etat", "France Services du Bois", "subsidy", "2025"),
        (75000, "etat", "", "total", "2025"),
    ]


def test_digits_that_were_lost_make_no_amount() -> None:
    assert rows("| Bénéficiaire | Subvention de l'Etat |\n| Commune du Lac | 000 € |", "other") == []


def test_numbers_in_thousands_of_euros_are_told_in_euros() -> None:
    found = rows("| Contributeur | Montant (k€) |\n| CNAF | 120 |\n| MSA | 80,5 |", "framework_agreement")
    assert [(r.payer_code, r.amount) for r in found] == [("cnaf", 120000), ("msa", 80500)]


def test_a_cell_that_says_more_than_an_amount_is_read_as_a_sentence() -> None:
    (row,) = rows("| Nature | Détail |\n| Aide de l'Etat | L'Etat verse 30 000 € par an |")
    assert (row.amount, row.payer_code, row.period) == (30000, "etat", "per_year")


def test_counts_are_no_money() -> None:
    assert rows("| Structure | Demandes | Total |\n| FS du Lac | 1 250 | 3 400 |", "minutes") == []


def test_the_manager_of_a_card_pays_the_managers_share() -> None:
    found = rows(
        """
# France Services du Bois
Gestionnaire : association du Bois
Téléphone : 04 75 00 11 22
# Plan de financement 2024
| Structure | Gestionnaire |
| France Services du Bois | 18 000 € |
| France Services d'Ailleurs | 17 000 € |
""",
        "management_terms",
    )
    assert [(r.amount, r.payer) for r in found] == [(18000, "association du Bois"), (17000, "")]


def test_when_the_rows_pay_the_columns_receive() -> None:
    found = rows(
        """
# France Services du Bois
Gestionnaire : association du Bois
# Plan de financement 2024
| Financeur | France Services du Bois | France Services du Lac |
| Etat | 30 000 € | 35 000 € |
| Gestionnaire | 12 000 € | 13 000 € |
| Total | 42 000 € | 48 000 € |
""",
        "management_terms",
    )
    assert [(r.amount, r.payer, r.payer_code, r.payee, r.kind) for r in found] == [
        (30000, "Etat", "etat", "France Services du Bois", "subsidy"),
        (35000, "Etat", "etat", "France Services du Lac", "subsidy"),
        (12000, "association du Bois", "", "France Services du Bois", "contribution"),
        (13000, "", "", "France Services du Lac", "contribution"),
        (42000, "", "", "France Services du Bois", "total"),
        (48000, "", "", "France Services du Lac", "total"),
    ]


def test_the_sentence_above_a_list_says_who_pays_and_when() -> None:
    found = rows(
        """
Les aides accordées par l'Etat pour l'année 2024 sont les suivantes :
- France Services du Lac : 30 000 €
- Total : 30 000 €
"""
    )
    assert [(r.payer_code, r.payee, r.kind, r.period) for r in found] == [
        ("etat", "France Services du Lac", "subsidy", "2024"),
        ("etat", "", "total", "2024"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "La Poste, société anonyme au capital de 3 800 000 000 euros, est représentée par son délégué.",
        "Toute fraude est punie d'une amende de 15 000 euros.",
        "Une pénalité de retard de 50 euros par jour est appliquée.",
    ],
)
def test_capital_and_fines_finance_nothing(sentence: str) -> None:
    assert rows(sentence) == []


@pytest.mark.parametrize(
    "sentence", ["Le tarif est de 5 € par atelier.", "L'entrée est à 3 €.", "Le billet coûte 4 €."]
)
def test_what_users_pay_is_a_price(sentence: str) -> None:
    assert [row.kind for row in rows(sentence)] == ["price"]
