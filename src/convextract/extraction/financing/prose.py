"""Amounts in sentences: who pays whom, for what and when, as far as the sentence itself says it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from convextract.extraction.financing.periods import period_of_sentence
from convextract.extraction.financing.vocabulary import (
    Payer,
    find_payers,
    kind_of,
    pays_by_own_means,
    per_structure,
    vocabulary,
)
from convextract.language.amounts import Amount, find_amounts, find_bare_millions
from convextract.language.folding import fold_keeping_length
from convextract.language.sentences import sentences
from convextract.records.vocabulary import FinancingKind

_NO_FINANCING = re.compile(
    r"(?<!\w)(?:(?:capital(?: social)?(?: variable)?|chiffre d'affaires)(?: annuel)?\s?"
    r"(?::|de|est de|fixe a|s'elevant a)?|"
    r"(?:amendes?|penalites?|astreintes?)(?!\w)[^.;:,]{0,60})\s?$"
)
"""Before an amount that nobody finances with: what a company is worth or makes, a fine."""
_MONEY = re.compile(
    r"(?<!\w)(?:euros?|financ\w+|budget\w*|credits?|subvention\w*|allou\w+|vers(?:e|es|ee|ees|ement\w*)|fonds)(?!\w)"
)
_GIVEN_BY = re.compile(
    r"(?:soutien|aides?|subventions?|contributions?|participation|financement|dotation|concours|apport|credits?)"
    r"(?: financi\w{1,6}| annuell?e?| forfaitaire)?(?: de la part)? "
    r"(?:de la |de l'|du |des |de |d'|par (?:la |l'|le )?)?$"
)
_BY = re.compile(
    r"(?:financ|vers|allou|attribu|accord|octroy|pris|prise|soutenu|apport|abond|mobilis|subventionn)\w{0,4}"
    r"(?: en charge| annuellement| chaque annee)? par (?:la |l'|le |les )?$|(?<!\w)par le biais d[ue] (?:la |l')?$"
)
_OUT_OF = re.compile(
    r"(?<!\w)(?:au titre|sur les credits|provenant|issus?|prelevee?s? sur) ?(?:du |de la |de l'|le |la )$"
)
"""Before the fund out of which an amount comes (`dont 20 000 € au titre du FNADT`)."""
_BEHIND = re.compile(
    r"(?: par an| annuels?)?(?: sont| est| seront)?(?:,? (?:vers|allou|attribu|accord|financ|octroy)\w{1,3})? ?"
    r"(?:par |du |de la |de l'|de )(?:la |l'|le )?"
)
_PAYS = re.compile(
    r"^[^.;:]{0,90}?(?<!\w)(?:vers\w{1,5}|allou\w{1,5}|attribu\w{1,5}|accord\w{1,6}|(?:co)?financ\w{1,5}|contribu\w{1,5}|"
    r"particip\w{1,5}|apport\w{1,5}|mobilis\w{1,5}|s'engage\w{0,3}|s'est engagee?|se sont engages|"
    r"pren\w{1,4} en charge|"
    r"abond\w{1,5}|octroi\w{1,4}|soutien\w{1,3}|subventionn\w{1,5})(?!\w)"
)
_LINKED = re.compile(r"^\W*(?:ainsi|soit|dont|a ce titre|parmi|sur ce montant|sur cette somme)(?!\w)")
_OF_WHICH = re.compile(r"(?<!\w)(?:dont|repartis?|repartie?s? comme suit)(?!\w)")
"""Parts of the amount before them share its year and who receives it."""
_GRANTED = re.compile(r"(?:accorde|attribue|alloue|octroye|verse|consenti)(?:e|s|es)?(?!\w)")
_PAYEE_SUBJECT = re.compile(
    r"(?P<who>(?:chaque|chacune? des|toute|les|la|l'|le) [^,;:.]{3,60}?)\s"
    r"(?:perce\w+|perco\w+|reco\w+|recev\w+|beneficie\w*|"
    r"(?:sont|est|sera|seront) (?:egalement )?(?:financee?s?|subventionnee?s?|soutenue?s?))(?!\w)"
)
_PAYEE_TO = re.compile(
    r"(?:alloue|verse|attribue|accorde|octroye|consacre|destine)(?:e|s|es)?(?: forfaitairement| annuellement)? "
    r"(?:aux? (?!titre)|a la |a l'|a )(?P<who>[^,;:.()]{3,70}?)"
    r"(?= pour | afin | au titre | dans | en vue | a hauteur| par |[,;:.(]|$)"
)
_PAYEE_BEHIND = re.compile(
    r"^(?: par an)? (?:aux? |a la |a l'|a )(?P<who>(?!titre|compter|hauteur|partir)[^,;:.()]{5,70}?)"
    r"(?= pour | afin | au titre | dans | en | a hauteur| par |[,;:.(]|$)"
)
_BODY = re.compile(
    r"[A-ZÀ-Þ]|(?:chaque |chacune? des |la |le |les |l')?(?:structure|commune|association|gestionnaire|porteur|maison|"
    r"communauté|collectivité|site|opérateur|partenaire|ville|département|centre|syndicat|fonds|bénéficiaire)"
)
_PAYEE_INTRODUCTION = re.compile(r"^\W*pour (?P<who>(?:les|la|l'|le|chaque) [^,;:]{5,90}?)(?: sur \d{4}[^,]{0,8})?, ")
_PURPOSE = re.compile(r"(?<!\w)(?:pour|afin de|afin d'|destinee?s? a|en vue de) ?(?P<what>[^,;.()]{8,90})")
_PER_AFTER = re.compile(r"\s?(?:/|par)\s?(?:an(?:née)?|structure|maison|mois|minute)(?!\w)|\sla minute")
_LOCALLY = re.compile(r"par (?:la |le |l'|les )?(?P<who>[^,;.:()]{4,90}?),? (?:a hauteur|pour un montant) (?:de |d')$")
_LABELS = re.compile(r"\s?(?:\([^():;.]{2,30}\)\s?)?:\s*$")
_LOCAL_SUBJECT = re.compile(
    r"^\W*(?:la |le |l'|les )?(?P<who>[^,;.:()]{4,90}?)(?:\s?:\s*$|,? (?:(?:a|ont|aura|auront) )?"
    r"(?:vers|financ|cofinanc|contribu|particip|apport|abond|attribu|accord|allou|"
    r"pren(?:d|nent|dra|dront) (?:en charge|a (?:sa|leur) charge))\w{0,5}(?!\w))"
)
_SHARE = re.compile(
    r"(?:hauteur de|soit|represent(?:e|ant)|\() ?(?P<before>\d{1,3}(?:,\d{1,2})?) ?%|"
    r"(?<![\d,])(?P<behind>\d{1,3}(?:,\d{1,2})?) ?% (?:du (?:cout|montant|budget|total|projet)|d(?:e la|es) depense)"
)
_NEAR_FUND_CHARS = 40
_JOINED = re.compile(
    r" et (?:des |les |la |le |du )[a-zà-ÿ]+(?: (?:territoriales|locales))?|"
    r" (?:de la |de l'|de |du |des |d')?[A-ZÀ-Þ][\w'-]+"
)
_IN_KIND = re.compile(r"(?<!\w)en (?P<what>fonctionnement|investissement)(?!\w)")


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence tells of one amount; spans are characters of the block's text."""

    amount: Amount
    start: int
    end: int
    payer: Payer | None
    payee: str
    kind: FinancingKind
    period: str
    per_structure: bool
    purpose: str
    share_percent: float | None = None


