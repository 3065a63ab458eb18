"""What stands above a table or an amount: titles and lines, and what they say of those below."""

from __future__ import annotations

import re

from convextract.extraction.financing.periods import period_of_title
from convextract.extraction.financing.vocabulary import kind_of
from convextract.language.amounts import find_amounts
from convextract.language.folding import fold_keeping_length
from convextract.records.vocabulary import FinancingKind
from convextract.structure.model import Block, PartSpan

_PRINTED_CAPTION_CHARS = 220
_CAPTION_BLOCKS = 24
_CAPTION_PIECES = 5
_SHORTEST_TITLE_CHARS = 14
_LONGEST_SECTION_BLOCKS = 60
_BETWEEN = " § "
ROW_END = re.compile(r"\d\s?(?:€|%)\W*$")
"""A row of a table that reading left as text: no caption."""
_SEGMENTS = re.compile(r"\s?:\s|\s[–—-]\s|:$")
_STRUCTURE = re.compile(
    r"^\W*(?:\d{1,2}[.)°]? )?(?:la |le |l')?(?:structure |espace |maison |bus |point |antenne )?(?:itinerante? )?"
    r"(?P<name>(?:(?:bus|espace|maison|point|antenne) )?(?:france services?|msap|maison de services au public) "
    r"(?!dans|departement|du departement|sur|pour|en |et |sont|est |\d)[^.;?!€%]{2,60}?)\W*$"
)
_TIMED_KINDS: tuple[FinancingKind, ...] = ("subsidy", "contribution", "investment", "total")
"""Kinds that a title's year is about; a price, a cap or a debt may outlast it."""


def caption_above(blocks: list[Block], index: int) -> str:
    """Title and lines right above a block, up to the next paragraph of prose or table; see `pieces_of`."""
    above: list[str] = []
    for block in reversed(blocks[max(0, index - _CAPTION_BLOCKS) : index]):
        if block.kind == "table" or len(block.text) > _PRINTED_CAPTION_CHARS:
            break
        if ROW_END.search(block.text.text):
            continue
        above.append(block.text.text)
        if block.kind == "heading" and len(block.text) > _SHORTEST_TITLE_CHARS:
            break
    kept = above if len(above) <= _CAPTION_PIECES else [*above[: _CAPTION_PIECES - 1], above[-1]]
    return _BETWEEN.join(reversed(kept))


def pieces_of(caption: str) -> list[str]:
    """The lines of a caption, from the nearest to the farthest."""
    return caption.split(_BETWEEN)[::-1] if caption else []


def kind_of_captions(caption: str) -> FinancingKind | None:
    """The kind of money of which a caption speaks for the amounts below it.

    A line with an amount or a share of its own (`La participation ne peut excéder 50 000 €`) speaks of that alone.
    """
    return kind_of(_BETWEEN.join(reversed([line for line in announcing_pieces(caption) if "%" not in line])))


def announcing_pieces(caption: str) -> list[str]:
    """The lines of a caption, nearest first, without those that speak of an amount of their own."""
    return [line for line in pieces_of(caption) if not find_amounts(line)]


def structure_named(caption: str) -> str:
    """The France Services whose name stands right above a table, alone or behind a colon or dash; else empty."""
    nearest = next(iter(pieces_of(caption)), "")
    for segment in _SEGMENTS.split(nearest):
        match = _STRUCTURE.match(fold_keeping_length(segment))
        if match:
            return segment[match.start("name") : match.end("name")].strip()
    return ""


def period_of_section(blocks: list[Block], index: int, part: PartSpan | None, kind: FinancingKind) -> str:
    """The year in the nearest heading above, or in the title of the part, where they are about money; else empty."""
    if kind not in _TIMED_KINDS:
        return ""
    first = max(part.first if part else 0, index - _LONGEST_SECTION_BLOCKS)
    heading = next((b.text.text for b in reversed(blocks[first:index]) if b.kind == "heading"), "")
    return period_of_title(heading) or (period_of_title(part.record.title) if part else "")
