"""Timetables: the spans in their cells, as times under weekdays, pairs of opening and closing times, or phrases."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from convextract.extraction.houses.bands import band_of
from convextract.extraction.houses.names import find_structure_names
from convextract.extraction.opening_hours.marks import marks_of
from convextract.extraction.opening_hours.model import Hours, Phrase
from convextract.extraction.opening_hours.phrases import read_phrase
from convextract.extraction.opening_hours.table_layout import TableLayout
from convextract.extraction.opening_hours.table_places import place_of
from convextract.extraction.printed_lines import Stacked
from convextract.language.folding import fold
from convextract.language.times import clock_time, clocks_outside, find_time_spans
from convextract.language.weekdays import find_weekdays, weekday_of_cell
from convextract.reading.running_text import PlacedWord
from convextract.records.vocabulary import WEEKDAYS, Weekday
from convextract.structure import Grid, GridCell

BAND = "bandeau"
"""The heading (`place_heading`) of places that a band over the whole width of the table names."""

_INITIALS = re.compile(r"(?<![\w'])(?:L|M[ae]?|J|V|S|D)(?:\W{1,3}(?:L|M[ae]?|J|V|S|D))*(?=\W{1,4}\d{1,2}\s?[hH:])")


@dataclass(frozen=True, slots=True)
class TimetableEntry:
    """One span of a timetable. `place`: the words beside or above that name a place, empty where none does."""

    hours: Hours
    words: list[PlacedWord] = field(compare=False)
    place: str = ""
    place_heading: str = ""
    column: int = 0
    column_heading: str = ""


def timetable(grid: Grid) -> list[TimetableEntry]:
    """All spans of a table that names weekdays; none for other tables."""
    entries: list[TimetableEntry] = []
    layout = TableLayout(grid)
    above = ""
    for r, row in enumerate(grid.rows):
        band = band_of(row)
        if band is not None and not weekday_of_cell(band.text.text):
            above = band.text.text
        elif r >= layout.body_start:
            for entry in _entries_of_row(layout, row):
                of_band = above and not find_structure_names(entry.place)
                entries.append(replace(entry, place=above, place_heading=BAND) if of_band else entry)
    if not entries:
        entries = paired_rows(layout)
    return entries


def several_places(entries: Sequence[TimetableEntry]) -> set[str]:
    """The places under which columns tell times of one day that cannot both be one house's, and no headings tell these
    columns apart: they were not read."""
    of_day: dict[tuple[str, Weekday, str], list[TimetableEntry]] = defaultdict(list)
    for entry in entries:
        of_day[entry.place, entry.hours.weekday, entry.hours.recurrence].append(entry)
    return {
        place
        for (place, _, _), alike in of_day.items()
        for one, other in combinations(alike, 2)
        if one.column != other.column and one.words != other.words and _overlap(one.hours, other.hours)
        and (not one.column_heading or not other.column_heading or one.column_heading == other.column_heading)
    }


def _overlap(one: Hours, other: Hours) -> bool:
    return one.opens < other.closes and other.opens < one.closes and (
        not one.by_appointment and not other.by_appointment
    )


_OPENING = re.compile(r"\b(?:ouvertures?|ouvre|debut|arrivee)\b")
_CLOSING = re.compile(r"\b(?:fermetures?|ferme|fin|depart)\b")


def paired_rows(layout: TableLayout) -> list[TimetableEntry]:
    """Weekdays across, `Ouverture` and `Fermeture` down: each opening time with the closing time told next below it."""
    rows = layout.grid.rows[max(layout.grid.header_rows, 1) :]
    labels = [fold(row[0].text.text) if row else "" for row in rows]
    entries: list[TimetableEntry] = []
    for column, days in layout.days_of_column.items():
        opening: GridCell | None = None
        for label, row in zip(labels, rows, strict=True):
            time = _single_time(row[column])
            if _OPENING.search(label) and time:
                opening = row[column]
            elif _CLOSING.search(label) and time and opening is not None and _single_time(opening) < time:
                words = [*opening.text.words, *row[column].text.words]
                hours = (Hours(day, _single_time(opening), time, 0, 0) for day in days)
                entries += [TimetableEntry(one, words, column=column) for one in hours]
                opening = None
            elif time or has_unread_times(row[column]):
                return []
    return entries


_FIGURES_OF_TIMES = re.compile(r"\d\s?[hH:]|[hH]\s?\d\d|\d\s?[-–]\s?\d")


def has_unread_times(cell: GridCell) -> bool:
    """Does a cell of a timetable hold figures of times that are in no span: `9h12`, `Sh-12h`?"""
    text = cell.text.text
    if _single_time(cell):
        return False
    return clocks_outside(text) or (bool(_FIGURES_OF_TIMES.search(text)) and not find_time_spans(text))


def unread_places(grid: Grid) -> set[str]:
    """The places of which a timetable holds times that could not be read, or whose weekday could not."""
    layout = TableLayout(grid)
    rows = grid.rows[layout.body_start :]
    dayless = _rows_without_their_day([layout.days_of_row(row) for row in rows])
    return {
        place_of(layout, row, c, cell, days_across=c in layout.days_of_column)[0]
        for r, row in enumerate(rows)
        for c, cell in enumerate(row)
        if cell.origin and (has_unread_times(cell) or (r in dayless and find_time_spans(cell.text.text)))
    }


def _rows_without_their_day(days: Sequence[tuple[Weekday, ...]]) -> set[int]:
    """The row between those of Wednesday and Friday that names no day is Thursday's, whose name was misread; so it is
    with the first row above Tuesday's and with the last under Thursday's."""
    numbers = [WEEKDAYS.index(told[0]) if len(told) == 1 else None for told in days]
    around = zip(days, [-1, *numbers], [*numbers[1:], WEEKDAYS.index("Sa")], strict=False)
    return {
        r
        for r, (told, above, below) in enumerate(around)
        if not told and above is not None and below is not None and below - above == 2
    }


def _entries_of_row(layout: TableLayout, row: list[GridCell]) -> Iterator[TimetableEntry]:
    row_days = layout.days_of_row(row)
    condition = _row_condition(row)
    seen: list[object] = []
    for c, cell in _cells_once(row):
        if _days_unread(cell):
            continue
        days = layout.days_of_column.get(c) or row_days
        phrase = _phrase_of(cell, days)
        if not phrase.hours and days:
            phrase = _paired_times(layout, row, c, days)
            if any(cell.text is one for one in seen):
                continue
        for hours, words in _with_words(phrase, cell):
            seen.append(cell.text)
            place, heading = place_of(layout, row, c, cell, days_across=c in layout.days_of_column)
            above = _condition_above(layout, row, cell)
            here = condition[0] or above[0], condition[1] or above[1]
            yield TimetableEntry(_under(hours, here), words, place, heading, c, fold(layout.headings[c]))


def _cells_once(row: list[GridCell]) -> list[tuple[int, GridCell]]:
    """The cells of a row; one that spans several columns comes once for each weekday column, else once."""
    cells: list[tuple[int, GridCell]] = []
    for c, cell in enumerate(row):
        if cell.text:
            cells.append((c, cell))
    return cells


def _phrase_of(cell: GridCell, days: tuple[Weekday, ...]) -> Phrase:
    lines = [line.text for line in cell.text.lines]
    glued = _glued(lines)
    text = "\n".join(glued)
    if not find_time_spans(text) and not find_time_spans(cell.text.text):
        return Phrase()
    own = find_weekdays(text)
    phrase = read_phrase(text, days=() if own else days)
    if not phrase.hours and not own:
        phrase = read_phrase(cell.text.text, days=days)  # a span cut by a line end
    elif len(glued) < len(lines):
        phrase.hours = [replace(hours, start=0, end=0) for hours in phrase.hours]  # its words: the whole cell
    return phrase


_CUT_TIME = re.compile(r"^\d{1,2}(?!\s?[h:\d])")
_CUT_BEFORE_H = re.compile(r"\d$"), re.compile(r"^h(?:\d\d)?\b", re.IGNORECASE)
_CUT_IN_HOUR = re.compile(r"(?:[-–/à]\s?|^)[12]$"), re.compile(r"^\d\s?[hH:]")


def _glued(lines: list[str]) -> list[str]:
    """The lines of a narrow cell, a time that a line end cuts put together: `13h45-16h4` + `5`, `16 h` + `45`,
    `9h15-12` + `h30`, `13h30-1` + `7h`."""
    glued: list[str] = []
    for line in lines:
        before = glued[-1].rstrip() if glued else ""
        if before and _is_cut(before, line.lstrip()):
            glued[-1] = before + line.lstrip()
        else:
            glued.append(line)
    return glued


def _is_cut(before: str, line: str) -> bool:
    if before.endswith(("-", "–", "à")):
        return True
    if any(end.search(before) and start.match(line) for end, start in (_CUT_BEFORE_H, _CUT_IN_HOUR)):
        return True
    return (before.endswith(("h", "H")) or bool(re.search(r"[hH]\s?\d$", before))) and bool(_CUT_TIME.match(line))


def _with_words(phrase: Phrase, cell: GridCell) -> Iterator[tuple[Hours, list[PlacedWord]]]:
    stacked = Stacked(cell.text.lines)
    for hours in phrase.hours:
        words = stacked.words(hours.start, hours.end) if hours.end > hours.start >= 0 else list(cell.text.words)
        yield hours, words or list(cell.text.words)


def _paired_times(layout: TableLayout, row: list[GridCell], column: int, days: tuple[Weekday, ...]) -> Phrase:
    """`Ouverture | Fermeture` columns: single clock times of a row, taken two by two from an even place."""
    singles = [c for c, cell in enumerate(row) if _single_time(cell)]
    if len(singles) % 2 or column not in singles or singles.index(column) % 2 or any(map(has_unread_times, row)):
        return Phrase()
    following = singles[singles.index(column) + 1]
    opens, closes = _single_time(row[column]), _single_time(row[following])
    of_one_day = layout.days_of_column.get(column) == layout.days_of_column.get(following)
    if not of_one_day or not opens or not closes or opens >= closes:
        return Phrase()
    length = len(row[column].text.text)
    return Phrase([Hours(day, opens, closes, 0, length) for day in days])


def _single_time(cell: GridCell) -> str:
    text = cell.text.text.strip()
    return clock_time(text) if re.fullmatch(r"\d{1,2}\s?[hH:]\s?(?:\d\d)?", text) else ""


def _row_condition(row: list[GridCell]) -> tuple[str, str]:
    """Appointment and recurrence that a cell of the row tells about the whole row (`Fréquence`, `Modalités`)."""
    appointment = recurrence = ""
    for cell in row:
        text = cell.text.text
        if not text or find_time_spans(text):
            continue
        for mark in marks_of(text):
            if mark.kind == "appointment":
                appointment = "true"
            elif mark.kind == "open":
                appointment = appointment or "false"
            elif mark.kind == "recurrence" and len(text) < 60:
                said = text[mark.start : mark.end].strip()
                recurrence = said if "semaine" in said.lower() and find_weekdays(text) else text
    return appointment, recurrence


def _condition_above(layout: TableLayout, row: list[GridCell], cell: GridCell) -> tuple[str, str]:
    """Appointment and recurrence (`sur rendez-vous`, `semaine paire`) where the heading says so of the only column that
    the cell stands under, else nothing: a cell over both weeks is of every week."""
    headings = {layout.headings[c] for c, other in enumerate(row) if other.text is cell.text}
    recurrences, appointments = set(), set()
    for text in headings:
        for mark in marks_of(text):
            if mark.kind == "recurrence":
                recurrences.add(text[mark.start : mark.end].strip().lower())
            elif mark.kind in ("appointment", "open"):
                appointments.add("true" if mark.kind == "appointment" else "false")
    return _only(appointments), _only(recurrences)


def _only(told: set[str]) -> str:
    return next(iter(told)) if len(told) == 1 else ""


def _under(hours: Hours, condition: tuple[str, str]) -> Hours:
    appointment, recurrence = condition
    if appointment == "true":
        hours = replace(hours, by_appointment=hours.by_appointment or "true")
    elif appointment == "false":
        hours = replace(hours, by_appointment=hours.by_appointment or "false")
    return replace(hours, recurrence=hours.recurrence or recurrence)


def _days_unread(cell: GridCell) -> bool:
    """`L-M+ 9h-12h`: initials of weekdays that a recogniser spoilt; the rest of such a cell is half a week."""
    text = cell.text.text
    known = [(mention.start, mention.end) for mention in find_weekdays(text)]
    return any(not any(a <= m.start() and m.end() <= b for a, b in known) for m in _INITIALS.finditer(text))
