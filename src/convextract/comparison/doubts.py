"""Which differences on a scan are looked at again, in which order, and what becomes of those that the look leaves open.

What is doubtful comes first. As long as the budget lasts, what would be told on thin evidence follows: a number, words
that nobody knows, words read with little confidence, a word or two that are gone.
"""

from __future__ import annotations

from collections.abc import Sequence

from convextract.comparison.gaps import at_line_break
from convextract.comparison.modality import NEGATION
from convextract.comparison.ocr_noise import likeness
from convextract.comparison.readings import Readings
from convextract.comparison.runs import ClauseDifferences, Difference
from convextract.comparison.second_look import Looks, PixelSource, look_again
from convextract.comparison.sections import DocToken
from convextract.comparison.tokens import Token
from convextract.comparison.word_alignment import weight

LOOKS_A_PAGE = 3
"""Boxes that are recognised again for each recognised page at most: a twentieth of the time that its reading took."""
_SURE, _HALF_SURE, _UNSURE, _ALIKE = 0.85, 0.75, 0.6, 0.6
_SHORT, _FEW = 12, 3
"""Longer passages are seldom made up; so few words are easily lost."""


def settle(clauses: Sequence[ClauseDifferences], readings: Readings, pixels: PixelSource) -> None:
    """Looks again at what is doubtful or thinly proven: takes away what the page denies, settles what it confirms."""
    looks = Looks(pixels, LOOKS_A_PAGE * len(readings.scanned))
    doubtful = [(clause, d) for clause in clauses for d in clause.differences if d.doubtful]
    thin = [
        (clause, d)
        for clause in clauses
        for d in clause.differences
        if not d.doubtful and _is_thin(d, clause, readings)
    ]
    for clause, difference in (*doubtful, *thin):
        seen = look_again(clause, difference, looks, readings.measures)
        if seen == "template" or (not seen and _is_trifle(difference, clause)):
            clause.differences.remove(difference)
        elif seen == "document":
            difference.doubtful = False
        else:
            difference.doubtful = difference.doubtful or _is_hardly_read(difference, clause, readings)


def _is_thin(difference: Difference, clause: ClauseDifferences, readings: Readings) -> bool:
    """Whether a difference on a recognised page rests on little."""
    template, document = _sides(difference, clause)
    near = document or clause.document[max(0, difference.d0 - 1) : difference.d0 + 1]
    if difference.size > _SHORT or not any(w.page in readings.scanned for d in near for w in d.words):
        return False
    if not document:
        return at_line_break(clause.document, difference.d0)
    if any(t.kind in ("number", "date") for t in (*template, *(d.token for d in document))):
        return True
    if any(d.confidence < _SURE or not readings.known(d.token.raw) for d in document):
        return True
    return likeness(_joined(template), _joined([d.token for d in document])) >= _ALIKE


def _is_trifle(difference: Difference, clause: ClauseDifferences) -> bool:
    """Whether a speck of a word stands in the place of an article or pronoun: no reader could use a row of it."""
    template, document = _sides(difference, clause)
    small = bool(template) and all(t.kind == "word" and weight(t) < 1.0 and t.key not in NEGATION for t in template)
    return small and len(document) == 1 and document[0].token.kind == "word" and len(document[0].key) <= _FEW


def _is_hardly_read(difference: Difference, clause: ClauseDifferences, readings: Readings) -> bool:
    """Whether nobody should be told of a difference that a second look did not confirm."""
    template, document = _sides(difference, clause)
    if not document:
        return len(template) <= _FEW
    printed, read = (_figures(side) for side in (template, [d.token for d in document]))
    unsure = min((d.confidence for d in document), default=1.0) < _HALF_SURE
    if unsure and printed and read and likeness(printed, read) >= _ALIKE:
        return True  # a figure or two may be all that was read wrong
    words = [d for d in document if d.token.kind == "word"]
    strange = sum(d.confidence < _UNSURE or not readings.known(d.token.raw) for d in words)
    return 2 * strange > len(words)


def _sides(difference: Difference, clause: ClauseDifferences) -> tuple[list[Token], list[DocToken]]:
    return clause.template[difference.t0 : difference.t1], clause.document[difference.d0 : difference.d1]


def _figures(tokens: Sequence[Token]) -> str:
    return "".join(c for t in tokens for c in t.raw if c.isdigit())


def _joined(tokens: Sequence[Token]) -> str:
    return "".join(t.key for t in tokens)
