"""Headings of a signature page: for whom the people under them sign."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

from convextract.extraction.signatories.offices import is_body, is_office
from convextract.extraction.signatories.party_wording import KINDS_OF_BODIES
from convextract.language.folding import fold, fold_keeping_length
from convextract.language.names import find_names
from convextract.language.operators import find_operators
from convextract.records.vocabulary import Side

_FOR_GROUP = rf"^(?:pour )?(?:le |la |les |l')?{KINDS_OF_BODIES}"
_MANAGER_HEADING = re.compile(rf"{_FOR_GROUP}(?:gestionnaires?|porteu(?:rs?|ses?))\b")
_PARTNER_HEADING = re.compile(rf"{_FOR_GROUP}(?:partenaires?|operateurs?)\b")
_STATE_HEADING = re.compile(r"^(?:pour |signature d[eu] )?l'etat\b.{0,25}$")
_SIGNATURE_OF = re.compile(r"^signature (?:et cachet )?d(?:e la |e l'|u |es |e )")


@dataclass(slots=True)
class Heading:
    """What stands over blocks: for whom they sign, the body they sign for."""

    side: Side = ""
    organisation: str = ""
    single: bool = False
    """`Gestionnaire`, `L'Etat`: over one block; `Les partenaires`: over all that follow."""


def heading_in(text: str) -> Heading | None:
    """The heading that a whole line is, or None."""
    folded = fold(text).strip(" :.")
    for pattern, side in ((_MANAGER_HEADING, "manager"), (_PARTNER_HEADING, "partner")):
        found = pattern.match(folded)
        if found and len(folded) < 60:
            return Heading(cast(Side, side), single=not found[0].endswith("s"))
    if _STATE_HEADING.match(folded):
        return Heading("state", text.strip(" :.") if folded.startswith("l'etat") else "L'Etat", single=True)
    if re.match(r"^(?:pour )?(?:temoins?$|en presence de ?$)", folded):
        return Heading("witness")
    signs = _SIGNATURE_OF.match(fold_keeping_length(text))
    if signs:
        start = signs.end() - 3 if text[: signs.end()].endswith("La ") else signs.end()  # `Signature de La Poste`
        if is_body(named := text[start:].strip(" :.,")):
            return Heading("", named)
    for_body = folded.startswith("pour ") and is_body(text[5:]) and "delegation" not in folded
    if for_body and not any(is_office(p) for p in text.split(",")) and not find_names(text, bare=True):
        named = text[5:].strip(" :.,")
        article = "" if any(m.start == 0 for m in find_operators(named)[:1]) else r"^(?:la |le |l'|les )"
        return Heading("", re.sub(article, "", named) if article else named)
    if re.match(r"^(?:les |la )?(?:signataires?|signatures?|parties)\b.{0,30}$", folded):
        return Heading()
    return None


