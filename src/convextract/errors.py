"""Run-level faults: every class carries its exit code and the sentence that tells a user how to go on.

    ConvextractError
    ├── UsageError            2   wrong option, unknown file, unknown database
    ├── MissingDependency     3   Tesseract, its French data, a spaCy model
    ├── NothingToIngest       4   empty folder
    └── CannotWrite           5   read-only output folder or store

What goes wrong inside one document is data (`documents.status`, `problems`), not an exception:
`ExitCode.SOME_FAILED` (6) and `ExitCode.ALL_FAILED` (7) tell of it at the end of a run.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process tells the shell; never 0 over a failure."""

    OK = 0
    USAGE = 2
    MISSING_DEPENDENCY = 3
    NOTHING_TO_INGEST = 4
    CANNOT_WRITE = 5
    SOME_FAILED = 6
    ALL_FAILED = 7
    INTERRUPTED = 130


class ConvextractError(Exception):
    """A fault that ends the run. `message` and `remedy` are French: users read them."""

    exit_code: ExitCode = ExitCode.USAGE

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class UsageError(ConvextractError):
    exit_code = ExitCode.USAGE


class MissingDependency(ConvextractError):
    exit_code = ExitCode.MISSING_DEPENDENCY


class NothingToIngest(ConvextractError):
    exit_code = ExitCode.NOTHING_TO_INGEST


class CannotWrite(ConvextractError):
    exit_code = ExitCode.CANNOT_WRITE


class UnreadableDocument(Exception):
    """One file cannot be opened at all; becomes `documents.status = failed` with this French sentence."""


class UnreadablePage(UnreadableDocument):
    """One page (from 1) of a file cannot be had. `reason`: what is said of it in French (`est illisible.`)."""

    def __init__(self, file_name: str, number: int, reason: str) -> None:
        super().__init__(file_name, number, reason)
        self.reason = reason

    def __str__(self) -> str:
        file_name, number, reason = self.args
        return f"« {file_name} » : la page {number} {reason}"
