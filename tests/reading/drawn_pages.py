"""Page images drawn for tests: A4 at 150 dpi, paper with grain, print, rules and pen strokes."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

DPI = 150.0
Image = NDArray[np.uint8]


def paper(grain: float = 3.0) -> Image:
    return _grain(grain).copy()


@lru_cache(maxsize=2)
def _grain(grain: float) -> Image:
    noise = np.random.default_rng(7).normal(240, grain, (1754, 1240))
    return np.clip(noise, 0, 255).astype(np.uint8)


def write(page: Image, x: int, y: int, text: str, size: float = 0.6) -> tuple[int, int, int, int]:
    """Print in a plain face; returns its box."""
    (width, height), base = cv2.getTextSize(text, cv2.FONT_HERSHEY_DUPLEX, size, 1)
    cv2.putText(page, text, (x, y), cv2.FONT_HERSHEY_DUPLEX, size, 30, 1, cv2.LINE_AA)
    return x, y - height, x + width, y + base


def grid(page: Image, xs: list[int], ys: list[int], shade: int = 60, thickness: int = 2) -> None:
    for y in ys:
        cv2.line(page, (xs[0], y), (xs[-1], y), shade, thickness)
    for x in xs:
        cv2.line(page, (x, ys[0]), (x, ys[-1]), shade, thickness)


def prose(page: Image, first: int = 200, lines: int = 30) -> None:
    for number in range(lines):
        write(page, 120, first + 34 * number, "Les partenaires designent un correspondant local pour les cas complexes")


def scrawl(page: Image, x: int, y: int, width: int = 220, height: int = 80, shade: int = 40) -> None:
    """A signature: one pen stroke up and down, with a flourish under it."""
    steps = np.linspace(0, 1, 60)
    xs = x + width * steps
    ys = y + height / 2 * (1 - np.sin(steps * 31) * (1 - 0.6 * steps))
    points = np.stack([xs, ys], axis=1).round().astype(np.int32)
    cv2.polylines(page, [points], False, shade, 2, cv2.LINE_AA)
    cv2.line(page, (x + width // 3, y + height - 10), (x + width, y + height - 30), shade, 2, cv2.LINE_AA)


def stamp(page: Image, x: int, y: int, radius: int = 100, shade: int = 140) -> None:
    cv2.circle(page, (x, y), radius, shade, 3, cv2.LINE_AA)
    cv2.circle(page, (x, y), radius - 28, shade, 2, cv2.LINE_AA)
    cv2.putText(page, "RF", (x - 22, y + 12), cv2.FONT_HERSHEY_DUPLEX, 1.0, shade, 2, cv2.LINE_AA)


def turned(page: Image, degrees: float) -> Image:
    height, width = page.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return np.asarray(cv2.warpAffine(page, turn, (width, height), borderMode=cv2.BORDER_REPLICATE), dtype=np.uint8)
