"""Words of a scanned page that were read twice: where lines of a skewed page run into one another's boxes, or one box
was recognised in two pieces. Two printed words never cover one another, so what covers a like word is its double.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from convextract.comparison.furniture import WordKey
from convextract.comparison.runs import ClauseDifferences, Difference
from convextract.comparison.sections import Section
from convextract.language.folding import fold
from convextract.reading.page import Page, Word
from convextract.reading.running_text import PlacedWord, RunningText

_COVERED = 0.45
"""Share of the smaller box that two readings of one word have in common."""
_ALIKE, _ALIKE_RUN = 60.0, 85.0
_CELL_PT = 24.0
_AROUND = [(row, column) for row in (-1, 0, 1) for column in (-1, 0, 1)]
"""Cells of the page in which a double is sought: readings of one word have nearly one centre."""
_FEWEST = 2
"""A lone word twice over (`de de`) is the author's as often as the recogniser's."""


def without_doubles(sections: list[Section], pages: Sequence[Page]) -> list[Section]:
    """The sections, of words that were read twice in one place only the first in reading order."""
    scanned = {page.number for page in pages if page.source in ("ocr", "mixed")}
    by_place: dict[tuple[int, int, int], list[Word]] = {}
    doubles: set[WordKey] = set()
    for placed in (word for section in sections for word in section.words if word.page in scanned):
        box = placed.word.box
        row, column = int(box.center_y // _CELL_PT), int(box.center_x // _CELL_PT)
        page, left, top, right, bottom = placed.page, box.x0, box.y0, box.x1, box.y1
        covering = [
            w for r, c in _AROUND for w in by_place.get((page, row + r, column + c), ())
            if w.box.x0 < right and w.box.x1 > left and w.box.y0 < bottom and w.box.y1 > top
        ]
        if any(_is_double(placed.word, other) for other in covering):
            doubles.add(_key(placed))
        else:
            by_place.setdefault((placed.page, row, column), []).append(placed.word)
    if not doubles:
        return sections

    def once(text: RunningText) -> RunningText:
        words = [word for word in text.words if _key(word) not in doubles]
        return RunningText(words) if len(words) < len(text.words) else text

    return [replace(section, title=once(section.title), body=once(section.body)) for section in sections]


def _is_double(word: Word, other: Word) -> bool:
    """Whether two words whose boxes overlap are readings of one."""
    one, two = word.box, other.box
    return one.overlap(two) > _COVERED * min(one.width * one.height, two.width * two.height) and (
        fuzz.ratio(fold(word.best), fold(other.best)) >= _ALIKE
    )


def repeats_its_neighbours(difference: Difference, clause: ClauseDifferences) -> bool:
    """Whether words that the document has over the template are those before or behind them once more."""
    size = difference.d1 - difference.d0
    if difference.t0 != difference.t1 or size < _FEWEST:
        return False
    keys = [d.key for d in clause.document]
    added = " ".join(keys[difference.d0 : difference.d1])
    before = " ".join(keys[max(0, difference.d0 - size) : difference.d0])
    after = " ".join(keys[difference.d1 : difference.d1 + size])
    return max(fuzz.ratio(added, before), fuzz.ratio(added, after)) >= _ALIKE_RUN


def _key(placed: PlacedWord) -> WordKey:
    return (placed.page, placed.word.box.x0, placed.word.box.y0)
