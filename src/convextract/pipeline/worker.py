"""What runs inside a worker process: opening a file, reading a page, analysing a document.

Only plain data goes in and out. A worker keeps the file it read last open, since pages of one file come in a row.
"""

from __future__ import annotations

import contextlib
import gc
import logging
import multiprocessing.util
import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from convextract.errors import UnreadableDocument, UnreadablePage
from convextract.pipeline.document_task import DocumentTask
from convextract.settings import Settings

if TYPE_CHECKING:
    from convextract.pipeline.assembly import Records
    from convextract.reading.page import Page, PagePicture
    from convextract.reading.source import PageSource

THREAD_LIMITS = ("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""One process a core does the work: the libraries' own threads would only steal time from one another."""

_OBJECTS_BETWEEN_COLLECTIONS = 50_000
"""Words, boxes and tokens come by the hundred thousand and hold no cycle: looking for one every 700 is waste."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening a file told: its number of pages, or why it cannot be read (French)."""

    page_count: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page as bytes for the cache; `lost` pages are not worth keeping."""

    content: bytes
    source: str
    problem: str = ""
    """Why it is lost (French)."""

    @property
    def lost(self) -> bool:
        return self.source == "lost"


def limit_threads() -> None:
    """Set before numerical libraries load, in the parent too, since workers inherit its environment."""
    for name in THREAD_LIMITS:
        os.environ.setdefault(name, "1")


def start(settings: Settings, log_level: int) -> None:
    """Called once in each new worker."""
    limit_threads()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    if log_level > logging.WARNING:
        _hush_libraries()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    multiprocessing.util.Finalize(None, _close_source, exitpriority=10)
    logging.basicConfig(level=log_level, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    for noisy in ("pdfminer", "PIL", "pdfplumber", "pytesseract"):
        logging.getLogger(noisy).setLevel(logging.ERROR)
    _limit_memory(settings.worker_memory_bytes)


def _hush_libraries() -> None:
    """C libraries complain about odd pages on the terminal, in English; only --verbose lets them."""
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, 2)
    os.close(sink)


def _limit_memory(limit_bytes: int) -> None:
    """A page that would fill the machine kills its worker instead (no such limit on Windows)."""
    if limit_bytes <= 0:
        return
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limit_bytes, resource.getrlimit(resource.RLIMIT_AS)[1]))


_open: tuple[str, PageSource] | None = None


def _source(path: str) -> PageSource:
    global _open
    if _open is not None and _open[0] == path:
        return _open[1]
    _close_source()
    from convextract.reading.source import open_source

    source = open_source(Path(path))
    _open = (path, source)
    return source


def _source_if_there(path: str) -> PageSource | None:
    """None where the file has gone since its pages were read: its rows are made without a second look."""
    try:
        return _source(path)
    except UnreadableDocument:
        return None


def _close_source() -> None:
    global _open
    if _open is not None:
        _open[1].close()
        _open = None


def open_file(path: str) -> Opened:
    """How many pages a file has. A file that cannot be read is an answer, not an exception."""
    try:
        return Opened(page_count=_source(path).page_count)
    except UnreadableDocument as error:
        return Opened(problem=str(error))


def read_page(path: str, number: int, settings: Settings) -> PageRead:
    """Reads one page (from 1). A page that the file does not give is an answer, `lost` with its reason.

    Raises MissingDependency when no recogniser works.
    """
    from convextract.reading import read_page as read
    from convextract.reading.serialise import pages_to_bytes

    try:
        page = read(_source(path), number, settings)
    except UnreadablePage as error:
        return PageRead(b"", "lost", f"perdue, elle {error.reason}")
    except UnreadableDocument as error:
        return PageRead(b"", "lost", f"perdue, {error}")
    return PageRead(pages_to_bytes([page]), page.source, " ".join(page.problems))


@dataclass(frozen=True, slots=True)
class Analysed:
    """All rows of a document, numbered and in order, and images of the pages with deviations."""

    records: Records
    pictures: Sequence[PagePicture] = ()


def analyse_document(task: DocumentTask, settings: Settings) -> Analysed:
    """From pages to all that the store keeps of a document."""
    from convextract.pipeline.assembly import finish
    from convextract.pipeline.calibration import calibrate
    from convextract.pipeline.document_row import document_row, page_rows
    from convextract.pipeline.pictures import page_pictures
    from convextract.pipeline.pixels import FilePixels
    from convextract.pipeline.stages import Work, analyse, structured

    pages = load_pages(task)
    source = _source_if_there(task.path)
    pixels = FilePixels(source, pages, settings) if source else None
    work = Work(structured(task.document_id, task.source_file, pages), settings, pixels)
    analyse(work)
    calibrate(work.records)
    facts = document_row(task, pages, work)
    records = finish({**work.records, "documents": [facts], "pages": page_rows(task, pages)}, pages)
    return Analysed(records, page_pictures(records, pages, source) if source else ())


def pages_only(task: DocumentTask, problem: str) -> Analysed:
    """The rows of a document whose analysis failed as a whole: what was read is kept. Runs in the calling process."""
    from convextract.pipeline.assembly import finish
    from convextract.pipeline.document_row import document_row, page_rows
    from convextract.pipeline.stages import Work
    from convextract.structure.model import StructuredDocument

    pages = load_pages(task)
    document = StructuredDocument(task.document_id, task.source_file, pages)
    facts = document_row(task, pages, Work(document, Settings(), problems=[problem], failed=True))
    return Analysed(finish({"documents": [facts], "pages": page_rows(task, pages)}, pages))


def load_pages(task: DocumentTask) -> list[Page]:
    """All pages in order; those that could not be read are there, empty, with their reason."""
    from convextract.reading.page import Page
    from convextract.reading.serialise import pages_from_bytes

    pages = [page for content in task.pages for page in pages_from_bytes(content)]
    pages += [Page(number, 0, 0, "lost", problems=(reason,)) for number, reason in task.lost.items()]
    return sorted(pages, key=lambda page: page.number)
