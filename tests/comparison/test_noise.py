"""What the recogniser made up is no deviation; what it may have made up waits for a person."""

from __future__ import annotations

import pytest

from comparison_papers import changed, compared


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("fréquentation", "fréqucntation"), ("nationales", "natianales"), ("enregistrement", "enregis trement"),
        ("au moins", "aumoins"), ("registre de", "registrede"), ("répondre aux", "répondre e aux"),
        ("cinq jours", "cjnq jours"), ("30 000", "3O 000"), ("72h", "7Zh"), ("L'outil", "I'outil"),
        ("semaine réparties", "semaine | réparties"), ("lettre", "1ettre"),
    ],
)
def test_slips_of_the_recogniser_are_no_deviation(printed: str, read: str) -> None:
    assert compared(changed(printed, read), scanned=True, confidence=0.7).deviations == []


def test_a_real_word_of_another_meaning_is_told_on_scans_too() -> None:
    (deviation,) = compared(changed("enquêtes", "questions"), scanned=True).deviations
    assert deviation.decision == "decided"


@pytest.mark.parametrize(("printed", "read"), [("24 heures", "29 heures"), ("registre", "régisse")])
def test_what_may_be_a_slip_waits_for_a_person(printed: str, read: str) -> None:
    deviations = compared(changed(printed, read), scanned=True, confidence=0.5).deviations
    assert [d.decision for d in deviations] in ([], ["undecided"])


def test_a_number_read_with_doubt_is_undecided_not_lost() -> None:
    (deviation,) = compared(changed("24 heures", "29 heures"), scanned=True, confidence=0.5).deviations
    assert (deviation.decision, deviation.severity) == ("undecided", "high")


def test_a_stamp_between_the_words_is_no_deviation() -> None:
    stamp = "à jour. Envoyé en préfecture le 22/12/2022 Reçu en préfecture le 22/12/2022 Affiché le"
    assert compared(changed("à jour.", stamp), scanned=True).deviations == []


def test_on_a_text_layer_nothing_is_taken_for_a_slip() -> None:
    (deviation,) = compared(changed("24 heures", "29 heures")).deviations
    assert deviation.decision == "decided"
