"""The store: rows of all documents and the pages they were read from, in SQLite or PostgreSQL."""

from __future__ import annotations

from convextract.store.store import Known, Row, Store, Versions

__all__ = ["Known", "Row", "Store", "Versions"]
