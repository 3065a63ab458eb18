"""How often a recurrence comes back, as a share of all weeks: for the mean week of a house."""

from __future__ import annotations

import re

from convextract.language.folding import fold

_EVERY_SECOND = re.compile(
    r"semaines? (?:paires?|impaires?)|sur (?:deux|2)\b|tous les (?:quinze|15) jours|toutes les (?:deux|2)"
)
_EVERY_NTH = re.compile(r"sur (trois|3|quatre|4)\b")
_ORDINALS = re.compile(r"\b(?:1er|[2-5](?:e|eme)|premier|deuxieme|second|troisieme|quatrieme|dernier)s?\b")
_TERM = re.compile(r"^(?!hors\b).*periodes? scolaires?")
_HOLIDAYS = re.compile(r"vacances|conges|periodes? scolaires?")
_SUMMER = re.compile(r"\b(?:juillet|aout|ete|estiva)")
_WEEKS_A_MONTH = 52 / 12


def share_of_weeks(recurrence: str) -> float | None:
    """1 for every week, 0.5 for every second, 0 for holidays only (no normal week); None where words do not tell."""
    folded = fold(recurrence)
    if not folded:
        return 1.0
    if _TERM.match(folded):
        return 1.0
    if _SUMMER.search(folded):
        return 0.0
    if _HOLIDAYS.search(folded):
        return 1.0 if folded.startswith("hors") else 0.0
    if _EVERY_SECOND.search(folded):
        return 0.5
    if match := _EVERY_NTH.search(folded):
        return 1 / 3 if match[1] in ("trois", "3") else 0.25
    if ordinals := _ORDINALS.findall(folded):
        return len(ordinals) / _WEEKS_A_MONTH
    if match := re.search(r"(une|\d) fois par mois", folded):
        return (1 if match[1] == "une" else int(match[1])) / _WEEKS_A_MONTH
    return None
