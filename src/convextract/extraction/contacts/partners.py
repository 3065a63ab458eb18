"""Whose contact: the operator's code from the office's name, the mailbox's domain, the section or the part."""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from itertools import pairwise

from convextract.language.folding import fold
from convextract.language.operators import code_of_mailbox, find_operators
from convextract.settings import models_folder

_SEVERAL = 3
"""Two may well share an office; so many that nothing parts are several rows."""
_PARTED = re.compile(r"[,;/&+()|–-]|\b(?:et|ou)\b")


def code_of(organisation: str, email: str, section: str, part_code: str, *, national: bool) -> str:
    """One partner code, or an empty string where nothing tells.

    `section`: headings above; `part_code`: operator of the part; `national`: a circular or framework agreement, in
    which préfecture and ministries speak as the State; elsewhere a préfecture is a partner for titles (`interieur`).
    """
    named = _named(organisation, national=national)
    if named:
        return named
    domain = _of_domain(email, national=national)
    if domain:
        return domain
    if part_code:
        return part_code.split("|")[0]
    if organisation:
        return "local"
    return _named(section, national=national)


def names_several_operators(organisation: str) -> bool:
    """A column of offices that was read as one cell tells of nobody whose office each is: nothing stands between them,
    as it does where they share an office (`Espace commun CAF, CPAM et MSA`)."""
    mentions = find_operators(organisation)
    between = [
        organisation[one.end : other.start] for one, other in pairwise(mentions) if one.code != other.code
    ]
    return sum(not _PARTED.search(text) for text in between) >= _SEVERAL - 1


def employer_in(role: str) -> str:
    """The operator that a function names: `Mission locale` of `chargée de mission à la Mission locale`."""
    for mention in find_operators(role):
        if _AT.search(role[: mention.start]):
            return role[mention.start :].strip(" .,;")
    return ""


def _named(text: str, *, national: bool) -> str:
    """The first operator named; an ordinary word such as `préfecture` only where no proper name stands."""
    for generic in (False, True):
        codes = [m.code for m in find_operators(text, generic=generic)]
        if codes:
            code = codes[0]
            return "interieur" if code == "etat" and generic and not national and "prefect" in fold(text) else code
    return ""


def _of_domain(email: str, *, national: bool) -> str:
    code = code_of_mailbox(email)
    domain = fold(email).rpartition("@")[2]
    if code or not domain.endswith("gouv.fr"):
        return code
    labels = domain.split(".")
    if not national and any(label in _department_labels() for label in labels):
        return "interieur"
    return "etat"


_AT = re.compile(r"\b(?:[àÀ]|au|aux|chez|de|du|pour)\s(?:la\s|le\s|l'|les\s)?$|\b[dl]'$")


@lru_cache(maxsize=1)
def _department_labels() -> frozenset[str]:
    """Departments as the préfectures' mail domains have them: `hauts-de-seine`."""
    with (models_folder() / "departments.csv").open(encoding="utf-8", newline="") as handle:
        return frozenset(re.sub(r"[^a-z]+", "-", fold(row["name"])) for row in csv.DictReader(handle))
