"""Lines become blocks: headings, paragraphs, list items, tables, over page ends where a sentence goes on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from statistics import median

from convextract.reading.page import Box, Page, Word
from convextract.reading.running_text import PlacedWord, RunningText, box_of
from convextract.structure.annexes import annex_header
from convextract.structure.bullet_columns import BulletColumns
from convextract.structure.closing import is_closing
from convextract.structure.grids import grid_of, join_over_pages
from convextract.structure.headings import is_heading
from convextract.structure.lines import BodyLine, body_lines
from convextract.structure.list_levels import with_levels
from convextract.structure.markers import Marker
from convextract.structure.model import Block
from convextract.structure.style import Frame, FrameKey, Style, frames, style
from convextract.structure.table_headings import with_headings_above

_SENTENCE_END = re.compile(r"[.!?:;…»\"]\s*$")
_OPEN_END = re.compile(
    r"(?:[,–—-]|\b(?:de|du|des|d'|la|le|les|l'|et|ou|à|au|aux|en|par|pour|sur|avec|dans|un|une|que|qui|son|sa|ses|n°))$",
    re.IGNORECASE,
)
_OTHER_SIZE = 1.07  # of two font sizes that the file tells, the larger beside the smaller


@dataclass(slots=True)
class _Entry:
    """A line on its way into a block."""

    line: BodyLine
    frame: Frame
    look: Style
    marker: Marker | None


def build_blocks(pages: list[Page]) -> list[Block]:
    """All blocks of the document in reading order. Headers, footers, stamps and margin notes must be marked."""
    lines = list(body_lines(pages))
    columns = frames(lines)
    bullets = BulletColumns(lines)
    entries = [None if line.line.table >= 0 else _entry(line, columns, bullets) for line in lines]
    body_sizes = _body_sizes([entry for entry in entries if entry])
    blocks: list[Block] = []
    open_entries: list[_Entry] = []
    tables: set[tuple[int, int]] = set()

    def close() -> None:
        if open_entries:
            blocks.append(_block(open_entries, body_sizes[open_entries[0].line.number]))
            open_entries.clear()

    for line, entry in zip(lines, entries, strict=True):
        if entry is None:
            if (line.number, line.line.table) not in tables:
                tables.add((line.number, line.line.table))
                close()
                blocks.append(_table_block(line))
            continue
        if open_entries and _bullet_lost(open_entries[-1], entry, bullets):
            entry.marker = Marker("bullet", "", 0)
        if open_entries and _begins_block(open_entries, entry):
            close()
        open_entries.append(entry)
    close()
    return with_levels(join_over_pages(with_headings_above(blocks)))


def _entry(line: BodyLine, columns: dict[FrameKey, Frame], bullets: BulletColumns) -> _Entry:
    frame = columns[line.number, line.line.column]
    return _Entry(line, frame, style(line, frame), bullets.marker_of(line))


def _bullet_lost(last: _Entry, entry: _Entry, bullets: BulletColumns) -> bool:
    ended = entry.marker is None and _SENTENCE_END.search(last.line.text) and _ends_early(last, entry)
    return bool(ended) and bullets.lost_bullet(entry.line, last.line)


def _body_sizes(entries: list[_Entry]) -> dict[int, float]:
    """The font size of most of the text, a page: its own where it holds text enough, else that of the document."""
    pages: dict[int, Counter[float]] = defaultdict(Counter)
    whole: Counter[float] = Counter()
    for entry in entries:
        size = round(entry.look.size_pt * 2) / 2
        pages[entry.line.number][size] += len(entry.line.text)
        whole[size] += len(entry.line.text)
    usual = whole.most_common(1)[0][0] if whole else 10.0
    sizes = {n: c.most_common(1)[0][0] for n, c in pages.items() if sum(c.values()) > 500}
    return {number: sizes.get(number, usual) or usual for number in pages}


def _begins_block(opened: list[_Entry], entry: _Entry) -> bool:
    """Whether a line begins a new block after those of the open one."""
    last = opened[-1]
    if entry.marker and _marker_counts(opened, entry):
        return True
    same_flow = last.line.number == entry.line.number and last.line.line.column == entry.line.line.column
    step = entry.line.box.y0 - last.line.box.y0
    if not same_flow or step < -0.5 * last.line.box.height:
        return not _goes_on(last, entry)
    return _parted(opened, entry, step)


def _marker_counts(opened: list[_Entry], entry: _Entry) -> bool:
    """A bullet always opens an item; a number only where the text before it does not run into it.

    `L'opérateur s'engage à` may stand above `a) ...` without a colon: the writer ended that line.
    """
    marker, before, last = entry.marker, opened[0].marker, opened[-1]
    assert marker is not None
    if before and before.text == marker.text and abs(opened[0].line.box.x0 - entry.line.box.x0) < 4:
        return True
    if marker.kind == "bullet":
        runs_on = _OPEN_END.search(last.line.text) and not _ends_early(last, entry)
        return not (marker.text in ("-", "–", "—") and runs_on)
    if marker.kind == "article" and not entry.line.text[:1].isupper():
        return False
    runs_on = _OPEN_END.search(last.line.text) and not (marker.text.endswith(")") and _ends_early(last, entry))
    return not runs_on and (
        bool(_SENTENCE_END.search(last.line.text)) or _ends_early(last, entry) or _style_changes(last, entry)
        or entry.line.box.y0 - last.line.box.y0 > 1.2 * entry.frame.leading_pt
        or last.line.number != entry.line.number
    )


def _parted(opened: list[_Entry], entry: _Entry, step: float) -> bool:
    """Two lines one under the other: does a new paragraph begin with the lower one?"""
    last = opened[-1]
    if step < 0.5 * last.line.box.height:
        return entry.line.box.x0 - last.line.box.x1 > 2 * entry.look.size_pt
    if step > 1.4 * entry.frame.leading_pt + 1 and step > 1.5 * last.line.box.height:
        return True
    if re.search(r"\w[-‐¬]$", last.line.text) and entry.line.text[:1].islower():
        return False
    if _style_changes(last, entry) or (_SENTENCE_END.search(last.line.text) and is_closing(entry.line.text)):
        return True
    if _display(last, entry):
        return False
    if _OPEN_END.search(last.line.text) and not opened[0].look.centered:
        return False
    if _ends_early(last, entry) or _in_other_size(last, entry):
        return True
    ended = bool(_SENTENCE_END.search(last.line.text))
    if opened[0].marker and entry.line.box.x0 < opened[0].line.box.x0 - 6:
        return ended or not entry.line.text[:1].islower()
    indented = entry.line.box.x0 > last.line.box.x0 + 12 and not opened[0].marker
    other = last.line.line.paragraph != entry.line.line.paragraph
    return ended and (indented or (other and step > 1.15 * entry.frame.leading_pt))


def _display(last: _Entry, entry: _Entry) -> bool:
    """Lines of one title: same size, both centred or both in capitals or both bold."""
    pair = (last.look, entry.look)
    return (all(s.centered for s in pair) and all(s.bold or s.capitals for s in pair)) or all(
        s.capitals and len(e.line.text) > 8 for s, e in zip(pair, (last, entry), strict=True)
    )


def _style_changes(last: _Entry, entry: _Entry) -> bool:
    a, b = last.look, entry.look
    ratio = _size_ratio(a, b)
    sizes = ratio > 1.18 if a.sure and b.sure else ratio > 1.3 and all(map(_is_long, (last, entry)))
    if not (a.sure and b.sure):  # weight judged from a scan changes within a title; it counts with another sign only
        return sizes or (a.bold != b.bold and ratio > 1.1)
    return sizes or (a.bold != b.bold and (len(last.line.line.words) > 1 or a.bold))


def _in_other_size(last: _Entry, entry: _Entry) -> bool:
    """Is a line that may begin a sentence set a little larger or smaller than the one above, each all in one size?"""
    sizes = [{word.size_pt for word in one.line.line.words} for one in (last, entry)]
    even = last.look.sure and entry.look.sure and all(len(found) == 1 for found in sizes)
    return even and _size_ratio(last.look, entry.look) > _OTHER_SIZE and not entry.line.text[:1].islower()


def _size_ratio(a: Style, b: Style) -> float:
    return max(a.size_pt, b.size_pt) / (min(a.size_pt, b.size_pt) or 99.0)


def _is_long(entry: _Entry) -> bool:
    """Whether the line has letters enough for its size to be judged by them."""
    return sum(c.isalpha() for c in entry.line.text) >= 6


def _ends_early(last: _Entry, entry: _Entry) -> bool:
    """The upper line stops although the first word below would have found room: its writer ended it there."""
    first = entry.line.line.words[0].box
    room = last.frame.right - last.line.box.x1
    return room > first.width + 0.03 * last.frame.width + 3


def _goes_on(last: _Entry, entry: _Entry) -> bool:
    """Whether a sentence goes on over a page or column end."""
    if entry.marker and entry.marker.kind in ("bullet", "article", "decimal"):
        return False
    if entry.look.centered or entry.look.capitals != last.look.capitals or annex_header(entry.line.text):
        return False
    if re.search(r"\w[-‐¬]$", last.line.text) or _OPEN_END.search(last.line.text):
        return True
    if _SENTENCE_END.search(last.line.text) or last.look.capitals or last.look.centered:
        return False
    if entry.line.text[:1].islower():
        return True
    full = last.line.box.x1 > last.frame.right - 0.12 * last.frame.width and len(last.line.text) > 40
    prose = entry.line.box.width > 0.7 * entry.frame.width
    return full and prose and last.line.text[-1:].islower() and not _style_changes(last, entry)


def _block(entries: list[_Entry], body_size: float) -> Block:
    first = entries[0]
    marker = first.marker
    if marker and marker.kind == "article" and not first.line.text[:1].isupper():
        marker = None
    placed = [
        PlacedWord(entry.line.number, word, number)
        for number, entry in enumerate(entries)
        for word in (_without_marker(entry, marker) if entry is first else entry.line.line.words)
    ]
    if not placed:
        placed = [PlacedWord(first.line.number, word, 0) for word in first.line.line.words]
        marker = marker if marker and marker.kind == "article" else None
    here = [e.line.box for e in entries if e.line.number == first.line.number]
    block = Block(
        kind="paragraph",
        text=RunningText(placed),
        page=first.line.number,
        box=Box(min(b.x0 for b in here), min(b.y0 for b in here), max(b.x1 for b in here), max(b.y1 for b in here)),
        marker=marker.text if marker else "",
        column=first.line.line.column,
        bold=all(e.look.bold for e in entries),
        centered=_is_centered(entries),
        size_pt=round(median(e.look.size_pt for e in entries), 1),
    )
    capitals = all(e.look.capitals for e in entries)
    sure = all(e.look.sure for e in entries)
    if is_heading(block, marker, len(entries), capitals, body_size, sure_size=sure):
        block.kind = "heading"
    elif marker:
        block.kind = "list_item"
    return block


def _is_centered(entries: list[_Entry]) -> bool:
    """Lines that leave room stand in the middle, one at least; a full line of a centred title cannot tell."""
    full = [e.line.box.width > 0.9 * e.frame.width for e in entries]
    return any(e.look.centered for e in entries) and all(
        e.look.centered or f for e, f in zip(entries, full, strict=True)
    )


def _without_marker(entry: _Entry, marker: Marker | None) -> tuple[Word, ...]:
    words = entry.line.line.words
    if marker is None:
        return words
    words = words[marker.words :]
    if not marker.characters or not words:
        return words
    return (_cut(words[0], marker.characters), *words[1:])


def _cut(word: Word, characters: int) -> Word:
    """The word without its first characters, its box cut in proportion."""
    share = characters / max(1, len(word.best))
    box = replace(word.box, x0=word.box.x0 + share * word.box.width)
    mended = word.mended[characters:] if word.mended else ""
    return replace(word, text=word.text[characters:] if not word.mended else word.text, mended=mended, box=box)


def _table_block(line: BodyLine) -> Block:
    table = line.page.tables[line.line.table]
    placed = [
        PlacedWord(line.number, word, index)
        for index in dict.fromkeys(i for cell in table.cells for i in cell.lines)
        for word in line.page.lines[index].words
    ]
    placed = placed or [PlacedWord(line.number, word) for word in line.line.words]
    box = table.box if table.cells else box_of(placed)
    return Block("table", RunningText(placed), line.number, box, grid=grid_of(line.page, table))
