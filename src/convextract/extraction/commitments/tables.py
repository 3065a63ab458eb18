"""Undertakings that a table lists: which columns hold them, whose they are, when they are due."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from convextract.extraction.commitments.cell_items import items_of, setting_of
from convextract.extraction.commitments.lead_ins import duties_of, find_lead_in
from convextract.extraction.commitments.offers import starts_with_infinitive
from convextract.extraction.commitments.subjects import behind_its_party, is_not_partner, phrases
from convextract.language.dates import find_dates
from convextract.language.folding import fold_keeping_length
from convextract.language.operators import find_operators
from convextract.reading.running_text import PlacedWord, RunningText
from convextract.structure.model import Grid, GridCell

_ENGAGEMENTS = re.compile(r"\W*(?:les |nos )?engagements?(?!\w)")
_PROMISES = re.compile(
    r"\W*(?:les |nos )?(?:actions?|offres?|prestations?|services?|mesures?|moyens|contenu|nature)(?!\w)"
)
_ACTIONS = re.compile(r"\W*(?:les |nos )?(?:actions?|mesures?|intitule de l'action|description de l'action)(?!\w)")
_OFFERED = re.compile(r"\W*(?:les |nos )?(?:offres?|prestations?|interventions?|nature d|modalites? d'intervention)")
_MEASURED = re.compile(
    r"\W*(?:les |nos )?(?:indicateurs?|suivi|resultats?|criteres?|evaluations?|observations?|commentaires?|constats?|"
    r"enjeux?|contextes?|publics?|livrables?|bilan|budget|couts?|financements?)(?!\w)"
)
_GOALS = re.compile(
    r"\W*(?:les |nos )?(?:objectifs?|finalites?|axes?|orientations?|themes?|thematiques?|domaines?)(?!\w)"
)
"""Columns beside what is undertaken: how it is measured, and what for."""
_DUE = re.compile(r"\W*(?:echeances?|calendrier|dates?|delais?)(?!\w)")
_YEAR = re.compile(r"(?<!\d)(20\d\d)\W*$")
_PARTNERS = re.compile(r"\W*(?:partenaires?|operateurs?|organismes?|pilotes?|responsables?|acteurs?)(?!\w)")
_WHOLE_YEAR = re.compile(r"\W*(?:annee |en )?(20\d\d)\W*$", re.IGNORECASE)
_CROSS = re.compile(r"\W*[xX×✓✔✗☒☑●•]\W*$")
_SHORTEST_PROMISE_CHARS = 12


def engagement_cells(
    grid: Grid, *, announced: bool, expected: bool, offered: bool
) -> Iterator[tuple[RunningText, str, str]]:
    """Each undertaking of a table, the words that name whose it is, its date or year (both maybe none).

    The columns headed `Engagements ...` hold them where undertakings are `expected`; anywhere those under a lead-in
    (`Le partenaire s'engage à`), and actions beside the operator that each is entrusted to. `announced`: a lead-in
    stands right above; then every column of infinitives or nouns of action is meant (one a theme, where the rows are
    operators). Crosses under operators' names tell whose a row is. `offered`: the table stands in an offer, where
    what a partner brings counts like an action.
    """
    if not grid.rows:
        return
    body_from = max(grid.header_rows, 1)
    heads = grid.header if grid.header_rows else [cell.text.text for cell in grid.rows[0]]
    folded = [fold_keeping_length(head) for head in heads]
    crossed = _crossed_columns(grid, heads, body_from)
    if crossed:
        if announced or (expected and any(_ENGAGEMENTS.match(head) or _ACTIONS.match(head) for head in folded)):
            yield from _under_crosses(grid, heads, crossed, body_from)
        return
    if expected and sum(bool(_WHOLE_YEAR.match(head)) for head in heads) > 1:
        yield from _by_year(grid, heads, body_from)
        return
    columns = [c for c, head in enumerate(folded) if expected and _ENGAGEMENTS.match(head)][:1]
    columns = columns or [c for c, head in enumerate(heads) if _is_lead_in(head)]
    partner = next((c for c, head in enumerate(folded) if _PARTNERS.match(head)), -1)
    if not columns and not announced and _entrusted(grid, partner, body_from):
        columns = [c for c, head in enumerate(folded) if _ACTIONS.match(head) or (offered and _OFFERED.match(head))][:1]
    pieces = _columns_under_one_heading(grid)
    if not columns and announced:
        if not any(_PROMISES.match(head) for head in folded) and not _PARTNERS.match(folded[0]):
            body_from = grid.header_rows
        columns = _promising(grid, folded, pieces, body_from)
    due = next((c for c, head in enumerate(folded) if _DUE.match(head)), -1)
    settings = {c: setting_of(grid, pieces.get(c, [c])) for c in columns}
    for row in grid.rows[body_from:]:
        for column in columns:
            text = _read_across(row, pieces.get(column, [column]))
            if row[column].origin and len(text) >= _SHORTEST_PROMISE_CHARS:
                named = row[partner].text.text if partner >= 0 else heads[column]
                if first := behind_its_party(text.text):
                    named, text = text.text[:first].rstrip(" :"), text.slice(first, len(text))
                when = _date(row[due].text.text) if due >= 0 else ""
                for item in items_of(text, settings[column]):
                    yield item, named if find_operators(named) else "", when
    if not columns and expected:
        yield from _in_sheet(grid)


def _crossed_columns(grid: Grid, heads: Sequence[str], first: int) -> list[int]:
    """The columns, each headed by an operator, in which nothing but crosses and ticks tells what is that operator's;
    none where there are not several."""
    columns = []
    for column, head in enumerate(heads):
        cells = [row[column].text.text.strip() for row in grid.rows[first:]]
        if find_operators(head) and any(cells) and all(_CROSS.match(cell) for cell in cells if cell):
            columns.append(column)
    return columns if len(columns) > 1 else []


def _under_crosses(
    grid: Grid, heads: Sequence[str], crossed: Sequence[int], first: int
) -> Iterator[tuple[RunningText, str, str]]:
    """A row is one undertaking of all those under whose heading it has a cross."""
    for row in grid.rows[first:]:
        owners = ", ".join(heads[c] for c in crossed if row[c].text)
        texts = [cell.text for c, cell in enumerate(row) if c not in crossed and cell.origin and cell.text]
        promise = max(texts, key=len, default=None)
        if owners and promise is not None and len(promise) >= _SHORTEST_PROMISE_CHARS:
            yield promise, owners, ""


def _by_year(grid: Grid, heads: Sequence[str], first: int) -> Iterator[tuple[RunningText, str, str]]:
    """A programme with the years across, where most cells begin like undertakings: each is due in the year above it,
    and of the operator that the row names, if it names one."""
    years = {c: match[1] for c, head in enumerate(heads) if (match := _WHOLE_YEAR.match(head))}
    if not _are_promises([row[c].text.text for row in grid.rows[first:] for c in years if row[c].origin], 0.5):
        return
    for row in grid.rows[first:]:
        beside = " ".join(cell.text.text for c, cell in enumerate(row) if c not in years and cell.origin)
        owner = beside if find_operators(beside) else ""
        for c, year in years.items():
            text = row[c].text.text
            if row[c].origin and text[:1].isalpha() and len(text) >= _SHORTEST_PROMISE_CHARS:
                yield from ((item, owner, year) for item in items_of(row[c].text, setting_of(grid, [c])))


def _in_sheet(grid: Grid) -> Iterator[tuple[RunningText, str, str]]:
    """The undertakings of a sheet of labels and values, `Engagements de l'opérateur` before the one, `Opérateur` before
    who undertakes them."""
    if len(grid.rows[0]) < 2:
        return
    labels = [fold_keeping_length(row[0].text.text) for row in grid.rows]
    named = next((row[1].text.text for row, label in zip(grid.rows, labels, strict=True) if _PARTNERS.match(label)), "")
    for row, label in zip(grid.rows, labels, strict=True):
        whose = row[0].text.text
        if not _ENGAGEMENTS.match(label) or is_not_partner(duties_of(whose)) or not row[1].origin:
            continue
        owner = next((name for name in (whose, named) if find_operators(name)), "")
        yield from ((item, owner, "") for item in items_of(row[1].text, setting_of(grid, [1])))


def _promising(grid: Grid, heads: Sequence[str], pieces: dict[int, list[int]], first: int) -> list[int]:
    """The columns that a lead-in above the table means: those that hold promises, and of them those that are headed as
    such (`Actions`) rather than as goals; never an indicator's. `heads`: folded; `pieces`: columns by heading.

    Where the rows are operators, the columns are themes of what they undertake (`Formation`, `Suivi`)."""
    if _PARTNERS.match(heads[0]):
        return [c for c in pieces if _holds_promises(grid, pieces[c], first)]
    held = [c for c in pieces if not _MEASURED.match(heads[c]) and _holds_promises(grid, pieces[c], first)]
    headed = [c for c in held if _PROMISES.match(heads[c]) or _ENGAGEMENTS.match(heads[c])]
    return headed or [c for c in held if not _GOALS.match(heads[c])] or held


def _is_lead_in(head: str) -> bool:
    """Is a heading a partner's lead-in (`Le partenaire s'engage à`), and not that of a structure or an agent?"""
    lead_in = find_lead_in(head.rstrip(" :") + " :", 0, len(head.rstrip(" :")) + 2)
    return lead_in is not None and lead_in.form == "engages" and not is_not_partner(lead_in.subject(head))


def _entrusted(grid: Grid, column: int, first: int) -> bool:
    """Does the column name an operator in most of its cells?"""
    cells = [row[column].text.text for row in grid.rows[first:]] if column >= 0 else []
    return bool(cells) and sum(bool(find_operators(cell)) for cell in cells) * 3 >= len(cells) * 2


def _columns_under_one_heading(grid: Grid) -> dict[int, list[int]]:
    """The first column of each heading and those it stands over: a column may have been cut at a chance gutter."""
    head = grid.rows[grid.header_rows - 1] if grid.header_rows else []
    columns: dict[int, list[int]] = {}
    for column in range(len(grid.rows[0])):
        spanned = bool(column and head) and not head[column].origin and head[column].text is head[column - 1].text
        if spanned and head[column].text:
            columns[next(reversed(columns))].append(column)
        else:
            columns[column] = [column]
    return columns


def _read_across(row: Sequence[GridCell], columns: Sequence[int]) -> RunningText:
    """The words of neighbouring cells line by line, as they read where the cells are one."""
    cells = [row[c] for c in columns if row[c].origin and row[c].text]
    if len(cells) < 2:
        return cells[0].text if cells else row[columns[0]].text
    words = sorted((w for cell in cells for w in cell.text.words), key=lambda w: (w.page, w.word.box.center_y))
    height_pt = max(w.word.box.height for w in words)
    lines: list[list[PlacedWord]] = []
    for word in words:
        last = lines[-1][0] if lines else None
        same = last and last.page == word.page and word.word.box.center_y - last.word.box.center_y < height_pt / 2
        if same:
            lines[-1].append(word)
        else:
            lines.append([word])
    return RunningText(
        [
            PlacedWord(w.page, w.word, n)
            for n, line in enumerate(lines)
            for w in sorted(line, key=lambda w: w.word.box.x0)
        ]
    )


def _date(cell: str) -> str:
    """The ISO date of a cell `Échéance`, or the year where it gives no day; empty where it holds something else."""
    dates = find_dates(cell)
    year = _YEAR.search(cell)
    return dates[-1].iso if dates else year[1] if year else ""


def _holds_promises(grid: Grid, columns: Sequence[int], first: int) -> bool:
    return _are_promises([_read_across(row, columns).text for row in grid.rows[first:]], 2 / 3)


def _are_promises(cells: Sequence[str], share: float) -> bool:
    """Does at least this share of the cells that hold anything begin like an undertaking?"""
    texts = [text for text in cells if text]
    return len(texts) > 0 and sum(map(_begins_a_promise, texts)) >= len(texts) * share


def _begins_a_promise(text: str) -> bool:
    return starts_with_infinitive(text) or bool(phrases().action_noun.match(fold_keeping_length(text)))
