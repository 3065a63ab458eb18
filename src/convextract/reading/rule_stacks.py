"""Level rules of one extent below each other, and the columns that the pieces they are drawn of tell.

Programs draw the border of each cell by itself, or fill each cell: where the pieces of most rules are joined, there
columns part. Any one unit of length throughout; `dpi` is how many of it make an inch (72 for points).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import mean

from convextract.reading.rules import Rule
from convextract.reading.table_grid import SAME_LINE_IN, BoxPx
from convextract.reading.table_gutters import Span

_SAME_EXTENT_IN = 0.12
_LONG_RULE_IN = 2.0
_TALLEST_ROW_IN = 2.5


def height_of(rule: Rule) -> float:
    return sum(rule.across) / 2


def stacks(
    rules: Sequence[Rule], drawn: Sequence[BoxPx], dpi: float
) -> list[tuple[list[Rule], list[Span]]]:
    """Three and more long rules of one extent below each other, with the columns that their pieces tell; where these
    tell none, the rules stand no further apart than a row can be high."""
    extents: list[list[Rule]] = []
    for rule in sorted(rules, key=height_of):
        if rule.length < _LONG_RULE_IN * dpi:
            continue
        for stack in extents:
            last = stack[-1]
            if max(abs(last.along[0] - rule.along[0]), abs(last.along[1] - rule.along[1])) <= _SAME_EXTENT_IN * dpi:
                if height_of(rule) - height_of(last) > SAME_LINE_IN * dpi:  # else the other line of a double rule
                    stack.append(rule)
                break
        else:
            extents.append([rule])
    found = []
    for whole in extents:
        told = _columns_told(whole, drawn, dpi)
        steps = [height_of(below) - height_of(above) for above, below in pairwise(whole)]
        far = [] if told else [n for n, step in enumerate(steps, 1) if step > _TALLEST_ROW_IN * dpi]
        parts = [whole[start:end] for start, end in pairwise([0, *far, len(whole)])]
        found += [(part, told or _columns_told(part, drawn, dpi)) for part in parts if len(part) >= 3]
    return found


def _columns_told(stack: Sequence[Rule], drawn: Sequence[BoxPx], dpi: float) -> list[Span]:
    """The columns between the places at which most rules of a stack, or fills that end there, are joined of pieces."""
    near = SAME_LINE_IN * dpi / 2
    joints: list[tuple[float, int]] = []
    told = 0
    for number, rule in enumerate(stack):
        ends = [box for box in drawn if min(abs(box[1] - height_of(rule)), abs(box[3] - height_of(rule))) <= near]
        here = {
            (one[2] + other[0]) / 2
            for one in ends
            for other in ends
            if abs(other[0] - one[2]) <= near and rule.along[0] + near < one[2] < rule.along[1] - near
        }
        told += bool(here)
        joints += [(place, number) for place in here]
    if 2 * told < len(stack):
        return []
    groups: list[list[tuple[float, int]]] = []
    for joint in sorted(joints):
        if groups and joint[0] - groups[-1][-1][0] <= near:
            groups[-1].append(joint)
        else:
            groups.append([joint])
    walls = [mean(place for place, _ in one) for one in groups if 2 * len({number for _, number in one}) > told]
    left, right = min(rule.along[0] for rule in stack), max(rule.along[1] for rule in stack)
    return list(pairwise([left, *walls, right])) if walls else []
