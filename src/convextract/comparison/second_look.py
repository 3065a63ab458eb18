"""A second look at the very pixels: what remained doubtful is recognised again, enlarged, and most of it decided."""

from __future__ import annotations

from typing import Literal, Protocol

from rapidfuzz import fuzz

from convextract.comparison.runs import ClauseDifferences, Difference
from convextract.comparison.tokens import tokenize
from convextract.reading.page import Box, union
from convextract.reading.running_text import PlacedWord

SCALES = (1.5, 2.0)
"""Enlargements tried one after the other, over the resolution of the first reading."""
_AROUND = 2
_ALIKE = 90.0

Outcome = Literal["template", "document", ""]


class PixelSource(Protocol):
    """What gives a second look at the page: recognise a box (points) again, enlarged `scale` times."""

    def recognise(self, page: int, box: Box, scale: float) -> str: ...


def look_again(clause: ClauseDifferences, difference: Difference, pixels: PixelSource) -> Outcome:
    """Whether the page shows the template's words, the document's as read, or still leaves doubt (empty).

    The box reaches over the words beside the change; a reading counts only if it shows those words too.
    """
    first, last = max(0, difference.d0 - _AROUND), difference.d1 + _AROUND
    words = [w for token in clause.document[first:last] for w in token.words]
    pages = {w.page for w in words}
    if len(pages) != 1 or not _on_one_line(words):
        return ""
    before = [d.key for d in clause.document[first : difference.d0]]
    after = [d.key for d in clause.document[difference.d1 : last]]
    template = [t.key for t in clause.template[difference.t0 : difference.t1]]
    document = [d.key for d in clause.document[difference.d0 : difference.d1]]
    box = union(w.word.box for w in words)
    for scale in SCALES:
        read = " ".join(t.key for t in tokenize(pixels.recognise(words[0].page, box, scale)))
        likely = {
            "template": fuzz.ratio(read, " ".join([*before, *template, *after])),
            "document": fuzz.ratio(read, " ".join([*before, *document, *after])),
        }
        if max(likely.values()) >= _ALIKE and likely["template"] != likely["document"]:
            return "template" if likely["template"] > likely["document"] else "document"
    return ""


def _on_one_line(words: list[PlacedWord]) -> bool:
    """A box over two lines would hold other words too."""
    if not words:
        return False
    middle = words[0].word.box.center_y
    return all(abs(w.word.box.center_y - middle) < 0.7 * max(w.word.box.height, 4.0) for w in words)
