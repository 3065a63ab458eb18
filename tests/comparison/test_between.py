"""Two conventions, and a convention with its avenant: what the second does to the first, in its own words."""

from __future__ import annotations

from comparison_papers import Clauses, changed, clauses_of, document, small_template
from convextract.comparison import compare_documents
from convextract.structure import StructuredDocument

FIRST = clauses_of(small_template())


def named(clauses: Clauses, name: str) -> StructuredDocument:
    paper = document(clauses)
    paper.source_file = name
    return paper


def avenant(*articles: tuple[str, str]) -> StructuredDocument:
    head = ("1", "Objet", "Le présent avenant modifie la convention signée le 3 mars 2023 entre les mêmes parties.")
    return named([head, *((str(n), title, body) for n, (title, body) in enumerate(articles, 2))], "avenant.pdf")


def test_two_conventions_are_told_by_their_names() -> None:
    second = [c for c in changed("24 heures", "28 heures") if c[0] != "4"]
    second.append(("5", "Assurances", "Le gestionnaire souscrit une police pour les locaux, le public, les agents."))
    told = compare_documents(named(FIRST, "ancienne.pdf"), named(second, "nouvelle.pdf")).deviations
    sentences = [d.explanation for d in told]
    assert "Le nombre d'heures passe de 24 à 28." in sentences
    assert "La clause 4 « Retrait » de ancienne.pdf est absente de nouvelle.pdf." in sentences
    assert "La clause 5 « Assurances » ne figure pas dans ancienne.pdf." in sentences
    assert not any("modèle" in s for s in sentences)


def test_an_avenant_changes_the_articles_that_it_names_and_no_others() -> None:
    new = FIRST[0][2].replace("24 heures", "30 heures")
    paper = avenant(("Horaires", f"L'article 1 « Horaires » est remplacé par les dispositions suivantes : {new}"))
    outcome = compare_documents(named(FIRST, "convention.pdf"), paper)
    assert [d.explanation for d in outcome.deviations] == ["Le nombre d'heures passe de 24 à 30."]
    assert [(c.number, c.title) for c in outcome.clauses] == [("1", "Horaires")]


def test_articles_that_an_avenant_removes_completes_or_invents_are_told() -> None:
    paper = avenant(
        ("Retrait", "L'article 4 de la convention est abrogé."),
        ("Obligations", "L'article 3 est complété par la phrase suivante : Un rapport annuel est remis au préfet."),
        ("Divers", "L'article 9 est modifié comme suit : Le siège est fixé à la mairie."),
        ("Suite", "Les autres dispositions demeurent."),
    )
    outcome = compare_documents(named(FIRST, "convention.pdf"), paper)
    told = " ".join(outcome.problems)
    assert "L'article 4 est supprimé" in told
    assert "L'avenant change l'article 9, que convention.pdf n'a pas." in told
    assert "1, 5" in told
    assert [d.explanation for d in outcome.deviations] == [
        "L'article 3 est complété : « Un rapport annuel est remis au préfet »."
    ]
