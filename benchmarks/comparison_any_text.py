# ruff: noqa: E501 - tables of words stand on one line each
"""Changes that apply to the words of any model: numbers with units, duties, negations, parties, as grammar finds them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from benchmarks.comparison_draft import Change, Draft

_NUMBER = re.compile(
    r"\b(?<![\d.,/])(\d{1,3}) ?(?=(?:jours|mois|heures|ans|semaines|euros|agents|personnes|%)\b)|"
    r"\b(deux|trois|quatre|cinq|six|sept|huit|dix|douze|quinze) (?=(?:jours|mois|heures|ans|fois|semaines|agents|personnes)\b)"
)
_SPELLED = ("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "dix", "douze", "quinze")
_DUTY = {"doit": "peut", "doivent": "peuvent", "devra": "pourra", "devront": "pourront"}
_MAY = {may: must for must, may in _DUTY.items()}
_MODAL = re.compile(r"(?<!ne )\b(doit|doivent|devra|devront|peut|peuvent|pourra|pourront)(?= \w{3,}(?:er|ir|re)\b)")
_VERB = re.compile(r"(?<!ne )(?<!n')\b(est|sont|peut|peuvent|doit|doivent|sera|seront|assure|assurent|participe|participent)\b(?= \w)(?! pas)")
_PARTY = {
    "la commune": ("le département", "la région"), "le département": ("la commune", "la région"),
    "le préfet": ("le maire", "le président du conseil départemental"), "Le préfet": ("Le maire", "Le président du conseil départemental"),
    "les communes": ("les associations", "les opérateurs"), "les opérateurs": ("les gestionnaires", "les communes"),
    "Les opérateurs": ("Les gestionnaires", "Les communes"), "le gestionnaire": ("le préfet", "l'opérateur"),
    "Le gestionnaire": ("Le préfet", "L'opérateur"), "l'association": ("la commune", "le préfet"),
}
_ADVERB = {"régulièrement": "périodiquement", "notamment": "en particulier", "rapidement": "promptement", "afin de": "en vue de", "l'ensemble des": "la totalité des"}


def _change(draft: Draft, chance: random.Random, kind: str, pattern: re.Pattern[str],
            new: Callable[[str], str], nature: str, severity: str) -> Change | None:
    for clause, index in draft.free(chance, pattern.search):
        text = clause.paragraphs[index]
        match = chance.choice(list(pattern.finditer(text)))
        after = new(match[0])
        clause.paragraphs[index] = text[: match.start()] + after + text[match.end() :]
        clause.touched.add(index)
        draft.statuses[clause.id] = "modified"
        return Change(kind, clause.id, "replace", match[0].strip(), after.strip(), nature, severity)
    return None


def any_number(draft: Draft, chance: random.Random) -> Change | None:
    def new(old: str) -> str:
        word = old.strip()
        other = chance.choice([w for w in _SPELLED if w != word]) if word.isalpha() else str(int(word) + chance.randint(1, 20))
        return other + old[len(word) :]

    return _change(draft, chance, "any_number", _NUMBER, new, "quantity", "high")


def any_modality(draft: Draft, chance: random.Random) -> Change | None:
    return _change(draft, chance, "any_modality", _MODAL, lambda old: {**_DUTY, **_MAY}[old], "obligation", "high")


def any_negation(draft: Draft, chance: random.Random) -> Change | None:
    def new(verb: str) -> str:
        return f"n'{verb} pas" if verb[0] in "aeé" else f"ne {verb} pas"

    return _change(draft, chance, "any_negation", _VERB, new, "obligation", "high")


def any_party(draft: Draft, chance: random.Random) -> Change | None:
    pattern = re.compile(rf"(?<!\w)(?<!dans )(?:{'|'.join(sorted(_PARTY, key=len, reverse=True))})(?!\w)")
    return _change(draft, chance, "any_party", pattern, lambda old: chance.choice(_PARTY[old]), "party", "high")


def any_word(draft: Draft, chance: random.Random) -> Change | None:
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(_ADVERB)})(?!\w)")
    return _change(draft, chance, "any_word", pattern, lambda old: _ADVERB[old], "wording", "low")
