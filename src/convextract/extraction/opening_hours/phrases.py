"""Opening hours told in words: which weekdays, from when to when, on which conditions.

The marks of a text are read left to right in clauses: `Lundi et mardi : 9h-12h et 14h-17h ; mercredi : 9h-12h`,
`de 9h à 12h le samedi`, `tous les matins sauf le samedi`, `fermé le mercredi après-midi`,
`exclusivement sur rendez-vous le vendredi`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from convextract.extraction.opening_hours.groups import Exceptions, Group
from convextract.extraction.opening_hours.marks import Mark, goes_on_with_spans, marks_of
from convextract.extraction.opening_hours.model import Appointment, Phrase
from convextract.extraction.opening_hours.patterns import LEADER
from convextract.extraction.opening_hours.told import Told
from convextract.language.folding import fold_keeping_length
from convextract.language.times import clocks_outside
from convextract.records.vocabulary import Weekday

_SPECK = re.compile(r"\.\s(?:(?-i:de\s)?\d|(?:lun|mar|mer|jeu|ven|sam|dim)(?:[a-z]{0,5}di|\.))", re.IGNORECASE)
"""A full stop between a day and its times, or the next day, ends nothing: `jeudi . 9h-12h`, `Mar.. Mer. 9h-12h`."""
_OF_THE_MONTH = re.compile(r"\s?(?:du|de\schaque|par)\smois")


def read_phrase(text: str, *, days: tuple[Weekday, ...] = ()) -> Phrase:
    """What a text tells about opening. `days`: what a table's headings already say (cell under `Lundi`)."""
    text = LEADER.sub(lambda points: " " * len(points[0]), text)
    reader = _Reader(text, days)
    for mark in marks_of(text):
        reader.take(mark)
    reader.finish()
    return reader.told.phrase


