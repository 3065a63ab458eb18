"""TIFF (many pages), PNG and JPEG through Pillow."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from convextract.errors import UnreadableDocument, UnreadablePage
from convextract.reading.geometry import turned_size
from convextract.reading.page import Box
from convextract.reading.resolution import bounded_dpi

if TYPE_CHECKING:
    from PIL import Image

    from convextract.reading.rules import Gray

_A4_LONG_SIDE_PT = 841.9
_PLAUSIBLE_DPI = (72.0, 1300.0)
MAX_SOURCE_PIXELS = 200_000_000
"""Images that would unfold to more are refused: no scanner makes them, but decompression bombs do."""


class ImageSource:
    """An open image file; see `reading.source.PageSource`."""

    def __init__(self, path: Path) -> None:
        from PIL import Image

        Image.MAX_IMAGE_PIXELS = None  # our own bound is told in French
        self.path = path
        try:
            self._image = Image.open(path, formats=("TIFF", "PNG", "JPEG"))
            self.page_count = int(getattr(self._image, "n_frames", 1))
        except (OSError, ValueError, SyntaxError, EOFError) as error:
            raise UnreadableDocument(f"« {path.name} » est une image endommagée ou tronquée.") from error

    def size(self, number: int) -> tuple[float, float]:
        frame = self._frame(number)
        dpi = self._dpi(frame)
        width, height = _upright_size(frame)
        return width * 72 / dpi, height * 72 / dpi

    def picture_pixels(self, number: int) -> int:
        return max(self._frame(number).size)

    def render(self, number: int, dpi: float, rotation: int = 0, box: Box | None = None) -> Gray:
        import numpy as np
        from PIL import Image, ImageOps

        frame = self._frame(number)
        own_dpi = self._dpi(frame)
        try:
            image = ImageOps.exif_transpose(frame) if frame.getexif().get(0x0112, 1) != 1 else frame
            gray = _flattened(image)
        except (OSError, ValueError, SyntaxError, EOFError, MemoryError) as error:
            raise UnreadablePage(self.path.name, number, "est endommagée ou tronquée.") from error
        if rotation % 360:
            gray = gray.rotate(-rotation, expand=True)
        width, height = gray.size
        scale = own_dpi / 72
        part = (
            (max(0, int(box.x0 * scale)), max(0, int(box.y0 * scale)), min(width, round(box.x1 * scale)),
             min(height, round(box.y1 * scale)))
            if box
            else (0, 0, width, height)
        )  # fmt: skip
        wished = bounded_dpi((part[2] - part[0]) / scale, (part[3] - part[1]) / scale, dpi)
        shrink = wished / own_dpi
        out = (max(1, round((part[2] - part[0]) * shrink)), max(1, round((part[3] - part[1]) * shrink)))
        reduced = wished < own_dpi * 0.99
        gray = gray.resize(out, Image.Resampling.BOX if reduced else Image.Resampling.BICUBIC, box=part)
        return np.asarray(gray, dtype=np.uint8)

    def close(self) -> None:
        self._image.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: Any, value: Any, trace: TracebackType | None) -> None:
        self.close()

    def _frame(self, number: int) -> Image.Image:
        try:
            self._image.seek(number - 1)
        except (OSError, ValueError, SyntaxError, EOFError) as error:
            raise UnreadablePage(self.path.name, number, "est illisible.") from error
        width, height = self._image.size
        if width * height > MAX_SOURCE_PIXELS:
            size = f"{width} × {height} pixels"
            raise UnreadablePage(self.path.name, number, f"est démesurée ({size}).")
        return self._image

    @staticmethod
    def _dpi(frame: Image.Image) -> float:
        """What the file says, where it can be true of a sheet of paper; else as if the longer side were A4's."""
        told = frame.info.get("dpi") or (0.0, 0.0)
        dpi = float(told[0] or 0.0) if isinstance(told, tuple) else 0.0
        longest = max(frame.size)
        if _PLAUSIBLE_DPI[0] <= dpi <= _PLAUSIBLE_DPI[1] and 150 <= longest * 72 / dpi <= 4000:
            return dpi
        return max(30.0, longest * 72 / _A4_LONG_SIDE_PT)


def _upright_size(frame: Image.Image) -> tuple[float, float]:
    """Size after the turning that the camera asked for."""
    width, height = frame.size
    return turned_size(width, height, 90 if frame.getexif().get(0x0112, 1) in (5, 6, 7, 8) else 0)


def _flattened(image: Image.Image) -> Image.Image:
    """Grey, transparent parts white."""
    from PIL import Image

    if image.mode in ("RGBA", "LA", "PA") or (image.mode == "P" and "transparency" in image.info):
        rgba = image.convert("RGBA")
        paper = Image.new("RGBA", rgba.size, "white")
        return Image.alpha_composite(paper, rgba).convert("L")
    if image.mode.startswith("I;16") or image.mode == "I":
        return image.point(lambda value: value / 256).convert("L")
    return image.convert("L")
