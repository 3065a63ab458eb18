"""Where an undertaking is announced: subject, verb of commitment, and where what is promised begins.

Forms: `La MSA s'engage à :`, `s'engagent, en liaison avec ..., à coopérer`, `s'est engagée à`, `accepte de`,
`prend l'engagement de`, `sera en mesure de :`, `par les actions suivantes :`, in agreements a party with a future verb.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from convextract.language.folding import fold_keeping_length

Form = Literal["engages", "accepts", "able", "strives", "future"]


@dataclass(frozen=True, slots=True)
class LeadIn:
    """In one sentence [start, end): the subject is [start, verb), the promise [promise, end), maybe empty."""

    start: int
    verb: int
    promise: int
    end: int
    form: Form

    def subject(self, text: str) -> str:
        return text[self.start : self.verb].strip(" ,;:-–•.«»*|")


_CLITIC = r"(?:ne (?:pas|plus|jamais) |n'|s'|se |y |en |l'|les? |la |leur |lui |bien |mieux )?"
_INFINITIVE = rf"{_CLITIC}[a-z]{{2,}}(?:er|ir|re|oir)(?!\w)"
_ENGAGES = re.compile(
    r"(?<!\w)(?:s'|se )\s?(?:(?:est|sont) )?engage(?:nt|s|es|e|ee|ees|ra|ront)?(?!\w)|(?<!\w)nous engageons(?!\w)"
)
_TO = re.compile(rf"(?<![\w'])a\s*(?=:|$)|(?<![\w'])a\s(?={_INFINITIVE}|ce que )")
_ACCEPTS = re.compile(
    r"(?<!\w)(?:accepte(?:nt)?|convien(?:t|nent)|s'oblige(?:nt)?|se charge(?:nt)?|"
    r"pren(?:d|nent|dra|dront) l'engagement)(?!\w)"
)
_OF = re.compile(rf"(?<!\w)(?:de|d'|a)\s?(?={_INFINITIVE})|(?<!\w)de\s*(?=:|$)")
_ABLE = re.compile(
    r"(?<!\w)(?:(?:sera|seront|est|sont) en mesure|aur(?:a|ont) pour (?:mission|role)s?|a pour role)(?!\w)"
)
_STRIVES = re.compile(
    r"(?<!\w)(?:veille(?:nt|ra|ront)?|(?:s'|se )(?:attache|efforce|emploie|mobilise)(?:nt|ra|ront)?|"
    r"(?:contribue|participe)(?:nt|ra|ront)?|"
    r"(?:a|ont|aura|auront) (?:a c\w{1,2}ur|pour (?:objectifs?|charge|missions?|roles?)))(?!\w)"
)
_LIST_OF = re.compile(r"(?<![\w'])(?:a|de)\s*:\W*$")
"""`veille à :`: a list of what is undertaken; in a sentence such verbs only tell what somebody is about."""
_FORMS: tuple[tuple[re.Pattern[str], re.Pattern[str], Form], ...] = (
    (_ENGAGES, _TO, "engages"),
    (_ACCEPTS, _OF, "accepts"),
    (_ABLE, _OF, "able"),
    (_STRIVES, _LIST_OF, "strives"),
)
FUTURE = re.compile(
    r"(?<!\w)(?P<clitic>(?:(?:s'|se |l'|les? |la |leur |lui |y |en ){1,2})?)"
    r"(?P<verb>(?!(?:jura|opera|camera|flora|agora|aura|infra|supra|extra|ultra|cetera|tora|cobra|front|affront)(?!\w))"
    r"[a-z]{2,}r(?:a|ont))(?!\w)"
)
"""Every future ends in -ra or -ront, irregular ones too (`recevra`, `enverra`, `tiendra`); few other words do."""
_NO_PROMISE = frozenset("sera seront pourra pourront devra devront aura auront faudra ira iront".split())
_CAUSES = re.compile(r" (?:(?:le|la|les|l'|en|y) ?)?[a-z]{2,}(?:er|ir|re)(?!\w)")
"""`fera connaître` is a promise, `fera l'objet de` none."""
_REFLEXIVE_PROMISE = re.compile(r"(?:rendr|mobiliser|deplacer|tiendr)")
"""`se rendra disponible` is a promise; `se traduira par`, `se réunira`, `se chargera de consolider` are none."""
_ACTIONS_FOLLOW = re.compile(
    r"(?:actions?|engagements?|mesures?|prestations?|moyens|missions?|obligations?|points?|dispositions?|offres?)"
    r"(?: concretes?| precises?| transversaux| communs?)? (?:suivante?s?|(?:du tableau )?ci-(?:dessous|apres))\W{0,4}$"
)
_ARE_THESE = re.compile(r"(?:sont|est) les? suivante?s?\W{0,4}$")
_TITLE = re.compile(
    r"^\W*(?:(?:article|annexe)?\s?[\divx.]{0,5}\s?[-–:.)]{0,2}\s?)?"
    r"(?:les? |l')?engagements?(?: propres?| specifiques?)?\s?(?:pris par |de |du |des |d'|[:–-] )"
    r"(?P<who>[^.;]{2,90}?)\W*$"
)
_DUTIES = re.compile(
    r"\W*(?:les? |l'|nos? )?(?:engagements?|obligations?|contributions?|apports?|participations?|interventions?|"
    r"responsabilites|roles?|permanences?|moyens mis a disposition)(?!\w)"
)
_COMMON = re.compile(r"(?<!\w)(?:commune?s?|partagee?s?|mutuels?|reciproques|conjointe?s?|ensemble des)(?!\w)")
_CHARGE = r"(?:a (?:sa|leur) charge|en charge|a son compte|sur elle|sur lui)"
_TO_WHOM = r"(?:a la |a l'|aux? |a )"
_CHARGED = tuple(
    re.compile(rf"^\W*{form}\s*:\W*$")
    for form in (
        r"(?:(?:est|sont|sera|seront|restent?) )?(?:egalement )?(?:(?:pris|prise)e?s? en charge|assuree?s?|realisee?s?|"
        r"apportee?s?|fournie?s?|garantie?s?|mise?s? en oeuvre|effectuee?s?) par (?P<who>[^:;]{2,90}?)",
        r"(?:ainsi, )?il (?:appartient|appartiendra|revient|reviendra|incombe|incombera) "
        rf"{_TO_WHOM}(?P<who>[^:;]{{2,90}}?)(?: d[e']?)?",
        r"(?P<who>[^:;]{2,90}?) (?:a|ont|aura|auront|prend|prennent|prendra|prendront|garde|assume|assumera) "
        rf"(?:egalement )?{_CHARGE}[^:;]{{0,40}}",
        r"(?:(?:est|sont|sera|seront|restent?|demeurent?) )?a la charge "
        r"(?:de la |de l'|du |des |de |d')(?P<who>[^:;]{2,90}?)",
        r"il est (?:attendu|demande) (?:a la |a l'|aux? |de la |de l'|du |des |de |d')(?P<who>[^:;]{2,90}?)"
        r"(?: (?:qu'(?:ils?|elles?)|de|d'))?",
        rf"(?:incombent?|reviennent|revient|appartiennent) {_TO_WHOM}(?P<who>[^:;]{{2,90}}?)",
    )
)
"""Sentences that hand duties to a party without a verb of commitment, a list behind them."""
_CLAUSE = re.compile(r"(?<!\w)(?:qu'|(?:qui|que|dont)(?!\w))")
_SHARE_TITLE = re.compile(
    r"^\W*(?:(?:article|annexe)?\s?[\divx.]{0,5}\s?[-–:.)]{0,2}\s?)?(?:les? |la |l')?"
    r"(?:contributions?|apports?|roles?|obligations?|responsabilites)(?: propres?| attendue?s?)?\s?"
    r"(?:de |du |des |d'|[:–-] )(?P<who>[^.;:€]{2,90}?)\W*$"
)
_WIDEST_GAP_CHARS = 300
_LONGEST_SUBJECT_CHARS = 170


def find_lead_in(text: str, start: int, end: int, *, future: bool = False) -> LeadIn | None:
    """The announcement in one sentence, if any. `future`: a verb in the future counts as one too."""
    folded = fold_keeping_length(text[start:end])
    for pattern, link, form in _FORMS:
        verb = pattern.search(folded)
        if verb and (found := _promise(folded, verb, link, start, end, form)):
            return found
    return _in_future(folded, start, end) if future else None


def _promise(
    folded: str, verb: re.Match[str], link: re.Pattern[str], start: int, end: int, form: Form
) -> LeadIn | None:
    gap_end = min(len(folded), verb.end() + _WIDEST_GAP_CHARS)
    to = link.search(folded, verb.end(), len(folded))
    if to and to.start() <= gap_end:
        promise = to.end()
        while promise < len(folded) and folded[promise] in " :":
            promise += 1
        return LeadIn(start, start + verb.start(), start + promise, end, form)
    if form != "strives" and folded.rstrip().endswith(":"):
        return LeadIn(start, start + verb.start(), end, end, form)
    return None


def _in_future(folded: str, start: int, end: int) -> LeadIn | None:
    for verb in FUTURE.finditer(folded, 0, min(len(folded), _LONGEST_SUBJECT_CHARS)):
        before = folded[: verb.start()].rstrip()
        if verb["verb"] in ("fera", "feront") and not _CAUSES.match(folded, verb.end()):
            return None
        if verb["verb"] in _NO_PROMISE or before.endswith((" qui", " que", " dont", " n'", " ne")):
            return None
        if verb["clitic"].strip() == "se" and not _REFLEXIVE_PROMISE.match(verb["verb"]):
            return None
        return LeadIn(start, start + verb.start(), start + verb.start(), end, "future")
    return None


def opens_list(text: str) -> bool:
    """Does a text end in a lead-in that promises nothing yet (`l'opérateur s'engage à`), with or without a colon?"""
    start = max(text.rfind(". "), 0)
    lead_in = find_lead_in(text, start, len(text))
    return lead_in is not None and not text[lead_in.promise :].strip(" :")


def announces_list(promise: str) -> bool:
    """Is what stands after the verb empty or nothing but `réaliser les actions suivantes :`?"""
    folded = fold_keeping_length(promise).strip(" :")
    return not re.search(r"\w", folded) or bool(len(folded) < 90 and _ACTIONS_FOLLOW.search(folded))


def announces_actions(text: str) -> bool:
    """`Cet engagement se concrétisera ... par les actions suivantes :` without a verb of commitment of its own."""
    folded = fold_keeping_length(text).strip()
    follows = _ACTIONS_FOLLOW.search(folded) or _ARE_THESE.search(folded)
    return folded.endswith(":") and "engage" in folded and bool(follows)


def announces_duties(title: str) -> bool:
    """Does a heading announce what parties undertake (`Engagements des opérateurs`, `Contribution de la CAF`)?"""
    return bool(_DUTIES.match(fold_keeping_length(title)))


def duties_of(title: str) -> str:
    """Whose duties such a heading announces, as far as it says it."""
    match = _DUTIES.match(fold_keeping_length(title))
    return title[match.end() :].strip() if match else ""


def titles_engagements(text: str) -> str:
    """Whose engagements a title announces (`Engagements de la MSA`, `3. Les engagements des partenaires :`)."""
    match = _TITLE.match(fold_keeping_length(text))
    return text[match.start("who") : match.end("who")] if match else ""


def titles_common(title: str) -> bool:
    """Does a heading announce what all partners undertake together (`Engagements communs`)?"""
    return announces_duties(title) and bool(_COMMON.search(fold_keeping_length(title)))


def charged_with(text: str) -> str:
    """Whom a sentence charges with the list behind it: `Sont pris en charge par la CAF :`, `Il revient à X de :`."""
    folded = fold_keeping_length(text)
    match = next((m for form in _CHARGED if (m := form.match(folded)) and not _CLAUSE.search(m["who"])), None)
    return text[match.start("who") : match.end("who")] if match else ""


def titles_share(text: str) -> str:
    """Whose part a title tells of (`Contribution de la CPAM`, `Rôle de la CAF :`), which need not be undertakings."""
    match = _SHARE_TITLE.match(fold_keeping_length(text))
    return text[match.start("who") : match.end("who")] if match else ""
