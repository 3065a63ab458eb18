"""What is wrong with a template, line by line, in French: `convextract template check`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from convextract.comparison.template import (
    HEADING,
    MARKS,
    PLACEHOLDER,
    TemplateClause,
    iso_date,
    parse_clauses,
    split_front_matter,
)

_REQUIRED = ("id", "title", "version")
_BAD_DATE = re.compile(r"^\w+:\s*\d{4}-(?!(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|30)\s*$)")
_ID = re.compile(r"^[a-z0-9][a-z0-9.-]*$")


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of a template: its 1-based line; `fatal` ones forbid its use, the others are advice."""

    line: int
    message: str
    fatal: bool = True

    def __str__(self) -> str:
        return f"ligne {self.line} : {self.message}"


def check_template(source: str) -> list[Fault]:
    """Every fault of a template's text, by line; an empty list: it can be used as it is."""
    front, body, first_line = split_front_matter(source)
    faults = _check_front_matter(front, source)
    head = _front_matter(front)
    declared = set(head.get("placeholders") or {}) if isinstance(head.get("placeholders"), dict) else set()
    faults += _check_placeholders(body, first_line, declared)
    clauses = parse_clauses(body, first_line)
    faults += _check_headings(body, first_line) + _check_ids(clauses)
    if not clauses:
        faults.append(Fault(first_line, "aucune clause : il faut au moins un titre « ## Art. 1 - Objet {#art-1} »."))
    return sorted(faults, key=lambda f: (f.line, f.message))


def _front_matter(front: str) -> dict[str, Any]:
    try:
        head = yaml.safe_load(front)
    except (yaml.YAMLError, ValueError):
        return {}
    return head if isinstance(head, dict) else {}


def _check_front_matter(front: str, source: str) -> list[Fault]:
    if not front:
        unclosed = source.lstrip().startswith("---")
        message = "l'en-tête n'est pas fermé par « --- »." if unclosed else "il manque l'en-tête entre « --- »."
        return [Fault(1, message)]
    try:
        head = yaml.safe_load(front)
    except ValueError:  # an impossible date
        line = next((n for n, text in enumerate(front.split("\n"), 2) if _BAD_DATE.search(text)), 2)
        return [Fault(line, "date impossible (écrire AAAA-MM-JJ).")]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return [Fault((mark.line + 2) if mark else 1, "l'en-tête n'est pas du YAML valable.")]
    if not isinstance(head, dict):
        return [Fault(2, "l'en-tête doit être une liste de « clé: valeur ».")]
    faults = [Fault(1, f"il manque « {key} » dans l'en-tête.") for key in _REQUIRED if not head.get(key)]
    return faults + _check_dates(head, front)


def _check_dates(head: dict[str, Any], front: str) -> list[Fault]:
    faults, dates = [], {}
    for key in ("valid_from", "valid_to"):
        try:
            dates[key] = iso_date(head.get(key))
        except ValueError:
            faults.append(Fault(_line_of(front, key), f"« {key} » n'est pas une date AAAA-MM-JJ : {head[key]}."))
    if dates.get("valid_from") and dates.get("valid_to") and dates["valid_from"] > dates["valid_to"]:
        faults.append(Fault(_line_of(front, "valid_to"), "la version finirait avant d'avoir commencé."))
    return faults


def _line_of(front: str, key: str) -> int:
    lines = front.split("\n")
    return next((n + 2 for n, line in enumerate(lines) if line.startswith(f"{key}:")), 1)


def _check_placeholders(body: str, first_line: int, declared: set[str]) -> list[Fault]:
    faults = []
    for number, line in enumerate(body.split("\n"), first_line):
        for match in PLACEHOLDER.finditer(line):
            if match[1] not in declared:
                faults.append(
                    Fault(number, f"le champ « {match[1]} » n'est pas décrit sous « placeholders ».", fatal=False)
                )
        rest = PLACEHOLDER.sub("", line)
        if "{{" in rest or "}}" in rest:
            faults.append(Fault(number, "champ mal fermé ou mal nommé : écrire {{nom}}."))
    return faults


def _check_headings(body: str, first_line: int) -> list[Fault]:
    faults = []
    for number, line in enumerate(body.split("\n"), first_line):
        if not line.startswith("#"):
            continue
        match = HEADING.match(PLACEHOLDER.sub("x", line))
        if not match:
            faults.append(Fault(number, "titre illisible : écrire « ## Art. 1 - Objet {#art-1} »."))
            continue
        words = (match[3] or "").split()
        ids = [w for w in words if w.startswith("#")]
        if len(ids) != 1:
            message = "deux identifiants." if ids else "il manque l'identifiant de la clause, par exemple {#art-4.2}."
            faults.append(Fault(number, message))
        for word in words:
            if not word.startswith("#") and word[1:] not in MARKS:
                known = ", ".join(f".{mark}" for mark in sorted(MARKS))
                faults.append(Fault(number, f"marque inconnue « {word} » (connues : {known})."))
    return faults


def _check_ids(clauses: list[TemplateClause]) -> list[Fault]:
    faults, seen = [], dict[str, int]()
    for clause in clauses:
        if clause.id and not _ID.match(clause.id):
            faults.append(Fault(clause.line, f"identifiant « {clause.id} » : minuscules, chiffres, points, tirets."))
        if clause.id and clause.id in seen:
            faults.append(Fault(clause.line, f"l'identifiant « {clause.id} » sert déjà ligne {seen[clause.id]}."))
        seen.setdefault(clause.id, clause.line)
        if {"fixed", "local"} <= clause.marks:
            faults.append(Fault(clause.line, "une clause ne peut être à la fois .fixed et .local."))
    return faults
