"""A second look around signatures: a page-wide recognition loses printed lines that a pen touches.

Words are added only where they stand free: a piece of a name whose other letters lie under the pen would be a wrong
name, which is worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from convextract.reading.line_votes import Agreed, agreed, is_word
from convextract.reading.ocr.engine import OcrEngine, RecognisedWord
from convextract.reading.page import Box, InkRegion, union
from convextract.reading.pen_lift import without_pen_from_above

if TYPE_CHECKING:
    from convextract.reading.rules import Gray

_REACH_IN = (0.6, 0.22)
"""How far around the pen to look, sideways and up and down."""
_ABOVE, _BELOW = 1.15, 0.45
"""How far a line of print reaches above and below the feet of its letters, in heights of a word."""
_CUTS = ((_ABOVE, 1.0), (1.0, 1.5), (1.2, 1.5), (0.9, 1.0), (1.0, 2.0))
"""Where lines are cut above the feet of their letters, and how much they are enlarged, for each pair of readings."""
_LIFTED = ((0.75, 1.0), (0.75, 1.5), (0.8, 1.0), (0.8, 1.5), (0.7, 1.0), (0.7, 1.5))
"""Down to which height above the feet of the letters a pen from above is taken off, and how much is enlarged."""
_PLAIN = 0.9
_SIGNS = ".,;:|'’-_"
_FEW_READINGS, _HOPEFUL = 4, 0.4
"""After so many readings a line on which none is surer than that, but for what all agree on, is left alone."""
_SIDE_IN = 0.03
_TOUCHED = 0.12
_MOST_REGIONS, _MOST_LINES = 24, 24
"""Looked at on a page: a line costs up to a third of a second."""
_LEAST_LETTERS, _LEAST_UNKNOWN = 4, 3
"""A line of print has so many letters; so many without a word make it worth a look."""
_LETTER = (0.45, 1.4)
"""Heights of letters, in heights of a word."""
_BESIDE_IN, _MARGIN_IN = 0.4, 0.06
_GAP, _LONGEST_NAME, _LEAST_INKED = 1.2, 9.0, 1.0
"""Ink goes on after gaps of so many heights of a word, so far at most, and is worth a look from so much on."""
_SEEN = 0.7


def words_under_ink(
    gray: Gray, dpi: float, words: Sequence[RecognisedWord], ink: Sequence[InkRegion], engine: OcrEngine
) -> list[RecognisedWord]:
    """Words that a look around each signature and stamp adds to those believed; pixels of the page image."""
    marks = _marks(ink)
    if not marks or not words:
        return []
    usual = sorted(word.y1 - word.y0 for word in words)[len(words) // 2]
    known = [_box(word) for word in words]
    block = 1 + max(word.block for word in words)
    added: list[RecognisedWord] = []
    looked: list[Box] = []
    for mark in marks:
        for word in _looked_at(gray, dpi, mark, known, usual, engine, looked):
            if not _covered(_box(word), known):
                added.append(replace(word, block=block))
                known.append(_box(word))
    return added


def _marks(ink: Sequence[InkRegion]) -> list[Box]:
    """What was put on the paper after it was printed; a signature and the stamp that it runs over are one."""
    marks: list[Box] = []
    for region in ink:
        if region.kind not in ("signature", "handwriting", "initials", "stamp"):
            continue
        box = region.box
        for other in [mark for mark in marks if mark.overlap(box) > 0]:
            marks.remove(other)
            box = union([box, other])
        marks.append(box)
    return marks[:_MOST_REGIONS]


def _looked_at(
    gray: Gray, dpi: float, mark: Box, known: Sequence[Box], usual: float, engine: OcrEngine, looked: list[Box]
) -> list[RecognisedWord]:
    """Words of the lines of print around one mark, each line read by itself once; the surest first."""
    height, width = gray.shape[:2]
    reach_x, reach_y = (round(inches * dpi) for inches in _REACH_IN)
    x0, y0 = max(0, round(mark.x0) - reach_x), max(0, round(mark.y0) - reach_y)
    x1, y1 = min(width, round(mark.x1) + reach_x), min(height, round(mark.y1) + reach_y)
    crop = gray[y0:y1, x0:x1]
    inside = [Box(box.x0 - x0, box.y0 - y0, box.x1 - x0, box.y1 - y0) for box in known]
    found: list[RecognisedWord] = []
    for line in _lines_of_print(crop, inside, usual):
        place = Box(line[0] + x0, line[1] + y0, line[2] + x0, line[3] + y0)
        again = any(place.overlap(other) > _SEEN * place.width * place.height for other in looked)
        if not again and len(looked) < _MOST_LINES:
            looked.append(place)
            found += [
                one.word
                for one in _line_words(crop, line, dpi, engine)
                if _is_whole(one.word, x1 - x0, y1 - y0) and (is_word(one.word.text) or _stands_free(crop, dpi, one))
            ]
    found.sort(key=lambda word: -word.confidence * len(word.text))
    return [replace(word, x0=word.x0 + x0, y0=word.y0 + y0, x1=word.x1 + x0, y1=word.y1 + y0) for word in found]


def _lines_of_print(crop: Gray, known: Sequence[Box], usual: float) -> list[tuple[int, int, int, int]]:
    """Boxes of the lines of letters beside which ink stands in no known word: found by the feet of the letters."""
    import cv2

    ink = cv2.threshold(crop, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1]
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    letters = sorted(
        ((x, y, x + w, y + h) for x, y, w, h, _ in stats[1:].tolist() if _LETTER[0] * usual <= h <= _LETTER[1] * usual
         and w <= 2 * usual),
        key=lambda box: box[3],
    )  # fmt: skip
    rows: list[list[tuple[int, int, int, int]]] = []
    for letter in letters:
        if rows and letter[3] - rows[-1][-1][3] <= 0.2 * usual:
            rows[-1].append(letter)
        else:
            rows.append([letter])
    lines = []
    for row in rows:
        if len(row) < _LEAST_LETTERS:
            continue
        foot = sorted(box[3] for box in row)[len(row) // 2]
        line = (min(box[0] for box in row), round(foot - _ABOVE * usual),
                max(box[2] for box in row), round(foot + _BELOW * usual))  # fmt: skip
        unknown = [b for b in row if not any(k.contains((b[0] + b[2]) / 2, (b[1] + b[3]) / 2) for k in known)]
        longer = _lengthened(ink, line, known, foot, usual)
        if len(unknown) >= _LEAST_UNKNOWN or longer != line:
            lines.append(longer)
    return lines


def _lengthened(
    ink: Gray, line: tuple[int, int, int, int], known: Sequence[Box], foot: int, usual: float
) -> tuple[int, int, int, int]:
    """The line with the ink that goes on at its ends in no known word: letters that a pen or a stamp binds together."""
    import numpy as np

    band: Gray = np.max(ink[max(0, round(foot - 0.7 * usual)) : foot], axis=0)
    for box in known:
        if box.y0 < foot < box.y1 + 0.3 * usual:
            band[max(0, round(box.x0)) : max(0, round(box.x1))] = 0
    left, right = line[0], line[2]
    for start, step in ((left, -1), (right, 1)):
        end, blank, inked = start, 0, 0
        x = start + step
        while 0 <= x < len(band) and blank <= _GAP * usual and abs(x - start) <= _LONGEST_NAME * usual:
            blank = 0 if band[x] else blank + 1
            inked += bool(band[x])
            end = x if band[x] else end
            x += step
        if inked >= _LEAST_INKED * usual:
            left, right = (end, right) if step < 0 else (left, end)
    return left, line[1], right, line[3]


def _line_words(crop: Gray, line: tuple[int, int, int, int], dpi: float, engine: OcrEngine) -> list[Agreed]:
    """What several readings of the line agree on: as it is and without what is paler than print, as stamps are.

    `line` holds the letters' height and what hangs below; pixels of `crop`.
    """
    left, top, right, bottom = line
    side, height = round(_BESIDE_IN * dpi), (bottom - top) / (_ABOVE + _BELOW)
    x0, x1 = max(0, left - side), min(crop.shape[1], right + side)
    middle = (top + 0.15 * (bottom - top), top + 0.75 * (bottom - top))

    def placed(one: Agreed) -> Agreed:
        word = replace(one.word, x0=one.word.x0 + x0, x1=one.word.x1 + x0, y0=middle[0], y1=middle[1])
        return replace(one, word=word)

    lifted, whole = _lifted_words(crop, (x0, top, x1, bottom), height, dpi, engine)
    known = [one for one in lifted if is_word(one.word.text)]
    if whole and len(known) == len(lifted):
        return [placed(one) for one in lifted]
    readings: list[list[RecognisedWord]] = []
    for above, scale in _CUTS:
        y0, y1 = max(0, round(bottom - (above + _BELOW) * height)), min(crop.shape[0], bottom)
        strip = crop[y0:y1, x0:x1]
        for image in (strip, _without_pale(strip, crop)):
            readings.append(_reading(image, crop, dpi, scale, engine))
        if (len(readings) == 2 and _is_plain(readings)) or (len(readings) >= _FEW_READINGS and _is_settled(readings)):
            break
    others = [one for one in agreed(readings) if not any(_share_place(one, sure) for sure in known)]
    unknown = [one for one in lifted if one not in known and not any(_share_place(one, other) for other in others)]
    return [placed(one) for one in [*known, *others, *unknown]]


def _lifted_words(
    crop: Gray, strip: tuple[int, int, int, int], height: float, dpi: float, engine: OcrEngine
) -> tuple[list[Agreed], bool]:
    """What is read where a pen that comes from above is taken off more or less far; and whether that is all there is.

    With the pen the stem of a letter may have gone (`l` is then `i`): what is no known word only fills a gap.
    """
    foot = round(strip[3] - _BELOW * height)
    readings: list[list[RecognisedWord]] = []
    for small, scale in _LIFTED:
        bare = without_pen_from_above(crop, strip, height, foot, small)
        if bare is None:
            return [], False
        readings.append(_reading(bare, crop, dpi, scale, engine))
        if len(readings) == 2 and not agreed(readings):
            return [], False
    words = agreed(readings)
    return words, all(len(words) == len(reading) for reading in readings)


def _share_place(one: Agreed, other: Agreed) -> bool:
    return min(one.word.x1, other.word.x1) > max(one.word.x0, other.word.x0)


def _without_pale(strip: Gray, crop: Gray) -> Gray:
    import numpy as np

    paper, dark = float(np.median(crop)), float(np.percentile(crop, 0.7))
    bare = strip.copy()
    bare[strip > dark + 0.5 * (paper - dark)] = int(paper)
    return bare


def _reading(strip: Gray, crop: Gray, dpi: float, scale: float, engine: OcrEngine) -> list[RecognisedWord]:
    """The words of a strip set on paper and enlarged, in pixels of the strip (across; heights are not kept)."""
    import cv2
    import numpy as np

    margin = round(_MARGIN_IN * dpi)
    paper = int(np.median(crop))
    framed = cv2.copyMakeBorder(strip, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=(paper,))
    if scale != 1:
        framed = cv2.resize(framed, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    words = engine.recognise(np.ascontiguousarray(framed), dpi * scale, "line")
    return [replace(word, x0=word.x0 / scale - margin, x1=word.x1 / scale - margin) for word in words]


def _is_plain(readings: Sequence[Sequence[RecognisedWord]]) -> bool:
    """Do the first readings say the same, in words that are sure? Then no pen troubles the line."""
    words = [word for reading in readings for word in reading]
    texts = [[word.text for word in reading] for reading in readings]
    plain = all(word.confidence >= _PLAIN and (word.text.isupper() or is_word(word.text)) for word in words)
    return plain and texts[0] == texts[1]


def _is_settled(readings: Sequence[Sequence[RecognisedWord]]) -> bool:
    """Would more readings change nothing: is there no word in any, or does each agreed one stand in all of them, with
    nothing surely read beside?"""
    found = {one.word.text for one in agreed(readings) if not one.word.mended}
    if not found:
        return not any(word.confidence >= _HOPEFUL and len(word.text) > 2 for reading in readings for word in reading)
    read = [[(word.text.strip(_SIGNS), word.confidence) for word in reading] for reading in readings]
    beside = [sure for words in read for text, sure in words if text not in found and len(text) > 2]
    return all(found <= {text for text, _ in words} for words in read) and max(beside, default=0.0) < _HOPEFUL


def _is_whole(word: RecognisedWord, width: int, height: int) -> bool:
    """Not cut by the edge of the look."""
    return word.x0 > 3 and word.x1 < width - 3 and word.y0 > 2 and word.y1 < height - 2


def _box(word: RecognisedWord) -> Box:
    return Box(word.x0, word.y0, word.x1, word.y1)


def _covered(box: Box, known: Sequence[Box]) -> bool:
    return any(box.overlap(other) > 0.25 * min(_area(box), _area(other)) for other in known)


def _area(box: Box) -> float:
    return max(1.0, box.width * box.height)


def _stands_free(crop: Gray, dpi: float, one: Agreed) -> bool:
    """Is there white, or another word, at both sides of the word? Else letters of it may lie under the pen."""
    import numpy as np

    word, side = one.word, max(2, round(_SIDE_IN * dpi))
    y0, y1 = round((word.y0 + word.y1) / 2), round(word.y1)
    around = crop[y0:y1, round(word.x0) : round(word.x1)]
    if not around.size:
        return False
    paper, dark = float(np.percentile(around, 90)), float(np.percentile(around, 2))
    sides = ((round(word.x0) - side, round(word.x0) - 1), (round(word.x1) + 1, round(word.x1) + side))
    for parted, (x0, x1) in zip(one.parted, sides, strict=True):
        strip = crop[y0:y1, max(0, x0) : max(0, x1)]
        if not parted and strip.size and float((strip < dark + 0.4 * (paper - dark)).mean()) > _TOUCHED:
            return False
    return True
