"""Mailboxes in text: found, joined where a line end cuts them, mended only where the right form is certain.

Text comes with `breaks`, the offsets of the blanks that stand at line ends: only there may a mailbox go on after a
blank, but for the blanks that a recogniser puts beside a full stop or the `@`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from convextract.language.folding import fold, skeleton
from convextract.language.given_names import is_given_name
from convextract.language.operators import operators

_LOCAL = re.compile(r"[\w.%+\-'&]+$")
_DOMAIN = re.compile(r"[\w.\-]+")
_AT = re.compile(r"\s?(?:\|\s?)?(?:@|\(at\)|\[at\]|\(a\))\s?(?:\|\s?)?")
"""With the blanks, or the line of a table, that recognisers see beside it."""
_OWN_SIGN = re.compile(r"[\w.\-]+@")
_NAME_IN_FRONT = re.compile(
    r"^(?:e-?mails?|m[ae]ils?|courriels?|m[eé]l|adresse|contact|bal)[:.]?(?=.{3})", re.IGNORECASE
)
_LABELS = ("mail", "courriel", "mel", "tel", "email", "e-mail", "adresse", "cedex")
_TOP = (
    "fr", "org", "com", "net", "eu", "info", "re", "bzh", "corsica", "alsace", "paris", "coop", "nc", "pf", "gp", "mq",
    "gf", "yt", "pm", "wf", "asso", "pro", "io", "be", "lu", "ch", "de",
)
_USUAL_TOP = ("fr", "com", "org", "net")
_PIECES_OF_A_DOMAIN = 4
_FALSE_STOP_OF_TOP = re.compile(r"[:;,°*](fr|com|org|net)(?!\w)")
_TAIL = re.compile(r"^[a-z0-9.\-]{1,40}$")


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A mailbox told by the characters start..end of a text; `sound` is False where it cannot be an address as read."""

    start: int
    end: int
    address: str
    sound: bool = True


def find_mailboxes(text: str, breaks: Collection[int] = ()) -> list[Mailbox]:
    """Every mailbox, left to right. `breaks`: offsets of blanks that stand at line ends."""
    found: list[Mailbox] = []
    for at in _AT.finditer(text):
        if found and at.start() < found[-1].end:
            continue
        if at[0].endswith(" ") and _OWN_SIGN.match(text, at.end()):
            continue  # `@ accueil@commune.fr`: the sign alone is a label
        floor = found[-1].end if found else 0
        start, local = _local_part(text, at.start(), floor, breaks)
        end, domain = _domain_part(text, at.end(), breaks)
        if not local or not domain:
            continue
        address = f"{local}@{domain}"
        found.append(Mailbox(start, end, address, is_sound(address)))
    return found


def _local_part(text: str, at: int, floor: int, breaks: Collection[int]) -> tuple[int, str]:
    """Start and text of what stands before the `@`, over a line end where the piece before it cannot stand alone."""
    start, local = at, ""
    while start > floor:
        match = _LOCAL.search(text, max(floor, start - 64), start)
        if not match:
            break
        start, local = match.start(), match[0] + local
        blank = start - 1
        if blank <= floor or text[blank] != " ":
            break
        before = text[floor:blank].rsplit(" ", 1)[-1]
        alone = _stands_first(text, blank - len(before), floor, breaks)
        if alone and blank not in breaks and _are_names(before, local):
            local = f".{local}"
        elif not _goes_on(before, local, at_break=blank in breaks, alone=alone):
            break
        start = blank
    label = _NAME_IN_FRONT.match(local)
    if label and (label[0].endswith(":") or label[0].endswith(".")) and len(local) > label.end():
        start, local = start + label.end(), local[label.end() :]
    return start + len(local) - len(local.lstrip(".-'_")), local.lstrip(".-'_")


def _are_names(before: str, local: str) -> bool:
    """`jean roche@`: a full stop lost between two names, in small letters as no sentence writes them."""
    plain = f"{before}{local}".isalpha() and f"{before}{local}".islower() and min(len(before), len(local)) > 2
    return plain and before not in _LABELS and (is_given_name(before) or is_given_name(local))


def _stands_first(text: str, start: int, floor: int, breaks: Collection[int]) -> bool:
    """Does the token at `start` begin a text, a line, or the value of a label?"""
    return start <= floor or start - 1 in breaks or text[:start].rstrip().endswith(":")


def _goes_on(before: str, local: str, *, at_break: bool, alone: bool) -> bool:
    """Does the token before a blank belong to the local part that follows it?"""
    if not re.fullmatch(r"[A-Za-z0-9.\-_]*[A-Za-z][A-Za-z0-9.\-_]*", before) or before.lower().rstrip(".") in _LABELS:
        return False
    if before[-1] in ".-_":
        return at_break or (alone and len(before) > 3 and before[0].islower())
    if local[0] in ".-_":
        return at_break or alone
    # A narrow cell cuts anywhere: believed only when the first piece itself looks like one of a mailbox.
    return at_break and bool(re.fullmatch(r"[a-z0-9]+(?:[.\-_][a-z0-9]+)+", before))


