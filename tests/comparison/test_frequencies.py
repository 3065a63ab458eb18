"""How often and how much at least: what changes a number though no figure does, and what only says it otherwise."""

from __future__ import annotations

import pytest

from comparison_papers import changed, compared
from convextract.comparison.frequencies import bounds, frequencies
from convextract.comparison.tokens import tokenize


@pytest.mark.parametrize(
    ("words", "periods"),
    [
        ("une fois par an", {"an"}), ("annuellement", {"an"}), ("tous les mois", {"mois"}),
        ("chaque trimestre", {"trimestre"}), ("régulièrement", set()), ("un délai de six mois", set()),
    ],
)
def test_what_recurs(words: str, periods: set[str]) -> None:
    assert frequencies(tokenize(words)) == periods


def test_bounds_of_a_number() -> None:
    assert bounds(tokenize("au moins 24 heures")) == bounds(tokenize("24 heures minimum")) == {"least"}
    assert bounds(tokenize("environ 24 heures")) == {"about"}


@pytest.mark.parametrize(
    ("before", "after", "nature"),
    [
        ("au moins 24 heures", "environ 24 heures", "quantity"), ("au moins 24 heures", "24 heures", "quantity"),
        ("cinq jours", "cinq demi-journées", "quantity"), ("30 000 euros par an", "30 000 euros", "deadline"),
        ("chaque trimestre", "régulièrement", "deadline"), ("au moins 24 heures", "au moins 24h30", "quantity"),
        ("versée par la préfecture", "versée par le sous-préfet", "party"),
    ],
)
def test_a_change_without_a_new_figure_weighs_as_much(before: str, after: str, nature: str) -> None:
    assert [(d.nature, d.severity) for d in compared(changed(before, after)).deviations] == [(nature, "high")]


def test_a_name_given_by_its_letters_alone_is_no_change_of_party() -> None:
    deviations = compared(changed("l'Agence nationale de cohésion des territoires (ANCT)", "l'ANCT")).deviations
    assert {d.severity for d in deviations} <= {"low"}


def test_a_lone_numeral_put_into_a_sentence_is_no_page_number() -> None:
    added = compared(changed("répondre aux enquêtes", "répondre aux deux enquêtes")).deviations
    assert [(d.operation, d.document_text) for d in added] == [("insert", "deux")]


def test_words_of_a_stamp_in_a_sentence_are_no_stamp() -> None:
    with_receipt = changed("par lettre recommandée", "par lettre recommandée avec accusé de réception")
    assert [d.document_text for d in compared(with_receipt).deviations] == ["avec accusé de réception"]
