"""Structured papers written by hand for tests of commitments and financing: one line of text a block.

`# title` makes a heading, a bullet or number in front a list item, two blanks of indent a level deeper, a line with `|`
a row of a table. Words stand where a page would have them, so that evidence can be checked.
"""

from __future__ import annotations

import re

from convextract.reading.page import Box, Word
from convextract.reading.running_text import PlacedWord, RunningText
from convextract.records import Part
from convextract.records.vocabulary import PartKind
from convextract.structure.model import Block, BlockKind, Grid, GridCell, PartSpan, StructuredDocument

DOCUMENT_ID = "0123456789abcdef"
_LEFT_PT, _TOP_PT, _LINE_PT, _LETTER_PT = 70.0, 60.0, 14.0, 5.0
_ITEM = re.compile(r"^([-•–o]|\d+[.)])\s+(.*)$")


def paper(text: str, kind: PartKind = "partner_offer", partner_code: str = "") -> StructuredDocument:
    """A document of one part and one page."""
    blocks: list[Block] = []
    rows: list[list[str]] = []
    lines = [line for line in text.splitlines() if line.strip()]
    for number, line in enumerate(lines):
        if "|" in line:
            rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
            if number + 1 == len(lines) or "|" not in lines[number + 1]:
                blocks.append(_table(rows, number))
                rows = []
            continue
        blocks.append(_block(line, number))
    record = Part(
        part_id=DOCUMENT_ID + "p0001", document_id=DOCUMENT_ID, kind=kind, first_page=1, last_page=1,
        partner_code=partner_code,
    )  # fmt: skip
    return StructuredDocument(DOCUMENT_ID, "paper.pdf", [], blocks, [PartSpan(record, 0, len(blocks))])


def running(text: str, line: int = 0, left_pt: float = _LEFT_PT, confidence: float = 1.0) -> RunningText:
    """Words on one printed line."""
    words, x = [], left_pt
    top = _TOP_PT + line * _LINE_PT
    for word in text.split():
        box = Box(x, top, x + _LETTER_PT * len(word), top + 10)
        words.append(PlacedWord(1, Word(word, box, confidence), line))
        x = box.x1 + _LETTER_PT
    return RunningText(words)


def _block(line: str, number: int) -> Block:
    indent = len(line) - len(line.lstrip())
    text, kind, marker = line.strip(), "paragraph", ""
    item = _ITEM.match(text)
    if text.startswith("# "):
        text, kind = text[2:], "heading"
    elif item:
        marker, text, kind = item[1], item[2], "list_item"
    left = _LEFT_PT + 6 * indent + (10 if item else 0)
    words = running(text, number, left)
    top = _TOP_PT + number * _LINE_PT
    block_kind: BlockKind = kind  # type: ignore[assignment]
    return Block(block_kind, words, 1, Box(left, top, 540, top + 10), marker=marker, level=indent // 2)


def _table(rows: list[list[str]], number: int) -> Block:
    columns = max(len(row) for row in rows)
    cells = [
        [_cell(row[c] if c < len(row) else "", number + r, _LEFT_PT + 120 * c) for c in range(columns)]
        for r, row in enumerate(rows)
    ]
    words = RunningText([w for row in cells for cell in row for w in cell.text.words])
    grid = Grid(cells, header_rows=1, first_page=1, last_page=1)
    return Block("table", words, 1, Box(_LEFT_PT, _TOP_PT, 540, 700), grid=grid)


def _cell(text: str, line: int, left_pt: float) -> GridCell:
    top = _TOP_PT + line * _LINE_PT
    return GridCell(running(text, line, left_pt), 1, Box(left_pt, top, left_pt + 115, top + 12))


def loose_table() -> StructuredDocument:
    """A financing table of which reading kept the words in their places, but no table."""
    places = [
        (0, 160, "Plan de financement 2025"),
        (2, 70, "Bénéficiaire"),
        (2, 430, "Subvention de l'Etat"),
        (3, 70, "France Services du Lac"),
        (3, 430, "35 000 €"),
        (4, 70, "France Services du Bois"),
        (4, 430, "40 000 €"),
        (5, 70, "Total"),
        (5, 430, "75 000 €"),
    ]
    found = paper("\n".join(text for _, _, text in places), "other")
    for number, (line, left, text) in enumerate(places):
        words = running(text, line, left)
        top = _TOP_PT + line * _LINE_PT
        found.blocks[number].text = words
        found.blocks[number].box = Box(left, top, words.words[-1].word.box.x1, top + 10)
    found.blocks[0].kind = "heading"
    return found
