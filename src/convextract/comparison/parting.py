"""One run of words that differ may be two changes: whole sentences new (or gone), and beside them other words.

`..., hors congés. [La convention lie trois parties.]` against `...`, or `[Un livret est remis.] Les communes ...`
against `Les agents ...`: the sentence is one change, what stands beside it another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from convextract.comparison.runs import Difference
from convextract.comparison.tokens import Token

_SENTENCE = 6
"""Words of a sentence that may be a change of its own."""
_SHARED = 2
"""Sides that share more words are one rewritten passage."""


@dataclass(frozen=True, slots=True)
class _Slice:
    """Tokens [start, end) of one side of the clause."""

    tokens: Sequence[Token]
    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    @property
    def opens(self) -> bool:
        """Whether it begins with a sentence or an item."""
        return self.tokens[self.start].opens

    @property
    def closes(self) -> bool:
        """Whether a sentence or an item ends with it."""
        return self.end == len(self.tokens) or self.tokens[self.end].opens

    @property
    def goes_on(self) -> bool:
        """Whether it goes on with a sentence of the body."""
        return self.start > 0 and not self.opens and not self.tokens[self.start - 1].title

    def openings(self) -> list[int]:
        """Where sentences begin inside it."""
        return [place for place in range(self.start + 1, self.end) if self.tokens[place].opens]


def parted(difference: Difference, template: Sequence[Token], document: Sequence[Token]) -> list[Difference]:
    """The changes that a difference is made of, in reading order; itself where it is one."""
    old = _Slice(template, difference.t0, difference.t1)
    new = _Slice(document, difference.d0, difference.d1)
    if not len(old) or not len(new):
        return [difference]
    for longer, shorter, document_longer in ((new, old, True), (old, new, False)):
        cut = _cut(longer, shorter)
        if cut is not None:
            halves = (((longer.start, cut[0]), (shorter.start, cut[1])), ((cut[0], longer.end), (cut[1], shorter.end)))
            return [_half(difference, *(half if document_longer else half[::-1])) for half in halves]
    return [difference]


def _half(difference: Difference, document: tuple[int, int], template: tuple[int, int]) -> Difference:
    return replace(difference, t0=template[0], t1=template[1], d0=document[0], d1=document[1])


def _cut(longer: _Slice, shorter: _Slice) -> tuple[int, int] | None:
    """Where both sides are cut in two, so that whole sentences of the longer one stand alone; None: nowhere."""
    if len(longer) < _SENTENCE:
        return None
    shared = {t.key for t in longer.tokens[longer.start : longer.end]} & {
        t.key for t in shorter.tokens[shorter.start : shorter.end]
    }
    if longer.opens and longer.closes and shorter.goes_on and shorter.closes and len(shared) <= _SHARED:
        return longer.start, shorter.end
    openings, room = longer.openings(), 2 * len(shorter) + 2
    if not openings or len(shorter) >= _SENTENCE:
        return None
    first, last = openings[0], openings[-1]
    if longer.opens and shorter.opens and last - longer.start >= _SENTENCE and longer.end - last <= room:
        return last, shorter.start
    ends_alike = longer.closes and shorter.closes and longer.opens == shorter.opens
    if ends_alike and longer.end - first >= _SENTENCE and first - longer.start <= room:
        return first, shorter.end
    return None
