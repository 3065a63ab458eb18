"""What an undertaking is about: the category whose words weigh most in it, by a register that people can edit."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from convextract.language.folding import fold
from convextract.language.registers import load_register
from convextract.records.vocabulary import CommitmentCategory

_HEAD_WEIGHT = 4.0
_EARLY_FACTOR = 2.0
_HINT_WEIGHT = 4.0
_TITLE_WEIGHT = 2.0


@dataclass(frozen=True, slots=True)
class _Category:
    code: CommitmentCategory
    heads: re.Pattern[str] | None
    words: tuple[tuple[re.Pattern[str], float], ...]


@dataclass(frozen=True, slots=True)
class _Register:
    early_words: int
    threshold: float
    categories: tuple[_Category, ...]


def category_of(text: str, hints: Collection[str] = ()) -> CommitmentCategory:
    """The category of an undertaking; `other` where no category's words weigh enough (`commitment_categories.yaml`).

    `hints`: categories that the title of its section names; they win where the text itself speaks of them too.
    """
    register = _register()
    flat = _flat(text)
    early_end = _end_of_words(flat, register.early_words)
    best: tuple[float, CommitmentCategory] = (0.0, "other")
    for category in register.categories:
        score = _HEAD_WEIGHT if category.heads and category.heads.match(flat) else 0.0
        for pattern, weight in category.words:
            found = pattern.search(flat)
            if found:
                score += weight * (_EARLY_FACTOR if found.start() < early_end else 1.0)
        if category.code in hints and score:
            score += _HINT_WEIGHT
        if score > best[0]:
            best = (score, category.code)
    return best[1] if best[0] >= register.threshold else "other"


def categories_named(title: str) -> list[CommitmentCategory]:
    """The categories that a title names by one of their own words."""
    flat = _flat(title)
    named = []
    for category in _register().categories:
        if any(weight >= _TITLE_WEIGHT and pattern.search(flat) for pattern, weight in category.words):
            named.append(category.code)
    return named


def _flat(text: str) -> str:
    return re.sub(r"[\s\-'’]+", " ", fold(text)).strip()


def _end_of_words(text: str, count: int) -> int:
    position = 0
    for _ in range(count):
        position = text.find(" ", position + 1)
        if position < 0:
            return len(text)
    return position


@lru_cache(maxsize=1)
def _register() -> _Register:
    raw = load_register("commitment_categories.yaml")
    return _Register(
        early_words=int(raw["early_words"]),
        threshold=float(raw["threshold"]),
        categories=tuple(_category(entry) for entry in raw["categories"]),
    )


def _category(entry: dict[str, Any]) -> _Category:
    heads = "|".join(re.escape(fold(str(h))) for h in entry.get("heads") or ())
    return _Category(
        code=cast(CommitmentCategory, entry["code"]),
        heads=re.compile(rf"(?:d |de |a |la |le |l )?(?:{heads})") if heads else None,
        words=tuple((re.compile(rf"(?<!\w){re.escape(fold(str(w)))}"), float(n)) for w, n in entry["words"].items()),
    )
