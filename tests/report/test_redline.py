"""A redline marks what a deviation tells of, and nothing that the recogniser made up."""

from __future__ import annotations

from convextract.report.redline import Change, Piece, redline

TEMPLATE = "ouvertes au moins 24 heures par semaine réparties sur cinq jours."


def test_a_told_change_is_struck_out_and_set_in() -> None:
    document = "ouvertes au moins 28 heures par semaine réparties sur cinq jours."
    pieces = redline(TEMPLATE, document, [Change("24 heures", "28 heures", "high")])
    assert Piece("deleted", "24", "high") in pieces
    assert Piece("inserted", "28", "high") in pieces


def test_what_no_deviation_tells_is_not_marked() -> None:
    document = "ouvertes au rnoins 24 heures par semaine réparties sur cinq jours."
    pieces = redline(TEMPLATE, document, [])
    assert [p.kind for p in pieces] == ["same"]


def test_an_added_clause_is_all_insertion() -> None:
    pieces = redline("", "Une assurance est souscrite.", [Change("", "Une assurance est souscrite.", "medium")])
    assert pieces == [Piece("inserted", "Une assurance est souscrite.", "medium")]


def test_words_that_a_replaced_sentence_shares_by_chance_do_not_cut_it_up() -> None:
    template = "chaque structure percevra une subvention de 30 000 euros."
    document = "les crédits de chaque année permettront une aide de la structure."
    pieces = redline(template, document, [Change(template, document, "high")])
    assert pieces == [Piece("deleted", template, "high"), Piece("inserted", document, "high")]
