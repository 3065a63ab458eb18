"""Exports: everything a person or a program gets is made from the store, by one of the formats here."""

from __future__ import annotations

from convextract.export.formats import FORMATS, Format, export

__all__ = ["FORMATS", "Format", "export"]
