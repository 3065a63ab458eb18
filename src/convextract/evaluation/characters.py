"""Character errors of a page's text against its true text: in reading order, and line by line."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

SHORTEST_LINE = 12
"""A shorter line cannot be sought in its page: page numbers, single words and figures stand in many places."""

_BULLET = re.compile(r"(?m)^[ \t]*[•◦▪▸➢➤✓✔✿●○■□❖*·–—-]+[ \t]+")
_HYPHEN = re.compile(r"(\w)[-¬\xad]\n[ \t]*(?=[a-zà-ÿœ])")


@dataclass(frozen=True, slots=True)
class CharacterErrors:
    """Wrong and true characters: of whole pages, where the order counts, and of lines sought in their page, where
    only recognition counts."""

    wrong: int = 0
    length: int = 0
    line_wrong: int = 0
    line_length: int = 0

    def __add__(self, other: CharacterErrors) -> CharacterErrors:
        return CharacterErrors(
            self.wrong + other.wrong,
            self.length + other.length,
            self.line_wrong + other.line_wrong,
            self.line_length + other.line_length,
        )

    @property
    def in_order(self) -> float:
        """Share of characters that are wrong when whole pages are compared."""
        return self.wrong / max(1, self.length)

    @property
    def by_line(self) -> float:
        """Share of characters that are wrong when each true line is sought in its page."""
        return self.line_wrong / max(1, self.line_length)


def character_errors(true: str, read: str) -> CharacterErrors:
    """Errors of one page. Bullets, hyphens at line ends, blanks and the kind of apostrophe are left out of it."""
    found = _squeezed(_plain(read))
    whole = _squeezed(_plain(true))
    lines = line_errors(true, read)
    line_wrong, line_length = sum(wrong for _, wrong in lines), sum(len(line) for line, _ in lines)
    return CharacterErrors(Levenshtein.distance(whole, found), max(1, len(whole)), line_wrong, line_length)


def line_errors(true: str, read: str) -> list[tuple[str, int]]:
    """The true lines that are long enough to be sought in the page, and how many characters of each are wrong."""
    found = _squeezed(_plain(read))
    lines = [line for line in map(_squeezed, _plain(true).splitlines()) if len(line) >= SHORTEST_LINE]
    return [(line, min(len(line), Levenshtein.distance(line, _place_of(line, found)))) for line in lines]


def _place_of(line: str, page: str) -> str:
    """The piece of the page most like the line."""
    place = fuzz.partial_ratio_alignment(line, page) if len(page) >= len(line) else None
    return page[place.dest_start : place.dest_end] if place else page


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFC", text).replace("’", "'").replace("\r", "")
    return _HYPHEN.sub(r"\1", _BULLET.sub("", text))


def _squeezed(text: str) -> str:
    return " ".join(text.split())
