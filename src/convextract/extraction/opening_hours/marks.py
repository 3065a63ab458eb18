"""Everything in a text that bears on opening, as marks: weekdays, time spans, halves, conditions, separators."""

from __future__ import annotations

from dataclasses import dataclass

from convextract.extraction.opening_hours.patterns import DATE_AFTER_WEEKDAY, PATTERNS, MarkKind
from convextract.language.folding import fold_keeping_length
from convextract.language.times import clock_time, find_time_spans
from convextract.language.weekdays import find_weekdays
from convextract.records.vocabulary import Weekday


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
    return kept
