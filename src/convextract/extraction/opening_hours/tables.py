"""Timetables: weekdays across or down, morning and afternoon columns, places beside or above, or phrases in cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from convextract.extraction.field_labels import field_of
from convextract.extraction.houses.bands import band_of
from convextract.extraction.houses.names import find_structure_names
from convextract.extraction.opening_hours.marks import marks_of
from convextract.extraction.opening_hours.model import Hours, Phrase
from convextract.extraction.opening_hours.phrases import read_phrase
from convextract.extraction.printed_lines import Stacked, lines_of
from convextract.language.folding import fold, fold_keeping_length
from convextract.language.times import clock_time, clocks_outside, find_time_spans
from convextract.language.weekdays import find_weekdays, weekday_of_cell, weekdays_of_cells
from convextract.reading.running_text import PlacedWord
from convextract.records.vocabulary import Weekday
from convextract.structure import Grid, GridCell

_PLACE_HEADING = re.compile(
    r"\b(?:lieux?|communes?|arrets?|stationnements?|sites?|emplacements?|villes?|points?|permanences?|adresses?|villages?"
    r"|structures?|france services?|espaces?|localisation|antennes?|services?|agences?)\b"
)
PARTNER = "partenaire"
"""The heading of a place where a partner is present: `Partenaire | Jours et horaires | Bureau`."""
BAND = "bandeau"
"""The place of hours that stand under a band over the whole width of the table."""
_PARTNER_HEADING = re.compile(r"\W*(?:partenaires?|operateurs?|organismes?)\W*$")
_NO_PLACE = re.compile(
    r"^(?:jours?|horaires?|heures?|matin(?:ee)?s?|apres-? ?midis?|ouvertures?|fermetures?|periodes?|frequences?"
    r"|modalites?|semaines?|observations?|remarques?|total|amplitude|de|a|du|au|am|pm|journee"
    r"|horaires? d'ouverture.*|jours? .*)?$"
)
_HEAD_CHARS = 30
_AT_HEAD = 3
_FILLER = re.compile(r"\b(?:les?|du|des?|chaque|mois|et|sur)\b|[\s,;:./&()*-]")
_CLOSED = re.compile(r"^\W*(?:fermee?s?|-+|x|neant|/)?\W*$")

_INITIALS = re.compile(r"(?<![\w'])(?:L|M[ae]?|J|V|S|D)(?:\W{1,3}(?:L|M[ae]?|J|V|S|D))*(?=\W{1,4}\d{1,2}\s?[hH:])")


@dataclass(frozen=True, slots=True)
class TimetableEntry:
    """One span of a timetable. `place`: the words beside or above that name a place, empty where none does."""

    hours: Hours
    words: list[PlacedWord] = field(compare=False)
    place: str = ""
    place_heading: str = ""


def timetable(grid: Grid) -> list[TimetableEntry]:
    """All spans of a table that names weekdays; none for other tables."""
    entries: list[TimetableEntry] = []
    layout = _Layout(grid)
    above = ""
    for r, row in enumerate(grid.rows):
        band = band_of(row)
        if band is not None and not weekday_of_cell(band.text.text):
            above = band.text.text
        elif r >= layout.body_start:
            for entry in _entries_of_row(layout, r, row):
                of_band = above and not find_structure_names(entry.place)
                entries.append(replace(entry, place=above, place_heading=BAND) if of_band else entry)
    return entries


_FIGURES_OF_TIMES = re.compile(r"\d\s?[hH:]|[hH]\s?\d\d|\d\s?[-–]\s?\d")


def has_unread_times(cell: GridCell) -> bool:
    """Does a cell of a timetable hold figures of times that are in no span: `9h12`, `Sh-12h`?"""
    text = cell.text.text
    if _single_time(cell):
        return False
    return clocks_outside(text) or (bool(_FIGURES_OF_TIMES.search(text)) and not find_time_spans(text))


class _Layout:
    """Where a table has its weekdays and places."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        heads = max(grid.header_rows, 1) if grid.rows else 0
        self.days_of_column: dict[int, tuple[Weekday, ...]] = {}
        for row in grid.rows[: max(heads, 2)]:
            initials = weekdays_of_cells([cell.text.text if cell.origin else "" for cell in row])
            named: dict[int, tuple[Weekday, ...]] = {c: (day,) for c, day in initials.items()}
            if not named:
                named = {c: days for c, cell in enumerate(row) if (days := weekday_of_cell(cell.text.text))}
            if len(named) >= 2 and len(named) > len(self.days_of_column):
                self.days_of_column = named
        self.body_start = self._body_start()
        self.headings = [
            " ".join(dict.fromkeys(row[c].text.text for row in grid.rows[: self.body_start] if row[c].text))
            for c in range(len(grid.rows[0]) if grid.rows else 0)
        ]

    def _body_start(self) -> int:
        """The first row that tells hours or a weekday of its own."""
        for r, row in enumerate(self.grid.rows):
            days_here = sum(bool(weekday_of_cell(cell.text.text)) for cell in row)
            heading = self.days_of_column and (
                days_here >= 2 or weekdays_of_cells([cell.text.text if cell.origin else "" for cell in row])
            )
            if not heading and (days_here or any(find_time_spans(cell.text.text) for cell in row)):
                return r
        return self.grid.header_rows

    def days_of_row(self, row: list[GridCell]) -> tuple[Weekday, ...]:
        for c, cell in enumerate(row):
            days = weekday_of_cell(_first_line(cell)) or weekday_of_cell(cell.text.text) or _days_of_some_weeks(cell)
            if days and c not in self.days_of_column:
                return days
        return ()


