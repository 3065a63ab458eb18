"""Amounts in lists: `Les aides accordées par l'Etat pour 2024 sont les suivantes :` / `- France Services X : 30 000 €`.

The sentence above the list says who pays and when, the item for whom; or the item names the payer itself.
"""

from __future__ import annotations

import itertools
import re

from convextract.extraction.financing.periods import period_of, period_of_heading
from convextract.extraction.financing.prose import Told, payer_told
from convextract.extraction.financing.vocabulary import (
    Payer,
    find_payers,
    kind_of,
    pays_by_own_means,
    per_structure,
    vocabulary,
)
from convextract.language.amounts import find_amounts
from convextract.language.folding import fold_keeping_length
from convextract.records.vocabulary import FinancingKind
from convextract.structure.model import Block

_LABEL_THEN = re.compile(r"^\W*(?P<label>[^:]{3,90}?)\s?(?::|–|—|-|\|)\s*$")
_AFTER = re.compile(
    r"^\s?(?:par an|/\s?an|annuels?|ttc|ht)?\s?(?:\(?(?:soit )?(?P<share>\d{1,3}(?:,\d{1,2})?)\s?%\)?)?\s?[.;,]?\s?$",
    re.IGNORECASE,
)
_ITEMS_LOOKED_BACK = 40


def item_amount(blocks: list[Block], index: int) -> Told | None:
    """The amount of an item that is nothing but `label : amount`, understood by the sentence above its list."""
    text = blocks[index].text.text
    amounts = find_amounts(text)
    if len(amounts) != 1 or blocks[index].kind not in ("list_item", "paragraph"):
        return None
    amount = amounts[0]
    labelled = _LABEL_THEN.match(text[: amount.start])
    behind = _AFTER.match(text[amount.end :])
    if not labelled or not behind:
        return None
    lead = _sentence_above(blocks, index)
    if not lead:
        return None
    label = labelled["label"].strip()
    payer = payer_told(lead)
    own = next((p for p in find_payers(label) if p.start <= 4), None)
    is_total = bool(vocabulary().total.match(fold_keeping_length(label)))
    share = None
    beside = own is None and _pays(label) and any(find_payers(text) for text in _labels_beside(blocks, index))
    if payer is None and not is_total and (own is not None or beside):
        payer, share = Payer(label, own.code if own else ""), _share(label)
        label = ""
    kind = kind_of(label) or share or kind_of(lead) or "subsidy"
    return Told(
        amount=amount,
        start=amount.start,
        end=amount.end,
        payer=payer,
        payee="" if is_total else label,
        kind="total" if is_total else kind if kind not in ("total", "price") else "subsidy",
        period=period_of(text[amount.end :]) or period_of_heading(labelled["label"]) or period_of(lead),
        per_structure=per_structure(text[amount.end :]),
        purpose="",
        share_percent=float(behind["share"].replace(",", ".")) if behind["share"] else None,
    )


def _pays(label: str) -> bool:
    """Is this a commune, an association, a département, as they pay where the State stands beside them in a list?"""
    return bool(vocabulary().local_payer.match(fold_keeping_length(label)))


def _share(payer: str) -> FinancingKind | None:
    return "contribution" if pays_by_own_means(payer) else None


def _labels_beside(blocks: list[Block], index: int) -> list[str]:
    """Labels of the other amounts of the list."""
    labels = []
    for step in (range(index - 1, -1, -1), range(index + 1, len(blocks))):
        for number in itertools.islice(step, _ITEMS_LOOKED_BACK):
            amounts = find_amounts(blocks[number].text.text) if blocks[number].grid is None else []
            if len(amounts) != 1 or not (match := _LABEL_THEN.match(blocks[number].text.text[: amounts[0].start])):
                break
            labels.append(match["label"])
    return labels


def _sentence_above(blocks: list[Block], index: int) -> str:
    """The sentence that announces the list: the nearest block above that ends with a colon, only items between."""
    for block in reversed(blocks[max(0, index - _ITEMS_LOOKED_BACK) : index]):
        text = block.text.text.rstrip()
        if text.endswith(":"):
            return text
        if block.grid is not None or (block.kind != "list_item" and not find_amounts(text)):
            return ""
    return ""
