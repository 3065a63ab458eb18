"""What stands in front of a list item or heading: bullets of every kind, numbers, letters, `Art. 3`.

A marker is recognised from the first words of a line alone; whether a number opens a clause or counts the items of a
list is decided by those who see the whole sequence (clauses.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from convextract.language.folding import fold_keeping_length

MarkerKind = Literal["bullet", "letter", "number", "decimal", "roman", "article"]

_ARROWS = "→⇒►▶▸‣" + "".join(map(chr, range(0x2794, 0x27BF)))
_BULLETS = _ARROWS + "•▪■□◦●○✓✔✗☐☑☒❏❑❖◆◊♦–—−‐-*·§\uf0b7\uf0a7\uf0fc\uf0d8\uf02d"
_OCR_BULLETS = frozenset("¢ e o ° * © ® + > < » « ¤ ¥ = ~ _ v Y Ÿ *_ Y_ Ÿ_ v_".split())
"""What recognisers make of bullets when they stand alone; none of them begins a French sentence as a word."""
_OCR_TICK = re.compile(r"[*YŸv¥]?_(?=[^\W\d_])")
"""A tick read as a letter and a low line, glued to the word behind it."""
_GLUED = re.compile(rf"([{re.escape(_BULLETS.replace('-', ''))}]+|-)(\s?)(?=[^\W\d_])")
_SPECKS = ".,:;'‘’`´|_~·-"
"""Of a dirty sheet's marks before a number or `Article`."""
_ARTICLE = re.compile(r"art(?:icle|\.)?\s?\.?$|articles?$|ARTICLE$", re.IGNORECASE)
_ARTICLE_NUMBER = re.compile(
    r"(premier|1er|ler|[ivx]{1,5}|[\dlIOSB|]{1,2}(?:[.,-]\d{1,2}){0,3})[\s.:°)–—-]*$", re.IGNORECASE
)
_DECIMAL = re.compile(rf"[{_SPECKS}]{{0,2}}(\d{{1,2}}(?:\s?[.,–—-]\s?\d{{1,2}}){{1,3}})[.)°:–—-]*$")
_NUMBER = re.compile(r"(\d{1,2})(?:[.)}\]/:–—-]|°\)?|°/-?)[-–]?$")
_LETTER = re.compile(r"([a-zA-K])[.)/]$")
_ROMAN = re.compile(r"([IVX]{1,5}|I[Il]{1,2}|lV)(?:[.)/–—:-])+$")
_MOST_CLAUSES = 60
_PAIRS_OF_DIGITS = re.compile(r"\d\d[.\s-]{1,3}\d\d[.\s-]{1,3}\d\d(?!\d)")
"""A telephone number, or the rest of one that a line end cuts (`01.` / `99. 00. 77. 01`), counts no items."""
_SEPARATORS = frozenset({"-", "–", "—", ":", ".", "/", ")", "°", "_"})


@dataclass(frozen=True, slots=True)
class Marker:
    """`words` whole words make the marker, then `characters` characters of the next one. `number`: as written."""

    kind: MarkerKind
    text: str
    words: int
    characters: int = 0
    number: str = ""


def find_marker(words: list[str]) -> Marker | None:
    """The marker that opens a line, from the line's words; None where the line opens with plain text."""
    if not words:
        return None
    return _article(words) or _bullet(words) or _numbered(words)


def _bullet(words: list[str]) -> Marker | None:
    first = words[0]
    if len(words) > 1 and is_bullet(first) and not _closes_quote(words):
        return Marker("bullet", first, 1)
    if (glued := _GLUED.match(first) or _OCR_TICK.match(first)) and (len(first) > 2 or first.endswith("à")):
        return Marker("bullet", glued[0].strip(), 0, len(glued[0]))
    return None


def is_bullet(word: str) -> bool:
    """Whether a word that stands alone is a bullet, or what a recogniser makes of one."""
    return set(word) <= set(_BULLETS) or word in _OCR_BULLETS


def _closes_quote(words: list[str]) -> bool:
    """`« Mandat type »` begins with a quotation mark, not with a bullet."""
    return words[0] == "«" and any("»" in word for word in words[1:])


def _article(words: list[str]) -> Marker | None:
    head = fold_keeping_length(words[0].lstrip(_SPECKS))
    glued = re.match(r"(art(?:icle)?\.?)(\d.*)$", head, re.IGNORECASE)
    if glued and (number := _ARTICLE_NUMBER.match(glued[2])):
        return _with_separator("article", words, 1, number[1])
    if not _ARTICLE.match(head) or len(words) < 2:
        return None
    for taken, token in ((2, words[1]), (3, " ".join(words[1:3]))):
        if taken <= len(words) and (number := _ARTICLE_NUMBER.match(token)):
            return _with_separator("article", words, taken, number[1])
    return None


def _numbered(words: list[str]) -> Marker | None:
    if _PAIRS_OF_DIGITS.match(" ".join(words[:3])):
        return None
    first = words[0]
    if (match := _DECIMAL.match(first)) and _counts_clauses(match[1], words):
        return _with_separator("decimal", words, 1, re.sub(r"\s", "", match[1]))
    if len(words) == 1:
        return None
    if match := _NUMBER.match(first):
        return _with_separator("number", words, 1, match[1])
    if re.fullmatch(r"\d{1,2}", first) and words[1] in _SEPARATORS and len(words) > 2:
        return _with_separator("number", words, 1, first)
    if (match := _ROMAN.match(first)) or (
        (match := re.match(r"([IVX]{1,5})$", first)) and words[1] in _SEPARATORS and len(words) > 2
    ):
        return _with_separator("roman", words, 1, match[1])
    if match := _LETTER.match(first):
        return _with_separator("letter", words, 1, match[1])
    return None


def _counts_clauses(number: str, words: list[str]) -> bool:
    """`4.2 Horaires`; not the `78-17 du 6 janvier` of a law, the `12-14 rue` of an address, `3,5 millions`."""
    if any(int(part) >= _MOST_CLAUSES for part in re.findall(r"\d+", number)):
        return False
    return re.search(r"[–—,-]", number) is None or len(words) == 1 or not words[1][:1].islower()


def _with_separator(kind: MarkerKind, words: list[str], taken: int, number: str) -> Marker:
    """The marker with the dash or colon that stands apart behind it."""
    while taken < len(words) and words[taken] in _SEPARATORS:
        taken += 1
    return Marker(kind, " ".join(words[:taken]), taken, 0, number)
