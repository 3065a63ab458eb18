"""The words that a deviation shows: the shortest that differ, with the unit that belongs to a number."""

from __future__ import annotations

from dataclasses import replace

from convextract.comparison.nature import DAY_KIND
from convextract.comparison.runs import ClauseDifferences, Difference
from convextract.comparison.sections import DocToken
from convextract.comparison.template import TemplateClause
from convextract.reading.running_text import PlacedWord, RunningText

_AROUND = 6
"""Words shown on either side of a gap."""
_VALUES = frozenset({"amount", "quantity", "delay", "date"})


def widened(clause: ClauseDifferences, difference: Difference, cause: str) -> Difference:
    """A number takes what follows it on both sides along: `30 000 euros`, `72h ouvrées`."""
    if cause not in _VALUES or difference.t1 >= len(clause.template) or difference.d1 >= len(clause.document):
        return difference
    if not (difference.t1 > difference.t0 and difference.d1 > difference.d0):
        return difference
    t1, d1 = difference.t1, difference.d1
    while t1 < len(clause.template) and d1 < len(clause.document) and t1 - difference.t1 < 2:
        one, other = clause.template[t1], clause.document[d1].token
        unit = one.key == other.key and bool(one.unit) and clause.template[t1 - 1].value is not None
        if not unit and not (DAY_KIND.match(one.key) and DAY_KIND.match(other.key)):
            break
        t1, d1 = t1 + 1, d1 + 1
    return replace(difference, t1=t1, d1=d1)


def template_text(template: TemplateClause, clause: ClauseDifferences, difference: Difference) -> str:
    """The template's words as written; over the end of the title, title and body joined by a colon."""
    tokens = clause.template[difference.t0 : difference.t1]
    pieces = []
    for title, text in ((True, template.title), (False, template.text)):
        side = [t for t in tokens if t.title == title]
        if side:
            pieces.append(_with_closing(text, side[0].start, side[-1].end))
    return " : ".join(pieces)


def _with_closing(text: str, start: int, end: int) -> str:
    """A slice with the bracket that its first or last word leaves open."""
    piece = text[start:end]
    if piece.count("(") > piece.count(")") and text[end : end + 1] == ")":
        piece += ")"
    elif piece.count(")") > piece.count("(") and text[start - 1 : start] == "(":
        piece = "(" + piece
    elif text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        piece = f"({piece})"
    return piece


def document_text(clause: ClauseDifferences, difference: Difference) -> str:
    """The document's words as mended for reading (the quote keeps what was read), outer punctuation away."""
    words: list[PlacedWord] = []
    for token in clause.document[difference.d0 : difference.d1]:
        words += [w for w in token.words if not words or w is not words[-1]]
    text = RunningText(words).text
    if words:
        first, last = clause.document[difference.d0].token.raw, clause.document[difference.d1 - 1].token.raw
        start = max(0, text.find(first))
        end = text.rfind(last) + len(last) if last in text[start:] else len(text)
        text = _with_closing(text, start, end)
    return text


def gap_words(document: list[DocToken], at: int) -> list[PlacedWord]:
    """The words around a place where something was left out, on the page of the word before it."""
    words = [w for token in document[max(0, at - _AROUND) : at + _AROUND] for w in token.words]
    page = document[max(0, at - 1)].words[0].page if document and at - 1 < len(document) else 0
    unique: list[PlacedWord] = []
    for word in words:
        if word.page == page and (not unique or unique[-1] is not word):
            unique.append(word)
    return unique
