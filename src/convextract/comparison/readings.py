"""What the comparison knows of a document as a whole when it judges one word of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from convextract.comparison.gaps import PageMeasure
from convextract.language.french_words import is_french

_OFTEN = 3


@dataclass(frozen=True, slots=True)
class Readings:
    """`scanned`: pages whose words were recognised, `measures`: where text stands on them; `vocabulary`: words of the
    template, lower case; `common`: keys that stand in many of its clauses; `counts`: keys in the document.
    """

    scanned: frozenset[int] = frozenset()
    vocabulary: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    titles: tuple[str, ...] = ()
    """Headings of the template (keys joined by blanks)."""
    counts: Mapping[str, int] = field(default_factory=dict)
    measures: Mapping[int, PageMeasure] = field(default_factory=dict)

    def known(self, raw: str) -> bool:
        """Whether a word as printed is one: of the template or of French."""
        word = raw.lower()
        return word in self.vocabulary or is_french(word)

    def slip_of(self, template_key: str, document_key: str) -> bool:
        """Whether a word stands once where the document writes the template's nearly equal word time and again."""
        return self.counts.get(template_key, 0) >= _OFTEN and self.counts.get(document_key, 0) <= 1
