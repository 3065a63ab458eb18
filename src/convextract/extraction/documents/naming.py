"""What a document is, and its title: by the piece that the file exists for."""

from __future__ import annotations

import re

from convextract.extraction.documents.found import Found
from convextract.language.folding import fold, fold_keeping_length
from convextract.reading.running_text import PlacedWord, RunningText
from convextract.structure.model import Block, PartSpan, StructuredDocument

_RANK = ("convention", "circular", "minutes", "framework_agreement", "deliberation")
"""A bundle exists for the first of these kinds that it holds; a circular that comes with an accord is the circular."""
_OBJECT = re.compile(r"obj(?:et|\.)\s*[:;]\s*")


def main_part(document: StructuredDocument) -> PartSpan | None:
    """The piece that the file exists for: its convention, else what it begins with."""
    if not document.parts:
        return None
    convention = next(document.parts_of_kind("convention"), None)
    return convention or document.parts[0]


def read_title(document: StructuredDocument, part: PartSpan) -> Found | None:
    """The title as printed: the object of a letter or deliberation, else the words that open the piece."""
    blocks = document.blocks_of(part)
    if part.record.kind in ("deliberation", "circular", "other"):
        found = _object(blocks)
        if found:
            return found
    title = part.record.title
    if not title:
        return None
    words = _words_of(blocks, title)
    if not words:
        return None
    text = RunningText(words)
    return Found(title, text.evidence(method="documents.title", confidence=0.85))


def _object(blocks: list[Block]) -> Found | None:
    """`Objet : ...`, with the lines under it that go on in the same type."""
    for index, block in enumerate(blocks[:30]):
        match = _OBJECT.match(fold_keeping_length(block.text.text))
        if not match:
            continue
        words = list(block.text.words[block.text.word_range(match.end(), len(block.text))[0] :])
        for below in blocks[index + 1 : index + 3]:
            near = below.page == block.page and 0 < below.box.y0 - block.box.y1 < 0.9 * max(block.box.height, 10.0)
            if not near or below.marker or _OBJECT.match(fold(below.text.text)) or len(below.text) > 120:
                break
            if words and words[-1].word.best.endswith("."):
                break
            shift = 1 + max((w.line for w in words), default=0)
            words += [PlacedWord(w.page, w.word, w.line + shift) for w in below.text.words]
        text = RunningText(words)
        if text:
            return Found(text.text.rstrip(" ."), text.evidence(method="documents.title.object", confidence=0.9))
    return None


def _words_of(blocks: list[Block], title: str) -> list[PlacedWord]:
    """The words of the blocks that make up the title."""
    wanted = fold(title)
    for index in range(min(len(blocks), 20)):
        words: list[PlacedWord] = []
        for block in blocks[index : index + 4]:
            shift = 1 + max((w.line for w in words), default=-1)
            words += [PlacedWord(w.page, w.word, w.line + shift) for w in block.text.words]
            text = fold(RunningText(words).text)
            if wanted in text:
                return words
            if not wanted.startswith(text[: len(wanted)]):
                break
    return []
