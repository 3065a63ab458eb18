"""What a worker needs to know to analyse one document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DocumentTask:
    """One document whose pages are all there. `pages` are cached bytes; `lost` says why a page is missing (French)."""

    document_id: str
    source_file: str
    sha256: str
    path: str
    twins: tuple[str, ...]
    pages: Sequence[bytes]
    lost: Mapping[int, str]
