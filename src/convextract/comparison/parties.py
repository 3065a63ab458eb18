"""Who is named on either side of a change: operators by the dated register, and the actors of every convention."""

from __future__ import annotations

import re
from typing import Literal

from convextract.comparison.tokens import Token
from convextract.comparison.word_alignment import weight
from convextract.language.operators import find_operators

_ACTORS = {
    "prefet": "etat", "prefete": "etat", "prefets": "etat", "prefecture": "etat", "etat": "etat", "sous": "",
    "gestionnaire": "manager", "gestionnaires": "manager", "porteur": "manager", "porteurs": "manager",
    "porteuse": "manager", "operateur": "operator", "operateurs": "operator", "partenaire": "partner",
    "partenaires": "partner", "agent": "agent", "agents": "agent", "animateur": "agent", "animateurs": "agent",
    "signataire": "signatory", "signataires": "signatory", "partie": "signatory", "parties": "signatory",
    "collectivite": "authority", "collectivites": "authority", "commune": "authority", "communes": "authority",
    "maire": "authority", "maires": "authority", "mairie": "authority", "region": "region", "conseil": "council",
    "departemental": "", "association": "association", "associations": "association", "cnil": "cnil",
    "tribunal": "court", "tribunaux": "court", "mandataire": "proxy", "mandant": "principal", "ministere": "ministry",
    "syndicat": "authority", "communaute": "authority", "metropole": "authority", "anct": "anct",
}
"""Folded word -> actor; an empty actor: part of a name, tells nobody by itself."""

_NAME_WORDS = re.compile(r"^(?:agence|nationale?|direction|caisse|service|centre|office|groupe|territoires|cohesion)$")

_SENTENCE = 12
"""From so many tokens on a passage says something of whom it names."""

PartyChange = Literal["", "renamed", "changed"]


def actors(tokens: list[Token]) -> set[str]:
    """The actors named, operators by their codes."""
    found = {_ACTORS.get(t.key, "") for t in tokens} - {""}
    return found | set(_codes(tokens))


def _text(tokens: list[Token]) -> str:
    """The words as printed, so that offsets of the register's matches are offsets in it."""
    return " ".join(t.raw for t in tokens)


def _codes(tokens: list[Token]) -> list[str]:
    return [mention.code for mention in find_operators(_text(tokens))]


def _is_naming(tokens: list[Token]) -> bool:
    """Whether a passage names people or bodies and says little else."""
    if not tokens:
        return True
    text = _text(tokens)
    covered = sum(m.end - m.start for m in find_operators(text))
    content = [t for t in tokens if weight(t) >= 1.0]
    naming = [
        t for t in content if t.key in _ACTORS or _NAME_WORDS.match(t.key) or t.raw[:1].isupper() or t.acronym
    ]
    mostly_names = bool(content) and len(tokens) <= _SENTENCE and len(naming) >= 0.6 * len(content)
    return covered >= 0.6 * len(text) or mostly_names


def party_change(template: list[Token], document: list[Token]) -> PartyChange:
    """Whether a change names somebody else (`changed`), or the same ones by other names of the register (`renamed`)."""
    if not (_is_naming(template) and _is_naming(document)):
        return ""
    one, other = _codes(template), _codes(document)
    if one and set(one) == set(other):
        return "renamed"
    if set(one) != set(other):
        return "changed"
    if actors(template) != actors(document):
        return "changed"
    return ""
