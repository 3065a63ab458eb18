"""Words of duty: what must, may and may not be done, and what weakens it (folded keys)."""

from __future__ import annotations

import re

from convextract.comparison.tokens import Token

MUST = re.compile(
    r"^(?:doi(?:t|vent)|devr(?:a|ont|ait|aient|ons)|obligatoire(?:s|ment)?|imperati(?:f|fs|ve|ves|vement)|impos(?:e|ent)|"
    r"tenue?s?|oblige(?:e|es|s|nt)?|engag(?:e|ent|era|eront)|astreinte?s?|exig(?:e|ent|ible)|necessairement|assur(?:e|ent|era|eront))$"
)
MAY = re.compile(
    r"^(?:peu(?:t|vent)|pourr(?:a|ont|ait|aient)|facultati(?:f|fs|ve|ves|vement)|eventuel(?:s|le|les|lement)?|possibilites?|possibles?|"
    r"souhait(?:e|ent)|invitee?s?|incite(?:e|es|s|nt)?|recommande(?:nt)?|optionnel(?:s|le|les)?|encourage(?:e|es|s|nt)?)$"
)
NEGATION = frozenset("ne n pas aucun aucune jamais ni interdit interdite interdits".split())
HEDGE = re.compile(
    r"mesure du possible|si possible|autant que possible|le cas echeant|dans la limite|a titre (?:facultatif|indicatif)"
)
_POSTED = frozenset("courrier courriers pli plis envoi envois en".split())
"""`courrier recommandé` recommends nothing."""
_FUTURE = re.compile(r"^\w{2,}(?:ra|ront)$")
WEIGHTY = re.compile(
    f"(?:{MUST.pattern})|(?:{MAY.pattern})|^(?:{'|'.join(sorted(NEGATION))}|tacite|expresse|ouvre(?:e|es|s)?|prefet)$"
)
"""Words on which much hangs: they are never taken for lost without a look."""


def modality(tokens: list[Token]) -> set[str]:
    found = set()
    for token, before in zip(tokens, [None, *tokens], strict=False):
        if token.key == "recommande" and before and before.key in _POSTED:
            continue
        if MUST.match(token.key):
            found.add("must")
        elif MAY.match(token.key):
            found.add("may")
        elif token.raw.lower() in NEGATION:
            found.add("not")
    return found


def has_duty(tokens: list[Token]) -> bool:
    return any(MUST.match(t.key) or _FUTURE.match(t.key) for t in tokens)
