"""What a partner's offer tells without `s'engage à`: lists for the structures, statements, titled paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from convextract.extraction.commitments.categories import categories_named, category_of
from convextract.extraction.commitments.subjects import is_not_partner, phrases
from convextract.language.dates import find_dates
from convextract.language.folding import fold_keeping_length
from convextract.language.operators import find_operators
from convextract.reading.running_text import PlacedWord, RunningText
from convextract.structure.model import Grid, GridCell

_CONTEXT = re.compile(
    r"dans le cadre (?:de|du|des)(?!\w)[^:]{0,120}(?:france services?|structures?|msap)[^:]{0,40}:\s*$"
)
_PRESENTATION = re.compile(r"mission|presentation|qui sommes|coordonnee|contact|horaire|adresse|carte des|annexe")
_ENGAGEMENTS = re.compile(r"\W*(?:les |nos )?engagements?(?!\w)")
_PROMISES = re.compile(
    r"\W*(?:les |nos )?(?:actions?|offres?|prestations?|services?|mesures?|moyens|contenu|nature)(?!\w)"
)
_DUE = re.compile(r"\W*(?:echeances?|calendrier|dates?|delais?)(?!\w)")
_YEAR = re.compile(r"20\d\d")
_PARTNERS = re.compile(r"\W*(?:partenaires?|operateurs?|organismes?)(?!\w)")
_INFINITIVE = re.compile(r"^\W*(?:à |d'|de )?[A-Za-zÀ-ÿ]{2,}(?:er|ir|re|oir)\s")
_SHORTEST_PROMISE_CHARS = 12
OTHER_CLAUSE = re.compile(r"[.;:]|(?<!\w)(?:qui|que|dont|est|sont)(?!\w)")
_LONGEST_TITLE_CHARS = 130
_LONGEST_SUBJECT_CHARS = 110
_LONGEST_ANNOUNCEMENT_CHARS = 200
_LONGEST_VERB_CHARS = 24


@dataclass(frozen=True, slots=True)
class Section:
    """A titled piece of an offer and the categories its title names."""

    title: str
    categories: frozenset[str]


def section_of(text: str) -> Section | None:
    """The section that a heading opens; one that presents the partner or lists contacts names no category."""
    if len(text) > _LONGEST_TITLE_CHARS:
        return None
    presents = _PRESENTATION.search(fold_keeping_length(text))
    return Section(text, frozenset() if presents else frozenset(categories_named(text)))


def context_list(text: str) -> bool:
    """`Dans le cadre de la mise en œuvre des structures France services :` before a list of what the partner does."""
    return len(text) < 200 and bool(_CONTEXT.search(fold_keeping_length(text)))


def partner_list(text: str, part_code: str) -> bool:
    """`La Poste met à disposition des structures France Services :` before a list of what it is."""
    folded = fold_keeping_length(text).rstrip()
    return (
        folded.endswith(":")
        and len(text) < _LONGEST_ANNOUNCEMENT_CHARS
        and bool(phrases().addressee.search(folded))
        and _told_by_partner(text, folded, part_code) >= 0
    )


def verb_list(text: str, part_code: str) -> bool:
    """`La CPAM assure :` before a list of what it is: the partner and its verb alone."""
    folded = fold_keeping_length(text).rstrip()
    verb = _told_by_partner(text, folded, part_code) if folded.endswith(":") else -1
    return verb >= 0 and len(folded) - verb <= _LONGEST_VERB_CHARS


def engagement_cells(grid: Grid, *, announced: bool) -> Iterator[tuple[RunningText, str, str]]:
    """Each undertaking of a table, the words that name whose it is, its date or year (both maybe none).

    The columns headed `Engagements ...` hold them. `announced`: a lead-in stands right above; then every column of
    infinitives or nouns of action is meant (one a theme, where the rows are operators).
    """
    body_from = max(grid.header_rows, 1)
    heads = grid.header if grid.header_rows else [cell.text.text for cell in grid.rows[0]]
    folded = [fold_keeping_length(head) for head in heads]
    columns = [c for c, head in enumerate(folded) if _ENGAGEMENTS.match(head)][:1]
    pieces = _columns_under_one_heading(grid)
    if not columns and announced:
        if not any(_PROMISES.match(head) for head in folded) and not _PARTNERS.match(folded[0]):
            body_from = grid.header_rows
        columns = [c for c in pieces if _holds_promises(grid, pieces[c], body_from)]
    partner = next((c for c, head in enumerate(folded) if _PARTNERS.match(head)), -1)
    due = next((c for c, head in enumerate(folded) if _DUE.match(head)), -1)
    for row in grid.rows[body_from:]:
        for column in columns:
            text = _read_across(row, pieces.get(column, [column]))
            if row[column].origin and len(text) >= _SHORTEST_PROMISE_CHARS:
                named = row[partner].text.text if partner >= 0 else heads[column]
                yield text, named if find_operators(named) else "", _date(row[due].text.text) if due >= 0 else ""


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
    """The ISO date or bare year of a cell `Échéance`; empty where it holds something else."""
    dates = find_dates(cell)
    year = _YEAR.fullmatch(cell.strip())
    return dates[-1].iso if dates else year[0] if year else ""


def _holds_promises(grid: Grid, columns: Sequence[int], first: int) -> bool:
    texts = [text for row in grid.rows[first:] if (text := _read_across(row, columns).text)]
    nouns = phrases().action_noun
    promises = sum(starts_with_infinitive(t) or bool(nouns.match(fold_keeping_length(t))) for t in texts)
    return len(texts) > 0 and promises * 3 >= len(texts) * 2


def statement_start(text: str, part_code: str, *, section: Section | None = None, engaged: bool = False) -> int:
    """Where the undertaking begins in a paragraph of an offer; -1 where it holds none.

    Three forms count: the partner as subject, a verb of the register and somebody it is done for; a noun of action at
    the head, in an offer that has committed the partner before; a paragraph about what the title of its section names.
    """
    capitals = sum(c.isupper() for c in text)
    if is_not_partner(text) or capitals * 2 > sum(c.isalpha() for c in text):
        return -1
    folded = fold_keeping_length(text)
    told = _told_by_partner(text, folded, part_code)
    if told >= 0 and (phrases().addressee.search(folded) or (section and section.categories) or _promised(text, told)):
        return told
    if engaged and phrases().action_noun.match(folded) and not folded.rstrip().endswith(":"):
        return 0
    if section and category_of(text, hints=section.categories) in section.categories and folded.rstrip()[-1:] != ":":
        return max(told, 0)
    return -1


def _promised(text: str, verb: int) -> bool:
    return category_of(text[verb:]) in ("on_site_presence", "appointments", "training", "referent")


def starts_with_infinitive(item: str) -> bool:
    return bool(_INFINITIVE.match(item))


def _told_by_partner(text: str, folded: str, part_code: str) -> int:
    """Where the verb begins in `La MSA (partenaire) désigne ...`; -1 where subject or verb are others."""
    mentions = [m for m in find_operators(text[:_LONGEST_SUBJECT_CHARS]) if m.start <= 30]
    if not mentions and not re.match(r"\W*(?:nos services|la caisse|l'agence|l'etablissement)(?!\w)", folded):
        return -1
    if mentions and part_code and not any(m.code == part_code for m in mentions):
        return -1
    position = mentions[-1].end if mentions else 0
    for verb in phrases().partner_verb.finditer(folded, position, _LONGEST_SUBJECT_CHARS):
        between = folded[position : verb.start()]
        if folded[verb.start() - 1 : verb.start()] == " " and not OTHER_CLAUSE.search(between):
            return verb.start()
    return -1
