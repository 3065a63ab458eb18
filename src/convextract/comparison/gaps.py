"""Words that the document lacks: left out by its authors, or printed there and not seen by the recogniser?

Where the recogniser lost words, the page keeps their place: a blank in the line, a line that ends early, a missing
line. Where the authors left words out, the others have closed up.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from convextract.comparison.sections import DocToken
from convextract.reading.page import Box, Page
from convextract.reading.running_text import PlacedWord

_ENOUGH = 0.55
"""A blank of this share of the missing text's width may hold it (fonts and justification vary)."""
_INDENT_PT = 60.0
"""Paragraphs and items are set in by less."""


@dataclass(frozen=True, slots=True)
class PageMeasure:
    """Right edge of the text and usual distance of its lines, in points."""

    right_pt: float
    left_pt: float
    leading_pt: float


def measure(page: Page) -> PageMeasure:
    """From the body lines of a page."""
    lines = [line for line in page.lines if line.words and line.role == "body" and line.table < 0]
    if not lines:
        return PageMeasure(page.width, 0.0, 14.0)
    rights = sorted(line.box.x1 for line in lines)
    lefts = sorted(line.box.x0 for line in lines)
    tops = sorted(line.box.y0 for line in lines)
    steps = sorted(b - a for a, b in pairwise(tops) if 4 < b - a < 60)
    leading = steps[len(steps) // 2] if steps else 14.0
    return PageMeasure(rights[int(0.97 * (len(rights) - 1))], lefts[len(lefts) // 10], leading)


def may_be_unread(
    document: Sequence[DocToken], at: int, missing: str, measures: Mapping[int, PageMeasure]
) -> bool:
    """Whether the page has room for `missing` between tokens at-1 and at of the clause."""
    before = document[at - 1].words[-1] if 0 < at <= len(document) and document[at - 1].words else None
    after = document[at].words[0] if at < len(document) and document[at].words else None
    if before is None or after is None or before is after or before.page != after.page:
        return False
    page = measures.get(before.page)
    one, other = before.word.box, after.word.box
    character = min(_character_pt(before), _character_pt(after))
    width = len(missing) * character
    swallowed = one.width - len(before.word.text) * character
    if _same_line(one, other):
        return max(other.x0 - one.x1, swallowed) > _ENOUGH * width
    if page is None or other.y0 < one.y0:
        return False
    lines_between = round((other.center_y - one.center_y) / page.leading_pt) - 1
    if lines_between > 0:  # the blank that parts two paragraphs is one line high
        return lines_between >= 1 + math.ceil(width / max(1.0, page.right_pt - page.left_pt))
    if document[at].token.opens:  # the last line of a paragraph may end early
        return False
    end_of_line, start_of_line = page.right_pt - one.x1, other.x0 - page.left_pt
    return end_of_line > max(_ENOUGH * width, 1.2 * other.width + character) or (
        start_of_line > max(_ENOUGH * width, _INDENT_PT)
    )


def at_line_break(document: Sequence[DocToken], at: int) -> bool:
    """Whether tokens at-1 and at stand on two lines, so that the line does not show whether words stood between."""
    if not 0 < at < len(document) or not document[at - 1].words or not document[at].words:
        return True
    return not _same_line(document[at - 1].words[-1].word.box, document[at].words[0].word.box)


def _same_line(one: Box, other: Box) -> bool:
    return abs(one.center_y - other.center_y) < 0.6 * max(one.height, other.height) and other.x0 > one.x0


def _character_pt(placed: PlacedWord) -> float:
    return placed.word.box.width / max(1, len(placed.word.text))
