"""A lawyer writes a template: it is read as written, and every mistake is told with its line."""

from __future__ import annotations

import pytest

from comparison_papers import BODY, FRONT
from convextract.comparison.template import candidates, parse_template, templates
from convextract.comparison.template_check import check_template
from convextract.errors import UsageError


def test_clauses_keep_their_ids_numbers_and_paragraphs() -> None:
    template = parse_template(FRONT + BODY)
    assert [(c.id, c.number, c.title) for c in template.clauses][:2] == [
        ("art-1", "1", "Horaires"), ("art-2", "2", "Financement"),
    ]
    assert len(template.clause("art-1").paragraphs) == 2


def test_filled_clauses_are_not_compared() -> None:
    template = parse_template(FRONT + "## Signatures {#signatures .filled}\n\nFait à {{lieu}}\n\n" + BODY)
    assert "signatures" not in [c.id for c in template.compared]


def test_a_title_without_a_body_is_a_clause() -> None:
    template = parse_template(FRONT + "## Titre I - Principes {#titre-1}\n\n" + BODY)
    assert template.clause("titre-1").text == ""


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        (FRONT + BODY.replace("{#art-2}", "{#art-1}"), 15, "sert déjà"),
        (FRONT + BODY.replace(" {#art-3}", ""), 19, "identifiant"),
        (FRONT + BODY.replace("30 000 euros", "{{montant"), 17, "champ"),
        (FRONT.replace("version: '1'", "valid_from: 2019-13-45\nversion: '1'") + BODY, 4, "date"),
        (FRONT.replace("id: essai\n", "") + BODY, 1, "« id »"),
        (BODY, 1, "en-tête"),
        (FRONT + BODY.replace("{#art-3}", "{#art-3 .fixe}"), 19, "marque inconnue"),
    ],
    ids=["id twice", "no id", "open placeholder", "no date", "no name", "no front matter", "unknown mark"],
)
def test_every_mistake_is_told_with_its_line(source: str, line: int, words: str) -> None:
    faults = [f for f in check_template(source) if f.fatal]
    assert (line, True) in [(f.line, words in f.message) for f in faults], [str(f) for f in faults]
    with pytest.raises(UsageError):
        parse_template(source)


def test_the_shipped_templates_can_be_used() -> None:
    known = {t.id for t in templates()}
    assert "convention-departementale-france-services" in known
    assert len(templates()[0].compared) == 34


def test_a_document_before_every_version_is_held_against_what_there_is() -> None:
    assert candidates("", "1999-01-01") == templates()
