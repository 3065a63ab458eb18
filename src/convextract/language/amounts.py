"""Amounts of money in French texts: `30 000 €/an`, `4,3 millions d'euros`, `trente mille euros`, `35 k€`.

A recogniser often reads the euro sign as `e`, `C`, `£` or `6` and a nought as `O`. Such an amount is only believed
where its groups of digits leave no other reading, and says so (`mended`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from convextract.language.folding import fold_keeping_length
from convextract.language.numerals import digits_value, find_numbers


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount at characters start..end (end exclusive), currency included."""

    start: int
    end: int
    euros: float
    mended: bool = False
    """Whether a slip of the recogniser had to be undone to read it."""
    bare: bool = False
    """Whether no currency is written beside it (`17 millions`, a cell of a column in euros)."""


_D = r"[\dOolI]"
_PARTED = r"(?:[ \u00a0\u202f]{1,3}|[ \u00a0\u202f]?[°'‘’`][ \u00a0\u202f]?)"
"""What parts thousands: blanks, or a speck in a blank (`35 '000`)."""
_GROUPED = rf"\d{_D}{{0,2}}(?:{_PARTED}{_D}{{3}}){{1,4}}"
_LOST_BLANK = r"\d{4,6}(?:[ \u00a0\u202f]\d{3}){1,3}"
"""`2192 400` for `2 192 400`: the recogniser lost a blank; never a year before another amount (see `_amount`)."""
_WHOLE = rf"(?:{_GROUPED}|{_LOST_BLANK}|\d{{1,3}}(?:\.\d{{3}}){{1,4}}|\d{_D}{{0,11}})"
_FIGURES = rf"(?P<figures>{_WHOLE}(?:[,.]\d{{1,2}}(?!\d))?)"
_CURRENCY = r"(?:€|euros?(?!\w)|eur(?!\w))"
_SCALE = r"(?P<scale>\s?(?:milliards?|millions?|mille|mds?|m|k)(?=\s|d'|€|e\b|euro))?"
_SIGNED = re.compile(rf"(?<![\w.,]){_FIGURES}{_SCALE}\s{{0,3}}(?:d'|d’|de\s)?\s?{_CURRENCY}", re.IGNORECASE)
_SIGN_FIRST = re.compile(rf"€\s?{_FIGURES}(?!\d)(?!\s?(?:€|euro))")
_WORDED_END = re.compile(r"\)?\s{0,2}(?:d')?euros?(?!\w)")
_MISREAD_APART = re.compile(rf"(?<![\w.,])(?P<figures>{_GROUPED}(?:,\d\d)?)\s?(?:[eC£¢]|E(?![a-z]))(?![\w'@])")
_MISREAD_GLUED = re.compile(r"(?<![\w.,])(?P<figures>\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,4})6(?!\w)")
_NAMES_EUROS = re.compile(r"€|[eE][uU][rR]")
_REPEATS = re.compile(r"\s{0,2}[(,]\s{0,2}(?:soit\s)?")
_BARE_SCALE = re.compile(r"(?<![\w.,])(?P<figures>\d{1,3}(?:,\d{1,3})?)\s(?P<scale>milliards?|millions?)(?!\w)")
_CELL = re.compile(
    rf"^[^\w%]{{0,3}}(?P<figures>(?:{_GROUPED}|{_LOST_BLANK}|\d{{1,3}}(?:\.\d{{3}}){{1,4}}|\d{{1,9}})(?:,\d{{1,3}})?)"
    r"\s?(?P<sign>€|[eEC£]|6(?!\d))?[^\w%]{0,2}$"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LETTERS_AS_DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})
_SCALES = {"m": 6, "mille": 3, "k": 3, "million": 6, "milliard": 9, "md": 9}


def find_amounts(text: str) -> list[Amount]:
    """Every amount whose currency is written, left to right, and those read with certainty despite a slip."""
    found: list[Amount] = []
    if _NAMES_EUROS.search(text):
        for match in (*_SIGNED.finditer(text), *_SIGN_FIRST.finditer(text)):
            _add(found, _amount(match))
        for amount in _worded(text):
            _add(found, amount)
    for pattern in (_MISREAD_APART, _MISREAD_GLUED):
        for match in pattern.finditer(text):
            _add(found, _amount(match, mended=True))
    return _without_repetitions(text, sorted(found, key=lambda a: a.start))


def _without_repetitions(text: str, amounts: list[Amount]) -> list[Amount]:
    """`35 000 € (trente-cinq mille euros)` is one amount, told twice."""
    kept: list[Amount] = []
    for amount in amounts:
        before = kept[-1] if kept else None
        if before and before.euros == amount.euros and _REPEATS.fullmatch(text[before.end : amount.start]):
            kept[-1] = replace(before, end=amount.end)
        else:
            kept.append(amount)
    return kept


def find_bare_millions(text: str) -> list[Amount]:
    """`17 millions` without a currency: money only where the sentence speaks of money, which the caller knows."""
    found: list[Amount] = []
    for match in _BARE_SCALE.finditer(text):
        _add(found, _amount(match, bare=True))
    return found


def cell_amount(text: str) -> Amount | None:
    """The amount that a table cell holds and nothing else, the currency perhaps only in the heading (`bare`)."""
    whole = [a for a in find_amounts(text) if not re.search(r"\w", text[: a.start] + text[a.end :])]
    if whole:
        return whole[0]
    match = _CELL.match(text)
    if not match or _YEAR.fullmatch(text.strip()):
        return None
    sign = match["sign"] or ""
    return _amount(match, mended=sign not in ("", "€"), bare=not sign)


def _amount(match: re.Match[str], *, mended: bool = False, bare: bool = False) -> Amount | None:
    groups, start = match.groupdict(), match.start()
    figures = groups["figures"]
    year = re.match(r"(?:19|20)\d\d\s(?!0)", figures)
    if year:
        figures, start = figures[year.end() :], match.start("figures") + year.end()
    mended = mended or bool(re.match(r"\d{4,6}\s", figures))
    plain = re.sub(r"[°'‘’`]", " ", figures.translate(_LETTERS_AS_DIGITS))
    value = digits_value(plain)
    if re.match(r"0\d", plain):  # `000 €`: digits in front were lost
        return None
    if value is None or (plain != figures and sum(c.isdigit() for c in figures) < 2):
        return None
    scale = (groups.get("scale") or "").strip().lower().rstrip("s")
    if scale:
        value = round(value * 10 ** _SCALES[scale], 2)
    return Amount(start, match.end(), value, mended or plain != figures, bare)


def _worded(text: str) -> list[Amount]:
    """Amounts in words: `trente mille euros`; of `30 000 (trente mille) euros` the words count."""
    folded = fold_keeping_length(text)
    found = []
    for number in find_numbers(folded):
        end = _WORDED_END.match(folded, number.end)
        if end and number.form != "article" and number.value:
            found.append(Amount(number.start, end.end(), number.value))
    return found


def _add(found: list[Amount], amount: Amount | None) -> None:
    if amount and not any(a.start < amount.end and amount.start < a.end for a in found):
        found.append(amount)
