"""One French sentence for each deviation: what a reader needs to know before turning to the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from convextract.comparison.nature import Judgement, Passage
from convextract.comparison.template import TemplateClause
from convextract.comparison.tokens import Token
from convextract.language.folding import fold

_QUOTED, _SHORT = 140, 48
_DELAYS = (
    ("preavis", "le préavis"), ("reponse", "le délai de réponse"), ("duree", "la durée"), ("echeance", "l'échéance"),
    ("delai", "le délai"), ("delais", "le délai"),
)
_PERIODS = tuple(
    (re.compile(rf"^(?:{words})$"), name)
    for words, name in (
        (r"(?:trimestre|trimestriel)\w{0,7}", "trimestrielle"), (r"(?:semestre|semestriel)\w{0,7}", "semestrielle"),
        (r"(?:bimestre|bimestriel)\w{0,7}", "bimestrielle"), (r"ans?|annee|annuel\w{0,6}", "annuelle"),
        (r"mois|mensuel\w{0,6}", "mensuelle"), (r"semaines?|hebdomadaires?", "hebdomadaire"),
        (r"jours?|quotidien\w{0,6}", "quotidienne"),
    )
)
_REFERENCES = {"annexe": "l'annexe", "article": "l'article"}
_UNFIT = re.compile(
    r"^(?:d['’]|(?:dans|de|du|des|sous|par|pour|avant|apres|avec|sans|a|au|aux|en|ne|n|et|ou|jusqu|chaque|tous|toutes|"
    r"au|sur|sauf|meme|plus|moins|selon|tacite|expresse?|non)\b)"
)
"""A text that begins so cannot follow `passe de`."""
_CITED = re.compile(r"\d{1,2}(?:\.\d{1,2})*")
_DATE = re.compile(r"^(?:\d{1,2}(?:er)?\s+[^\W\d_]{3,9}\s+\d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{4})")
_PLURAL = re.compile(r"^[^\W\d_]{3,}[sx]$")
_NO_NOUN = frozenset("dans sous plus moins pour fois tous toutes leurs leur mois lors apres puis".split())

_ELIDED = frozenset({"l", "d", "n", "s", "c", "j", "qu"})

_DUTY = {
    "now_optional": "l'obligation devient une simple faculté",
    "now_mandatory": "la faculté devient une obligation",
    "negation_added": "une négation est ajoutée",
    "negation_removed": "une négation disparaît",
    "duty_changed": "l'obligation change",
    "hedge": "la portée de l'obligation change",
    "bearer": "l'obligation est réécrite et ne pèse plus sur les mêmes acteurs",
}
_VALUES = frozenset({"amount", "quantity", "delay", "date"})


def explain(judgement: Judgement, passage: Passage, before: str, after: str, times: int = 1) -> str:
    """The sentence for a change of words `before` (template) to `after` (document)."""
    sentence = _sentence(judgement, passage, before, after)
    if times > 1:
        sentence += f" ({times} fois dans la clause)"
    return sentence[0].upper() + sentence[1:] + "."


def explain_missing(clause: TemplateClause) -> str:
    never = ", alors que rien n'y peut être changé" if "fixed" in clause.marks else ""
    return f"La clause {label(clause)} du modèle est absente de la convention{never}."


def explain_added(number: str, title: str, other: str = "le modèle") -> str:
    """`other`: what the document is held against."""
    name = f"{number} {quoted(title)}".strip() if title else number
    return f"La clause {name} ne figure pas dans {other}." if name else f"Une clause ne figure pas dans {other}."


def label(clause: TemplateClause) -> str:
    """`5.2.3 « Documentation »`."""
    return f"{clause.number} {quoted(clause.title)}".strip()


def quoted(text: str) -> str:
    """In French quotation marks, cut at a word where long; inner marks become plain ones."""
    text = re.sub(r"\s+", " ", text.replace("« ", '"').replace(" »", '"')).strip()
    if len(text) > _QUOTED:
        text = text[:_QUOTED].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
    return f"« {text} »" if text else ""


def _sentence(judgement: Judgement, passage: Passage, before: str, after: str) -> str:
    cause = judgement.cause
    if cause in _VALUES:
        return _value(cause, passage, before, after)
    if cause == "period":
        return _period(passage, before, after)
    if cause == "day_kind":
        name = _delay_name(passage.before) or "le délai"
        counted = _joined(passage.before[-2:]) if passage.before and passage.before[-1].unit else ""
        return f"{name} ne se compte plus de la même façon : {_change(*_beside(counted, before, after, ''))}"
    if cause == "renewal":
        return f"la reconduction change : {_change(*_in_context(passage, before, after))}"
    if cause in _DUTY:
        return f"{_DUTY[cause]} : {_change(before, after)}"
    if cause == "renamed":
        return f"simple changement de nom : {quoted(before)} devient {quoted(after)}"
    if cause == "party":
        return _party(before, after)
    return _reference(passage, before, after) or _words(judgement, before, after)


def _words(judgement: Judgement, before: str, after: str) -> str:
    if not before or not after:
        return _change(before, after)
    if judgement.severity == "low":
        return f"autre formulation : {_change(before, after)}"
    return f"le document remplace {quoted(before)} par {quoted(after)}"


def _party(before: str, after: str) -> str:
    if not before:
        return f"le document ajoute {quoted(after)} parmi les organismes nommés"
    if not after:
        return f"le document ne nomme plus {quoted(before)}"
    return f"{quoted(before)} est remplacé par {quoted(after)}"


def _change(before: str, after: str) -> str:
    if before and after:
        return f"{quoted(before)} devient {quoted(after)}"
    return f"le document ajoute {quoted(after)}" if after else f"le document supprime {quoted(before)}"


# ---- numbers, delays, dates --------------------------------------------------------------------------------------
def _value(cause: str, passage: Passage, before: str, after: str) -> str:
    subject, noun = _subject(cause, passage, before, after)
    if not (before and after) and passage.before and passage.before[-1].kind == "number":
        before, after = _beside(passage.before[-1].raw, before, after, _joined(passage.after[:1]))
        return f"{subject} change : {_change(before, after)}"
    if not (before and after) and passage.after and passage.after[0].kind == "number":
        return f"{subject} change : {_change(*_beside('', before, after, _joined(passage.after[:2])))}"
    if not (_counted(passage.template) and _counted(passage.document)):
        return f"{subject} change : {_change(before, after)}"
    if not before or not after or max(len(before), len(after)) > _SHORT or _unfit(before) or _unfit(after):
        return f"{subject} change : {_change(before, after)}"
    if cause == "quantity" and passage.after and passage.after[0].key == "fois":
        ahead = " " + _joined(passage.after[:3] if _keys(passage.after[1:2]) & {"par"} else passage.after[:1])
        return f"la fréquence passe {_from(before + ahead)} {_to(after + ahead)}"
    return f"{subject} passe {_from(before.removesuffix(noun).strip())} {_to(after.removesuffix(noun).strip())}"


def _counted(tokens: Sequence[Token]) -> bool:
    return any(t.value is not None or t.kind == "date" for t in tokens)


def _subject(cause: str, passage: Passage, before: str, after: str) -> tuple[str, str]:
    """What changes, and the word of it that both texts end with and that need not be repeated."""
    if cause == "amount":
        return "le montant", ""
    if cause == "date":
        return "l'échéance", ""
    if cause == "delay":
        return _delay_name(passage.before) or _delay_name(passage.template) or "le délai", ""
    last = {text.split()[-1] for text in (before, after) if text}
    shared = last.pop() if len(last) == 1 and min(before.count(" "), after.count(" ")) == 1 else ""
    noun = shared or (passage.after[0].raw if passage.after else "")
    if not _PLURAL.match(noun) or fold(noun) in _NO_NOUN:
        return "le nombre", ""
    return f"le nombre {'d' + chr(39) if _vowel(noun) else 'de '}{noun.lower()}", shared


def _delay_name(tokens: Sequence[Token]) -> str:
    keys = _keys(tokens)
    return next((name for key, name in _DELAYS if key in keys), "")


def _period(passage: Passage, before: str, after: str) -> str:
    name = _delay_name(passage.before[-5:]) or "la périodicité"
    one, other = _period_name(passage.template), _period_name(passage.document)
    if name == "la périodicité" and one and other and one != other:
        return f"la périodicité passe {_from(one)} {_to(other)}"
    return f"{name} change : {_change(before, after)}"


def _period_name(tokens: Sequence[Token]) -> str:
    """`trimestrielle` for `chaque trimestre`; empty where a number makes it another period."""
    if any(t.value is not None and t.value != 1 for t in tokens):
        return ""
    names = {name for token in tokens for pattern, name in _PERIODS if pattern.match(token.key)}
    return names.pop() if len(names) == 1 else ""


def _reference(passage: Passage, before: str, after: str) -> str:
    """`l'annexe 2` to `l'annexe 4`; empty where the words are no number of an annex or article."""
    cited = _REFERENCES.get(passage.before[-1].key.removesuffix("s"), "") if passage.before else ""
    if not cited or not _CITED.fullmatch(before) or not _CITED.fullmatch(after):
        return ""
    return f"le renvoi passe de {cited} {before} à {cited} {after}"


def _beside(ahead: str, before: str, after: str, behind: str) -> tuple[str, str]:
    """Both texts between the same words, so that what is only added or removed can be read: `24 à 30 heures`."""
    one, other = (" ".join(filter(None, (ahead, text, behind))) for text in (before, after))
    return one, other


def _in_context(passage: Passage, before: str, after: str) -> tuple[str, str]:
    """Both texts with the words that follow, where they say little alone: `avec` becomes `avec tacite reconduction`."""
    if not before or not after or max(len(before), len(after)) > 12:
        return before, after
    ahead = _joined(passage.after[:2])
    return f"{before} {ahead}".strip(), f"{after} {ahead}".strip()


# ---- French ------------------------------------------------------------------------------------------------------
def _from(text: str) -> str:
    """`de 24 heures`, `du 31 décembre 2022`, `d'un mois`."""
    if _DATE.match(text):
        return f"du {text}"
    return f"d'{text}" if _vowel(text) else f"de {text}"


def _to(text: str) -> str:
    return f"au {text}" if _DATE.match(text) else f"à {text}"


def _vowel(text: str) -> bool:
    """Whether `de` is cut short before it (`h` is silent in the words of delays: heure, hebdomadaire)."""
    return fold(text)[:1] in tuple("aeiouh") and not fold(text).startswith(("onze", "huit", "un,", "h "))


def _unfit(text: str) -> bool:
    return bool(_UNFIT.match(fold(text)))


def _keys(tokens: Sequence[Token]) -> set[str]:
    return {t.key for t in tokens}


def _joined(tokens: Sequence[Token]) -> str:
    """The words as they stood: `72h`, `l'accord`."""
    out, end = "", -1
    for token in tokens:
        apostrophe = out.rsplit(" ", 1)[-1].lower() in _ELIDED
        out += ("" if not out or token.start == end else "'" if apostrophe else " ") + token.raw
        end = token.end
    return out
