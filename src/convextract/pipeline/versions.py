"""Which code made the pages and the rows of a document, so that `ingest` redoes what has changed and nothing else.

Reading costs minutes: its version is a constant, raised on purpose. What follows costs seconds: its version is a
digest of the sources and registers it runs on, so that no change is ever forgotten.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import convextract
from convextract.settings import PIPELINE_VERSION, READING_VERSION, Settings, models_folder
from convextract.store import Versions

_ROUTE_AFTER_READING = ("records", "language", "structure", "extraction", "comparison", "conformity")
_ROUTE_FILES = (
    "reading/running_text.py", "pipeline/stages.py", "pipeline/assembly.py", "pipeline/document_row.py",
    "pipeline/calibration.py", "pipeline/pixels.py", "pipeline/pictures.py",
)
_DIGEST_LENGTH = 12


def current_versions(settings: Settings) -> Versions:
    """The versions that an ingest with these settings would write."""
    reading = f"{READING_VERSION}/{settings.ocr_engine}/{settings.ocr_dpi}dpi"
    template = f"/{settings.template_id}{_content(settings.template_id)}" if settings.template_id else ""
    return Versions(reading=reading, extraction=f"{PIPELINE_VERSION}+{_digest()}{template}")


def _content(template_id: str) -> str:
    """Of a template that is a file of one's own: what is in it, so that a change of it is a change of the rows."""
    path = Path(template_id)
    return f"={hashlib.sha256(path.read_bytes()).hexdigest()[:_DIGEST_LENGTH]}" if path.is_file() else ""


@lru_cache(maxsize=1)
def _digest() -> str:
    """Of all sources and registers that rows depend on; line ends do not count, so systems agree."""
    digest = hashlib.sha256()
    for name, path in sorted(_inputs()):
        digest.update(name.encode("utf-8") + b"\0")
        digest.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()[:_DIGEST_LENGTH]


def _inputs() -> Iterator[tuple[str, Path]]:
    package = Path(convextract.__file__).parent
    for room in _ROUTE_AFTER_READING:
        for path in (package / room).rglob("*.py"):
            yield path.relative_to(package).as_posix(), path
    for name in _ROUTE_FILES:
        yield name, package / name
    models = models_folder()
    for path in models.rglob("*"):
        if path.is_file():
            yield "models/" + path.relative_to(models).as_posix(), path
