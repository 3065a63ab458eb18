"""Lines joined to one string in which every character still knows its word, page and box.

Hyphenation at line ends is undone, typographic apostrophes and blanks are normalised, mended words are used. So rules
and models work on clean text, and whatever they find is traced back to the page: `evidence(start, end, ...)`.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable
from dataclasses import dataclass

from convextract.reading.page import Box, Line, Word, union
from convextract.records import QUOTE_LENGTH, Evidence

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "\u00a0": " ", "\u202f": " ", "\u00ad": ""})
_HYPHENATED = re.compile(r"\w[-¬‐]$")
_LINKING_WORDS = frozenset("à a en sur sous la le les de du des et aux au d l lès lez".split())
_HYPHEN_STAYS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys("non demi semi saint sainte co".split(), ("",)),
    **dict.fromkeys("lui elle eux elles soi moi nous vous".split(), ("même",)),
    **dict.fromkeys("celui celle ceux celles".split(), ("ci", "là")),
    "peut": ("être",),
    "rendez": ("vous",),
    "ci": ("après", "dessous", "dessus", "joint", "annex", "contre"),
    "au": ("delà", "dessus", "dessous", "devant", "dedans"),
    "là": ("bas", "dessus", "haut"),
    "mi": ("temps", "parcours", "journée", "chemin"),
    "vice": ("président", "doyen"),
    "sous": ("préf", "direct", "total", "trait", "sol", "comité"),
    "outre": ("mer",),
    "plate": ("forme",),
    "mieux": ("être",),
    "bien": ("être", "fondé"),
    "avant": ("projet", "veille", "poste"),
    "après": ("midi", "demain"),
    "contre": ("indic", "signat", "visite"),
    "compte": ("rendu",),
    "haut": ("débit", "parleur"),
    "porte": ("parole", "à"),
    "mot": ("clé", "clef"),
    "libre": ("service", "échange"),
    "chef": ("lieu",),
    "savoir": ("faire", "être"),
    "quelques": ("un",),
    "est": ("ce", "il", "elle"),
}
"""Words whose hyphen is their own (`rendez-vous`, `compte-rendu`), with how the word behind begins; elsewhere a hyphen
at the line end is the printer's (`au-` + `jourd'hui`, `mi-` + `nistère`)."""


_CLINGING = frozenset({",", "."})
"""French sets no blank before these: one that text layers or recognisers read apart is closed up."""
def normalise(text: str) -> str:
    """Typographic apostrophes to `'`, hard blanks to blanks, soft hyphens away. The length may shrink."""
    return text if text.isascii() else text.translate(_APOSTROPHES)


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word and the page it stands on."""

    page: int
    word: Word
    line: int = 0
    """Running number of the line inside this text: words with equal numbers stand on one printed line."""


class RunningText:
    """Text over words. `text` is what rules read; `starts[i]`/`ends[i]` bound word i in it (end exclusive)."""

    __slots__ = ("_lines", "ends", "starts", "text", "words")

    def __init__(self, words: list[PlacedWord]) -> None:
        self.words = words
        self.starts: list[int] = []
        self.ends: list[int] = []
        done: list[str] = []
        begin, last = 0, ""  # the piece since the last blank, and where it begins
        line = words[0].line if words else 0
        # A document passes here with each of its words ten times over: calls are spared.
        for index, placed in enumerate(words):
            word = placed.word.mended or placed.word.text
            if not word.isascii():
                word = word.translate(_APOSTROPHES)
            glued = index == 0
            if placed.line != line:
                line = placed.line
                last, glued = join_lines(last, word)
                self.ends[-1] = begin + len(last)
            if not glued and word not in _CLINGING and not (last[-2:-1] == "-" and _torn(last[-3:], word)):
                done.append(last)
                begin, last = begin + len(last) + 1, ""
            self.starts.append(begin + len(last))
            last += word
            self.ends.append(begin + len(last))
        self.text = " ".join([*done, last])
        self._lines: tuple[RunningText, ...] | None = None

    @classmethod
    def of_lines(cls, lines: Iterable[tuple[int, Line]]) -> RunningText:
        """From (page number, line) pairs in reading order."""
        return cls([PlacedWord(page, word, n) for n, (page, line) in enumerate(lines) for word in line.words])

    def __str__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def lines(self) -> tuple[RunningText, ...]:
        """The printed lines, top to bottom, each a text of its own; taken apart once."""
        if self._lines is None:
            parts: list[list[PlacedWord]] = []
            page, line = 0, -1
            for placed in self.words:
                if placed.line != line or placed.page != page:
                    page, line = placed.page, placed.line
                    parts.append([])
                parts[-1].append(placed)
            self._lines = tuple([RunningText(words) for words in parts])
        return self._lines

    @property
    def page(self) -> int:
        """Page of the first word; 0 where there are no words."""
        return self.words[0].page if self.words else 0

    def word_range(self, start: int, end: int) -> tuple[int, int]:
        """Indexes [first, last) of the words that the characters start..end touch."""
        first = bisect.bisect_right(self.ends, start)
        last = bisect.bisect_left(self.starts, max(end, start + 1))
        return first, max(first, last)

    def slice(self, start: int, end: int) -> RunningText:
        """The words that the characters touch, as a text of their own (whole words)."""
        first, last = self.word_range(start, end)
        return RunningText(self.words[first:last])

    def confidence(self, start: int = 0, end: int | None = None) -> float:
        """The lowest word confidence in the span, 0 to 1; 0 for no words."""
        first, last = self.word_range(start, len(self.text) if end is None else end)
        return min((p.word.confidence for p in self.words[first:last]), default=0.0)

    def evidence(self, start: int = 0, end: int | None = None, *, method: str, confidence: float) -> Evidence:
        """Evidence for the characters start..end, on the page of their first word.

        `confidence` is the rule's own; it is lowered by the mean recognition confidence of the quoted words.
        """
        first, last = self.word_range(start, len(self.text) if end is None else end)
        return evidence_of(self.words[first:last], method=method, confidence=confidence)


def _torn(before: str, word: str) -> bool:
    """Did a recogniser put a blank into the word: `Peyrebrune-la-F` + `orêt`? A capital behind a hyphen is no word."""
    return before[1:2] == "-" and before[:1].isalpha() and before[2:].isupper() and word[:1].islower()


def join_lines(before: str, following: str) -> tuple[str, bool]:
    """What stands before a line break, ready for the next word, and whether that word follows without a blank.

    `dépar-` + `tement` loses its hyphen; `Fontenay-aux-` + `Roses`, `vis-à-` + `vis` and mailboxes keep theirs.
    """
    if not _HYPHENATED.search(before) or not following[:1].isalpha():
        return before, False
    token = before.rsplit(" ", 1)[-1]
    stem = token.rstrip("-¬‐")
    if following[0].isupper() or "@" in token or "@" in following or "." in following[:-1]:
        return before, True
    if "-" in following and following.split("-", 1)[0].lower() in _LINKING_WORDS:
        return before, True  # `Saint-Aubry-` + `sur-Lanterne`
    own = following.startswith(_HYPHEN_STAYS.get(stem.lower(), ("\n",)))
    if own or ("-" in stem and stem.rsplit("-", 1)[-1].lower() in _LINKING_WORDS):
        return before, True
    return before[: len(before) - (len(token) - len(stem))], True


def evidence_of(words: list[PlacedWord], *, method: str, confidence: float) -> Evidence:
    """Evidence over words, cut to the page of the first: box is their union, quote is what was read."""
    if not words:
        return Evidence(method=method, confidence=round(confidence, 3))
    here = [placed for placed in words if placed.page == words[0].page]
    read = sum(placed.word.confidence for placed in here) / len(here)
    return Evidence(
        page=here[0].page,
        bbox=union(placed.word.box for placed in here).text(),
        quote=quote_of(here),
        confidence=round(min(1.0, max(0.0, confidence * (0.5 + 0.5 * read))), 3),
        method=method,
    )


def quote_of(words: list[PlacedWord]) -> str:
    """The words as read, hyphenation undone, cut to the contract's length at a blank where there is one."""
    pieces: list[str] = []
    for index, placed in enumerate(words):
        text = normalise(placed.word.text)
        if index and words[index - 1].line != placed.line:
            before, glued = join_lines(pieces[-1], text)
            if glued:
                pieces[-1] = before + text
                continue
        pieces.append(text)
    quote = " ".join(pieces)
    if len(quote) <= QUOTE_LENGTH:
        return quote
    return quote[:QUOTE_LENGTH].rsplit(" ", 1)[0]


def box_of(words: list[PlacedWord]) -> Box:
    """The union of the words' boxes; raises ValueError for none."""
    return union(placed.word.box for placed in words)
