"""Which way a page is read: text layer, recognition, both, or nothing at all.

A text layer that is drawn visibly is believed unless it is no French and no readable text at all (fonts without a
meaning). One that lies hidden under a scan is a former recognition: the page is recognised anew and the better of both
is taken, judged by how many words are French and whether they stand where letters stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from convextract.language.lexicon import unknown_share
from convextract.reading.layers import COVERS_PAGE, Layers, layers_of
from convextract.reading.page import Box, Page, Word

if TYPE_CHECKING:
    from convextract.reading.pdf_source import PdfSource
    from convextract.reading.source import PageSource
    from convextract.settings import Settings

_HIDDEN = 0.5
_FEW_WORDS = 3
_STAMP_WORDS = 60
"""On a scanned page so few visible words are a stamp or a page number put on it, not its text."""
_NO_FRENCH = 0.4
_JUDGED_WORDS = 25
_UNREADABLE = 0.15
_BETTER_BY = 0.03
"""A former recognition is kept only if so many more of its words are French: some slips make French words."""
_IN_PLACE = 0.75


def read(source: PageSource, number: int, settings: Settings) -> Page:
    """See `reading.read_page`."""
    from convextract.reading.pdf_source import PdfSource
    from convextract.reading.scan import read_scan

    if not isinstance(source, PdfSource):
        return read_scan(source, number, settings)
    if source.is_bare(number):
        return Page(number, *source.size(number), "blank")
    layers = layers_of(source, number)
    if _is_empty(layers):
        return read_scan(source, number, settings)
    if layers.hidden >= _HIDDEN:
        return _recognised_anew(source, number, settings, layers)
    fault = _fault_of(layers)
    if fault:
        page = read_scan(source, number, settings)
        return replace(page, problems=(*page.problems, f"couche de texte écartée : {fault}"))
    if layers.cover >= COVERS_PAGE and len(layers.words) <= _STAMP_WORDS:
        return read_scan(source, number, settings, known=layers.words)
    return _native(source, number, settings, layers)


def _is_empty(layers: Layers) -> bool:
    worded = (True for word in layers.words if any(map(str.isalnum, word.text)))
    return len(list(islice(worded, _FEW_WORDS))) < _FEW_WORDS


def _fault_of(layers: Layers) -> str:
    """Why a visible text layer cannot be believed; empty where it can."""
    if layers.unreadable > _UNREADABLE:
        return "ses caractères n'ont pas de correspondance"
    share, judged = unknown_share(layers.text) if layers.hidden or _looks_odd(layers.text) else (0.0, 0)
    if judged >= _JUDGED_WORDS and share > _NO_FRENCH:
        return "ce n'est pas du français lisible"
    return ""


def _looks_odd(text: str) -> bool:
    """A cheap first look: French has its commonest words in every paragraph."""
    words = text.lower().split()
    return len(words) >= _JUDGED_WORDS and sum(word in _COMMONEST for word in words) < 0.08 * len(words)


_COMMONEST = frozenset("de la le les des et à l' en du un une dans pour par au aux sur ou que qui est d' ce se".split())


def _recognised_anew(source: PdfSource, number: int, settings: Settings, layers: Layers) -> Page:
    """A page with a former recognition under it: the better of the two, and a sentence that says which."""
    from convextract.reading.native import read_native
    from convextract.reading.scan import read_scan

    page = read_scan(source, number, settings)
    if page.source != "blank" and not page.rotation:
        former, _ = unknown_share(layers.text)
        new, judged = unknown_share(page.text.replace("\n", " "))
        many = len(layers.words) >= 0.9 * len(page.words) and judged >= _JUDGED_WORDS
        if many and former + _BETTER_BY <= new and _in_place(layers.words, page.words) >= _IN_PLACE:
            return read_native(source, number, list(layers.words))
    problem = "couche de texte écartée : ancienne reconnaissance, la page a été reconnue à nouveau"
    return replace(page, problems=(*page.problems, problem))


def _in_place(words: Sequence[Word], seen: Sequence[Word]) -> float:
    """Share of words whose middle lies on a word that was seen on the page."""
    boxes = sorted((word.box for word in seen), key=lambda box: box.y0)
    return sum(any(box.contains(w.box.center_x, w.box.center_y) for box in boxes) for w in words) / max(1, len(words))


def _native(source: PdfSource, number: int, settings: Settings, layers: Layers) -> Page:
    """A text layer that is believed, with the text of pictures inserted into the page."""
    from convextract.reading.inserted import words_of_pictures
    from convextract.reading.native import read_native

    inserted = words_of_pictures(source, number, settings, _textless(layers))
    page = read_native(source, number, [*layers.words, *inserted])
    if not inserted:
        return page
    sure = sum(word.confidence for word in inserted) / len(inserted)
    return replace(page, source="mixed", ocr_confidence=round(sure, 3))


def _textless(layers: Layers) -> list[Box]:
    """Pictures under which no words of the text layer stand."""
    return [
        box
        for box in layers.pictures
        if sum(box.contains(word.box.center_x, word.box.center_y) for word in layers.words) < _FEW_WORDS
    ]
