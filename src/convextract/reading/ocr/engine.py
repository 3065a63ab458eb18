"""What every recogniser offers and is asked, and where its French model lies."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from convextract.errors import MissingDependency

if TYPE_CHECKING:
    from convextract.reading.rules import Gray

Segmentation = Literal["page", "column", "block", "line", "sparse"]
"""How much layout the recogniser must find by itself: a whole page, one column of varied text, one block, one line,
words scattered anywhere."""

LANGUAGE = "fra"
REJECTS_NOISY_ROWS = "textord_noise_rejrows"
"""Tesseract's setting by which it leaves out lines with many small pieces of ink. On a page these are dust; what was
cut out of a page for its text is clean, and such a line is one of abbreviations (`lun., mar., mer. :`)."""

SKIPS_PITCH_TEST = "textord_disable_pitch_test"
"""Tesseract's setting by which it does not try whether the print is of a typewriter's fixed pitch. Its neural
recogniser finds the blanks by itself; the test costs a fiftieth of the time and changes no word of usual print."""

TESSDATA_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "/opt/local/share/tessdata",
)

MENDING = (
    "Installez-le : « sudo apt install tesseract-ocr tesseract-ocr-fra » (Debian, Ubuntu), "
    "« brew install tesseract tesseract-lang » (macOS), puis « convextract doctor »."
)


@dataclass(slots=True, unsafe_hash=True)  # not frozen for the same reason as `page.Word`
class RecognisedWord:
    """A word in pixels of the image given: left, top, right, bottom."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    confidence: float
    """0 to 1."""
    block: int = 0
    line: int = 0
    """Running numbers inside one recognition; words of one line stand together, left to right."""
    mended: str = ""
    """What the word must be where a pen over it spoils every reading (see `page.Word.mended`)."""


def by_line(words: Iterable[RecognisedWord]) -> dict[tuple[int, int], list[RecognisedWord]]:
    """The words of each block and line as recognised, in the order in which they come."""
    lines: dict[tuple[int, int], list[RecognisedWord]] = {}
    for word in words:
        lines.setdefault((word.block, word.line), []).append(word)
    return lines


class Recognise(Protocol):
    """The engine's `recognise`: an upright grey image, its resolution, how it is laid out."""

    def __call__(self, gray: Gray, dpi: float, segmentation: Segmentation = "page") -> list[RecognisedWord]: ...


class OcrEngine(Protocol):
    """A recogniser. Not shared by processes or threads; keep one a process."""

    name: str
    version: str

    def recognise(self, gray: Gray, dpi: float, segmentation: Segmentation = "page") -> list[RecognisedWord]:
        """Words of an upright grey image, in the recogniser's reading order."""

    def close(self) -> None:
        """Frees the recogniser."""


def tessdata_folder() -> Path:
    """The folder that holds the French model; TESSDATA_PREFIX goes first. Raises MissingDependency."""
    own = os.environ.get("TESSDATA_PREFIX", "")
    for folder in (own, f"{own}/tessdata" if own else "", *TESSDATA_FOLDERS):
        if folder and (Path(folder) / f"{LANGUAGE}.traineddata").is_file():
            return Path(folder)
    raise MissingDependency("Le modèle français de Tesseract (fra.traineddata) est introuvable.", MENDING)
