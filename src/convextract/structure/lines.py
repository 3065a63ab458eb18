"""The lines that carry the document: headers, footers, stamps and margin notes set aside.

Reading marks the roles of lines. What only shows when all pages are there (a line that comes back page after page, a
lone page number) is marked here where it has not been.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from statistics import median

from rapidfuzz import fuzz

from convextract.language.folding import fold
from convextract.reading.page import Box, Line, Page, union
from convextract.reading.running_text import normalise
from convextract.structure.markers import is_bullet

_MARGIN_SHARE = 0.11
"""Share of the page height, at the top and at the foot, in which running headers and footers stand."""
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–—|_\s]*\d{1,3}(?:\s*(?:/|sur|de)\s*\d{1,3})?[-–—|\s.]*", re.IGNORECASE)
_BAND_PT = 9.0
"""How far a running line may stand from its height on other pages."""
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
    word = text.isalpha() and len(text) == 2 and line.words[0].confidence > 0.7
    return len(text) <= 2 and not (text.isdigit() or bullet or word)


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
    return normalise(line.best)


def mark_running_lines(pages: list[Page]) -> list[Page]:
    """Pages whose repeated head and foot lines and lone page numbers have the roles `header` and `footer`."""
    running = _running_forms(pages)
    return _with_stamps([_with_roles(page, running) for page in pages])


def _with_stamps(pages: list[Page]) -> list[Page]:
    """What stands inside the box of the transmission stamp is stamp, however it was read."""
    boxes = [line.box for page in pages for line in page.lines if line.role == "stamp" and line.words]
    if len(boxes) < 4:
        return pages
    box = union(boxes)
    if box.height > 0.15 * max(page.height for page in pages):
        return pages
    return [replace(page, lines=tuple(_stamped(line, box) for line in page.lines)) for page in pages]


def _stamped(line: Line, box: Box) -> Line:
    inside = line.role == "body" and line.words and line.table < 0 and line.box.width < 1.2 * box.width
    if inside and box.contains(line.box.center_x, line.box.center_y) and line.box.x0 > box.x0 - 20:
        return replace(line, role="stamp")
    return line


@dataclass(frozen=True, slots=True)
class _MarginLine:
    """A line at the head or foot of a page: its folded text with the digits masked, and its height on the page."""

    page: int
    form: str
    y: float


def _running_forms(pages: list[Page]) -> set[_MarginLine]:
    """Margin lines that come back, a little misread perhaps, at the same height on other pages.

    Two more pages are asked for, one more in a document of two or three pages.
    """
    usual = {page.number: median([word.box.height for word in page.words] or [0.0]) for page in pages}
    lines = [
        _MarginLine(page.number, form, round(line.box.center_y))
        for page in pages
        for line in page.lines
        if line.words and _zone(page, line.box) and len(form := _form(line)) > 2
        and not _is_display(line, usual[page.number])
    ]
    needed = 2 if len(pages) > 3 else 1
    by_height: dict[int, list[_MarginLine]] = defaultdict(list)
    for line in lines:
        by_height[int(line.y // _BAND_PT)].append(line)
    return {line for line in lines if _comes_back(line, by_height, needed)}


def _comes_back(line: _MarginLine, by_height: dict[int, list[_MarginLine]], needed: int) -> bool:
    """Whether the line stands on enough other pages at its height; misreadings count in longer documents only."""
    band = int(line.y // _BAND_PT)
    found: set[int] = set()
    for other in (o for b in (band - 1, band, band + 1) for o in by_height.get(b, ())):
        if other.page == line.page or other.page in found or abs(other.y - line.y) > _BAND_PT:
            continue
        misread = needed > 1 and len(line.form) > 11 and fuzz.ratio(line.form, other.form, score_cutoff=76) > 0
        if other.form == line.form or misread:
            found.add(other.page)
            if len(found) >= needed:
                return True
    return False


def _is_display(line: Line, usual_height: float) -> bool:
    """Set clearly larger than the page's text: a title, though other pages begin with one like it."""
    return median(w.box.height for w in line.words) > 1.4 * usual_height


def _form(line: Line) -> str:
    return re.sub(r"\d+", "#", fold(best_text(line)))


def _zone(page: Page, box: Box) -> str:
    if box.y1 <= page.height * _MARGIN_SHARE:
        return "header"
    return "footer" if box.y0 >= page.height * (1 - _MARGIN_SHARE) else ""


def _with_roles(page: Page, running: set[_MarginLine]) -> Page:
    lines = tuple(_with_role(page, line, running) for line in page.lines)
    return page if lines == page.lines else replace(page, lines=lines)


def _with_role(page: Page, line: Line, running: set[_MarginLine]) -> Line:
    if line.role != "body" or not line.words or line.table >= 0:
        return line
    zone = _zone(page, line.box)
    if _STAMP.match(fold(best_text(line))):
        return replace(line, role="stamp")
    if not zone:
        return line
    comes_back = _MarginLine(page.number, _form(line), round(line.box.center_y)) in running
    if zone == "header" and comes_back and not _numbered_title(line):
        return replace(line, role="header")
    if zone == "footer" and (comes_back or _PAGE_NUMBER.fullmatch(best_text(line)) or _is_noise(page, line)):
        return replace(line, role="footer")
    return line


def _is_noise(page: Page, line: Line) -> bool:
    """What a recogniser makes of scratches and page borders: words that it hardly believes in itself."""
    return page.source != "text_layer" and sum(w.confidence for w in line.words) < 0.4 * len(line.words)


def _numbered_title(line: Line) -> bool:
    """`Annexe 5` at the head of several annexes is their title, not a running header."""
    return bool(re.match(r"annexe\b", fold(best_text(line))))
