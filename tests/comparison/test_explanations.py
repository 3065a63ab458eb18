"""What an analyst reads first: one French sentence a deviation, with the right little words."""

from __future__ import annotations

import pytest

from comparison_papers import changed, document, small_template
from convextract.comparison import compare_with

SENTENCES = [
    ("24 heures par", "28 heures par", "Le nombre d'heures passe de 24 à 28."),
    ("24 heures par", "24 à 30 heures par", "Le nombre d'heures change : « 24 heures » devient « 24 à 30 heures »."),
    ("cinq jours", "six jours", "Le nombre de jours passe de cinq à six."),
    ("72h ouvrées", "cinq jours ouvrés", "Le délai de réponse passe de 72h ouvrées à cinq jours ouvrés."),
    ("72h ouvrées", "72h calendaires",
     "Le délai de réponse ne se compte plus de la même façon : « 72h ouvrées » devient « 72h calendaires »."),
    ("dans un délai de 72h ouvrées", "sous 8 jours",
     "Le délai de réponse change : « dans un délai de 72h ouvrées » devient « sous 8 jours »."),
    ("30 000 euros", "35 000 €", "Le montant passe de 30 000 euros à 35 000 €."),
    ("chaque trimestre", "chaque semestre", "La périodicité passe de trimestrielle à semestrielle."),
    ("préavis de six (6) mois", "préavis d'un (1) an",
     "Le préavis change : « de six (6) mois » devient « d'un (1) an »."),
    ("doivent répondre", "peuvent répondre",
     "L'obligation devient une simple faculté : « doivent » devient « peuvent »."),
    ("Pôle emploi", "France Travail", "Simple changement de nom : « Pôle emploi » devient « France Travail »."),
]


@pytest.mark.parametrize(("before", "after", "sentence"), SENTENCES)
def test_a_change_is_told_in_a_sentence(before: str, after: str, sentence: str) -> None:
    outcome = compare_with(document(changed(before, after)), [small_template()])
    assert [d.explanation for d in outcome.deviations] == [sentence]
