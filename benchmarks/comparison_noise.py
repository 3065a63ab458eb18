# ruff: noqa: E501 - tables of letters and headings stand on one line each
"""Pages of words as a recogniser gives them: lines, boxes, confidences and slips, from a clean draft."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import replace

from benchmarks.comparison_draft import Draft, DraftClause
from benchmarks.comparison_structure import Numbering
from convextract.reading.page import Box, Line, Page, Word, union

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

    def line(self, printed: Sequence[Word]) -> list[Word]:
        """A printed line as read: words wrong, lost, split, joined, doubled, its end unseen, its edge cut."""
        words = [self._bulleted(word) for word in self._cut(printed)]
        read: list[Word] = []
        pending: list[Word] = []
        for word in words:
            lone_figure = word.text.strip("().,;").isdigit()
            if self._happens(0.45 if lone_figure else 0.15):
                continue  # a word that was not seen: its place stays blank
            seen = replace(word, text="".join(self._letter(c) for c in word.text).strip().replace(" ", ""))
            seen = replace(seen, confidence=self._confidence(seen.text == word.text))
            if not seen.text:
                continue
            if self._happens(0.3):
                pending.append(seen)
                continue
            if len(seen.text) > 5 and not pending and self._happens(0.3):
                read += self._split(seen)
                continue
            read.append(self._joined([*pending, seen]))
            pending = []
        if pending:
            read.append(self._joined(pending))
        return self._with_speck(self._doubled(read))

    def look(self, printed: Sequence[Word]) -> str:
        """A second reading, enlarged: half the slips, and hardly a word lost."""
        kept, self.page_noise = self.page_noise, self.page_noise / 2
        text = " ".join("".join(self._letter(c) for c in word.text) for word in printed if not self._happens(0.03))
        self.page_noise = kept
        return text

    def _happens(self, times: float) -> bool:
        """With `times` the chance of a wrong letter."""
        return self.chance.random() < self.page_noise * times

    def _cut(self, printed: Sequence[Word]) -> list[Word]:
        """The line without the words at its end that the recogniser left out, letters lost in the fold of a binding."""
        words = list(printed)
        if len(words) > 5 and self._happens(0.5):
            del words[-self.chance.randint(1, 3) :]
        elif len(words) > 5 and len(words[-1].text) > 4 and self._happens(0.5):
            words[-1] = replace(words[-1], text=words[-1].text[: -self.chance.randint(1, 3)])
        return words

    def _doubled(self, read: list[Word]) -> list[Word]:
        """Where lines of a skewed page overlap, the recogniser may give a run of words twice."""
        if len(read) < 6 or not self._happens(0.6):
            return read
        first = self.chance.randrange(len(read) - 3)
        last = min(len(read), first + self.chance.randint(2, 6))
        again = [replace(w, text="".join(self._letter(c) for c in w.text) or w.text, box=_lower(w.box)) for w in read[first:last]]
        return read[:last] + again + read[last:]

    def _with_speck(self, read: list[Word]) -> list[Word]:
        if not read or not self._happens(1.2):
            return read
        text, box = self.chance.choice([".", ";", "|", "'", "_", "~", ",", "»", "i"]), read[-1].box
        speck = Word(text, Box(box.x1 + 3, box.y0, box.x1 + 6, box.y1), round(self.chance.uniform(0.05, 0.6), 2))
        return [*read, speck]

    def _split(self, word: Word) -> list[Word]:
        cut = self.chance.randint(2, len(word.text) - 2)
        middle = word.box.x0 + word.box.width * cut / len(word.text)
        halves = ((word.text[:cut], replace(word.box, x1=middle)), (word.text[cut:], replace(word.box, x0=middle)))
        return [replace(word, text=text, box=box, confidence=self._confidence(False)) for text, box in halves]

    def _joined(self, words: list[Word]) -> Word:
        if len(words) == 1:
            return words[0]
        text = "".join(w.text for w in words)
        return replace(words[0], text=text, box=union(w.box for w in words), confidence=self._confidence(False))

    def _bulleted(self, word: Word) -> Word:
        return replace(word, text=self.chance.choice(_BULLET_SLIPS)) if self.noise and word.text == "\u2022" else word

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
            return round(min(0.99, max(0.2, self.chance.gauss(0.94, 0.05))), 2)
        return round(min(0.97, max(0.0, self.chance.gauss(0.62, 0.24))), 2)


def _lower(box: Box) -> Box:
    return replace(box, y0=box.y0 + 3, y1=box.y1 + 3)


class PrintedPages:
    """What stands on the paper, for the second look (a `PixelSource`)."""

    def __init__(self, pages: Sequence[Page], blur: Blur) -> None:
        self._pages = {page.number: page for page in pages}
        self._blur = blur
        self.looks = 0

    def recognise(self, page: int, box: Box, scale: float) -> str:
        """The words in a box (points), read again with chances of their own."""
        self.looks += 1
        self._blur.chance.seed(f"{page}-{box.text()}-{scale}")
        inside = [w for w in self._pages[page].words if box.contains(w.box.center_x, w.box.center_y)]
        return self._blur.look(inside)


def pages_of(draft: Draft, blur: Blur, chance: random.Random) -> tuple[list[Page], PrintedPages]:
    """The draft as read, and as printed: title, parties, clauses, signatures, list of annexes; a header on some."""
    width = chance.choice([78, 86, 94])
    numbering = Numbering(chance)
    header = chance.choice(["", "", "Préfecture - pôle des politiques publiques", "Convention France Services du département"])
    lines: list[tuple[str, float, bool]] = [("Convention départementale France Services de la Corrèze", 40, True), ("", 0, False)]
    for text in draft.front:
        lines += [*_wrapped(text, width, 0), ("", 0, False)]
    last = [c for c in draft.clauses if c.id == "annexes"]
    for clause in [c for c in draft.clauses if c.id != "annexes"]:
        lines += list(_clause_lines(clause, numbering, width))
    lines += [("", 0, False), ("Fait à Tulle, le 3 mars 2022", 0, False), ("Le Préfet", 0, False), ("", 0, False)]
    for clause in last:
        lines += list(_clause_lines(clause, numbering, width))
    printed = _set(lines, header)
    pages = [_read(page, blur) for page in printed]
    _remember(draft, pages)
    return pages, PrintedPages(printed, blur)


def _read(page: Page, blur: Blur) -> Page:
    blur.new_page()
    lines = [replace(line, words=tuple(blur.line(line.words))) for line in page.lines]
    return replace(page, source="ocr" if blur.noise else "text_layer", lines=tuple(line for line in lines if line.words))


def _clause_lines(clause: DraftClause, numbering: Numbering, width: int) -> Iterator[tuple[str, float, bool]]:
    yield "", 0, False
    paragraphs = [(index, text) for index, text in enumerate(clause.paragraphs) if text]
    if clause.listed:
        text = " : ".join([clause.title, *(text for _, text in paragraphs)]) + ("" if paragraphs else ".")
        yield from _wrapped(f"\u2022 {text}", width - 4, 14)
        return
    if clause.heading:
        yield from ((line, 0, True) for line, _, _ in _wrapped(numbering.heading(clause), width, 0))
    for index, text in paragraphs:
        if index in clause.items:
            yield from _wrapped(f"\u2022 {text}", width - 4, 14)
        else:
            yield from _wrapped(text, width, 0)
        yield "", 0, False


def _wrapped(text: str, width: int, indent: float) -> Iterator[tuple[str, float, bool]]:
    for number, line in enumerate(textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)):
        yield line, indent + (8 if number and line and indent else 0), False


def _set(lines: list[tuple[str, float, bool]], header: str) -> list[Page]:
    pages: list[Page] = []
    kept = list(lines)
    while kept:
        chunk, kept = kept[:_LINES_A_PAGE], kept[_LINES_A_PAGE:]
        number = len(pages) + 1
        out = [_line(header, 20, 40.0, False)] if header else []
        paragraph = 0
        for row, (text, indent, bold) in enumerate(chunk):
            if not text:
                paragraph += 1
                continue
            out.append(_line(text, indent, _TOP + row * _LEADING, bold, paragraph))
        out.append(_line(str(number), 220, 810.0, False))
        pages.append(Page(number, *_PAGE, "text_layer", tuple(out), ocr_confidence=0.93))
    return pages


def _line(text: str, indent: float, top: float, bold: bool, paragraph: int = 0) -> Line:
    x, words = _LEFT + indent, []
    for word in text.split():
        wide = _CHARACTER * len(word)
        words.append(Word(word, Box(x, top, x + wide, top + 10), bold=bold, size_pt=11))
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
