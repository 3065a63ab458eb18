"""Numbers of clauses: what a heading shows, what a recogniser may have made of it, and which numbers may follow.

A clause number is a tuple of integers: `5.2.1` is (5, 2, 1). A damaged number (`Art. l`, `4,2`, `521`) yields several
readings, each with a cost; the sequence of the whole document decides between them (clauses.py).
"""

from __future__ import annotations

import re

Number = tuple[int, ...]

_LOOKALIKES = str.maketrans({"l": "1", "I": "1", "|": "1", "i": "1", "S": "5", "O": "0", "o": "0", "B": "8", "Z": "2"})
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}
_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})", re.IGNORECASE)


def readings(written: str) -> dict[Number, float]:
    """Numbers that these characters may stand for, each with what it costs to believe it (0: as written)."""
    text = written.strip().strip(".)°:–—-/ ")
    found: dict[Number, float] = {}

    def add(number: Number, cost: float) -> None:
        if number and all(0 < n < 60 for n in number) and len(number) <= 4:
            found[number] = min(cost, found.get(number, 9.0))

    if re.fullmatch(r"premier|1er|ler", text, re.IGNORECASE):
        return {(1,): 0.0}
    capitals = text.replace("l", "I") if len(text) > 1 else text
    if (roman := _ROMAN.fullmatch(capitals)) and roman[0]:
        add((roman_value(capitals),), 0.0 if capitals == text else 0.2)
    groups = re.split(r"\s?[.,–—-]\s?", text)
    damaged = any(not g.isdigit() for g in groups)
    digits = [g.translate(_LOOKALIKES) for g in groups]
    if all(g.isdigit() for g in digits):
        cost = (0.6 if damaged else 0.0) + (0.2 if "," in text else 0.0)
        add(tuple(int(g) for g in digits), cost)
        for index, group in enumerate(digits):
            if len(group) in (2, 3):
                split = (*map(int, digits[:index]), *map(int, group), *map(int, digits[index + 1 :]))
                add(split, cost + 0.8)
    return found


def roman_value(text: str) -> int:
    """The value of a Roman number up to 39; 0 for the empty text."""
    values = [_ROMAN_VALUES[c] for c in text.lower()]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def step_cost(before: Number, number: Number) -> float | None:
    """What it costs to believe that `number` is the next clause after `before`; None where it cannot be.

    Free: the first child (`4` -> `4.1`), the next sibling (`4.1` -> `4.2`), the next of a parent (`5.2.4` -> `5.3`).
    A gap (a clause left out) costs a little for each number that is missing.
    """
    if number <= before:
        return None
    depth = next((i for i, (a, b) in enumerate(zip(before, number, strict=False)) if a != b), len(before))
    if depth == len(before):
        tail = number[depth:]
        if len(tail) > 1:
            return 1.5 if all(n == 1 for n in tail) else None
        return 0.0 if tail[0] == 1 else 0.7 + 0.3 * (tail[0] - 1)
    gap = number[depth] - before[depth] - 1
    if gap > 6:
        return None
    rest = number[depth + 1 :]
    if rest and (len(rest) > 1 or rest[0] > 3):
        return None
    return 0.45 * gap + (0.8 + 0.3 * rest[0] if rest else 0.0)


def written(number: Number) -> str:
    """`(5, 2, 1)` -> `5.2.1`."""
    return ".".join(map(str, number))