class _Reader:
    """Reads marks; one group at a time. `times_first` tells the order of the clause: `de 9h à 12h le lundi`."""

    def __init__(self, text: str, days: tuple[Weekday, ...]) -> None:
        self.text = text
        self.given_days = days
        self.told = Told(text, days)
        self.group = Group()
        self.times_first = False
        self.lead: Appointment = ""
        self.lead_half = ""
        self.season = ""
        """The part of the year that hours are told for, up to the end of the sentence."""
        self.after_except = False
        self.except_end = 0
        self.excepted: list[Exceptions] = []
        self.brackets = self.brackets_before_except = 0
        self.day_owns_bracket = False
        """Did a bracket open right behind days: `lundi (8h-12h ; 14h-17h), mardi (...)`?"""

    def take(self, mark: Mark) -> None:
        getattr(self, f"_take_{mark.kind}")(mark)

    def finish(self) -> None:
        self._close()

    def _take_days(self, mark: Mark) -> None:
        if self.after_except and not self.excepted and self._after_a_reserve(mark):
            self.after_except = False
        if self.after_except:
            if self._is_excepted(mark):
                self._except_days(mark)
                return
            self._close()
        ready = self.group.spans and (not self.times_first or self._goes_on_about_days_before(mark))
        answered = self.times_first and self.group.days and self._apart(mark)
        told = self.group.closed and self.group.days and (self.group.closed_after or self._apart(mark))
        if ready or told or (answered and self.group.spans):
            self._close()
        between = self.text[self.group.end : mark.start] if self.group.days else ""
        if between and not (self.group.spans or self.times_first) and clocks_outside(between):
            self.group = Group()  # `mardi : Sh-12h, mercredi : 9h-12h`: the first day's times could not be read
        if self.group.days and not between.strip():
            self.group.unjoined += 1
        self.group.days += mark.days
        self.group.certain = self.group.certain and mark.certain
        if self.group.half and not self.group.spans:
            for day in mark.days:
                self.group.halves_of.setdefault(day, "")
        self.group.touch(mark)

    def _goes_on_about_days_before(self, mark: Mark) -> bool:
        """Are the times before these days those of the days told last: `lundi : 8h-12h ; 14h-17h, mardi : 8h-12h`?"""
        last = self.told.last
        parted = self.text[self.group.end : mark.start].lstrip().startswith((",", ")"))
        days_came_first = last is not None and bool(last.spans) and last.spans[0].start > last.start
        return not self.group.days and parted and days_came_first and self.told.continued_by(self.group)

    def _after_a_reserve(self, mark: Mark) -> bool:
        """Is what was excepted no day, and told to its end: `sauf mention contraire, elles ouvrent du lundi ...`?"""
        between = fold_keeping_length(self.text[self.except_end : mark.start])
        return bool(re.search(r",|\b(?:ouvert|ouvr|accueil|recoi)", between))

    def _is_excepted(self, mark: Mark) -> bool:
        """Can these days be left out of those named before? `sauf le mercredi, et le samedi de 9h à 12h` cannot."""
        named = self.group.days or self.given_days
        return not named or not self.group.spans or any(day in named for day in mark.days)

    def _except_days(self, mark: Mark) -> None:
        last = self.excepted[-1] if self.excepted else None
        if last is None or last.spans or last.closed:
            last = Exceptions()
            self.excepted.append(last)
        last.days.append(mark)
        last.end = mark.end
        self.group.touch(mark)

    def _apart(self, mark: Mark) -> bool:
        """Is this day the start of another statement, and not one more of a list (`lundi, mardi et jeudi`)?"""
        between = fold_keeping_length(self.text[self.group.end : mark.start])
        return not re.fullmatch(r"[\s,;:/&+-]*(?:(?:et|ou|ainsi que)\s)?(?:(?:le|les)\s)?[\s,]*", between)

    def _take_span(self, mark: Mark) -> None:
        if self.after_except and self.excepted and self.group.spans and self._of_exception(mark):
            self.excepted[-1].spans.append(mark)
            self.excepted[-1].end = mark.end
            self.group.touch(mark)
            return
        if self.group.closed_after:
            days = list(self.group.days)
            self._close()
            self.group.days, self.group.start, self.group.end = days, mark.start, mark.end
        if not self.group.days and not self.given_days and not self.group.spans:
            self.times_first = True
        elif self.times_first and self.group.days and self.group.spans:
            self._close()
            self.times_first = True
        self.group.spans.append(mark)
        self.group.touch(mark)

    def _of_exception(self, mark: Mark) -> bool:
        """`sauf le mercredi de 14h à 17h` tells of that day, `9h-12h sauf le mercredi, et de 14h à 17h` of the week."""
        last = self.excepted[-1]
        between = fold_keeping_length(self.text[last.end : mark.start])
        return bool(last.spans) or not (last.closed or re.fullmatch(r"\W*(?:et|puis)\s(?:de\s|entre\s)?", between))

    def _take_half(self, mark: Mark) -> None:
        if self.after_except and self.excepted:
            last = self.excepted[-1]
            if not last.spans:
                last.days[-1] = replace(last.days[-1], value=mark.value)
                last.end = mark.end
            return
        if self.group.days and not self.group.spans:
            for day in self.group.days:
                if not self.group.halves_of.get(day):
                    self.group.halves_of[day] = mark.value
        elif self.group.spans and self.group.days:
            following = fold_keeping_length(self.text[mark.end : mark.end + 3])
            if following.lstrip().startswith(":"):
                self._close()
                self.lead_half = mark.value
        else:
            self.lead_half = mark.value
            self.group.half, self.group.half_start = mark.value, mark.start
        if self.group.start >= 0:
            self.group.touch(mark)

    def _take_daily(self, mark: Mark) -> None:
        self.group.daily = True

    def _take_appointment(self, mark: Mark) -> None:
        self._condition("true", mark)

    def _take_open(self, mark: Mark) -> None:
        self._condition("false", mark)

    def _condition(self, value: Appointment, mark: Mark) -> None:
        group = self.group
        if group.spans and group.conditions:
            group.conditions += [value] * (len(group.spans) - len(group.conditions))
        elif group.spans:
            group.conditions = [value] * len(group.spans)
        elif group.days:
            group.by_appointment = value
        if group.spans or group.days:
            group.touch(mark)
        else:
            self.lead = value

    def _take_closed(self, mark: Mark) -> None:
        if self.day_owns_bracket and self.group.spans and not self.after_except:
            return  # `lundi (8h-12h ; fermé l'après-midi)`: the times have said it
        if self.after_except and self.excepted and not self.excepted[-1].spans:
            self.excepted[-1].closed = True
            self.excepted[-1].end = mark.end
            return
        if self.group.days and not self.group.spans and not self.times_first:
            self.group.closed = self.group.closed_after = True
            self.group.touch(mark)
            return
        self._close()
        self.group.closed = True
        self.group.touch(mark)

    def _take_until(self, mark: Mark) -> None:
        if mark.value == "first":  # `13h30-17h (16h le vendredi)`
            self._close()
            self.group.until = mark.closes
            self.group.touch(mark)
        elif self.group.days and not self.group.spans:
            self.group.until = mark.closes
            self.group.touch(mark)

    def _take_except(self, mark: Mark) -> None:
        self.after_except, self.except_end = True, mark.end
        self.brackets_before_except = self.brackets

    def _take_recurrence(self, mark: Mark) -> None:
        trailing = self.text[self.group.end : mark.start].strip(" ,(") == ""
        if self.group.spans and self.group.days and not self.times_first and not trailing:
            self._close()
        self.group.recurrence = _wording(self.text, mark)
        self.group.touch(mark)

    def _take_season(self, mark: Mark) -> None:
        if self.after_except or self.group.closed:
            return  # `sauf en août`, `fermé en août`
        wording = " ".join(self.text[mark.start : mark.end].split()) if mark.value else ""
        behind = self.group.spans and self.group.days and not self.text[self.group.end : mark.start].strip(" ,(")
        if behind and not self.text[mark.end :].lstrip().startswith(":"):
            self.group.recurrence = wording
            return
        if self.group.spans:
            self._close()
        self.season = wording

    def _take_stop(self, mark: Mark) -> None:
        if self.group.spans and self.text[mark.start] == "\n" and goes_on_with_spans(self.text, mark.end):
            return
        if self.day_owns_bracket and self.group.spans and self.text[mark.start] == ";":
            return
        dangling = self.group.days and not self.group.spans and not self.group.closed and not self.group.by_appointment
        if dangling and _SPECK.match(self.text, mark.start):
            return
        label = dangling and self.text[mark.start] == "\n"
        if not label:
            self._close()
            if self.text[mark.start] != ";":
                self.lead, self.lead_half = "", ""
            if self.text[mark.start : mark.start + 1] == ".":
                self.season = ""

    def _take_comma(self, mark: Mark) -> None:
        sign = self.text[mark.start]
        if sign == "(":
            self.brackets += 1
            self.day_owns_bracket = bool(self.group.days) and not self.group.spans
        elif sign == ")":
            self.day_owns_bracket = False
            self.brackets = max(self.brackets - 1, 0)
            if self.after_except and self.brackets < self.brackets_before_except:
                self.after_except = False
                if self.excepted and self.group.spans:
                    self._close()

    def _close(self) -> None:
        group, excepted = self.group, self.excepted
        self.group, self.times_first, self.after_except, self.excepted = Group(), False, False, []
        self.told.add(group, excepted, lead=self.lead, season=self.season)


def _wording(text: str, mark: Mark) -> str:
    """The recurrence as the text says it, with the day that an ordinal needs: `1er et 3e mardis du mois`."""
    end = mark.end
    if text[mark.start : end].endswith(" ") and (day := re.match(r"\w+", text[end:])):
        end += day.end()
    if tail := _OF_THE_MONTH.match(text, end):
        end = tail.end()
    wording = " ".join(text[mark.start : end].split())
    return re.sub(r"^(?:[Ll]es?|[Pp]endant(?: les)?|[Dd]urant les)\s", "", wording)
