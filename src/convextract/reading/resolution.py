"""At how many dots per inch a page may be drawn, that its pixels stay bounded."""

from __future__ import annotations

MAX_PIXELS = 36_000_000
"""No rendering is larger (A0 at 150 dpi has 35 million): beyond it the resolution is lowered."""

_LEAST_DPI = 1.0


def bounded_dpi(width_pt: float, height_pt: float, dpi: float) -> float:
    """The resolution wished, lowered where the pixels would be more than MAX_PIXELS."""
    pixels = max(1.0, width_pt) * max(1.0, height_pt) * (dpi / 72) ** 2
    return dpi if pixels <= MAX_PIXELS else max(dpi * (MAX_PIXELS / pixels) ** 0.5, min(dpi, _LEAST_DPI))
