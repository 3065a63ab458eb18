"""Places of hours that are no house: the stops of a bus, the town halls and sites that a table has among its houses.

`Lundi : Gap de 9h à 12h, Guillestre (mairie) de 14h à 16h30`. The contract wants the commune of a stop, not its square.
"""

from __future__ import annotations

import re

from convextract.extraction.houses.names import clean_name
from convextract.extraction.opening_hours.marks import marks_of
from convextract.extraction.opening_hours.subjects import BUILDING, SITE
from convextract.extraction.opening_hours.table_places import may_be_place
from convextract.language.addresses import commune_at, split_address
from convextract.language.folding import fold
from convextract.language.french_words import lemmas
from convextract.language.gazetteer import communes_named
from convextract.language.given_names import is_given_name

_REACH_BACK = 160
_BEFORE_TIMES = re.compile(r"[\s:,(–-]+$|\s(?:de|dès|entre)$")
_ASIDE = re.compile(r"\([^()]{0,60}\)")
_PARTS = re.compile(r"[:,;\n•–—]|\s-|-\s|\b(?:à|puis)\s(?=[^\W\d_a-zà-ÿ])|\b(?=aux?\s[^\W\d_a-zà-ÿ])|(?<=[\dh])\set\s")
"""What stands between the day, the stop, its square and the times of the stop before; `Gap et Veynes` is one stop."""
_CONDITIONS = ("appointment", "open", "recurrence")
_AT_HEAD = re.compile(rf"(?:(?:devant|derrière|dans|sur|près\sde|face\sà)\s(?:la\s|le\s|l['’])?)?{BUILDING}")
_BUILDING = re.compile(rf"\b{BUILDING}")
_BRAND = re.compile(r"\bs.rvices?\b|\bmsap\b")
"""A little misread too: the name of a house, not of a site."""
_CONTRACTED = re.compile(r"au(?P<several>x?)\s(?=[^\W\d_a-zà-ÿ])")
_LINK = re.compile(r"\s(?:de\sla|de|du|des|à|au)\s|\sd['’]")
_COMPOUND = re.compile(r"\w-(?:\w{1,3}-){0,2}[^\W\d_a-zà-ÿ]")
_ARTICLE = re.compile(r"(?:L[ae]s?\s|L['’])")


def stop_name(text: str) -> str:
    """The commune of a stop: what stands before the square or hall."""
    return clean_name(re.split(r"\s?[,(:;]|\s[–-]\s", text, maxsplit=1)[0])


def stop_before(text: str, times_at: int) -> str:
    """The stop named right before the times at this offset, empty where none surely is; a square or a condition
    (`sur rendez-vous`) may stand between."""
    if times_at <= 0:
        return ""
    said = _ASIDE.sub(" ", text[max(0, times_at - _REACH_BACK) : times_at])
    while (shorter := _BEFORE_TIMES.sub("", said)) != said:
        said = shorter
    *before, last = [part.strip() for part in _PARTS.split(said)]
    if stop := _stop(last):
        return stop
    conditional = any(mark.kind in _CONDITIONS for mark in marks_of(last))
    if not (conditional or _AT_HEAD.match(last) or split_address(last)):
        return ""
    stop = _stop(before[-1]) if before else ""
    return stop or (clean_name(last) if _names_a_place(last) else "")


def place_named(text: str, *, commune_alone: bool) -> str:
    """The site, building or commune that a cell names, else empty. `commune_alone`: is the name of a commune enough?"""
    name = stop_name(text)
    if _BRAND.search(fold(name)):
        return ""
    known = commune_alone and bool(communes_named(name))
    return name if known or _names_a_place(name) else ""


def _names_a_place(text: str) -> bool:
    """`Mairie de Tallard`, `Antenne de Veynes`: a building or site and a name of its own."""
    if SITE.match(f"{text} :"):
        return True
    head = _BUILDING.match(text)
    return head is not None and (_has_a_name(text[head.end() :]) or bool(communes_named(_LINK.split(text)[-1])))


def _stop(text: str) -> str:
    """The stop that a piece of text names, else empty: `au Poët` is `Le Poët`."""
    if contracted := _CONTRACTED.match(text):
        text = f"Le{'s' if contracted['several'] else ''} {text[contracted.end() :]}"
        return text if communes_named(text) or (_is_stop(text) and _has_a_name(text)) else ""
    return clean_name(text) if _is_stop(text) else ""


def _is_stop(text: str) -> bool:
    """A name of the form of a commune's that is no day, condition, building, person or plain word."""
    if not text or _BUILDING.search(text) or commune_at(text) != text or marks_of(text) or not may_be_place(text):
        return False
    if communes_named(text):
        return True
    if lemmas(text) or is_given_name(re.split(r"[\s'’-]", text)[0]):
        return False
    return bool(_ARTICLE.match(text) or _COMPOUND.search(text)) or _has_a_name(text)


def _has_a_name(text: str) -> bool:
    """Does a word with a capital stand there that French does not know?"""
    words = re.findall(r"[^\W\d_]+", text)
    return any(word[0].isupper() and not lemmas(word) and not lemmas(fold(word)) for word in words)
