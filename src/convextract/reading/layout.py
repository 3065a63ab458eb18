"""Reading order: words to lines, columns, blocks side by side and paragraphs. The same for text layers and scans.

The page is cut into strips, horizontal bands of ink with white between them. Strips whose words leave the same white
gutter free stand in columns; these are read one after the other where they are prose, and row by row where they are
blocks side by side (signatures, addresses). Everything else is read line by line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from convextract.reading.page import Box, Line, Word, union

MAX_DEPTH = 6

_TABLE = "\x00"
"""Text of the words that stand for whole tables while the order is found."""

_SHRINK = 0.18
"""Share of a word's height left out above and below, so that neighbouring lines do not touch."""
_MIN_GUTTER_PT = 9.0
_MIN_GUTTER_HEIGHTS = 1.1
_GUTTER_TO_BLANK = 1.9
"""A gutter is wider than the blanks between words of its strips by this factor: justified lines have wide blanks too."""
_ALIGNED_PT = 4.0
_FULL_LINE = 0.82
_PROSE_SHARE = 0.5


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


@dataclass(frozen=True, slots=True)
class Region:
    """Words read together, in lines; `column` as in `Line.column`."""

    words: tuple[Word, ...]
    column: int = 0


def read_order(words: Sequence[Word], tables: Sequence[Box] = ()) -> list[Line]:
    """Lines in reading order with their paragraph and column numbers.

    `words` are those outside tables. Each of the `tables` takes its place among the lines as a line without text whose
    `table` is its index; the caller puts the lines of its cells there.
    """
    lines: list[Line] = []
    paragraph = 0
    blocks = [Word(_TABLE, box, size_pt=float(index)) for index, box in enumerate(tables)]
    for region in _regions((*words, *blocks), 0, 0):
        here = lines_of(region.words)
        numbers = _paragraphs(here)
        lines += [
            replace(line, paragraph=paragraph + number, column=region.column)
            if line.words[0].text != _TABLE
            else Line(line.words, paragraph=-1, table=int(line.words[0].size_pt), column=region.column)
            for line, number in zip(here, numbers, strict=True)
        ]
        paragraph += (max(numbers) + 1) if numbers else 0
    return lines


def lines_of(words: Sequence[Word]) -> list[Line]:
    """Words of one column joined to lines, top to bottom; words on a line left to right."""
    rows: list[list[Word]] = []
    spans: list[tuple[float, float]] = []
    blocks = [Line((word,)) for word in words if word.text == _TABLE]
    for word in sorted(words, key=lambda w: (w.box.center_y, w.box.x0)):
        if word.text == _TABLE:
            continue
        best, best_share = -1, 0.45
        for index in range(len(rows) - 1, max(-1, len(rows) - 6), -1):
            top, bottom = spans[index]
            shared = min(bottom, word.box.y1) - max(top, word.box.y0)
            share = shared / max(0.5, min(bottom - top, word.box.height))
            if share > best_share and not _stands_over(rows[index], word):
                best, best_share = index, share
        if best < 0:
            rows.append([word])
            spans.append((word.box.y0, word.box.y1))
        else:
            rows[best].append(word)
            spans[best] = _core(rows[best])
    ordered = [Line(tuple(sorted(row, key=lambda w: w.box.x0))) for row in rows]
    return sorted([*ordered, *blocks], key=_height_on_page)


def _height_on_page(line: Line) -> float:
    """Where the line stands; a table stands where it begins."""
    if line.words[0].text == _TABLE:
        return line.box.y0
    return median(w.box.center_y for w in line.words)


def _stands_over(row: list[Word], word: Word) -> bool:
    """Does a word of the row cover most of this word's width, so that they cannot stand on one line?"""
    for other in row:
        shared = min(other.box.x1, word.box.x1) - max(other.box.x0, word.box.x0)
        if shared > 0.6 * max(0.5, min(other.box.width, word.box.width)) and (
            abs(other.box.center_y - word.box.center_y) > 0.35 * max(other.box.height, word.box.height)
        ):
            return True
    return False


