"""Where a convention departs from the national template: clauses found, missing, moved, added; differences judged."""

from convextract.comparison.compare import Comparison, PixelSource, compare

__all__ = ["Comparison", "PixelSource", "compare"]
