"""Slips by which one party joins: `Je soussignée, Mme X, maire, représentant la commune de Y, déclare ...`."""

from __future__ import annotations

import re
from itertools import pairwise

from convextract.extraction.signatories.offices import cut_office, is_body, is_office
from convextract.extraction.signatories.party_wording import body_name
from convextract.extraction.signatories.segments import Segment
from convextract.language.folding import fold, fold_keeping_length
from convextract.language.names import PersonName, find_names

_SELF = re.compile(r"je,? soussigne(?:e|\(e\))?,? ")
_DECLARES = re.compile(
    r",? (?:declare|certifie|atteste|m'engage|accepte|approuve|adhere|reconnais|autorise|confirme|affirme|souhaite|"
    r"donne|prends|ai pris|demande)\b"
)
"""Where what the person says begins, and who it is ends."""
_CAPACITY = re.compile(
    r"^[\s,(]*(?:agissant |intervenant )?(?:(?:en|es) (?:ma |sa )?qualite de |en tant que )?(?:le |la |l')?"
)
_STANDS_FOR = re.compile(
    r",? (?:representante?|agissant pour|(?:agissant )?(?:au nom(?:,? et pour le compte)?|pour le compte) (?=d))"
    r"(?: legale?)? ?(?:d(?:e |u |es |'))?"
)
_NAME_WITHIN = 3
_LINES, _GAP_LINES = 7, 0.9


def slip_in(text: str) -> tuple[str, str, PersonName] | None:
    """The body, the office and the person of a slip's sentence; None for other words, and where one of them lacks."""
    folded = fold_keeping_length(text)
    begun = _SELF.match(folded)
    if begun is None:
        return None
    declares = _DECLARES.search(folded, begun.end())
    told = text[begun.end() : declares.start() if declares else len(text)]
    mention = next(iter(find_names(told, bare=True)), None)
    if mention is None or mention.start > _NAME_WITHIN:
        return None
    rest = told[mention.end :]
    rest = rest[_length(_CAPACITY, rest) :]
    stands_for = _STANDS_FOR.search(fold_keeping_length(rest))
    if stands_for:
        office, body = rest[: stands_for.start()], body_name(rest[stands_for.end() :])
    else:
        whole = cut_office(rest)
        office, body = whole.role, whole.organisation
    office = office.strip(" ,")
    known = is_body(body) or fold(body).startswith(("etat", "l'etat"))
    return (body, office, mention.name) if is_office(office) and known else None


def _length(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(fold_keeping_length(text))
    return found.end() if found else 0


def lines_of_slip(segments: list[Segment]) -> int:
    """How many of the printed lines, from the first on, are the sentence of a slip; 0 where they begin none."""
    if not segments or not _SELF.match(f"{fold_keeping_length(segments[0].text)} "):
        return 0
    count = 1
    for above, below in pairwise(segments[:_LINES]):
        gap = (below.box.y0 - above.box.y1) / above.height
        if below.page != above.page or not -1 < gap < _GAP_LINES or above.text.rstrip().endswith((".", ":", ";")):
            break
        count += 1
    return count if slip_in(" ".join(line.text for line in segments[:count])) else 0
