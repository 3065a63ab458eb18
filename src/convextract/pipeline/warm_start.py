"""Loaded once in the process that workers are forked from, so that no worker loads and compiles it again.

The analysis of a page that says a word on everything does that without naming what the stages need. Where workers are
not forked, each loads what it uses when it first does.
"""

from __future__ import annotations

import contextlib
import gc

import cv2  # noqa: F401
from PIL import WebPImagePlugin  # noqa: F401

from convextract.language.french_words import is_french
from convextract.language.given_names import given_names
from convextract.language.lexicon import french_words
from convextract.pipeline import worker
from convextract.pipeline.document_task import DocumentTask
from convextract.reading import scan  # noqa: F401
from convextract.reading.ocr.engines import engine
from convextract.reading.page import Box, Line, Page, Word
from convextract.reading.serialise import pages_to_bytes
from convextract.settings import Settings

_EVERYTHING = """Convention France Services
Entre le préfet du Cantal et la commune de Saint-Flour, représentée par son maire, Madame Anne Martin,
Article 1 - Objet de la convention
La présente convention définit les engagements des partenaires. L'opérateur s'engage à former les agents d'accueil.
Article 2 - Horaires et contacts
France Services de Saint-Flour, 3 rue du Lac, 15100 Saint-Flour : du lundi au vendredi de 9h à 12h et de 14h à 17h.
Référent de La Poste : M. Paul Durand, 04 65 71 12 34, paul.durand@exemple.fr
L'Etat verse 30 000 euros par an. Publié le 8 février 2020.
Fait à Saint-Flour, le 6 février 2020
Le maire"""


def _page_with_everything() -> Page:
    lines = []
    for number, text in enumerate(_EVERYTHING.split("\n")):
        top = 72.0 + 24 * number
        words = [Word(word, Box(72.0 + 30 * n, top, 96.0 + 30 * n, top + 9)) for n, word in enumerate(text.split())]
        lines.append(Line(tuple(words), paragraph=number))
    return Page(1, 595.0, 842.0, "ocr", tuple(lines))


# A fault shows where the work is done, with a document to tell it of.
with contextlib.suppress(Exception):
    engine(Settings().ocr_engine)
with contextlib.suppress(Exception):
    is_french("convention")
    french_words()
    given_names()
    page = pages_to_bytes([_page_with_everything()])
    worker.analyse_document(DocumentTask("", "", "", "", (), [page], {}), Settings())
# What is loaded stays: no worker looks for garbage among it, nor writes to its memory, which it shares, by looking.
gc.collect()
gc.freeze()