def _days_of_some_weeks(cell: GridCell) -> tuple[Weekday, ...]:
    """`Lundi (semaines paires)`, `1er et 3e jeudis du mois`: a weekday with its recurrence and nothing else."""
    text = cell.text.text
    marks = [mark for mark in marks_of(text) if mark.kind in ("days", "recurrence", "appointment", "comma")]
    if not any(mark.kind == "recurrence" for mark in marks):
        return ()
    rest = list(fold_keeping_length(text))
    for mark in marks:
        rest[mark.start : mark.end] = " " * (mark.end - mark.start)
    if _FILLER.sub("", "".join(rest)).strip():
        return ()
    return tuple(dict.fromkeys(day for mark in marks for day in mark.days))


def _first_line(cell: GridCell) -> str:
    lines = lines_of(cell.text)
    return lines[0].text if lines else ""


def _entries_of_row(layout: _Layout, number: int, row: list[GridCell]) -> Iterator[TimetableEntry]:
    row_days = layout.days_of_row(row)
    condition = _row_condition(row, layout)
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
        for hours, words in _with_words(phrase, cell, row):
            seen.append(cell.text)
            place, heading = _place_of(layout, row, c, cell, days_across=c in layout.days_of_column)
            yield TimetableEntry(_under(hours, condition), words, place, heading)


def _cells_once(row: list[GridCell]) -> list[tuple[int, GridCell]]:
    """The cells of a row; one that spans several columns comes once for each weekday column, else once."""
    cells: list[tuple[int, GridCell]] = []
    for c, cell in enumerate(row):
        if cell.text:
            cells.append((c, cell))
    return cells


def _phrase_of(cell: GridCell, days: tuple[Weekday, ...]) -> Phrase:
    lines = [line.text for line in lines_of(cell.text)]
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


def _with_words(phrase: Phrase, cell: GridCell, row: list[GridCell]) -> Iterator[tuple[Hours, list[PlacedWord]]]:
    stacked = Stacked(lines_of(cell.text))
    for hours in phrase.hours:
        words = stacked.words(hours.start, hours.end) if hours.end > hours.start >= 0 else list(cell.text.words)
        yield hours, words or list(cell.text.words)


def _paired_times(layout: _Layout, row: list[GridCell], column: int, days: tuple[Weekday, ...]) -> Phrase:
    """`Ouverture | Fermeture` columns: single clock times of a row, taken two by two from an even place."""
    singles = [c for c, cell in enumerate(row) if _single_time(cell)]
    if len(singles) % 2 or column not in singles or singles.index(column) % 2:
        return Phrase()
    following = row[singles[singles.index(column) + 1]]
    opens, closes = _single_time(row[column]), _single_time(following)
    if not opens or not closes or opens >= closes:
        return Phrase()
    length = len(row[column].text.text)
    return Phrase([Hours(day, opens, closes, 0, length) for day in days])


def _single_time(cell: GridCell) -> str:
    text = cell.text.text.strip()
    return clock_time(text) if re.fullmatch(r"\d{1,2}\s?[hH:]\s?(?:\d\d)?", text) else ""


