"""What is put on paper after it was printed: signatures over names, stamps, initials, dates written by hand."""

from __future__ import annotations

import math
import random
from itertools import pairwise
from typing import Any

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from benchmarks.generator.typesetting import Ink

_INKS = (colors.black, colors.darkblue, colors.Color(0.1, 0.1, 0.45), colors.Color(0.25, 0.25, 0.25))
_DIGITS: dict[str, tuple[tuple[float, float], ...]] = {
    "0": ((0.5, 1), (0, 0.6), (0.2, 0), (0.8, 0), (1, 0.6), (0.5, 1)),
    "1": ((0.1, 0.7), (0.6, 1), (0.5, 0)),
    "2": ((0, 0.8), (0.6, 1), (0.9, 0.7), (0, 0), (1, 0.05)),
    "3": ((0.1, 1), (0.9, 0.9), (0.4, 0.55), (0.9, 0.3), (0.4, 0), (0, 0.15)),
    "4": ((0.5, 1), (0, 0.4), (1, 0.4), (0.7, 0.7), (0.65, 0)),
    "5": ((0.9, 1), (0.2, 1), (0.1, 0.55), (0.8, 0.5), (0.7, 0), (0, 0.05)),
    "6": ((0.8, 1), (0.1, 0.5), (0.2, 0), (0.9, 0.1), (0.7, 0.5), (0.1, 0.35)),
    "7": ((0, 1), (0.9, 1), (0.3, 0)),
    "8": ((0.5, 0.5), (0.1, 0.8), (0.6, 1), (0.8, 0.7), (0.1, 0.2), (0.5, 0), (0.9, 0.3), (0.5, 0.5)),
    "9": ((0.9, 0.7), (0.3, 0.5), (0.2, 0.9), (0.9, 0.9), (0.7, 0)),
    "/": ((0.8, 1.1), (0.1, -0.1)),
}
"""Strokes of figures in a unit square."""
_PARAPH = (((0, 10), (2, 14)), ((8, 16), (-6, 8)), ((4, 20), (-4, 6)))
"""Ranges, in points, of the three points that bend each stroke of a paraph."""


class Signature(Ink):
    """A pen stroke that begins `over_pt` points above its place, so that it runs over what is printed there."""

    def __init__(self, chance: random.Random, over_pt: float = 0.0, aside_pt: float = 0.0) -> None:
        super().__init__(chance, chance.uniform(22, 48) * mm, chance.uniform(9, 16) * mm)
        self.over_pt, self.aside_pt = over_pt, aside_pt

    def draw(self) -> None:
        canvas = self.canv
        canvas.saveState()
        canvas.translate(self.aside_pt, self.over_pt)
        canvas.setStrokeColor(self.chance.choice(_INKS))
        canvas.setLineWidth(self.chance.uniform(0.7, 1.7))
        canvas.setLineJoin(1)
        canvas.drawPath(self._letters())
        if self.chance.random() < 0.6:
            canvas.drawPath(self._flourish())
        canvas.restoreState()

    def _letters(self) -> Any:
        """Loops that lean and get smaller to the right."""
        path = self.canv.beginPath()
        x, base, steps = 0.0, self.height * 0.35, self.chance.randint(4, 9)
        path.moveTo(x, base)
        for step in range(steps):
            tall = self.height * self.chance.uniform(0.25, 1.0) * (1 - 0.6 * step / steps)
            wide = self.width / steps
            lean = self.chance.uniform(0.1, 0.9) * wide
            path.curveTo(x + lean, base + tall, x + wide * 0.9, base + tall * 0.8, x + wide * 0.5, base - tall * 0.3)
            x += wide * self.chance.uniform(0.7, 1.1)
            path.curveTo(x - wide * 0.2, base - tall * 0.5, x, base, x, base + self.chance.uniform(-2, 2))
        return path

    def _flourish(self) -> Any:
        path = self.canv.beginPath()
        y = self.height * self.chance.uniform(0.0, 0.5)
        path.moveTo(self.width * 0.9, y + 4)
        path.curveTo(self.width * 0.3, y + 6, -8, y - 4, self.width * self.chance.uniform(0.6, 1.2), y)
        return path


