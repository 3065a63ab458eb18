"""Words of a scanned line that were read out of their place: put back on their row.

Where the recogniser loses a word, it cuts the line there, and what follows the hole may be taken for a line of its
own, far off in reading order. The page tells: such a piece stands on the row of a longer line, beside or among its
words, where other lines run through without a hole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from convextract.comparison.furniture import WordKey
from convextract.comparison.sections import Section
from convextract.reading.page import Line, Page, Word
from convextract.reading.running_text import PlacedWord, RunningText

_FEW = 4
"""Words of a piece at most: a column of text has longer lines."""
_SAME_ROW, _OVERLAP = 0.5, 0.3
_FARTHEST_PT = 110.0
_NEAR_LINES = 8.0
_RAGGED_PT = 30.0


def put_back(sections: list[Section], pages: Sequence[Page]) -> list[Section]:
    """The sections, stray words moved behind the word that they follow on their row."""
    homes = {stray: home for page in pages if page.source in ("ocr", "mixed") for stray, home in _homes(page)}
    if not homes:
        return sections
    wanted = {*homes, *homes.values()}
    words = {key: w for section in sections for w in section.words if (key := _key(w)) in wanted}
    homes = {stray: home for stray, home in homes.items() if stray in words and home in words}
    if not homes:
        return sections
    followers: dict[WordKey, list[PlacedWord]] = {}
    for stray, home in homes.items():
        followers.setdefault(home, []).append(words[stray])

    def ordered(text: RunningText) -> RunningText:
        if not any(_key(w) in wanted for w in text.words):
            return text
        kept = [w for w in text.words if _key(w) not in homes]
        return RunningText([w for word in kept for w in (word, *followers.get(_key(word), ()))])

    return [replace(s, title=ordered(s.title), body=ordered(s.body)) for s in sections]


def _homes(page: Page) -> Iterator[tuple[WordKey, WordKey]]:
    """(stray word, word of a longer line that it follows), left to right."""
    lines = [line for line in page.lines if line.words and line.role == "body" and line.table < 0]
    for piece in lines:
        if len(piece.words) > _FEW:
            continue
        beside = (line for line in lines if piece.box.y1 >= line.box.y0 and piece.box.y0 <= line.box.y1)
        home = next((line for line in beside if _belongs(piece, line, lines)), None)
        for word in piece.words if home else ():
            before = [w for w in home.words if w.box.x0 < word.box.x0] if home else []
            if before:
                last = max(before, key=lambda w: w.box.x0)
                yield (page.number, word.box.x0, word.box.y0), (page.number, last.box.x0, last.box.y0)


def _belongs(piece: Line, line: Line, lines: Sequence[Line]) -> bool:
    """Whether a piece beside a longer line stands on its row, in a hole or at its end, with no gutter between."""
    if line is piece or len(line.words) <= len(piece.words) or piece.box.x0 <= line.words[0].box.x1:
        return False
    if any(len(word.text) > 1 and not _on_row(word, line) for word in piece.words):
        return False
    gap = piece.box.x0 - line.box.x1
    return gap < _FARTHEST_PT and (gap < 0 or any(_runs_through(other, line, piece) for other in lines))


def _on_row(word: Word, line: Line) -> bool:
    nearest = min(line.words, key=lambda w: abs(w.box.center_x - word.box.center_x))
    apart = abs(nearest.box.center_y - word.box.center_y)
    shared = min(nearest.box.x1, word.box.x1) - max(nearest.box.x0, word.box.x0)
    height = max(nearest.box.height, word.box.height)
    return apart < _SAME_ROW * height and shared < _OVERLAP * min(nearest.box.width, word.box.width)


def _runs_through(other: Line, line: Line, piece: Line) -> bool:
    """Whether a line close by runs from the one to the other without the hole that a gutter would leave."""
    if other is line or other is piece or len(other.words) <= _FEW:
        return False
    near = abs(other.box.center_y - line.box.center_y) < _NEAR_LINES * max(line.box.height, 8.0)
    spans = other.box.x0 < line.box.x0 + _RAGGED_PT and other.box.x1 > piece.box.x1 - _RAGGED_PT
    gutter = any(
        one.box.x1 <= line.box.x1 + _RAGGED_PT and two.box.x0 - one.box.x1 > 1.5 * other.box.height
        for one, two in zip(other.words, other.words[1:], strict=False)
        if two.box.x0 > line.box.x1 - _RAGGED_PT
    )
    return near and spans and not gutter


def _key(placed: PlacedWord) -> WordKey:
    return (placed.page, placed.word.box.x0, placed.word.box.y0)
