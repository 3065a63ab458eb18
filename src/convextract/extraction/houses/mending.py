"""Names and mailboxes of houses that a recogniser damaged, mended by what stands beside them and by each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from convextract.extraction.houses.model import HouseDraft
from convextract.language.folding import fold, skeleton
from convextract.language.gazetteer import communes_named
from convextract.language.mailbox_mending import mended
from convextract.language.mailboxes import is_sound

_USUAL = ("accueil", "contact", "franceservices", "france-services", "france.services", "mairie", "msap")
"""What houses call their mailboxes."""

_BRAND = "France Services"
_MOST_LETTERS_LOST = 2
_LONG = 7
"""Names so long are still known by all their letters but one."""


_BEHIND_A_LINK = re.compile(r"(?:(?<=-(?:en|le|la|de|du|et|au)-)|(?<=-(?:sur|les|lès|lez|des|aux)-))\s(?=\w)")


def mend_name(house: HouseDraft) -> None:
    """The brand where letters of it were lost (`France Serv ces de X`), a name in one piece (`X-en- Vallée`), and the
    place as the house's address has it, where the two are a letter or two apart (`Sauvigneyy-en-Vallée`); only in
    recognised text."""
    if not any(placed.word.confidence < 1 for placed in house.words):
        return
    head, link, place = house.name.partition(" de ")
    if head != _BRAND and len(head) > len("France") and Levenshtein.distance(head, _BRAND) <= _MOST_LETTERS_LOST:
        head = _BRAND
    apart = Levenshtein.distance(place, house.commune)
    if house.commune and len(place) > 4 * _MOST_LETTERS_LOST and 0 < apart <= _MOST_LETTERS_LOST:
        place = house.commune
    house.name = _BEHIND_A_LINK.sub("", f"{head}{link}{place}")


_LINKING = frozenset("de du des d' la le les l' en sur sous et à au aux lès lez".split())
_PIECE = re.compile(r"[dlDL]'|[^\W_]+|[^\w]+|_")
_VOWEL = re.compile(r"[aeiouy]")


def readable_name(name: str) -> str:
    """A name printed in capitals as a person would write it: `FRANCE SERVICES DE L'ISLE` is `France Services de
    l'Isle`; initials of bodies (`MSA`, `CCAS`) stay, a commune of the register gets its accents back."""
    if name != name.upper() or not any(c.isalpha() for c in name):
        return name
    brand = _BRAND_AT_HEAD.match(name)
    head, tail = (brand[0].title(), name[brand.end() :]) if brand else ("", name)
    link = _LINK_BEFORE.match(tail)
    place = tail[link.end() :] if link else tail
    spelt = {commune.name for commune in communes_named(place)}
    if len(spelt) == 1:
        return f"{head}{link[0].lower() if link else ''}{spelt.pop()}"
    pieces = [_lowered(piece) for piece in _PIECE.findall(tail)]
    first = next((n for n, piece in enumerate(pieces) if piece[0].isalnum()), 0)
    if not link and pieces:
        pieces[first] = pieces[first][0].upper() + pieces[first][1:]
    return head + "".join(pieces)


_BRAND_AT_HEAD = re.compile(
    r"(?:(?:MAISON|ESPACE|POINT|ANTENNE|RELAIS|GUICHET|BUS|CAMION|MINIBUS) )?FRANCE SERVICES?(?: [–-])?\s?"
)
_LINK_BEFORE = re.compile(r"DE LA |DE L'|DE |DU |DES |D'")


def _lowered(piece: str) -> str:
    low = piece.lower()
    if low in _LINKING or not piece[0].isalpha():
        return low
    if not _VOWEL.search(fold(piece)) or fold(piece) in _INITIALS:
        return piece
    return piece.capitalize()


_INITIALS = frozenset("msa msap ccas cias mjc pimms admr caf epn epci udaf cdad anct".split())


def mend_mailboxes(houses: Sequence[HouseDraft]) -> None:
    """Local parts by the usual ones, domains by the house's place and by the ending that other houses' have in common:
    only where they differ by letters and signs that recognisers confuse, and only in recognised text."""
    for house in houses:
        if not house.email or not any(placed.word.confidence < 1 for placed in house.fields):
            continue
        others = {one.email.rpartition("@")[2] for one in houses if one is not house and is_sound(one.email)}
        local, _, domain = mended(house.email, (), others).rpartition("@")
        usual = {skeleton(word): word for word in _USUAL}
        places = {skeleton(slug): slug for slug in _slugs(house)}
        house.email = f"{usual.get(skeleton(local), local)}@{'.'.join(_with_place(domain.split('.'), places))}"
        if not is_sound(house.email):
            house.email = ""
            house.unread.add("email")


def _with_place(labels: list[str], places: dict[str, str]) -> list[str]:
    """The labels of a domain, the house's place as it is spelt, also where specks put full stops into it
    (`y.vrandes-en-vallee`) or one letter was read as another (`vaizelles`)."""
    for first in range(len(labels)):
        for last in range(len(labels), first, -1):
            read = "".join(labels[first:last])
            place = places.get(skeleton(read)) or next((one for one in places.values() if _misread(read, one)), "")
            if place:
                return [*labels[:first], place, *labels[last:]]
    return labels


def _misread(read: str, place: str) -> bool:
    """Is a label the name of the place but for one letter that stands for another?"""
    pairs = list(zip(read, place, strict=False)) if len(read) == len(place) >= _LONG else []
    odd = [(a, b) for a, b in pairs if a != b]
    return len(odd) == 1 and odd[0][0].isalpha() and odd[0][1].isalpha()


def _slugs(house: HouseDraft) -> list[str]:
    """The house's place as domains write it: `saint-adrien` of `France Services de Saint-Adrien`."""
    place = re.sub(r"^.*services\s(?:de la |de |d'|du |des )?", "", fold(house.name))
    return [re.sub(r"[^a-z0-9]+", "-", one) for one in (place, fold(house.commune)) if len(one) > 3]
