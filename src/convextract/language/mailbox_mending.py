"""Mailboxes put right: domains by the register and by the paper's other domains, local parts by the person's name.

Only where the right form is certain; what differs from it in another way than recognisers make stays as read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby

from rapidfuzz.distance import Levenshtein

from convextract.language.folding import fold, skeleton
from convextract.language.mailboxes import ends_in_top
from convextract.language.operators import operators


@lru_cache(maxsize=1)
def _known_domains() -> dict[str, str]:
    return {_without_dots(d): d for operator in operators().values() for d in operator.domains}


def mended(address: str, trusted_domains: Iterable[str] = (), neighbours: Iterable[str] = ()) -> str:
    """The address with its domain as the register or `trusted_domains` have it, where the two differ only by letters
    that recognisers confuse, a lost full stop, or one letter too few or too many in a long domain (never a digit);
    accents, which no address bears here, are taken off; with the ending that its `neighbours`, the other domains of the
    paper, have in common. Else as it is."""
    local, _, domain = address.rpartition("@")
    if not address.isascii():
        local, domain = _plain(local), _plain(domain)
    known = {**_known_domains(), **{_without_dots(d): d for d in trusted_domains}}
    form = _without_dots(domain)
    if form in known:
        return f"{local}@{known[form]}"
    if (ended := _with_known_ending(domain, (*known.values(), *neighbours))) != domain:
        return f"{local}@{ended}"
    near = {d for key, d in known.items() if len(key) >= _LONG_DOMAIN and _one_letter_apart(domain, d)}
    return f"{local}@{near.pop() if len(near) == 1 else domain}"


_LONG_DOMAIN = 11
_TELLING_ENDING = 2
_LEAST_BEGUN = 2
"""Letters of an ending that tell it from any other."""


def _with_known_ending(domain: str, known: Iterable[str]) -> str:
    """`caf62.exemplefr` and `roquecourt-exemple.fr` where two other domains end in `.exemple.fr` and none ends in
    `-exemple.fr`: the ending as those have it."""
    others = {one for one in known if one.count(".") >= _TELLING_ENDING}
    endings = Counter(".".join(one.rsplit(".", 2)[1:]) for one in others)
    for ending, count in endings.items():
        if count < _TELLING_ENDING or any(one.endswith(f"-{ending}") for one in others):
            continue
        stem, _, top = ending.rpartition(".")
        if domain.endswith(f".{stem}"):
            return f"{domain}.{top}"
        if (cut := _begun_ending(domain, ending)) > 0:
            return f"{domain[:cut]}.{ending}"
        start = len(domain) - len(ending) - 1
        for cut in range(max(1, start), min(len(domain), start + 3)):
            if _without_dots(domain[cut:]) != _without_dots(ending) or domain[cut:] == ending:
                continue
            head = domain[:cut].rstrip(".-")
            if head and (cut > len(head) or not ends_in_top(domain)):
                return f"{head}.{ending}"
        if domain.endswith(f"-{ending}"):
            return f"{domain.removesuffix(ending)[:-1]}.{ending}"
    return domain


def _begun_ending(domain: str, ending: str) -> int:
    """Where `agence06.operateur.f` and `agence.oper` begin the ending; 0 where they end in a way of their own."""
    if ends_in_top(domain):
        return 0
    stops = (cut for cut, sign in enumerate(domain) if sign == "." and cut)
    return next((cut for cut in stops if len(domain) - cut > _LEAST_BEGUN and ending.startswith(domain[cut + 1 :])), 0)


def _one_letter_apart(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1 or re.sub(r"\D", "", one) != re.sub(r"\D", "", other):
        return False
    return Levenshtein.distance(_without_dots(one), _without_dots(other), score_cutoff=1) == 1


def _without_dots(domain: str) -> str:
    return skeleton(domain).replace(".", "").replace("-", "")


def mended_by_name(
    address: str, names: Iterable[str], *, parted_by_stops: bool = False, badly_read: bool = False
) -> str:
    """The address with each piece of its local part as the person's name has it, where the two differ only by letters
    that recognisers confuse: `laurence.pemot@` of Laurence Pernot. `parted_by_stops`: the other mailboxes of its domain
    part given and family name by a full stop, so that a hyphen between them (`j-roche@`) is a misread one.
    `badly_read`: of a mailbox read with doubt beside a name read well, one letter of a name may be any other, or one
    within it lost or too many; at its end (`martine@` of Mme Martin) or a double one (`perin@`) makes another name."""
    local, _, domain = address.rpartition("@")
    forms = {skeleton(name).replace(" ", "-"): fold(name).replace(" ", "-") for name in names if len(name) > 3}
    given, family = (fold(name).replace(" ", "-") for name in names)
    whole = {family.replace("-", ""), given.replace("-", ""), given[:1] + family}

    def of_the_name(piece: str) -> str:
        if piece in whole:
            return piece
        near = [one for one in forms.values() if badly_read and len(one) > 4 and _misread(one, piece)]
        return forms.get(skeleton(piece)) or (near[0] if len(near) == 1 else piece)

    pieces = re.split(r"([._])", local)
    local = "".join(of_the_name(piece) if piece.islower() else piece for piece in pieces)
    if parted_by_stops and given and local.lower() == given[0] + family:
        local = f"{given[0]}.{family}"  # `l.` read as `L`, or the stop lost
    halves = local.split("-", 1)
    if parted_by_stops and len(halves) == 2 and _name_of(halves, names):
        local = ".".join(halves)
    return f"{local}@{domain}"


def _misread(name: str, read: str) -> bool:
    """Are these a letter apart, and not as two names are?"""
    if Levenshtein.distance(name, read) > 1:
        return False
    return len(name) == len(read) or (name[-1] == read[-1] and without_doubles(name) != without_doubles(read))


def without_doubles(text: str) -> str:
    """Every sign once where it stands several times in a row."""
    return "".join(sign for sign, _ in groupby(text))


def a_letter_from_the_name(address: str, names: Iterable[str], *, parted_by_stops: bool = False) -> bool:
    """Does a piece of the local part lack one letter of the name, or have one too many? One of the two may be misread,
    and nothing tells which. `parted_by_stops`: the paper's other mailboxes part names so, `jroche@` may have lost its
    stop."""
    given, family = (fold(name).replace(" ", "-") for name in names)
    whole = {given.replace("-", ""), family.replace("-", ""), "" if parted_by_stops else given[:1] + family}
    forms = {name for name in (given, family) if len(name) > 3}
    pieces = set(re.split(r"[._]", address.rpartition("@")[0].lower())) - forms - whole
    return any(len(one) != len(piece) and Levenshtein.distance(one, piece) == 1 for one in forms for piece in pieces)


def _name_of(halves: list[str], names: Iterable[str]) -> bool:
    """Are these two halves given and family name, in any order, the given name perhaps by its initial?"""
    given, family = (fold(name).replace(" ", "-") for name in names)
    return any(
        family == one and bool(given) and other in (given, given[0])
        for one, other in (halves, reversed(halves))
    )


def first_half_lost(address: str, read: str, names: Iterable[str]) -> str:
    """The address with the half of its local part before a blank, or a sign that stands in no mailbox, as they stand
    in what was `read`: `brigitte:carre@` or `brigitte carre@` of Brigitte Carre."""
    half = possible_first_half(address, read)
    return f"{half}.{address}" if half and _name_of([half, address.rpartition("@")[0]], names) else address


def possible_first_half(address: str, read: str) -> str:
    """The word that was `read` before the local part, with a blank or a sign that stands in no mailbox between; empty
    where there is none."""
    cut = _FALSE_STOP.search(read)
    return cut[1] if cut and cut[2] == address.rpartition("@")[0] else ""


_FALSE_STOP = re.compile(r"([a-z-]{1,40})(?:[:;,'*°•·]\s?|\s)([a-z-]{1,40})(?=\s?@|$)")


def _plain(text: str) -> str:
    """Without accents, case kept."""
    return "".join(fold(c).upper() if c.isupper() else (fold(c) or c) for c in text)
