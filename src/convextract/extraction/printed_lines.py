"""Blocks taken apart into printed lines and put together again, every character still on its word.

Cards, address blocks and hours are laid out by lines, while sentences run over them; both views are needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from convextract.reading.running_text import PlacedWord, RunningText, evidence_of
from convextract.records import Evidence
from convextract.structure import Block


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One printed line of a block. `block`: running number of the block in what was asked for."""

    text: RunningText
    block: int
    kind: str
    bold: bool = False
    marker: str = ""

    @property
    def page(self) -> int:
        return self.text.page


def printed_lines(blocks: Sequence[Block]) -> list[PrintedLine]:
    """The printed lines of all blocks but tables, in reading order."""
    return [
        PrintedLine(line, number, block.kind, block.bold, block.marker if position == 0 else "")
        for number, block in enumerate(blocks)
        if block.grid is None
        for position, line in enumerate(block.text.lines)
    ]


def joined(texts: Iterable[RunningText]) -> RunningText:
    """One running text over many: each text's lines follow the last one's."""
    words: list[PlacedWord] = []
    running = 0
    for text in texts:
        last = None
        for placed in text.words:
            if last is not None and placed.line != last:
                running += 1
            last = placed.line
            words.append(PlacedWord(placed.page, placed.word, running))
        running += 1
    return RunningText(words)


def line_breaks(text: RunningText) -> frozenset[int]:
    """Offsets of the blanks that stand at line ends."""
    return frozenset(
        text.ends[index]
        for index in range(len(text.words) - 1)
        if text.words[index].line != text.words[index + 1].line and text.ends[index] < text.starts[index + 1]
    )


class Stacked:
    """Texts one below the other, joined by `\\n` in `text`, so that rules see where each ends."""

    __slots__ = ("starts", "text", "texts")

    def __init__(self, texts: Sequence[RunningText]) -> None:
        self.texts = texts
        self.starts: list[int] = []
        length = 0
        for one in texts:
            self.starts.append(length)
            length += len(one.text) + 1
        self.text = "\n".join(one.text for one in texts)

    def index_at(self, offset: int) -> int:
        """Which of the texts the character at `offset` stands in."""
        index = 0
        while index + 1 < len(self.starts) and self.starts[index + 1] <= offset:
            index += 1
        return index

    def words(self, start: int, end: int) -> list[PlacedWord]:
        """The words that the characters start..end touch; each text's lines stay apart."""
        parts = []
        for begin, one in zip(self.starts, self.texts, strict=True):
            low, high = max(start, begin), min(end, begin + len(one.text))
            if low < high:
                parts.append(one.slice(low - begin, high - begin))
        return joined(parts).words

    def evidence(self, start: int, end: int, *, method: str, confidence: float) -> Evidence:
        """Evidence for the characters start..end, on the page of their first word."""
        return evidence_of(self.words(start, end), method=method, confidence=confidence)
