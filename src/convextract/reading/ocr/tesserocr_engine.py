"""Tesseract inside this process, through tesserocr: the model is loaded once and kept."""

from __future__ import annotations

import os

os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # before libtesseract loads: its threads only get in each other's way

from typing import TYPE_CHECKING

from convextract.errors import MissingDependency
from convextract.reading.ocr.engine import (
    LANGUAGE,
    MENDING,
    REJECTS_NOISY_ROWS,
    SKIPS_PITCH_TEST,
    RecognisedWord,
    Segmentation,
    tessdata_folder,
)
from convextract.reading.ocr.tsv import words_of_tsv

if TYPE_CHECKING:
    from convextract.reading.rules import Gray

_MODES = {"page": 3, "column": 4, "block": 6, "line": 7, "sparse": 11}


class TesserocrEngine:
    """See `reading.ocr.engine.OcrEngine`."""

    name = "tesserocr"

    def __init__(self) -> None:
        folder = tessdata_folder()
        try:
            import tesserocr
        except ImportError as error:
            raise MissingDependency("tesserocr n'est pas installé.", "« pip install tesserocr ».") from error
        try:
            self._api = tesserocr.PyTessBaseAPI(path=str(folder), lang=LANGUAGE)
        except RuntimeError as error:
            raise MissingDependency("Tesseract refuse de démarrer avec le modèle français.", MENDING) from error
        self._api.SetVariable(SKIPS_PITCH_TEST, "1")
        if hasattr(tesserocr, "set_leptonica_log_level"):
            tesserocr.set_leptonica_log_level(tesserocr.LeptLogLevel.NONE)  # its complaints are no message for users
        self.version = str(tesserocr.tesseract_version()).split()[1]

    def recognise(self, gray: Gray, dpi: float, segmentation: Segmentation = "page") -> list[RecognisedWord]:
        """Words of an upright grey image, in the recogniser's reading order."""
        import numpy as np

        height, width = gray.shape
        if width < 3 or height < 3:
            return []
        self._api.SetPageSegMode(_MODES[segmentation])
        self._api.SetVariable(REJECTS_NOISY_ROWS, "1" if segmentation == "page" else "0")
        pixels = np.ascontiguousarray(gray)
        self._api.SetImageBytes(pixels.tobytes(), width, height, 1, width)
        self._api.SetSourceResolution(round(min(2400, max(70, dpi))))
        try:
            return words_of_tsv(self._api.GetTSVText(0))
        finally:
            self._api.Clear()

    def close(self) -> None:
        self._api.End()
