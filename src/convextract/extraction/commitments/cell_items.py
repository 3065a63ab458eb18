"""Items that stand in one cell of a table: a list whose bullets nobody read, or that never had any."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from convextract.extraction.commitments.nodes import OPEN_END, opening_of, starts_with_bullet
from convextract.language.folding import fold_keeping_length
from convextract.reading.running_text import PlacedWord, RunningText
from convextract.structure.model import Grid

_LEAST_ROOM_PT = 4.0
_WIDEST_PADDING_PT = 6.0
_HEAD_WORDS = 4
_NO_VERB = re.compile(r"(?:[^f]aire|[^cb]oire|ure|ère|bre|fre|ntre|adre|itre)\W*$")
"""Endings of nouns and adjectives (`complémentaire`, `structure`, `membre`, `titre`) that look like infinitives'."""


def right_edge_pt(grid: Grid, columns: Sequence[int]) -> float:
    """Where the lines of some columns are broken: how far their texts reach, or a blank short of the cells' right edge
    that is no wider than that at their left one."""
    cells = [row[c] for row in grid.rows for c in columns if row[c].text]
    if not cells:
        return 0.0
    lefts = [min(w.word.box.x0 for w in cell.text.words) - cell.box.x0 for cell in cells]
    reach = max(w.word.box.x1 for cell in cells for w in cell.text.words)
    return max(reach, max(cell.box.x1 for cell in cells) - min(_WIDEST_PADDING_PT, *lefts))


def items_of(text: RunningText, right_pt: float) -> list[RunningText]:
    """The cell's text, parted where a bullet or an infinitive begins a line and the line above ended by itself.

    Behind a colon stands a sub-list, which belongs to its item. `right_pt`: where a full line of the column ends.
    """
    words = text.words
    opening = _opening(words)
    edges, colon = [0], False
    for i in range(1, len(words)):
        colon = colon or words[i - 1].word.best.endswith(":")
        if words[i].line == words[i - 1].line and words[i].page == words[i - 1].page:
            continue
        if starts_with_bullet(words[i]) and starts_with_bullet(words[0]):
            edges.append(i)
            continue
        alike = not colon and opening is not None and _opening(words[i:]) == opening
        if alike and _ended(words[i - 1], words[i], right_pt):
            edges.append(i)
    return [_without_bullet(words[a:b]) for a, b in itertools.pairwise([*edges, len(words)])]


def hides_an_item(text: RunningText) -> bool:
    """May a line in the middle begin an item of its own? An infinitive needs a preposition, a verb or a pronoun before
    it; behind a noun it begins something new, but what ends like an infinitive may be a noun or an adjective."""
    words, opening = text.words, _opening(text.words)
    for i in range(1, len(words)):
        last, first = words[i - 1], words[i]
        if last.word.best.endswith(":"):
            return False
        new_line = first.line != last.line or first.page != last.page
        if not new_line or _NO_VERB.search(first.word.best.lower()) or last.word.best.endswith(","):
            continue
        governed = OPEN_END.search(fold_keeping_length(last.word.best))
        if opening is not None and _opening(words[i:]) == opening and not governed:
            return True
    return False


def _opening(words: Sequence[PlacedWord]) -> tuple[str, bool] | None:
    """How an infinitive is led in by the first words that are more than signs, and whether with a capital; None where
    they open none."""
    start = next((i for i, placed in enumerate(words) if any(c.isalnum() for c in placed.word.best)), 0)
    led_in = opening_of(list(words[start : start + _HEAD_WORDS]))
    return None if led_in is None else (led_in, words[start].word.best[:1].isupper())


def _ended(last: PlacedWord, first: PlacedWord, right_pt: float) -> bool:
    """Did the writer end a line there, which had room for the word below?"""
    if last.word.best.endswith(";"):
        return True
    if last.word.best.endswith(",") or OPEN_END.search(fold_keeping_length(last.word.best)):
        return False
    room_pt = right_pt - last.word.box.x1
    return first.word.best[:1].isupper() or room_pt > first.word.box.width + _LEAST_ROOM_PT


def _without_bullet(words: Sequence[PlacedWord]) -> RunningText:
    bare = bool(words) and starts_with_bullet(words[0]) and not re.search(r"\w", words[0].word.best)
    return RunningText(list(words[bare:]))
