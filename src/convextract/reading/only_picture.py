"""Pages that are nothing but one scanned picture: its own pixels, which need no drawing.

Drawing such a page at the scan's own resolution decodes the picture, stretches it by a pixel or less and takes eight
times as long as decoding alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from convextract.reading.rules import Gray

_OTHER_SIZE_PX = 2
"""A picture that many pixels wider or higher than the drawing is taken as it is."""
_PROOF_DPI = 12.0
_PROOF_LEVELS, _MOST_OTHER = 24, 0.01
"""A small drawing of the page must show the picture's shades but for a few places: masks and odd colours come out
otherwise."""
_MOST_OBJECTS = 3000
_INVISIBLE = 3
"""The text mode of a former recognition that lies under the picture."""


def only_picture(page: Any, dpi: float) -> Gray | None:
    """Grey pixels of a pdfium page that shows one grey or coloured picture, edge to edge, of nearly the size that a
    drawing at `dpi` has; None for every other page."""
    import cv2
    import pypdfium2 as pdfium

    picture = _alone(page)
    if picture is None:
        return None
    wide, high = (side * dpi / 72 for side in page.get_size())
    try:
        width, height = picture.get_px_size()
        if abs(width - wide) > _OTHER_SIZE_PX or abs(height - high) > _OTHER_SIZE_PX or not _fills(picture, page, dpi):
            return None
        if picture.get_metadata().bits_per_pixel not in (8, 24):
            return None
        pixels = picture.get_bitmap(render=False).to_numpy()
        # Without smoothing each pixel of the drawing is one of the picture, and costs a third.
        proof = page.render(scale=_PROOF_DPI / 72, grayscale=True, no_smoothimage=True).to_numpy()
    except (pdfium.PdfiumError, ValueError, MemoryError):
        return None
    if pixels.ndim == 3:
        pixels = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY) if pixels.shape[2] == 3 else pixels[:, :, 0]
    gray: Gray = pixels.copy()
    return gray if _shows(proof[:, :, 0] if proof.ndim == 3 else proof, gray) else None


def _shows(proof: Gray, gray: Gray) -> bool:
    """Whether nearly every pixel of a small drawing is as light as one of those around its place in the picture."""
    import numpy as np

    near = [
        np.clip(((np.arange(few) + 0.5) * many / few).astype(int)[:, None] + (-1, 0, 1), 0, many - 1).ravel()
        for few, many in zip(proof.shape, gray.shape, strict=True)
    ]
    around = gray[np.ix_(*near)].reshape(proof.shape[0], 3, proof.shape[1], 3).astype(np.int16)
    other = (proof < around.min(axis=(1, 3)) - _PROOF_LEVELS) | (proof > around.max(axis=(1, 3)) + _PROOF_LEVELS)
    return float(other.mean()) <= _MOST_OTHER


def _alone(page: Any) -> Any | None:
    """The picture of a page that shows nothing else; text that is not drawn does not count."""
    import pypdfium2 as pdfium

    raw = pdfium.raw
    if page.get_rotation() or raw.FPDFPage_GetAnnotCount(page) or raw.FPDFPage_CountObjects(page) > _MOST_OBJECTS:
        return None
    found = None
    for item in page.get_objects(max_depth=1):
        if item.type == raw.FPDF_PAGEOBJ_IMAGE and found is None:
            found = item
        elif item.type != raw.FPDF_PAGEOBJ_TEXT or raw.FPDFTextObj_GetTextRenderMode(item) != _INVISIBLE:
            return None
    return found


def _fills(picture: Any, page: Any, dpi: float) -> bool:
    """Whether the picture stands upright and lies on the page edge to edge, by a pixel."""
    matrix = picture.get_matrix()
    upright = matrix.b == 0 and matrix.c == 0 and matrix.a > 0 and matrix.d > 0
    pairs = zip(picture.get_bounds(), page.get_bbox(), strict=True)
    return upright and all(abs(one - other) <= 72 / dpi for one, other in pairs)
