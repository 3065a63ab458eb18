"""Columns: which words of a page are read together, and in which order.

The page is cut into strips, horizontal bands of ink with white between them. Strips whose words leave the same white
gutter free stand in columns; these are read one after the other where they are prose, and row by row where they are
blocks side by side (signatures, addresses). Everything else is read line by line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from convextract.reading.page import Line, Word, union
from convextract.reading.side_by_side import (
    FULL_LINE,
    aligned,
    is_list_of_rows,
    is_name,
    is_prose,
    white_agrees,
    white_bands,
    wider_than_blanks,
)
from convextract.reading.text_lines import lines_of, typical_height

MAX_DEPTH = 6

_SHRINK = 0.18
"""Share of a word's height left out above and below, so that neighbouring lines do not touch."""
_MIN_GUTTER_PT = 9.0
_MIN_GUTTER_HEIGHTS = 1.1
_LINES_OF_A_BLOCK = 3.5
"""Blocks side by side (signatures, addresses) are short on the whole; columns of a text that happen to open white at
the same height are long."""
_TAIL_WHITE = 2.2
"""One column may go on alone at such a distance, in heights of a word; wider white ends the columns..."""
_SIGNING_SPACE = 12
"""...unless both go on within so many heights: the room for a signature..."""
_LINES_IN_MEASURE = 3
"""...or a column of prose goes on with so many lines that fill its width."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Words between two white bands over the whole region."""

    words: tuple[Word, ...]
    y0: float
    y1: float

    def gaps(self, least: float) -> list[tuple[float, float]]:
        """White intervals of at least that width between words of the strip."""
        out, right = [], float("-inf")
        for word in sorted(self.words, key=lambda w: w.box.x0):
            if word.box.x0 - right >= least and right > float("-inf"):
                out.append((right, word.box.x0))
            right = max(right, word.box.x1)
        return out

    def runs(self, least: float) -> list[tuple[float, float]]:
        """Left and right of the words between such white intervals."""
        places = [(w.box.x0, w.box.x1) for w in self.words]
        gaps = self.gaps(least)
        edges = [min(p[0] for p in places), *(edge for gap in gaps for edge in gap), max(p[1] for p in places)]
        return [(edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]


@dataclass(frozen=True, slots=True)
class Region:
    """Words read together, in lines; `column` as in `Line.column`."""

    words: tuple[Word, ...]
    column: int = 0


def regions_of(words: tuple[Word, ...], column: int = 0, depth: int = 0) -> list[Region]:
    """Regions in reading order; `column` and `depth` are those of the region that is being cut."""
    if len(words) < 4 or depth >= MAX_DEPTH:
        return [Region(words, column)] if words else []
    height = typical_height(words)
    strips = _strips(words)
    least = max(_MIN_GUTTER_PT, _MIN_GUTTER_HEIGHTS * height)
    out: list[Region] = []
    done = index = 0
    while index < len(strips):
        end, gutter = _band(strips, index, least, height)
        if end <= index:
            index += 1
            continue
        start = _first_of_right(strips, done, index, gutter, least, height)
        out += _plain(strips[done:start], column)
        out += _columns(strips[start:end], gutter, height, column, depth)
        done = index = end
    return out + _plain(strips[done:], column)


def _plain(strips: Sequence[Strip], column: int) -> list[Region]:
    return [Region(tuple(word for strip in strips for word in strip.words), column)] if strips else []


def _strips(words: Sequence[Word]) -> list[Strip]:
    """Maximal bands of ink: words whose (shrunk) heights touch each other in a chain."""
    strips: list[Strip] = []
    here: list[Word] = []
    top = bottom = 0.0
    starts = [word.box.y0 + _SHRINK * word.box.height for word in words]
    for index in sorted(range(len(words)), key=starts.__getitem__):
        word, y0 = words[index], starts[index]
        y1 = word.box.y1 - _SHRINK * word.box.height
        if here and y0 >= bottom:
            strips.append(Strip(tuple(here), top, bottom))
            here = []
        if not here:
            top, bottom = y0, y1
        here.append(word)
        bottom = max(bottom, y1)
    if here:
        strips.append(Strip(tuple(here), top, bottom))
    return _paired(strips)


def _paired(strips: list[Strip]) -> list[Strip]:
    """Lines of two columns on shifted baselines, side by side but for a little, make one strip."""
    out: list[Strip] = []
    alone = False
    for strip in strips:
        before = out[-1] if alone else None
        if before is not None and _beside(before, strip):
            out[-1] = Strip((*before.words, *strip.words), before.y0, strip.y1)
            alone = False
        else:
            out.append(strip)
            alone = True
    return out


def _beside(one: Strip, other: Strip) -> bool:
    """Do their words share heights, but no place along the line?"""
    if min([word.box.y0 for word in other.words]) >= max([word.box.y1 for word in one.words]):
        return False
    first, second = (union(word.box for word in strip.words) for strip in (one, other))
    return second.y0 < first.y1 and (second.x0 > first.x1 or second.x1 < first.x0)


def _band(strips: list[Strip], start: int, least: float, height: float) -> tuple[int, tuple[float, float]]:
    """The strips from `start` on that keep one gutter free: where they end, and the gutter; (start, ...) for none."""
    best_end, best_gutter = start, (0.0, 0.0)
    for gap in strips[start].gaps(least):
        end, gutter = _extend(strips, start, gap, least, height)
        if end > best_end and _is_column_band(strips[start:end], gutter, least, height):
            best_end, best_gutter = end, gutter
    return best_end, best_gutter


def _extend(
    strips: list[Strip], start: int, gap: tuple[float, float], least: float, height: float
) -> tuple[int, tuple[float, float]]:
    """How far the gutter runs down: until a strip crosses it, or one-sided strips end in too wide a white band."""
    gutter, sure = gap, gap
    end = sure_end = start + 1
    held = start
    while end < len(strips):
        narrowed, sides = _narrowed(strips[end], gutter, least)
        if narrowed is None:
            break
        near = sides == 3 or strips[end].y0 - strips[end - 1].y1 <= _TAIL_WHITE * height
        if not near and end > held:
            alone = _column_goes_on(strips, start, end, narrowed, least)
            held = end if alone else _sides_meet(strips, end, narrowed, least, height)
            if end > held:
                break
        gutter = narrowed
        end += 1
        if near or end <= held + 1:
            sure_end, sure = end, gutter
    return sure_end, sure


def _narrowed(strip: Strip, gutter: tuple[float, float], least: float) -> tuple[tuple[float, float] | None, int]:
    """The gutter with the strip's runs of words at its sides (None: crossed); 1 left, 2 right, 3 both sides taken."""
    left, right = gutter
    middle = (left + right) / 2
    sides = 0
    for x0, x1 in strip.runs(least):
        if (x0 + x1) / 2 < middle:
            left, sides = max(left, x1), sides | 1
        else:
            right, sides = min(right, x0), sides | 2
    return ((left, right) if right - left >= least else None), sides


def _sides_meet(strips: list[Strip], end: int, gutter: tuple[float, float], least: float, height: float) -> int:
    """The strip soon after at which both sides are taken again, by itself or by names on both since; -1 for none."""
    named = 0
    for index, strip in enumerate(strips[end : end + 6], end):
        narrowed, sides = _narrowed(strip, gutter, least)
        if narrowed is None or (index > end and strip.y0 - strips[end].y1 > _SIGNING_SPACE * height):
            return -1
        if sides != 3 and is_name(lines_of(strip.words)[0].text):
            named |= sides
        if 3 in (sides, named):
            return index
    return -1


def _column_goes_on(strips: list[Strip], start: int, end: int, gutter: tuple[float, float], least: float) -> bool:
    """Does one column of prose go on alone, in its measure, below where the other has ended?"""
    middle, side = (gutter[0] + gutter[1]) / 2, _narrowed(strips[end], gutter, least)[1]
    before = _side(strips[start:end], middle, side - 1)
    if not is_prose(before):
        return False
    after: list[Word] = []
    for strip in strips[end:]:
        narrowed, sides = _narrowed(strip, gutter, least)
        if narrowed is None or sides != side:
            break
        after += strip.words
    measure = max(line.box.width for line in before)
    return sum(line.box.width >= FULL_LINE * measure for line in lines_of(after)) >= _LINES_IN_MEASURE


def _first_of_right(
    strips: list[Strip], low: int, start: int, gutter: tuple[float, float], least: float, height: float
) -> int:
    """Strips just above the band that stand at the right of its gutter belong to it, with all below them."""
    first = start
    for index in range(start - 1, low - 1, -1):
        narrowed, sides = _narrowed(strips[index], gutter, least)
        if narrowed is None or sides == 3 or strips[index + 1].y0 - strips[index].y1 > _TAIL_WHITE * height:
            break
        box = union(word.box for word in strips[index].words)
        if sides == 2 and box.x0 >= gutter[1] - height and box.width > 2 * (gutter[1] - gutter[0]):
            first = index
    return first


def _is_column_band(strips: Sequence[Strip], gutter: tuple[float, float], least: float, height: float) -> bool:
    """Do these strips stand in columns, or does a chance river of blanks run through lines of text?"""
    if strips[-1].y1 - strips[0].y0 < 1.3 * height:
        return False  # one line
    middle = (gutter[0] + gutter[1]) / 2
    left = [w for s in strips for w in s.words if w.box.center_x < middle]
    right = [w for s in strips for w in s.words if w.box.center_x >= middle]
    left_lines, right_lines = lines_of(left), lines_of(right)
    if len(left_lines) < 2 or len(right_lines) < 1 or len(left_lines) + len(right_lines) < 4:
        return False
    width = gutter[1] - gutter[0]
    if not wider_than_blanks(left_lines, right_lines, least):
        return False
    if len(left_lines) == len(left) and all(len(line.text) <= 3 for line in left_lines):
        return False  # bullets or numbers of a list hang before their text
    return aligned(right_lines, height) or width >= 3.5 * height


def _columns(
    strips: Sequence[Strip], gutter: tuple[float, float], height: float, column: int, depth: int
) -> list[Region]:
    """The band's columns, left to right; blocks side by side row by row; rows of a list line by line."""
    middle = (gutter[0] + gutter[1]) / 2
    left, right = (_side(strips, middle, side) for side in (0, 1))
    if is_list_of_rows(left, right, height):
        return [Region(tuple(w for strip in strips for w in strip.words), column)]
    rows = [tuple(strips)]
    if not (is_prose(left) and is_prose(right)):
        blocks = _block_rows(strips, left, right, middle, height)
        short = len(left) + len(right) <= 2 * _LINES_OF_A_BLOCK * len(blocks)
        if short or white_agrees(left, right, height):
            rows = blocks
    out: list[Region] = []
    base = column * 10 if column else 0
    for row in rows:
        words = [w for strip in row for w in strip.words]
        out += regions_of(tuple(w for w in words if w.box.center_x < middle), base + 1, depth + 1)
        out += regions_of(tuple(w for w in words if w.box.center_x >= middle), base + 2, depth + 1)
    return out


def _side(strips: Sequence[Strip], middle: float, side: int) -> list[Line]:
    return lines_of([w for s in strips for w in s.words if (w.box.center_x >= middle) == bool(side)])


def _block_rows(
    strips: Sequence[Strip], left: list[Line], right: list[Line], middle: float, height: float
) -> list[tuple[Strip, ...]]:
    """Strips grouped to rows of blocks: a new row where white opens on both sides and both begin again.

    The white that a signature needs between an office and the name under it makes no new row.
    """
    bands = [white_bands(side, height) for side in (left, right)]
    rows: list[list[Strip]] = [[strips[0]]]
    for before, strip in pairwise(strips):
        opened = [
            any(start <= strip.y0 and end >= before.y1 and end - start > 0 for start, end in side) for side in bands
        ]
        if all(opened) and all(_halves(strip, middle)) and not _same_block(rows[-1], strip, middle):
            rows.append([])
        rows[-1].append(strip)
    return [tuple(row) for row in rows]


def _halves(strip: Strip, middle: float) -> list[list[Word]]:
    return [[w for w in strip.words if (w.box.center_x >= middle) == bool(side)] for side in (0, 1)]


def _same_block(row: Sequence[Strip], strip: Strip, middle: float) -> bool:
    """Do names stand under the offices that the blocks began with, or offices under names?"""
    first, here = (
        [is_name(lines_of(words)[0].text) for words in _halves(one, middle) if words] for one in (row[0], strip)
    )
    return (all(here) and not any(first)) or (all(first) and not any(here))
