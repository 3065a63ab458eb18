"""Tables in which people sign: a cell, a row, a form or a column of cells is one person's."""

from __future__ import annotations

import re

from convextract.extraction.signatories.block_names import text_of
from convextract.extraction.signatories.headings import heading_in
from convextract.extraction.signatories.offices import is_body, is_office
from convextract.extraction.signatories.party_tables import kind_of_column
from convextract.extraction.signatories.segments import Column, Segment, segment_of
from convextract.language.folding import fold
from convextract.language.names import find_names
from convextract.reading.page import Box, Page, Table, union

_PEOPLE_HEAD = re.compile(
    r"^(?:civilites?|noms?|prenoms?|(?:agissant )?en (?:sa )?qualite|qualite|fonction|titre|organisme|structure|"
    r"partenaire|partie|entite|collectivite|represente|signataires?|signatures?|visa|cachet|paraphes?|date)\b"
)
_SIGNING_HEAD = re.compile(r"^(?:.{0,20}\b)?(?:signatures?|visa|paraphes?)\b")
_NAME_HEAD = re.compile(r"^(?:(?:pre)?noms?|represente|identite)\b")
_FOOT_HEAD = re.compile(r"^(?:date|lieu|fait|cachet)\b")
_LABEL_WORDS = 6
_BESIDE = 10_000.0
"""Right of any page: where the ruled table ends, people may go on signing."""
_BODIES = {"bodies", "offices"}


def people_of_tables(cells: dict[tuple[int, int, int], Column], page: Page) -> list[Column]:
    """The cells as they are; but of a table with headings as `Nom`, `Qualité`, `Signature` each row (form) is one."""
    columns: list[Column] = []
    for table in sorted({number for number, _, _ in cells}):
        own = {(row, place): column for (number, row, place), column in cells.items() if number == table}
        top = min(row for row, _ in own)
        if pieces := _side_by_side(own, top, page.tables[table]):
            for piece, right in pieces:
                columns += _rows_of_people(piece, top, right)
            continue
        labels = {place for _, place in own if _is_label_column(own, place)}
        if sum(_is_label(column) for (row, _), column in own.items() if row == top) >= 2 and len(labels) < 2:
            columns += _rows_of_people(own, top)
        elif labels:
            columns += _forms(own, labels, page.tables[table])
        else:
            for column in own.values():
                column.segments.sort(key=lambda s: (s.box.y0, s.box.x0))
            columns += _stacked(own, page.tables[table]) or own.values()
    return columns


