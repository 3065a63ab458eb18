"""Who is named on either side of a change: operators by the dated register, and the actors of every convention."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz, process

from convextract.comparison.tokens import Token
from convextract.comparison.word_alignment import weight
from convextract.language.folding import fold
from convextract.language.french_words import is_french
from convextract.language.operators import find_operators, operators

_ACTORS = {
    "prefet": "etat", "prefete": "etat", "prefets": "etat", "prefecture": "etat", "etat": "etat", "sous": "",
    "gestionnaire": "manager", "gestionnaires": "manager", "porteur": "manager", "porteurs": "manager",
    "porteuse": "manager", "operateur": "operator", "operateurs": "operator", "partenaire": "partner",
    "partenaires": "partner", "agent": "agent", "agents": "agent", "animateur": "agent", "animateurs": "agent",
    "signataire": "signatory", "signataires": "signatory", "partie": "signatory", "parties": "signatory",
    "collectivite": "authority", "collectivites": "authority", "commune": "authority", "communes": "authority",
    "maire": "authority", "maires": "authority", "mairie": "authority", "region": "region", "conseil": "council",
    "departemental": "", "sous-prefet": "subprefect", "sous-prefete": "subprefect",
    "association": "association", "associations": "association",
    "cnil": "cnil",
    "tribunal": "court", "tribunaux": "court", "mandataire": "proxy", "mandant": "principal", "ministere": "ministry",
    "syndicat": "authority", "communaute": "authority", "metropole": "authority", "anct": "anct",
}
"""Folded word -> actor; an empty actor: part of a name, tells nobody by itself."""

_NAME_WORDS = re.compile(
    r"^(?:agence|nationale?|direction|caisse|service|centre|office|groupe|territoires|cohesion|departement)$"
)

_SENTENCE = 12
"""From so many tokens on a passage says something of whom it names."""

PartyChange = Literal["", "renamed", "changed"]


def actors(tokens: list[Token]) -> set[str]:
    """The actors named, operators by their codes."""
    found = {_ACTORS.get(_actor_word(t), "") for t in tokens} - {""}
    return found | set(_codes(tokens))


def _actor_word(token: Token) -> str:
    """The actor's word that a strange word nearly equals, else the word itself."""
    if token.key in _ACTORS or len(token.key) < 6 or is_french(token.raw):
        return token.key
    best = process.extractOne(token.key, list(_ACTORS), scorer=fuzz.ratio, score_cutoff=85)
    return str(best[0]) if best else token.key


def _text(tokens: list[Token]) -> str:
    """The words as printed, so that offsets of the register's matches are offsets in it."""
    return " ".join(t.raw for t in tokens)


def _codes(tokens: list[Token]) -> list[str]:
    codes = [mention.code for mention in find_operators(_text(tokens))]
    return codes or [mention.code for mention in find_operators(" ".join(_register_word(t) for t in tokens))]


@lru_cache(maxsize=1)
def _register_words() -> tuple[str, ...]:
    words = {fold(word) for operator in operators().values() for name in operator.names for word in name.name.split()}
    return tuple(sorted(word for word in words if len(word) > 3))


def _register_word(token: Token) -> str:
    """The word of the register that a strange word nearly equals: recognisers misread names too."""
    if len(token.key) < 4 or is_french(token.raw):
        return token.raw
    best = process.extractOne(token.key, _register_words(), scorer=fuzz.ratio, score_cutoff=80)
    return str(best[0]) if best else token.raw


def _is_naming(tokens: list[Token]) -> bool:
    """Whether a passage names people or bodies and says little else."""
    if not tokens:
        return True
    text = _text(tokens)
    covered = sum(m.end - m.start for m in find_operators(text))
    content = [t for t in tokens if weight(t) >= 1.0]
    naming = [
        t for t in content if _actor_word(t) in _ACTORS or _NAME_WORDS.match(t.key) or t.raw[:1].isupper() or t.acronym
    ]
    mostly_names = bool(content) and len(tokens) <= _SENTENCE and len(naming) >= 0.6 * len(content)
    return covered >= 0.6 * len(text) or mostly_names


def _codes_across(before: list[Token], tokens: list[Token], after: list[Token]) -> list[str]:
    """Operators whose names reach into the passage, the words around it taken along."""
    start = len(_text(before)) + bool(before)
    end = start + len(_text(tokens))
    mentions = find_operators(_text([*before, *tokens, *after]))
    return [m.code for m in mentions if m.start < end and m.end > start] if tokens else []


def party_change(
    template: list[Token], document: list[Token], before: list[Token], after: list[Token]
) -> PartyChange:
    """Whether a change names somebody else (`changed`), or the same ones by other names of the register (`renamed`).

    `before`, `after`: the words around it, which both sides share and which may belong to a name.
    """
    across = [_codes_across(before[-4:], side, after[:4]) for side in (template, document)]
    if across[0] and across[1] and max(len(template), len(document)) <= _SENTENCE:
        return "renamed" if set(across[0]) == set(across[1]) else "changed"
    if not (_is_naming(template) and _is_naming(document)):
        return ""
    one, other = _codes(template), _codes(document)
    beside = set(_codes([*before[-6:], *after[:6]]))
    if set(one) | set(other) and set(one) | set(other) <= beside and not (one and other):
        return "renamed"  # `l'Agence ... (ANCT)` and `l'ANCT`: who is named by one name less is named still
    if one and set(one) == set(other):
        return "renamed"
    if set(one) != set(other):
        return "changed"
    if actors(template) != actors(document):
        return "changed"
    return ""
