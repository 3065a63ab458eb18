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
    for step in Levenshtein.opcodes([_key(w) for w in template], [_key(w) for w in document]):
        before = " ".join(template[step.src_start : step.src_end])
        after = " ".join(document[step.dest_start : step.dest_end])
        severity = "" if step.tag == "equal" else _told(before, after, changes)
        if not severity:
            _append(pieces, Piece("same", after))
            continue
        _append(pieces, Piece("deleted", before, severity))
        _append(pieces, Piece("inserted", after, severity))
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


def _inside(words: str, told: str) -> bool:
    a, b = _flat(words), _flat(told)
    return bool(a and b) and (f" {a} " in f" {b} " or f" {b} " in f" {a} ")


def _flat(text: str) -> str:
    return " ".join(re.findall(r"[\w%€]+", fold(text)))


def _append(pieces: list[Piece], piece: Piece) -> None:
    if not piece.text:
        return
    if pieces and pieces[-1].kind == piece.kind and pieces[-1].severity == piece.severity:
        piece = Piece(piece.kind, f"{pieces.pop().text} {piece.text}", piece.severity)
    pieces.append(piece)
