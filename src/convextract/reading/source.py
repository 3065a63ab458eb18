"""A file as a row of pages that can be rendered: PDF, TIFF, PNG or JPEG, known by content and not by name.

Units: points (1/72 inch), origin top left of the page as a viewer shows it (crop box, the file's own rotation applied);
`rotation` turns it further, clockwise.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, Self

from convextract.errors import UnreadableDocument
from convextract.reading.page import Box
from convextract.reading.resolution import bounded_dpi

if TYPE_CHECKING:
    from convextract.reading.rules import Gray

_HEAD_BYTES = 1024
_A4_IN, _A3_IN = 11.69, 16.54
_SMALLEST_SHEET_IN, _LARGEST_SHEET_IN = 6.0, 18.0


class PageSource(Protocol):
    """An open file. Not for use by several threads at once."""

    path: Path
    page_count: int

    def size(self, number: int) -> tuple[float, float]:
        """Width and height in points of page `number` (from 1)."""

    def picture_pixels(self, number: int) -> int:
        """Pixels along the longer side of the largest picture on the page; 0 where there is none."""

    def render(self, number: int, dpi: float, rotation: int = 0, box: Box | None = None) -> Gray:
        """Grey pixels, turned clockwise by `rotation`; `box` (points of the turned page) renders only that part."""

    def close(self) -> None:
        """Frees the file."""

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: Any, value: Any, trace: TracebackType | None) -> None: ...


def open_source(path: Path) -> PageSource:
    """Opens a file by what it holds.

    Raises UnreadableDocument, with one French sentence, for a file that is empty, unreadable, encrypted, truncated,
    without pages or of a kind that is not read here.
    """
    head = _head(path)
    if b"%PDF-" in head:
        from convextract.reading.pdf_source import PdfSource

        return PdfSource(path)
    if head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+") or head.startswith((b"\x89PNG", b"\xff\xd8\xff")):
        from convextract.reading.image_source import ImageSource

        return ImageSource(path)
    if path.suffix.lower() == ".pdf":
        raise UnreadableDocument(f"« {path.name} » porte l'extension .pdf, mais son contenu n'est pas un PDF.")
    raise UnreadableDocument(f"« {path.name} » n'est ni un PDF, ni une image TIFF, PNG ou JPEG.")


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except IsADirectoryError as error:
        raise UnreadableDocument(f"« {path.name} » est un dossier, non un fichier.") from error
    except FileNotFoundError as error:
        raise UnreadableDocument(f"« {path.name} » n'existe pas.") from error
    except OSError as error:
        raise UnreadableDocument(f"« {path.name} » ne peut pas être lu : accès refusé ou disque en défaut.") from error
    if not head:
        raise UnreadableDocument(f"« {path.name} » est un fichier vide (0 octet).")
    return head


def scan_dpi(source: PageSource, number: int, wished: float) -> tuple[float, float]:
    """At how many dots per inch to draw a page for recognition, and what these dots stand for on a sheet of paper.

    The two differ where the file's size of the page cannot be true: scans without a resolution are 23 inches wide, or
    as small as a stamp. Such a page is taken for an A4 or A3 sheet.
    """
    width, height = source.size(number)
    inches = max(width, height) / 72
    if _SMALLEST_SHEET_IN <= inches <= _LARGEST_SHEET_IN:
        return bounded_dpi(width, height, wished), wished
    pixels = source.picture_pixels(number)
    if inches > _LARGEST_SHEET_IN:
        drawn = min(max(pixels or _A3_IN * wished, _A4_IN * wished), _A3_IN * wished)
    elif pixels > 2 * inches * wished:
        drawn = min(pixels, _A4_IN * wished)
    else:
        return wished, wished
    return drawn / inches, wished
