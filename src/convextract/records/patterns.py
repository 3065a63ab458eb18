"""What a cell may hold beyond its type: one pattern a column, for the schema and for the last look at a row."""

from __future__ import annotations

import re
from datetime import date

from convextract.records.vocabulary import PARTNER_CODES

DATE_COLUMNS = frozenset({"signed_date", "received_date", "published_date", "term"})
"""Whole days, `YYYY-MM-DD`."""

LIST_COLUMNS = frozenset({"phones", "partner_code", "payer_code"})
"""Several values in a cell, `|`-joined; the pattern is that of one."""

_PHONE = r"(?:\+\d{6,15}|\d{2,6})"
_PARTNER = "(?:" + "|".join(PARTNER_CODES) + ")"

PATTERNS: dict[str, str] = {
    "document_id": r"[0-9a-f]{16}",
    "sha256": r"[0-9a-f]{64}",
    "department_code": r"(?:0[1-9]|1\d|2[1-9AB]|[3-8]\d|9[0-5]|97[1-6])",
    "postcode": r"\d{5}",
    "insee_code": r"(?:\d{2}|2A|2B)\d{3}",
    "deadline": r"\d{4}(?:-\d{2}-\d{2})?",
    "bbox": r"-?\d+(?:\.\d+)?(?: -?\d+(?:\.\d+)?){3}",
    "opens": r"\d{2}:\d{2}",
    "closes": r"\d{2}:\d{2}",
    "period": r"(?:per_year|once|\d{4}(?:-\d{4})?)",
    "phone": _PHONE,
    "phones": _PHONE,
    "email": r"[^@\s]+@[^@\s]+",
    "partner_code": _PARTNER,
    "payer_code": _PARTNER,
}


def cell_pattern(column: str) -> str:
    """The pattern of a whole cell, anchored; empty where any text goes."""
    one = PATTERNS.get(column, "")
    if not one:
        return ""
    return rf"^{one}(?:\|{one})*$" if column in LIST_COLUMNS else f"^{one}$"


def valid_part(column: str, value: str) -> str:
    """What of a value may stand in the column: the value, those of its parts that fit, or nothing."""
    if column in DATE_COLUMNS:
        return value if _is_day(value) else ""
    pattern = PATTERNS.get(column)
    if pattern is None:
        return value
    parts = value.split("|") if column in LIST_COLUMNS else [value]
    return "|".join(part for part in parts if re.fullmatch(pattern, part))


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
