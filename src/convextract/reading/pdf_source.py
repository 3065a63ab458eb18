"""PDF pages through pdfium."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from convextract.errors import UnreadableDocument, UnreadablePage
from convextract.reading.geometry import turned_size
from convextract.reading.only_picture import only_picture
from convextract.reading.page import Box
from convextract.reading.resolution import bounded_dpi

if TYPE_CHECKING:
    from convextract.reading.rules import Gray


class PdfSource:
    """An open PDF; see `reading.source.PageSource`."""

    def __init__(self, path: Path) -> None:
        import pypdfium2 as pdfium

        self.path = path
        self._page: tuple[int, Any] | None = None
        try:
            self._pdf = pdfium.PdfDocument(path)
        except pdfium.PdfiumError as error:
            raise UnreadableDocument(_sentence(path, error)) from error
        self.page_count = len(self._pdf)
        if self.page_count < 1:
            self._pdf.close()
            raise UnreadableDocument(f"« {path.name} » ne contient aucune page.")

    def pdf_page(self, number: int) -> Any:
        """The pdfium page; raises UnreadableDocument when the file has none there after all (truncated, circular)."""
        import pypdfium2 as pdfium

        if self._page is None or self._page[0] != number:
            try:
                self._page = (number, self._pdf[number - 1])
            except (pdfium.PdfiumError, IndexError) as error:
                raise UnreadablePage(self.path.name, number, "est illisible.") from error
        return self._page[1]

    def size(self, number: int) -> tuple[float, float]:
        page = self.pdf_page(number)
        width, height = page.get_size()
        return float(width), float(height)

    def is_bare(self, number: int) -> bool:
        """Whether the page holds no object and no annotation: nothing that could be drawn."""
        import pypdfium2 as pdfium

        page = self.pdf_page(number)
        return not pdfium.raw.FPDFPage_CountObjects(page) and not pdfium.raw.FPDFPage_GetAnnotCount(page)

    def picture_pixels(self, number: int) -> int:
        import pypdfium2 as pdfium

        longest = 0
        for item in self.pdf_page(number).get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
            try:
                longest = max(longest, *item.get_px_size())
            except pdfium.PdfiumError:
                continue
        return longest

    def render(self, number: int, dpi: float, rotation: int = 0, box: Box | None = None) -> Gray:
        import pypdfium2 as pdfium

        page = self.pdf_page(number)
        width, height = turned_size(float(page.get_width()), float(page.get_height()), rotation)
        part = box or Box(0, 0, width, height)
        scale = bounded_dpi(part.width, part.height, dpi) / 72
        own = only_picture(page, 72 * scale) if box is None and not rotation % 360 else None
        if own is not None:
            return own
        crop = (part.x0, height - part.y1, width - part.x1, part.y0) if box else (0.0, 0.0, 0.0, 0.0)
        try:
            bitmap = page.render(
                scale=scale,
                rotation=rotation % 360,
                crop=tuple(max(0.0, side) for side in crop),
                grayscale=True,
                may_draw_forms=True,
            )
        except (pdfium.PdfiumError, ValueError, MemoryError) as error:
            raise UnreadablePage(self.path.name, number, "ne peut pas être dessinée.") from error
        pixels = bitmap.to_numpy()
        gray: Gray = (pixels[:, :, 0] if pixels.ndim == 3 else pixels).copy()
        return gray

    def close(self) -> None:
        self._page = None
        self._pdf.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: Any, value: Any, trace: TracebackType | None) -> None:
        self.close()


def _sentence(path: Path, error: Exception) -> str:
    """Why pdfium refused, by its error code."""
    import pypdfium2 as pdfium

    code = getattr(error, "err_code", None)
    if code is None:
        code = pdfium.raw.FPDF_GetLastError()
    if code in (pdfium.raw.FPDF_ERR_PASSWORD, pdfium.raw.FPDF_ERR_SECURITY):
        return f"« {path.name} » est chiffré : il faut un mot de passe pour l'ouvrir."
    if not _has_end(path):
        return f"« {path.name} » est tronqué : la fin du PDF manque."
    return f"« {path.name} » est endommagé : sa structure de PDF est illisible."


def _has_end(path: Path) -> bool:
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - 2048))
        return b"%%EOF" in file.read()
