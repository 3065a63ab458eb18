"""Tokens: a text as the comparison sees it. Case, accents, punctuation, bullets and spellings of numbers are gone.

`72h`, `72 heures` and `soixante-douze heures` give the same tokens, and so do `six (6) mois` and `6 mois`,
`31 décembre 2022` and `31/12/2022`; `24h30` is one number with its unit. Each token knows the
characters of the text it came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from convextract.language.folding import fold, fold_keeping_length

TokenKind = Literal["word", "number", "date", "placeholder"]

_PIECE = re.compile(
    r"(?P<placeholder>\{\{[ \t]*[A-Za-z_][\w-]*[ \t]*\}\})"
    r"|(?P<date>(?<!\d)\d{1,2}(?P<separator>[/.])\d{1,2}(?P=separator)\d{4}(?!\d))"
    r"|(?P<hours>(?<!\w)\d{1,2} ?h ?(?!00)[0-5]\d(?!\w))"
    r"|(?P<mixed>(?<!\w)\d+(?!(?:er|ere|re|e|eme|nd|nde|ers|eres|h|hr|hrs|mn|min|j|eur|euros?|heures?|ans?|mois|jours?)"
    r"(?![^\W\d_]))[^\W\d_][^\W_]*)"
    r"|(?P<number>\d{1,3}(?:[ .]\d{3})+(?!\w)(?:,\d{1,2})?|\d+(?:,\d+)?)"
    r"|(?P<word>(?<=\d)h(?:00)?(?!\w)|sous-prefe\w+|[^\W\d_][^\W_]*|[€%])"
)
_MISREAD_NUMBER = re.compile(r"(?<!\w)(?=[\dOoIlSBZ]*\d)[\dOoIlSBZ]{2,6}(?=h?(?!\w))")
"""Figures among which letters of their shapes were read: `3O`, `197B`."""
_AFTER_LABEL = re.compile(r"(?:\.|\)|°\)?|\s?[-–])\s+[^\W\d_]")
_FIGURES = str.maketrans("OoIlSBZ", "0011582")
_LETTER_FOR_FIGURE = re.compile(r"\d[OoIlSBZ]|[OoIlSBZ]\d")
_OPTIONAL_ENDING = re.compile(r"(?<=\w)\((?:s|e|es|x|le|les|ne|nes|aux|trice|trices)\)", re.IGNORECASE)

UNITS = {
    "h": "heure", "hr": "heure", "hrs": "heure", "heures": "heure", "heure": "heure",
    "mn": "minute", "min": "minute", "minutes": "minute", "minute": "minute",
    "j": "jour", "jours": "jour", "jour": "jour", "journee": "jour", "journees": "jour",
    "semaines": "semaine", "semaine": "semaine", "mois": "mois", "an": "an", "ans": "an", "annee": "an",
    "annees": "an", "trimestre": "trimestre", "trimestres": "trimestre", "semestre": "semestre",
    "semestres": "semestre", "€": "euro", "eur": "euro", "euro": "euro", "euros": "euro", "%": "%",
}
"""Written form -> unit. Of `j`, `h` and the like only where a number stands in front."""
_SHORT_UNITS = frozenset({"h", "hr", "hrs", "j", "mn", "min", "eur"})
TIME_UNITS = frozenset({"heure", "minute", "jour", "semaine", "mois", "an", "trimestre", "semestre"})

_ONES = {
    "zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
}
_TENS = {"vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
         "septante": 70, "huitante": 80, "nonante": 90}
_SCALES = {"cent": 100, "cents": 100, "mille": 1000, "million": 1_000_000, "millions": 1_000_000}
NUMBER_WORDS = frozenset(_ONES) | frozenset(_TENS) | frozenset(_SCALES)
_MONTHS = {
    "janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "aout": 8,
    "septembre": 9, "octobre": 10, "novembre": 11, "decembre": 12,
}


@dataclass(frozen=True, slots=True)
class Token:
    """`key` decides equality; `raw` is the text from `start` to `end`; `value` the number, where it is one."""

    key: str
    raw: str
    start: int
    end: int
    kind: TokenKind = "word"
    value: float | None = None
    title: bool = False
    """Whether it stands in the heading of the clause."""
    opens: bool = False
    """Whether it begins a sentence or an item of a list."""
    label: bool = False
    """Whether it counts an item of a list (`2. La ...`, `3) les ...`): another count changes nothing."""

    @property
    def unit(self) -> str:
        return "heure" if self.kind == "number" and "h" in self.key else UNITS.get(self.key, "")

    @property
    def misread(self) -> bool:
        """Whether it is a number in which letters were read for figures."""
        return self.kind == "number" and bool(_LETTER_FOR_FIGURE.search(self.raw))

    @property
    def acronym(self) -> bool:
        return len(self.raw) > 1 and sum(c.isupper() for c in self.raw) > len(self.raw) / 2


def tokenize(text: str) -> list[Token]:
    """The tokens of a text, in order."""
    masked = _OPTIONAL_ENDING.sub(lambda m: " " * len(m[0]), text)
    masked = _MISREAD_NUMBER.sub(lambda m: m[0].translate(_FIGURES), masked)
    folded = fold_keeping_length(masked)
    return _with_openings(list(_join_numbers(list(_pieces(text, folded)), text)), text)


def _with_openings(tokens: list[Token], text: str) -> list[Token]:
    """The tokens, those marked that follow a full stop, a colon or a bullet, and numbers that count items."""
    out, end = [], 0
    for token in tokens:
        if end == 0 or any(c in ".;:!?•➢✓" for c in text[end : token.start]):
            label = token.kind == "number" and bool(_AFTER_LABEL.match(text, token.end))
            token = replace(token, opens=True, label=label)
        out.append(token)
        end = token.end
    return out


def _pieces(text: str, folded: str) -> Iterator[Token]:
    previous_number_end = -1
    for match in _PIECE.finditer(folded):
        start, end = match.span()
        kind = match.lastgroup
        if kind == "placeholder":
            yield Token(match[0], text[start:end], start, end, "placeholder")
        elif kind == "date":
            day, month, year = re.split(r"[/.]", match[0])
            yield _date_token(int(day), int(month), int(year), text[start:end], start, end)
        elif kind == "hours":
            hour, minutes = match[0].split("h")
            value = int(hour) + int(minutes) / 60
            yield Token(match[0].replace(" ", ""), text[start:end], start, end, "number", value)
        elif kind == "number":
            value = float(re.sub(r"[ .]", "", match[0]).replace(",", "."))
            yield Token(_number_key(value), text[start:end], start, end, "number", value)
            previous_number_end = end
        else:
            attached = previous_number_end == start
            if attached and match[0] in ("er", "ere", "e", "eme", "nd", "nde", "ers", "eres"):
                continue
            short = match[0] in _SHORT_UNITS and start - previous_number_end > 1
            key = match[0] if short else UNITS.get(match[0].removesuffix("00"), match[0])
            if "œ" in (raw := text[start:end]).lower():
                key = fold(raw)
            yield Token(key, raw, start, end)


def _number_key(value: float) -> str:
    return f"{value:g}" if value != int(value) or abs(value) > 1e15 else str(int(value))


def _date_token(day: int, month: int, year: int, raw: str, start: int, end: int) -> Token:
    return Token(f"{year:04d}-{month:02d}-{day:02d}", raw, start, end, "date", float(year * 10000 + month * 100 + day))


def _join_numbers(pieces: list[Token], text: str) -> Iterator[Token]:
    """Number words to numbers, `six (6)` to one token, day month year to one date."""
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        if piece.kind == "word" and piece.key in NUMBER_WORDS:
            piece, index = _spelled_number(pieces, index, text)
        else:
            index += 1
        if piece.value is not None and piece.kind != "date":
            piece, index = _with_twin(piece, pieces, index, text)
        if piece.kind == "number" and index + 1 < len(pieces):
            month, year = _MONTHS.get(pieces[index].key), pieces[index + 1]
            if month and year.kind == "number" and year.value and 1900 <= year.value <= 2200 and piece.value:
                last = pieces[index + 1]
                piece = _date_token(int(piece.value), month, int(year.value), text[piece.start : last.end],
                                    piece.start, last.end)
                index += 2
        yield piece


def _with_twin(piece: Token, pieces: list[Token], index: int, text: str) -> tuple[Token, int]:
    """`six (6)`: the figure in brackets repeats the word."""
    if index < len(pieces):
        twin = pieces[index]
        if twin.kind == "number" and twin.value == piece.value and "(" in text[piece.end : twin.start]:
            closing = twin.end + (text[twin.end : twin.end + 1] == ")")
            piece = replace(piece, key=twin.key, raw=text[piece.start : closing], end=closing, kind="number")
            index += 1
    return piece, index


def _spelled_number(pieces: list[Token], index: int, text: str) -> tuple[Token, int]:
    """The number in words that begins here; a lone `un` or `une` stays a word with the value 1."""
    first, total, current, end = index, 0, 0, index
    while end < len(pieces) and (end == first or _glued(text[pieces[end - 1].end : pieces[end].start])):
        key = pieces[end].key
        if key in _SCALES:
            scale = _SCALES[key]
            current = max(current, 1) * scale
            if scale >= 1000:
                total, current = total + current, 0
        elif key in _TENS:
            current = current + 76 if key.startswith("vingt") and current == 4 else current + _TENS[key]
        elif key in _ONES:
            current += _ONES[key]
        elif not (key == "et" and end + 1 < len(pieces) and pieces[end + 1].key in ("un", "une", "onze")):
            break
        end += 1
    value = float(total + current)
    start, stop = pieces[first].start, pieces[end - 1].end
    if end == first + 1 and pieces[first].key in ("un", "une"):
        return replace(pieces[first], value=1.0), end
    return Token(_number_key(value), text[start:stop], start, stop, "number", value), end


def _glued(between: str) -> bool:
    return between in (" ", "-", "")
