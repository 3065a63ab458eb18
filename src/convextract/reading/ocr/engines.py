"""The recognisers by name, and which one is taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from convextract.errors import MissingDependency, UsageError
from convextract.reading.ocr.engine import MENDING, OcrEngine


def _tesserocr() -> OcrEngine:
    from convextract.reading.ocr.tesserocr_engine import TesserocrEngine

    return TesserocrEngine()


def _pytesseract() -> OcrEngine:
    from convextract.reading.ocr.pytesseract_engine import PytesseractEngine

    return PytesseractEngine()


ENGINES: Mapping[str, Callable[[], OcrEngine]] = {"tesserocr": _tesserocr, "pytesseract": _pytesseract}
"""Recognisers by name, the best first: choices of the command line, subjects of the contract test."""


@lru_cache(maxsize=4)
def engine(name: str = "auto") -> OcrEngine:
    """The recogniser of this process, made once; `auto` takes the first that works.

    Raises MissingDependency when none works, UsageError for an unknown name.
    """
    if name != "auto":
        if name not in ENGINES:
            raise UsageError(f"Moteur de reconnaissance inconnu : « {name} ».", f"Choix : auto, {', '.join(ENGINES)}.")
        return ENGINES[name]()
    fault: MissingDependency | None = None
    for make in ENGINES.values():
        try:
            return make()
        except MissingDependency as error:
            fault = fault or error
    raise fault or MissingDependency("Aucun moteur de reconnaissance n'est installé.", MENDING)
