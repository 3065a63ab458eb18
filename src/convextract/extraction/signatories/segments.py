"""The printed lines of signature pages, split where a column ends, without the scraps of ink taken for letters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median

from convextract.reading.page import Box, union
from convextract.reading.running_text import PlacedWord, RunningText
from convextract.structure.model import Block

_WORD_GAP_EM = 1.3
"""Words further apart than this many line heights stand in different columns."""
_NOISE_CONFIDENCE = 0.45
"""Words that the recogniser believes less than this, in short scraps, are ink that it took for letters."""


@dataclass(slots=True)
class Segment:
    """A printed line of one column: its words and where they stand."""

    page: int
    words: list[PlacedWord]
    box: Box
    text: str
    line: tuple[float, ...] = ()
    """Block and line that it was printed in: two segments of one line may be one that a wide blank parted."""

    @property
    def height(self) -> float:
        return max(4.0, _height(self.words))


@dataclass(slots=True)
class Column:
    """Segments that stand under one another, top to bottom, and the room that is theirs. Spanning lines stand alone."""

    page: int
    room: Box
    segments: list[Segment] = field(default_factory=list)
    cell: bool = False
    """Bounded by the rules of a table cell, so that everything in it belongs together."""
    spanning: bool = False
    """One line across all columns: a heading for what stands under it."""
    unsigned_room: bool = False
    """A row or form of a table of people in which no place to sign was found: it may stand over the page."""
    carried: bool = False
    """The place to sign of the form that the page before begins: no person of its own."""
    heads_next_page: bool = False
    """A body at the foot of a table that the page's end cuts: who signs for it stands at the head of the next page."""


def segments_of(blocks: Iterable[Block]) -> list[Segment]:
    """The printed lines of the blocks, split where a column ends, scraps of ink taken for letters left out."""
    lines: dict[tuple[float, ...], list[PlacedWord]] = {}
    for block in blocks:
        for placed in block.text.words:
            key: tuple[float, ...] = (placed.page, block.page, block.box.y0, block.box.x0, placed.line)
            lines.setdefault(key, []).append(placed)
    found: list[Segment] = []
    for line, words in lines.items():
        for piece in _split_at_gaps(words):
            piece = _without_scraps(piece)
            if piece and not _is_noise(piece):
                found.append(segment_of(piece, line))
    return sorted(found, key=lambda s: (s.page, s.box.y0, s.box.x0))


def _height(words: list[PlacedWord]) -> float:
    """The height of the usual word, in points; dots to write on are none."""
    return median([p.word.box.height for p in words if any(map(str.isalnum, p.word.text))] or [4.0])


def segment_of(words: list[PlacedWord], line: tuple[float, ...]) -> Segment:
    return Segment(words[0].page, words, union(p.word.box for p in words), RunningText(words).text, line)


def _without_scraps(words: list[PlacedWord]) -> list[PlacedWord]:
    """The words without strokes of ink that were read as a letter or two: too tall, or hardly believed at an end."""
    height = _height(words)
    several = len(words) > 2
    kept = [p for p in words if not (several and len(p.word.text) <= 3 and p.word.box.height > 2.2 * height)]
    for end in (0, -1):
        while kept and _is_scrap(kept[end]):
            kept.pop(end)
    return kept


def _is_scrap(placed: PlacedWord) -> bool:
    text = placed.word.text
    return not any(c.isalnum() for c in text) or (len(text) <= 3 and placed.word.confidence < 0.4)


def _split_at_gaps(words: list[PlacedWord]) -> list[list[PlacedWord]]:
    words = sorted(words, key=lambda p: p.word.box.x0)
    height = max(4.0, _height(words))
    pieces: list[list[PlacedWord]] = [[words[0]]]
    for placed in words[1:]:
        if placed.word.box.x0 - pieces[-1][-1].word.box.x1 > _WORD_GAP_EM * height:
            pieces.append([])
        pieces[-1].append(placed)
    return pieces


def _is_noise(words: list[PlacedWord]) -> bool:
    letters = sum(c.isalpha() for p in words for c in p.word.text)
    if letters < 2:
        return True
    read = sum(p.word.confidence for p in words) / len(words)
    short = letters <= 4 and len(words) <= 2
    return (short and read < 0.65) or (letters <= 12 and read < _NOISE_CONFIDENCE * 0.6)
