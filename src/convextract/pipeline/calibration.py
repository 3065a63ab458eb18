"""Confidence that means what it says: of the rows at 0.9, nine in ten are right.

Extractors give a raw confidence (how sure the rule is, lowered by the recognition of the words). What it is worth was
measured on random conventions with known truth (`benchmarks/calibrate.py`) and is kept as data in
`models/calibration.json`: per table, and per method where there were rows enough, a rising curve from raw to measured.
"""

from __future__ import annotations

import bisect
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from convextract.records import EvidencedRecord, Record
from convextract.settings import models_folder

Curve = Sequence[Sequence[float]]
"""Points (raw, measured), both rising, at least one."""
_FILE = "calibration.json"


def calibrate(rows: Mapping[str, Sequence[Record]]) -> None:
    """Replaces the raw confidence of every row by the measured one, where its table was measured."""
    for table, curves in _curves().items():
        for row in rows.get(table, ()):
            if isinstance(row, EvidencedRecord) and row.confidence is not None:
                row.confidence = calibrated(curves.get(method_family(row.method)) or curves[""], row.confidence)


def method_family(method: str) -> str:
    """What methods are counted together: the name without its details in brackets."""
    return method.split("(")[0].strip()


def calibrated(curve: Curve, raw: float) -> float:
    """The measured share of right rows at this raw confidence, interpolated between the points.

    Below the lowest raw confidence that was measured the share falls towards nothing: what was never seen is not
    believed on the strength of what was.
    """
    places = [point[0] for point in curve]
    right = bisect.bisect_left(places, raw)
    if right == 0:
        return round(curve[0][1] * (raw / places[0] if places[0] else 1.0), 3)
    if right == len(curve):
        return round(curve[-1][1], 3)
    (x0, y0), (x1, y1) = curve[right - 1], curve[right]
    share = (raw - x0) / (x1 - x0) if x1 > x0 else 1.0
    return round(y0 + share * (y1 - y0), 3)


@lru_cache(maxsize=1)
def _curves() -> dict[str, dict[str, Curve]]:
    """Table -> method family (empty: the whole table) -> curve. No file: nothing is calibrated."""
    path = models_folder() / _FILE
    if not path.is_file():
        return {}
    read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return read["tables"]  # type: ignore[no-any-return]
