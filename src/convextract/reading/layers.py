"""What a PDF page is made of: its text layer, how much of it is hidden, and the pictures that lie on the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from convextract.reading.page import Box, Word
from convextract.reading.pdf_words import native_words, placer

if TYPE_CHECKING:
    from convextract.reading.pdf_source import PdfSource

COVERS_PAGE = 0.6
"""Pictures that cover this share of the page together are a scan of it."""
_FORM_DEPTH = 4
_UNREADABLE = frozenset("\ufffd\u25a1")


@dataclass(frozen=True, slots=True)
class Layers:
    """`hidden`: share of the text that is drawn invisibly, as programs do that put recognised text under a scan;
    `pictures`: boxes of the pictures, points of the page as seen; `cover`: share of the page under pictures."""

    words: tuple[Word, ...]
    hidden: float
    pictures: tuple[Box, ...]
    cover: float

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def unreadable(self) -> float:
        """Share of characters without a meaning: fonts that do not say what their glyphs are."""
        letters = "".join([word.text for word in self.words])
        bad = sum(letters.count(c) for c in set(letters) if c in _UNREADABLE or "\ue000" <= c <= "\uf8ff")
        return bad / len(letters) if letters else 0.0


def layers_of(source: PdfSource, number: int) -> Layers:
    """Looks at the objects of page `number`; draws nothing. Raises UnreadableDocument."""
    import pypdfium2 as pdfium

    page = source.pdf_page(number)
    width, height = source.size(number)
    found, hidden = native_words(page)
    words = tuple(_on_page(found, width, height))
    place = placer(page)
    pictures = []
    for item in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE], max_depth=_FORM_DEPTH):
        try:
            box = Box(*place(*item.get_bounds()))
        except pdfium.PdfiumError:
            continue
        clipped = Box(max(0.0, box.x0), max(0.0, box.y0), min(width, box.x1), min(height, box.y1))
        if clipped.width > 0 and clipped.height > 0:
            pictures.append(clipped)
    return Layers(words, hidden, tuple(pictures), _cover(pictures, width, height))


def _on_page(words: list[Word], width: float, height: float) -> list[Word]:
    """Words that stand on the page, not beyond its edges where producers hide what they cut off."""
    sheet = Box(0, 0, width, height)
    return [word for word in words if sheet.contains(word.box.center_x, word.box.center_y)]


def _cover(pictures: list[Box], width: float, height: float) -> float:
    """Share of the page under any picture, on a grid of 32 by 32: scans come in strips and overlapping layers.

    Where all pictures together cannot make a scan of the page, the sum of their shares is told instead.
    """
    together = sum(box.width * box.height for box in pictures) / max(1.0, width * height)
    if together < COVERS_PAGE:
        return together
    steps = 32
    places = [((i + 0.5) * width / steps, (j + 0.5) * height / steps) for i in range(steps) for j in range(steps)]
    large = sorted(pictures, key=lambda box: -box.width * box.height)[:400]
    return sum(any(box.contains(x, y) for box in large) for x, y in places) / len(places)
