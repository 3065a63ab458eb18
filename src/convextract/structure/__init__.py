"""Structure: pages become parts, blocks, tables and numbered clauses."""

from convextract.structure.assemble import build
from convextract.structure.model import (
    Block,
    ClauseSpan,
    Grid,
    GridCell,
    PartSpan,
    StructuredDocument,
)

__all__ = ["Block", "ClauseSpan", "Grid", "GridCell", "PartSpan", "StructuredDocument", "build"]
