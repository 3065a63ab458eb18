"""What an undertaking counts, and by when: `50 bureaux de poste`, `sous 72 heures`, `d'ici à fin 2011`.

Only numbers that are written count. A number that describes what exists already (`parmi les 200 espaces`, `174
actuellement`, `depuis 10 ans`), a date, a reference (`article 4`, `n° 6094`) or a code is not what is promised.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from convextract.language.amounts import find_amounts
from convextract.language.folding import fold_keeping_length
from convextract.language.numerals import Number, find_numbers

MONTHS = {
    "janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "aout": 8, "septembre": 9,
    "octobre": 10, "novembre": 11, "decembre": 12,
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it counts, as written (`%`, `euros`, `heures`, a noun)."""

    value: float
    unit: str


_MONTH = "|".join(MONTHS)
_DATE = rf"(?P<day>\d{{1,2}}|1er|premier)\s(?P<month>{_MONTH})[\s.]{{1,2}}(?P<year>(?:19|20)\d\d)"
_SLASHED = r"(?P<day2>\d{1,2})[/.](?P<month2>\d{1,2})[/.](?P<year2>(?:19|20)\d\d)"
_YEAR = (
    rf"(?:la\s)?(?:fin|debut)?\s?(?:de\s|d')?(?:l'annee\s|l'an\s)?(?:(?:{_MONTH})\s)?"
    r"(?P<alone>(?:19|20)\d\d)(?![\d\-/])"
)
_BEFORE = (
    r"d'ici\s(?:a\s)?(?:au\s|le\s|la\s)?|avant\s(?:le\s|la\s)?|au plus tard[,]?\s(?:le\s|au\s|en\s|a\s|dans\s)?|"
    r"jusqu'(?:au|a|en)\s(?:le\s|la\s)?|pour\s(?:le\s|la\s)"
)
_START = r"a (?:compter|partir) du\s|des le\s"
_DEADLINES = (
    re.compile(rf"(?:{_BEFORE})(?:{_DATE}|{_SLASHED}|{_YEAR})"),
    re.compile(rf"(?<!\w)fin\s(?:de\s)?(?:l'annee\s)?(?:(?:{_MONTH})\s)?(?P<alone>(?:19|20)\d\d)(?![\d\-/])"),
    re.compile(rf"(?:{_START})(?:{_DATE}|{_SLASHED})"),
)
_TARGET_YEAR = re.compile(r"\d\s(?:\w+\s){1,3}en\s(?P<alone>20\d\d)(?![\d\-/])")
_TARGET_VERB = re.compile(r"(?<!\w)(?:atteindre|porter a|installer|deployer|creer|ouvrir|doubler|former|equiper)(?!\w)")

_REFERENCE = re.compile(
    r"(?<!\w)(?:n°|numero|article|art\.?|annexe|page|pages|chapitre|alinea|loi|rue|cedex|cs|bp|module|version|phase|niveau|"
    r"depuis(?: plus de| pres de)?|il y a|certains des|certaines des|parmi les|par les|dont|notamment les|ages? de)\s?$"
)
_ALREADY = re.compile(r"^[^.;]{0,12}(?:actuellement|existant|a ce jour|deja|nommes|nommees|a venir|prochain)")
_DATE_AFTER = re.compile(
    rf"^\s?(?:bis|ter)?,?\s?(?:rue|avenue|boulevard|place|impasse|chemin|allee|route|quai)(?!\w)|"
    rf"^\s?(?:er)?\s(?:{_MONTH})(?!\w)|^\s?[h:]\s?\d|^\s?h\s(?:a|et|-)\s|^\s?(?:er|e|eme|nd|nde)(?!\w)|^[-/.]\d"
)
_HOUR = re.compile(r"\s?h(?!\w)")
_DURATION = re.compile(r"(?:sous|delai d[e']|les|pendant|moins de|maximum)\s?$")
_DATE_BEFORE = re.compile(rf"(?:{_MONTH}|\d[/.-]|annees?|en|ete|hiver)\s?$")
_UNIT = re.compile(
    r"^\s?(?:(?P<sign>%|pour cent)|(?:de\s|d')?(?:(?:nouve\w{2,4}|premie\w{1,3}|autres?|grande?s?|petite?s?|"
    r"differente?s?|principa\w{2,3}|futur\w{1,2})\s){0,2}"
    r"(?P<noun>[hj](?!\w)|[Ff]rance [Ss]ervices?|[^\W\d_][\w'-]{1,30})"
    r"(?P<more>\s(?:de|du)\s[a-zà-ÿœ]{4,20}(?![\w-])|\s[A-Z][a-z]\w{2,15})?)"
)
_NO_UNIT = frozenset("a au aux et ou ni de des du en le la les par pour dans sur sous un une qui que dont est".split())
_PASSES_FROM_TO = re.compile(r"(?<!\w)(?:de|d')\s?\d[\d ]{0,8}\sa\s(?P<to>\d[\d ]{0,8})(?!\d)")
_OBJECTIVE = re.compile(r"objectif|cible|vise a atteindre|afin d'atteindre")
_HALF_DAY = re.compile(r"d'une demi-journee|une demi-journee")
_SHARES = (
    (re.compile(r"(?<!\w)(?:la|l'autre) moitie(?!\w)"), 50.0),
    (re.compile(r"(?<!\w)(?:un|le) tiers(?! de confiance)(?!\w)"), 33.33),
    (re.compile(r"(?<!\w)(?:un|le) quart(?!\w)"), 25.0),
)


