"""Undertakings in conventions outside the national model and in offers of several partners. All bodies are invented."""

from __future__ import annotations

from convextract.extraction import commitments
from convextract.extraction.commitments.national_model import is_copied_from_model
from money_papers import paper

PARTIES = """
Entre la communauté de communes du Val-Clair, représentée par sa présidente,
et les partenaires :
- l'Etat, représenté par la préfète,
- la CAF du Val-Clair, représentée par son directeur,
- la MSA des Trois Vallées, représentée par sa directrice,
# Préambule
"""


def convention(text: str) -> list[tuple[str, str]]:
    return [(r.partner_code, r.text) for r in commitments.extract(paper(PARTIES + text, "convention"))]


def test_a_group_announced_in_the_list_of_parties_has_its_codes() -> None:
    rows = convention("Les partenaires s'engagent à :\n- tenir deux stands au forum des métiers ;\n- prêter un bus.")
    assert rows == [("cnaf|msa", "tenir deux stands au forum des métiers ;"), ("cnaf|msa", "prêter un bus.")]


def test_what_the_national_model_makes_all_partners_do_is_a_clause() -> None:
    copied = "apporter une actualisation régulière des connaissances du personnel."
    assert is_copied_from_model(copied)
    assert convention(f"Les partenaires s'engagent par ailleurs à {copied}") == []


def test_an_undefined_group_of_a_convention_is_nobody() -> None:
    paper_of_one = paper("Les opérateurs s'engagent à prêter un bus aux communes rurales.", "convention")
    assert commitments.extract(paper_of_one) == []


def test_under_a_heading_of_duties_a_partner_tells_what_it_does() -> None:
    said = "La CAF du Val-Clair assurera une permanence par quinzaine. Elle fournit aussi des dépliants."
    assert [text for _, text in convention("# Engagements de la CAF\n" + said)] == [
        "assurera une permanence par quinzaine.",
        "fournit aussi des dépliants.",
    ]
    assert convention("# Engagements du gestionnaire\n" + said) == []
    assert convention("# Contexte\n" + said) == []


def test_a_partner_alone_before_a_list_of_what_it_does() -> None:
    rows = convention("La CAF du Val-Clair :\n- forme les agents ;\n- propose des rendez-vous en visio.")
    assert rows == [("cnaf", "forme les agents ;"), ("cnaf", "propose des rendez-vous en visio.")]
    assert convention("La CAF du Val-Clair :\n- 3 rue des Lilas\n- accueil le mardi") == []


def test_offers_of_several_partners_in_one_piece_are_told_by_their_headings() -> None:
    offers = """
    # Fiche partenaire : MSA des Trois Vallées
    La MSA propose des rendez-vous aux adhérents reçus dans les France services.
    # Fiche partenaire : ADIL du Val-Clair
    L'ADIL s'engage à :
    - renseigner par téléphone les conseillers au 01 99 00 12 34 ;
    - diffuser ses plaquettes.
    """
    rows = [(r.partner_code, r.text.split()[0]) for r in commitments.extract(paper(offers, "partner_offer"))]
    assert rows == [("msa", "propose"), ("local", "renseigner"), ("local", "diffuser")]


def test_a_press_article_quotes_and_undertakes_nothing() -> None:
    assert commitments.extract(paper("La CAF du Val-Clair s'engage à former les agents.", "other")) == []


def test_one_partner_may_be_called_partner_or_by_a_short_name() -> None:
    head = "Entre\n\nla MSA des Trois Vallées, représentée par sa directrice, ci-après désignée « {} »,\n\n"
    said = "et\n\nla commune de Rocheville.\n\n# Préambule\n\n{} s'engage à prêter un bus aux communes."
    for name, subject in (("le Partenaire", "Le Partenaire"), ("la Caisse", "La Caisse")):
        rows = commitments.extract(paper(head.format(name) + said.format(subject), "convention"))
        assert [(r.partner_code, r.text) for r in rows] == [("msa", "prêter un bus aux communes.")]
