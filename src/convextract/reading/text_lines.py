"""Words of one column joined to lines."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from convextract.reading.page import Line, Word

TABLE_MARK = "\x00"
"""Text of the words that stand for whole tables while the order is found."""

_SETTLED = 7
"""The height of a row is settled by so many words."""
_ROWS_NEAR = 6
"""A word is compared with so many rows, the last ones: those before stand above it."""
_HANGS, _ASIDE = 0.6, 4.0
"""How far off its row, and how far from the next word on it, a sign may stand, in heights of the row."""


def lines_of(words: Sequence[Word]) -> list[Line]:
    """Words of one column joined to lines, top to bottom; words on a line left to right."""
    blocks = [Line((word,)) for word in words if word.text == TABLE_MARK]
    printed = [word for word in words if word.text != TABLE_MARK] if blocks else words
    signs = _signs(printed)
    apart = set(map(id, signs))
    rows = _rows([word for word in printed if id(word) not in apart] if signs else printed)
    cores = [_core(row) for row in rows] if signs else []
    alone = [word for word in signs if not _joined(word, rows, cores)]
    rows += _rows(alone) if alone else []
    ordered = [Line(tuple(sorted(row, key=_left))) for row in rows]
    return sorted([*ordered, *blocks], key=_height_on_page) if len(rows) + len(blocks) > 1 else [*ordered, *blocks]


def _left(word: Word) -> float:
    return word.box.x0


def _signs(words: Sequence[Word]) -> list[Word]:
    """Commas, points and dashes that stand by themselves: lower than the usual word."""
    bare = [word for word in words if not word.text.isalnum() and not any(map(str.isalnum, word.text))]
    height = typical_height(words) if bare else 0.0
    return [word for word in bare if word.box.height < height]


@dataclass(slots=True)
class _Row:
    """Words of one height so far: where most of them stand, and how far they reach to the left and right."""

    words: list[Word]
    top: float
    bottom: float
    left: float
    right: float
    tops: list[float]
    bottoms: list[float]

    @classmethod
    def of(cls, word: Word) -> _Row:
        box = word.box
        return cls([word], box.y0, box.y1, box.x0, box.x1, [box.y0], [box.y1])

    def add(self, word: Word) -> None:
        box = word.box
        self.words.append(word)
        self.left, self.right = min(self.left, box.x0), max(self.right, box.x1)
        if len(self.words) <= _SETTLED:
            insort(self.tops, box.y0)
            insort(self.bottoms, box.y1)
            self.top, self.bottom = _middle(self.tops), _middle(self.bottoms)


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """Words whose heights agree, as rows."""
    rows: list[_Row] = []
    for word in sorted(words, key=lambda w: (w.box.center_y, w.box.x0)):
        box = word.box
        y0, y1 = box.y0, box.y1
        height = y1 - y0
        best, best_share = None, 0.45
        for row in rows[: -_ROWS_NEAR - 1 : -1]:
            top, bottom = row.top, row.bottom
            if top >= y1 or y0 >= bottom:
                continue
            shared = (bottom if bottom < y1 else y1) - (top if top > y0 else y0)
            least = bottom - top if bottom - top < height else height
            share = shared / least if least > 0.5 else shared / 0.5
            beside = box.x0 >= row.right or box.x1 <= row.left
            if share > best_share and (beside or not _stands_over(row.words, word)):
                best, best_share = row, share
        if best is None:
            rows.append(_Row.of(word))
        else:
            best.add(word)
    return [row.words for row in rows]


def _joined(sign: Word, rows: list[list[Word]], cores: list[tuple[float, float]]) -> bool:
    """Puts a comma, point or dash that stands by itself on the row beside it; it may hang below or above the row."""
    best: list[Word] | None = None
    nearest = _HANGS
    middle = sign.box.center_y
    for row, (top, bottom) in zip(rows, cores, strict=True):
        reach = nearest * max(1.0, bottom - top)
        if nearest == 0 or middle <= top - reach or middle >= bottom + reach:
            continue
        away = max(0.0, top - middle, middle - bottom) / max(1.0, bottom - top)
        aside = min(max(w.box.x0 - sign.box.x1, sign.box.x0 - w.box.x1) for w in row)
        if away == 0 or aside < _ASIDE * (bottom - top):
            best, nearest = row, away
    if best is not None:
        best.append(sign)
    return best is not None


def _height_on_page(line: Line) -> float:
    """Where the line stands; a table stands where it begins."""
    if line.words[0].text == TABLE_MARK:
        return line.box.y0
    return _middle(sorted([w.box.center_y for w in line.words]))


def _stands_over(row: list[Word], word: Word) -> bool:
    """Does a word of the row cover most of this word's width, so that they cannot stand on one line?"""
    box = word.box
    x0, x1 = box.x0, box.x1
    for other in row:
        over = other.box
        if over.x1 <= x0 or over.x0 >= x1:
            continue
        shared = min(over.x1, x1) - max(over.x0, x0)
        if shared > 0.6 * max(0.5, min(over.width, x1 - x0)) and (
            abs(over.center_y - box.center_y) > 0.35 * max(over.height, box.height)
        ):
            return True
    return False


def _core(row: list[Word]) -> tuple[float, float]:
    """Top and bottom of the row, by the median word."""
    return _middle(sorted([w.box.y0 for w in row])), _middle(sorted([w.box.y1 for w in row]))


def _middle(places: list[float]) -> float:
    """The median of sorted places."""
    half = len(places) // 2
    return places[half] if len(places) % 2 else (places[half - 1] + places[half]) / 2


def typical_height(words: Sequence[Word]) -> float:
    """Median height of the words, in points."""
    heights = [w.box.height for w in words if w.text != TABLE_MARK]
    return median(heights) if heights else 10.0
