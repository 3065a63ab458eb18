"""Level rules of one extent below each other, and the columns that the pieces they are drawn of tell.

Programs draw the border of each cell by itself, or fill each cell: where the pieces of most rules are joined, there
columns part. Any one unit of length throughout; `dpi` is how many of it make an inch (72 for points).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from statistics import mean

from convextract.reading.rules import Rule
from convextract.reading.table_grid import SAME_LINE_IN, BoxPx
from convextract.reading.table_gutters import Span

_SAME_EXTENT_IN = 0.12
_LONG_RULE_IN = 2.0
_TALLEST_ROW_IN = 2.5

_Edge = tuple[float, float, float]
"""Height, left and right of a piece's upper or lower edge."""


def height_of(rule: Rule) -> float:
    return sum(rule.across) / 2


@dataclass(frozen=True, slots=True)
class Stack:
    """Rules, top to bottom, and of each band between two of them the columns that their pieces tell; none where they
    tell nothing."""

    rules: tuple[Rule, ...]
    told: tuple[tuple[Span, ...], ...]


def stacks(rules: Sequence[Rule], drawn: Sequence[BoxPx], dpi: float) -> list[Stack]:
    """Three and more long rules of one extent below each other, no further apart than a row can be high, save where
    the pieces they are `drawn` of tell that the band between them belongs to one table."""
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
    edges = sorted((height, box[0], box[2]) for box in drawn for height in (box[1], box[3]))
    for whole in extents:
        told = _columns_told(whole, edges, SAME_LINE_IN * dpi / 2)
        steps = [height_of(below) - height_of(above) for above, below in pairwise(whole)]
        far = [n for n, step in enumerate(steps, 1) if step > _TALLEST_ROW_IN * dpi and not told[n - 1]]
        parts = [slice(start, end) for start, end in pairwise([0, *far, len(whole)])]
        found += [Stack(tuple(whole[p]), tuple(told[p.start : p.stop - 1])) for p in parts if p.stop - p.start >= 3]
    return found


def _columns_told(rules: Sequence[Rule], edges: Sequence[_Edge], near: float) -> list[tuple[Span, ...]]:
    """Of each band between two rules the columns between the places at which most rules of its table, or fills that
    end on them, are joined of pieces. A table goes on to the rule after its last joined one: its frame may be whole."""
    joints = [_joints(rule, edges, near) for rule in rules]
    told: list[tuple[Span, ...]] = [()] * (len(rules) - 1)
    start = 0
    while start < len(rules):
        table = [start] if joints[start] else []
        for number in range(start + 1, len(rules)) if table else ():
            shared = sum(any(abs(a - b) <= near for b in joints[start]) for a in joints[number])
            if joints[number] and 2 * shared < len(joints[start]):
                break
            table += [number] if joints[number] else []
        if len(table) >= 2:
            last = min(table[-1] + 1, len(rules) - 1)
            last = table[-1] if joints[last] and last != table[-1] else last
            walls = _common([joints[number] for number in table], near)
            left, right = min(rules[n].along[0] for n in table), max(rules[n].along[1] for n in table)
            told[start:last] = [tuple(pairwise([left, *walls, right])) if walls else ()] * (last - start)
        start = max(start + 1, table[-1] + 1 if table else 0)
    return told


def _joints(rule: Rule, edges: Sequence[_Edge], near: float) -> list[float]:
    """Where a piece that stands on the rule, or ends there, ends and another begins."""
    height = height_of(rule)
    here = edges[bisect_left(edges, (height - near,)) : bisect_right(edges, (height + near, inf))]
    inside = [right for _, _, right in here if rule.along[0] + near < right < rule.along[1] - near]
    starts = sorted(left for _, left, _ in here)
    found = set()
    for end in inside:
        index = bisect_left(starts, end - near)
        if index < len(starts) and starts[index] <= end + near:
            found.add((end + starts[index]) / 2)
    return sorted(found)


def _common(joints: Sequence[Sequence[float]], near: float) -> list[float]:
    """The places that more than half of the rules share."""
    groups: list[list[tuple[float, int]]] = []
    for joint in sorted((place, number) for number, places in enumerate(joints) for place in places):
        if groups and joint[0] - groups[-1][-1][0] <= near:
            groups[-1].append(joint)
        else:
            groups.append([joint])
    return [mean(place for place, _ in one) for one in groups if 2 * len({number for _, number in one}) > len(joints)]
