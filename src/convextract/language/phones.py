"""Phone numbers in French papers, to E.164; short numbers (`3949`) stay as they are.

Numbers of overseas departments are written like mainland ones but have country codes of their own (plan national de
numérotation, Arcep): 0262 -> +262, 0590 -> +590, and so on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import phonenumbers

from convextract.language.folding import fold_keeping_length

_OVERSEAS = {
    "0262": "RE", "0263": "RE", "0692": "RE", "0693": "RE", "0269": "YT", "0590": "GP", "0690": "GP", "0691": "GP",
    "0594": "GF", "0694": "GF", "0596": "MQ", "0696": "MQ", "0697": "MQ", "0508": "PM",
}
"""Four first digits of the national number -> region of the library."""
_MAYOTTE_MOBILE = re.compile(r"0639(?!98)")
"""0639 is Mayotte's, but for 06 39 98, which is set apart for fiction on the mainland."""
_DEPARTMENT_OF_MAYOTTE = "976"
_LETTERS = str.maketrans({"o": "0", "q": "0", "l": "1", "i": "1", "|": "1", "]": "1", "s": "5", "b": "8"})
_SEPARATOR = r"[\s.\-–/_:;,'*°(]{0,3}"
_ODD = re.compile(r"[:;,'*°]|(?<=\s)\((?=\d)")
"""Specks and misread stops: one of them does not part a number, two are times or amounts."""
_DIGIT = r"[\doqli|]"
_LONG = re.compile(
    rf"(?<![\w+])(?P<country>\(?(?:\+|00)\s?(?:33|262|590|594|596|508)\)?[\s.-]{{0,2}}(?:\(0\)[\s.-]?)?)?"
    rf"(?P<first>\(?[0o]?[1-9li|]\)?|\(0\)\s?[1-9])(?P<rest>(?:{_SEPARATOR}{_DIGIT}{_DIGIT}){{4}}|"
    rf"{_SEPARATOR}{_DIGIT}{_DIGIT}(?:{_SEPARATOR}{_DIGIT}{{3}}){{2}})(?![\w])"
    rf"|(?<![\w+])(?P<free>0\s8\d\d\s(?:\d{{3}}\s\d{{3}}|\d\d\s\d\d\s\d\d))(?!\w)"
)
_SHORT = re.compile(r"(?<![\w,.+/])(?P<number>3\d[\s.]?\d\d|1[01]\d{2}|116\s?\d{3})(?![\w,./]*\d)")
_SHORT_CONTEXT = re.compile(
    r"(?:tel|phone|appel|numer|n°|compos|joign|joind|ligne|contact|plateforme|vocal)[^.;\n]{0,60}$"
)
_TIMES = re.compile(
    r"(?P<opens>[01]?\d|2[0-4])(?P<stop>[\s.:])(?P<from>[0-5]\d)\s?[-–/]\s?"
    r"(?P<closes>[01]\d|2[0-4])(?P=stop)(?P<to>[0-5]\d)(?P<next>\D+)\d"
)
_NO_PHONE_AFTER = re.compile(r"^\s?(?:€|euros?|habitants|heures|personnes|usagers|%|visites|agents|m2|m²|communes)")


@dataclass(frozen=True, slots=True)
class PhoneMention:
    """A number told by the characters start..end of a text: E.164, or a short number as dialled."""

    start: int
    end: int
    number: str
    possible: bool = True
    """False where no such number can exist."""


def find_phones(text: str, *, short_anywhere: bool = False, department_code: str = "") -> list[PhoneMention]:
    """Every phone number, left to right.

    Short numbers count where the words before speak of phoning, or everywhere when `short_anywhere` (a column of
    numbers). `department_code` decides between Mayotte and the mainland where the digits alone do not.
    """
    folded = fold_keeping_length(text)
    found = [m for match in _LONG.finditer(folded) if (m := _long(match, department_code)) is not None]
    taken = [(m.start, m.end) for m in found]
    for match in _SHORT.finditer(folded):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        before = folded[max(0, match.start() - 80) : match.start()]
        if _NO_PHONE_AFTER.match(folded[match.end() :]):
            continue
        lonely = not re.search(r"\d[\s.,|-]{0,3}$", before) and not re.match(r"[\s.,|-]{1,3}\d", folded[match.end() :])
        if (short_anywhere and lonely) or (lonely and _SHORT_CONTEXT.search(before)):
            found.append(PhoneMention(match.start(), match.end(), re.sub(r"\D", "", match["number"])))
    return sorted(found, key=lambda m: m.start)


def _long(match: re.Match[str], department_code: str) -> PhoneMention | None:
    written = match["free"] or match["first"] + match["rest"]
    if len(_ODD.findall(written)) > 1:
        return None
    letters = len(re.findall(r"[a-z|\]]", written))
    digits = re.sub(r"\D", "", written.translate(_LETTERS))
    if letters > 2 or (letters and not re.search(r"\d[\s.\-]\d", written)):
        return None
    if match["country"]:
        code = re.sub(r"\D", "", match["country"].replace("(0)", "")).removeprefix("00")
        return _mention(match, f"+{code}{digits.lstrip('0')}", "FR")
    if len(digits) != 10 or digits[0] != "0" or _tells_times(match, written):
        return None
    return _mention(match, digits, _region(digits, department_code))


def _tells_times(match: re.Match[str], written: str) -> bool:
    """`09.00 - 12.00 / 14`: the pairs of two times with a dash between, and of what follows them."""
    times = _TIMES.match(written)
    if times is None or (times["opens"].zfill(2), times["from"]) >= (times["closes"], times["to"]):
        return False
    return times["next"] != times["stop"] or match.string.startswith(times["stop"], match.end())


def _mention(match: re.Match[str], number: str, region: str) -> PhoneMention | None:
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return None
    if len(str(parsed.national_number)) != 9:
        return None
    e164 = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return PhoneMention(match.start(), match.end(), e164, phonenumbers.is_possible_number(parsed))


def _region(digits: str, department_code: str) -> str:
    if _MAYOTTE_MOBILE.match(digits) and department_code == _DEPARTMENT_OF_MAYOTTE:
        return "YT"
    return _OVERSEAS.get(digits[:4], "FR")