def _side_by_side(
    own: dict[tuple[int, int], Column], top: int, table: Table
) -> list[tuple[dict[tuple[int, int], Column], float]]:
    """A table whose headings come again (`Signataire | Signature | Signataire | Signature`): tables side by side, each
    of whose rows is one person's, and where each ends at its right. Empty for any other table."""
    heads = {place: fold(text_of(own[top, place].segments)) for at, place in sorted(own) if at == top}
    first = next(iter(heads.values()))
    starts = [place for place, head in heads.items() if head == first]
    told = all(_is_label(own[top, place]) for place in heads) and any(map(_SIGNING_HEAD.match, heads.values()))
    if len(starts) < 2 or len(heads) % len(starts) or len(heads) == len(starts) or not told:
        return []
    if list(heads.values()) != list(heads.values())[: len(heads) // len(starts)] * len(starts):
        return []
    pieces = []
    for start, end in zip(starts, [*starts[1:], table.columns], strict=True):
        right = max(cell.box.x1 for cell in table.cells if start <= cell.column < end)
        pieces.append(({key: column for key, column in own.items() if start <= key[1] < end}, right))
    return pieces


def _stacked(own: dict[tuple[int, int], Column], table: Table) -> list[Column]:
    """A table with a row of bodies, a row of names, a row to sign in: the cells under one another are one person's.

    Empty where the rows do not come in such groups, each with bodies or offices and with one row of names. A page's end
    may tear a group: names whose bodies stand on the page before at the head, bodies without names at the foot.
    """
    rows = sorted({cell.row for cell in table.cells})
    kinds = {row: _row_kind([column for (at, _), column in own.items() if at == row]) for row in rows}
    groups = _groups_of_rows(kinds)
    wanted = [[kinds[row] for row in group] for group in groups]
    whole = [kind.count("names") == 1 and bool(_BODIES & set(kind)) for kind in wanted]
    torn = {0} if wanted and not _BODIES & set(wanted[0]) else set()
    torn |= {len(groups) - 1} if wanted and "names" not in wanted[-1] else set()
    if not any(whole) or not all(good or number in torn for number, good in enumerate(whole)):
        return []
    columns: dict[tuple[int, int], Column] = {}
    page = next(iter(own.values())).page
    for number, group in enumerate(groups):
        for cell in sorted((c for c in table.cells if c.row in group), key=lambda c: c.row):
            column = columns.setdefault((number, cell.column), Column(page, cell.box, cell=True))
            column.heads_next_page = number in torn and "names" not in wanted[number]
            column.room = union([column.room, cell.box])
            held = own.get((cell.row, cell.column))
            column.segments += held.segments if held else []
    return [column for column in columns.values() if column.segments]


def _groups_of_rows(kinds: dict[int, str]) -> list[list[int]]:
    """The rows in groups, each begun by a row of the same kind. `kinds`: of each row, empty where it is of none."""
    told = [kind for kind in kinds.values() if kind]
    headless = len(told) > 1 and told[0] == told[-1] == "names"
    opener = next((kind for kind in told if kind != "names" or not headless), "")
    groups: list[list[int]] = []
    for row, kind in kinds.items():
        before = {kinds[other] for other in groups[-1]} if groups else set()
        if kind and (not groups or (kind == opener and "names" in before)):
            groups.append([row])
        elif groups:
            groups[-1].append(row)
    return groups


def _row_kind(held: list[Column]) -> str:
    """`names` where a cell names a person, `offices` or `bodies` where each cell is one (or a heading); else empty."""
    texts = [text_of(column.segments) for column in held]
    if any(find_names(text, bare=True) for text in texts):
        return "names"
    if texts and all(map(is_office, texts)):
        return "offices"
    return "bodies" if texts and all(heading_in(t) or is_body(t) or is_office(t) for t in texts) else ""


def _is_label(column: Column) -> bool:
    text = fold(column.segments[0].text)
    return bool(_PEOPLE_HEAD.match(text) or _SIGNING_HEAD.match(text)) and len(text.split()) <= _LABEL_WORDS


def _is_label_column(own: dict[tuple[int, int], Column], place: int) -> bool:
    """Do only labels stand in this column of a table (or the place to sign alone, with something at its right)?"""
    held = [column for (_, at), column in own.items() if at == place]
    if not all(map(_is_label, held)):
        return False
    return len(held) > 2 or any(_SIGNING_HEAD.match(fold(column.segments[0].text)) for column in held)


def _is_foot(label: str) -> bool:
    """Does the label stand at the foot of a form: date, stamp, signature?"""
    return bool(_FOOT_HEAD.match(label) or _SIGNING_HEAD.match(label))


def _rows_of_people(own: dict[tuple[int, int], Column], top: int, right: float = _BESIDE) -> list[Column]:
    """A column a row under the headings in row `top`; who signs beside the table signs left of `right`."""
    heads = {place: text_of(c.segments) for (row, place), c in own.items() if row == top}
    signing = any(_SIGNING_HEAD.match(fold(head)) for head in heads.values())
    kinds = {kind_of_column(head): place for place, head in heads.items()}
    columns = []
    for row in sorted({row for row, _ in own if row != top}):
        parts = [own[key] for key in sorted(own) if key[0] == row]
        room = union(p.room for p in parts)
        lines = _headed_lines({place: own[row, place] for at, place in own if at == row}, kinds)
        lines = lines or [s for p in parts for s in sorted(p.segments, key=lambda s: s.box.y0)]
        room = Box(room.x0, room.y0, right, room.y1)
        columns.append(Column(parts[0].page, room, lines, cell=True, unsigned_room=not signing))
    return columns


def _headed_lines(cells: dict[int, Column], kinds: dict[str, int]) -> list[Segment]:
    """The lines of a row whose columns part civility, family name and given name: the body, the person in one line,
    the rest. `kinds`: the column of each kind. None where the columns do not part a name."""
    if not {"family", "given"} <= kinds.keys():
        return []
    person = [kinds[kind] for kind in ("civility", "given", "family") if kind in kinds and kinds[kind] in cells]
    named = [w for place in person for s in cells[place].segments for w in s.words]
    if not named:
        return []
    told = {p: sorted(c.segments, key=lambda s: s.box.y0) for p, c in sorted(cells.items()) if p not in person}
    body = told.pop(kinds.get("body", -1), [])
    return [*body, segment_of(named, cells[person[0]].segments[0].line), *(s for lines in told.values() for s in lines)]


def _forms(own: dict[tuple[int, int], Column], labels: set[int], table: Table) -> list[Column]:
    """A table of labels and values (`Nom` | x, `Qualité` | y, `Signature` | ink), a form a person, stacked."""
    columns: list[Column] = []
    for place in sorted({cell.column for cell in table.cells} - labels):
        label_place = max((at for at in labels if at < place), default=None)
        if label_place is None:
            continue
        form: Column | None = None
        seen: list[str] = []
        for cell in sorted((c for c in table.cells if c.column == place), key=lambda c: c.row):
            label, value = own.get((cell.row, label_place)), own.get((cell.row, place))
            head = fold(label.segments[0].text) if label else ""
            begins = bool(head) and (head in seen or bool(seen and _is_foot(seen[-1]) and not _is_foot(head)))
            if form is None or begins:
                form, seen = Column(next(iter(own.values())).page, cell.box, cell=True, unsigned_room=True), []
                columns.append(form)
            seen += [head] if head else []
            form.room = union([form.room, cell.box])
            form.segments += sorted(value.segments, key=lambda s: s.box.y0) if value else []
            if label and _SIGNING_HEAD.match(head):
                form.unsigned_room = False
                form.carried = not any(map(_NAME_HEAD.match, seen))
                form.segments += label.segments if form.carried else []
    return [column for column in columns if column.segments]
