"""A lawyer writes a template: it is read as written, and every mistake is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from comparison_papers import BODY, FRONT, clauses_of, document
from convextract.comparison import compare_with
from convextract.comparison.template_check import check_template, overlaps
from convextract.comparison.template_register import candidates, load_template, parse_template, templates
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
        (FRONT.replace("  lieu: un lieu", "  - lieu") + BODY, 5, "placeholders"),
        (FRONT + BODY.replace("30 000 euros", "<!-- à voir"), 17, "remarque"),
        (FRONT.replace("id: essai", "id: mon modèle") + BODY, 2, "identifiant"),
    ],
    ids=["id twice", "no id", "open placeholder", "no date", "no name", "no front matter", "unknown mark",
         "placeholders as a list", "open remark", "bad name"],
)
def test_every_mistake_is_told_with_its_line(source: str, line: int, words: str) -> None:
    faults = [f for f in check_template(source) if f.fatal]
    assert (line, True) in [(f.line, words in f.message) for f in faults], [str(f) for f in faults]
    with pytest.raises(UsageError):
        parse_template(source)


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        (FRONT.replace("version:", "valide: 2024\nversion:") + BODY, 4, "n'est pas connu"),
        (FRONT + BODY.replace("30 000 euros", "{montant}"), 17, "deux accolades"),
        (FRONT + "Texte égaré.\n\n" + BODY, 9, "aucune clause"),
        (FRONT + BODY, 6, "jamais employé"),
    ],
    ids=["unknown key", "single braces", "text before the first heading", "unused placeholder"],
)
def test_what_is_only_odd_is_told_and_can_be_used(source: str, line: int, words: str) -> None:
    assert (line, True) in [(f.line, words in f.message) for f in check_template(source) if not f.fatal]
    assert parse_template(source).clauses


def test_line_ends_byte_order_mark_and_remarks_change_nothing() -> None:
    remark = BODY.replace("30 000 euros", "30 000 <!-- sur\nplusieurs\nlignes --> euros")
    written = "\ufeff" + (FRONT + remark).replace("\n", "\r\n")
    plain = parse_template(FRONT + BODY)
    assert [c.text.split() for c in parse_template(written).clauses] == [c.text.split() for c in plain.clauses]


def test_versions_that_hold_on_the_same_days_are_told() -> None:
    dated = FRONT.replace("version: '1'", "version: '1'\nvalid_from: 2020-01-01\nvalid_to: 2022-12-31") + BODY
    later = dated.replace("'1'", "'2'").replace("2020-", "2022-").replace("2022-12-31", "2024-12-31")
    after = dated.replace("'1'", "'3'").replace("2020-", "2023-").replace("2022-12-31", "2024-12-31")
    one = parse_template(dated)
    assert [f.line for f in overlaps(parse_template(later), [one], later)] == [5]
    assert overlaps(parse_template(after), [one], after) == []


def test_a_file_in_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.md"
    path.write_bytes((FRONT + BODY).encode("latin-1"))
    with pytest.raises(UsageError, match="ligne 3"):
        load_template(path)


def test_the_shipped_templates_can_be_used() -> None:
    known = {t.id for t in templates()}
    assert "convention-departementale-france-services" in known
    assert len(templates()[0].compared) == 34


def test_a_document_before_every_version_is_held_against_what_there_is() -> None:
    assert candidates("", "1999-01-01") == templates()


@pytest.mark.parametrize(("mark", "changed_severity", "missing_severity"), [
    ("", "low", "medium"), (" .fixed", "high", "high"), (" .local", "low", "low"),
])
def test_marks_decide_how_much_a_difference_weighs(mark: str, changed_severity: str, missing_severity: str) -> None:
    source = FRONT + BODY.replace("{#art-1}", "{#art-1" + mark + "}").replace("{#art-2}", "{#art-2" + mark + "}")
    template = parse_template(source)
    papers = [(n, t, x.replace("un accueil de qualité", "un accueil soigné")) for n, t, x in clauses_of(template)]
    told = compare_with(document([p for p in papers if p[0] != "2"]), [template]).deviations
    assert {d.template_clause: d.severity for d in told} == {"art-1": changed_severity, "art-2": missing_severity}
