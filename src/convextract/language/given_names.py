"""Which pieces of a person's name are given names: told by typography, else by the register of given names.

`VASTEL Laurent` shouts the family name; of `Jean Claude Morchoine` the register `models/given_names.txt` tells it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache

from convextract.language.folding import fold, skeleton
from convextract.language.lexicon import french_words
from convextract.records.vocabulary import Civility
from convextract.settings import models_folder

PARTICLES = frozenset(
    "de du des d d' la le les l van von der den ben bel el al da dos di del della saint sainte".split()
)
"""Small words of family names, folded."""

_COMPOUNDING = frozenset(
    "jean marie anne pierre paul louis charles marc rose eve luc jacques francois guy yves".split()
)
"""Given names that make compounds without a hyphen: `Jean Claude`."""


@lru_cache(maxsize=1)
def _register() -> list[tuple[str, str]]:
    """The given names as usually written, each with `m` or `f` where it is given to men or to women only."""
    lines = (models_folder() / "given_names.txt").read_text(encoding="utf-8").splitlines()
    entries = [line.partition(" ") for line in lines if line and not line.startswith("#")]
    return [(name, gender) for name, _, gender in entries]


@lru_cache(maxsize=1)
def given_names() -> Mapping[str, str]:
    """The register of given names: as usually written, by their folded form."""
    return {fold(name): name for name, _ in _register()}


@lru_cache(maxsize=1)
def _genders() -> Mapping[str, Civility]:
    civilities: dict[str, Civility] = {"m": "M.", "f": "Mme"}
    return {fold(name): civilities[gender] for name, gender in _register() if gender}


def _belies(token: str, civility: Civility) -> bool:
    """Is this a given name of the other gender than the civility's?"""
    known = _genders().get(fold(token).split("-")[0])
    return bool(known and civility and known != civility)


def is_given_name(token: str) -> bool:
    """Is this a known given name? Of a compound (`Anne-Laure`), its first piece must be."""
    known = given_names()
    folded = fold(token).rstrip(".")
    return folded in known or ("-" in folded and folded.split("-", 1)[0] in known)


_CONFUSED = frozenset(
    frozenset(pair) for pair in ("lt", "li", "it", "lf", "ft", "ce", "co", "eo", "nu", "hb", "gq", "vy", "uv")
)
"""Small letters, without accents, that recognisers take for each other."""
_SHORTEST_MISREAD = 4
_A_PAIR = 2


def misread_given_name(token: str, initials: Collection[str] = ()) -> str:
    """The one known given name from which an unknown token differs by letters that recognisers confuse (`Laurerit`,
    `Hétène`); the first letter is another only where one of the folded `initials` (of the person's mailbox) is the
    known name's and none is the read one. Empty otherwise, and for a token that the French vocabulary knows: no
    register has all names (`Elio`, `Noélie`)."""
    form, likeness = fold(token), skeleton(token)
    if len(form) < _SHORTEST_MISREAD or not form.isalpha() or is_given_name(token):
        return ""
    found = []
    for known, name in given_names().items():
        if known[0] != form[0] and (known[0] not in initials or form[0] in initials):
            continue
        if skeleton(known) == likeness:
            found.append(name)
        if len(known) != len(form) or name in found:
            continue
        differing = [(n, a, b) for n, (a, b) in enumerate(zip(form, known, strict=True)) if a != b]
        if len(differing) != 1:
            continue
        place, read, true = differing[0]
        if place == 0 or frozenset((read, true)) in _CONFUSED:
            found.append(name)
    if len(found) != 1 or token.lower() in french_words():
        return ""
    return _cased_like(found[0], token)


def _cased_like(name: str, token: str) -> str:
    return name.upper() if is_shouted(token) else name


def given_and_family(tokens: list[str], civility: Civility = "") -> tuple[str, str]:
    """Given and family name. Capitals decide; then known given names, from the left, else from the right; of two the
    one that the civility does not belie (`Madame Adélaïde Charles`, `Mme Martin Sophie`)."""
    if len(tokens) == 1:
        return "", tokens[0]
    shouted = [i for i, token in enumerate(tokens) if is_shouted(token)]
    plain = [i for i, t in enumerate(tokens) if not is_shouted(t) and fold(t) not in PARTICLES and t[0].isupper()]
    if shouted and plain:
        return _split_by_case(tokens, shouted)
    if len(tokens) == _A_PAIR and len(plain) == _A_PAIR:
        first, last = tokens
        if _belies(last, civility) and not _belies(first, civility):
            return first, last
        if _belies(first, civility) and is_given_name(last) and not _belies(last, civility):
            return last, first
    count = _given_count(tokens)
    family_is_whole = fold(tokens[-2]) not in PARTICLES  # `Margaud de Robin` is no `Margaud de` first named Robin
    if count == 0 and is_given_name(tokens[-1]) and fold(tokens[-1]) not in PARTICLES and family_is_whole:
        return tokens[-1], " ".join(tokens[:-1])
    count = count or 1
    if fold(tokens[0]) in PARTICLES:
        return "", " ".join(tokens)
    return " ".join(tokens[:count]), " ".join(tokens[count:])


def _split_by_case(tokens: list[str], shouted: list[int]) -> tuple[str, str]:
    first, last = shouted[0], shouted[-1]
    while first > 0 and fold(tokens[first - 1]) in PARTICLES:
        first -= 1
    if first == 0 and last + 1 < len(tokens):
        return " ".join(tokens[last + 1 :]), " ".join(tokens[: last + 1])
    if first == 0:
        first = 1
    return " ".join(tokens[:first]), " ".join(tokens[first:])


def _given_count(tokens: list[str]) -> int:
    """How many tokens from the left are given names; one is always left for the family."""
    if not is_given_name(tokens[0]) and not _is_initials(tokens[0]):
        return 0
    count = 1
    while count < len(tokens) - 1:
        token = fold(tokens[count])
        compound = fold(tokens[0]) in _COMPOUNDING and is_given_name(token) and token not in PARTICLES
        if not compound and not _is_initials(tokens[count]):
            break
        count += 1
    return count


def letters_of(text: str) -> str:
    """The letters alone, without stops, hyphens and blanks."""
    return "".join(c for c in text if c.isalpha())


def is_shouted(token: str) -> bool:
    """All capitals, and more than initials."""
    letters = letters_of(token)
    return len(letters) >= 3 and letters.isupper()


def _is_initials(token: str) -> bool:
    letters = letters_of(token)
    return letters.isupper() and (len(letters) == 1 or ("." in token and len(letters) <= 3))
