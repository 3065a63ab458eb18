"""What kind of change a difference is, and how severe: by the contract's definitions.

`high`: changes money, numbers, deadlines, duties or parties; `medium`: adds or removes a provision; `low`: wording.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from convextract.comparison.frequencies import bounds, frequencies, period
from convextract.comparison.modality import HEDGE, has_duty, modality
from convextract.comparison.ocr_noise import same_word_inflected
from convextract.comparison.parties import actors, party_change
from convextract.comparison.runs import ClauseDifferences, Difference
from convextract.comparison.tokens import TIME_UNITS, Token
from convextract.comparison.word_alignment import weight
from convextract.records.vocabulary import Nature, Severity

_FREE, _PAID = re.compile(r"^gratui\w{1,6}$"), re.compile(r"^(?:onereu(?:x|se|ses)|payante?s?)$")
_HALF = frozenset({"demi", "demie", "demies"})
_SHORT = 4
DAY_KIND = re.compile(r"^(?:ouvre(?:e|s|es)?|ouvrables?|calendaires?|francs?|franches?)$")
_ABOUT_TERM = frozenset("reconduction renouvelable tacite duree".split())
"""In a long passage `exprès` alone need not speak of the term."""
_WITH = frozenset({"sans", "avec", "ne", "pas"})
_RENEWAL = frozenset({"tacite", "tacitement", "expresse", "expres", "expressement", "renouvelable", "irrevocable"})
_EXPRESS = frozenset({"expresse", "expres", "expressement"})
_DELAY = frozenset(
    "delai delais preavis tard avant apres sous dans duree echeance jusqu jusque ici compter partir reconduction "
    "renouvelable expiration terme dici reponse conservation".split()
)
_REFERENCE = frozenset(
    "annexe annexes article articles art n no num numero loi decret reglement chapitre point ue".split()
)
_MONEY = frozenset("euro subvention montant dotation financement forfait cout participation contribution".split())
_LIST_ITEM = re.compile(r"\bannexe \d")
_LONG = 9
"""From this many tokens on, a changed passage is a provision of its own: lone numbers in it decide nothing."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Nature and severity; `cause` names the rule, for the explanation and the `method` column."""

    nature: Nature
    severity: Severity
    cause: str


@dataclass(slots=True)
class Passage:
    """Both sides of a change, and the words around it."""

    template: list[Token]
    document: list[Token]
    before: list[Token]
    after: list[Token]
    elsewhere: list[Token]
    """Words of the other changes in the clause: what is only moved inside it is neither lost nor new."""
    common: frozenset[str]
    """Words so frequent in the template that they carry no provision (`France`, `Services`)."""

    @property
    def long(self) -> bool:
        return max(len(self.template), len(self.document)) >= _LONG

    @property
    def replaced(self) -> bool:
        return bool(self.template and self.document)


def passage_of(clause: ClauseDifferences, difference: Difference, common: frozenset[str]) -> Passage:
    """The change with its context."""
    document = [d.token for d in clause.document]
    others = [d for d in clause.differences if d is not difference]
    return Passage(
        template=clause.template[difference.t0 : difference.t1],
        document=document[difference.d0 : difference.d1],
        before=document[max(0, difference.d0 - 14) : difference.d0],
        after=document[difference.d1 : difference.d1 + 6],
        elsewhere=[t for o in others for t in (*clause.template[o.t0 : o.t1], *document[o.d0 : o.d1])],
        common=common,
    )


def judge(passage: Passage, clause_id: str) -> Judgement:
    """The first rule that applies, from what weighs most."""
    if clause_id == "annexes":
        return _annex_list(passage)
    return (
        _number_change(passage)
        or _bound_change(passage)
        or _period_change(passage)
        or _cost_change(passage)
        or _duty_change(passage)
        or _party(passage)
        or _provision(passage)
    )


_PROVISION = Judgement("scope", "medium", "provision")
_WORDING = Judgement("wording", "low", "wording")


def _annex_list(passage: Passage) -> Judgement:
    """An annex more or less is a provision; what else is said in the list is wording."""
    items = [len(_LIST_ITEM.findall(" ".join(t.key for t in side))) for side in (passage.template, passage.document)]
    return _PROVISION if items[0] != items[1] else _WORDING