def _row_condition(row: list[GridCell], layout: _Layout) -> tuple[str, str]:
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


def _under(hours: Hours, condition: tuple[str, str]) -> Hours:
    appointment, recurrence = condition
    if appointment == "true":
        hours = replace(hours, by_appointment=hours.by_appointment or "true")
    elif appointment == "false":
        hours = replace(hours, by_appointment=hours.by_appointment or "false")
    return replace(hours, recurrence=hours.recurrence or recurrence)


def _place_of(
    layout: _Layout, row: list[GridCell], column: int, cell: GridCell, *, days_across: bool
) -> tuple[str, str]:
    """The place of a span: in its own cell, in its row (a heading or a name says so), or above its column."""
    inside = _place_inside(cell)
    if inside:
        return inside, "dans la case"
    for c, other in enumerate(row):
        if c != column and _PARTNER_HEADING.match(fold(layout.headings[c])) and _may_be_place(other.text.text):
            return other.text.text, PARTNER
    named = _house_named_in(layout, row, column)
    if named[0]:
        return named
    best = ""
    heading = ""
    for c, other in enumerate(row):
        title = fold(layout.headings[c])
        if c == column or not other.text or _field_of_no_place(title):
            continue
        if _PLACE_HEADING.search(title) and (place := _place_at_head(other)):
            return place, title
        if not _may_be_place(other.text.text):
            continue
        if not best:
            best, heading = other.text.text, title
    above = layout.headings[column] if not days_across else ""
    if above and not _NO_PLACE.match(fold(above).strip(" :.")) and not weekday_of_cell(above):
        return above, "en tete"
    return best, heading


def _house_named_in(layout: _Layout, row: list[GridCell], column: int) -> tuple[str, str]:
    """The house that a cell of the row names at its head, whatever its column is called (`Dénomination`, `Nom`): it
    goes before the column of addresses."""
    for c, other in enumerate(row):
        title = fold(layout.headings[c])
        if c == column or c in layout.days_of_column or not other.text or _field_of_no_place(title):
            continue
        names = find_structure_names(other.text.text)
        if names and names[0].start <= _AT_HEAD and _may_be_place(other.text.text):
            return other.text.text, title
    return "", ""


def _field_of_no_place(heading: str) -> bool:
    return field_of(heading) in ("manager", "staff", "email", "phone")


def _place_at_head(cell: GridCell) -> str:
    """What a cell under `Structure` or `Lieu` names: all of it, or its first lines where address and reach follow."""
    text = cell.text.text
    if _may_be_place(text):
        return text
    names = find_structure_names(text)
    return names[0].name if names and not find_time_spans(text) and names[0].start < _HEAD_CHARS else ""


def _may_be_place(text: str) -> bool:
    folded = fold(text).strip(" :.")
    if weekday_of_cell(text) or find_time_spans(text) or clocks_outside(text):
        return False
    if _CLOSED.match(folded) or _NO_PLACE.match(folded):
        return False
    if any(mark.kind in ("recurrence", "appointment", "open", "closed") for mark in marks_of(text)):
        return False
    return any(c.isalpha() for c in text) and len(text) < 120


def _days_unread(cell: GridCell) -> bool:
    """`L-M+ 9h-12h`: initials of weekdays that a recogniser spoilt; the rest of such a cell is half a week."""
    text = cell.text.text
    known = [(mention.start, mention.end) for mention in find_weekdays(text)]
    return any(not any(a <= m.start() and m.end() <= b for a, b in known) for m in _INITIALS.finditer(text))


def _place_inside(cell: GridCell) -> str:
    """`Ormechey` of a cell `Ormechey 9h30-12h30`: what stands before the first time, when it begins like a name."""
    text = cell.text.text
    spans, days = find_time_spans(text), find_weekdays(text)
    if not spans or (days and days[0].start < spans[0].start):
        return ""
    before = re.sub(r"(?:\bde|\bdès|\bà|:|\()\s*$", "", text[: spans[0].start].rstrip()).strip(" ,:;–-(")
    if len(before) < 3 or not before[0].isupper() or not _may_be_place(before):
        return ""
    no_name = re.match(r"(?:matin|apres|ouvert|accueil|sur|de|horaires?|le |les )", fold_keeping_length(before))
    return "" if no_name else before
