"""The words of `models/financing_words.yaml`: kinds of money, funds, and what a table's headings announce."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from convextract.language.folding import fold_keeping_length
from convextract.language.operators import find_operators
from convextract.language.registers import load_register
from convextract.records.vocabulary import FinancingKind


@dataclass(frozen=True, slots=True)
class Payer:
    """Who pays, as written, and the code (empty: a fund of several, or nobody in the register)."""

    name: str
    code: str
    start: int = 0
    end: int = 0
    is_fund: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Patterns on folded text."""

    kinds: tuple[tuple[FinancingKind, re.Pattern[str]], ...]
    funds: tuple[tuple[re.Pattern[str], str], ...]
    payer_heading: re.Pattern[str]
    payee_heading: re.Pattern[str]
    purpose_heading: re.Pattern[str]
    manager_heading: re.Pattern[str]
    state_payer: re.Pattern[str]
    local_payer: re.Pattern[str]
    total: re.Pattern[str]


_LOCAL = "local"
_AID = re.compile(r"\W*(?:la |l'|les )?(?:subvention|aide|dotation|financement|soutien)s?(?!\w)")
"""A row called by what it is (`Subvention de la commune`) is what it is called."""
_STATE = re.compile(r"(?<!\w)(?:l'etat|etat|prefecture|prefet|prefete)(?!\w)")


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The register, read once."""
    raw = load_register("financing_words.yaml")

    def word(pattern: str) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{pattern})")

    return Vocabulary(
        kinds=tuple((cast(FinancingKind, entry["kind"]), word(entry["words"])) for entry in raw["kinds"]),
        funds=tuple((re.compile(rf"(?<!\w)(?:{entry['name']})(?!\w)"), str(entry["code"])) for entry in raw["funds"]),
        payer_heading=word(raw["payer_headings"]),
        payee_heading=word(raw["payee_headings"]),
        purpose_heading=word(raw["purpose_headings"]),
        manager_heading=word(raw["manager_headings"]),
        state_payer=word(raw["state_payers"]),
        local_payer=re.compile(rf"^\W*(?:{raw['local_payers']})(?!\w)"),
        total=re.compile(rf"^\W*(?:{raw['total']})(?!\w)"),
    )


def find_payers(text: str) -> list[Payer]:
    """Every operator, fund, State or authority named in the text that could pay, left to right."""
    folded = fold_keeping_length(text)
    found: list[Payer] = []
    for pattern, code in vocabulary().funds:
        found += [Payer(text[m.start() : m.end()], code, m.start(), m.end(), True) for m in pattern.finditer(folded)]
    for mention in find_operators(text):
        if not _inside(mention.start, mention.end, found):
            found.append(Payer(text[mention.start : mention.end], mention.code, mention.start, mention.end))
    for match in _STATE.finditer(folded):
        if not _inside(match.start(), match.end(), found):
            found.append(Payer(text[match.start() : match.end()], "etat", match.start(), match.end()))
    kept = [p for p in found if not any(q is not p and _covers(q, p) for q in found)]
    return sorted(kept, key=lambda p: p.start)


def _inside(start: int, end: int, found: list[Payer]) -> bool:
    return any(p.start <= start and end <= p.end for p in found)


def _covers(larger: Payer, smaller: Payer) -> bool:
    return (
        larger.start <= smaller.start
        and smaller.end <= larger.end
        and (larger.end - larger.start) > (smaller.end - smaller.start)
    )


def kind_of(text: str) -> FinancingKind | None:
    """The kind of money that words speak of, by the order of the register; None where they do not."""
    folded = fold_keeping_length(text)
    return next((kind for kind, words in vocabulary().kinds if words.search(folded)), None)


def pays_by_own_means(name: str) -> bool:
    """Does the payer with this name or heading give its own share (`contribution`), and no State or operator's aid?

    The State, its funds and the national operators subsidise; a commune, a département, an association contributes.
    """
    folded = fold_keeping_length(name)
    if not re.search(r"[^\W\d]{2}", name) or _AID.match(folded) or vocabulary().state_payer.search(folded):
        return False
    payers = find_payers(name)
    if vocabulary().local_payer.match(folded):
        return True
    return not payers or all(p.code == _LOCAL and vocabulary().local_payer.match(folded[p.start :]) for p in payers)


def per_structure(text: str) -> bool:
    """Is the amount for each structure?"""
    folded = fold_keeping_length(text)
    each = r"(?:structures?|maisons?|france services?|espaces?|sites?|msap|points?)(?!\w)"
    return bool(
        re.search(rf"(?:par|chaque|chacune? des|/ ?) ?{each}", folded)
        or re.search(rf"(?<!\w)les {each}[^.;]{{0,60}}sont financee?s", folded)
    )