# ---- numbers, dates, periods -------------------------------------------------------------------------------------
def _numbers(tokens: list[Token], before: list[Token], after: list[Token], long: bool) -> list[tuple[Token, str]]:
    """Numbers that mean something by themselves, with their units; references to articles and annexes left out."""
    line = [*before[-2:], *tokens, *after[:2]]
    offset = len(before[-2:])
    out = []
    for position in range(offset, offset + len(tokens)):
        token = line[position]
        if token.kind not in ("number", "date") or token.label:
            continue
        if any(t.key in _REFERENCE for t in line[max(0, position - 2) : position]):
            continue
        unit = next((t.unit for t in line[position : position + 3] if t.unit), "")
        times = position + 1 < len(line) and line[position + 1].key == "fois"
        year = token.kind == "number" and token.value is not None and 1900 <= token.value <= 2100 and not unit
        if long and not unit and not times and (token.kind != "date" or year):
            continue
        out.append((token, "date" if token.kind == "date" or year else unit))
    return out


def _number_change(passage: Passage) -> Judgement | None:
    template = _numbers(passage.template, passage.before, passage.after, passage.long)
    document = _numbers(passage.document, passage.before, passage.after, passage.long)
    ones = [t for t in passage.template if t.kind == "word" and t.value == 1.0]
    if sorted(t.key for t, _ in template) == sorted(t.key for t, _ in document):
        return None
    if not template and document and passage.template and not ones and not passage.replaced:
        return None
    units = {unit for _, unit in (*template, *document)}
    context = {t.key for t in (*passage.before, *passage.template, *passage.document, *passage.after[:3])}
    if "euro" in units:
        return Judgement("amount", "high", "amount")
    if "%" in units:
        return Judgement("amount", "high", "amount") if context & _MONEY else Judgement("quantity", "high", "quantity")
    if "date" in units:
        return Judgement("deadline", "high", "date")
    if units & TIME_UNITS and context & _DELAY and not _weekly(passage):
        return Judgement("deadline", "high", "delay")
    return Judgement("quantity", "high", "quantity")


def _weekly(passage: Passage) -> bool:
    """`24 heures par semaine`: a quantity, not a delay."""
    following = [t.key for t in (*passage.document, *passage.after)]
    return any(a == "par" and b in TIME_UNITS for a, b in pairwise(following))


def _bound_change(passage: Passage) -> Judgement | None:
    """`environ 24 heures` for `au moins 24 heures`, `demi-journées` for days; a bound only added takes nothing away."""
    numbered = any(t.value is not None for t in (*passage.template, *passage.document, *passage.after[:3]))
    one, other = bounds(passage.template), bounds(passage.document)
    halves = [bool(_keys_of(side) & _HALF) for side in (passage.template, passage.document)]
    halved = halves[0] != halves[1] and any(t.value is not None for t in passage.before[-1:])
    if passage.long or not (halved or (numbered and one and one != other)):
        return None
    return Judgement("quantity", "high", "quantity")


def _period_change(passage: Passage) -> Judgement | None:
    """Another period, or none where something recurred: `par semestre`, `régulièrement` for `par trimestre`."""
    one, other = ({period(t) for t in side} - {""} for side in (passage.template, passage.document))
    valued = any(t.value is not None or t.unit == "euro" for t in passage.before[-3:])
    recurs = bool(frequencies(passage.template)) != bool(frequencies(passage.document))
    if one != other and not passage.long and ((one and other) or (recurs and (passage.replaced or valued))):
        return Judgement("deadline", "high", "period")
    one, other = ({t.key for t in side if DAY_KIND.match(t.key)} for side in (passage.template, passage.document))
    if one != other and not passage.long:
        return Judgement("deadline", "high", "day_kind")
    return _renewal_change(passage)


def _renewal_change(passage: Passage) -> Judgement | None:
    one, other = _keys_of(passage.template) & _RENEWAL, _keys_of(passage.document) & _RENEWAL
    near = _keys_of(passage.after[:2]) & (_RENEWAL - _EXPRESS | _ABOUT_TERM) and (
        _keys_of(passage.template) & _WITH != _keys_of(passage.document) & _WITH
    )
    if (one != other and not (passage.long and _ABOUT_TERM.isdisjoint(one | other | _keys(passage)))) or near:
        return Judgement("deadline", "high", "renewal")
    return None