def _core(row: list[Word]) -> tuple[float, float]:
    """Top and bottom of the row, by the median word."""
    return median(w.box.y0 for w in row), median(w.box.y1 for w in row)


def typical_height(words: Sequence[Word]) -> float:
    """Median height of the words, in points."""
    heights = [w.box.height for w in words if w.text != _TABLE]
    return median(heights) if heights else 10.0


# ---- columns -----------------------------------------------------------------------------------------------------
def _regions(words: tuple[Word, ...], column: int, depth: int) -> list[Region]:
    if len(words) < 4 or depth >= MAX_DEPTH:
        return [Region(words, column)] if words else []
    height = typical_height(words)
    strips = _strips(words)
    least = max(_MIN_GUTTER_PT, _MIN_GUTTER_HEIGHTS * height)
    out: list[Region] = []
    plain: list[Word] = []
    index = 0
    while index < len(strips):
        end, gutter = _band(strips, index, least, height)
        if end - index < 1:
            plain += strips[index].words
            index += 1
            continue
        if plain:
            out.append(Region(tuple(plain), column))
            plain = []
        out += _columns(strips[index:end], gutter, least, height, column, depth)
        index = end
    if plain:
        out.append(Region(tuple(plain), column))
    return out


def _strips(words: Sequence[Word]) -> list[Strip]:
    """Maximal bands of ink: words whose (shrunk) heights touch each other in a chain."""
    strips: list[Strip] = []
    here: list[Word] = []
    top = bottom = 0.0
    for word in sorted(words, key=lambda w: w.box.y0 + _SHRINK * w.box.height):
        y0 = word.box.y0 + _SHRINK * word.box.height
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
    return strips


def _band(strips: list[Strip], start: int, least: float, height: float) -> tuple[int, tuple[float, float]]:
    """The strips from `start` on that keep one gutter free: where they end, and the gutter; (start, ...) for none."""
    best_end, best_gutter = start, (0.0, 0.0)
    for gap in strips[start].gaps(least):
        end, gutter = _extend(strips, start, gap, least, height)
        if end > best_end and _is_column_band(strips[start:end], gutter, height):
            best_end, best_gutter = end, gutter
    return best_end, best_gutter


def _extend(
    strips: list[Strip], start: int, gap: tuple[float, float], least: float, height: float
) -> tuple[int, tuple[float, float]]:
    """How far the gutter runs down: until a strip crosses it, or one-sided strips end in too wide a white band."""
    left, right = gap
    end = start + 1
    sure_end, sure = end, gap
    while end < len(strips):
        strip = strips[end]
        on_left = [w.box.x1 for w in strip.words if w.box.center_x < (left + right) / 2]
        on_right = [w.box.x0 for w in strip.words if w.box.center_x >= (left + right) / 2]
        new_left = max([left, *on_left])
        new_right = min([right, *on_right])
        if new_right - new_left < least:
            break
        white = strip.y0 - strips[end - 1].y1
        if not (on_left and on_right) and white > 1.6 * height:
            ahead = end + 1 < len(strips) and white < 7 * height
            if not ahead:
                break
        left, right = new_left, new_right
        end += 1
        if on_left and on_right or white <= 1.0 * height:
            sure_end, sure = end, (left, right)
    return sure_end, sure


def _is_column_band(strips: Sequence[Strip], gutter: tuple[float, float], height: float) -> bool:
    """Do these strips stand in columns, or does a chance river of blanks run through lines of text?"""
    middle = (gutter[0] + gutter[1]) / 2
    left = [w for s in strips for w in s.words if w.box.center_x < middle]
    right = [w for s in strips for w in s.words if w.box.center_x >= middle]
    left_lines, right_lines = lines_of(left), lines_of(right)
    if len(left_lines) < 2 or len(right_lines) < 1 or len(left_lines) + len(right_lines) < 4:
        return False
    width = gutter[1] - gutter[0]
    blanks = [
        b.box.x0 - a.box.x1
        for line in (*left_lines, *right_lines)
        for a, b in zip(line.words, line.words[1:], strict=False)
    ]
    if blanks and width < _GUTTER_TO_BLANK * max(median(blanks), 0.25 * height):
        return False
    if len(left_lines) == len(left) and all(len(line.text) <= 3 for line in left_lines):
        return False  # bullets or numbers of a list hang before their text
    return _aligned(right_lines, height) or width >= 3.5 * height


