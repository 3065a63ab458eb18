"""One French sentence for each deviation: what a reader needs to know before turning to the page."""

from __future__ import annotations

import re

from convextract.comparison.nature import Judgement, Passage
from convextract.comparison.template import TemplateClause
from convextract.comparison.tokens import Token

_QUOTED = 140
_PERIOD_OF_DELAY = (
    ("preavis", "le préavis"), ("reponse", "le délai de réponse"), ("duree", "la durée"), ("echeance", "l'échéance"),
    ("delai", "le délai"), ("delais", "le délai"),
)


def explain(judgement: Judgement, passage: Passage, before: str, after: str, times: int = 1) -> str:
    """The sentence for a change of words `before` (template) to `after` (document)."""
    sentence = _sentence(judgement, passage, quoted(before), quoted(after))
    if times > 1:
        sentence += f" ({times} fois dans la clause)"
    return sentence[0].upper() + sentence[1:] + "."


def explain_missing(clause: TemplateClause) -> str:
    return f"La clause {label(clause)} du modèle est absente de la convention."


def explain_added(number: str, title: str) -> str:
    name = f"{number} {quoted(title)}".strip() if title else number
    return f"La clause {name} ne figure pas dans le modèle."


def label(clause: TemplateClause) -> str:
    """`5.2.3 « Documentation »`."""
    return f"{clause.number} {quoted(clause.title)}".strip()


def quoted(text: str) -> str:
    """In French quotation marks, cut at a word where long; inner marks become plain ones."""
    text = re.sub(r"\s+", " ", text.replace("« ", '"').replace(" »", '"')).strip()
    if len(text) > _QUOTED:
        text = text[:_QUOTED].rsplit(" ", 1)[0] + "…"
    return f"« {text} »" if text else ""


def _sentence(judgement: Judgement, passage: Passage, before: str, after: str) -> str:
    cause = judgement.cause
    if cause in ("amount", "quantity", "delay", "date", "period", "day_kind", "renewal"):
        return _value_sentence(_subject(cause, passage), before, after)
    if cause in _DUTY:
        return _DUTY[cause] + _arrow(before, after)
    if cause == "renamed":
        return f"simple changement de nom : {before} devient {after}"
    if cause == "party":
        if not before:
            return f"le document ajoute {after} parmi les organismes nommés"
        if not after:
            return f"le document ne nomme plus {before}"
        return f"{before} est remplacé par {after}"
    if not before:
        return f"le document ajoute {after}"
    if not after:
        return f"le document supprime {before}"
    if judgement.severity == "low":
        return f"autre formulation : {before} devient {after}"
    return f"le document remplace {before} par {after}"


_DUTY = {
    "now_optional": "l'obligation devient une simple faculté",
    "now_mandatory": "la faculté devient une obligation",
    "negation_added": "une négation est ajoutée",
    "negation_removed": "une négation disparaît",
    "duty_changed": "l'obligation change",
    "hedge": "la portée de l'obligation change",
    "bearer": "l'obligation est réécrite et ne pèse plus sur les mêmes acteurs",
}


def _arrow(before: str, after: str) -> str:
    if before and after:
        return f" : {before} est remplacé par {after}"
    return f" : le document ajoute {after}" if after else f" : le document supprime {before}"


def _value_sentence(subject: str, before: str, after: str) -> str:
    plain_before, plain_after = before.strip("« »"), after.strip("« »")
    if before and after:
        if max(len(plain_before), len(plain_after)) <= 40:
            return f"{subject} passe de {plain_before} à {plain_after}"
        return f"{subject} change : {before} devient {after}"
    return f"{subject} : le document ajoute {after}" if after else f"{subject} : le document supprime {before}"


def _subject(cause: str, passage: Passage) -> str:
    if cause == "amount":
        return "le montant"
    if cause == "quantity":
        return "le nombre"
    if cause == "date":
        return "l'échéance"
    if cause == "period" and not _named_delay(passage.before[-5:]):
        return "la périodicité"
    if cause == "renewal":
        return "la reconduction"
    return _named_delay(passage.before) or "le délai"


def _named_delay(before: list[Token]) -> str:
    keys = {t.key for t in before}
    return next((name for key, name in _PERIOD_OF_DELAY if key in keys), "")
