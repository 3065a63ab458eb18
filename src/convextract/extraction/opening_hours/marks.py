"""Everything in a text that bears on opening, as marks: weekdays, time spans, halves, conditions, separators."""

from __future__ import annotations

import re
from dataclasses import dataclass

from convextract.extraction.opening_hours.patterns import (
    DATE_AFTER_WEEKDAY,
    FROM_NOW_ON,
    NO_LONGER,
    PATTERNS,
    MarkKind,
)
from convextract.language.folding import fold_keeping_length
from convextract.language.times import clock_time, find_time_spans
from convextract.language.weekdays import find_weekdays
from convextract.records.vocabulary import Weekday

_BETWEEN_SPANS = re.compile(r"(?:[\s,;/&+.-]|\bet\b|\bpuis\b|\bde\b)*")


@dataclass(frozen=True, slots=True)
class Mark:
    start: int
    end: int
    kind: MarkKind
    value: str = ""
    days: tuple[Weekday, ...] = ()
    opens: str = ""
    closes: str = ""
    certain: bool = True


def marks_of(text: str) -> list[Mark]:
    """Everything in a text that bears on opening, left to right, without overlaps."""
    folded = fold_keeping_length(text)
    marks = [Mark(s.start, s.end, "span", opens=s.opens, closes=s.closes) for s in find_time_spans(text)]
    marks += [
        Mark(d.start, d.end, "days", days=d.days, certain=d.certain)
        for d in find_weekdays(text)
        if not DATE_AFTER_WEEKDAY.match(folded, d.end)
    ]
    for kind, value, pattern in PATTERNS:
        for match in pattern.finditer(folded):
            closes = clock_time(match["until"]) if kind == "until" else ""
            marks.append(Mark(match.start(), match.end(), kind, value, closes=closes))
    marks.sort(key=lambda m: (m.start, -(m.end - m.start)))
    kept: list[Mark] = []
    for mark in marks:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
        elif mark.kind == "days" and kept[-1].kind == "recurrence":
            kept.append(mark)  # `un mardi sur deux` names the day inside
    return _in_force(kept, folded)


def _in_force(marks: list[Mark], folded: str) -> list[Mark]:
    """The marks without what a text tells of earlier hours (`elle était auparavant ouverte ...`): a stop is there."""
    for past in NO_LONGER.finditer(folded):
        present = FROM_NOW_ON.search(folded, past.end())
        end = present.start() if present else len(folded)
        start = past.start()
        kept = [mark for mark in marks if mark.end <= start or mark.start >= end]
        marks = sorted([*kept, Mark(start, start, "stop", value="past")], key=lambda mark: mark.start)
    return marks


def goes_on_with_spans(text: str, start: int) -> bool:
    """Does the next printed line hold nothing but times (`Lundi 9h-12h` over `14h-17h`): more of the same days?"""
    line = text[start:].split("\n", 1)[0]
    spans = find_time_spans(line)
    rest, position = "", 0
    for span in spans:
        rest, position = rest + line[position : span.start], span.end
    return bool(spans) and bool(_BETWEEN_SPANS.fullmatch(fold_keeping_length(rest + line[position:])))
