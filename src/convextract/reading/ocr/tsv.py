"""Tesseract's table of words (TSV): the form that both ways to call it share."""

from __future__ import annotations

from convextract.reading.ocr.engine import RecognisedWord

_WORD_LEVEL = "5"


def words_of_tsv(table: str) -> list[RecognisedWord]:
    """Words with confidence 0 to 1; lines and blocks numbered from 0. Rows that hold no word are left out."""
    words: list[RecognisedWord] = []
    lines: dict[tuple[str, ...], int] = {}
    for row in table.splitlines():
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != _WORD_LEVEL or not cells[11].strip():
            continue
        left, top, width, height = (float(cell) for cell in cells[6:10])
        place = (cells[2], cells[3], cells[4])
        words.append(
            RecognisedWord(
                text=cells[11].strip(),
                x0=left,
                y0=top,
                x1=left + width,
                y1=top + height,
                confidence=round(min(1.0, max(0.0, float(cells[10]) / 100)), 3),
                block=int(cells[2]),
                line=lines.setdefault(place, len(lines)),
            )
        )
    return words
