"""The France Services houses of a document while they are being gathered: what hours, contacts and rows refer to."""

from __future__ import annotations

from convextract.extraction.houses.gathering import gather
from convextract.extraction.houses.model import HouseDraft

__all__ = ["HouseDraft", "gather"]
