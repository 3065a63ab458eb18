"""Which year or years an amount is for, as its own words, the heading of its column, a caption or a title say it.

A year is only believed where nothing else explains it: dates (`le 3 mars 2022`), acts (`la convention 2019-2022`,
`loi n° 2015-991`) and events (`créée en 2019`) name years in which no money need flow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from convextract.language.folding import fold_keeping_length

_MONTH = r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)"
_YEAR = r"(?<![\d/.,-])(20\d\d)(?![\d/,]\d|\d|-\d|[ .]\d{3}(?!\d)|\s?(?:€|euro))"
_FULL_TERM = re.compile(
    r"(?:du |de )?(?:1 ?er )?janvier(?: (?P<first>20\d\d))? (?:au |a )(?:31 )?decembre (?P<last>20\d\d)"
)
_SPAN = re.compile(r"(?<![\d/.-])(20\d\d) ?(?:-|–|—|/|a|au|et) ?(20\d\d)(?![\d/])")
_LIST = re.compile(r"(?<![\d/.-])(20\d\d),(?: 20\d\d,){0,4} (?:20\d\d )?et (20\d\d)(?![\d/])")
_DATE = re.compile(
    rf"(?:\d{{1,2}}|1er) ?{_MONTH} ?20\d\d|(?<!\w){_MONTH} 20\d\d|\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:20)?\d\d(?!\d)|"
    r"(?:depuis|a compter d\w+|a partir d\w+|avant|apres|jusqu'(?:en|a|au)|des)(?: la| l'annee| fin| debut)? 20\d\d"
)
_ACT = re.compile(
    r"(?<!\w)(?:conventions?|contrats?|loi|decret|arrete|circulaire|deliberations?|accords?|avenants?|versions?|"
    r"instruction|protocole|charte|schema|cper|mandats?|labels?|labellisations?|recensement|insee)"
    r"(?: [^\W\d]{1,16}){0,3}(?: n ?°)? (?:20\d\d(?: ?[-–/a] ?20\d\d)?)"
)
_ACT_OF_MONEY = re.compile(r"financ|subvention|budget|dotation|exercice|annee|montant")
"""Behind the name of an act the word to which the year belongs after all: `avenant financier pour l'exercice 2024`."""
_EVENT = re.compile(r"(?<!\w)(?P<word>[^\W\d]{3,30})(?: officiellement| ensuite)? en (?:20\d\d)", re.IGNORECASE)
_PAID = re.compile(
    r"(?:vers|accord|allou|attribu|octroy|financ|prev|inscri|reconduit|mobilis|engag|consacr|percu|perc|recu|depens|"
    r"sold|pay|subventionn|budget|notifi|deleg|programm|affect|reserv|estim|fix)"
)
_EVENT_ENDING = re.compile(r"[a-zà-ÿ]*(?:é|ée|és|ées)$")
_EVENT_WORDS = re.compile(
    r"(?:mis|mise|ouverte?|conclue?|signe|cree|construite?|parue?|issue?|place|oeuvre|service|vigueur)s?$"
)
_NOUN_ENDING = re.compile(r"(?:auté|ité|iété)s?$")
_PER_YEAR = re.compile(r"(?:/|par) ?an(?:nee)?(?!\w)|annuel|chaque annee|(?<!\w)l'an(?!\w)|tous les ans")
_ONCE = re.compile(r"ponctuel|en une (?:seule )?fois|versement unique|exceptionnelle?(?!\w)")
_GOVERNED = re.compile(
    r"(?:pour|annees?|exercices?|en|au titre de|previsionnel|fonctionnement|financement|budget|plan|tableau|"
    rf"subventions?)[^\d.;]{{0,24}}{_YEAR}|^\W*(20\d\d)\W*$"
)
_TIGHT = re.compile(
    r"(?<!\w)(?:pour|en|au titre de|au titre du|sur|au cours de|durant|annee|exercice|budget)"
    r"(?: (?:l'|la |les |le )?(?:annees?|exercices?|periode|budget|campagne|saison)(?: budgetaires?| civiles?)?)? "
    rf"(?:l'annee |de |l'exercice )?{_YEAR}"
)
_FRAME = re.compile(
    r"^\W*(?:pour|en|au titre de|au titre du|sur|au cours de|durant)"
    r"(?: (?:l'|la |les |le )?(?:annees?|exercices?|periode|budget|campagne)(?: budgetaires?| civiles?)?)? ?"
    rf"(?:l'annee |de |l'exercice )?{_YEAR}"
)
_MONEY_TITLE = re.compile(
    r"financ|budget|subvention|montant|dotation|contribut|participation|depense|recette|ressource|cout|credit|plan(?!\w)|"
    r"tableau|annee|exercice|previsionnel|fonctionnement|repartition|aides?(?!\w)|€|euros?|compte(?!\w)"
)


def period_of(text: str) -> str:
    """`per_year`, a span, a year, `once` or an empty string, from the words around an amount."""
    folded = _plain(text)
    if _PER_YEAR.search(folded):
        return "per_year"
    if span := _span(folded):
        return span
    if _ONCE.search(folded):
        return "once"
    year = _GOVERNED.search(folded)
    return (year[1] or year[2]) if year else ""


def period_of_heading(text: str) -> str:
    """The period that a column's heading names; there any lone year is the money's (`Montant 2024`, `BP 2024`)."""
    folded = _plain(text)
    if span := _span(folded):
        return span
    years = set(re.findall(_YEAR, folded))
    if years:
        return years.pop() if len(years) == 1 else ""
    return "per_year" if _PER_YEAR.search(folded) else "once" if _ONCE.search(folded) else ""


def period_of_title(text: str) -> str:
    """The year or span of a title or caption that speaks of money (`Plan de financement 2025`), else empty."""
    folded = fold_keeping_length(text)
    found = period_of_heading(text) if _MONEY_TITLE.search(folded) else ""
    return found if found[:2] == "20" else ""


def nearest_period(*periods: str) -> str:
    """Of periods from the nearest words to the farthest the first; a year is more exact than `per_year` and `once`.

    A row `Total annuel` under the heading `2024` is for 2024.
    """
    return next((p for p in periods if p[:2] == "20"), "") or next((p for p in periods if p), "")


def period_of_captions(pieces: Iterable[str]) -> str:
    """The period of the nearest caption that names one; `pieces` from the nearest to the farthest.

    `per_year` and `once` are taken from captions too, but a year named farther off is more exact than they are.
    """
    vague = ""
    for piece in pieces:
        found = period_of_title(piece) or period_of(piece)
        if found[:2] == "20":
            return found
        vague = vague or found
    return vague


def period_of_sentence(sentence: str, before: str, after: str) -> str:
    """The period of an amount in a sentence. `before`, `after`: the words of the sentence that speak of this amount.

    First what stands beside the amount, then a year farther behind (`... est accordée à X pour 2025`), then the frame
    that opens the sentence (`Au titre de 2024, ...`). `once` counts wherever the sentence says so.
    """
    beside = period_of(after[:60]) or period_of(before)
    if beside:
        return beside
    behind = {m[1] for m in _TIGHT.finditer(_plain(after))}
    if len(behind) == 1:
        return behind.pop()
    whole = _plain(sentence)
    if not behind and (frame := _FRAME.match(whole)):
        return frame[1]
    return "once" if _ONCE.search(whole) else ""


def _span(folded: str) -> str:
    for pattern in (_LIST, _SPAN):
        span = pattern.search(folded)
        if span and int(span[1]) < int(span[2]) <= int(span[1]) + 10:
            return f"{span[1]}-{span[2]}"
    return ""


def _plain(text: str) -> str:
    """The text folded, without the years that are no period of money."""
    folded = fold_keeping_length(text)
    kept = _EVENT.sub(lambda m: m[0] if _pays(text[m.start("word") : m.end("word")]) else " § ", folded)
    kept = _FULL_TERM.sub(_term, kept)
    kept = _ACT.sub(lambda m: m[0] if _ACT_OF_MONEY.search(m[0]) else " § ", kept)
    return _DATE.sub(" § ", kept)


def _term(match: re.Match[str]) -> str:
    """`du 1er janvier 2023 au 31 décembre 2025` as `pour 2023-2025`."""
    last = match["last"]
    first = match["first"] or last
    return f"pour {last}" if first == last else f"pour {first}-{last}"


def _pays(word: str) -> bool:
    """May `word en 2024` tell of a payment? `versée en 2024` and `commune en 2024` may, `créée en 2019` does not."""
    folded = fold_keeping_length(word)
    if _PAID.match(folded):
        return True
    if _EVENT_WORDS.match(folded):
        return False
    return word[0].isupper() or not _EVENT_ENDING.match(word) or bool(_NOUN_ENDING.search(word))
