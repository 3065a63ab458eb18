"""The pipeline: a folder of files into the store, over worker processes."""

from __future__ import annotations

from convextract.pipeline.ingest import ingest, start_early
from convextract.pipeline.progress import IngestReport, Listener, Summary

__all__ = ["IngestReport", "Listener", "Summary", "ingest", "start_early"]
