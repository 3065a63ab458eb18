"""Reading: from a file to pages of words with boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from convextract.reading.page import Page
    from convextract.reading.source import PageSource
    from convextract.settings import Settings


def read_page(source: PageSource, number: int, settings: Settings) -> Page:
    """Reads page `number` (from 1): from its text layer where that is good, else by recognition.

    Raises UnreadableDocument where the file does not give the page after all, MissingDependency when recognition is
    needed and no recogniser works.
    """
    from convextract.reading.triage import read

    return read(source, number, settings)
