"""Columns of amounts whose table reading did not find: label on the same height, heading above the first amount.

Only what geometry makes certain is told: a label that may be one line of several is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from convextract.extraction.financing.captions import kind_of_captions, pieces_of
from convextract.extraction.financing.periods import nearest_period, period_of, period_of_captions, period_of_heading
from convextract.extraction.financing.prose import Told
from convextract.extraction.financing.vocabulary import Payer, find_payers, kind_of, pays_by_own_means, vocabulary
from convextract.language.amounts import Amount, cell_amount
from convextract.language.folding import fold_keeping_length
from convextract.reading.page import Box
from convextract.reading.running_text import PlacedWord
from convextract.structure.model import Block

_SAME_HEIGHT_PT = 6.0
_GAP_PT = 12.0
_HEADING_DEPTH_PT = 42.0
_STRONG_KINDS = ("debt", "investment", "contribution", "cap", "price")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A block that is nothing but an amount."""

    block: int
    amount: Amount
    box: Box
    page: int


def column_amounts(blocks: list[Block], captions: dict[int, str]) -> dict[int, Told]:
    """What is told of each block that is nothing but an amount, by its index. `captions`: text above, by index."""
    entries = [
        _Entry(index, amount, block.box, block.page)
        for index, block in enumerate(blocks)
        if block.grid is None and len(block.text) < 24 and (amount := cell_amount(block.text.text)) and not amount.bare
    ]
    told: dict[int, Told] = {}
    for page in {entry.page for entry in entries}:
        here = [entry for entry in entries if entry.page == page]
        own = {entry.block for entry in here}
        words = [
            w for i, b in enumerate(blocks) if b.grid is None and i not in own for w in b.text.words if w.page == page
        ]
        for entry in here:
            told[entry.block] = _told(entry, here, words, captions.get(entry.block, ""))
    return told


def _told(entry: _Entry, column: list[_Entry], words: list[PlacedWord], caption: str) -> Told:
    level = [w for w in words if abs(w.word.box.center_y - entry.box.center_y) < _SAME_HEIGHT_PT]
    runs = _runs(w for w in level if w.word.box.x1 <= entry.box.x0)
    label = _text(runs[0]) if runs else ""
    is_total = bool(vocabulary().total.match(fold_keeping_length(label)))
    heading = _heading(entry, column, words)
    payer = next(iter(find_payers(heading)), None)
    if payer is None and not is_total and label:
        payer = next((Payer(label, p.code) for p in find_payers(label) if p.start <= 3), None)
    certain = bool(runs) and not is_total and payer is not None and not _several_lines(runs[0], column, words)
    column_total = "total" in fold_keeping_length(heading)
    purpose = " ".join(_text(run) for run in runs[1:])
    told = [kind_of(purpose), kind_of(heading), kind_of_captions(caption)]
    strong = next((k for k in told if k in _STRONG_KINDS), None)
    if strong is None and payer is not None and pays_by_own_means(payer.name):
        strong = "contribution"
    subsidy = "subvention" in (purpose + heading).lower()
    return Told(
        amount=entry.amount,
        start=entry.amount.start,
        end=entry.amount.end,
        payer=None if column_total else payer,
        payee=label if certain and find_payers(heading) else "",
        kind="total" if is_total or column_total else "subsidy" if subsidy or strong is None else strong,
        period=nearest_period(period_of(purpose), period_of_heading(heading)) or period_of_captions(pieces_of(caption)),
        per_structure=False,
        purpose=purpose if certain else "",
    )


def _heading(entry: _Entry, column: list[_Entry], words: list[PlacedWord]) -> str:
    """The words above the first amount of the column that stand over it."""
    same = [e for e in column if e.box.x0 < entry.box.x1 and entry.box.x0 < e.box.x1]
    top = min(e.box.y0 for e in same)
    above = [w for w in words if 0 <= top - w.word.box.y1 < _HEADING_DEPTH_PT]
    lines: dict[int, list[PlacedWord]] = {}
    for word in above:
        lines.setdefault(round(word.word.box.center_y / _SAME_HEIGHT_PT), []).append(word)
    over = [
        run
        for key in sorted(lines)
        for run in _runs(lines[key])
        if run[0].word.box.x0 < entry.box.x1 and entry.box.x0 < run[-1].word.box.x1
    ]
    return " ".join(_text(run) for run in over)


def _runs(words: Iterable[PlacedWord]) -> list[list[PlacedWord]]:
    """Words of one height, left to right, parted where a wide blank stands."""
    runs: list[list[PlacedWord]] = []
    for word in sorted(words, key=lambda w: w.word.box.x0):
        if not re.search(r"\w", word.word.best):
            continue
        if runs and word.word.box.x0 - runs[-1][-1].word.box.x1 < _GAP_PT:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _several_lines(label: list[PlacedWord], column: list[_Entry], words: list[PlacedWord]) -> bool:
    """Do words stand under or over labels at a height without an amount, so that a label may have several lines?"""
    left, right = label[0].word.box.x0 - _GAP_PT, label[-1].word.box.x1
    heights = [e.box.center_y for e in column]
    return any(
        left < w.word.box.x0 < right
        and min(heights) - _SAME_HEIGHT_PT < w.word.box.center_y < max(heights) + 2 * _SAME_HEIGHT_PT
        and all(abs(w.word.box.center_y - y) >= _SAME_HEIGHT_PT for y in heights)
        for w in words
    )


def _text(run: list[PlacedWord]) -> str:
    return " ".join(w.word.best for w in run)
