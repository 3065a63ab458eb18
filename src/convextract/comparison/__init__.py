"""Where a convention departs from the national template: clauses found, missing, moved, added; differences judged."""

from convextract.comparison.between import compare_documents, template_of
from convextract.comparison.compare import Comparison, compare, compare_with
from convextract.comparison.second_look import PixelSource

__all__ = ["Comparison", "PixelSource", "compare", "compare_documents", "compare_with", "template_of"]
