"""One rule for all houses, and what single houses change of it.

`Sauf mention contraire, toutes les structures sont ouvertes au public du lundi au vendredi de 9h à 12h`, with `Fermée
le mardi` or `Ouverte également le samedi de 9h à 12h` beside the name of one of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from convextract.extraction.houses.model import HouseDraft
from convextract.extraction.opening_hours.conflicts import PlacedHours
from convextract.extraction.opening_hours.model import Hours, Remark, apply_remark
from convextract.language.folding import fold_keeping_length
from convextract.records.vocabulary import Weekday

_KIND = r"(?:structures?|espaces?|maisons?|sites?|msap|france\sservices)"
_ALL_HOUSES = re.compile(
    rf"(?:^|[,:]\s|\ben\s(?:principe|general)\s)\W{{0,3}}(?:toutes?\sles|tous\sles|l'ensemble\sdes|chacune?\sdes|chaque|les"
    rf"|nos)\s(?:\d{{1,2}}\s|\w{{2,8}}\s(?={_KIND}))?{_KIND}(?:\sfrance\sservices)?"
    r"(?:\s(?:labellisees?|fixes?|signataires?|departementales?|concernees?|(?:cites?|citees|listees|enumerees"
    r"|mentionnees)?\s?ci-(?:dessous|apres)|du\s(?:departement|reseau|territoire)(?:\s[^\s,]+){0,4}?))?\s"
    r"(?:(?:est|sont|seront)\s(?:\w+\s)?ouverte?s?|accueillent|accueille|recoivent|recoit|ouvrent|ouvre|fonctionnent)\b"
)
_SENTENCE_BEGINS = re.compile(r"[.;]\s|\n")
_WHOLE_WEEK_DAYS = 3
"""A house that tells times of so many days has a week of its own."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a table or paragraph says of one house without times: `Fermée le mardi après-midi`."""

    remark: Remark
    house: HouseDraft


def tells_of_all_houses(text: str, offset: int) -> bool:
    """Are the hours at `offset` told of all houses at once, by the subject of their sentence?"""
    begins = [match.end() for match in _SENTENCE_BEGINS.finditer(text, 0, offset)]
    return bool(_ALL_HOUSES.search(fold_keeping_length(text[begins[-1] if begins else 0 : offset])))


def laid_under(
    houses: Sequence[HouseDraft], general: Sequence[PlacedHours], placed: Sequence[PlacedHours],
    changes: Sequence[Change],
) -> list[PlacedHours]:
    """The hours that the rule gives each house: all of them where the house tells none or only adds to them, none where
    it tells a week of its own. A day whose times a house tells without `également` is contested."""
    rows: list[PlacedHours] = []
    for house in houses:
        if house.mobility == "itinerant":
            continue
        own = [one for one in placed if one.owner is house]
        told = {one.row.weekday for one in own if not one.added}
        if len(told) >= _WHOLE_WEEK_DAYS:
            continue
        remarks = [change.remark for change in changes if change.house is house]
        rows += [_of_house(one, house, told) for one in general if _stays(one, remarks)]
    return rows


def _stays(one: PlacedHours, remarks: Sequence[Remark]) -> bool:
    hours = Hours(one.row.weekday, one.row.opens, one.row.closes, 0, 0)
    return all(apply_remark(hours, remark) is not None for remark in remarks)


def _of_house(one: PlacedHours, house: HouseDraft, told: set[Weekday]) -> PlacedHours:
    row = one.row.model_copy(update={"place": house.name})
    return replace(one, row=row, owner=house, contested=one.row.weekday in told)
