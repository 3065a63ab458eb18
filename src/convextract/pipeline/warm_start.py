"""Loaded once in the process that workers are forked from, so that no worker loads and compiles it again.

A run of all stages over an empty page does that without naming what they need. Where workers are not forked, each
loads what it uses when it first does.
"""

from __future__ import annotations

import contextlib
import gc

import cv2  # noqa: F401

from convextract.language.french_words import is_french
from convextract.language.given_names import given_names
from convextract.language.lexicon import french_words
from convextract.pipeline import worker  # noqa: F401
from convextract.pipeline.stages import Work, analyse, structured
from convextract.reading import scan  # noqa: F401
from convextract.reading.ocr.engines import engine
from convextract.reading.page import Page
from convextract.settings import Settings

# A fault shows where the work is done, with a document to tell it of.
with contextlib.suppress(Exception):
    engine(Settings().ocr_engine)
with contextlib.suppress(Exception):
    is_french("convention")
    french_words()
    given_names()
    analyse(Work(structured("", "", [Page(1, 595.0, 842.0, "text_layer")]), Settings()))
# What is loaded stays: no worker looks for garbage among it, nor writes to its memory, which it shares, by looking.
gc.collect()
gc.freeze()
