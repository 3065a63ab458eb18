"""Houses named in the list of parties: `Président de la commune X, gestionnaire de la "France services" de Y`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from convextract.extraction.houses.model import HouseDraft
from convextract.extraction.houses.names import clean_name, find_structure_names
from convextract.language.folding import fold_keeping_length
from convextract.structure import Block

_MANAGES = re.compile(r"\b(?:gestionnaires?|porteurs?|porteuse|porte|gerant|gere|employeur)\b")
_BODY = re.compile(
    r"\b(?:communaute (?:de communes|d'agglomeration|urbaine)|commune|ville|mairie|association|departement"
    r"|conseil departemental|syndicat|ccas|cias|centre (?:social|intercommunal|communal|socio-?culturel)"
    r"|groupe la poste|la poste|msa|petr|metropole|mutualite sociale agricole|federation|mission locale|sas|scic"
    r"|fondation|pole d'equilibre)\b"
)
_END_OF_BODY = re.compile(r"\s?[,;(]|\s(?:represente|ayant|dont|sise?|situe|domicilie|ci-apres)|$")
_LEAD_CHARACTERS = 260
"""How far before `gestionnaire` the manager may be named."""


def houses_of_parties(blocks: Iterable[Block]) -> list[HouseDraft]:
    """The houses whose manager a paragraph or list item names before them, in reading order."""
    houses: list[HouseDraft] = []
    for block in blocks:
        if block.grid is not None or len(block.text) > 1500:
            continue
        text = block.text.text
        folded = fold_keeping_length(text)
        for manages in _MANAGES.finditer(folded):
            near = text[manages.end() : manages.end() + 140]
            mention = next((m for m in find_structure_names(near) if m.start < 45), None)
            if mention is None:
                continue
            start = manages.end() + mention.start
            words = block.text.slice(start, start + mention.end - mention.start).words
            house = HouseDraft(mention.name, words, "parties")
            house.manager = _manager_before(text, folded, manages.start())
            houses.append(house)
    return houses


def _manager_before(text: str, folded: str, end: int) -> str:
    """The last body named before `gestionnaire de ...`, up to its comma."""
    start = max(0, end - _LEAD_CHARACTERS)
    bodies = [m for m in _BODY.finditer(folded, start, end) if not _within_earlier(m, folded, start)]
    if not bodies:
        return ""
    begins = bodies[-1].start()
    stop = _END_OF_BODY.search(folded, bodies[-1].end(), end)
    return clean_name(text[begins : stop.start() if stop else end])


def _within_earlier(match: re.Match[str], folded: str, start: int) -> bool:
    """Is this word inside the name of a body (`centre social de la ville de X`, `syndicat de communes`)?"""
    before = folded[start : match.start()]
    earlier = list(_BODY.finditer(before))
    return bool(earlier) and not re.search(r"[,;:]", before[earlier[-1].end() :])
