"""Which stored documents belong together: copies of one convention, and an avenant with the convention it changes.

Pure functions over what the store has of each document. Conventions follow a national model and a department's papers
repeat its partners, so two documents are copies only when they share nearly all words that the model does not have, and
nothing that would tell them apart (act, date, department) differs. Rather no link than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from convextract.language.dates import find_dates
from convextract.language.folding import fold

_SAME_SHARE = 0.85
"""Of the smaller document's own words. Measured: a scan and its native twin share 0.98 and more, other conventions
at most 0.4."""
_LEAST_WORDS = 25
_SIZE_RATIO = 0.5
_WORD = re.compile(r"[a-z0-9]+(?:[.@'-][a-z0-9]+)*")
_AVENANT = re.compile(r"\bavenant\b")
_SHORT = 3


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What is compared. `words`: folded words of the convention itself that the model does not have."""

    document_id: str
    source_file: str
    kind: str
    title: str
    department_code: str
    signed_date: str
    act_id: str
    pages_ocr: int
    words: frozenset[str]
    cited_dates: frozenset[str]
    """ISO dates that an avenant's opening names; empty for any other document."""

    @property
    def is_avenant(self) -> bool:
        return is_avenant(self.title)

    @property
    def quality(self) -> tuple[bool, int, str]:
        """Sorts the copy to keep first: signed before unsigned, native before scanned, then by path."""
        return (not (self.signed_date or self.act_id), self.pages_ocr, self.source_file)


def is_avenant(title: str) -> bool:
    return bool(_AVENANT.search(fold(title)))


def own_words(text: str, model_words: frozenset[str]) -> frozenset[str]:
    """The words that tell this document from others: names, places, figures."""
    return frozenset(w for w in _WORD.findall(fold(text)) if len(w) > _SHORT or w.isdigit()) - model_words


def cited_dates(text: str) -> frozenset[str]:
    """Full dates named in a text, ISO."""
    return frozenset(mention.iso for mention in find_dates(text) if len(mention.iso) == len("2020-01-31"))


def same_convention(a: DocumentFacts, b: DocumentFacts) -> bool:
    """Whether two documents hold the same convention."""
    if a.kind != b.kind or a.is_avenant != b.is_avenant:
        return False
    for one, other in (
        (a.department_code, b.department_code), (a.signed_date, b.signed_date), (a.act_id, b.act_id),
    ):
        if one and other and one != other:
            return False
    small, large = sorted((len(a.words), len(b.words)))
    if small < _LEAST_WORDS or small < _SIZE_RATIO * large:
        return False
    return len(a.words & b.words) >= _SAME_SHARE * small


def duplicates(documents: Iterable[DocumentFacts]) -> dict[str, str]:
    """For each copy the document it is a copy of: the best copy, which itself is none."""
    originals: list[DocumentFacts] = []
    copies: dict[str, str] = {}
    for document in sorted(documents, key=lambda d: d.quality):
        original = next((o for o in originals if same_convention(o, document)), None)
        if original is None:
            originals.append(document)
        else:
            copies[document.document_id] = original.document_id
    return copies


def amended(documents: Sequence[DocumentFacts], copies: dict[str, str]) -> dict[str, str]:
    """For each avenant the convention it changes: the one of its department that was signed on a day it names."""
    conventions = [
        d for d in documents
        if d.kind == "convention" and d.signed_date and d.document_id not in copies and not d.is_avenant
    ]
    links = {}
    for avenant in (d for d in documents if d.is_avenant):
        found = [
            d for d in conventions
            if d.signed_date in avenant.cited_dates and d.department_code == avenant.department_code
            and (not avenant.signed_date or d.signed_date < avenant.signed_date)
        ]
        if len(found) == 1:
            links[avenant.document_id] = found[0].document_id
    return links
