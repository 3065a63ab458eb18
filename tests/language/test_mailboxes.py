"""Mailboxes as recognisers damage them: put right where it is certain, left as read where it is not."""

from __future__ import annotations

import pytest

from convextract.language.mailbox_mending import a_letter_from_the_name, first_half_lost, mended, mended_by_name
from convextract.language.mailboxes import find_mailboxes

_NEIGHBOURS = ("agence12.operateur.fr", "guichet.operateur.fr", "val-de-loue.gouv.fr")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("thibaut.pellan | @guichet.operateur.fr", "thibaut.pellan@guichet.operateur.fr"),
        ("accueil @ | guichet.operateur.fr", "accueil@guichet.operateur.fr"),
        ("m.hoareau @agence12 operateur.fr", "m.hoareau@agence12.operateur.fr"),
        ("anais.alix @guichet.operateur fr", "anais.alix@guichet.operateur.fr"),
        ("m@agence12 jean@guichet.fr", "m@agence12"),
        ("Jean roche@guichet.operateur.fr", "roche@guichet.operateur.fr"),
        ("mail roche@guichet.operateur.fr", "roche@guichet.operateur.fr"),
        ("Contact : agent florence@guichet.fr", "florence@guichet.fr"),
        ("secretariat martin@guichet.fr", "martin@guichet.fr"),
    ],
)
def test_signs_and_blanks_beside_a_mailbox(text: str, address: str) -> None:
    assert find_mailboxes(text)[0].address == address


@pytest.mark.parametrize(
    ("read", "address"),
    [
        ("a@agence7.operateurfr", "a@agence7.operateur.fr"),
        ("a@mairie-operateur.fr", "a@mairie.operateur.fr"),
        ("a@agence7.0perateur.fr", "a@agence7.operateur.fr"),
        ("a@agence7.operateur.f", "a@agence7.operateur.fr"),
        ("a@agence7.ope", "a@agence7.operateur.fr"),
        ("a@agence7.autre.f", "a@agence7.autre.f"),
        ("a@loue.gouv.fr", "a@loue.gouv.fr"),
        ("a@autre-maison.fr", "a@autre-maison.fr"),
    ],
)
def test_a_domain_takes_the_ending_that_its_neighbours_share(read: str, address: str) -> None:
    assert mended(read, neighbours=_NEIGHBOURS) == address


def test_a_local_part_is_mended_by_the_name_only() -> None:
    names = ("Brigitte", "Pernot")
    assert mended_by_name("brigitte.pemot@x.fr", names) == "brigitte.pernot@x.fr"
    assert mended_by_name("brigitte.penot@x.fr", names) == "brigitte.penot@x.fr"
    assert mended_by_name("brigitte.penot@x.fr", names, badly_read=True) == "brigitte.pernot@x.fr"
    assert mended_by_name("claire.martine@x.fr", ("Claire", "Martin"), badly_read=True) == "claire.martine@x.fr"
    assert mended_by_name("marie.perrin@x.fr", ("Marie", "Perrine"), badly_read=True) == "marie.perrin@x.fr"
    assert mended_by_name("brigitte.renaud@x.fr", names, badly_read=True) == "brigitte.renaud@x.fr"
    assert mended_by_name("brigitte-pernot@x.fr", names) == "brigitte-pernot@x.fr"
    assert mended_by_name("b-pernot@x.fr", names, parted_by_stops=True) == "b.pernot@x.fr"
    assert mended_by_name("bpernot@x.fr", names, badly_read=True) == "bpernot@x.fr"
    assert mended_by_name("bpernot@x.fr", names, parted_by_stops=True, badly_read=True) == "b.pernot@x.fr"
    assert mended_by_name("g-le-roux@x.fr", ("Guy", "Le Roux"), parted_by_stops=True) == "g.le-roux@x.fr"
    assert mended_by_name("chevallier@x.fr", ("Guy", "CHEV ALLIER"), badly_read=True) == "chevallier@x.fr"
    assert mended_by_name("anne-lise@x.fr", names, parted_by_stops=True) == "anne-lise@x.fr"
    assert first_half_lost("pernot@x.fr", "brigitte:pernot@x.fr", names) == "brigitte.pernot@x.fr"
    assert first_half_lost("pernot@x.fr", "mail:pernot@x.fr", names) == "pernot@x.fr"
    assert first_half_lost("brigitte@x.fr", "contacter brigitte@x.fr", names) == "brigitte@x.fr"
    assert first_half_lost("pernot@x.fr", "brigitte pernot @x.fr", names) == "brigitte.pernot@x.fr"


@pytest.mark.parametrize(
    ("address", "names", "open_"),
    [
        ("claire.martine@x.fr", ("Claire", "Martin"), True),
        ("marie.perrin@x.fr", ("Marie", "Perrine"), True),
        ("c.martin@x.fr", ("Claire", "Martin"), False),
        ("cmartin@x.fr", ("Claire", "Martin"), False),
        ("a.petitbois@x.fr", ("Anne-Lise", "Petit-Bois"), False),
    ],
)
def test_a_letter_more_or_less_than_the_name_is_left_open(address: str, names: tuple[str, str], open_: bool) -> None:
    assert a_letter_from_the_name(address, names) is open_


def test_a_stop_may_be_lost_where_the_papers_mailboxes_have_stops() -> None:
    assert a_letter_from_the_name("cmartin@x.fr", ("Claire", "Martin"), parted_by_stops=True)
