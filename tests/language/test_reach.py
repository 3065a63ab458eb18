"""Phones, mailboxes and addresses: joined and told apart right, mended only where the right form is certain."""

from __future__ import annotations

import time

import pytest

from convextract.language.addresses import find_street, split_address
from convextract.language.mailbox_mending import mended, mended_by_name
from convextract.language.mailboxes import find_mailboxes
from convextract.language.phones import find_phones


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Tél : 01 99 00 14 94 / 06 39 98 00 05", "+33199001494 +33639980005"),
        ("01.99.00.50.21", "+33199005021"),
        ("+33 (0)1 99 00 11 32", "+33199001132"),
        ("0262 40 12 34", "+262262401234"),
        ("0590 12 34 56", "+590590123456"),
        ("O1 99 00 99 34", "+33199009934"),
        ("0 800 123 456", "+33800123456"),
        ("02 61 91 (03 39", "+33261910339"),
        ("02 51 - 20 30 45", "+33251203045"),
        ("Mardi : 09.00 - 12.00 / 14.15 - 17.30, 09.00-12.00/14.00", ""),
        ("par téléphone au 3960*", "3960"),
        ("un accueil téléphonique : « 39 49 »", "3949"),
        ("3000 habitants, 70190 Vesoul, ID 092-219200326-20221212", ""),
        ("une subvention de 30 000 €, appel à projets 2019", ""),
    ],
)
def test_phones(text: str, numbers: str) -> None:
    assert " ".join(phone.number for phone in find_phones(text)) == numbers


def test_mayotte_and_the_mainland_share_a_prefix() -> None:
    assert find_phones("0639 12 34 56", department_code="976")[0].number == "+262639123456"
    assert find_phones("0639 12 34 56", department_code="70")[0].number == "+33639123456"


def boxes(lines: str) -> list[str]:
    breaks = frozenset(i for i, c in enumerate(lines) if c == "\n")
    return [box.address for box in find_mailboxes(lines.replace("\n", " "), breaks)]


@pytest.mark.parametrize(
    ("lines", "addresses"),
    [
        ("écrire à accueil@mairie.exemple.fr.", ["accueil@mairie.exemple.fr"]),
        ("france-services@saint-aubry.\nexemple.fr 3", ["france-services@saint-aubry.exemple.fr"]),
        ("france-services@pe\nyrebrune-la-foret.ex\nemple.fr", ["france-services@peyrebrune-la-foret.exemple.fr"]),
        ("prenom.\nnom@caf70.exemple.fr", ["prenom.nom@caf70.exemple.fr"]),
        ("courriel:sip.vesoul@dgfip. finances.gouv.fr).", ["sip.vesoul@dgfip.finances.gouv.fr"]),
        ("a.b@caf.exemple.fr c.d@msa.exemple.fr", ["a.b@caf.exemple.fr", "c.d@msa.exemple.fr"]),
        ("voir le guide. accueil@mairie.exemple.fr\nToutes", ["accueil@mairie.exemple.fr"]),
        ("06 39 98 47 67\n-\njean.petit@poste.exemple.fr", ["jean.petit@poste.exemple.fr"]),
        ("une adresse email (@laposte.net)", []),
    ],
)
def test_mailboxes_over_line_ends(lines: str, addresses: list[str]) -> None:
    assert boxes(lines) == addresses


def test_a_damaged_domain_is_mended_only_where_one_known_domain_looks_so() -> None:
    assert mended("x.y@pole-emplol.fr") == "x.y@pole-emploi.fr"
    assert mended("x.y@assurance-rnaladie.fr") == "x.y@assurance-maladie.fr"
    assert mended("x.y@dgfp.finances.gouv.fr") == "x.y@dgfip.finances.gouv.fr"
    assert mended("x.y@caf70.exemple.fr", ["caf71.exemple.fr"]) == "x.y@caf70.exemple.fr"
    assert mended("x.y@mairie-brevilliers.fr") == "x.y@mairie-brevilliers.fr"


def test_a_mailbox_takes_the_letters_of_its_owner_only_where_they_look_alike() -> None:
    assert mended_by_name("laurence.pemot@msa.fr", ["Laurence", "Pernot"]) == "laurence.pernot@msa.fr"
    assert mended_by_name("denise.thibault1@msa.fr", ["Denise", "Thibaut"]) == "denise.thibault1@msa.fr"


def test_addresses_are_split() -> None:
    address = split_address("Maison commune, 3 rue du Four, 47500 Monsempert-Haut tél : 05 36 49 00 00")
    assert address is not None
    assert (address.street, address.postcode, address.commune) == (
        "Maison commune, 3 rue du Four", "47500", "Monsempert-Haut"
    )
    prose = find_street("un local de 111 m² situé au 34 rue des Tilleuls, dans le quartier de la gare")
    assert prose is not None
    assert prose.street == "34 rue des Tilleuls"
    assert split_address("le montant de 30000 euros") is None


@pytest.mark.parametrize(("text", "commune"), [
    ("05000 Gap près de la mairie", "Gap"),
    ("05000 Gap entre 9h et 12h", "Gap"),
    ("52150 Bourmont-entre-Meuse-et-Mouzon", "Bourmont-entre-Meuse-et-Mouzon"),
    ("88600 La Chapelle devant Bruyères", "La Chapelle devant Bruyères"),
])
def test_where_in_a_commune_is_no_part_of_its_name(text: str, commune: str) -> None:
    address = split_address(text)
    assert address is not None
    assert address.commune == commune


def test_noise_does_not_slow_the_readers() -> None:
    noise = "a.b-c_1 0 9 h @ 0o1l| . - " * 2000
    started = time.process_time()
    find_mailboxes(noise)
    find_phones(noise)
    split_address(noise)
    assert time.process_time() - started < 2.0
