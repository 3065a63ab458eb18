"""The delay within which users are answered: 72 working hours."""

from __future__ import annotations

import re

from convextract.conformity.charter import minimum_for
from convextract.conformity.facts import CONVENTION, Facts, number
from convextract.language.folding import fold_keeping_length
from convextract.language.numerals import find_numbers
from convextract.records import Check
from convextract.records.vocabulary import CheckStatus
from convextract.structure.model import Block

_ANSWER = re.compile(
    r"repon(?:se|du|dre|dent|d )|revenir (?:aupres|vers)|reviennent|recontact|retour (?:a|aupres)|rappel"
)
_WITHIN = re.compile(r"delai|sous|dans les|en moins de|au plus tard|maximum")
_UNIT = re.compile(
    r"\s?(?:\([^)]{1,30}\)\s)?(h\b|heures?\b|jours?\b|semaines?\b|mois\b)(?:\s(?:ouvree?s?|ouvrables?|calendaires?))?"
)
_USERS = re.compile(r"usager|utilisateur|sollicitation|demande|public|question")
_INCIDENT = re.compile(r"violation|cnil|donnees? a caractere|preavis|resiliation|recours")
_HOURS = {"h": 1, "j": 24, "s": 120, "m": 480}
"""Hours in a unit; a week of work is five days, a month twenty."""


def reply_72h(facts: Facts) -> list[Check]:
    """Does the convention promise an answer within 72 hours? Unknown where it tells no delay."""
    if not facts.convention_parts:
        return []
    rule = "reply_72h"
    asked = minimum_for(rule, facts.date)
    for part in facts.document.parts_of_kind("convention"):
        for block in facts.document.blocks_of(part):
            found = _delay(block)
            if found is None:
                continue
            hours, start, end = found
            said = block.text.text[start:end]
            status: CheckStatus = "pass" if hours <= asked.value else "fail"
            detail = f"réponse sous {said}, maximum {number(asked.value)} {asked.unit} ({asked.cited})"
            evidence = block.text.evidence(start, end, method="", confidence=0.9)
            return [facts.check(rule, CONVENTION, status, detail, evidence)]
    return [facts.check(rule, CONVENTION, "unknown", f"aucun délai de réponse trouvé ({asked.cited})")]


def _delay(block: Block) -> tuple[float, int, int] | None:
    """Hours, and the characters that tell them, of a promise to answer users in this block; None for none."""
    folded = fold_keeping_length(block.text.text)
    if not (_ANSWER.search(folded) and _USERS.search(folded)) or _INCIDENT.search(folded):
        return None
    for found in find_numbers(folded):
        unit = _UNIT.match(folded, found.end)
        if not unit:
            continue
        begins = max(folded.rfind(". ", 0, found.start), 0)
        before = folded[max(begins, found.start - 60) : found.start]
        if _WITHIN.search(before) and _ANSWER.search(folded[begins : found.end + 60]):
            return found.value * _HOURS[unit[1][0]], found.start, unit.end()
    return None
