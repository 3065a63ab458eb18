"""A value with where it was read."""

from __future__ import annotations

from dataclasses import dataclass

from convextract.records import Evidence


@dataclass(frozen=True, slots=True)
class Found:
    """The value of one field of `documents`, and its evidence."""

    value: str
    evidence: Evidence
