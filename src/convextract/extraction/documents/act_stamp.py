"""The box that the transmission of acts to the State (@CTES) prints on each page: the act's id and three dates.

The id is `department-SIREN-date-number-nature`, e.g. `092-219200326-20221212-DEL221212_22-DE` (cahier des charges de
la transmission @CTES, annexe « nommage »). It stands on every page, so that pages vote on what a recogniser confused,
and its parts are checked: a department that exists, a SIREN with its check digit, a date of the calendar.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from convextract.extraction.documents.found import Found
from convextract.language.dates import find_dates
from convextract.language.folding import fold_keeping_length
from convextract.language.gazetteer import departments
from convextract.language.siren import department_of_siren, is_siren
from convextract.reading.page import Line, Page
from convextract.reading.running_text import RunningText

_ID = re.compile(
    r"(?<![\w-])(?P<dep>[0-9OoIl]{2}[0-9OoIlABab])\s?[-–]\s?(?P<siren>[0-9OoIlSB]{9})\s?[-–]\s?(?P<date>[0-9OoIlSB]{8})"
    r"\s?[-–]\s?(?P<number>[A-Za-z0-9_ .-]{1,30}?)\s?[-–]\s?(?P<nature>DE|AR|AI|AU|CC|BF|BP)(?![\w])"
)
_DIGITS = str.maketrans("OoIlSB", "001158")
_LABELS = {
    "received_date": re.compile(
        r"(?:recue?|reception|accuse de reception|depot|deposee?)\b.{0,40}?\b(?:sous-)?prefe(?:te?|cture)\b"
        r"\s*(?:le)?\s*:?\s*(?:le)?"
    ),
    "published_date": re.compile(
        r"(?:publiee?|publication|affichee?|affichage|mise? en ligne)(?:\s*/\s*affichage)?(?:\s+sur le site internet)?"
        r"\s*(?:le)?\s*:?\s*(?:le)?"
    ),
}
"""What stands before the dates: `Reçu en préfecture le`, `Date de réception préfecture :`, `Publication / Affichage
le :`. A text `publié au Journal officiel du ...` is another text, hence nothing but these words may stand between."""
_SHORT_LINE = 90
_SPEAKS_AS_STAMP = re.compile(r"pr[ée]fe|\d{3}-\d{9}-\d{8}-|^(?:publi|affich)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ActId:
    """An act's id in its pieces; `department` is the INSEE code."""

    text: str
    department: str
    siren: str
    act_date: str
    number: str
    nature: str


def parse_act_id(text: str) -> ActId | None:
    """The act id in a line, confusions of digits and letters resolved where the form leaves no doubt; None where the
    department, the check digit of the SIREN or the date is wrong."""
    match = _ID.search(text)
    if not match:
        return None
    siren, day = match["siren"].translate(_DIGITS), match["date"].translate(_DIGITS)
    code = match["dep"][:2].translate(_DIGITS) + match["dep"][2].upper().translate(str.maketrans("OIL", "011"))
    department = _department(code)
    if not department or not is_siren(siren) or not _is_date(day):
        return None
    number = re.sub(r"\s+_?|_\s+", "_", match["number"].strip())
    text = f"{code}-{siren}-{day}-{number}-{match['nature']}"
    return ActId(text, department, siren, f"{day[:4]}-{day[4:6]}-{day[6:]}", number, match["nature"])


def _department(code: str) -> str:
    """`092` -> `92`, `02A` -> `2A`, `974` -> `974`."""
    short = code[1:] if code.startswith("0") else code
    return short if short in departments() else ""


def _is_date(day: str) -> bool:
    try:
        return 1990 <= date(int(day[:4]), int(day[4:6]), int(day[6:])).year <= 2100
    except ValueError:
        return False


def read_act_id(lines: Iterable[RunningText]) -> tuple[ActId, Found] | None:
    """The id that most pages bear, with the first place where it was read best; `lines` as of `stamp_lines`."""
    votes: Counter[str] = Counter()
    places: dict[str, tuple[ActId, RunningText, float]] = {}
    for text in lines:
        act = parse_act_id(text.text)
        if act is None:
            continue
        votes[act.text] += 1
        sure = text.confidence()
        if act.text not in places or sure > places[act.text][2] + 0.05:
            places[act.text] = (act, text, sure)
    if not votes:
        return None
    best, count = votes.most_common(1)[0]
    agreed = count / sum(votes.values())
    act, text, _ = places[best]
    consistent = department_of_siren(act.siren) in ("", act.department)
    confidence = 0.99 if agreed > 0.5 and consistent else 0.75
    return act, Found(best, text.evidence(method="documents.act_stamp", confidence=confidence))


def read_stamp_dates(lines: Iterable[RunningText]) -> dict[str, Found]:
    """`received_date` and `published_date` as the stamps of most pages tell them; `lines` as of `stamp_lines`."""
    votes: dict[str, Counter[str]] = {name: Counter() for name in _LABELS}
    places: dict[tuple[str, str], Found] = {}
    for text in lines:
        for name, iso, span in _labelled_dates(text.text):
            votes[name][iso] += 1
            if (name, iso) not in places:
                places[name, iso] = Found(iso, text.evidence(*span, method="documents.act_stamp", confidence=0.98))
    return {name: places[name, votes[name].most_common(1)[0][0]] for name in _LABELS if votes[name]}


def labelled_dates_of(text: RunningText) -> dict[str, Found]:
    """The same dates where the deliberation itself tells them (`Publication / Affichage le : 22 DEC. 2022`)."""
    return {
        name: Found(iso, text.evidence(*span, method="documents.certification", confidence=0.9))
        for name, iso, span in _labelled_dates(text.text)
    }


def _labelled_dates(text: str) -> Iterator[tuple[str, str, tuple[int, int]]]:
    folded = fold_keeping_length(text)
    for name, pattern in _LABELS.items():
        for label in pattern.finditer(folded):
            dates = find_dates(text)
            after = next((d for d in dates if 0 <= d.start - label.end() <= 4), None)
            if after:
                yield name, after.iso, (label.start(), after.end)
                break


def stamp_lines(pages: list[Page]) -> Iterator[RunningText]:
    """Lines that may belong to a stamp: marked as such, at the head or foot of the page, or speaking as stamps do.

    A line that ends before its date is given with the line below it.
    """
    for page in pages:
        kept = [line for line in page.lines if line.words and _may_be_stamp(page, line)]
        for line, below in zip_longest(kept, kept[1:]):
            lines = [(page.number, line)]
            if below and line.text.rstrip().endswith((":", " le")) and below.box.y0 - line.box.y1 < 15:
                lines.append((page.number, below))
            yield RunningText.of_lines(lines)


def _may_be_stamp(page: Page, line: Line) -> bool:
    margin = line.box.y1 < 0.16 * page.height or line.box.y0 > 0.84 * page.height
    if line.role != "body" or margin:
        return True
    return len(line.text) < _SHORT_LINE and bool(_SPEAKS_AS_STAMP.search(line.text))
