"""Which blocks are headings: by number, capitals, weight, size and shortness together, never by one sign alone."""

from __future__ import annotations

import re

from convextract.structure.markers import Marker
from convextract.structure.model import Block

_LONGEST = 190
"""Characters beyond which nothing is a heading."""
_STANDALONE = re.compile(r"(?:pr[ée]ambule|sommaire|annexes?|signatures?|les signataires|visas)\s*:?", re.IGNORECASE)

_LABELLED = re.compile(r"(?:[\w'.]+ ){0,3}[\w'.]+ ?: ?(?=\S*[\d@]|[a-zà-ÿ])")
"""`Courriel : ...`, `Personnel : 3 agents`: a label with its value heads nothing."""


def is_heading(
    block: Block, marker: Marker | None, lines: int, capitals: bool, body_size: float, *, sure_size: bool = True
) -> bool:
    """Whether the block is a heading; sets its level (1 = top) where it is one.

    `sure_size`: font sizes are the file's own; those judged from ink must differ more to count.
    """
    text = block.text.text.strip()
    if not text or len(text) > _LONGEST or lines > 4 or not re.search(r"[^\W\d_]{2}", text):
        return False
    if _STANDALONE.fullmatch(text):
        block.level = 1
        return True
    larger = block.size_pt > (1.15 if sure_size else 1.16) * body_size
    points = 0.0
    points += 1.5 if larger else 0.0
    points += 1.0 if block.bold else 0.0
    points += 1.0 if capitals else 0.0
    points += 0.5 if block.centered else 0.0
    points += _marker_points(marker, text, lines)
    points -= 1.5 if re.search(r"[;,]$", text) else 0.0
    points -= 1.0 if text.endswith(".") and len(text) > 60 else 0.0
    points -= 1.0 if text.endswith(":") and not marker and not larger and not capitals else 0.0
    points -= 0.5 * max(0, lines - 2)
    points -= 1.0 if not marker and _LABELLED.match(text) else 0.0
    points -= 1.0 if text[:1].islower() else 0.0
    block.level = _level(marker, larger, capitals) if points >= 1.0 else 0
    return points >= 1.0


def _marker_points(marker: Marker | None, text: str, lines: int) -> float:
    if marker is None or marker.kind == "bullet":
        return -0.5 if marker else 0.0
    short = len(text) <= 110 and lines <= 2 and text[:1].isupper() and not re.search(r"[.;,]$", text)
    if marker.kind == "article":
        return 1.5 if short else -1.0
    if marker.kind == "decimal":
        return 1.5 if short else -1.0
    if marker.kind == "roman":
        return 1.0 if short else -0.5
    return 0.0 if short else -0.5


def _level(marker: Marker | None, larger: bool, capitals: bool) -> int:
    if marker and marker.kind == "decimal":
        return 1 + len(re.findall(r"\d+", marker.number)) - 1
    if marker and marker.kind in ("article", "roman"):
        return 1
    return 1 if larger or capitals else 2
