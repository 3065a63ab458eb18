"""What a document is, and its title: by the piece that the file exists for."""

from __future__ import annotations

from convextract.extraction.documents.found import Found
from convextract.language.folding import fold
from convextract.reading.running_text import PlacedWord, RunningText
from convextract.structure.letter_object import find_object
from convextract.structure.model import Block, PartSpan, StructuredDocument


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
        text = find_object(blocks)
        if text:
            evidence = text.evidence(method="documents.title.object", confidence=0.9)
            return Found(text.text.rstrip(" ."), evidence)
    title = part.record.title
    if not title:
        return None
    words = _words_of(blocks, title)
    if not words:
        return None
    text = RunningText(words)
    return Found(title, text.evidence(method="documents.title", confidence=0.85))


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
