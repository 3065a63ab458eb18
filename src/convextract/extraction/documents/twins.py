"""Documents against each other: the same convention in two files, the convention that an avenant changes.

Pure functions over what is stored of each document. All conventions copy one national model, so likeness of the whole
text proves nothing: what decides are the words of their own (names, places, figures) that one has and the other lacks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from convextract.language.dates import find_dates
from convextract.language.folding import fold

_WORD = re.compile(r"[^\W_]{3,}")
_LEAST_WORDS = 150
_KINDS = ("convention", "framework_agreement", "circular", "deliberation", "charter", "minutes")
_SHARED_SHINGLES = 0.75
_SHARED_NAMES = 0.8
_OFTEN = 4
"""A name that stands this often in a document is what it is about; OCR does not lose it everywhere."""
_CITES = re.compile(r"convention\b.{0,160}?\b(?:du|le|en date du|signee le|conclue le)\s*$")


@dataclass(frozen=True)
class StoredText:
    """What is known of a stored document. `text`: of all its pages, as read; dates are ISO or empty."""

    document_id: str
    source_file: str
    kind: str
    title: str
    department_code: str
    signed_date: str
    act_id: str
    pages_ocr: int
    text: str

    @cached_property
    def shingles(self) -> frozenset[int]:
        """Hashes of all runs of three words."""
        words = _WORD.findall(fold(self.text))
        return frozenset(hash(tuple(words[i : i + 3])) for i in range(len(words) - 2))

    @cached_property
    def names(self) -> Counter[str]:
        """How often each word with a capital or a figure stands in the text."""
        return Counter(fold(w) for w in _WORD.findall(self.text) if w[0].isupper() or any(c.isdigit() for c in w))

    @property
    def is_amendment(self) -> bool:
        """An avenant names itself so in its title or first words."""
        return bool(re.search(r"\bavenant\b", fold(f"{self.title} {self.text[:400]}"))) and self.kind == "convention"


def same_convention(a: StoredText, b: StoredText) -> bool:
    """Whether two files hold the same convention: a scan and its native twin, a signed and an unsigned copy, a bundle
    and its convention alone."""
    if a.kind != b.kind or a.kind not in _KINDS or a.is_amendment != b.is_amendment:
        return False
    for one, other in ((a.department_code, b.department_code), (a.signed_date, b.signed_date), (a.act_id, b.act_id)):
        if one and other and one != other:
            return False
    small, large = sorted((a, b), key=lambda d: len(d.shingles))
    if len(small.shingles) < _LEAST_WORDS:
        return False
    if len(small.shingles & large.shingles) < _SHARED_SHINGLES * len(small.shingles):
        return False
    alike = len(large.shingles) < 1.3 * len(small.shingles)
    return _names_agree(small, large) and (not alike or _names_agree(large, small))


def _names_agree(a: StoredText, b: StoredText) -> bool:
    """Most names of `a` stand in `b` too, and every name that `a` says often does."""
    often = [name for name, count in a.names.items() if count >= _OFTEN and not name.isdigit()]
    known = set(b.names) | set(_WORD.findall(fold(b.text)))
    if any(name not in known for name in often):
        return False
    total = sum(a.names.values())
    shared = sum(count for name, count in a.names.items() if name in known)
    return shared >= _SHARED_NAMES * total


def find_duplicates(documents: Sequence[StoredText]) -> dict[str, str]:
    """document_id -> document_id of the file that holds the same convention and is the better copy.

    The better copy needed less OCR; of equals it is the first by path. It has no entry itself.
    """
    ranked = sorted(documents, key=lambda d: (d.pages_ocr, d.source_file))
    kept: list[StoredText] = []
    twin_of: dict[str, str] = {}
    for document in ranked:
        original = next((k for k in kept if same_convention(k, document)), None)
        if original:
            twin_of[document.document_id] = original.document_id
        else:
            kept.append(document)
    return twin_of


def find_amended(documents: Sequence[StoredText]) -> dict[str, str]:
    """document_id of an avenant -> document_id of the convention that it changes, where one stands out.

    It must be of the same department and older; the date that the avenant cites decides, else the names in the titles.
    """
    links: dict[str, str] = {}
    conventions = [d for d in documents if d.kind == "convention" and not d.is_amendment]
    twins = find_duplicates(conventions)
    originals = [d for d in conventions if d.document_id not in twins]
    for avenant in (d for d in documents if d.is_amendment):
        fitting = [c for c in originals if _may_amend(avenant, c)]
        cited = [c for c in fitting if c.signed_date and c.signed_date in _cited_dates(avenant.text)]
        named = [c for c in fitting if _own_names(avenant, c, originals)]
        for choice in (cited, named):
            if len(choice) == 1:
                links[avenant.document_id] = choice[0].document_id
                break
    return links


def _may_amend(avenant: StoredText, convention: StoredText) -> bool:
    same_place = avenant.department_code == convention.department_code or not convention.department_code
    younger = not (avenant.signed_date and convention.signed_date) or convention.signed_date <= avenant.signed_date
    return same_place and bool(avenant.department_code) and younger


def _cited_dates(text: str) -> set[str]:
    """Dates of conventions that the text speaks of."""
    folded = fold(text)
    return {d.iso for d in find_dates(folded) if _CITES.search(folded[max(0, d.start - 200) : d.start])}


def _own_names(avenant: StoredText, convention: StoredText, others: Sequence[StoredText]) -> bool:
    """The convention's title has names that no other's title has, and the avenant says them all."""
    title = set(_WORD.findall(fold(convention.title)))
    shared = {w for o in others if o.document_id != convention.document_id for w in _WORD.findall(fold(o.title))}
    own = title - shared - {"convention", "france", "services", "departementale", "departement"}
    return bool(own) and own <= set(_WORD.findall(fold(avenant.text)))
