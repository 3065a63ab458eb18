"""Pages set from plain text, for tests that start from what reading hands on, without any file.

A line of the string is a paragraph, wrapped at the measure; an empty line is white space. `# ` sets a centred title in
16 pt, `## ` a bold heading in 12 pt, blanks in front indent. A form feed in the string ends the page.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from convextract.reading.page import Box, Line, Page, Word

WIDTH_PT, HEIGHT_PT = 595.0, 842.0
_LEFT_PT, _RIGHT_PT, _TOP_PT = 70.0, 525.0, 70.0


def typeset(text: str, *, header: str = "", footer: str = "", source: str = "text_layer") -> list[Page]:
    """Pages from text with form feeds between them; `{n}` in header or footer is the page number."""
    return [
        _page(number, body, header.format(n=number), footer.format(n=number), source)
        for number, body in enumerate(text.strip("\n").split("\f"), 1)
    ]


def _page(number: int, body: str, header: str, footer: str, source: str) -> Page:
    lines: list[Line] = []
    if header:
        lines.append(set_line(header, _LEFT_PT, 30.0))
    y = _TOP_PT
    for paragraph in body.strip("\n").split("\n"):
        y = _paragraph(paragraph, y, lines)
    if footer:
        lines.append(set_line(footer, 280.0, 810.0))
    return Page(number, WIDTH_PT, HEIGHT_PT, source, tuple(lines))  # type: ignore[arg-type]


def _paragraph(text: str, y: float, lines: list[Line]) -> float:
    if not text.strip():
        return y + 12.0
    size, bold, centered = 10.0, False, False
    if text.startswith("# "):
        text, size, bold, centered = text[2:], 16.0, True, True
    elif text.startswith("## "):
        text, size, bold = text[3:], 12.0, True
    indent = (len(text) - len(text.lstrip())) * 4.0
    left = _LEFT_PT + indent
    measure = int((_RIGHT_PT - left) / (0.5 * size))
    for piece in textwrap.wrap(text.strip(), measure, break_on_hyphens=False):
        start = (WIDTH_PT - len(piece) * 0.5 * size) / 2 if centered else left
        lines.append(set_line(piece, start, y, size=size, bold=bold))
        y += 1.3 * size
    return y + 6.0


def set_line(
    text: str,
    x: float,
    y: float,
    *,
    size: float = 10.0,
    bold: bool = False,
    confidence: float = 1.0,
    role: str = "body",
) -> Line:
    """One printed line; every letter is half the size wide."""
    words: list[Word] = []
    for token in text.split():
        width = len(token) * 0.5 * size
        words.append(Word(token, Box(x, y, x + width, y + 0.9 * size), confidence, bold=bold, size_pt=size))
        x += width + 0.5 * size
    return Line(tuple(words), role=role)  # type: ignore[arg-type]


def words_of(pages: Sequence[Page]) -> list[str]:
    return [word.text for page in pages for word in page.words]
