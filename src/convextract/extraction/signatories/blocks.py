"""Signature blocks: from the columns of a signature page to one block a person, with the headings that stand over it.

A block may be written from the office to the name (`Le Maire` / `Claire Vernoy`) or from the name to the office
(`Claire Vernoy` / `Maire de Vernoy`), both on one page. An article before the office, table cells and the widest gap
tell where one block ends and the next begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from convextract.extraction.signatories.block_lines import FIRST_WORDS, FOR_NOTHING, LABEL, NOISE, WITNESS
from convextract.extraction.signatories.block_names import (
    goes_on_below,
    name_beside_office,
    signs_for,
    text_of,
    with_whole_names,
    without_prefix,
)
from convextract.extraction.signatories.block_seams import seam_over_office, widest_seam
from convextract.extraction.signatories.headings import Heading, heading_in
from convextract.extraction.signatories.offices import OFFICE_WITH_ARTICLE, is_body, is_office
from convextract.extraction.signatories.segments import Column, Segment
from convextract.language.folding import fold, fold_keeping_length
from convextract.language.names import NO_NAMES, WEAK, PersonName, parse_name
from convextract.language.nlp import is_person
from convextract.language.operators import find_operators
from convextract.reading.page import Box, union
from convextract.reading.running_text import PlacedWord

_FOREIGN_GAP_LINES = 4.0
"""A body or an office that stands so many line heights below is another block's, whatever came before."""
_SIGNING_OFFICE = re.compile(rf"(?:en presence de )?(?:{OFFICE_WITH_ARTICLE.pattern.removeprefix('^')})")
_SHORTEST_SURNAME = 4
_NEW_BLOCK_GAP_LINES = 2.2
"""An office with an article opens a new block after a gap of this many line heights, name or no name before it."""


@dataclass(slots=True)
class SignatureBlock:
    """The printed lines of one signer. `before` and `after`: the lines above and below the name."""

    page: int
    room: Box
    heading: Heading
    before: list[Segment] = field(default_factory=list)
    name: PersonName | None = None
    name_lines: list[Segment] = field(default_factory=list)
    after: list[Segment] = field(default_factory=list)
    inline: str = ""
    """The office on the line of the name: `Claire Vernoy, Maire`, `Le Préfet, Yves Tissot`."""
    cell: bool = False
    unsigned_room: bool = False
    """Of a table of people: no place to sign was found for this one."""
    witness: bool = False
    column: int = 0
    """Blocks with equal numbers stand in one column or cell."""

    @property
    def lines(self) -> list[Segment]:
        return [*self.before, *self.name_lines, *self.after]

    @property
    def words(self) -> list[PlacedWord]:
        return [word for line in self.lines for word in line.words]

    @property
    def box(self) -> Box:
        return union(line.box for line in self.lines)


def blocks_of(columns: list[Column], heading: Heading, *, trusted: bool) -> tuple[list[SignatureBlock], Heading]:
    """The blocks of one page, and the heading that is still open at its end (it goes on over the page).

    `trusted`: the paper said that signatures follow, so that a weak name (two capitalised words) is worth a look.
    """
    blocks: list[SignatureBlock] = []
    for number, column in enumerate(columns):
        if column.spanning:
            heading = heading_in(column.segments[0].text) or heading
            if heading_in(column.segments[0].text):
                continue
        local = heading
        builder = _Builder(column, local, number, trusted=trusted)
        for segment in with_whole_names(column.segments):
            builder.take(segment)
        blocks += builder.finish()
        if not column.cell:
            heading = builder.heading if len({c.room.x0 for c in columns if not c.cell}) == 1 else heading
    return blocks, heading


