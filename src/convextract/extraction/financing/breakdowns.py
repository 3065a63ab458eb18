"""A sum and who brings its parts, in one line: `X : 56 500 €, dont État : 40 000 €, CAF : 2 000 €, commune : 14 500 €`.

Arithmetic proves the reading: the parts add up to the first amount. Instalments do so too, but they name nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from convextract.extraction.financing.captions import announcing_pieces
from convextract.extraction.financing.layout import payer_at_head
from convextract.extraction.financing.periods import period_of_captions, period_of_heading
from convextract.extraction.financing.prose import Told
from convextract.extraction.financing.vocabulary import Payer, pays_by_own_means, vocabulary
from convextract.language.amounts import Amount, find_amounts
from convextract.language.folding import fold_keeping_length
from convextract.records.vocabulary import FinancingKind

_FEWEST_PARTS = 2
_LONGEST_LABEL_CHARS = 90
_LEADS = re.compile(r"^[\s,;:(–—-]*(?:(?:dont|soit|et|ainsi repartis?|repartis? comme suit)(?!\w)[\s:(]*)*")
_TRAILS = " \t,;:().–—-"


def broken_down(text: str, caption: str) -> list[Told]:
    """The sum and its parts, each with who brings it; empty where the text is no such line. `caption`: what stands
    above it."""
    amounts = find_amounts(text)
    if len(amounts) <= _FEWEST_PARTS or abs(amounts[0].euros - sum(a.euros for a in amounts[1:])) >= 1:
        return []
    labels = _before(text, amounts)
    payers = [_payer(label) for label in labels[1:]]
    if not labels or sum(payer is not None for payer in payers) < _FEWEST_PARTS:
        return []
    period = period_of_heading(labels[0]) or period_of_captions(announcing_pieces(caption))
    payee = "" if vocabulary().total.match(fold_keeping_length(labels[0])) else labels[0]
    whole = Told(amounts[0], amounts[0].start, amounts[0].end, None, payee, "total", period, False, "")
    return [whole, *(_part(a, p, payee, period) for a, p in zip(amounts[1:], payers, strict=True))]


def _part(amount: Amount, payer: Payer | None, payee: str, period: str) -> Told:
    own = payer is not None and pays_by_own_means(payer.name)
    kind: FinancingKind = "contribution" if own else "subsidy"
    return Told(amount, amount.start, amount.end, payer, payee, kind, period, False, "")


def _before(text: str, amounts: Sequence[Amount]) -> list[str]:
    """What stands in front of each amount; nothing where one has no words or too many."""
    starts = [0, *(a.end for a in amounts[:-1])]
    labels = [_bare(text[start : a.start]) for start, a in zip(starts, amounts, strict=True)]
    tail = text[amounts[-1].end :]
    return labels if all(map(_named, labels)) and not re.search(r"[^\W\d]{2}", tail) else []


def _bare(words: str) -> str:
    lead = _LEADS.match(fold_keeping_length(words))
    return words[lead.end() if lead else 0 :].strip(_TRAILS)


def _named(label: str) -> bool:
    return 2 < len(label) < _LONGEST_LABEL_CHARS


def _payer(label: str) -> Payer | None:
    found = payer_at_head(label)
    if found is not None:
        return Payer(label, found.code)
    return Payer(label, "") if vocabulary().local_payer.match(fold_keeping_length(label)) else None
