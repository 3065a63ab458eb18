"""A clause as a redline: the template's words struck out, the document's words set in, all else as it stands.

Only what is told by a deviation row is marked: what OCR alone explains must not look like a change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Levenshtein

from convextract.language.folding import fold

PieceKind = Literal["same", "deleted", "inserted"]
_WORD = re.compile(r"\S+")
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


def redline(template_text: str, document_text: str, changes: Sequence[Change]) -> list[Piece]:
    """The clause as pieces in reading order. Either text may be empty (clause added or missing)."""
    template, document = _WORD.findall(template_text), _WORD.findall(document_text)
    pieces: list[Piece] = []
    steps = Levenshtein.opcodes([_key(w) for w in template], [_key(w) for w in document])
    for step in steps:
        before = " ".join(template[step.src_start : step.src_end])
        after = " ".join(document[step.dest_start : step.dest_end])
        if step.tag == "equal":
            severity = _stray(before, after, changes) if pieces and pieces[-1].kind != "same" else ""
        else:
            severity = _told(before, after, changes)
        if severity:
            _append(pieces, Piece("deleted", before, severity))
            _append(pieces, Piece("inserted", after, severity))
        else:
            _append(pieces, Piece("same", after))
    return pieces


def _key(word: str) -> str:
    """The form in which words of the two texts are held against each other."""
    return re.sub(r"[^\w%€]", "", fold(word)) or word


def _told(before: str, after: str, changes: Sequence[Change]) -> str:
    """The severity of the change that these words belong to; empty where none tells of them."""
    for change in changes:
        if _inside(before, change.template_text) or _inside(after, change.document_text):
            return change.severity
    return ""


def _stray(before: str, after: str, changes: Sequence[Change]) -> str:
    """A word or two that both texts of one long replacement happen to share belong to the replacement."""
    if len(before.split()) > _STRAY_WORDS:
        return ""
    for change in changes:
        if _inside_of(before, change.template_text) and _inside_of(after, change.document_text):
            return change.severity
    return ""


def _inside_of(words: str, told: str) -> bool:
    return f" {_flat(words)} " in f" {_flat(told)} "


def _inside(words: str, told: str) -> bool:
    a, b = _flat(words), _flat(told)
    return bool(a and b) and (f" {a} " in f" {b} " or f" {b} " in f" {a} ")


def _flat(text: str) -> str:
    return " ".join(re.findall(r"[\w%€]+", fold(text)))


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