def told_amounts(text: str, speaker: Payer | None = None) -> Iterator[Told]:
    """Every amount in the text of a paragraph. `speaker`: who grants where the text only says `pourra être accordé`."""
    amounts = [a for a in find_amounts(text) if not _NO_FINANCING.search(_folded(text, max(0, a.start - 90), a.start))]
    if amounts or _MONEY.search(fold_keeping_length(text)):
        amounts += [a for a in find_bare_millions(text) if not any(b.start <= a.start < b.end for b in amounts)]
    amounts.sort(key=lambda a: a.start)
    inherited: Payer | None = None
    for start, end in sentences(text):
        here = [a for a in amounts if start <= a.start < end]
        if not here:
            continue
        sentence = text[start:end]
        whole: Told | None = None
        linked = inherited if _LINKED.match(fold_keeping_length(sentence)) else None
        for amount, (left, right) in zip(here, _windows(text, start, end, here), strict=True):
            told = _told(text, amount, (start, left, right, end), speaker=speaker, linked=linked)
            inherited = told.payer or inherited
            if whole and _OF_WHICH.search(fold_keeping_length(text[whole.end : amount.start])):
                told = replace(told, period=told.period or whole.period, payee=told.payee or whole.payee)
            else:
                whole = told
            yield told


def payer_told(sentence: str) -> Payer | None:
    """Who pays by a sentence that announces amounts to come (`Les financements accordés par l'Etat ... :`)."""
    end = len(sentence)
    return _payer(sentence, (0, 0, end, end), Amount(end, end, 0.0))


def _windows(text: str, start: int, end: int, amounts: list[Amount]) -> list[tuple[int, int]]:
    """For each amount of a sentence the characters that speak of it: cut at the last comma or `et` between two."""
    cuts = [start]
    for before, after in itertools.pairwise(amounts):
        between = text[before.end : after.start]
        places = [between.rfind(mark) for mark in (", ", " et ", " ; ", "; ")]
        cuts.append(before.end + max(places) if max(places) >= 0 else before.end)
    cuts.append(end)
    return list(itertools.pairwise(cuts))


