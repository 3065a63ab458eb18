# ruff: noqa: E501 - tables of letters and headings stand on one line each
"""Pages of words as a recogniser gives them: lines, boxes, confidences and slips, from a clean draft."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Iterator

from benchmarks.comparison_perturbations import Draft, DraftClause
from convextract.reading.page import Box, Line, Page, Word

_WRONG = {
    "a": "âäuo", "b": "hl6", "c": "eo(", "d": "clb", "e": "cèéo", "f": "tl", "g": "q9y", "h": "bn", "i": "lïj1", "j": "i;",
    "l": "i1tI", "m": "nr", "n": "nhu", "o": "ôcae0", "p": "n", "q": "gc", "r": "tn", "s": "ze5", "t": "lfr", "u": "nûo",
    "v": "yu", "y": "v", "z": "s", "à": "aä4", "é": "eèë6", "è": "eé", "ê": "e", "ç": "c", "'": " ’`", ",": ".;", ".": ",",
    "A": "Ã4", "B": "8", "C": "GO", "D": "OP", "E": "FÉ", "F": "E", "I": "l1", "L": "I1", "M": "N", "N": "M", "O": "0Q",
    "S": "5", "T": "I", "0": "O", "1": "l7", "2": "Z", "5": "S", "6": "b", "8": "B", "-": "—", "«": "<", "»": ">",
}
_PAGE = (595.0, 842.0)
_LEFT, _TOP, _LEADING, _CHARACTER = 70.0, 90.0, 15.0, 4.9
_LINES_A_PAGE = 46
_BULLET_SLIPS = ("•", "•", "-", "e", "¢", "°", "«", "*")


class Blur:
    """What recognition does to words: `noise` is the share of characters read wrong; 0 gives a good text layer."""

    def __init__(self, chance: random.Random, noise: float) -> None:
        self.chance, self.noise = chance, noise
        self.page_noise = noise

    def new_page(self) -> None:
        """Pages differ: some are clean, some three times as bad as the mean."""
        self.page_noise = self.noise * self.chance.choice([0.3, 0.6, 1.0, 1.0, 2.1])

    def words(self, line: str) -> Iterator[tuple[str, float]]:
        """The line's words as read, with confidences."""
        pending = ""
        for word in line.split():
            text = "".join(self._letter(c) for c in word)
            if self.chance.random() < self.page_noise * 0.15:
                yield " " * len(word), 0.0  # a word that was not seen: its place stays blank
                continue
            if self.chance.random() < self.page_noise * 0.3:
                pending += text
                continue
            text, pending = pending + text, ""
            if len(text) > 5 and self.chance.random() < self.page_noise * 0.3:
                cut = self.chance.randint(2, len(text) - 2)
                yield text[:cut], self._confidence(False)
                yield text[cut:], self._confidence(False)
            elif text.strip():
                yield text.strip().replace(" ", ""), self._confidence(text == word)
        if pending:
            yield pending, self._confidence(False)
        if self.chance.random() < self.page_noise * 1.2:
            yield self.chance.choice([".", ";", "|", "'", "_", "~", ",", "»", "i"]), self.chance.uniform(0.05, 0.6)

    def _letter(self, letter: str) -> str:
        if self.chance.random() >= self.page_noise:
            return letter
        what = self.chance.random()
        if what < 0.12:
            return ""
        if what < 0.2:
            return letter + self.chance.choice("il.'r")
        wrong = self.chance.choice(_WRONG.get(letter, letter))
        if wrong.isdigit() and not letter.isdigit() and self.chance.random() < 0.8:
            return letter  # a recogniser that knows French seldom puts figures into words
        return wrong

    def _confidence(self, right: bool) -> float:
        if not self.noise:
            return 1.0
        if right:
            return min(0.99, max(0.2, self.chance.gauss(0.94, 0.05)))
        return min(0.97, max(0.0, self.chance.gauss(0.62, 0.24)))

    def bullet(self) -> str:
        return self.chance.choice(_BULLET_SLIPS) if self.noise else "•"


