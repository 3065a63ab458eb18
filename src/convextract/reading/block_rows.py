"""Rows of blocks that stand side by side: signatures, addresses, cards."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from convextract.reading.page import Line, Word
from convextract.reading.side_by_side import is_name, white_bands
from convextract.reading.strips import TAIL_WHITE, Strip, lines_beside
from convextract.reading.text_lines import lines_of


def block_rows(
    strips: Sequence[Strip], left: list[Line], right: list[Line], middle: float, height: float
) -> list[tuple[Strip, ...]]:
    """Strips grouped to rows of blocks: a new row where white opens on both sides and both begin again.

    The white that a signature needs between an office and the name under it makes no new row, nor does a little white
    before the name has come.
    """
    bands = [white_bands(side, height) for side in (left, right)]
    signed = all(any(is_name(line.text) for line in side) for side in (left, right))
    rows: list[list[Strip]] = [[strips[0]]]
    for before, strip in pairwise(strips):
        opened = [
            any(start <= strip.y0 and end >= before.y1 and end - start > 0 for start, end in side) for side in bands
        ]
        apart = strip.y0 - before.y1 > TAIL_WHITE * height or not signed or _both_named(rows[-1], middle)
        if apart and all(opened) and all(_halves(strip, middle)) and not _same_block(rows[-1], strip, middle):
            rows.append([])
        rows[-1].append(strip)
    return [tuple(row) for row in rows]


def _halves(strip: Strip, middle: float) -> list[list[Word]]:
    return [[w for w in strip.words if (w.box.center_x >= middle) == bool(side)] for side in (0, 1)]


def _both_named(row: Sequence[Strip], middle: float) -> bool:
    """Have the blocks of both sides their names already?"""
    return all(any(is_name(line.text) for line in lines_beside(row, middle, side)) for side in (0, 1))


def _same_block(row: Sequence[Strip], strip: Strip, middle: float) -> bool:
    """Do names stand under the offices that the blocks began with, or offices under names?"""
    first, here = (
        [is_name(lines_of(words)[0].text) for words in _halves(one, middle) if words] for one in (row[0], strip)
    )
    return (all(here) and not any(first)) or (all(first) and not any(here))
