"""An analyst sees each change of substance once, with its nature and weight, and nothing that changes nothing."""

from __future__ import annotations

import pytest

from comparison_papers import changed, clauses_of, compared, small_template


def test_a_faithful_copy_has_no_deviation() -> None:
    outcome = compared(clauses_of(small_template()))
    assert [c.status for c in outcome.clauses] == ["identical"] * 4
    assert outcome.deviations == []
    assert outcome.similarity == 1.0


@pytest.mark.parametrize(
    ("before", "after", "nature", "severity"),
    [
        ("24 heures", "28 heures", "quantity", "high"),
        ("cinq jours", "six jours", "quantity", "high"),
        ("72h ouvrées", "48h ouvrées", "deadline", "high"),
        ("72h ouvrées", "cinq jours ouvrés", "deadline", "high"),
        ("72h ouvrées", "72h", "deadline", "high"),
        ("30 000 euros", "25 000 euros", "amount", "high"),
        ("six (6) mois", "un (1) an", "deadline", "high"),
        ("chaque trimestre", "chaque semestre", "deadline", "high"),
        ("doivent répondre", "peuvent répondre", "obligation", "high"),
        ("doivent répondre", "ne doivent pas répondre", "obligation", "high"),
        ("doivent répondre", "sont invités à répondre", "obligation", "high"),
        ("l'Agence nationale de cohésion des territoires (ANCT)", "la Banque des Territoires", "party", "high"),
        ("Pôle emploi", "France Travail", "party", "low"),
        ("avec un accueil de qualité", "avec un accueil soigné", "wording", "low"),
        (" et tenir un registre de fréquentation à jour", "", "scope", "medium"),
        ("par lettre recommandée", "par lettre recommandée, hors périodes de congés scolaires", "scope", "medium"),
    ],
)
@pytest.mark.parametrize("scanned", [False, True])
def test_a_change_is_told_with_its_nature_and_severity(
    before: str, after: str, nature: str, severity: str, scanned: bool
) -> None:
    deviations = compared(changed(before, after), scanned=scanned).deviations
    assert [(d.nature, d.severity, d.decision) for d in deviations] == [(nature, severity, "decided")]
    assert deviations[0].page == 1
    assert deviations[0].quote
    assert deviations[0].explanation.endswith(".")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("24 heures", "vingt-quatre heures"), ("72h ouvrées", "72 heures ouvrées"), ("six (6) mois", "six mois"),
        ("30 000 euros", "30 000 €"), ("Les maisons", "les MAISONS"), ("à jour", "a jour"),
        ("versée par", "versé par"),
    ],
)
def test_spelling_and_grammar_are_no_deviation(before: str, after: str) -> None:
    outcome = compared(changed(before, after))
    assert outcome.deviations == []
    assert "modified" not in [c.status for c in outcome.clauses]


def test_a_delay_is_explained_in_one_french_sentence() -> None:
    (deviation,) = compared(changed("72h ouvrées", "cinq jours ouvrés")).deviations
    assert deviation.explanation == "Le délai de réponse passe de 72h ouvrées à cinq jours ouvrés."
    assert (deviation.template_text, deviation.document_text) == ("72h ouvrées", "cinq jours ouvrés")


def test_two_changes_in_one_sentence_are_two_rows() -> None:
    clauses = [(n, t, b.replace("24 heures", "20 heures").replace("cinq jours", "trois jours"))
               for n, t, b in clauses_of(small_template())]
    deviations = compared(clauses).deviations
    assert [(d.template_text, d.document_text) for d in deviations] == [
        ("24 heures", "20 heures"), ("cinq jours", "trois jours"),
    ]


def test_a_term_replaced_throughout_is_one_row() -> None:
    clauses = [(n, t, b.replace("registre", "cahier") + " Le registre est public. Le registre est clos.".replace(
        "registre", "cahier")) if n == "3" else (n, t, b) for n, t, b in clauses_of(small_template())]
    replaced = [d for d in compared(clauses).deviations if d.template_text == "registre"]
    assert len(replaced) == 1
