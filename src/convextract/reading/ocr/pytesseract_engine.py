"""Tesseract as a program of its own, through pytesseract: slower, but works where tesserocr has no wheel."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from convextract.errors import MissingDependency
from convextract.reading.ocr.engine import (
    LANGUAGE,
    MENDING,
    REJECTS_NOISY_ROWS,
    SKIPS_PITCH_TEST,
    RecognisedWord,
    Segmentation,
)
from convextract.reading.ocr.tsv import words_of_tsv

if TYPE_CHECKING:
    from convextract.reading.rules import Gray

_MODES = {"page": 3, "column": 4, "block": 6, "line": 7, "sparse": 11}
_TIMEOUT_SECONDS = 110


class PytesseractEngine:
    """See `reading.ocr.engine.OcrEngine`."""

    name = "pytesseract"

    def __init__(self) -> None:
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        try:
            import pytesseract

            languages = pytesseract.get_languages()
            self.version = str(pytesseract.get_tesseract_version())
        except (ImportError, OSError, SystemExit, RuntimeError) as error:
            raise MissingDependency("Le programme tesseract est introuvable.", MENDING) from error
        if LANGUAGE not in languages:
            raise MissingDependency("Le modèle français de Tesseract (fra.traineddata) est introuvable.", MENDING)

    def recognise(self, gray: Gray, dpi: float, segmentation: Segmentation = "page") -> list[RecognisedWord]:
        """Words of an upright grey image, in the recogniser's reading order."""
        import pytesseract
        from PIL import Image

        if min(gray.shape) < 3:
            return []
        config = f"--psm {_MODES[segmentation]} --dpi {round(min(2400, max(70, dpi)))} -c {SKIPS_PITCH_TEST}=1"
        config += "" if segmentation == "page" else f" -c {REJECTS_NOISY_ROWS}=0"
        table = pytesseract.image_to_data(Image.fromarray(gray), lang=LANGUAGE, config=config, timeout=_TIMEOUT_SECONDS)
        return words_of_tsv(table)

    def close(self) -> None:
        """Nothing is kept."""
