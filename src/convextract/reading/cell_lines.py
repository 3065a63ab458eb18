"""Lines of a cell that the recogniser left out: it was shown the whole cell, and its search for lines dropped one.

A row of ink as high as small letters on which no word stands is cut out and recognised by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from convextract.reading.cell_cleaning import LETTER_IN
from convextract.reading.ocr.engine import RecognisedWord
from convextract.reading.rules import Gray, stretches

_DARK = 0.55
"""Of the way from the paper to the darkest ink: darker is ink."""
_LEAST_INK_IN = 0.1
"""So much ink in all its rows together, as a width at the height of a letter, has a line worth a look: two letters."""
_AROUND = 0.5
"""How far above and below to cut, in heights of the row of ink."""
_SURE = 0.6


def lost_lines_of_cell(
    crop: Gray, dpi: float, words: Sequence[RecognisedWord], read_line: Callable[[Gray], list[RecognisedWord]]
) -> list[list[RecognisedWord]]:
    """The lines of a cleaned cell, framed in paper, that hold none of `words`, where they read surely; boxes in pixels
    of the crop.

    `read_line` recognises a strip of the crop as one line. Costs nothing to speak of where all ink is explained.
    """
    paper, darkest = int(crop[0, 0]), int(np.percentile(crop[::2, ::2], 0.3))
    ink = np.count_nonzero(crop < paper - _DARK * (paper - darkest), axis=1)
    for word in words:
        ink[max(0, round(word.y0) - 1) : round(word.y1) + 2] = 0
    found = []
    for top, bottom in stretches(ink > 0):
        height = bottom - top
        if height < LETTER_IN[1] * dpi or ink[top:bottom].sum() < _LEAST_INK_IN * dpi * LETTER_IN[1] * dpi / 2:
            continue
        first = max(0, top - round(_AROUND * height))
        line = read_line(crop[first : bottom + round(_AROUND * height)])
        line = [word for word in line if top < first + (word.y0 + word.y1) / 2 < bottom]  # others were read before
        worded = [word for word in line if any(map(str.isalnum, word.text))]
        if worded and np.mean([word.confidence for word in worded]) >= _SURE:
            found.append([_lowered(word, first) for word in line])
    return found


def _lowered(word: RecognisedWord, by_px: int) -> RecognisedWord:
    return RecognisedWord(word.text, word.x0, word.y0 + by_px, word.x1, word.y1 + by_px, word.confidence)
