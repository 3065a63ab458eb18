"""Rows of a table that reading left as lines of text: `CNAV 213 598 € 5%`, a label, an amount, perhaps a share."""

from __future__ import annotations

import re

from convextract.extraction.financing.captions import announcing_pieces, kind_of_captions
from convextract.extraction.financing.periods import period_of_captions, period_of_heading
from convextract.extraction.financing.prose import Told
from convextract.extraction.financing.vocabulary import Payer, find_payers, pays_by_own_means, vocabulary
from convextract.language.amounts import Amount, find_amounts
from convextract.language.folding import fold_keeping_length
from convextract.language.numerals import digits_value
from convextract.reading.running_text import RunningText

_LONGEST_LABEL_WORDS = 9
_SHARE = re.compile(r"(?<![\d,])\(?(\d{1,3}(?:[.,]\d{1,2})?)\s?%\)?")
_GROUPED = re.compile(r"(?<![\w,.])\d{1,3}(?:[ .]\d{3}){1,4}(?![\w,.]?\d)")
_PROSE = re.compile(
    r"(?<!\w)(?:est|sont|sera|seront|a|ont|percevra|pourra|qui|par an|hauteur|soit|ainsi|plafonne\w*)(?!\w)|[.:;(]|"
    r"(?<!\w)(?:a|de|d'|par|pour|au|aux|environ|soit)$"
)


def line_amounts(text: RunningText, caption: str, *, after_amounts: bool = False) -> list[Told]:
    """The amounts of a line that is nothing but labels, amounts and shares; empty for anything else.

    `after_amounts`: lines with amounts stand right above, so that a sum may lack its currency.
    """
    amounts = find_amounts(text.text)
    if not amounts and after_amounts:
        amounts = _bare_sum(text.text)
    if not amounts or len(text) > 60 + 60 * len(amounts) or text.text.rstrip().endswith("."):
        return []
    found, position = [], 0
    for index, amount in enumerate(amounts):
        until = amounts[index + 1].start if index + 1 < len(amounts) else len(text)
        behind = _SHARE.match(text.text[amount.end : until].lstrip(" |"))
        label = text.text[position : amount.start]
        share = behind or _SHARE.search(label)
        label = _SHARE.sub(" ", label).strip(" |:;-–—'")
        position = amount.end + (text.text[amount.end : until].find("%") + 1 if behind else 0)
        if _PROSE.search(fold_keeping_length(label)) or len(label.split()) > _LONGEST_LABEL_WORDS:
            return []
        is_total = bool(vocabulary().total.match(fold_keeping_length(label)))
        payers = [p for p in find_payers(label) if p.start <= 14]
        alone = len(amounts) == 1 or index == 0 or bool(label)
        payer = Payer(label, payers[0].code) if payers and not is_total and alone else None
        around = kind_of_captions(caption)
        own_means = payer is not None and pays_by_own_means(payer.name)
        found.append(
            Told(
                amount=amount,
                start=amount.start,
                end=amount.end,
                payer=payer if len(amounts) == 1 or all(_labelled(text.text, a.start) for a in amounts) else None,
                payee="",
                kind="total"
                if is_total
                else around
                if around in ("debt", "contribution", "investment")
                else "contribution"
                if own_means
                else "subsidy",
                period=period_of_heading(label) or period_of_captions(announcing_pieces(caption)),
                per_structure=False,
                purpose="",
                share_percent=float(share[1].replace(",", ".")) if share else None,
            )
        )
    rest = text.text[position:].strip(" |%.")
    return [] if re.search(r"[^\W\d]", rest) else found


def _bare_sum(text: str) -> list[Amount]:
    """`Total 4 271 954 100,00%` under a column of amounts."""
    if not vocabulary().total.match(fold_keeping_length(text)):
        return []
    figures = _GROUPED.search(text)
    value = digits_value(figures[0]) if figures else None
    return [Amount(figures.start(), figures.end(), value, bare=True)] if figures and value is not None else []


def _labelled(text: str, start: int) -> bool:
    return bool(re.search(r"[^\W\d]{2}", text[max(0, start - 12) : start]))
