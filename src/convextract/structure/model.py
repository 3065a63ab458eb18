"""What structure hands on: a document as parts, blocks, grids and numbered clauses.

Blocks run in reading order over the whole document, headers, footers, stamps and page breaks taken out, so that a
paragraph or list item that goes on over the page is one block. Everything keeps its words, hence its evidence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from convextract.reading.page import Box, Page
from convextract.reading.running_text import RunningText
from convextract.records import Part

BlockKind = Literal["heading", "paragraph", "list_item", "table"]


@dataclass(slots=True)
class GridCell:
    """A cell of a logical table. A merged cell stands in every row and column it spans (`origin` False but once)."""

    text: RunningText
    page: int
    box: Box
    origin: bool = True


@dataclass(slots=True)
class Grid:
    """A logical table: pieces over page ends joined, repeated header rows dropped. `rows[r][c]`, rectangular."""

    rows: list[list[GridCell]]
    header_rows: int
    """How many rows at the top are headings (0: none recognised)."""
    first_page: int
    last_page: int
    header_column: bool = False
    """Whether the first column holds row headings."""
    ruled: bool = True
    """Whether lines are drawn around its cells; else its columns were told by white between words."""

    @property
    def header(self) -> list[str]:
        """One text a column: the heading rows joined from top to bottom."""
        columns = len(self.rows[0]) if self.rows else 0
        heads = self.rows[: self.header_rows]
        return [" ".join(dict.fromkeys(row[c].text.text for row in heads if row[c].text)) for c in range(columns)]

    @property
    def body(self) -> list[list[GridCell]]:
        return self.rows[self.header_rows :]


@dataclass(slots=True)
class Block:
    """A heading, paragraph, list item or table."""

    kind: BlockKind
    text: RunningText
    """The words without the marker; of a table: all its words; of an `ARTICLE 2` alone on its line: the marker."""
    page: int
    box: Box
    """On `page`, the page on which the block begins."""
    marker: str = ""
    """Bullet or number in front, as read: `•`, `-`, `4.2`, `Art. 3`, `a)`."""
    level: int = 0
    """Depth: of a heading by its number or size (1 = top), of a list item by its indent (0 = outermost)."""
    grid: Grid | None = None
    column: int = 0
    bold: bool = False
    centered: bool = False
    size_pt: float = 0.0


@dataclass(slots=True)
class ClauseSpan:
    """A numbered clause of the convention: heading and body are blocks [first, last) of the document."""

    number: str
    """`4.2`, `preamble`, `preamble-1`, `annexes`; empty where the document gives none."""
    title: RunningText
    body: RunningText
    first_page: int
    first: int
    last: int


@dataclass(slots=True)
class PartSpan:
    """A piece of the bundle: its record, and the blocks [first, last) that make it."""

    record: Part
    first: int
    last: int


@dataclass(slots=True)
class StructuredDocument:
    """What extraction, comparison and conformity work on."""

    document_id: str
    source_file: str
    pages: list[Page]
    blocks: list[Block] = field(default_factory=list)
    parts: list[PartSpan] = field(default_factory=list)
    clauses: list[ClauseSpan] = field(default_factory=list)
    """Clauses of the part of kind `convention` (empty where the document has none)."""

    def blocks_of(self, part: PartSpan) -> list[Block]:
        return self.blocks[part.first : part.last]

    def parts_of_kind(self, *kinds: str) -> Iterator[PartSpan]:
        return (part for part in self.parts if part.record.kind in kinds)

    def page(self, number: int) -> Page:
        """The page with this 1-based number; raises IndexError where there is none."""
        return self.pages[number - 1]

    def part_at(self, page: int) -> PartSpan | None:
        """The part a page belongs to: where one ends and another begins on it, the one that began earlier."""
        return next((p for p in self.parts if p.record.first_page <= page <= p.record.last_page), None)
