"""Writes docs/dataset.md from the record classes. Run it after changing a record; a test tells if forgotten."""

from __future__ import annotations

from pathlib import Path

from convextract.export.dataset_page import dataset_page

if __name__ == "__main__":
    page = Path(__file__).parents[1] / "docs" / "dataset.md"
    page.write_text(dataset_page(), encoding="utf-8", newline="\n")
