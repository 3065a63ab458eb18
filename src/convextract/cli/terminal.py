"""The terminal that commands print to."""

from __future__ import annotations

from rich.console import Console

_WIDTH_IN_A_FILE = 140
"""Columns where the output goes to a file or a pipe, which have no width of their own."""


def console() -> Console:
    """Standard output: as wide as the window, or wide enough to read in a file."""
    out = Console(highlight=False)
    if not out.is_terminal and "COLUMNS" not in out._environ:
        return Console(highlight=False, width=_WIDTH_IN_A_FILE)
    return out
