"""The document as the comparison reads it: sections (heading and body) in reading order, and what lies between them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from convextract.comparison.furniture import WordKey, running_words
from convextract.comparison.tokens import Token, tokenize
from convextract.reading.page import Page
from convextract.reading.running_text import PlacedWord, RunningText
from convextract.structure.model import Block, ClauseSpan, PartSpan, StructuredDocument

_DONE_AT = re.compile(r"(?:^|(?<=[.;:»),] ))[FEP][aà][a-zïl1]{0,3}t,? ?[àÀA4] [A-ZÉÈÎ][^.;:]{1,60}?,? (?:le|en) ")
"""`Fait à ..., le`, with the capital of a sentence of its own and the slips of a recogniser."""


@dataclass(slots=True)
class Section:
    """A clause as structure found it, or (`titled` False) a run of blocks that belongs to no clause."""

    number: str
    title: RunningText
    body: RunningText
    titled: bool

    @property
    def words(self) -> list[PlacedWord]:
        return self.title.words + self.body.words


@dataclass(slots=True)
class DocToken:
    """A token of the document, the words it was read from and where it stands."""

    token: Token
    words: list[PlacedWord]
    section: int
    line_start: bool
    lead: list[PlacedWord]
    """Words without a token that stand before it: dashes, bullets, brackets."""

    @property
    def key(self) -> str:
        return self.token.key

    @property
    def confidence(self) -> float:
        return min((w.word.confidence for w in self.words), default=0.0)


def convention_part(document: StructuredDocument) -> PartSpan | None:
    """The part whose clauses `document.clauses` are: the convention that begins closest before the first clause."""
    parts = list(document.parts_of_kind("convention"))
    if not parts or not document.clauses:
        return parts[0] if parts else None
    first = document.clauses[0].first
    holding = [p for p in parts if p.first <= first < p.last]
    return holding[0] if holding else parts[0]


def sections_of(document: StructuredDocument, part: PartSpan | None) -> list[Section]:
    """Clauses and the loose text between them, in reading order."""
    used = {_key(w) for clause in document.clauses for w in clause.title.words + clause.body.words}
    placed: list[tuple[int, int, Section]] = [
        (clause.first, 1, _clause_section(clause)) for clause in document.clauses
    ]
    blocks = document.blocks[part.first : part.last] if part else []
    offset = part.first if part else 0
    for index, run in _loose_runs(blocks, used, [c.first - offset for c in document.clauses]):
        words = [word for block in run for word in block.text.words]
        placed.append((offset + index, 0, Section("", RunningText([]), RunningText(words), titled=False)))
    running = running_words(_pages_of(document, part))
    sections = [_without(section, running) for _, _, section in sorted(placed, key=lambda p: (p[0], p[1]))]
    return [piece for section in sections for piece in _before_signatures(section)]


def _before_signatures(section: Section) -> list[Section]:
    """`Fait à ..., le ...` ends a clause: what follows is the signature block."""
    text = section.body.text
    match = _DONE_AT.search(text) if section.titled else None
    if match is None:
        return [section]
    first, _ = section.body.word_range(match.start(), match.end())
    words = section.body.words
    block = Section("", RunningText([]), RunningText(words[first:]), titled=False)
    return [Section(section.number, section.title, RunningText(words[:first]), titled=True), block]


def _pages_of(document: StructuredDocument, part: PartSpan | None) -> list[Page]:
    if part is None:
        return document.pages
    return [p for p in document.pages if part.record.first_page <= p.number <= part.record.last_page]


def _clause_section(clause: ClauseSpan) -> Section:
    return Section(clause.number, clause.title, clause.body, titled=bool(clause.title or clause.number))


def _without(section: Section, running: frozenset[WordKey]) -> Section:
    """The section without the words of running headers and footers."""
    if not running or not any(_key(word) in running for word in section.words):
        return section
    title, body = (
        RunningText([w for w in text.words if _key(w) not in running]) for text in (section.title, section.body)
    )
    return Section(section.number, title, body, section.titled)


def _loose_runs(blocks: list[Block], used: set[WordKey], breaks: list[int]) -> list[tuple[int, list[Block]]]:
    runs: list[tuple[int, list[Block]]] = []
    stops = set(breaks)
    open_run = False
    for index, block in enumerate(blocks):
        loose = bool(block.text.words) and block.kind != "table" and _key(block.text.words[0]) not in used
        if loose and open_run and index not in stops:
            runs[-1][1].append(block)
        elif loose:
            runs.append((index, [block]))
        open_run = loose
    return runs


def _key(placed: PlacedWord) -> WordKey:
    return (placed.page, placed.word.box.x0, placed.word.box.y0)


def doc_tokens(section: Section, index: int) -> list[DocToken]:
    """The tokens of a section: heading first (marked `title`), then the body."""
    out: list[DocToken] = []
    for text, title in ((section.title, True), (section.body, False)):
        previous_word = 0
        for token in tokenize(text.text):
            first, last = text.word_range(token.start, token.end)
            words = text.words[first:last]
            if title:
                token = replace(token, title=True)
            lead = text.words[previous_word:first]
            starts = not first or _on_new_line(text.words[previous_word - 1], text.words[first])
            out.append(DocToken(token, words, index, starts, lead))
            previous_word = last
    return out


def _on_new_line(before: PlacedWord, word: PlacedWord) -> bool:
    """By place: line numbers begin anew in each of the blocks that a section is made of. A new column begins above."""
    one, other = before.word.box, word.word.box
    apart = abs(other.center_y - one.center_y)
    return before.page != word.page or other.x0 < one.x0 or apart > 0.6 * max(one.height, 4.0)


def by_rows(tokens: list[DocToken]) -> list[DocToken]:
    """The tokens in the order of printed rows: page, line of sight, left to right."""
    placed = sorted((t for t in tokens if t.words), key=lambda t: (t.words[0].page, t.words[0].word.box.center_y))
    rows: list[list[DocToken]] = []
    for token in placed:
        box, page = token.words[0].word.box, token.words[0].page
        last = rows[-1][-1].words[0] if rows else None
        if last and last.page == page and box.center_y - last.word.box.center_y < 0.5 * max(box.height, 6.0):
            rows[-1].append(token)
        else:
            rows.append([token])
    return [token for row in rows for token in sorted(row, key=lambda t: t.words[0].word.box.x0)]
