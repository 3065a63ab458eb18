"""How often and how much at least: frequencies (`par an`, `chaque trimestre`) and bounds of numbers (`au moins`)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from convextract.comparison.tokens import Token

_STEMS = {
    "trimestr": "trimestre", "semestr": "semestre", "bimestr": "bimestre", "mensuel": "mois", "annuel": "an",
    "biannuel": "semestre", "bisannuel": "biennal", "hebdomadaire": "semaine", "quotidien": "jour",
}
"""Beginning of a word -> the period it names."""
_PERIODS = frozenset({"an", "mois", "semaine", "jour", "heure"})
_EACH = frozenset({"par", "chaque", "tous", "toutes"})
_BOUNDS = {
    "minimum": "least", "minimal": "least", "minimale": "least", "maximum": "most", "maximal": "most",
    "maximale": "most", "environ": "about", "approximativement": "about",
}
_AT_LEAST = {"moins": "least", "plus": "most"}


def period(token: Token) -> str:
    """The period that a word names (`an` for `annuellement`); empty for none."""
    if token.key in _PERIODS:
        return token.key
    return next((name for stem, name in _STEMS.items() if token.key.startswith(stem)), "")


def frequencies(tokens: Sequence[Token]) -> set[str]:
    """Periods that a passage makes something recur in: `par an`, `tous les mois`, `mensuellement`."""
    return {
        name for place, token in enumerate(tokens)
        if (name := period(token))
        and (token.key not in _PERIODS or any(t.key in _EACH for t in tokens[max(0, place - 2) : place]))
    }


def bounds(tokens: Sequence[Token]) -> set[str]:
    """What a passage says of a number: at `least`, at `most`, `about`."""
    found = {_BOUNDS[t.key] for t in tokens if t.key in _BOUNDS}
    return found | {_AT_LEAST[b.key] for a, b in pairwise(tokens) if a.key == "au" and b.key in _AT_LEAST}
