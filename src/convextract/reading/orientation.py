"""Which side of a scan is up, whatever the file says: the profile of ink, and a few lines recognised in doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convextract.reading.geometry import Lie, lie_of, text_ink

if TYPE_CHECKING:
    from convextract.reading.ocr.engine import OcrEngine, RecognisedWord
    from convextract.reading.rules import Gray

SURE_RATIO = 2.0
"""One direction of lines must beat the other by this factor to be believed without a look."""
_BAND_INCHES = 1.6
_MINIMUM_INK = 0.0004
_POOR_CONFIDENCE = 0.62
_CLEARLY_BETTER = 1.25


def turn_of(gray: Gray, dpi: float, engine: OcrEngine) -> tuple[int, Lie]:
    """Degrees clockwise that bring the lines level (0, or one of 90 and 270), and how the page then lies.

    Upside-down pages come back as 0: see `is_upside_down`, which needs recognised words.
    """
    lie = lie_of(gray, dpi)
    if lie.ink_share < _MINIMUM_INK:
        return 0, lie
    if not lie.across and lie.sure >= SURE_RATIO:
        return 0, lie
    candidates = (90, 270) if lie.across and lie.sure >= SURE_RATIO else (0, 90, 270)
    scores = {turn: _band_score(turned(gray, turn), dpi, engine) for turn in candidates}
    best = max(candidates, key=lambda turn: scores[turn])
    if best and 0 in scores and scores[best] < _CLEARLY_BETTER * scores[0]:
        best = 0
    if bool(best) != lie.across:
        lie = lie_of(turned(gray, best), dpi)
    return best, lie


def is_upside_down(gray: Gray, dpi: float, engine: OcrEngine, found: list[RecognisedWord]) -> bool:
    """Whether a page read so badly that it may stand on its head reads better turned by 180 degrees."""
    if not found or quality(found) >= _POOR_CONFIDENCE:
        return False
    upright = _band_score(gray, dpi, engine)
    return _band_score(turned(gray, 180), dpi, engine) > _CLEARLY_BETTER * max(upright, 0.2)


def quality(words: list[RecognisedWord]) -> float:
    """Confidence of the letters read, 0 to 1: words count by their length."""
    letters = sum(len(word.text) for word in words)
    return sum(len(word.text) * word.confidence for word in words) / letters if letters else 0.0


def turned(gray: Gray, degrees: int) -> Gray:
    """The image turned clockwise by a multiple of 90 degrees."""
    import numpy as np

    return np.ascontiguousarray(np.rot90(gray, k=-(degrees // 90) % 4)) if degrees % 360 else gray


def _band_score(gray: Gray, dpi: float, engine: OcrEngine) -> float:
    """How well the band of the page with most text reads."""
    words = engine.recognise(_fullest_band(gray, dpi), dpi, "block")
    letters = [word for word in words if sum(c.isalpha() for c in word.text) >= 2]
    return quality(letters) * min(1.0, len(letters) / 6)


def _fullest_band(gray: Gray, dpi: float) -> Gray:
    import cv2
    import numpy as np

    scale = min(1.0, 50 / dpi)
    small = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    rows = (text_ink(small) > 0).sum(axis=1).astype(np.float64)
    height = max(8, int(_BAND_INCHES * dpi * scale))
    if len(rows) <= height:
        return gray
    sums = np.convolve(rows, np.ones(height), mode="valid")
    top = int(int(np.argmax(sums)) / scale)
    return np.ascontiguousarray(gray[top : top + int(_BAND_INCHES * dpi)])
