"""`Objet : ...`, `Délibération n° 7 : ...` of letters, circulars and deliberations: what they call themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence

from convextract.language.folding import fold, fold_keeping_length
from convextract.reading.running_text import PlacedWord, RunningText
from convextract.structure.model import Block

_OBJECT = re.compile(r"obj(?:et|\.)\s*[:;]\s*|deliberation\sn[°o]\s?[\w./-]{1,20}\s?[:–-]\s(?=\D{15})")
_SOUGHT_IN = 30
"""Blocks from the start of the piece in which the object is sought."""


def find_object(blocks: Sequence[Block]) -> RunningText | None:
    """The words after `Objet :` with the lines under them that go on in the same type; None where there are none."""
    for index, block in enumerate(blocks[:_SOUGHT_IN]):
        match = _OBJECT.match(fold_keeping_length(block.text.text))
        if match:
            text = _with_following_lines(blocks, index, match.end())
            if text:
                return text
    return None


def _with_following_lines(blocks: Sequence[Block], index: int, start: int) -> RunningText:
    block = blocks[index]
    words = list(block.text.words[block.text.word_range(start, len(block.text))[0] :])
    last = block
    for below in blocks[index + 1 : index + 3]:
        gap = below.box.y0 - last.box.y1
        near = below.page == block.page and 0 < gap < 0.9 * max(last.size_pt, 10.0)
        ended = bool(words) and words[-1].word.best.endswith(".")
        if not near or ended or below.marker or _OBJECT.match(fold(below.text.text)) or len(below.text) > 120:
            break
        shift = 1 + max((w.line for w in words), default=0)
        words += [PlacedWord(w.page, w.word, w.line + shift) for w in below.text.words]
        last = below
    return RunningText(words)
