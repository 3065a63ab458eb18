"""When two values of a column mean the same, as a careful reader would say."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from rapidfuzz import fuzz

from convextract.language.folding import fold

Row = Mapping[str, Any]
Same = Callable[[Any, Any], bool]


def text_of(value: Any) -> str:
    return "" if value is None else fold(str(value))


def number_of(value: Any) -> float | None:
    try:
        return round(float(str(value).replace(",", ".").replace(" ", "")), 2)
    except ValueError:
        return None


def likeness(left: Any, right: Any) -> float:
    """0 to 1; 1 for equal texts, 0 where one is empty and the other is not."""
    a, b = text_of(left), text_of(right)
    if a == b:
        return 1.0
    return fuzz.ratio(a, b) / 100 if a and b else 0.0


def partial_likeness(left: Any, right: Any) -> float:
    """Like `likeness`, but a long text may also stand inside the other."""
    a, b = text_of(left), text_of(right)
    inside = fuzz.partial_ratio(a, b) / 100 if min(len(a), len(b)) > 12 else 0.0
    return max(likeness(a, b), inside)


def equal(left: Any, right: Any) -> bool:
    return text_of(left) == text_of(right)


def close(left: Any, right: Any) -> bool:
    return partial_likeness(left, right) >= 0.85


def same_number(left: Any, right: Any) -> bool:
    return number_of(left) == number_of(right)


def same_set(left: Any, right: Any) -> bool:
    """`|`-joined codes, in any order."""
    return set(filter(None, text_of(left).split("|"))) == set(filter(None, text_of(right).split("|")))


def same_phones(left: Any, right: Any) -> bool:
    return _phones(left) == _phones(right)


def _phones(value: Any) -> set[str]:
    digits = (re.sub(r"\D", "", one) for one in str(value or "").split("|"))
    return {"0" + d[2:] if d.startswith("33") and len(d) == 11 else d for d in digits if d}


def same_status(left: Any, right: Any) -> bool:
    """`identical` and `cosmetic` cannot be told apart on a scan."""
    plain = {"cosmetic": "identical"}
    a, b = text_of(left), text_of(right)
    return plain.get(a, a) == plain.get(b, b)


def person(row: Row) -> str:
    return " ".join(sorted(text_of(f"{row.get('given_name') or ''} {row.get('family_name') or ''}").split()))