def pages_of(draft: Draft, blur: Blur, chance: random.Random) -> list[Page]:
    """The draft as read pages: title, parties, clauses, signatures, list of annexes; a running header on some."""
    width = chance.choice([78, 86, 94])
    article = chance.choice(["Art. {n} - {t}", "Article {n} : {t}", "ARTICLE {n} – {t}", "Art. {n}. {t}", "Article {n} - {t}"])
    header = chance.choice(["", "", "Préfecture - pôle des politiques publiques", "Convention France Services du département"])
    lines: list[tuple[str, float, bool]] = [("Convention départementale France Services de la Corrèze", 40, True), ("", 0, False)]
    last = [c for c in draft.clauses if c.id == "annexes"]
    for clause in [c for c in draft.clauses if c.id != "annexes"]:
        lines += list(_clause_lines(clause, article, width))
    lines += [("", 0, False), ("Fait à Tulle, le 3 mars 2022", 0, False), ("Le Préfet", 0, False), ("", 0, False)]
    for clause in last:
        lines += list(_clause_lines(clause, article, width))
    return _set(lines, draft, blur, header)


def _clause_lines(clause: DraftClause, article: str, width: int) -> Iterator[tuple[str, float, bool]]:
    yield "", 0, False
    paragraphs = [(index, text) for index, text in enumerate(clause.paragraphs) if text]
    if clause.listed:
        text = " : ".join([clause.title, *(text for _, text in paragraphs)]) + ("" if paragraphs else ".")
        yield from _wrapped(f"\u2022 {text}", width - 4, 14)
        return
    if clause.heading:
        heading = clause.title
        if clause.number:
            heading = article.format(n=clause.number, t=clause.title) if "." not in clause.number else f"{clause.number} {clause.title}"
        yield from ((line, 0, True) for line, _, _ in _wrapped(heading, width, 0))
    for index, text in paragraphs:
        if index in clause.items:
            yield from _wrapped(f"\u2022 {text}", width - 4, 14)
        else:
            yield from _wrapped(text, width, 0)
        yield "", 0, False


def _wrapped(text: str, width: int, indent: float) -> Iterator[tuple[str, float, bool]]:
    for number, line in enumerate(textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)):
        yield line, indent + (8 if number and line and indent else 0), False


def _set(lines: list[tuple[str, float, bool]], draft: Draft, blur: Blur, header: str) -> list[Page]:
    pages: list[Page] = []
    kept = list(lines)
    while kept:
        chunk, kept = kept[:_LINES_A_PAGE], kept[_LINES_A_PAGE:]
        blur.new_page()
        number = len(pages) + 1
        out = [_line(header, 20, 40.0, False, blur)] if header else []
        paragraph = 0
        for row, (text, indent, bold) in enumerate(chunk):
            if not text:
                paragraph += 1
                continue
            out.append(_line(text, indent, _TOP + row * _LEADING, bold, blur, paragraph))
        out.append(_line(str(number), 220, 810.0, False, blur))
        source = "ocr" if blur.noise else "text_layer"
        pages.append(Page(number, *_PAGE, source, tuple(line for line in out if line.words), ocr_confidence=0.93))
    _remember(draft, pages)
    return pages


def _line(text: str, indent: float, top: float, bold: bool, blur: Blur, paragraph: int = 0) -> Line:
    x, words = _LEFT + indent, []
    if text.startswith("\u2022 "):
        text = f"{blur.bullet()} {text[2:]}"
    for word, confidence in blur.words(text):
        wide = _CHARACTER * len(word)
        if not word.strip():
            x += wide + _CHARACTER
            continue
        words.append(Word(word, Box(x, top, x + wide, top + 10), round(confidence, 2), bold=bold, size_pt=11))
        x += wide + _CHARACTER
    return Line(tuple(words), paragraph=paragraph)


def _remember(draft: Draft, pages: list[Page]) -> None:
    """For the plain diff: each clause's words as the pages show them, found by the count of words. Slips included."""
    stream = [w.text for page in pages for w in page.words]
    position = 0
    for clause in draft.clauses:
        count = sum(len(p.split()) for p in clause.paragraphs)
        if clause.id and count:
            head = len(clause.title.split()) + 2
            draft.blurred[clause.id] = " ".join(stream[position + head : position + head + count])
        position += count + len(clause.title.split()) + 2
