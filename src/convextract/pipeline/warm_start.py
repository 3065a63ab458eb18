"""Loaded once in the process that workers are forked from, so that no worker loads and compiles it again.

A run of all stages over an empty page does that without naming what they need. Where workers are not forked, each
loads what it uses when it first does.
"""

from __future__ import annotations

import contextlib

import cv2  # noqa: F401

from convextract.language.french_words import is_french
from convextract.pipeline import worker  # noqa: F401
from convextract.pipeline.stages import Work, analyse, structured
from convextract.reading import scan  # noqa: F401
from convextract.reading.page import Page
from convextract.settings import Settings

with contextlib.suppress(Exception):  # a fault shows where the work is done, with a document to tell it of
    is_french("convention")
    analyse(Work(structured("", "", [Page(1, 595.0, 842.0, "text_layer")]), Settings()))
