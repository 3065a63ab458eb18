"""Dates as French papers write them: `6 février 2020`, `06/02/2020`, `08 OCT. 2010`, `le douze décembre deux mille
vingt-deux`. Only whole dates (day, month and year) that the calendar knows are found; nothing is completed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from convextract.language.folding import fold_keeping_length
from convextract.language.numerals import parse_number

_MONTHS = {
    "janvier": 1, "janv": 1, "jan": 1, "fevrier": 2, "fevr": 2, "fev": 2, "mars": 3, "avril": 4, "avr": 4, "mai": 5,
    "juin": 6, "juillet": 7, "juil": 7, "aout": 8, "septembre": 9, "sept": 9, "sep": 9, "octobre": 10, "oct": 10,
    "novembre": 11, "nov": 11, "decembre": 12, "dec": 12,
}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_STAMPED_DAY = r"(?:(?<=\ble )|(?<=\bdu )|^)[0-3]\s\d"
"""The figures of a date stamp stand apart (`le 2 5 FEV. 2025`): that is no 5 February."""
_WRITTEN = re.compile(
    rf"(?<![\w/])(?P<day>{_STAMPED_DAY}|[1l]\s?er|\d{{1,2}})\s{{0,2}}{_MONTH},?\s{{0,3}}(?P<year>\d{{4}})(?!\d)"
)
_FIGURES = re.compile(
    r"(?<![\d/.\w-])(?P<day>\d{1,2})\s?(?P<sign>[/.-])\s?(?P<month>\d{1,2})\s?(?P=sign)\s?(?P<year>\d{4}|\d{2})(?![\d/-])"
)
_ISO = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])")
_IN_WORDS = re.compile(
    rf"(?<!\w)(?P<day>premier|[a-z]{{2,10}}(?:[ -](?:et[ -])?[a-z]{{2,5}}){{0,2}})\s{_MONTH},?\s"
    r"(?P<year>(?:l'an\s)?deux[ -]mille(?:[ -](?:et[ -])?[a-z]{2,7}){0,4})"
)
_YEAR_FIRST = re.compile(
    r"l'an\s(?P<year>deux[ -]mille(?:[ -](?:et[ -])?[a-z]{2,7}){0,3}?),?\s(?:et\s)?le\s"
    rf"(?P<day>\w{{2,10}}(?:[ -](?:et[ -])?\w{{2,5}}){{0,2}})\s{_MONTH}"
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at characters start..end; `iso` is `YYYY-MM-DD`."""

    start: int
    end: int
    iso: str


def find_dates(text: str) -> list[DateMention]:
    """Every whole date in the text, left to right, none inside another."""
    folded = fold_keeping_length(text)
    found = sorted(_mentions(folded), key=lambda m: (m.start, m.start - m.end))
    kept: list[DateMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _mentions(folded: str) -> Iterator[DateMention]:
    for pattern in (_WRITTEN, _FIGURES, _ISO):
        for match in pattern.finditer(folded):
            iso = _iso(_figure(match["day"]), _month(match["month"]), _year(match["year"]))
            if iso:
                yield DateMention(match.start(), match.end(), iso)
    for pattern in (_IN_WORDS, _YEAR_FIRST):
        for match in pattern.finditer(folded):
            yield from _in_words(match)


def _in_words(match: re.Match[str]) -> Iterator[DateMention]:
    """The longest words that make a day and a year; words before the day belong to the sentence."""
    year = _longest_number(match["year"].removeprefix("l'an "))
    start, day = _last_number(match["day"])
    if year and day:
        iso = _iso(day, _month(match["month"]), year[0])
        end = match.end() if match.re is _YEAR_FIRST else match.start("year") + year[1]
        if iso:
            yield DateMention(match.start("day") + start if match.re is _IN_WORDS else match.start(), end, iso)


def _longest_number(words: str) -> tuple[int, int] | None:
    """The value of the longest run of number words from the start, and where it ends."""
    ends = [m.start() for m in re.finditer(r"[ -]", words)] + [len(words)]
    for end in reversed(ends):
        value = parse_number(words[:end].strip())
        if value is not None and 1900 <= value <= 2100:
            return int(value), end
    return None


def _last_number(words: str) -> tuple[int, int | None]:
    """The value of the longest run of number words at the end (a day of the month), and where it starts."""
    for start in [0, *(m.end() for m in re.finditer(r"[ -]", words))]:
        rest = words[start:]
        value = 1.0 if rest == "premier" else parse_number(rest)
        if value is not None and 1 <= value <= 31:
            return start, int(value)
    return 0, None


def _figure(day: str) -> int:
    return 1 if re.fullmatch(r"[1l]\s?er", day) else int("".join(day.split()))


def _month(month: str) -> int:
    return int(month) if month.isdigit() else _MONTHS[month]


def _year(year: str) -> int:
    """Two figures are a year of this century: conventions are younger than it."""
    return int(year) if len(year) == 4 else 2000 + int(year)


def _iso(day: int, month: int, year: int) -> str:
    try:
        found = date(year, month, day)
    except ValueError:
        return ""
    return found.isoformat() if 1950 <= year <= 2100 else ""
