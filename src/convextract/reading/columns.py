"""Columns: which words of a page are read together, and in which order.

The page is cut into strips, horizontal bands of ink with white between them. Strips whose words leave the same white
gutter free stand in columns; these are read one after the other where they are prose, and row by row where they are
blocks side by side (signatures, addresses). Everything else is read line by line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from convextract.reading.block_rows import block_rows
from convextract.reading.page import Line, Word, union
from convextract.reading.side_by_side import (
    FULL_LINE,
    aligned,
    is_list_of_rows,
    is_name,
    is_prose,
    white_agrees,
    wider_than_blanks,
)
from convextract.reading.strips import TAIL_WHITE, Strip, lines_beside, strips_of
from convextract.reading.text_lines import lines_of, typical_height

MAX_DEPTH = 6

_MIN_GUTTER_PT = 9.0
_MIN_GUTTER_HEIGHTS = 1.1
_LINES_OF_A_BLOCK = 3.5
"""Blocks side by side (signatures, addresses) are short on the whole; columns of a text that happen to open white at
the same height are long."""
_LEADING = 1.0
"""White between the lines of a paragraph, in heights of a word, at most."""
_SIGNING_SPACE = 12
"""White ends the columns where one goes on alone, unless both go on within so many heights, the room for a
signature..."""
_LINES_IN_MEASURE = 3
"""...or a column of prose goes on with so many lines that fill its width."""


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
    strips = strips_of(words)
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


def _band(strips: list[Strip], start: int, least: float, height: float) -> tuple[int, tuple[float, float]]:
    """The strips from `start` on that keep one gutter free: where they end, and the gutter; (start, ...) for none."""
    best_end, best_gutter = start, (0.0, 0.0)
    for gap in strips[start].gaps(least):
        end, gutter = _extend(strips, start, gap, least, height)
        if end <= best_end or _are_rows_in_prose(strips, start, end, gutter, least, height):
            continue
        if _is_column_band(strips[start:end], gutter, least, height):
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
        near = sides == 3 or strips[end].y0 - strips[end - 1].y1 <= TAIL_WHITE * height
        if not near and end > held:
            alone = _column_goes_on(strips, start, end, narrowed, least)
            held = end if alone else _sides_meet(strips, start, end, narrowed, least, height)
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


def _sides_meet(
    strips: list[Strip], start: int, end: int, gutter: tuple[float, float], least: float, height: float
) -> int:
    """The strip soon after at which both sides are taken again, by itself or by a name on each; -1 for none.

    Blocks that have their names on both sides are complete: what stands below is another row.
    """
    middle = (gutter[0] + gutter[1]) / 2
    named = sum(side + 1 for side in (0, 1) if _ends_in_name(lines_beside(strips[start:end], middle, side))) % 3
    for index, strip in enumerate(strips[end : end + 6], end):
        narrowed, sides = _narrowed(strip, gutter, least)
        if narrowed is None or (index > end and strip.y0 - strips[end].y1 > _SIGNING_SPACE * height):
            return -1
        name = sides != 3 and is_name(lines_of(strip.words)[0].text)
        if sides == 3 or (name and named | sides == 3):
            return index
        named |= sides if name else 0
    return -1


def _ends_in_name(lines: list[Line]) -> bool:
    return bool(lines) and is_name(lines[-1].text)


def _column_goes_on(strips: list[Strip], start: int, end: int, gutter: tuple[float, float], least: float) -> bool:
    """Does one column of prose go on alone, in its measure, below where the other has ended?"""
    middle, side = (gutter[0] + gutter[1]) / 2, _narrowed(strips[end], gutter, least)[1]
    before = lines_beside(strips[start:end], middle, side - 1)
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
        if narrowed is None or sides == 3 or strips[index + 1].y0 - strips[index].y1 > TAIL_WHITE * height:
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
    if len(left) < 2 or not right or len(left) + len(right) < 4:
        return False  # each line below has a word
    left_lines, right_lines = lines_of(left), lines_of(right)
    if len(left_lines) < 2 or len(right_lines) < 1 or len(left_lines) + len(right_lines) < 4:
        return False
    width = gutter[1] - gutter[0]
    if not wider_than_blanks(left_lines, right_lines, least):
        return False
    if len(left_lines) == len(left) and all(len(line.text) <= 3 for line in left_lines):
        return False  # bullets or numbers of a list hang before their text
    return aligned(right_lines, height) or width >= 3.5 * height


def _are_rows_in_prose(
    strips: list[Strip], start: int, end: int, gutter: tuple[float, float], least: float, height: float
) -> bool:
    """Are these level lines amidst lines that run over the gutter, at one leading: an entry and its words on each?"""
    if start == 0 or end == len(strips):
        return False
    middle = (gutter[0] + gutter[1]) / 2
    level = all(len(lines_beside([strip], middle, side)) == 1 for strip in strips[start:end] for side in (0, 1))
    close = all(b.y0 - a.y1 <= _LEADING * height for a, b in pairwise(strips[start - 1 : end + 1]))
    return level and close and all(_narrowed(strips[i], gutter, least)[0] is None for i in (start - 1, end))


def _columns(
    strips: Sequence[Strip], gutter: tuple[float, float], height: float, column: int, depth: int
) -> list[Region]:
    """The band's columns, left to right; blocks side by side row by row; rows of a list line by line."""
    middle = (gutter[0] + gutter[1]) / 2
    left, right = (lines_beside(strips, middle, side) for side in (0, 1))
    if is_list_of_rows(left, right, height):
        return [Region(tuple(w for strip in strips for w in strip.words), column)]
    rows = [tuple(strips)]
    if not (is_prose(left) and is_prose(right)):
        blocks = block_rows(strips, left, right, middle, height)
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
