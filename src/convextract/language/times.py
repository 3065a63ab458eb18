"""Clock times and spans of opening as French papers write them: `8 h 45 à 12 h 15`, `9h-12h`, `14:00 / 16:30`,
`9 heures à 12 heures 30`, `neuf heures à midi et demi`, `9.30–12.00`.

Letters that a recogniser takes for digits inside a time (`9hOO`, `l4h30`) are read as the digits they stand for; words
that it read without their blanks (`9h-12het14h-17h`, `8h30à12h`, `samedi9h-12h`) part again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from convextract.language.folding import fold_keeping_length

_DIGITS = str.maketrans({"o": "0", "l": "1", "i": "1", "|": "1", "j": "1", "s": "5"})
_HOUR = r"[0-2oli|]?[0-9oli|][ijl|]?"
"""The last letter may be the line of a table beside the number (`9Jh00`)."""
_MINUTE = r"(?:[0-5][0-9oli|s]|[oli|][0-9oli|])(?!\s?h)"
"""Not before an `h` of its own: `9 h-12 h 14 h-17 h` holds no 12 h 14."""
_END = r"(?:(?!\w)|(?=(?:a|au|et)(?:\s?de)?(?:\s|[\doli|]{1,2}\s?h)))"
"""Where a word ends, or where its blank to `à` or `et` is lost."""
_BEGIN = r"(?:(?<![\w:,.])|(?<=\s:)|(?<=[a-z]{2}[.:,])|(?<=[aeiou]di)|(?<=dis)|(?<=[\dh\s]et)|(?<=[\Wt]de))"
"""Where a word begins, or where the blank to the weekday or `et` before it is lost."""
_NO_MORE = r"(?!\s?[0-5]\d(?![\dh\s])\w|\smoins\s)"
"""Not before minutes that are damaged or taken off: `12h 30xt`, `midi moins le quart` are no 12 h."""
_HOUR_NAMES = {
    name: number
    for number, name in enumerate(
        "zero une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept"
        " dix-huit dix-neuf vingt vingt-et-une vingt-deux vingt-trois".split()
    )
}
_MINUTE_NAMES = {
    "cinq": 5, "dix": 10, "quinze": 15, "et quart": 15, "un quart": 15, "vingt": 20, "vingt-cinq": 25, "trente": 30,
    "et demie": 30, "et demi": 30, "demie": 30, "trente-cinq": 35, "quarante": 40, "quarante-cinq": 45,
    "trois quarts": 45, "cinquante": 50, "cinquante-cinq": 55,
}  # fmt: skip


def _one_of(names: Iterable[str]) -> str:
    """The longest first; a blank or a dash where the name has either (`dix sept`, `quarante-cinq`)."""
    return "|".join(re.sub(r"[ -]", r"[\\s-]", name) for name in sorted(names, key=len, reverse=True))


_HOUR_NAME = rf"(?:{_one_of(_HOUR_NAMES)})"
_MINUTE_NAME = rf"(?:{_one_of(_MINUTE_NAMES)})(?!\w|\sh)"
_HOURS_WORD = r"(?:heures?|hrs?|h(?:\.(?=\s?(?:\d|[-–—/,;)]|(?:a|au|et)\s)))?)"
"""A full stop that ends the sentence is no part of it."""
_MINUTES_WORD = r"(?:\s?(?:minutes?|mns?|min)(?!\w))?"
_WITH_UNIT = (
    rf"(?:{_HOUR}\s?(?:{_HOURS_WORD}\s?(?:{_MINUTE}{_MINUTES_WORD}{_END}|{_MINUTE_NAME})"
    rf"|{_HOURS_WORD}{_END}{_NO_MORE}|:\s?{_MINUTE}{_END})"
    rf"|{_HOUR_NAME}\sheures?(?:\s(?:{_MINUTE}{_END}|{_MINUTE_NAME})|(?!\w){_NO_MORE})"
    rf"|(?:midi|minuit)(?:\s(?:{_MINUTE}{_END}|{_MINUTE_NAME})|(?!\w){_NO_MORE}))"
)
_TORN = r"[12]\s[0-9](?=\s?h)"
"""An hour read in two pieces, after a dash: `9h-1 2h`."""
_DOTTED = r"[0-2]?[0-9]\.[0-5][05](?!\.?\d)"
_BARE = r"[0-2]?[0-9](?!\d)"
_TO = r"\s{0,2}(?:(?:et\s)?jusqu(?:'au?|e)|a|au|et|[-=]?>|[→⇒~]|(?:\.\s?)?[-–—−/]\.?)\s{0,2}"
_SPAN = re.compile(
    rf"{_BEGIN}(?:"
    rf"(?P<opens>{_WITH_UNIT})(?:{_TO}|(?<=\d):(?=\d))"
    rf"(?P<closes>{_WITH_UNIT}|{_TORN}\s?h(?:\s?{_MINUTE})?{_END}|{_BARE}(?!\s?[h:.]))"
    rf"|(?P<bare>{_BARE}|{_HOUR_NAME}(?=\s)){_TO}(?P<unit>{_WITH_UNIT})"
    rf"|(?P<dot_opens>{_DOTTED}){_TO}(?P<dot_closes>{_DOTTED})"
    rf"|(?P<first>{_HOUR}\s?[h:]\s?{_MINUTE})\s{{1,2}}(?P<second>{_HOUR}\s?[h:]\s?{_MINUTE})(?!\w)"
    rf")"
)
_AND = re.compile(r"\set\s(?!demi|quart|jusqu)")
_AND_OR_STROKE = re.compile(r"[\dh\s](?:et|/)[\s\d]")
_GOES_ON = re.compile(r"\s?(?:[-–—]|a\s)\s?\d")
_GONE_BEFORE = re.compile(r"(?:[-–—]|\ba)\s?$")
_N_FOR_H = re.compile(r"(?<=\d)n(?=[0-5]\d(?!\d))")
_CUT_SPAN = re.compile(r"(?:[-–—/>]|\b(?:a|au|et))\s?$")
_TORN_HOUR = re.compile(r"^([12])\s([0-9])(?=\s?h)")
_PARTS = re.compile(
    rf"(?:(?P<hour>{_HOUR})|(?P<name>{_HOUR_NAME}|midi|minuit))\s?"
    rf"(?:(?:{_HOURS_WORD}|[:.])?\s?(?:(?P<minute>{_MINUTE}){_MINUTES_WORD}|(?P<minutes>{_MINUTE_NAME}))?)?"
)
_NOON_AND_MIDNIGHT = {"midi": 12, "minuit": 24}


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """Opening and closing time (`HH:MM`) told by the characters start..end of a text."""

    start: int
    end: int
    opens: str
    closes: str


def find_time_spans(text: str) -> list[TimeSpan]:
    """Every span of clock times, left to right; spans that end before they begin are left out."""
    found = []
    folded = _folded(text)
    position = 0
    while match := _SPAN.search(folded, position):
        position = match.end()
        if _AND.search(match[0]) and not folded[: match.start()].endswith("entre "):
            position = _second(match)
            continue  # `à 9h et 14h` are two times
        if _is_between_spans(folded, match):
            position = _second(match)
            continue
        if match["first"] and _CUT_SPAN.search(folded[: match.start()]):
            position = match.start("second")  # the end of a span that could not be read, and the beginning of the next
            continue
        pair = [g for g in match.groups() if g]
        opens, closes = clock_time(pair[0]), clock_time(pair[1])
        if opens and closes and opens < closes:
            found.append(TimeSpan(match.start(), match.end(), opens, closes))
    return found


def _folded(text: str) -> str:
    """Without accents and capitals, with the `h` that was read as `n` (`8n00`)."""
    return _N_FOR_H.sub("h", fold_keeping_length(text))


def _is_between_spans(folded: str, match: re.Match[str]) -> bool:
    """`12h / 14h` of `?h-12h / 14h-17h`, whose first time could not be read."""
    before = folded[max(0, match.start() - 3) : match.start()]
    return bool(
        _AND_OR_STROKE.search(match[0]) and _GONE_BEFORE.search(before) and _GOES_ON.match(folded, match.end())
    )


def _second(match: re.Match[str]) -> int:
    """Where the second time of a pair begins."""
    return next((match.start(name) for name in ("closes", "unit", "dot_closes", "second") if match[name]), match.end())


_CLOCK = re.compile(r"\d\s?h\s?\d|\d\d?\s?h(?![a-z\d])")


def clocks_outside(text: str) -> bool:
    """Are there clock times in the text that are in no span, half read perhaps: `9h12`, `Sh-12h`?"""
    folded, position = _folded(text), 0
    for span in [*find_time_spans(text), None]:
        if _CLOCK.search(folded, position, span.start if span else len(folded)):
            return True
        position = span.end if span else position
    return False


def clock_time(text: str) -> str:
    """`HH:MM` of one clock time (`8 h 45`, `9h`, `14:00`, `midi`), or an empty string where it is none."""
    folded = _TORN_HOUR.sub(r"\1\2", fold_keeping_length(text).strip())
    match = _PARTS.fullmatch(folded)
    if not match or (match["hour"] and not any(c.isdigit() for c in match["hour"])):
        return ""
    hour = _hour(match["hour"]) if match["hour"] else _named_hour(match["name"])
    if match["minutes"]:
        minute = _MINUTE_NAMES.get(match["minutes"]) or _MINUTE_NAMES["-".join(match["minutes"].split())]
    else:
        minute = int((match["minute"] or "00").translate(_DIGITS))
    return f"{hour:02d}:{minute:02d}" if (hour < 24 and minute < 60) or (hour, minute) == (24, 0) else ""


def _named_hour(name: str) -> int:
    return _NOON_AND_MIDNIGHT[name] if name in _NOON_AND_MIDNIGHT else _HOUR_NAMES["-".join(name.split())]


def _hour(text: str) -> int:
    """The number of an hour; a letter behind it that makes no hour is no part of it."""
    hour = int(text.translate(_DIGITS))
    return hour if hour <= 24 or text[-1].isdigit() else int(text[:-1].translate(_DIGITS))


def minutes_of(clock: str) -> int:
    """Minutes since midnight of `HH:MM`."""
    return int(clock[:2]) * 60 + int(clock[3:])
