"""Mailboxes in text: found, and joined where a line end cuts them.

Text comes with `breaks`, the offsets of the blanks that stand at line ends: only there may a mailbox go on after a
blank, but for the blanks that a recogniser puts beside a full stop or the `@`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from convextract.language.folding import fold
from convextract.language.given_names import is_given_name

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
    half_before: str = ""
    """The word right before it that may be its first half, where the full stop was lost (`jean roche@`)."""


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
        half = _half_before(text, start, local, floor, breaks)
        found.append(Mailbox(start, end, address, is_sound(address), half))
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
        if not _goes_on(before, local, at_break=blank in breaks, alone=alone):
            break
        start = blank
    label = _NAME_IN_FRONT.match(local)
    if label and (label[0].endswith(":") or label[0].endswith(".")) and len(local) > label.end():
        start, local = start + label.end(), local[label.end() :]
    return start + len(local) - len(local.lstrip(".-'_")), local.lstrip(".-'_")


def _half_before(text: str, start: int, local: str, floor: int, breaks: Collection[int]) -> str:
    """`jean` of `jean roche@`: a word of the same line in small letters that nothing stands before, one of the two a
    given name. `contacter claire@` looks no other: only the person's name tells (`first_half_lost`)."""
    blank = start - 1
    if blank <= floor or text[blank] != " " or blank in breaks:
        return ""
    before = text[floor:blank].rsplit(" ", 1)[-1]
    plain = f"{before}{local}".isalpha() and f"{before}{local}".islower() and min(len(before), len(local)) > 2
    named = plain and before not in _LABELS and (is_given_name(before) or is_given_name(local))
    return before if named and _stands_first(text, blank - len(before), floor, breaks) else ""


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
        if ends_in_top(best[1]) or end >= len(text) or text[end] != " ":
            break
        token = _DOMAIN.match(text, end + 1)
        piece = token[0] if token else ""
        beside_stop = domain.endswith((".", "-")) or piece.startswith(".")
        lost_stop = _lost_stop(domain, piece, text[end + 1 + len(piece) :], at_break=end in breaks)
        if token is None or not _TAIL.match(piece) or not (end in breaks or beside_stop or lost_stop):
            break
        end, domain = end + 1 + len(piece), domain + ("." if lost_stop and not beside_stop else "") + piece
        if ends_in_top(domain.rstrip(".")):
            best = (end, domain)
    stripped = best[1].rstrip(".-_")
    return best[0] - (len(best[1]) - len(stripped)), stripped


def _lost_stop(domain: str, piece: str, after: str, *, at_break: bool) -> bool:
    """Is a full stop lost before this piece: the ending alone (`caf43.exemple` + `fr`), or a domain of its own behind
    what is none (`caf43` + `exemple.fr`)?"""
    if piece in _USUAL_TOP:
        return "." in domain
    whole = ends_in_top(piece) and not piece.startswith("www.") and not after.startswith("@")
    return whole and "." not in domain and not at_break


def ends_in_top(domain: str) -> bool:
    return "." in domain and domain.rsplit(".", 1)[-1].lower() in _TOP


def is_sound(address: str) -> bool:
    """Can this be an address: plain letters, one `@`, a domain with a known ending."""
    return bool(re.fullmatch(r"[A-Za-z0-9][\w.%+\-'&]*@[A-Za-z0-9][A-Za-z0-9.\-]*", address)) and (
        address.isascii() and ".." not in address and ends_in_top(address.rpartition("@")[2])
    )


def names_in_mailbox(address: str) -> list[str]:
    """The pieces of the local part that may be names (`grosperrin.jean-noel@` -> `grosperrin`, `jean-noel`), folded."""
    local = fold(address.rpartition("@")[0])
    return [piece for piece in re.split(r"[._\d]+", local) if len(piece) > 1]
