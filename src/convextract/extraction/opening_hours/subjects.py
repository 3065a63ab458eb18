"""What hours are said of, where it is not the house that a text is about: the town hall it shares, its antennas.

`Horaires du secrétariat de mairie : ...`, `La médiathèque est ouverte ...`, `Antenne de Clécy : le mardi ...`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from convextract.extraction.field_labels import field_of
from convextract.extraction.organisations import leading_organisation
from convextract.language.folding import fold, fold_keeping_length
from convextract.language.gazetteer import communes_named
from convextract.language.operators import find_operators
from convextract.language.times import find_time_spans
from convextract.language.weekdays import find_weekdays
from convextract.records.vocabulary import PlaceKind

_OTHERS = (
    r"(?:secretariat(?:\s(?:de\s(?:la\s)?mairie|general))?|mairie|hotel\sde\sville|mediatheque|bibliotheque|ludotheque"
    r"|agences?\spostales?|relais\sposte|bureau\sde\sposte|dechett?erie|ccas|cias|office\sde\stourisme|centre\ssocial"
    r"|centre\smedico-social|creche|garderie|ecole|piscine|musee|maison\smedicale|maison\sde\ssante|tresorerie|marche"
    r"|cyber-?base|espace\spublic\snumerique)(?!\w)"
)
_THE = r"[^\w(\"«]{0,4}(?:les?\s|la\s|l')?"
_OF_OTHERS = re.compile(
    rf"{_THE}(?:jours\set\s)?(?:horaires?|heures|jours|ouverture|permanences?)\b[^:.;\d]{{0,40}}?"
    rf"\b(?:du|de\sla|de\sl'|des|de|d'|a\sla|au)\s?{_OTHERS}"
    rf"|{_THE}{_OTHERS}[^:.;\d]{{0,60}}(?:\s?:|\b(?:est|sont|sera)\s(?:\w+\s)?ouverte?s?\b|\bouvre\b|\baccueille\b"
    r"|\brecoit\b)"
)
_OF_THE_HOUSE = re.compile(
    rf"{_THE}(?:jours\set\s)?(?:horaires?|heures|ouverture|accueil)\b[^:.;\d]{{0,40}}?"
    r"\b(?:structure|france\sservices?|espace|maison|msap|guichet)\b"
    rf"|{_THE}(?:structure|france\sservices?|espace\sfrance|maison\sfrance|msap)\b"
)
SITE = re.compile(
    r"\W{0,4}(?:[lL]['’]|[Ll][ae] )?(?P<place>(?:[Aa]ntenne|[Ss]ite|[Pp]oint(?:\srelais|\sd['’]accueil)?|[Rr]elais"
    r"|[Aa]nnexe|[Pp]ermanence|[Ss]atellite)(?:\s(?:mobile|secondaire|délocalisée?|avancée?|satellite))?"
    r"\s(?:de\sla\s|de\sl['’]|de\s|d['’]|du\s|des\s|à\s|–\s|-\s)(?!(?:M\.|Mme|Monsieur|Madame)\s)"
    r"[^\W\d_a-zà-ÿ][^:;.,(\d]{1,50}?)"
    r"\s?(?:\([^()]{0,60}\)\s?)?(?:[:,;(]|\s[–-]\s|\b(?=est|ouvre|accueille))"
)
"""A site of its own, a capital in its name."""
_ANY_LABEL = re.compile(r"\W{0,4}(?P<who>[^\W\d_][^:\d@]{1,60}?)\s?:\s")
_KIND_OF_HOUSE = re.compile(
    r"(?:l'|la |le |les )?(?:permanences?|services?|espaces?|maisons?|points?|antennes?|centres?|relais|bureaux?|ville"
    r"|commune|guichet|pole|agences?|direction|groupe)\b"
)
_LABEL = re.compile(r"\W{0,4}(?P<place>[^\W\d_a-zà-ÿ][\w'’-]*(?:[ -][\w'’-]+){0,5})\s?(?:\([^()]{0,60}\)\s?)?[:,]\s")
BUILDING = (
    r"(?:[Mm]airie|[Ss]alle|[Mm]édiathèque|[Bb]ibliothèque|[ÉéEe]cole|[Pp]lace|[Pp]arking|[Ff]oyer|[Cc]entre|[Mm]aison"
    r"|[Gg]ymnase|[Hh]alles?|CCAS|[Bb]ureau|[Ll]ocal|[Aa]ncienn?e?)\b"
)
_BUILDING = re.compile(rf"\s?\((?:en |[àa] la |au |[àa] l['’])?{BUILDING}[^()]{{0,60}}\)")
"""Where in a commune: `Clécy (salle des fêtes) : ...` names a site whether or not the register knows the commune."""


@dataclass(frozen=True, slots=True)
class Subject:
    """`place`: a site or a partner present there as written; empty for a body that is no place of the dataset."""

    place: str = ""
    kind: PlaceKind = "structure"


def other_subject(text: str) -> Subject | None:
    """Whom the text is about where it begins with a place that is not the house itself, or None."""
    folded = fold_keeping_length(text)
    if _OF_THE_HOUSE.match(folded):
        return None
    if _OF_OTHERS.match(folded):
        return Subject()
    label = _ANY_LABEL.match(text)
    if label is not None and _is_partner(label["who"]) and _tells_hours(text[label.end() :]):
        return Subject(label["who"].strip(), "partner_office")
    site = SITE.match(text)
    if site is None:
        site = _LABEL.match(text)
        if site is None or field_of(site["place"]) or find_weekdays(site["place"]):
            return None
        if not (communes_named(site["place"]) or _BUILDING.match(text, site.end("place"))):
            return None
    return Subject(site["place"].strip()) if _tells_hours(text[site.end() :]) else None


def _tells_hours(text: str) -> bool:
    return bool(find_time_spans(text)) and bool(find_weekdays(text))


def _is_partner(label: str) -> bool:
    """`CAF`, `Mission locale`, `Permanence de la CPAM`: an operator or another body, no kind of house."""
    if find_operators(label):
        return not _OF_THE_HOUSE.match(fold_keeping_length(label)) and "france services" not in fold(label)
    return bool(leading_organisation(label)) and not _KIND_OF_HOUSE.match(fold(label))


def partner_present(text: str) -> Subject | None:
    """The operator of `Permanence de la CAF à France Services de X : le jeudi ...`, or None."""
    match = _PERMANENCE_OF.match(text)
    named = find_operators(match[0]) if match else []
    if match is None or not named or not _tells_hours(text[match.end() :]):
        return None
    return Subject(match[0][named[0].start : named[0].end], "partner_office")


_PERMANENCE_OF = re.compile(r"\W{0,4}[Pp]ermanences?\s(?:de\s|du\s|des\s|d['’])[^:\d@]{2,90}:\s")


def is_about_the_house(text: str) -> bool:
    """Does it begin with the house as `la structure`, `horaires de l'espace France Services`?"""
    return bool(_OF_THE_HOUSE.match(fold_keeping_length(text)))
