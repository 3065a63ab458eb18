"""From pages to the structured document."""

from __future__ import annotations

from convextract.reading.page import Page
from convextract.structure.blocks import build_blocks
from convextract.structure.clauses import find_clauses
from convextract.structure.lines import mark_running_lines
from convextract.structure.model import StructuredDocument
from convextract.structure.parts import split_parts


def build(document_id: str, source_file: str, pages: list[Page]) -> StructuredDocument:
    """Blocks, grids, parts and clauses of the pages, which come in the order of the file, numbered from 1."""
    pages = mark_running_lines(pages)
    document = StructuredDocument(document_id, source_file, pages, build_blocks(pages))
    document.parts = split_parts(document)
    document.clauses = find_clauses(document)
    return document
