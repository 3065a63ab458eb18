"""The words of `models/financing_words.yaml`: kinds of money, funds, and what a table's headings announce."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

import yaml

from convextract.language.folding import fold_keeping_length
from convextract.language.operators import find_operators
from convextract.records.vocabulary import FinancingKind
from convextract.settings import models_folder


@dataclass(frozen=True, slots=True)
class Payer:
    """Who pays, as written, and the code (empty: a fund of several, or nobody in the register)."""

    name: str
    code: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Patterns on folded text."""

    kinds: tuple[tuple[FinancingKind, re.Pattern[str]], ...]
    funds: tuple[tuple[re.Pattern[str], str], ...]
    payer_heading: re.Pattern[str]
    payee_heading: re.Pattern[str]
    purpose_heading: re.Pattern[str]
    manager_heading: re.Pattern[str]
    total: re.Pattern[str]


_STATE = re.compile(r"(?<!\w)(?:l'etat|etat|prefecture|prefet|prefete)(?!\w)")


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The register, read once."""
    raw = yaml.safe_load((models_folder() / "financing_words.yaml").read_text(encoding="utf-8"))

    def word(pattern: str) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{pattern})")

    return Vocabulary(
        kinds=tuple((cast(FinancingKind, entry["kind"]), word(entry["words"])) for entry in raw["kinds"]),
        funds=tuple((re.compile(rf"(?<!\w)(?:{entry['name']})(?!\w)"), str(entry["code"])) for entry in raw["funds"]),
        payer_heading=word(raw["payer_headings"]),
        payee_heading=word(raw["payee_headings"]),
        purpose_heading=word(raw["purpose_headings"]),
        manager_heading=word(raw["manager_headings"]),
        total=re.compile(rf"^\W*(?:{raw['total']})(?!\w)"),
    )


def find_payers(text: str) -> list[Payer]:
    """Every operator, fund, State or authority named in the text that could pay, left to right."""
    folded = fold_keeping_length(text)
    found: list[Payer] = []
    for pattern, code in vocabulary().funds:
        found += [Payer(text[m.start() : m.end()], code, m.start(), m.end()) for m in pattern.finditer(folded)]
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


_YEAR = re.compile(
    r"(?:pour|annee|exercice|en|au titre de|previsionnel|fonctionnement|financement|budget|plan|tableau|subventions?)"
    r"[^\d.;]{0,24}(?<!\d)(20\d\d)(?![\d/-])|^\W*(20\d\d)\W*$"
)


def period_of(text: str) -> str:
    """`per_year`, a span, a year, `once` or an empty string, from the words around an amount or of a heading."""
    folded = fold_keeping_length(text)
    if re.search(r"(?:/|par) ?an(?:nee)?(?!\w)|annuel|chaque annee|(?<!\w)l'an(?!\w)|tous les ans", folded):
        return "per_year"
    span = re.search(r"(?<![\d/])(20\d\d) ?(?:-|–|/|a|et) ?(20\d\d)(?![\d/])", folded)
    if span and int(span[1]) < int(span[2]):
        return f"{span[1]}-{span[2]}"
    if re.search(r"ponctuel|en une (?:seule )?fois|versement unique|exceptionnelle?(?!\w)", folded):
        return "once"
    year = _YEAR.search(folded)
    return (year[1] or year[2]) if year else ""


def per_structure(text: str) -> bool:
    """Is the amount for each structure?"""
    folded = fold_keeping_length(text)
    each = r"(?:structures?|maisons?|france services?|espaces?|sites?|msap|points?)(?!\w)"
    return bool(
        re.search(rf"(?:par|chaque|chacune? des|/ ?) ?{each}", folded)
        or re.search(rf"(?<!\w)les {each}[^.;]{{0,60}}sont financee?s", folded)
    )
