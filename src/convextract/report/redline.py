"""A clause as a redline: the template's words struck out, the document's words set in, all else as it stands.

Only what is told by a deviation row is marked: what OCR alone explains must not look like a change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import Levenshtein

from convextract.language.folding import fold

PieceKind = Literal["same", "deleted", "inserted"]
_WORD = re.compile(r"\d{1,3}(?: \d{3})+(?![\w,.])|\S+")
"""`30 000` is one word: a change of it reads as one."""
_INSIDE_WORD = re.compile(r"[^\w%€]")
_TOLD_WORD = re.compile(r"[\w%€]+")
_STRAY_WORDS = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words and what became of it; `severity` of the deviation that tells of it."""

    kind: PieceKind
    text: str
    severity: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What a deviation row says: words of the template, words of the document."""

    template_text: str
    document_text: str
    severity: str


@dataclass(frozen=True, slots=True)
class _Told:
    """A change as it is looked up: both sides folded, between spaces."""

    template: str
    document: str
    severity: str


def redline(template_text: str, document_text: str, changes: Sequence[Change]) -> list[Piece]:
    """The clause as pieces in reading order. Either text may be empty (clause added or missing)."""
    template, document = _WORD.findall(template_text), _WORD.findall(document_text)
    told = [_Told(_flat(c.template_text), _flat(c.document_text), c.severity) for c in changes]
    pieces: list[Piece] = []
    for step in Levenshtein.opcodes([_key(w) for w in template], [_key(w) for w in document]):
        before = " ".join(template[step.src_start : step.src_end])
        after = " ".join(document[step.dest_start : step.dest_end])
        if step.tag != "equal":
            severity = _severity(before, after, told)
        elif pieces and pieces[-1].kind != "same" and step.src_end - step.src_start <= _STRAY_WORDS:
            severity = _stray(before, after, told)
        else:
            severity = ""
        if severity:
            _append(pieces, Piece("deleted", before, severity))
            _append(pieces, Piece("inserted", after, severity))
        else:
            _append(pieces, Piece("same", after))
    return pieces


@lru_cache(maxsize=100_000)
def _key(word: str) -> str:
    """The form in which words of the two texts are held against each other; conventions share most of their words."""
    return _INSIDE_WORD.sub("", fold(word)) or word


def _severity(before: str, after: str, changes: Sequence[_Told]) -> str:
    """The severity of the change that these words belong to; empty where none tells of them."""
    template, document = _flat(before), _flat(after)
    for change in changes:
        if _overlap(template, change.template) or _overlap(document, change.document):
            return change.severity
    return ""


def _stray(before: str, after: str, changes: Sequence[_Told]) -> str:
    """A word or two that both texts of one long replacement happen to share belong to the replacement."""
    template, document = _flat(before), _flat(after)
    return next((c.severity for c in changes if template in c.template and document in c.document), "")


def _overlap(one: str, other: str) -> bool:
    return bool(one.strip() and other.strip()) and (one in other or other in one)


def _flat(text: str) -> str:
    return f" {' '.join(_TOLD_WORD.findall(fold(text)))} "


def _append(pieces: list[Piece], piece: Piece) -> None:
    """Adds a piece; within one change the deleted words come first, then the inserted ones."""
    if not piece.text:
        return
    last = pieces[-1] if pieces else Piece("same", "")
    if piece.kind == "deleted" and last.kind == "inserted" and last.severity == piece.severity:
        pieces.pop()
        _append(pieces, piece)
        pieces.append(last)
    elif pieces and last.kind == piece.kind and last.severity == piece.severity:
        pieces[-1] = Piece(piece.kind, f"{last.text} {piece.text}", piece.severity)
    else:
        pieces.append(piece)
