"""A second look at the very pixels: what remained doubtful is recognised again, enlarged, and most of it decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Literal, Protocol

from rapidfuzz import fuzz

from convextract.comparison.gaps import PageMeasure
from convextract.comparison.modality import WEIGHTY
from convextract.comparison.runs import ClauseDifferences, Difference
from convextract.comparison.sections import DocToken
from convextract.comparison.tokens import tokenize
from convextract.reading.page import Box, union
from convextract.reading.running_text import PlacedWord

SCALES = (1.5, 2.0)
"""Enlargements tried one after the other, over the resolution of the first reading."""
_AROUND = 2
_ALIKE, _ALIKE_ENOUGH, _CLEAR_LEAD = 90.0, 75.0, 10.0
"""Likeness (percent) from which a reading counts; less will do where one side is so much more like it."""
_ROOM = 1.3
"""Words that the template has may be set so much wider on the page than others of theirs."""

_LINES, _UNREAD_LINES = 3, 4.5
"""So many lines are looked at; over a distance of so many lines some between them may be unread."""

Outcome = Literal["template", "document", ""]


class PixelSource(Protocol):
    """What gives a second look at the page: recognise a box (points) again, enlarged `scale` times."""

    def recognise(self, page: int, box: Box, scale: float) -> str: ...


class Looks:
    """A page source that is asked so many times at most."""

    def __init__(self, pixels: PixelSource, left: int) -> None:
        self._pixels, self.left = pixels, left

    def recognise(self, page: int, box: Box, scale: float) -> str:
        """As the page source has it; empty when the last look is spent."""
        self.left -= 1
        return self._pixels.recognise(page, box, scale) if self.left >= 0 else ""


def look_again(
    clause: ClauseDifferences, difference: Difference, pixels: PixelSource, measures: Mapping[int, PageMeasure]
) -> Outcome:
    """Whether the page shows the template's words, the document's as read, or still leaves doubt (empty).

    The boxes, one a line, reach over the words beside the change; a reading counts only if it shows those words too,
    and numbers and words of duty to the letter.
    """
    first, last = _whole_words(clause.document, max(0, difference.d0 - _AROUND), difference.d1 + _AROUND)
    words = [w for token in clause.document[first:last] for w in token.words]
    sides = {
        "template": clause.template[difference.t0 : difference.t1],
        "document": [d.token for d in clause.document[difference.d0 : difference.d1]],
    }
    weighty = {name: {t.key for t in side if t.kind != "word" or WEIGHTY.match(t.key)} for name, side in sides.items()}
    edges = (not difference.d0, difference.d1 >= len(clause.document))
    wanted = sum(len(t.raw) + 1 for t in clause.template[difference.t0 : difference.t1])
    boxes = _boxes(words, measures, edges, wanted) if len({w.page for w in words}) == 1 else []
    if boxes and edges[1] and sides["template"] and sides["template"][0].opens and not sides["document"]:
        boxes += _line_below(boxes[-1], measures.get(words[0].page))
    if not boxes:
        return ""
    before = [d.key for d in clause.document[first : difference.d0]]
    after = [d.key for d in clause.document[difference.d1 : last]]
    variants = {name: " ".join([*before, *(t.key for t in side), *after]) for name, side in sides.items()}
    for scale in SCALES:
        shown = " ".join(pixels.recognise(words[0].page, box, scale) for box in boxes)
        read = [t.key for t in tokenize(shown)]
        likely = {name: fuzz.ratio(" ".join(read), variant) for name, variant in variants.items()}
        lead = likely["template"] - likely["document"]
        better: Outcome = "template" if lead > 0 else "document"
        enough = _ALIKE if abs(lead) < _CLEAR_LEAD else _ALIKE_ENOUGH
        if lead and likely[better] >= enough and weighty[better] <= set(read):
            return better
    return ""


def _whole_words(document: list[DocToken], first: int, last: int) -> tuple[int, int]:
    """The range of tokens, drawn out to the ends of printed words (`l'accès` is two tokens)."""
    last = min(last, len(document))
    while 0 < first < last and document[first].words[:1] == document[first - 1].words[-1:]:
        first -= 1
    while first < last < len(document) and document[last].words[:1] == document[last - 1].words[-1:]:
        last += 1
    return first, last


def _boxes(
    words: list[PlacedWord], measures: Mapping[int, PageMeasure], edges: tuple[bool, bool], wanted: int
) -> list[Box]:
    """A box for each of the lines that the words stand on, drawn out where the line breaks: `wanted` characters wide,
    but not over the edge of the text.

    `edges`: whether the change stands at the clause's beginning, at its end, where nothing follows on the line. Where
    a line or two may stand unread between two others, their box comes between.
    """
    lines: list[list[PlacedWord]] = []
    for word in words:
        if lines and _on_one_line([lines[-1][-1], word]) and word.word.box.x0 >= lines[-1][-1].word.box.x0:
            lines[-1].append(word)
        else:
            lines.append([word])
    boxes = [union(w.word.box for w in line) for line in lines]
    page = measures.get(words[0].page)
    if len(boxes) > _LINES or any(two.y0 < one.y0 for one, two in pairwise(boxes)):
        return []
    if page is None:
        return boxes
    character = max(w.word.box.width / max(1, len(w.word.text)) for w in words)
    wide = _ROOM * character * wanted
    out: list[Box] = []
    for number, box in enumerate(boxes):
        breaks = number + 1 < len(boxes) or edges[1]
        begins = number > 0 or edges[0]
        right = min(page.right_pt, box.x1 + wide) if breaks else box.x1
        left = max(page.left_pt, box.x0 - wide) if begins else box.x0
        if out and 1.4 * page.leading_pt < box.y0 - out[-1].y0 < _UNREAD_LINES * page.leading_pt:
            out.append(Box(page.left_pt, out[-1].y1, page.right_pt, box.y0))
        out.append(replace(box, x0=min(box.x0, left), x1=max(box.x1, right)))
    return out


def _line_below(box: Box, page: PageMeasure | None) -> list[Box]:
    """Where the last item of a list stands, if it was not read."""
    return [Box(page.left_pt, box.y1, page.right_pt, box.y1 + 1.5 * page.leading_pt)] if page else []


def _on_one_line(words: list[PlacedWord]) -> bool:
    """A box over two lines would hold other words too."""
    middle = words[0].word.box.center_y
    return all(abs(w.word.box.center_y - middle) < 0.7 * max(w.word.box.height, 4.0) for w in words)
