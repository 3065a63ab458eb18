"""What hours are said of, where it is not the house that a text is about: the town hall it shares, its antennas.

`Horaires du secrétariat de mairie : ...`, `La médiathèque est ouverte ...`, `Antenne de Clécy : le mardi ...`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from convextract.extraction.field_labels import field_of
from convextract.language.folding import fold_keeping_length
from convextract.language.gazetteer import communes_named
from convextract.language.times import find_time_spans
from convextract.language.weekdays import find_weekdays

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
_SITE = re.compile(
    r"\W{0,4}(?:[lL]['’]|[Ll][ae] )?(?P<place>(?:[Aa]ntenne|[Ss]ite|[Pp]oint(?:\srelais|\sd['’]accueil)?|[Rr]elais"
    r"|[Aa]nnexe|[Pp]ermanence|[Ss]atellite)(?:\s(?:mobile|secondaire|délocalisée?|avancée?|satellite))?"
    r"\s(?:de\sla\s|de\sl['’]|de\s|d['’]|du\s|des\s|à\s|–\s|-\s)(?!(?:M\.|Mme|Monsieur|Madame)\s)"
    r"[^\W\d_a-zà-ÿ][^:;.,(\d]{1,50}?)"
    r"\s?(?:\([^()]{0,60}\)\s?)?(?:[:,;(]|\s[–-]\s|\b(?=est|ouvre|accueille))"
)
"""A site of its own, a capital in its name."""
_LABEL = re.compile(r"\W{0,4}(?P<place>[^\W\d_a-zà-ÿ][\w'’-]*(?:[ -][\w'’-]+){0,5})\s?(?:\([^()]{0,60}\)\s?)?[:,]\s")


@dataclass(frozen=True, slots=True)
class Subject:
    """`place`: a site with hours of its own as written; empty for a body that is no place of the dataset."""

    place: str = ""


def other_subject(text: str) -> Subject | None:
    """Whom the text is about where it begins with a place that is not the house itself, or None."""
    folded = fold_keeping_length(text)
    if _OF_THE_HOUSE.match(folded):
        return None
    if _OF_OTHERS.match(folded):
        return Subject()
    site = _SITE.match(text)
    if site is None:
        site = _LABEL.match(text)
        if site is None or field_of(site["place"]) or find_weekdays(site["place"]) or not communes_named(site["place"]):
            return None
    follows = text[site.end() :]
    return Subject(site["place"].strip()) if find_time_spans(follows) and find_weekdays(follows) else None


def is_about_the_house(text: str) -> bool:
    """Does it begin with the house as `la structure`, `horaires de l'espace France Services`?"""
    return bool(_OF_THE_HOUSE.match(fold_keeping_length(text)))