class Stamp(Flowable):
    """A round stamp that takes no room: a double ring with words around it, `over_pt` above its place."""

    def __init__(self, chance: random.Random, words: str, over_pt: float = 0.0) -> None:
        super().__init__()
        self.chance, self.words, self.over_pt = chance, words.upper(), over_pt
        self.radius = chance.uniform(11, 15) * mm

    def wrap(self, *_: float) -> tuple[float, float]:
        return 0.0, 0.0

    def draw(self) -> None:
        size = 2 * self.radius
        x = self.chance.uniform(0, 20) * mm
        picture = ImageReader(self._picture().rotate(self.chance.uniform(-25, 25)))
        self.canv.drawImage(picture, x, self.over_pt - size, size, size, mask="auto")

    def _picture(self) -> Image.Image:
        """An image, so that its letters are in no text layer."""
        side, middle = 400, 200
        shade = self.chance.randint(70, 150)
        ink = (shade, shade, min(255, shade + 60), 255)
        stamp = Image.new("RGBA", (side, side), (255, 255, 255, 0))
        pen = ImageDraw.Draw(stamp)
        pen.ellipse((4, 4, side - 4, side - 4), outline=ink, width=7)
        pen.ellipse((76, 76, side - 76, side - 76), outline=ink, width=5)
        font = ImageFont.load_default(size=40)
        pen.text((middle, middle), "R F", fill=ink, font=font, anchor="mm")
        for number, letter in enumerate(self.words[:32]):
            tile = Image.new("RGBA", (side, side), (255, 255, 255, 0))
            ImageDraw.Draw(tile).text((middle, 42), letter, fill=ink, font=font, anchor="mm")
            stamp.alpha_composite(tile.rotate(160 - number * 11))
        return stamp


def write_figures(canvas: Any, chance: random.Random, text: str, x: float, y: float, size: float = 11) -> float:
    """Draws figures and strokes as a hand does, from `x` on a base line `y`; returns where they end."""
    canvas.saveState()
    canvas.setStrokeColor(chance.choice(_INKS))
    canvas.setLineWidth(chance.uniform(0.8, 1.3))
    for sign in text:
        shake = size * 0.07
        points = [
            (x + px * size * 0.5 + chance.uniform(-shake, shake), y + py * size + chance.uniform(-shake, shake))
            for px, py in _DIGITS[sign]
        ]
        path = canvas.beginPath()
        path.moveTo(*points[0])
        for (ax, ay), (bx, by) in pairwise(points):
            path.curveTo(ax + (bx - ax) * 0.3, ay + chance.uniform(-1, 1), bx - (bx - ax) * 0.3, by, bx, by)
        canvas.drawPath(path)
        x += size * math.pi / 5
    canvas.restoreState()
    return x


class HandDate(Flowable):
    """A printed line with a date written by hand at its end, on dots or not."""

    def __init__(self, chance: random.Random, printed: str, date: str, font: str, size: float) -> None:
        super().__init__()
        self.chance, self.printed, self.date, self.font, self.size = chance, printed, date, font, size

    def wrap(self, *_: float) -> tuple[float, float]:
        return 400.0, self.size * 2.2

    def draw(self) -> None:
        self.canv.setFont(self.font, self.size)
        dots = "." * 40 if self.chance.random() < 0.5 else ""
        self.canv.drawString(0, self.size, f"{self.printed} {dots}")
        start = self.canv.stringWidth(self.printed, self.font, self.size) + self.chance.uniform(4, 12)
        write_figures(self.canv, self.chance, self.date, start, self.size + self.chance.uniform(-1, 3), self.size * 1.2)


def initials(canvas: Any, chance: random.Random, people: int) -> None:
    """Paraphs of so many people at the foot of a page, in a corner."""
    x = chance.choice([22 * mm, A4[0] - 20 * mm - people * 10 * mm])
    for number in range(people):
        canvas.saveState()
        canvas.setStrokeColor(chance.choice(_INKS))
        canvas.setLineWidth(chance.uniform(0.7, 1.2))
        path = canvas.beginPath()
        px, py = x + number * 10 * mm, chance.uniform(13, 16) * mm
        path.moveTo(px, py)
        for _ in range(3):
            reach = [(chance.uniform(*x), chance.uniform(*y)) for x, y in _PARAPH]
            path.curveTo(*(value for dx, dy in reach for value in (px + dx, py + dy)))
        canvas.drawPath(path)
        canvas.restoreState()
