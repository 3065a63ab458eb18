"""A template inferred from a corpus holds what most conventions share, with the share, and no lone wording."""

from __future__ import annotations

from convextract.comparison.consensus import consensus
from convextract.comparison.draft import DraftClause, DraftParagraph, markdown
from convextract.comparison.template import parse_template


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