def _domain_part(text: str, after: int, breaks: Collection[int]) -> tuple[int, str]:
    """End and text of the domain: goes on after a blank until it ends in a top-level domain.

    A blank at a line end may stand anywhere in it, another only beside a full stop or hyphen; where no way of going on
    leads to a top-level domain, the domain ends before the first blank."""
    match = _DOMAIN.match(text, after)
    if not match:
        return after, ""
    end, domain = match.end(), match[0]
    false_stop = _FALSE_STOP_OF_TOP.match(text, end)
    if false_stop and "." in domain:
        return false_stop.end(), f"{domain}.{false_stop[1]}"
    best = (end, domain)
    for _ in range(_PIECES_OF_A_DOMAIN):
        if _ends_in_top(best[1]) or end >= len(text) or text[end] != " ":
            break
        token = _DOMAIN.match(text, end + 1)
        piece = token[0] if token else ""
        beside_stop = domain.endswith((".", "-")) or piece.startswith(".")
        lost_stop = _lost_stop(domain, piece, text[end + 1 + len(piece) :], at_break=end in breaks)
        if token is None or not _TAIL.match(piece) or not (end in breaks or beside_stop or lost_stop):
            break
        end, domain = end + 1 + len(piece), domain + ("." if lost_stop and not beside_stop else "") + piece
        if _ends_in_top(domain.rstrip(".")):
            best = (end, domain)
    stripped = best[1].rstrip(".-_")
    return best[0] - (len(best[1]) - len(stripped)), stripped


def _lost_stop(domain: str, piece: str, after: str, *, at_break: bool) -> bool:
    """Is a full stop lost before this piece: the ending alone (`caf43.exemple` + `fr`), or a domain of its own behind
    what is none (`caf43` + `exemple.fr`)?"""
    if piece in _USUAL_TOP:
        return "." in domain
    whole = _ends_in_top(piece) and not piece.startswith("www.") and not after.startswith("@")
    return whole and "." not in domain and not at_break


def _ends_in_top(domain: str) -> bool:
    return "." in domain and domain.rsplit(".", 1)[-1].lower() in _TOP


def is_sound(address: str) -> bool:
    """Can this be an address: plain letters, one `@`, a domain with a known ending."""
    return bool(re.fullmatch(r"[A-Za-z0-9][\w.%+\-'&]*@[A-Za-z0-9][A-Za-z0-9.\-]*", address)) and (
        address.isascii() and ".." not in address and _ends_in_top(address.rpartition("@")[2])
    )


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
            if head and (cut > len(head) or not _ends_in_top(domain)):
                return f"{head}.{ending}"
        if domain.endswith(f"-{ending}"):
            return f"{domain.removesuffix(ending)[:-1]}.{ending}"
    return domain


def _begun_ending(domain: str, ending: str) -> int:
    """Where `agence06.operateur.f` and `agence.oper` begin the ending; 0 where they end in a way of their own."""
    if _ends_in_top(domain):
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
    that recognisers confuse: `laurence.pemot@` of Laurence Pernot. `parted_by_stops`: the paper's other mailboxes part
    given and family name by a full stop, so that a hyphen between them (`j-roche@`) is a misread one. `badly_read`: of
    a mailbox read with doubt beside a name read well, one letter of a name may be any other, lost or too many."""
    local, _, domain = address.rpartition("@")
    forms = {skeleton(name).replace(" ", "-"): fold(name).replace(" ", "-") for name in names if len(name) > 3}
    given, family = (fold(name).replace(" ", "-") for name in names)
    whole = {family.replace("-", ""), given.replace("-", ""), given[:1] + family}

    def of_the_name(piece: str) -> str:
        if piece in whole:
            return piece
        near = [one for one in forms.values() if badly_read and len(one) > 4 and Levenshtein.distance(one, piece) <= 1]
        return forms.get(skeleton(piece)) or (near[0] if len(near) == 1 else piece)

    pieces = re.split(r"([._])", local)
    local = "".join(of_the_name(piece) if piece.islower() else piece for piece in pieces)
    if parted_by_stops and given and local.lower() == given[0] + family:
        local = f"{given[0]}.{family}"  # `l.` read as `L`, or the stop lost
    halves = local.split("-", 1)
    if parted_by_stops and len(halves) == 2 and _name_of(halves, names):
        local = ".".join(halves)
    return f"{local}@{domain}"


def _name_of(halves: list[str], names: Iterable[str]) -> bool:
    """Are these two halves given and family name, in any order, the given name perhaps by its initial?"""
    given, family = (fold(name).replace(" ", "-") for name in names)
    return any(
        family == one and bool(given) and other in (given, given[0])
        for one, other in (halves, reversed(halves))
    )


def first_half_lost(address: str, read: str, names: Iterable[str]) -> str:
    """The address with the half of its local part before a sign that stands in no mailbox: `brigitte:carre@` as it
    was `read` before `carre@` of Brigitte Carre."""
    local = address.rpartition("@")[0]
    cut = _FALSE_STOP.search(read)
    if cut and cut[2] == local and _name_of([cut[1], local], names):
        return f"{cut[1]}.{address}"
    return address


_FALSE_STOP = re.compile(r"([a-z-]{1,40})[:;,'*°•·]([a-z-]{1,40})(?=\s?@|$)")


def _plain(text: str) -> str:
    """Without accents, case kept."""
    return "".join(fold(c).upper() if c.isupper() else (fold(c) or c) for c in text)


def names_in_mailbox(address: str) -> list[str]:
    """The pieces of the local part that may be names (`grosperrin.jean-noel@` -> `grosperrin`, `jean-noel`), folded."""
    local = fold(address.rpartition("@")[0])
    return [piece for piece in re.split(r"[._\d]+", local) if len(piece) > 1]
