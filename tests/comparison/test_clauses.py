"""Clauses are found wherever they went, and their absence is told."""

from __future__ import annotations

from comparison_papers import Clauses, clauses_of, compared, document, small_template
from convextract.comparison import compare_with
from convextract.comparison.links import broken_links, listed_annexes


def base() -> Clauses:
    return clauses_of(small_template())


def statuses(clauses: Clauses) -> dict[str, str]:
    return {c.template_clause or c.number: c.status for c in compared(clauses).clauses}


def test_renumbering_changes_nothing() -> None:
    clauses = [(str(int(number) + 3), title, body) for number, title, body in base()]
    outcome = compared(clauses)
    assert outcome.deviations == []
    assert [c.number for c in outcome.clauses] == ["4", "5", "6", "7"]


def test_a_new_title_changes_nothing() -> None:
    clauses = [(n, "Ouverture au public" if n == "1" else t, b) for n, t, b in base()]
    assert compared(clauses).deviations == []
    assert "missing" not in statuses(clauses).values()


def test_a_missing_clause_is_told_once() -> None:
    outcome = compared(base()[:1] + base()[2:])
    (deviation,) = outcome.deviations
    assert (deviation.operation, deviation.template_clause, deviation.severity) == ("clause_missing", "art-2", "medium")
    assert deviation.clause_id == outcome.clauses[-1].clause_id


def test_an_added_clause_is_told_once() -> None:
    added = ("5", "Assurances", "Le porteur déclare être assuré pour les dommages causés aux tiers et en justifie.")
    outcome = compared([*base(), added])
    (deviation,) = outcome.deviations
    assert (deviation.operation, deviation.template_clause) == ("clause_added", "")
    assert [c.status for c in outcome.clauses][-1] == "added"


def test_a_moved_clause_is_moved_and_not_missing() -> None:
    one, two, three, four = base()
    moved = compared([one, three, four, ("5", two[1], two[2])])
    assert {c.template_clause: c.status for c in moved.clauses}["art-2"] == "moved"
    assert moved.deviations == []


def test_a_clause_without_its_heading_is_found_in_its_neighbour() -> None:
    one, two, three, four = base()
    outcome = compared([one, two, (three[0], three[1], f"{three[2]} {four[2]}")])
    assert statuses([one, two, (three[0], three[1], f"{three[2]} {four[2]}")])["art-4"] in ("identical", "cosmetic")
    assert outcome.deviations == []


def test_a_clause_cut_in_two_is_still_whole() -> None:
    one, two, three, four = base()
    first, second = one[2].split(". ", 1)
    outcome = compared([(one[0], one[1], first + "."), ("2", "Délais", second), two, three, four])
    assert {c.template_clause: c.status for c in outcome.clauses}["art-1"] in ("identical", "cosmetic")


def test_signatures_behind_the_last_clause_are_no_change() -> None:
    *others, last = base()
    signed = (last[0], last[1], last[2] + " Fait à Tulle, le 3 mars 2022 Le Préfet Jean Exemple")
    assert compared([*others, signed]).deviations == []


def test_another_text_is_not_compared() -> None:
    outcome = compared([("1", "Menu", "Potage aux légumes, puis rôti de veau et tarte aux pommes du verger voisin.")])
    assert outcome.clauses == []
    assert "Aucun modèle connu" in outcome.problems[0]


def test_an_annex_under_another_number_is_told() -> None:
    annexes = listed_annexes("Annexe 1 : Charte nationale d'engagement Annexe 2 : Modalités de gestion propres")
    links = broken_links(
        [("art-8", "8", "Elles sont gérées conformément aux modalités de gestion figurant en annexe 1."),
         ("art-9", "9", "Voir l'annexe 7 et l'article 12."), ("art-10", "10", "La charte nationale est en annexe 1.")],
        annexes,
    )
    assert [(link.clause, link.message.split()[0]) for link in links] == [
        ("art-8", "l'annexe"), ("art-9", "l'annexe"), ("art-9", "l'article"),
    ]


def test_a_convention_whose_title_was_unreadable_is_compared_all_the_same() -> None:
    words = [(number, title, f"{body} {body}") for number, title, body in base() for _ in range(3)]
    paper = document(words)
    paper.clauses.clear()
    paper.parts[0].record.kind = "other"
    assert {c.template_clause for c in compare_with(paper, [small_template()]).clauses} >= {"art-1", "art-3"}


def test_a_clause_with_a_like_title_is_not_swallowed_by_the_model_s() -> None:
    template = small_template()
    own = ("2", "Retrait des invendus", "Chaque maison tient à la disposition du public une armoire de livres donnés.")
    one, two, three, four = base()
    outcome = compare_with(document([one, own, two, three, four]), [template])
    assert [(d.operation, d.document_text[:13]) for d in outcome.deviations] == [("clause_added", "Chaque maison")]