def find_quantity(text: str) -> Quantity | None:
    """What an undertaking promises in numbers: its first promised number, or that of the objective it names."""
    folded = fold_keeping_length(text)
    amounts = find_amounts(text)
    candidates = [n for n in find_numbers(text) if n.form != "article" and not _excluded(folded, n)]
    objective = _OBJECTIVE.search(folded)
    if objective:
        candidates = [n for n in candidates if n.start > objective.start()] or candidates
    passes = _PASSES_FROM_TO.search(folded)
    if passes:
        candidates = [n for n in candidates if n.start >= passes.start("to")] or candidates
    for number in candidates:
        amount = next((a for a in amounts if a.start <= number.start < a.end), None)
        if amount:
            return Quantity(amount.euros, "euros")
        quantity = _with_unit(text, number, loose=passes is not None)
        if quantity:
            return quantity
    return _share(folded)


def find_deadline(text: str) -> str:
    """The ISO date, or the year, by which (or, where that alone is named, from when) something is due; or ``""``."""
    folded = fold_keeping_length(text)
    for pattern in _DEADLINES:
        for match in pattern.finditer(folded):
            if deadline := _iso(match):
                return deadline
    target = _TARGET_YEAR.search(folded)
    return target["alone"] if target and _TARGET_VERB.search(folded[: target.start()]) else ""


def _iso(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if groups.get("alone"):
        return str(groups["alone"])
    day, month, year = groups.get("day"), groups.get("month"), groups.get("year")
    if day and month and year:
        number = 1 if day in ("1er", "premier") else int(day)
        return f"{year}-{MONTHS[month]:02d}-{number:02d}" if 1 <= number <= 31 else ""
    day, month, year = groups.get("day2"), groups.get("month2"), groups.get("year2")
    if day and month and year and 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
        return f"{year}-{int(month):02d}-{int(day):02d}"
    return ""


def _excluded(folded: str, number: Number) -> bool:
    before, after = folded[max(0, number.start - 24) : number.start], folded[number.end : number.end + 40]
    if _REFERENCE.search(before) or _DATE_AFTER.match(after) or _ALREADY.match(after):
        return True
    if re.fullmatch(r"(?:19|20)\d\d", folded[number.start : number.end]):
        return True
    if _DATE_BEFORE.search(before) and number.form == "digits":
        return True
    if before.endswith(("-", "/", "°")) or (before[-1:].isalnum()):
        return True
    if _HOUR.match(after):
        return number.value <= 24 and not _DURATION.search(before)
    return bool(re.match(r"[a-z]", after))


def _with_unit(text: str, number: Number, *, loose: bool) -> Quantity | None:
    match = _UNIT.match(text[number.end : number.end + 80])
    if match and match["sign"]:
        return Quantity(number.value, "%")
    noun = match["noun"] if match else ""
    if match and noun and fold_keeping_length(noun) not in _NO_UNIT:
        return Quantity(number.value, noun + (match["more"] or ""))
    return Quantity(number.value, "") if loose and number.form == "digits" else None


def _share(folded: str) -> Quantity | None:
    for pattern, percent in _SHARES:
        if pattern.search(folded):
            return Quantity(percent, "%")
    return Quantity(0.5, "jour") if _HALF_DAY.search(folded) else None
