"""What stands beside each other: columns of prose, rows of a list, cards of people, blocks of signatures."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median

from convextract.language.given_names import PARTICLES, is_given_name
from convextract.reading.page import Line, union

FULL_LINE = 0.82
_PROSE_SHARE = 0.5
_WORDS_OF_PROSE = 4
_LEAST_ROWS = 4
_ALONE = 1
"""Lines that may stand at one side only, above or below rows."""
_GUTTER_TO_BLANK = 1.5
"""A gutter is wider than the blanks between words by this factor: justified lines have wide blanks too."""
_ONE_LINE = 0.65
"""Pieces at both sides of a gutter whose heights agree so far stand on one line."""
_ALIGNED_PT = 4.0
_STARTS_ALIKE = 0.6
_LINES_OF_A_GUTTER = 3
_TIGHT_PITCH = 2.6
_CIVILITIES = frozenset("m mme mlle monsieur madame".split())
_NO_NAME_BEGINS = frozenset("le la les l' pour m mme monsieur madame mesdames messieurs p/o".split())
_PHONE = re.compile(r"\d\d(?:[ .]\d\d){4}")


def is_prose(lines: list[Line]) -> bool:
    """Running text fills its column with most lines, and several words stand on each."""
    if not lines or median(len(line.words) for line in lines) < _WORDS_OF_PROSE:
        return False
    width = union(line.box for line in lines).width
    return len(lines) >= 4 and sum(line.box.width >= FULL_LINE * width for line in lines) >= _PROSE_SHARE * len(lines)


def is_list_of_rows(left: list[Line], right: list[Line], height: float) -> bool:
    """Do the lines of both sides stand on common baselines at an even pitch, as in a table without rules? What stands
    above or below all lines of the other side (a number under a week's days and times) is none of the rows."""
    if min(len(left), len(right)) < _LEAST_ROWS or (is_prose(left) and is_prose(right)):
        return False
    left, right = _beside(left, right, height), _beside(right, left, height)
    if min(len(left), len(right)) < _LEAST_ROWS:
        return False
    places = [line.box.y1 for line in left]
    feet = [line.box.y1 for line in right]
    paired = sum(any(abs(foot - place) < 0.35 * height for place in places) for foot in feet)
    if paired < 0.85 * max(len(left), len(right)):
        return False
    pitches = [b - a for a, b in pairwise(places)]
    even = max(pitches) <= 1.6 * median(pitches) and median(pitches) <= _TIGHT_PITCH * height
    return even and not _are_cards(left, right, height)


def _beside(lines: list[Line], others: list[Line], height: float) -> list[Line]:
    """The lines without one that stands alone above or below the other side."""
    top, foot = others[0].box.y1 - height, others[-1].box.y1 + height
    within = [line for line in lines if top < line.box.y1 < foot]
    return within if len(lines) - len(within) <= _ALONE else lines


def _are_cards(left: list[Line], right: list[Line], height: float) -> bool:
    """Do both sides hold one mailbox or phone number on the same line: the cards of two people?"""
    lefts, rights = ([(line.box.y1, line.text) for line in side] for side in (left, right))
    both = [(a, b) for foot, a in lefts for other, b in rights if abs(foot - other) < 0.35 * height]
    alike = sum(("@" in a and "@" in b) or (_PHONE.search(a) and _PHONE.search(b)) is not None for a, b in both)
    return 0 < alike <= len(both) / 2


def white_agrees(left: list[Line], right: list[Line], height: float) -> bool:
    """Where one side opens white between its blocks, does the other too? Paragraphs of two columns seldom agree so."""
    gaps = [white_bands(side, height) for side in (left, right)]
    if not gaps[0] or not gaps[1]:
        return min(len(left), len(right)) <= 8
    agreed = sum(any(min(a[1], b[1]) - max(a[0], b[0]) > 0.4 * height for b in gaps[1]) for a in gaps[0])
    return agreed >= 0.6 * max(len(gaps[0]), len(gaps[1]))


def white_bands(lines: list[Line], height: float) -> list[tuple[float, float]]:
    """Vertical gaps between lines that are wider than the usual one."""
    gaps = [(a.box.y1, b.box.y0) for a, b in pairwise(lines)]
    widths = sorted(max(0.0, end - start) for start, end in gaps)
    if not widths:
        return []
    usual = min(widths[len(widths) // 3], 1.5 * height)
    return [(start, end) for start, end in gaps if end - start > max(1.6 * usual, 0.7 * height)]


def is_name(text: str) -> bool:
    """Does the line look like a name by itself: with a civility, or two to five words with capitals?"""
    words = text.replace("-", " ").split()
    if not words:
        return False
    if words[0].rstrip(".").lower() in _CIVILITIES and len(words) > 2:
        return words[1][:1].isupper()
    if not 2 <= len(words) <= 6 or words[0].rstrip(".").lower() in _NO_NAME_BEGINS or text.endswith((",", ":")):
        return False
    shaped = all(w[:1].isupper() or w.lower() in PARTICLES for w in words) and any(w.isupper() for w in words)
    return shaped and (all(w[:1].isupper() for w in words) or any(map(is_given_name, words)))  # `Président de la CAF`


def wider_than_blanks(left: list[Line], right: list[Line], least: float) -> bool:
    """Is the gutter wider than the other blanks of most lines that it parts? Justified lines have wide blanks too.

    White of at least `least` that a whole side keeps free, where a third column begins, is no blank between words.
    """
    parted = good = 0
    gutters = _gutters(left, least) + _gutters(right, least)
    others = [(line, line.box) for line in right]
    for one in left:
        box = one.box
        for other, beside in others:
            shared = min(box.y1, beside.y1) - max(box.y0, beside.y0)
            if shared < _ONE_LINE * min(box.height, beside.height):
                continue
            blanks = [
                b.box.x0 - a.box.x1
                for line in (one, other)
                for a, b in pairwise(line.words)
                if not any(a.box.x1 <= start and end <= b.box.x0 for start, end in gutters)
            ]
            if blanks:
                parted += 1
                good += beside.x0 - box.x1 >= _GUTTER_TO_BLANK * max(blanks)
    return good >= 0.6 * parted


def _gutters(lines: list[Line], least: float) -> list[tuple[float, float]]:
    """White intervals between the words of one side that all its lines keep free and behind which words begin alike."""
    if len(lines) < _LINES_OF_A_GUTTER:
        return []
    free: list[tuple[float, float]] = []
    places = sorted((word.box.x0, word.box.x1) for line in lines for word in line.words)
    reached = places[0][1]
    for x0, x1 in places:
        if x0 - reached >= least:
            free.append((reached, x0))
        reached = max(reached, x1)
    return [gutter for gutter in free if _begin_alike(lines, gutter[1])]


def _begin_alike(lines: list[Line], edge: float) -> bool:
    """Do the first words right of the edge begin at one place?"""
    starts = [min(word.box.x0 for word in line.words if word.box.x0 >= edge) for line in lines
              if line.words[-1].box.x0 >= edge]  # fmt: skip
    return max(starts) - min(starts) <= _ALIGNED_PT


def aligned(lines: list[Line], height: float) -> bool:
    """Do most lines begin, end or centre at one place, or begin where the line before begins, indented or not?"""
    tolerance = max(_ALIGNED_PT, 0.4 * height)
    boxes = [line.box for line in lines]
    alike = sum(abs(b.x0 - a.x0) <= tolerance for a, b in pairwise(boxes))
    if len(boxes) > 2 and alike >= _STARTS_ALIKE * (len(boxes) - 1):
        return True
    for places in ([b.x0 for b in boxes], [b.x1 for b in boxes], [b.center_x for b in boxes]):
        middle = median(places)
        if sum(abs(place - middle) <= tolerance for place in places) >= max(2, 0.5 * len(places)):
            return True
    return len(lines) == 1
