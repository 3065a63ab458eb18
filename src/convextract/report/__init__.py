"""The report: the whole corpus in one HTML page that opens without a server.

Made from the store alone. Three views of the same rows: a matrix (conventions down, clauses across), a redline per
convention, and per clause the variants with how many conventions use each.
"""

from __future__ import annotations

from convextract.report.page import write_report

__all__ = ["write_report"]