def _cost_change(passage: Passage) -> Judgement | None:
    """`à titre onéreux` for `gratuitement`."""
    costs = [
        [any(kind.match(t.key) for t in side) for kind in (_FREE, _PAID)]
        for side in (passage.template, passage.document)
    ]
    short = max(len(passage.template), len(passage.document)) <= _SHORT
    return Judgement("amount", "high", "amount") if short and costs[0] != costs[1] else None


def _keys_of(tokens: list[Token]) -> set[str]:
    return {t.key for t in tokens}


def _keys(passage: Passage) -> set[str]:
    return _keys_of([*passage.template, *passage.document])


# ---- duties ------------------------------------------------------------------------------------------------------
def _duty_change(passage: Passage) -> Judgement | None:
    one, other = modality(passage.template), modality(passage.document)
    short = max(len(passage.template), len(passage.document)) <= 6
    leading = bool(modality(passage.template[:2]) or modality(passage.document[:2]))
    without = [_keys_of(side) & {"sans", "avec", "sauf"} for side in (passage.template, passage.document)]
    if short and without[0] != without[1] and "sans" in without[0] | without[1] and _opposed(passage, without):
        return Judgement("obligation", "high", "negation_removed" if "sans" in without[0] else "negation_added")
    if one != other and (short or (passage.replaced and leading)):
        return Judgement("obligation", "high", _modality_cause(one, other))
    hedges = [bool(HEDGE.search(" ".join(t.key for t in side))) for side in (passage.template, passage.document)]
    if hedges[0] != hedges[1] and max(len(passage.template), len(passage.document)) <= 8:
        return Judgement("obligation", "high", "hedge")
    if passage.replaced and min(len(passage.template), len(passage.document)) >= 5:
        duties = [has_duty(passage.template), has_duty(passage.document)]
        if all(duties) and actors(passage.template) != actors(passage.document):
            return Judgement("obligation", "high", "bearer")
    return None


def _opposed(passage: Passage, without: list[set[str]]) -> bool:
    """`sans` against `avec`, `sauf` or nothing; `sans cesse` for `constamment` negates nothing."""
    return not passage.replaced or len(without[0] | without[1]) > 1


def _modality_cause(one: set[str], other: set[str]) -> str:
    if "may" in other - one and "may" not in one:
        return "now_optional"
    if "must" in other - one or "may" in one - other:
        return "now_mandatory"
    if "not" in other - one:
        return "negation_added"
    if "not" in one - other:
        return "negation_removed"
    return "duty_changed"


# ---- parties, provisions, wording --------------------------------------------------------------------------------
def _party(passage: Passage) -> Judgement | None:
    change = party_change(passage.template, passage.document, passage.before, passage.after)
    if change == "renamed":
        return Judgement("party", "low", "renamed") if passage.replaced else _WORDING
    if change == "changed":
        return Judgement("party", "high", "party")
    return None


def _provision(passage: Passage) -> Judgement:
    """Words with a meaning that only one side has: few are wording, many a provision."""
    lost = _own_words(passage.template, [*passage.document, *passage.elsewhere], passage.common)
    new = _own_words(passage.document, [*passage.template, *passage.elsewhere], passage.common)
    fewer, more = sorted((lost, new))
    if not passage.replaced:
        return _PROVISION if more >= 2 else _WORDING
    return _PROVISION if fewer >= 4 or more >= 8 or more - fewer >= 4 else _WORDING


def _own_words(tokens: list[Token], others: list[Token], common: frozenset[str]) -> int:
    """How many words with a meaning of their own stand on this side only."""
    keys = {t.key for t in others}
    words = {t.key: t for t in tokens if t.kind == "word" and weight(t) >= 1.0 and t.key not in common}
    raws = [t.raw for t in others if t.kind == "word" and len(t.key) > 3]
    return sum(
        1 for key, token in words.items()
        if key not in keys and not any(same_word_inflected(token.raw, raw) for raw in raws)
    )
