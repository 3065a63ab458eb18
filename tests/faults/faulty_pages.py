"""Stand-ins for `worker.read_page` that go wrong on one page, as recognisers do on bad scans."""

from __future__ import annotations

import os
import time

from convextract.pipeline import worker
from convextract.settings import Settings

BAD_PAGE = 2


def crash(path: str, number: int, settings: Settings) -> worker.PageRead:
    """The process dies at once, as on a fault inside a C library."""
    if number == BAD_PAGE:
        os._exit(139)
    return worker.read_page(path, number, settings)


def hang(path: str, number: int, settings: Settings) -> worker.PageRead:
    if number == BAD_PAGE:
        time.sleep(600)
    return worker.read_page(path, number, settings)


def swell(path: str, number: int, settings: Settings) -> worker.PageRead:
    """Asks for more memory than a worker may have."""
    if number == BAD_PAGE:
        bytearray(settings.worker_memory_bytes * 2)
    return worker.read_page(path, number, settings)


def fail(path: str, number: int, settings: Settings) -> worker.PageRead:
    if number == BAD_PAGE:
        raise ValueError("confidential words of the page")
    return worker.read_page(path, number, settings)
