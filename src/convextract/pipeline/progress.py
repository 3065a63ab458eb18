"""What an ingest tells while it runs, and what it has done in the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from convextract.errors import ExitCode


@dataclass(frozen=True, slots=True)
class Summary:
    """One document of the run, as its line of the final table shows it."""

    source_file: str
    document_id: str
    status: str
    skipped: bool = False
    """Known before with the same versions: nothing was done."""
    kind: str = ""
    department_code: str = ""
    pages: int = 0
    pages_ocr: int = 0
    rows: int = 0
    deviations: int = 0
    problems: Sequence[str] = ()


@dataclass(slots=True)
class IngestReport:
    """All documents of the run, by path."""

    documents: list[Summary] = field(default_factory=list)
    pages_read: int = 0
    """Pages that were read in this run, those from the cache not counted."""
    seconds: float = 0.0

    @property
    def exit_code(self) -> ExitCode:
        """Never 0 over a failure, whether it happened now or is known from before."""
        failed = [d for d in self.documents if d.status == "failed"]
        if failed and len(failed) == len(self.documents):
            return ExitCode.ALL_FAILED
        return ExitCode.OK if all(d.status == "ok" for d in self.documents) else ExitCode.SOME_FAILED


class Listener(Protocol):
    """Told of every step, in the process that called `ingest`."""

    def files_found(self, count: int) -> None:
        """`count` contents are to be looked at."""

    def pages_planned(self, count: int) -> None:
        """A file was opened: so many of its pages must be read."""

    def page_done(self) -> None:
        """A page was read, or lost."""

    def document_done(self, summary: Summary) -> None:
        """A document is in the store, or was known."""


class Silence:
    """A listener that does nothing."""

    def files_found(self, count: int) -> None: ...

    def pages_planned(self, count: int) -> None: ...

    def page_done(self) -> None: ...

    def document_done(self, summary: Summary) -> None: ...
