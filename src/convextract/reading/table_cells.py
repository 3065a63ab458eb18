"""The words of a ruled table, cell by cell.

A recogniser that sees a whole page joins words over the rules of a dense table and drops others. So tables are painted
over before the page is recognised (`without_tables`) and each cell's box is recognised by itself (`read_cells`): that
costs about what the page then saves. Measured on the ruled tables of the development corpus: 60 % of the cells were
right when words of the whole page were dealt out to cells, 95 % cell by cell; larger copies of a cell read no better on
the whole, but settle doubtful mailboxes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from convextract.reading.cell_cleaning import LETTER_IN, cleaned_cell
from convextract.reading.cell_lines import lost_lines_of_cell
from convextract.reading.ocr.engine import Recognise, RecognisedWord, by_line
from convextract.reading.rules import Gray
from convextract.reading.table_grid import BoxPx, TableGeometry, holds
from convextract.reading.times_again import LinesLeft, times_again, times_told

_INSET_IN = 0.02
_MARGIN_IN = 0.05
_DOUBTFUL_MAILBOX = 0.8
_LARGER = (1.5, 2.0)
_POOR, _MOST_LOOKS = 0.75, 80
"""Words less sure make their cell worth a look of its own, as does ink without words."""
_SURE, _SURER, _GUESSED = 0.6, 0.04, 0.5
"""What the second look must reach, and by how much it must be surer; below the last, a letter is a guess."""
_DIRT = frozenset("|¦_~^°'‘’“”\"`*\\{}[]<>=")
"""What specks and remnants of rules are read as; a word of nothing else is no word."""


@dataclass(frozen=True, slots=True)
class CellWords:
    """The words of one cell as lines, top to bottom; boxes in pixels of the page image."""

    lines: tuple[tuple[RecognisedWord, ...], ...] = ()

    @property
    def text(self) -> str:
        return " ".join(word.text for line in self.lines for word in line)


def without_tables(gray: Gray, tables: Iterable[TableGeometry]) -> Gray:
    """A copy of the page image with its tables painted over with paper; the image itself where there are none."""
    painted = None
    for table in tables:
        painted = gray.copy() if painted is None else painted
        x0, y0, x1, y1 = _inside(table.box, -3, gray)
        region = painted[y0:y1, x0:x1]
        if region.size:
            region[:] = int(np.median(region))
    return gray if painted is None else painted


def read_cells(
    gray: Gray,
    dpi: float,
    geometry: TableGeometry,
    words: Sequence[RecognisedWord],
    recognise: Recognise,
    lines_left: LinesLeft | None = None,
) -> tuple[CellWords, ...]:
    """The words of each cell of `geometry`, in its order.

    `words` are those of the page that are already believed (native text under a scan, say); a cell in whose box any of
    them has its middle takes these and is not recognised. Pass none for a page whose tables were painted over.
    `lines_left`: how many lines of times the page may have read again.
    """
    lines_left = lines_left or LinesLeft()
    found = []
    for cell in geometry.cells:
        known = [word for word in words if holds(cell.box, word)]
        found.append(CellWords(_as_lines(known)) if known else _recognised(gray, dpi, cell.box, recognise, lines_left))
    return tuple(found)


def read_tables(
    gray: Gray,
    dpi: float,
    tables: Iterable[TableGeometry],
    recognise: Recognise,
    lines_left: LinesLeft | None = None,
    first_block: int = 1,
) -> list[RecognisedWord]:
    """The words of all cells of all tables, in reading order; each cell is a block, numbered from `first_block` on."""
    lines_left = lines_left or LinesLeft()
    found: list[RecognisedWord] = []
    block = first_block
    for table in tables:
        for cell in read_cells(gray, dpi, table, (), recognise, lines_left):
            for number, line in enumerate(cell.lines):
                found.extend(replace(word, block=block, line=number) for word in line)
            block += 1
    return found


def doubtful_again(
    gray: Gray,
    dpi: float,
    tables: Iterable[TableGeometry],
    words: Sequence[RecognisedWord],
    recognise: Recognise,
    lines_left: LinesLeft | None = None,
) -> list[RecognisedWord]:
    """The words of the page; those of cells that the page-wide look read poorly, as read from the cell by itself.

    For tables without walls, which were not painted over before the page was recognised.
    """
    lines_left = lines_left or LinesLeft()
    out = list(words)
    looks = 0
    for cell in (cell for table in tables for cell in table.cells):
        here = [word for word in out if holds(cell.box, word)]
        if looks >= _MOST_LOOKS or any(w.x0 < cell.box[0] or w.x1 > cell.box[2] for w in here):
            continue
        torn = times_told(here) == "doubtful"
        if here and not torn and all(w.confidence >= _POOR or not any(map(str.isalnum, w.text)) for w in here):
            out += _lost_lines(gray, dpi, cell.box, here, recognise)
            continue
        looks += 1
        again = [w for line in _recognised(gray, dpi, cell.box, recognise, lines_left).lines for w in line]
        if (torn and times_told(again) == "whole") or _is_surer(again, here):
            known = {id(word) for word in here}
            out = [word for word in out if id(word) not in known]
            first = here[0] if here else words[-1]
            out += [replace(word, block=first.block, line=first.line) for word in again]
    return out


def _is_surer(again: Sequence[RecognisedWord], here: Sequence[RecognisedWord]) -> bool:
    surer = _mean_confidence(again) >= max(_SURE, _mean_confidence(here) + _SURER)
    return surer and _surely_read(again) > _surely_read(here)


def _surely_read(words: Sequence[RecognisedWord]) -> float:
    """How many letters and figures were read, each counted by how surely; doubtful ones count against the reading."""
    return sum((word.confidence - _GUESSED) * sum(map(str.isalnum, word.text)) for word in words)


def _recognised(gray: Gray, dpi: float, box: BoxPx, recognise: Recognise, lines_left: LinesLeft) -> CellWords:
    cut = _cut_out(gray, dpi, box)
    if cut is None:
        return CellWords()
    crop, left, top = cut
    words = _words(crop, dpi, 1.0, recognise)
    if _doubtful_mailbox(words):
        larger = [_words(crop, dpi, scale, recognise) for scale in _LARGER]
        words = _agreed([words, *larger]) or max([words, *larger], key=_mean_confidence)
    words = times_again(crop, dpi, words, recognise, lines_left)
    lost = lost_lines_of_cell(crop, dpi, words, lambda strip: recognise(strip, dpi, "line"))
    lines = sorted([*_as_lines(words), *map(tuple, lost)], key=lambda line: line[0].y0) if lost else _as_lines(words)
    return CellWords(tuple(tuple(_moved(word, left, top) for word in line) for line in lines))


def _cut_out(gray: Gray, dpi: float, box: BoxPx) -> tuple[Gray, int, int] | None:
    """The cleaned cell with white around it, and where its corner lies on the page; None where no text is."""
    x0, y0, x1, y1 = _inside(box, round(_INSET_IN * dpi), gray)
    if x1 - x0 < LETTER_IN[0] * dpi or y1 - y0 < LETTER_IN[1] * dpi:
        return None
    crop = cleaned_cell(gray[y0:y1, x0:x1], dpi)
    if crop is None:
        return None
    margin = round(_MARGIN_IN * dpi)
    paper = int(np.median(crop))
    framed = cv2.copyMakeBorder(crop, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=(paper,))
    return framed, x0 - margin, y0 - margin


def _lost_lines(
    gray: Gray, dpi: float, box: BoxPx, words: Sequence[RecognisedWord], recognise: Recognise
) -> list[RecognisedWord]:
    """The lines of a cell of which the page-wide look read only others."""
    cut = _cut_out(gray, dpi, box)
    if cut is None:
        return []
    crop, left, top = cut
    known = [_moved(word, -left, -top) for word in words]
    lost = lost_lines_of_cell(crop, dpi, known, lambda strip: recognise(strip, dpi, "line"))
    first = words[0]
    return [replace(_moved(w, left, top), block=first.block, line=first.line) for line in lost for w in line]


def _words(crop: Gray, dpi: float, scale: float, recognise: Recognise) -> list[RecognisedWord]:
    """What is read on a copy of the crop at another scale, in pixels of the crop, dirt left out."""
    image = crop if scale == 1 else cv2.resize(crop, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    words = recognise(image, dpi * scale, "block")
    return [_scaled(word, 1 / scale) for word in words if not set(word.text) <= _DIRT]


def _doubtful_mailbox(words: Sequence[RecognisedWord]) -> bool:
    return any("@" in word.text and word.confidence < _DOUBTFUL_MAILBOX for word in words)


def _agreed(readings: Sequence[list[RecognisedWord]]) -> list[RecognisedWord]:
    """Of several readings of one cell the surest whose text another shares; empty where all differ."""
    texts = ["".join(word.text for word in words) for words in readings]
    text, votes = Counter(texts).most_common(1)[0]
    if votes < 2:
        return []
    # Two looks at different sizes agree: that is surer than either alone.
    return max((words for words, one in zip(readings, texts, strict=True) if one == text), key=_mean_confidence)


def _mean_confidence(words: Sequence[RecognisedWord]) -> float:
    return sum(word.confidence for word in words) / len(words) if words else 0.0


def _inside(box: BoxPx, inset: int, gray: Gray) -> tuple[int, int, int, int]:
    height, width = gray.shape[:2]
    x0, y0, x1, y1 = (round(value) for value in box)
    return max(0, x0 + inset), max(0, y0 + inset), min(width, x1 - inset), min(height, y1 - inset)


def _as_lines(words: Iterable[RecognisedWord]) -> tuple[tuple[RecognisedWord, ...], ...]:
    return tuple(map(tuple, by_line(words).values()))


def _moved(word: RecognisedWord, x: float, y: float) -> RecognisedWord:
    return replace(word, x0=word.x0 + x, y0=word.y0 + y, x1=word.x1 + x, y1=word.y1 + y)


def _scaled(word: RecognisedWord, factor: float) -> RecognisedWord:
    return replace(word, x0=word.x0 * factor, y0=word.y0 * factor, x1=word.x1 * factor, y1=word.y1 * factor)
