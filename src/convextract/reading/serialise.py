"""Pages to bytes and back: gzipped JSON of plain lists, the same on every machine, every field kept exactly."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any

from convextract.reading.page import Box, Cell, InkRegion, Line, Page, Table, Word

FORMAT = 1
"""Raised when bytes written before can no longer be read."""

_WORD_FIELDS = [f.name for f in fields(Word) if f.name not in ("text", "box")]
_WORD_DEFAULTS = Word(text="", box=Box(0, 0, 0, 0))


def pages_to_bytes(pages: Iterable[Page]) -> bytes:
    """The pages as gzipped JSON; equal pages give equal bytes."""
    data = {"format": FORMAT, "pages": [_page_out(page) for page in pages]}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode("utf-8"), compresslevel=6, mtime=0)


def pages_from_bytes(data: bytes) -> list[Page]:
    """What `pages_to_bytes` wrote; raises ValueError for anything else."""
    try:
        content = json.loads(gzip.decompress(data))
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise ValueError("not a recording of pages") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise ValueError("a recording of pages in another format")
    return [_page_in(page) for page in content["pages"]]


def load_pages(path: Path) -> list[Page]:
    """Reads a recording. Raises OSError, and ValueError for a file that is none."""
    return pages_from_bytes(path.read_bytes())


def _box_out(box: Box) -> list[float]:
    return [box.x0, box.y0, box.x1, box.y1]


def _word_out(word: Word) -> list[Any]:
    out: list[Any] = [word.text, _box_out(word.box)]
    changed = {n: getattr(word, n) for n in _WORD_FIELDS if getattr(word, n) != getattr(_WORD_DEFAULTS, n)}
    return [*out, changed] if changed else out


def _word_in(data: list[Any]) -> Word:
    return Word(data[0], Box(*data[1]), **data[2]) if len(data) > 2 else Word(data[0], Box(*data[1]))


def _flat(item: Any, **replaced: Any) -> dict[str, Any]:
    """Fields of a dataclass as they are, but for those given ready for JSON."""
    return {f.name: replaced[f.name] if f.name in replaced else getattr(item, f.name) for f in fields(item)}


def _page_out(page: Page) -> dict[str, Any]:
    return _flat(
        page,
        lines=[_flat(line, words=[_word_out(word) for word in line.words]) for line in page.lines],
        tables=[
            _flat(table, box=_box_out(table.box), cells=[_flat(cell, box=_box_out(cell.box)) for cell in table.cells])
            for table in page.tables
        ],
        ink=[_flat(region, box=_box_out(region.box)) for region in page.ink],
    )


def _line_in(data: dict[str, Any]) -> Line:
    return Line(**{**data, "words": tuple([_word_in(word) for word in data["words"]])})


def _cell_in(data: dict[str, Any]) -> Cell:
    return Cell(**{**data, "box": Box(*data["box"]), "lines": tuple(data["lines"])})


def _table_in(data: dict[str, Any]) -> Table:
    return Table(**{**data, "box": Box(*data["box"]), "cells": tuple(_cell_in(cell) for cell in data["cells"])})


def _page_in(data: dict[str, Any]) -> Page:
    return Page(
        **{
            **data,
            "lines": tuple([_line_in(line) for line in data["lines"]]),
            "tables": tuple(_table_in(table) for table in data["tables"]),
            "ink": tuple(InkRegion(**{**region, "box": Box(*region["box"])}) for region in data["ink"]),
            "problems": tuple(data["problems"]),
        }
    )