class _Builder:
    """Cuts one column into blocks, line by line."""

    def __init__(self, column: Column, heading: Heading, number: int, *, trusted: bool) -> None:
        self._column = column
        self._trusted = trusted
        self._number = number
        self.heading = heading
        self._blocks: list[SignatureBlock] = []
        self._block: SignatureBlock | None = None
        self._last: Segment | None = None
        self._heading_lines: list[Segment] = []

    def take(self, segment: Segment) -> None:
        folded = fold(segment.text).strip(" :.,")
        heading = heading_in(segment.text)
        if not folded or (NOISE.match(folded) and not (heading and heading.organisation)):
            return
        if label := LABEL.match(fold_keeping_length(segment.text)):
            segment = replace(segment, text=segment.text[label.end() :])
            heading = heading_in(segment.text)
        if entry := signs_for(segment.text):
            self._take_entry(segment, *entry)
            return
        if heading:
            if heading.organisation and not heading.side:
                heading = replace(heading, side=self.heading.side)
            self.heading = heading
            self._block, self._heading_lines = None, [segment]
            self._last = segment
            return
        if self._heading_goes_on(segment):
            self._heading_lines.append(segment)
            joined = heading_in(text_of(self._heading_lines).replace("\n", " "))
            self.heading = replace(joined or self.heading, side=self.heading.side)
            self._last = segment
            return
        self._heading_lines = []
        found = self._name_in(segment)
        if found:
            self._take_name(segment, *found)
        else:
            self._take_text(segment, folded)
        self._last = segment

    def _take_entry(self, segment: Segment, body: str, office: str, name: PersonName) -> None:
        """A whole block in one sentence."""
        heading = self.heading
        self.heading = replace(heading_in(f"Pour {body}") or Heading(organisation=body), single=False)
        self._block = None
        self._take_name(segment, name, office)
        self.heading, self._heading_lines, self._last = heading, [], segment

    def _heading_goes_on(self, segment: Segment) -> bool:
        """The second line of `Pour la communauté de communes Val de` / `Loire,`."""
        open_body = bool(self._heading_lines and self.heading.organisation)
        if not open_body or self._gap_lines(segment) > 1 or self._heading_lines[-1].text.rstrip().endswith((",", ":")):
            return False
        name = parse_name(segment.text)
        return not is_office(segment.text) and (name is None or name.certainty <= WEAK)

    def _gap_lines(self, segment: Segment) -> float:
        if self._last is None:
            return 0.0
        return (segment.box.y0 - self._last.box.y1) / segment.height

    def _open(self) -> SignatureBlock:
        self._block = SignatureBlock(
            self._column.page, self._column.room, self.heading, cell=self._column.cell, column=self._number,
            unsigned_room=self._column.unsigned_room,
        )  # fmt: skip
        if self.heading.single:
            self.heading = Heading()
        self._blocks.append(self._block)
        return self._block

    def _name_in(self, segment: Segment) -> tuple[PersonName, str] | None:
        """The name that the line is or holds, and the office that stands beside it on the same line."""
        text = without_prefix(segment.text)
        if self._last is not None and goes_on_below(self._last.text) and self._gap_lines(segment) < 1:
            return None
        name = parse_name(text)
        if name is None:
            return self._lone_surname(segment, text) or name_beside_office(text)
        if find_operators(text):
            return None
        if name.certainty > WEAK or (not self._completes_last(segment) and self._is_weak_name(segment, name)):
            return name, ""
        return None

    def _lone_surname(self, segment: Segment, text: str) -> tuple[PersonName, str] | None:
        """`PENIGAUD` under an office, parted from it: the ink over the given name has swallowed that."""
        block, word = self._block, text.strip(" .,;:")
        if block is None or block.name is not None or not block.before:
            return None
        waiting = bool(_SIGNING_OFFICE.match(fold(block.before[0].text)))
        alone = word.isalpha() and word.isupper() and len(word) >= _SHORTEST_SURNAME
        if not (waiting and alone and self._trusted and self._gap_lines(segment) > 1):
            return None
        return None if fold(word) in NO_NAMES or find_operators(word) else (PersonName("", "", word, 0.0), "")

    def _completes_last(self, segment: Segment) -> bool:
        """The rest of a body's name: `Présidente de la communauté` / `Val de Loire`."""
        last = self._last
        if last is None or self._gap_lines(segment) >= 1 or last.text.rstrip().endswith(","):
            return False
        return is_office(last.text) or is_body(last.text)

    def _is_weak_name(self, segment: Segment, name: PersonName) -> bool:
        beside_office = self._last is not None and is_office(self._last.text) and self._gap_lines(segment) < 4
        return (beside_office or self._trusted) and is_person(name.full)

    def _take_name(self, segment: Segment, name: PersonName, inline: str) -> None:
        block = self._block
        if block is None or block.name is not None:
            moved = self._cut(widest_seam([*block.name_lines[-1:], *block.after, segment])) if block else []
            block = self._open()
            block.before = moved
        block.name, block.inline = name, inline
        block.name_lines = [segment]
        block.witness = block.witness or bool(WITNESS.match(fold(segment.text)))

    def _cut(self, seam: int | None) -> list[Segment]:
        """The lines below the last name from `seam` on, taken away from its block: they are the next one's."""
        if self._block is None or seam is None:
            return []
        moved, self._block.after = self._block.after[seam:], self._block.after[:seam]
        return moved

    def _take_text(self, segment: Segment, folded: str) -> None:
        block = self._block
        if block is None or self._opens_block(segment, folded, block):
            moved = self._cut(seam_over_office([*block.name_lines[-1:], *block.after, segment])) if block else []
            block = self._open()
            block.before = moved
        if FOR_NOTHING.match(folded):
            return
        block.witness = block.witness or bool(WITNESS.match(folded))
        if block.name is None:
            block.before.append(segment)
        elif _completes_name(block, segment):
            self._complete_name(block, segment)
        else:
            block.after.append(segment)

    def _opens_block(self, segment: Segment, folded: str, block: SignatureBlock) -> bool:
        gap = self._gap_lines(segment)
        if FOR_NOTHING.match(folded):
            return True
        for_someone = folded.startswith("pour ") and segment.text[5:6].isupper()
        if OFFICE_WITH_ARTICLE.match(folded) and self._is_under_its_name(segment, block):
            return False
        if for_someone or FIRST_WORDS.match(folded) or OFFICE_WITH_ARTICLE.match(folded):
            return block.name is not None or (gap > _NEW_BLOCK_GAP_LINES and not self._column.cell)
        return gap > _FOREIGN_GAP_LINES and (is_body(segment.text) or is_office(segment.text))

    def _is_under_its_name(self, segment: Segment, block: SignatureBlock) -> bool:
        """`Claire VERNOY` / `La préfète du Cher`: nearer to the name over it than to the one under it."""
        if block.name is None or block.after or block.inline or self._gap_lines(segment) > 1.5:
            return False
        if block.before and not fold(block.before[-1].text).rstrip(" ,.:").endswith("par delegation"):
            return False
        above = segment.box.y0 - block.name_lines[-1].box.y1
        last = segment
        for line in self._column.segments:
            if line.box.y0 < segment.box.y1:
                continue
            if self._name_in(line):
                return line.box.y0 - last.box.y1 >= above
            last = line
        return True

    def _complete_name(self, block: SignatureBlock, segment: Segment) -> None:
        joined = parse_name(without_prefix(f"{block.name_lines[-1].text} {segment.text}"))
        if joined:
            block.name = joined
            block.name_lines.append(segment)

    def finish(self) -> list[SignatureBlock]:
        return [block for block in self._blocks if block.lines]


def _completes_name(block: SignatureBlock, segment: Segment) -> bool:
    """Is this lone word the family name that did not fit on the line of civility and given name?"""
    if block.name is None or block.after or len(block.name_lines) > 1 or len(segment.text.split()) > 2:
        return False
    one_word = not block.name.given_name
    glued = block.name_lines[-1].text.rstrip().endswith("-")
    return (one_word or glued) and not is_office(segment.text) and not is_body(segment.text)
