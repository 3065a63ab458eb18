"""Scores tell found from right, and wrong from empty."""

from __future__ import annotations

from convextract.evaluation.scoring import score_table

REFERENT = {
    "email": "a.martin@caf99.exemple.fr",
    "phones": "+33199001234",
    "family_name": "Martin",
    "given_name": "Anne",
    "partner_code": "cnaf",
}


def test_a_right_row_is_found_and_strict() -> None:
    score = score_table("contacts", [REFERENT], [{**REFERENT, "phones": "01 99 00 12 34"}])
    assert (score.found_f1, score.strict_f1, score.wrong) == (1.0, 1.0, 0.0)


def test_an_empty_value_is_not_wrong_but_not_strict() -> None:
    score = score_table("contacts", [REFERENT], [{**REFERENT, "phones": ""}])
    assert (score.found_f1, score.strict_f1, score.wrong) == (1.0, 0.0, 0.0)


def test_a_wrong_value_is_told() -> None:
    score = score_table("contacts", [REFERENT], [{**REFERENT, "phones": "+33199009999"}])
    assert score.strict_f1 == 0.0
    assert score.wrong == 0.25


def test_an_invented_row_costs_precision_and_an_optional_one_nothing() -> None:
    other = {**REFERENT, "email": "x.y@msa.exemple.fr", "family_name": "Yvon", "given_name": "Xavier"}
    assert score_table("contacts", [REFERENT], [REFERENT, other]).found_f1 < 1.0
    assert score_table("contacts", [REFERENT, {**other, "optional": True}], [REFERENT, other]).found_f1 == 1.0


def test_a_change_is_found_only_in_its_own_clause() -> None:
    change = {
        "template_clause": "art-4.2",
        "operation": "replace",
        "template_text": "24 heures",
        "document_text": "28 heures",
        "severity": "high",
    }
    assert score_table("deviations", [change], [change]).strict_f1 == 1.0
    assert score_table("deviations", [change], [{**change, "template_clause": "art-6"}]).found == 0
    assert score_table("deviations", [change], [{**change, "decision": "undecided"}]).got == 0
