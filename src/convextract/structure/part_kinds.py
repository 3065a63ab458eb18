"""What kind of piece a text is: weighed signs from the register `models/part_kinds.yaml`, not one document's words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

from convextract.language.folding import fold
from convextract.language.registers import load_register
from convextract.records.vocabulary import PartKind

_LEAD = re.compile(r"^(?:[^\w(]|\d{1,2}\s?[.)/-]|les? |la |l')+")


@dataclass(frozen=True, slots=True)
class Sign:
    """A pattern on folded text and what its presence is worth (3: names the kind outright)."""

    pattern: re.Pattern[str]
    weight: int


@dataclass(frozen=True, slots=True)
class KindSigns:
    kind: PartKind
    titles: tuple[Sign, ...]
    phrases: tuple[Sign, ...]


@lru_cache(maxsize=1)
def register() -> tuple[KindSigns, ...]:
    """The register of kinds; raises ValueError where it names a kind that the dataset does not know."""
    raw = load_register("part_kinds.yaml")
    known = {kind: kind for kind in get_args(PartKind)}
    if unknown := [entry["kind"] for entry in raw if entry["kind"] not in known]:
        raise ValueError(f"part_kinds.yaml: unknown kinds {unknown}")
    return tuple(
        KindSigns(
            kind=known[entry["kind"]],
            titles=tuple(Sign(re.compile(s["match"]), s["weight"]) for s in entry["titles"]),
            phrases=tuple(Sign(re.compile(s["match"]), s["weight"]) for s in entry["phrases"]),
        )
        for entry in raw
    )


def title_scores(title: str) -> dict[PartKind, int]:
    """What a title says about the kind: the weight of the best match at its start, a kind."""
    text = _LEAD.sub("", fold(title))
    scores: dict[PartKind, int] = {}
    for signs in register():
        best = max((s.weight for s in signs.titles if s.pattern.match(text)), default=0)
        if best:
            scores[signs.kind] = best
    return scores


def title_kind(title: str, least: int = 1) -> tuple[PartKind, int] | None:
    """The kind that a title names, and the weight of that; None where it names none with the least weight asked."""
    scores = {kind: weight for kind, weight in title_scores(title).items() if weight >= least}
    if not scores:
        return None
    kind = max(scores, key=lambda k: scores[k])
    return kind, scores[kind]


def phrase_scores(text: str) -> dict[PartKind, int]:
    """What the body says about the kind: the summed weights of the phrases that occur, a kind."""
    folded = fold(text)
    scores: dict[PartKind, int] = {}
    for signs in register():
        total = sum(s.weight for s in signs.phrases if s.pattern.search(folded))
        if total:
            scores[signs.kind] = total
    return scores
