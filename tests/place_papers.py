"""Papers about places and people, built by hand for tests of structures, opening hours and contacts.

A string is a block whose lines are printed lines; a list of rows is a table, where a line break in a cell is one on the
page. Words stand where a page would have them.
"""

from __future__ import annotations

from collections.abc import Sequence

from convextract.reading.page import Box, Word
from convextract.reading.running_text import PlacedWord, RunningText
from convextract.records import Part
from convextract.records.vocabulary import PartKind
from convextract.structure.model import Block, Grid, GridCell, PartSpan, StructuredDocument

DOCUMENT_ID = "0123456789abcdef"
Rows = Sequence[Sequence[str]]
_LEFT_PT, _TOP_PT, _LINE_PT, _LETTER_PT, _COLUMN_PT = 60.0, 60.0, 14.0, 5.0, 110.0


class Paper:
    """Collects parts; `document()` hands over what extraction works on."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.parts: list[PartSpan] = []
        self._line = 0

    def part(
        self, kind: PartKind, *contents: str | Rows, code: str = "", title: str = "", confidence: float = 1.0
    ) -> Paper:
        """Adds a part; `confidence`: below 1, as if the words had been recognised on a scan."""
        first = len(self.blocks)
        for content in contents:
            self.blocks.append(
                self._text(content, confidence) if isinstance(content, str) else self._table(content, confidence)
            )
        number = len(self.parts) + 1
        record = Part(
            part_id=f"{DOCUMENT_ID}p{number:04d}", document_id=DOCUMENT_ID, kind=kind, title=title, first_page=1,
            last_page=1, partner_code=code,
        )  # fmt: skip
        self.parts.append(PartSpan(record, first, len(self.blocks)))
        return self

    def document(self) -> StructuredDocument:
        return StructuredDocument(DOCUMENT_ID, "papier.pdf", [], self.blocks, self.parts)

    def _words(self, text: str, left_pt: float, confidence: float) -> list[PlacedWord]:
        words = []
        for number, line in enumerate(text.split("\n")):
            x, top = left_pt, _TOP_PT + (self._line + number) * _LINE_PT
            for word in line.split():
                box = Box(x, top, x + _LETTER_PT * len(word), top + 10)
                words.append(PlacedWord(1, Word(word, box, confidence), self._line + number))
                x = box.x1 + _LETTER_PT
        return words

    def _text(self, text: str, confidence: float) -> Block:
        words = RunningText(self._words(text, _LEFT_PT, confidence))
        top = _TOP_PT + self._line * _LINE_PT
        self._line += text.count("\n") + 1
        return Block("paragraph", words, 1, Box(_LEFT_PT, top, 540, top + 10))

    def _table(self, rows: Rows, confidence: float) -> Block:
        cells = []
        for row in rows:
            cells.append([self._cell(text, column, confidence) for column, text in enumerate(row)])
            self._line += max(text.count("\n") for text in row) + 1
        words = RunningText([word for row in cells for cell in row for word in cell.text.words])
        grid = Grid(cells, header_rows=1, first_page=1, last_page=1)
        return Block("table", words, 1, Box(_LEFT_PT, _TOP_PT, 540, 700), grid=grid)

    def _cell(self, text: str, column: int, confidence: float) -> GridCell:
        left, top = _LEFT_PT + _COLUMN_PT * column, _TOP_PT + self._line * _LINE_PT
        words = RunningText(self._words(text, left, confidence))
        return GridCell(words, 1, Box(left, top, left + _COLUMN_PT - 5, top + 12))
