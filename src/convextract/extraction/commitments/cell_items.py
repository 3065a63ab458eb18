"""Items that stand in one cell of a table: a list whose bullets nobody read, or that never had any."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from convextract.extraction.commitments.nodes import OPEN_END, opening_of, starts_with_bullet
from convextract.language.folding import fold_keeping_length
from convextract.reading.running_text import PlacedWord, RunningText
from convextract.structure.model import Grid

_LEAST_ROOM_PT = 4.0
_WIDEST_PADDING_PT = 6.0
_HEAD_WORDS = 4
_WIDER_STEP = 1.08
"""How much farther off than a line of its own sentence an item stands: more than a scan's boxes are off."""
_LINES_THAT_TELL = 2
"""Of lines below the first: where one sentence is broken so often, some line begins with another word."""
_ASCENDER = re.compile(r"[bdfhkléèê]")
_DESCENDER = re.compile(r"[gjpqyçQ,;()\[\]|@]")
_NO_VERB = re.compile(
    r"(?:(?<!f)(?<![xbs]tr)(?<!ustr)aire|(?<!b)(?<!cr)oire|(?<!cl)ure|ère|bre|fre|ntre|adre|itre)\W*$"
)
"""Endings of nouns and adjectives (`complémentaire`, `structure`, `membre`, `titre`) that look like infinitives' (but
`extraire`, `conclure` are some)."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How the lines of a column are set: where they are broken, and how far below one the next of the same sentence
    stands (0: no cell tells), in points."""

    right_pt: float
    step_pt: float


def setting_of(grid: Grid, columns: Sequence[int]) -> Setting:
    """The setting of some columns: lines are broken where their longest text ends, or a blank short of the cells'
    right edge that is no wider than that at their left one."""
    cells = [row[c] for row in grid.rows for c in columns if row[c].text]
    if not cells:
        return Setting(0.0, 0.0)
    lefts = [min(w.word.box.x0 for w in cell.text.words) - cell.box.x0 for cell in cells]
    reach = max(w.word.box.x1 for cell in cells for w in cell.text.words)
    right_pt = max(reach, max(cell.box.x1 for cell in cells) - min(_WIDEST_PADDING_PT, *lefts))
    steps = [step for cell in cells for step in _steps_in_sentences(cell.text.words)]
    steps = steps or [step for row in grid.rows for cell in row for step in _steps_in_sentences(cell.text.words)]
    return Setting(right_pt, median(steps) if steps else 0.0)


def _steps_in_sentences(words: Sequence[PlacedWord]) -> Iterator[float]:
    """The steps down to lines with which nothing can begin: no infinitive, no capital, no bullet."""
    for i in range(1, len(words)):
        goes_on = words[i].word.best[:1].islower() and not words[i - 1].word.best.endswith((".", ";", ":"))
        if goes_on and _opening(words[i:]) is None and (step := _step_pt(words, i)) > 0:
            yield step


def _step_pt(words: Sequence[PlacedWord], i: int) -> float:
    """How far below the line before stands the line that word `i` begins; 0 where it begins none or none can tell."""
    if words[i].line == words[i - 1].line or words[i].page != words[i - 1].page:
        return 0.0
    lines = [[w.word for w in words if (w.page, w.line) == (one.page, one.line)] for one in (words[i - 1], words[i])]
    above, below = ([word.box.y1 for word in line if not _DESCENDER.search(word.best)] for line in lines)
    if not (above and below):
        above, below = ([word.box.y0 for word in line if _ASCENDER.search(word.best)] for line in lines)
    return median(below) - median(above) if above and below else 0.0


def items_of(text: RunningText, setting: Setting) -> list[RunningText]:
    """The cell's text, parted where a bullet or an infinitive begins a line and the line above ended by itself, or
    stands farther off than lines of one sentence do, or where every line begins so.

    Behind a colon stands a sub-list, which belongs to its item. `setting`: of the cell's column.
    """
    words = text.words
    starts = [i for i in range(1, len(words)) if _begins_line(words, i)]
    colon = next((i for i, placed in enumerate(words) if placed.word.best.endswith(":")), len(words))
    alike = [i for i in starts if i <= colon and _opens_like_the_first(words, i)]
    each = len(starts) >= _LINES_THAT_TELL and alike == starts and not any(_looks_like_noun(words[i]) for i in starts)
    edges = [
        i
        for i in starts
        if (starts_with_bullet(words[i]) and starts_with_bullet(words[0]))
        or (i in alike and (each or _parted(words, i, setting)))
    ]
    return [_without_bullet(words[a:b]) for a, b in itertools.pairwise([0, *edges, len(words)])]


def hides_an_item(text: RunningText) -> bool:
    """May a line in the middle begin an item of its own? An infinitive needs a preposition, a verb or a pronoun before
    it; behind a noun it begins something new, but what ends like an infinitive may be a noun or an adjective."""
    words = text.words
    for i in range(1, len(words)):
        if words[i - 1].word.best.endswith(":"):
            return False
        if _begins_line(words, i) and _opens_like_the_first(words, i) and not _looks_like_noun(words[i]):
            return True
    return False


def _begins_line(words: Sequence[PlacedWord], i: int) -> bool:
    return words[i].line != words[i - 1].line or words[i].page != words[i - 1].page


def _opens_like_the_first(words: Sequence[PlacedWord], i: int) -> bool:
    """Does an infinitive stand there as at the beginning, which nothing before it governs?"""
    opening = _opening(words)
    last = words[i - 1].word.best
    governed = last.endswith(",") or OPEN_END.search(fold_keeping_length(last))
    return opening is not None and not governed and _opening(words[i:]) == opening


def _looks_like_noun(placed: PlacedWord) -> bool:
    return bool(_NO_VERB.search(placed.word.best.lower()))


def _opening(words: Sequence[PlacedWord]) -> tuple[str, bool] | None:
    """How an infinitive is led in by the first words that are more than signs, and whether with a capital; None where
    they open none."""
    start = next((i for i, placed in enumerate(words) if any(c.isalnum() for c in placed.word.best)), 0)
    led_in = opening_of(list(words[start : start + _HEAD_WORDS]))
    return None if led_in is None else (led_in, words[start].word.best[:1].isupper())


def _parted(words: Sequence[PlacedWord], i: int, setting: Setting) -> bool:
    """Did the writer end the line above word `i`, which had room for it, or set the line farther off?"""
    last, first = words[i - 1].word, words[i].word
    room_pt = setting.right_pt - last.box.x1
    return (
        last.best.endswith(";")
        or first.best[:1].isupper()
        or room_pt > first.box.width + _LEAST_ROOM_PT
        or 0 < setting.step_pt * _WIDER_STEP < _step_pt(words, i)
    )


def _without_bullet(words: Sequence[PlacedWord]) -> RunningText:
    bare = bool(words) and starts_with_bullet(words[0]) and not re.search(r"\w", words[0].word.best)
    return RunningText(list(words[bare:]))
