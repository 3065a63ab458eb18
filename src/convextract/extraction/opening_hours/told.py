"""What a text has told about opening so far: each group of days and times becomes hours and remarks once complete."""

from __future__ import annotations

import re

from convextract.extraction.opening_hours.groups import Exceptions, Group, borrowed_spans, spans_of
from convextract.extraction.opening_hours.marks import Mark
from convextract.extraction.opening_hours.model import Appointment, Hours, Phrase, Remark, apply_remark, half_of
from convextract.language.folding import fold_keeping_length
from convextract.language.times import find_time_spans
from convextract.language.weekdays import find_weekdays, in_week_order
from convextract.records.vocabulary import WEEKDAYS, Weekday

_ONLY_JOINS = re.compile(r"\W*(?:(?:et|puis)\W+)?(?:les?\W+|l\W)?")
_GOES_ON = re.compile(r"[\s;,/]{0,3}(?:(?:et|puis)\s{1,2})?(?:de\s{1,2})?")

_ALSO = re.compile(r"\b(?:egalement|aussi|en\soutre|(?:de|en)\splus|en\ssus|par\sailleurs)\b[^.;\n]{0,60}$")
_MOST_DAYS_ADDED = 2
_NEAR_CHARS = 60


class Told:
    """The phrase that grows group by group. `given_days`: what a table's headings already say."""

    def __init__(self, text: str, given_days: tuple[Weekday, ...]) -> None:
        self.text = text
        self.given_days = given_days
        self.phrase = Phrase()
        self.last: Group | None = None
        """The group taken up last, when it gave hours."""

    def add(self, group: Group, excepted: list[Exceptions], *, lead: Appointment, season: str) -> None:
        """Takes up what a group that is complete tells. `lead`: the condition told before it, `season`: the part of
        the year it is told for."""
        days = list(in_week_order(group.days or self._implied_days(group, excepted)))
        if group.start >= 0:
            self.last = None
        appointment = group.by_appointment or lead
        conditions = {id(span): value for span, value in zip(group.spans, group.conditions, strict=False)}
        if group.closed:
            self._remark(group, days, "", closed=True)
            return
        if not days or (group.unjoined >= 2 and (len(group.spans) > 2 or self._times_follow(group))):
            return  # a timetable whose columns were lost tells nothing for certain
        spans = group.spans or borrowed_spans(group, self.phrase.hours)
        if not spans:
            if appointment:
                self._remark(group, days, appointment, closed=False)
            return
        group.days, self.last = days, group
        for day in days:
            for span in spans_of(day, group, spans):
                if not any(one.covers(day, span) for one in excepted):
                    self._add(day, span, group, conditions.get(id(span)) or appointment, season, len(days))
        for one in excepted:
            for day in in_week_order(day for mark in one.days for day in mark.days):
                for span in one.spans:
                    self._add(day, span, group, appointment, season, 1)

    def _implied_days(self, group: Group, excepted: list[Exceptions]) -> tuple[Weekday, ...]:
        """Days that nobody names: those of the table's heading; `tous les matins sauf le samedi` means the others;
        `du lundi au jeudi le matin de 9h à 12h ; l'après-midi de 14h à 17h`, `lundi : 9h-12h ; 14h-17h` go on about
        the same."""
        if self.given_days:
            return self.given_days
        if self.last is not None and group.half and group.spans and not excepted:
            between = fold_keeping_length(self.text[self.last.end : group.half_start])
            other_half = all(half_of(span.opens) != group.half for span in self.last.spans)
            if other_half and _ONLY_JOINS.fullmatch(between):
                return in_week_order(self.last.days)
        if self.last is not None and self.continued_by(group):
            return in_week_order(self.last.days)
        if not excepted or not (group.daily or group.half):
            return ()
        named = {day for one in excepted for mark in one.days for day in mark.days}
        return WEEKDAYS[:6] if named == {"Su"} else WEEKDAYS[:5]

    def _times_follow(self, group: Group) -> bool:
        """Do more times stand behind a group before any other day is named?"""
        rest = self.text[group.end : group.end + _NEAR_CHARS] if group.spans else ""
        spans = find_time_spans(rest)
        return bool(spans) and not find_weekdays(rest[: spans[0].start])

    def _is_addition(self, group: Group) -> bool:
        """Do the words before a group, in its sentence, tell that it comes on top of other hours?"""
        if len(set(group.days)) > _MOST_DAYS_ADDED:
            return False
        before = max((hours.end for hours in self.phrase.hours if hours.end <= group.start), default=0)
        return bool(_ALSO.search(fold_keeping_length(self.text[before : group.start])))

    def continued_by(self, group: Group) -> bool:
        """Does a group go on, later in the day, with the times of the days told right before it?"""
        if self.last is None or not group.spans or group.half:
            return False
        between = fold_keeping_length(self.text[self.last.end : group.spans[0].start])
        later = group.spans[0].opens >= max(span.closes for span in self.last.spans or group.spans)
        return later and bool(_GOES_ON.fullmatch(between))

    def _add(self, day: Weekday, span: Mark, group: Group, appointment: Appointment, season: str, among: int) -> None:
        start, end = min(group.start, span.start), max(group.end, span.end)
        certain = group.certain and span.certain
        recurrence = group.recurrence or season
        hours = Hours(day, span.opens, span.closes, start, end, appointment, recurrence, certain, among,
                      self._is_addition(group), span.start)
        known = {(h.weekday, h.opens, h.closes, h.recurrence) for h in self.phrase.hours}
        if (day, span.opens, span.closes, recurrence) not in known:
            self.phrase.hours.append(hours)

    def _remark(self, group: Group, days: list[Weekday], appointment: Appointment, *, closed: bool) -> None:
        if not days:
            return
        halves = set(group.halves_of.values()) - {""}
        half = halves.pop() if len(halves) == 1 else group.half
        remark = Remark(tuple(days), half, appointment, closed, group.start, group.end)
        self.phrase.remarks.append(remark)
        self.phrase.hours = [h for h in (apply_remark(hours, remark) for hours in self.phrase.hours) if h is not None]
