"""Pages as images, and the parts of them on which a clause's deviations stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_MARGIN_PT, _LEAST_HEIGHT_PT = 30.0, 120.0
_ALMOST_WHOLE = 0.7


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as an image; `width` and `height` of the page in points, so that boxes can be drawn over it."""

    id: str
    page: int
    media_type: str
    base64: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on a page, in points, and how it is drawn."""

    x: float
    y: float
    width: float
    height: float
    severity: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A band of a page, as wide as the page, around places that are marked on it."""

    picture: Picture
    top: float
    height: float
    marks: tuple[Mark, ...]

    @property
    def is_whole(self) -> bool:
        return self.height == self.picture.height


def excerpts(deviations: Sequence[Mapping[str, Any]], pictures: Mapping[int, Picture]) -> list[Excerpt]:
    """One band a page, for the pages that have a picture. Rows without a box (a clause that is missing) have none."""
    marks: dict[int, list[Mark]] = {}
    for row in deviations:
        if row["bbox"] and row["page"] in pictures:
            x0, y0, x1, y1 = (float(v) for v in row["bbox"].split())
            shown = row["severity"] if row["decision"] == "decided" else "unsure"
            marks.setdefault(row["page"], []).append(Mark(x0 - 1, y0 - 1, x1 - x0 + 2, y1 - y0 + 2, shown))
    return [_excerpt(pictures[page], found) for page, found in sorted(marks.items())]


def _excerpt(picture: Picture, marks: Sequence[Mark]) -> Excerpt:
    top = max(0.0, min(m.y for m in marks) - _MARGIN_PT)
    bottom = min(picture.height, max(m.y + m.height for m in marks) + _MARGIN_PT)
    if bottom - top < _LEAST_HEIGHT_PT:
        top = max(0.0, min((top + bottom - _LEAST_HEIGHT_PT) / 2, picture.height - _LEAST_HEIGHT_PT))
        bottom = min(picture.height, top + _LEAST_HEIGHT_PT)
    if bottom - top > _ALMOST_WHOLE * picture.height:
        top, bottom = 0.0, picture.height
    return Excerpt(picture, round(top, 1), round(bottom - top, 1), tuple(marks))