def _aligned(lines: list[Line], height: float) -> bool:
    """Do most lines begin, end or centre at one place?"""
    tolerance = max(_ALIGNED_PT, 0.4 * height)
    boxes = [line.box for line in lines]
    for places in ([b.x0 for b in boxes], [b.x1 for b in boxes], [b.center_x for b in boxes]):
        middle = median(places)
        if sum(abs(place - middle) <= tolerance for place in places) >= max(2, 0.5 * len(places)):
            return True
    return len(lines) == 1


def _columns(
    strips: Sequence[Strip], gutter: tuple[float, float], least: float, height: float, column: int, depth: int
) -> list[Region]:
    """The band's columns, left to right; blocks side by side row by row."""
    middle = (gutter[0] + gutter[1]) / 2
    rows = [tuple(strips)] if _is_prose(strips, middle) else _block_rows(strips, middle, height)
    out: list[Region] = []
    for row in rows:
        words = [w for strip in row for w in strip.words]
        left = tuple(w for w in words if w.box.center_x < middle)
        right = tuple(w for w in words if w.box.center_x >= middle)
        base = column * 10 if column else 0
        out += _regions(left, base + 1, depth + 1) + _regions(right, base + 2, depth + 1)
    return out


def _is_prose(strips: Sequence[Strip], middle: float) -> bool:
    """Columns of running text fill their width with most lines; blocks side by side do not."""
    shares = []
    for side in (0, 1):
        lines = lines_of([w for s in strips for w in s.words if (w.box.center_x >= middle) == bool(side)])
        if not lines:
            return False
        width = union(line.box for line in lines).width
        shares.append(sum(line.box.width >= _FULL_LINE * width for line in lines) / len(lines))
        if len(lines) < 4:
            return False
    return max(shares) >= _PROSE_SHARE and min(shares) >= 0.3


def _block_rows(strips: Sequence[Strip], middle: float, height: float) -> list[tuple[Strip, ...]]:
    """Strips grouped to rows of blocks: a new row where white opens over both sides and both begin again."""
    if not strips:
        return []
    pitch = median([b.y0 - a.y1 for a, b in zip(strips, strips[1:], strict=False)] or [height])
    rows: list[list[Strip]] = [[strips[0]]]
    for before, strip in zip(strips, strips[1:], strict=False):
        white = strip.y0 - before.y1
        both = any(w.box.center_x < middle for w in strip.words) and any(w.box.center_x >= middle for w in strip.words)
        if both and white > max(1.5 * pitch, 0.9 * height):
            rows.append([])
        rows[-1].append(strip)
    return [tuple(row) for row in rows]


# ---- paragraphs --------------------------------------------------------------------------------------------------
def _paragraphs(lines: list[Line]) -> list[int]:
    """A running number for each line; a new one where white opens, the size changes or a line ended early."""
    if not lines:
        return []
    boxes = [line.box for line in lines]
    right = max(box.x1 for box in boxes)
    height = median(box.height for box in boxes)
    pitches = [b.y1 - a.y1 for a, b in zip(boxes, boxes[1:], strict=False)]
    pitch = median([p for p in pitches if 0 < p < 4 * height] or [1.3 * height])
    numbers = [0]
    for index in range(1, len(lines)):
        before, here = boxes[index - 1], boxes[index]
        apart = here.y1 - before.y1 > 1.35 * pitch
        resized = max(before.height, here.height) > 1.45 * min(before.height, here.height)
        room = right - before.x1
        first = lines[index].words[0]
        ended = room > first.box.width + 0.12 * (right - min(before.x0, here.x0)) and _begins(first.text)
        numbers.append(numbers[-1] + (apart or resized or ended))
    return numbers


def _begins(text: str) -> bool:
    """Can a paragraph or list item begin with this word?"""
    return not text[:1].islower()


def page_box(lines: Sequence[Line]) -> Box:
    """The box around all lines; raises ValueError for none."""
    return union(line.box for line in lines)
