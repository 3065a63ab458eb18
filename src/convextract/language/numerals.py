"""French numbers, in digits or in words, to their values: `10 500`, `4,3 millions`, `quatre-vingt-onze`, `une dizaine`.

Source of the forms: the traditional spelling and that of 1990 (hyphens throughout), `septante` and its kin, thousands
parted by a blank or a point (ISO 80000-1; French use), a comma before decimals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from convextract.language.folding import fold_keeping_length

_UNITS = {
    "zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
}
_TENS = {
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
    "huitante": 80, "octante": 80, "nonante": 90,
}
_HUNDREDS = {"cent": 100, "cents": 100}
_POWERS = {
    "mille": 1_000, "mil": 1_000, "million": 1_000_000, "millions": 1_000_000,
    "milliard": 1_000_000_000, "milliards": 1_000_000_000,
}
_ROUND = {
    "demi-douzaine": 6, "huitaine": 8, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30,
    "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1_000,
}

NumberForm = Literal["digits", "words", "round", "article"]
"""`round`: `une vingtaine`; `article`: a lone `un` or `une`, which may be no number at all."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number written at characters start..end (end exclusive)."""

    start: int
    end: int
    value: float
    form: NumberForm


_WORD = "|".join(sorted({*_UNITS, *_TENS, *_HUNDREDS, *_POWERS}, key=len, reverse=True))
_TOKEN = re.compile(rf"(?:{_WORD})(?!\w)")
_LINK = re.compile(r"(?:\s|-){1,3}(?:et(?:\s|-){1,3})?")
_ROUND_WORDS = re.compile(rf"(?<!\w)(?:une|un)\s({'|'.join(_ROUND)})(?!\w)")
_DIGITS = re.compile(
    r"(?<![\w.,])(?:\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,4}|\d{1,3}(?:\.\d{3}){1,4}|\d{1,12})"
    r"(?:,\d{1,6}|\.\d{1,2}(?!\d))?(?!\d)"
)
_SCALE = re.compile(r"\s?(mille|millions?|milliards?)(?!\w)")
_MOST_WORDS = 20
"""No number has more words (`neuf cent quatre-vingt-dix-neuf milliards ...` aside): bounds the work on noise."""
_SCALES = {"mille": 1_000, "million": 1_000_000, "milliard": 1_000_000_000}


def find_numbers(text: str) -> list[Number]:
    """Every number in the text, left to right. Ordinals (`1er`), pieces of dates or phones are not told apart."""
    folded = fold_keeping_length(text)
    found = [*_in_digits(folded), *_round(folded)]
    taken = [(n.start, n.end) for n in found]
    found += [n for n in _in_words(folded) if not any(a < n.end and n.start < b for a, b in taken)]
    return sorted(found, key=lambda n: n.start)


def parse_number(text: str) -> float | None:
    """The value of a text that is nothing but a number; None where it is anything else."""
    stripped = text.strip()
    numbers = find_numbers(stripped)
    if len(numbers) == 1 and numbers[0].start == 0 and numbers[0].end == len(stripped):
        return numbers[0].value
    return None


def digits_value(written: str) -> float | None:
    """The value of digits with French or international separators (`10.500`, `4,3`, `2 135 977`); None otherwise."""
    compact = re.sub(r"\s", "", written)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", compact):
        compact = compact.replace(".", "")
    compact = compact.replace(",", ".")
    return float(compact) if re.fullmatch(r"\d{1,15}(?:\.\d{1,6})?", compact) else None


def _in_digits(folded: str) -> Iterator[Number]:
    for match in _DIGITS.finditer(folded):
        value = digits_value(match[0])
        if value is None:
            continue
        end = match.end()
        scale = _SCALE.match(folded, end)
        if scale:
            value = round(value * _SCALES[scale[1].rstrip("s")], 6)
            end = scale.end()
        yield Number(match.start(), end, value, "digits")


def _round(folded: str) -> Iterator[Number]:
    for match in _ROUND_WORDS.finditer(folded):
        yield Number(match.start(), match.end(), float(_ROUND[match[1]]), "round")


def _in_words(folded: str) -> Iterator[Number]:
    position = 0
    while match := _next_token(folded, position):
        tokens, ends = [match[0]], [match.end()]
        while (
            len(tokens) < _MOST_WORDS
            and (link := _LINK.match(folded, ends[-1]))
            and (following := _TOKEN.match(folded, link.end()))
        ):
            tokens.append(following[0])
            ends.append(following.end())
        used, value = _longest(tokens)
        position = ends[max(used, 1) - 1]
        if used and not (used == 1 and tokens[0] in _POWERS and tokens[0] not in ("mille", "mil")):
            lone = used == 1 and tokens[0] in ("un", "une")
            yield Number(match.start(), position, float(value), "article" if lone else "words")


def _next_token(folded: str, position: int) -> re.Match[str] | None:
    """The next number word that begins a word."""
    while match := _TOKEN.search(folded, position):
        if match.start() == 0 or not (folded[match.start() - 1].isalnum() or folded[match.start() - 1] in "'_"):
            return match
        if folded[match.start() - 1] == "'":  # d'un, qu'une: an article
            position = match.end()
            continue
        position = match.end()
    return None


def _longest(tokens: list[str]) -> tuple[int, int]:
    """How many of the tokens, from the first, make one number, and its value."""
    best = (0, 0)
    for used in range(1, len(tokens) + 1):
        value = _value(tokens[:used])
        if value is not None:
            best = (used, value)
    return best


def _value(tokens: list[str]) -> int | None:
    """The value of number words that follow each other as French has it; None where they make no number."""
    total, ceiling, group = 0, 10**15, []
    for token in tokens:
        power = _POWERS.get(token)
        if power is None:
            group.append(token)
            continue
        multiplier = _below_thousand(group) if group else (1 if power == 1_000 or len(tokens) == 1 else None)
        if multiplier is None or not multiplier or power >= ceiling:
            return None
        total, ceiling, group = total + multiplier * power, power, []
    rest = _below_thousand(group) if group else 0
    return None if rest is None else total + rest


def _below_thousand(tokens: list[str]) -> int | None:
    value, place = 0, 1_000
    for index, token in enumerate(tokens):
        if token in _HUNDREDS:
            if place < 1_000 and not (place == 1 and 2 <= value <= 9):
                return None
            value, place = (value or 1) * 100, 100
        elif token in ("vingt", "vingts") and index and tokens[index - 1] == "quatre" and value % 100 == 4:
            value, place = value - 4 + 80, 20
        elif token in _TENS:
            if place <= 20:
                return None
            value, place = value + _TENS[token], 10 if _TENS[token] != 60 else 20
        else:
            unit = _UNITS[token]
            if unit == 0:
                return 0 if tokens == ["zero"] else None
            if unit >= place or (place == 20 and value % 100 not in (60, 80)):
                return None
            teens = unit == 10 and place in (1_000, 100, 20) and index + 1 < len(tokens)
            if teens and tokens[index + 1] in ("sept", "huit", "neuf"):
                value, place = value + 10, 10
            else:
                value, place = value + unit, 1
    return value
