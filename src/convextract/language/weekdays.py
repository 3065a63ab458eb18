"""Weekdays as French papers name them: `du lundi au vendredi`, `mardis`, `lun. - ven.`, `L-M-J`.

Codes are those of the OpenStreetMap `opening_hours` syntax, `Mo`..`Su`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from convextract.language.folding import fold_keeping_length
from convextract.records.vocabulary import WEEKDAYS, Weekday

_FULL = {
    "lundi": 0, "mardi": 1, "mercredi": 2, "jeudi": 3, "vendredi": 4, "samedi": 5, "dimanche": 6,
}
_SHORT = {"lun": 0, "mar": 1, "mer": 2, "jeu": 3, "ven": 4, "sam": 5, "dim": 6}
_INITIALS = {"L": 0, "MA": 1, "ME": 2, "J": 3, "V": 4, "S": 5, "D": 6}
_INITIALS_OF_DAY: dict[Weekday, tuple[str, ...]] = {
    WEEKDAYS[number]: (name[:1], name[:2], name[:3], name) for name, number in _FULL.items()
}
_ENOUGH_INITIALS = 4
_AROUND_A_CELL = " .:;|*'\"‘’“”`´°«»"
"""Points, and what a recogniser makes of specks beside the word of a cell."""
_NAME = (
    r"(?:[l1i|]und[il1]|mard[il1]|m[ec]r[ce]r[ec]d[il1]|j[ec]ud[il1]|vendr[ec]d[il1]|sam[ec]d[il1]|diman[ce]h[ec])s?"
)
"""With the letters that recognisers take for one another."""
_ABBREVIATION = r"(?:lun|mar|mer|jeu|ven|sam|dim)\."
_BARE_ABBREVIATION = r"(?:lun|mar|mer|jeu|ven|sam|dim)"
_DAY = rf"(?:{_NAME}|{_ABBREVIATION})"
_TO = r"(?:\s?(?:[-–]?\s?au|a|jusqu'au|->|>|[-–])\s?(?:le\s)?)"
_MENTION = re.compile(
    rf"(?<![\w])(?:"
    rf"(?P<from>{_DAY}){_TO}(?P<to>{_DAY})(?![^\W\d])"
    rf"|(?P<bare_from>{_BARE_ABBREVIATION})\s?(?:[-–/]|au|a)\s?(?P<bare_to>{_BARE_ABBREVIATION})(?!\w)"
    rf"|(?P<damaged_from>[a-z]{{3}})\.\s?[-–]\s?(?P<damaged_to>{_ABBREVIATION})"
    rf"|(?P<one>{_DAY})(?![^\W\d])"
    rf"|(?P<bare>{_BARE_ABBREVIATION})(?=\s?:?\s(?:\d{{1,2}}\s?[h:]|fermee?\b))"
    rf")"
)
_LETTER = r"(?:L|M[ae]|MA|ME|M|J|V|S|D)"
_TIMES = r"\s?:\s?\d{1,2}\s?[hH:]"
_UPPER_LETTERS = re.compile(
    rf"{_LETTER}(?:\s{_LETTER}){{1,6}}(?={_TIMES})|{_LETTER}\s(?:à|au)\s{_LETTER}(?={_TIMES})"
    rf"|{_LETTER}(?:\s?[-–,/+&]\s?{_LETTER}){{0,6}}"
)
"""Parted by blanks alone, or the ends of a range, only right before times."""
_TIMES_FOLLOW = re.compile(_TIMES)
"""One or two initials are weekdays only as labels of times: `J : 9h-12h`, `Ma, J : 9h-12h`, `L-V : 9h-17h`."""


@dataclass(frozen=True, slots=True)
class WeekdayMention:
    """Weekdays named by the characters start..end of a text, in the order of the week.

    `span` tells a range (`du lundi au vendredi`), complete by itself, from one day, which may be one of a list.
    `certain` is False where a letter may mean two days (`M` alone: mardi or mercredi).
    """

    start: int
    end: int
    days: tuple[Weekday, ...]
    span: bool = False
    certain: bool = True


def find_weekdays(text: str) -> list[WeekdayMention]:
    """Every mention of weekdays, left to right. Abbreviations count with a full stop, in a range or before times."""
    folded = fold_keeping_length(text)
    mentions = [m for match in _MENTION.finditer(folded) if (m := _mention(match)) is not None]
    mentions += [m for match in _UPPER_LETTERS.finditer(text) if (m := _letters(match, text)) is not None]
    mentions.sort(key=lambda m: (m.start, -m.end))
    kept: list[WeekdayMention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _mention(match: re.Match[str]) -> WeekdayMention | None:
    start, end = match.span()
    if match["from"]:
        return WeekdayMention(start, end, _between(_index(match["from"]), _index(match["to"])), span=True)
    if match["bare_from"]:
        return WeekdayMention(start, end, _between(_index(match["bare_from"]), _index(match["bare_to"])), span=True)
    if match["damaged_from"]:
        near = [day for day in _SHORT if Levenshtein.distance(day, match["damaged_from"]) == 1]
        days = _between(_index(near[0]), _index(match["damaged_to"])) if len(near) == 1 else ()
        return WeekdayMention(start, end, days, span=True, certain=False) if days else None
    if match["one"] or match["bare"]:
        return WeekdayMention(start, end, (WEEKDAYS[_index(match["one"] or match["bare"])],))
    return None


def _letters(match: re.Match[str], text: str) -> WeekdayMention | None:
    """`L-M-J`, `L/Ma/Me/J/V`: letters in the order of the week; fewer than three only right before times."""
    start, end = match.span()
    if (start and (text[start - 1].isalnum() or text[start - 1] in "-'’.@/")) or text[end : end + 1].isalnum():
        return None
    if text[end : end + 1] in ("'", "’", "@", "-", "/"):
        return None
    letters = re.findall(_LETTER, match[0])
    if len(letters) < 3:
        return _few_letters(match, letters) if _TIMES_FOLLOW.match(text, end) else None
    days: list[int] = []
    certain = True
    for position, letter in enumerate(letters):
        name = letter.upper()
        if name == "M":
            twice = sum(other.upper() == "M" for other in letters) == 2
            first = "M" not in (other.upper() for other in letters[:position])
            certain = certain and (twice or "ME" in (other.upper() for other in letters))
            days.append(1 if first else 2)
        else:
            days.append(_INITIALS[name])
    if days != sorted(set(days)):
        return None
    return WeekdayMention(start, end, tuple(WEEKDAYS[d] for d in days), span=True, certain=certain)


def _few_letters(match: re.Match[str], letters: list[str]) -> WeekdayMention | None:
    """`J`, `Ma, J`, `L-V`: a hyphen between two may mean a list or a range, but for the whole week it is a range."""
    days = [_INITIALS.get(letter.upper(), -1) for letter in letters]
    if min(days) < 0 or days != sorted(set(days)):
        return None
    start, end = match.span()
    if "à" in match[0] or "au" in match[0]:
        return WeekdayMention(start, end, _between(*days), span=True)
    if len(days) == 2 and re.search(r"[-–]", match[0]):
        whole_week = days[0] == 0 and days[1] in (4, 5)
        return WeekdayMention(start, end, _between(*days), span=True) if whole_week else None
    return WeekdayMention(start, end, tuple(WEEKDAYS[d] for d in days))


def weekday_of_cell(text: str) -> tuple[Weekday, ...]:
    """The weekdays that a table heading names and nothing else (`Lundi`, `LUN`, `Mar.`, `lundi et jeudi`), or none."""
    text = text.strip(_AROUND_A_CELL)
    folded = fold_keeping_length(text)
    if folded in _SHORT:
        return (WEEKDAYS[_SHORT[folded]],)
    mentions = find_weekdays(text)
    if not mentions:
        return ()
    rest = list(fold_keeping_length(text))
    for mention in mentions:
        rest[mention.start : mention.end] = " " * (mention.end - mention.start)
    if re.sub(r"\b(?:les?|du|et|ou|tous|chaque|jours?)\b|[\s,;:./&()*-]", "", "".join(rest)):
        return ()
    return in_week_order(day for mention in mentions for day in mention.days)


def weekdays_of_cells(texts: Sequence[str]) -> dict[int, Weekday]:
    """The place of each weekday in a row of headings that are initials: `L Ma Me J V S`, `L M M J V`, `Lu Ma Me Je Ve`.

    Only a run of neighbours, the days of the week one after the other from Monday on, four of them at least, so that a
    letter by itself (`J`, `S`, `N`) is never a day, and the two `M` are told from one another by their place.
    """
    for first, text in enumerate(texts):
        run: dict[int, Weekday] = {}
        for day, cell in zip(WEEKDAYS, texts[first:], strict=False):
            if fold_keeping_length(cell).strip(" .:") not in _INITIALS_OF_DAY[day]:
                break
            run[first + len(run)] = day
        if len(run) >= _ENOUGH_INITIALS and text:
            return run
    return {}


def in_week_order(days: Iterable[Weekday]) -> tuple[Weekday, ...]:
    """Distinct days, Monday first."""
    wanted = set(days)
    return tuple(day for day in WEEKDAYS if day in wanted)


def _index(name: str) -> int:
    stem = name.strip(".").removesuffix("s")
    if len(stem) <= len("mer"):
        return _SHORT[stem]
    return _FULL[min(_FULL, key=lambda day: Levenshtein.distance(day, stem))]


def _between(first: int, last: int) -> tuple[Weekday, ...]:
    if first <= last:
        return WEEKDAYS[first : last + 1]
    return in_week_order((*WEEKDAYS[first:], *WEEKDAYS[: last + 1]))
