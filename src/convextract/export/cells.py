"""How a value stands in a CSV cell: numbers, text, and what a spreadsheet would take for a formula.

Neutralising. A text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return gets one character in front:

* a phone column (E.164, so `+`): a blank. The package's dialect says `skipInitialSpace`, so that whoever reads the
  file by its schema gets `+33380123456` back; such a cell holds no comma or quote, so the blank is never inside quotes;
* any other text: an apostrophe, as spreadsheets themselves mark text.

Numbers stay numbers: a negative amount is no formula.
"""

from __future__ import annotations

import re
from typing import Any

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
PHONE_COLUMNS = frozenset({"phone", "phones"})
MARK = "'"

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_DECIMALS = 6


def csv_cell(column: str, value: Any) -> str:
    """The cell's characters, quoting aside."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return decimal(value)
    if isinstance(value, int):
        return str(value)
    text = clean(str(value)).lstrip(" ")
    if not text.startswith(FORMULA_STARTS):
        return text
    return (" " if column in PHONE_COLUMNS else MARK) + text


def clean(text: str) -> str:
    """Without control characters (line feeds and tabs stay); line ends as `\\n`."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def decimal(value: float) -> str:
    """With a point, no exponent, no needless zeros."""
    text = f"{value:.{_DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text
