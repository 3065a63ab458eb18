"""Words that bear on opening, as patterns over text without accents and in lower case. Data only."""

from __future__ import annotations

import re
from typing import Literal

MarkKind = Literal[
    "days", "span", "until", "half", "season", "appointment", "open", "closed", "except", "recurrence", "stop", "comma",
    "daily",
]

_MEETING = r"(?:rendez-?\s?vous|rdv\b|r\.d\.v\.?)"
_ORDINAL = r"(?:1ers?|[2-4]e(?:me)?s?|premiers?|deuxiemes?|seconds?|troisiemes?|quatriemes?|derniers?)"
_DAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi)"
_SUMMER = r"(?:l')?(?:(?:juillet|aout)(?:\s?(?:et|-|/|a)\s?aout)?|ete|estiva(?:ux|les?)|(?:la\s)?periode\sestivale)\b"
_CLOCK = r"(?:[0-2]?\d(?:\s?h\s?(?:[0-5]\d)?|:[0-5]\d)(?!\w)|midi\b)"
_EVERY = r"(?:deux|2|trois|3|quatre|4)"

_PATTERNS: tuple[tuple[MarkKind, str, str], ...] = (
    ("open", "", rf"(?:(?:sur|avec)\s(?:et|ou)\s)?sans\s{_MEETING}(?:\set\ssur\s{_MEETING})?"),
    ("open", "", r"(?:accueil|acces)\slibre"),
    ("appointment", "", rf"(?:sur|avec|en)\s(?:prise\sde\s)?{_MEETING}|\brdv\b(?!\s(?:en|au|avec))"),
    ("closed", "", r"\bfermee?s?\b|\bfermetures?\b|\bpas\sd'(?:accueil|ouverture)\b"),
    ("except", "", r"\b(?:sauf|excepte(?:e?s)?|hormis|a\sl'exc(?:eption|lusion)\sd(?:[ue]|es)|a\spart|mais\spas)\b"
                   rf"|\b(?:hors|en\sdehors\sd[ue])(?=\s(?:les?\s)?{_DAY})"),
    ("recurrence", "", rf"(?:les?\s|une\s)?semaines?\s(?:paires?|impaires?|sur\s{_EVERY})"),
    ("recurrence", "", rf"\bun\s{_DAY}\ssur\s{_EVERY}"),
    ("recurrence", "", r"tous\sles\s(?:quinze|15)\sjours|toutes\sles\s(?:deux|2)\ssemaines"),
    ("recurrence", "", r"(?:une|\d)\sfois\spar\smois"),
    ("recurrence", "", rf"(?:les?\s)?{_ORDINAL}(?:(?:\s?,\s?|\set\s)(?:le\s)?{_ORDINAL}){{0,3}}\s(?={_DAY}s?\b)"),
    ("recurrence", "", r"(?:pendant|durant|hors|en\speriode\sde)\s(?:les\s)?(?:periodes?\sde\s)?(?:vacances|conges)"
                       r"(?:\sscolaires)?|vacances\sscolaires"),
    ("recurrence", "", r"(?:(?:uniquement|seulement)\s)?(?:en|pendant\sla|durant\sla|hors)\speriodes?\sscolaires?"),
    ("season", "summer", r"(?:(?:en|pendant|durant|au)\s(?:les?\s)?(?:mois\sd[e']\s?)?|\bhoraires?\s(?:d[e']\s?)?)"
                         rf"{_SUMMER}"),
    ("season", "", r"\b(?:horaires?\sd'hiver|(?:le\s)?reste\sde\sl'annee|de\sseptembre\sa\sjuin|hors\s(?:periode\s)?ete"
                   r"|hors\speriode\sestivale)\b"),
    ("until", "", rf"\bjusqu'a\s(?P<until>{_CLOCK})"),
    ("until", "first", rf"(?<=\()\s?(?:(?:jusqu'|fermeture\s|ferme\s)a\s)?(?P<until>{_CLOCK})\s(?=les?\s{_DAY})"),
    ("until", "", rf"(?<=di)\s?:?\s?(?:a\s)?(?P<until>{_CLOCK})(?=\s?\))"),
    ("half", "morning", r"\bmatin(?:s|ees?)?\b"),
    ("half", "afternoon", r"\bapres-?\s?midis?\b"),
    ("daily", "", r"\btous\sles\sjours\b|\bchaque\sjour\b|\btoute\sla\ssemaine\b|\btous\sles\s(?=matins|apres)"),
    ("stop", "", r"[;•▪■✓➢\n]|\.(?=\s|$)"),
    ("comma", "", r"[,()]"),
)

PATTERNS = tuple((kind, value, re.compile(pattern)) for kind, value, pattern in _PATTERNS)

LEADER = re.compile(r"(?:[.·_][ \t\xa0]?){4,}|…[ \t\xa0…]*")
"""The points between a label and its value: `Lundi .......... de 9h à 12h`. They end no sentence."""

NO_LONGER = re.compile(
    r"\b(?:auparavant|precedemment|anterieurement|anciennement|jusqu'alors|initialement)\b|\bau\slieu\sde\b"
    r"|\betai(?:t|ent)\s(?:\w+\s){0,2}ouverte?s?\b"
)
"""What follows, up to the end of the statement, is what an avenant changes."""
FROM_NOW_ON = re.compile(r"\b(?:desormais|dorenavant|a\spresent|maintenant)\b|[;•▪■✓➢\n]|\.(?=\s|$)")

DATE_AFTER_WEEKDAY = re.compile(
    r"\s(?:\d{1,2}|1er)\s(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)"
)
"""`jeudi 12 mars` is one day of one year."""
