"""Words of one column joined to lines."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from convextract.reading.page import Line, Word

TABLE_MARK = "\x00"
"""Text of the words that stand for whole tables while the order is found."""

_SETTLED = 7
"""The height of a row is settled by so many words."""
_HANGS, _ASIDE = 0.6, 4.0
"""How far off its row, and how far from the next word on it, a sign may stand, in heights of the row."""


def lines_of(words: Sequence[Word]) -> list[Line]:
    """Words of one column joined to lines, top to bottom; words on a line left to right."""
    blocks = [Line((word,)) for word in words if word.text == TABLE_MARK]
    printed = [word for word in words if word.text != TABLE_MARK]
    height = typical_height(printed)
    signs = [word for word in printed if _is_sign(word, height)]
    rows = _rows([word for word in printed if not _is_sign(word, height)] if signs else printed)
    cores = [_core(row) for row in rows] if signs else []
    alone = [word for word in signs if not _joined(word, rows, cores)]
    rows += _rows(alone)
    ordered = [Line(tuple(sorted(row, key=lambda w: w.box.x0))) for row in rows]
    return sorted([*ordered, *blocks], key=_height_on_page)


def _is_sign(word: Word, height: float) -> bool:
    """A comma, point or dash that stands by itself."""
    return not word.text.isalnum() and word.box.height < height and not any(map(str.isalnum, word.text))


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """Words whose heights agree, as rows."""
    rows: list[list[Word]] = []
    spans: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda w: (w.box.center_y, w.box.x0)):
        y0, y1 = word.box.y0, word.box.y1
        height = y1 - y0
        best, best_share = -1, 0.45
        for index in range(len(rows) - 1, max(-1, len(rows) - 6), -1):
            top, bottom = spans[index]
            if top >= y1 or y0 >= bottom:
                continue
            shared = (bottom if bottom < y1 else y1) - (top if top > y0 else y0)
            least = bottom - top if bottom - top < height else height
            share = shared / least if least > 0.5 else shared / 0.5
            if share > best_share and not _stands_over(rows[index], word):
                best, best_share = index, share
        if best < 0:
            rows.append([word])
            spans.append((y0, y1))
        else:
            rows[best].append(word)
            if len(rows[best]) <= _SETTLED:
                spans[best] = _core(rows[best])
    return rows


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
    return median(w.box.center_y for w in line.words)


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
    tops, bottoms = sorted([w.box.y0 for w in row]), sorted([w.box.y1 for w in row])
    half = len(row) // 2
    if len(row) % 2:
        return tops[half], bottoms[half]
    return (tops[half - 1] + tops[half]) / 2, (bottoms[half - 1] + bottoms[half]) / 2


def typical_height(words: Sequence[Word]) -> float:
    """Median height of the words, in points."""
    heights = [w.box.height for w in words if w.text != TABLE_MARK]
    return median(heights) if heights else 10.0
