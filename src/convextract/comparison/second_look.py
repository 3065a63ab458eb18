"""A second look at the very pixels: what remained doubtful is recognised again, enlarged, and most of it decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal, Protocol

from rapidfuzz import fuzz

from convextract.comparison.gaps import PageMeasure
from convextract.comparison.runs import ClauseDifferences, Difference
from convextract.comparison.sections import DocToken
from convextract.comparison.tokens import tokenize
from convextract.reading.page import Box, union
from convextract.reading.running_text import PlacedWord

SCALES = (1.5, 2.0)
"""Enlargements tried one after the other, over the resolution of the first reading."""
_AROUND = 2
_ALIKE = 90.0
_DRAWN_OUT_PT = 160.0
"""Blanks wider than this at a line's end are no lost words: a heading, or another column."""

Outcome = Literal["template", "document", ""]


class PixelSource(Protocol):
    """What gives a second look at the page: recognise a box (points) again, enlarged `scale` times."""

    def recognise(self, page: int, box: Box, scale: float) -> str: ...


def look_again(
    clause: ClauseDifferences, difference: Difference, pixels: PixelSource, measures: Mapping[int, PageMeasure]
) -> Outcome:
    """Whether the page shows the template's words, the document's as read, or still leaves doubt (empty).

    The boxes, one a line, reach over the words beside the change; a reading counts only if it shows those words too.
    """
    first, last = _whole_words(clause.document, max(0, difference.d0 - _AROUND), difference.d1 + _AROUND)
    words = [w for token in clause.document[first:last] for w in token.words]
    template = [t.key for t in clause.template[difference.t0 : difference.t1]]
    boxes = _boxes(words, measures) if len({w.page for w in words}) == 1 else []
    if not boxes:
        return ""
    before = [d.key for d in clause.document[first : difference.d0]]
    after = [d.key for d in clause.document[difference.d1 : last]]
    document = [d.key for d in clause.document[difference.d0 : difference.d1]]
    for scale in SCALES:
        shown = " ".join(pixels.recognise(words[0].page, box, scale) for box in boxes)
        read = " ".join(t.key for t in tokenize(shown))
        likely = {
            "template": fuzz.ratio(read, " ".join([*before, *template, *after])),
            "document": fuzz.ratio(read, " ".join([*before, *document, *after])),
        }
        if max(likely.values()) >= _ALIKE and likely["template"] != likely["document"]:
            return "template" if likely["template"] > likely["document"] else "document"
    return ""


def _whole_words(document: list[DocToken], first: int, last: int) -> tuple[int, int]:
    """The range of tokens, drawn out to the ends of printed words (`l'accès` is two tokens)."""
    last = min(last, len(document))
    while 0 < first < last and document[first].words[:1] == document[first - 1].words[-1:]:
        first -= 1
    while first < last < len(document) and document[last].words[:1] == document[last - 1].words[-1:]:
        last += 1
    return first, last


def _boxes(words: list[PlacedWord], measures: Mapping[int, PageMeasure]) -> list[Box]:
    """A box for each of the two lines that the words stand on at most, drawn out to the edge where the line breaks."""
    lines: list[list[PlacedWord]] = []
    for word in words:
        if lines and _on_one_line([lines[-1][-1], word]) and word.word.box.x0 >= lines[-1][-1].word.box.x0:
            lines[-1].append(word)
        else:
            lines.append([word])
    boxes = [union(w.word.box for w in line) for line in lines]
    if len(boxes) != 2 or boxes[1].y0 < boxes[0].y0:
        return boxes if len(boxes) == 1 else []
    page = measures.get(words[0].page)
    if page is None:
        return boxes
    one, two = boxes
    ends = page.right_pt if page.right_pt - one.x1 < _DRAWN_OUT_PT else one.x1
    begins = page.left_pt if two.x0 - page.left_pt < _DRAWN_OUT_PT else two.x0
    return [replace(one, x1=max(one.x1, ends)), replace(two, x0=min(two.x0, begins))]


def _on_one_line(words: list[PlacedWord]) -> bool:
    """A box over two lines would hold other words too."""
    middle = words[0].word.box.center_y
    return all(abs(w.word.box.center_y - middle) < 0.7 * max(w.word.box.height, 4.0) for w in words)