def _told(
    text: str, amount: Amount, span: tuple[int, int, int, int], *, speaker: Payer | None, linked: Payer | None
) -> Told:
    start, left, right, end = span
    before, after = text[left : amount.start], text[amount.end : right]
    near = before[-60:] + " § " + after[:45]
    if _LABELS.search(before):
        kind = kind_of(before + " § " + after.split(",")[0]) or "subsidy"
    else:
        kind = kind_of(near) or kind_of(before + " § " + after) or kind_of(text[start:end]) or "subsidy"
    payer = _payer(text, span, amount) or _local_payer(before) or _local_subject(text[start : amount.start]) or linked
    if payer is not None and not payer.code and kind == "subsidy" and pays_by_own_means(payer.name):
        kind = "contribution"
    if payer is None and kind in ("cap", "subsidy", "investment") and _GRANTED.search(_folded(text, start, end)):
        payer = speaker
    if payer is not None and payer.code == "banque_des_territoires" and kind in ("subsidy", "contribution"):
        kind = "investment"
    return Told(
        amount=amount,
        start=amount.start,
        end=_end_of_period(text, amount.end),
        payer=None if kind in ("price", "total") else payer,
        payee=_payee(text, left, right, start, amount),
        kind=kind,
        period=period_of_sentence(text[start:end], before, after),
        per_structure=per_structure(before + after),
        purpose=_purpose(text, left, right, amount, start),
        share_percent=_share(before + " § " + after),
    )


def _folded(text: str, start: int, end: int) -> str:
    return fold_keeping_length(text[start:end])


def _end_of_period(text: str, position: int) -> int:
    match = _PER_AFTER.match(text[position : position + 20])
    return position + match.end() if match else position


def _payer(text: str, span: tuple[int, int, int, int], amount: Amount) -> Payer | None:
    start, left, right, end = span
    for payer in find_payers(text[start:end]):
        begin = start + payer.start
        lead = _folded(text, max(start, begin - 60), begin)
        near = begin - amount.end < _NEAR_FUND_CHARS and left <= begin < right
        if near and amount.end <= begin and payer.is_fund and _OUT_OF.search(lead):
            return _whole(text, start, payer, end)
        behind = amount.end <= begin and _BEHIND.fullmatch(_folded(text, amount.end, begin))
        given = behind or _GIVEN_BY.search(lead) or _BY.search(lead)
        if given and left <= begin < right:
            return _whole(text, start, payer, end)
        head = re.sub(r"^\W+", "", _folded(text, start, begin))
        head = re.sub(r"^[^,]{3,120}, ", "", head)
        is_subject = re.fullmatch(r"(?:l[ae]s? |l'|le groupe |l'union nationale des )?", head) is not None
        if is_subject and _LABELS.fullmatch(text[start + payer.end : amount.start]):
            return _whole(text, start, payer, start + payer.end)
        if is_subject and begin < amount.start and _PAYS.match(_folded(text, start + payer.end, amount.start)):
            return _whole(text, start, payer, end)
    return None


def _local_payer(before: str) -> Payer | None:
    """`par la commune de X à hauteur de`: an authority or association that no register holds, told right before."""
    match = _LOCALLY.search(fold_keeping_length(before))
    name = before[match.start("who") : match.end("who")].strip() if match else ""
    return Payer(name, "") if name and vocabulary().local_payer.match(fold_keeping_length(name)) else None


def _local_subject(before: str) -> Payer | None:
    """`La commune de X prend à sa charge ...`: the same at the head of the sentence, as what pays."""
    match = _LOCAL_SUBJECT.match(fold_keeping_length(before))
    name = before[match.start("who") : match.end("who")].strip() if match else ""
    return Payer(name, "") if name and vocabulary().local_payer.match(fold_keeping_length(name)) else None


def _share(words: str) -> float | None:
    """The share that the words around an amount say it is; None where they say none or several."""
    found = [m["before"] or m["behind"] for m in _SHARE.finditer(fold_keeping_length(words))]
    return float(found[0].replace(",", ".")) if len(found) == 1 else None


def _whole(text: str, start: int, payer: Payer, end: int) -> Payer:
    """The payer with what is joined to it: `l'Etat et des collectivités territoriales`, `URSSAF Aquitaine`."""
    rest = text[start + payer.end : end]
    more = _JOINED.match(rest)
    return Payer(payer.name + (more[0] if more else ""), payer.code, payer.start, payer.end)


def _payee(text: str, left: int, right: int, start: int, amount: Amount) -> str:
    for pattern in (_PAYEE_TO, _PAYEE_SUBJECT):
        match = pattern.search(_folded(text, left, right))
        if match:
            begin = left + match.start("who")
            begin -= 3 if text[begin - 3 : begin] == "La " else 0
            return text[begin : left + match.end("who")].strip()
    behind = _PAYEE_BEHIND.match(_folded(text, amount.end, right))
    if behind and _BODY.match(text[amount.end + behind.start("who") :]):
        return text[amount.end + behind.start("who") : amount.end + behind.end("who")].strip()
    match = _PAYEE_INTRODUCTION.search(_folded(text, start, right))
    return text[start + match.start("who") : start + match.end("who")].strip() if match else ""


def _purpose(text: str, left: int, right: int, amount: Amount, start: int) -> str:
    title = re.match(r"^\W*([^:;.]{6,50})\s?:\s", text[start : amount.start])
    for pattern in (_IN_KIND, _PURPOSE):
        match = pattern.search(_folded(text, amount.end, right))
        if match:
            return text[amount.end + match.start("what") : amount.end + match.end("what")].strip()
    return title[1].strip() if title else ""
