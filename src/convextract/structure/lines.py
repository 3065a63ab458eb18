"""The lines that carry the document: headers, footers, stamps and margin notes set aside.

Reading marks the roles of lines. What only shows when all pages are there (a line that comes back page after page, a
lone page number) is marked here where it has not been.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from convextract.language.folding import fold
from convextract.reading.page import Box, Line, Page
from convextract.reading.running_text import normalise
from convextract.structure.markers import is_bullet

_MARGIN_SHARE = 0.11
"""Share of the page height, at the top and at the foot, in which running headers and footers stand."""
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–—|\s]*\d{1,3}(?:\s*(?:/|sur|de)\s*\d{1,3})?[-–—|\s.]*", re.IGNORECASE)
_STAMP = re.compile(
    r"\W{0,3}(?:envoye en prefecture le|recu en prefecture le|publie le (?:\d|slo)|affiche le (?:\d|slo)"
    r"|.?.?d\s?:\s?[\do]{2}[\dab]-\d{9}-\d{8}-)"
)
"""Lines of the box that the transmission of acts (@CTES) prints on every page."""


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A line of the body with the page it stands on. `text` has certain repairs and plain apostrophes."""

    page: Page
    index: int
    line: Line
    text: str
    box: Box

    @property
    def number(self) -> int:
        """The 1-based page number."""
        return self.page.number


def body_lines(pages: list[Page]) -> Iterator[BodyLine]:
    """All lines of role `body`, in reading order; pieces of one printed line are one again."""
    for page in pages:
        held: tuple[int, Line] | None = None
        for index, line in enumerate(page.lines):
            if line.role != "body" or not line.words or _is_speck(page, line):
                continue
            if held and _same_printed_line(held[1], line):
                held = (held[0], replace(held[1], words=held[1].words + line.words))
                continue
            if held:
                yield _placed(page, *held)
            held = (index, line)
        if held:
            yield _placed(page, *held)


def _is_speck(page: Page, line: Line) -> bool:
    """A line of one or two signs on a scan that is no bullet: dust, the end of a stroke, a rule read as a letter."""
    if page.source == "text_layer" or line.table >= 0:
        return False
    text = line.text.replace(" ", "")
    bullet = len(line.words) == 1 and is_bullet(text)
    return len(text) <= 2 and not text.isdigit() and not bullet


def _placed(page: Page, index: int, line: Line) -> BodyLine:
    return BodyLine(page, index, line, best_text(line), line.box)


def _same_printed_line(left: Line, right: Line) -> bool:
    """A bullet and its text, or two runs of one line that reading kept apart: side by side, nearly touching."""
    if left.table != right.table or left.column != right.column or left.table >= 0:
        return False
    a, b = left.box, right.box
    if not (b.y0 - 1 <= a.center_y <= b.y1 + 1 or a.y0 - 1 <= b.center_y <= a.y1 + 1):
        return False
    size = max([w.size_pt for w in left.words + right.words] + [a.height, b.height])
    lone_bullet = len(left.words) == 1 and is_bullet(left.words[0].best)
    return -2 <= b.x0 - a.x1 <= size * (3.5 if lone_bullet else 1.0)


def best_text(line: Line) -> str:
    """What extraction reads of a line: certain repairs applied, apostrophes and blanks normalised."""
    return normalise(" ".join(word.best for word in line.words))


def mark_running_lines(pages: list[Page]) -> list[Page]:
    """Pages whose repeated head and foot lines and lone page numbers have the roles `header` and `footer`."""
    from convextract import reading

    marked = getattr(reading, "mark_running_lines", None)
    pages = list(marked(pages)) if marked else pages
    repeated = _repeated_forms(pages)
    return [_with_roles(page, repeated) for page in pages]


def _repeated_forms(pages: list[Page]) -> set[str]:
    """Forms of margin lines, digits masked, that stand on at least three pages (two in a document of two or three)."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_form(line) for line in page.lines if line.words and _zone(page, line.box)})
    needed = 3 if len(pages) > 3 else 2
    return {form for form, count in seen.items() if count >= needed and len(form) > 2}


def _form(line: Line) -> str:
    return re.sub(r"\d+", "#", fold(best_text(line)))


def _zone(page: Page, box: Box) -> str:
    if box.y1 <= page.height * _MARGIN_SHARE:
        return "header"
    return "footer" if box.y0 >= page.height * (1 - _MARGIN_SHARE) else ""


def _with_roles(page: Page, repeated: set[str]) -> Page:
    lines = tuple(_with_role(page, line, repeated) for line in page.lines)
    return page if lines == page.lines else replace(page, lines=lines)


def _with_role(page: Page, line: Line, repeated: set[str]) -> Line:
    if line.role != "body" or not line.words or line.table >= 0:
        return line
    zone = _zone(page, line.box)
    if _STAMP.match(fold(best_text(line))):
        return replace(line, role="stamp")
    if zone == "header" and _form(line) in repeated and not _numbered_title(line):
        return replace(line, role="header")
    if zone == "footer" and (_form(line) in repeated or _PAGE_NUMBER.fullmatch(best_text(line))):
        return replace(line, role="footer")
    return line


def _numbered_title(line: Line) -> bool:
    """`Annexe 5` at the head of several annexes is their title, not a running header."""
    return bool(re.match(r"annexe\b", fold(best_text(line))))
