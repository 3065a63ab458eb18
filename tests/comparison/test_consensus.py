"""A template inferred from a corpus holds what most conventions share, with the share, and no lone wording."""

from __future__ import annotations

from convextract.comparison.consensus import consensus
from convextract.comparison.draft import DraftClause, DraftParagraph, markdown
from convextract.comparison.template_register import parse_template


def convention(hours: str, extra: str = "") -> list[DraftClause]:
    body = [DraftParagraph(f"Les structures sont ouvertes {hours} par semaine. Les horaires sont affichés à l'entrée.")]
    if extra:
        body.append(DraftParagraph(extra))
    return [
        DraftClause("1", "Objet", [DraftParagraph("La convention organise les relations entre les parties.")]),
        DraftClause("2", "Horaires d'ouverture", body),
    ]


def test_the_wording_of_most_conventions_is_kept_and_one_alone_is_left_out() -> None:
    corpus = [convention("au moins 24 heures")] * 2 + [convention("trente heures", "Un bus passe.")]
    clauses = consensus(corpus)
    text = " ".join(p.text for c in clauses for p in c.paragraphs)
    assert "au moins 24 heures" in text
    assert "bus" not in text
    shares = {p.text: p.share for c in clauses for p in c.paragraphs}
    assert shares["Les horaires sont affichés à l'entrée."] == 1.0
    assert shares["Les structures sont ouvertes au moins 24 heures par semaine."] == 2 / 3


def test_a_draft_is_a_template_that_can_be_read_again() -> None:
    source = markdown(consensus([convention("24 heures")] * 2), template_id="essai", title="Essai", provenance="essai")
    template = parse_template(source)
    assert [c.id for c in template.clauses] == ["art-1", "art-2"]
    assert template.clause("art-2").title == "Horaires d'ouverture"
    assert template.clause("art-2").text.endswith("Les horaires sont affichés à l'entrée.")


def test_a_sentence_with_another_number_or_duty_is_another_sentence() -> None:
    corpus = [convention("au moins 24 heures")] * 3 + [convention("au moins 28 heures")]
    shares = {p.text: p.share for c in consensus(corpus) for p in c.paragraphs}
    assert shares["Les structures sont ouvertes au moins 24 heures par semaine."] == 0.75


def test_what_the_most_typical_document_writes_alone_gives_way_to_what_most_write() -> None:
    def pair(hours: str, amount: str) -> list[DraftClause]:
        last = DraftClause("3", "Subvention", [DraftParagraph(f"Elle reçoit {amount} euros par an.")])
        return [*convention(hours), last]

    corpus = [pair("24 heures", "25 000"), pair("24 heures", "30 000"), pair("30 heures", "30 000")]
    text = " ".join(p.text for c in consensus(corpus) for p in c.paragraphs)
    assert "30 000 euros" in text
    assert "25 000" not in text
    assert "24 heures" in text


def test_a_clause_that_the_first_document_lacks_stands_where_the_others_have_it() -> None:
    last = DraftClause("3", "Litiges", [DraftParagraph("Les tribunaux sont compétents en cas de litige.")])
    whole = [*convention("24 heures"), last]
    without = [whole[0], last]
    assert [c.title for c in consensus([without, whole, whole])] == ["Objet", "Horaires d'ouverture", "Litiges"]
    assert {c.title: c.share for c in consensus([without, whole, whole])}["Horaires d'ouverture"] == 2 / 3
