"""What a recogniser makes of signatures, stamps and specks: words that are none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from convextract.reading.bullets import bullets_in
from convextract.reading.ocr.engine import RecognisedWord, by_line
from convextract.reading.page import InkRegion

_BELIEVED = 0.85
"""A short word on ink of a pen is kept from this confidence on, if it is no taller than print..."""
_BELIEVED_LONG = 0.45
_LONG = 4
"""...and a word of so many letters from this one: printed names stand under signatures."""
_LEAST = 0.25
_DOUBTFUL = 0.5
_LEAST_PRINT, _EDGE = 10, 0.04
"""So many sure words tell where print stands on the sheet; so near its upper edge (share of its height) is dirt."""
_WIDEST_LETTER = 2.2
"""No letter is wider than so many heights of its word: strokes of a pen are."""
_STROKES = frozenset("|¦")
"""No letter: a rule, a wall of a table, the edge of the paper."""
_DOTS = frozenset(".…«»_")
_AS_HIGH = 1.4
_AS_LARGE = 1.5
"""Inside a line of print, ink over no more than the word itself is the word."""
_SET_HEIGHTS, _ONE_SIGN = (0.4, 1.4), 0.6
"""What is set between two sure words with blanks like theirs is print, and not dust, if it is so high, in heights of a
usual word; a single sign so high at least."""
_SIGNS = frozenset("|¦_~^°'‘’“”\"`*\\{}[]<>=-—–.,;:!§#£¥©®»«+/")


def without_scrawl(
    words: Sequence[RecognisedWord], ink: Sequence[InkRegion], sheet_height: float = 0.0
) -> list[RecognisedWord]:
    """The words that are text. Boxes of words and ink, and the height of the image, in the same pixels."""
    usual = sorted(word.y1 - word.y0 for word in words)[len(words) // 2] if words else 0.0
    lines = by_line(words)
    inside = _inside_lines(lines.values())
    set_in = _set_in(lines.values(), ink, usual)
    bullets = bullets_in(lines.values())
    dirt = _beside_print(lines.values(), _EDGE * sheet_height)
    kept = []
    for word in words:
        if bullet := bullets.get(id(word)):
            kept.append(replace(word, mended="" if bullet == word.text else bullet))
        elif id(word) in set_in or (id(word) not in dirt and _is_text(word, ink, usual, id(word) in inside)):
            kept.append(word)
    return kept


def _beside_print(lines: Collection[Sequence[RecognisedWord]], edge: float) -> set[int]:
    """Words, by their ids, of lines that hold no sure word and stand left or right of all print, or above it and so
    near the edge of the sheet: torn paper, shadows, the lid of the scanner. (Below print stand names under pens.)"""
    sure = [word for line in lines for word in line if word.confidence >= _BELIEVED and len(word.text) > 2]
    if len(sure) < _LEAST_PRINT:
        return set()
    left, right = min(word.x0 for word in sure), max(word.x1 for word in sure)
    top = min(edge, *(word.y0 for word in sure))
    return {
        id(word)
        for line in lines
        if all(w.confidence < _DOUBTFUL and (w.x1 <= left or w.x0 >= right or w.y1 <= top) for w in line)
        for word in line
    }


def _inside_lines(lines: Iterable[Sequence[RecognisedWord]]) -> set[int]:
    """Words, by their ids, that have sure words before and after them on the line, or close their line and follow a
    word closely, or are figures that open a line of figures: badly read, but print."""
    inside: set[int] = set()
    for line in lines:
        sure = [index for index, word in enumerate(line) if word.confidence >= _BELIEVED and len(word.text) > 1]
        inside.update(id(word) for word in (line[sure[0] + 1 : sure[-1]] if sure else ()))
        if len(line) > 1 and sure and sure[-1] == len(line) - 2:
            before, last = line[-2:]
            height = before.y1 - before.y0
            if last.x0 - before.x1 <= height and last.y1 - last.y0 <= _AS_HIGH * height and len(last.text) > 1:
                inside.add(id(last))
        if len(line) > 1 and sure and sure[0] == 1 and len(line[0].text) > 1:
            first, second = line[:2]
            close = second.x0 - first.x1 <= second.y1 - second.y0
            if close and first.text.isdigit() and second.text.isdigit():
                inside.add(id(first))
    return inside


def _set_in(lines: Iterable[Sequence[RecognisedWord]], ink: Sequence[InkRegion], usual: float) -> set[int]:
    """Words and signs, by their ids, as high as print between two sure words right beside them, and on no other ink."""
    least, most = (heights * usual for heights in _SET_HEIGHTS)
    return {
        id(word)
        for line in lines
        for before, word, after in zip(line, line[1:], line[2:], strict=False)
        if min(before.confidence, after.confidence) >= _BELIEVED
        and max(word.x0 - before.x1, after.x0 - word.x1) <= usual
        and (least if len(word.text) > 1 else _ONE_SIGN * usual) <= word.y1 - word.y0 <= most
        and not set(word.text) <= _STROKES
        and not any(_stands_on(word, region) for region in ink)
    }


def _stands_on(word: RecognisedWord, region: InkRegion) -> bool:
    return region.box.contains((word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2)


def _is_text(word: RecognisedWord, ink: Sequence[InkRegion], usual_height: float, is_inside: bool) -> bool:
    letters = sum(character.isalnum() for character in word.text)
    height = max(1.0, word.y1 - word.y0)
    if is_inside and len(word.text) > 1 and set(word.text) <= _DOTS:
        return True  # dots to write on
    if not letters and set(word.text) <= _SIGNS and (word.confidence < _DOUBTFUL or set(word.text) <= _STROKES):
        return False
    if word.confidence < _LEAST and (letters < 3 or height > 3 * usual_height) and not (is_inside and letters):
        return False
    if word.confidence < _DOUBTFUL and word.x1 - word.x0 > _WIDEST_LETTER * height * len(word.text):
        return False
    own = _AS_LARGE * height * (word.x1 - word.x0)
    over = [
        region
        for region in ink
        if _stands_on(word, region)
        and not (is_inside and (region.kind == "figure" or region.box.width * region.box.height <= own))
    ]
    if not over:
        return True
    if letters >= _LONG:
        return word.confidence >= _BELIEVED_LONG
    stamped = any(region.kind == "stamp" for region in over)
    return letters > 0 and word.confidence >= _BELIEVED and height <= 1.6 * usual_height and not stamped
