"""Recordings of pages: what is written comes back, field for field."""

from __future__ import annotations

from pathlib import Path

import pytest

from convextract.reading.page import Box, Cell, InkRegion, Line, Page, Table, Word
from convextract.reading.serialise import load_pages, pages_from_bytes, pages_to_bytes

PAGE = Page(
    number=3,
    width=595.28,
    height=841.89,
    source="ocr",
    lines=(
        Line(
            (
                Word("l'État", Box(10.01, 20, 30, 31.5), 0.93, bold=True, size_pt=11.3),
                Word("a", Box(31, 20, 36, 30), 0.4, mended="à"),
            ),
            paragraph=2,
        ),
        Line((Word("9h-12h", Box(50, 60, 80, 70)),), role="stamp", paragraph=-1, table=0, column=2),
    ),
    rotation=90,
    skew_degrees=-0.35,
    tables=(Table(Box(40, 50, 90, 80), 1, 2, (Cell(0, 0, Box(40, 50, 90, 80), (1,), 1, 2),), ruled=False),),
    ink=(InkRegion(Box(1, 2, 3, 4), "signature", 0.9),),
    ocr_confidence=0.91,
    problems=("couche de texte écartée : illisible",),
)


def test_a_page_comes_back_with_every_field(tmp_path: Path) -> None:
    (tmp_path / "p.json.gz").write_bytes(pages_to_bytes([PAGE, Page(4, 10, 20, "blank")]))
    assert load_pages(tmp_path / "p.json.gz") == [PAGE, Page(4, 10, 20, "blank")]


def test_equal_pages_give_equal_bytes() -> None:
    assert pages_to_bytes([PAGE]) == pages_to_bytes(pages_from_bytes(pages_to_bytes([PAGE])))


@pytest.mark.parametrize("data", [b"", b"no gzip", pages_to_bytes([PAGE])[:-20]])
def test_damaged_recordings_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        pages_from_bytes(data)
