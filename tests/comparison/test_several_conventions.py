"""A file that holds the conventions of two houses: each is compared, the rows follow one another."""

from __future__ import annotations

from dataclasses import replace

from comparison_papers import small_template
from convextract.comparison import compare_with
from convextract.comparison.conventions import further_conventions, renumber
from convextract.structure import build
from typeset_pages import typeset

HEAD = "# Convention France services de {}\nEntre l'État, représenté par le préfet, et la commune,\n"


def convention(place: str, *changes: tuple[str, str]) -> str:
    text = HEAD.format(place)
    for clause in small_template().compared:
        text += f"## Article {clause.number} - {clause.title}\n"
        text += "".join(f"{paragraph}\n\n" for paragraph in clause.text.split("\n\n"))
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return text + "\n\nFait à Vesoul, le 14 mars 2023\n"


def test_each_convention_of_a_file_has_its_clauses_and_deviations() -> None:
    first = typeset(convention("Rocheville", ("30 000 euros", "35 000 euros")))
    second = typeset(convention("Vernoy", ("cinq jours", "quatre jours")))
    pages = first + [replace(page, number=page.number + len(first)) for page in second]
    document = build("0" * 16, "x.pdf", pages)
    assert [p.record.kind for p in document.parts] == ["convention", "convention"]
    result = compare_with(document, [small_template()])
    (view,) = further_conventions(document)
    further = compare_with(view, [small_template()])
    assert [d.document_text for d in result.deviations] == ["35 000 euros"]
    assert [d.document_text for d in further.deviations] == ["quatre jours"]
    assert {c.part_id for c in further.clauses} == {document.parts[1].record.part_id}
    renumber(document.document_id, further.clauses, further.deviations, len(result.clauses), len(result.deviations))
    ids = [c.clause_id for c in result.clauses + further.clauses]
    assert len(set(ids)) == len(ids) and further.deviations[0].clause_id in ids[len(result.clauses) :]


def test_an_avenant_follows_no_model_and_that_is_no_problem() -> None:
    article = "## Article 1 - Objet\nLe présent avenant ajoute une maison à la convention du 12 mars 2021.\n"
    for title, problems in (("Avenant", 0), ("Convention", 1)):
        text = f"# {title} n° 1\nEntre l'État, représenté par le préfet, et la commune,\n" + article
        assert len(compare_with(build("0" * 16, "x.pdf", typeset(text)), [small_template()]).problems) == problems
