"""SIREN numbers: the check digit, and the department that a public body's number tells."""

from __future__ import annotations

import re


def is_siren(digits: str) -> bool:
    """Nine digits whose Luhn sum is a multiple of ten (INSEE, Sirene; ISO/IEC 7812)."""
    if not re.fullmatch(r"\d{9}", digits):
        return False
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def department_of_siren(siren: str) -> str:
    """The department code in the SIREN of a commune (21..), a department (22..) or an older EPCI (24..).

    Empty where the number has none (20.. were given without regard to the place) or is no SIREN. Corsica's communes
    keep the `20` that the island had before 1976: empty too.
    """
    if not is_siren(siren) or siren[:2] not in ("21", "22", "24"):
        return ""
    if siren[2:4] == "97":
        return siren[2:4] + siren[4] if siren[:2] == "21" and siren[4] in "12346" else ""
    code = siren[2:4]
    return code if code.isdigit() and 1 <= int(code) <= 95 and code != "20" else ""
