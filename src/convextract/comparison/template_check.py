"""What is wrong with a template, line by line, in French: `convextract template check`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import yaml

from convextract.comparison.template import (
    HEADING,
    MARKS,
    PLACEHOLDER,
    Template,
    TemplateClause,
    iso_date,
    parse_clauses,
    split_front_matter,
    without_comments,
)

_REQUIRED = ("id", "title", "version")
_KNOWN = frozenset((*_REQUIRED, "valid_from", "valid_to", "language", "provenance", "placeholders", "notes"))
_BRACES = re.compile(r"(?<!\{)\{([A-Za-z_][\w-]*)\}(?!\})")
_BAD_DATE = re.compile(r"^\w+:\s*\d{4}-(?!(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|30)\s*$)")
_FIRST, _LAST = "0000-00-00", "9999-99-99"
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
    front, written, first_line = split_front_matter(source)
    body = without_comments(written)
    faults = _check_front_matter(front, source)
    head = _front_matter(front)
    if head.get("placeholders") is None or isinstance(head["placeholders"], dict):
        faults += _check_placeholders(body, first_line, dict(head.get("placeholders") or {}), front)
    else:
        message = "« placeholders » s'écrit « nom: description », un champ par ligne, décalé de deux blancs."
        faults.append(Fault(_line_of(front, "placeholders"), message))
    clauses = parse_clauses(body, first_line)
    faults += _check_headings(body, first_line) + _check_ids(clauses) + _check_stray_text(body, first_line)
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
    known = ", ".join(sorted(_KNOWN))
    faults += [
        Fault(_line_of(front, str(key)), f"« {key} » n'est pas connu dans l'en-tête (connus : {known}).", fatal=False)
        for key in head if key not in _KNOWN
    ]
    if head.get("id") and not _ID.match(str(head["id"])):
        message = f"identifiant « {head['id']} » : minuscules sans accent, chiffres, points, tirets."
        faults.append(Fault(_line_of(front, "id"), message))
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


def _check_placeholders(body: str, first_line: int, declared: dict[str, Any], front: str) -> list[Fault]:
    faults, used = [], set()
    for number, line in enumerate(body.split("\n"), first_line):
        for match in PLACEHOLDER.finditer(line):
            used.add(match[1])
            if match[1] not in declared:
                faults.append(
                    Fault(number, f"le champ « {match[1]} » n'est pas décrit sous « placeholders ».", fatal=False)
                )
        rest = PLACEHOLDER.sub("", line)
        if "{{" in rest or "}}" in rest:
            faults.append(Fault(number, "champ mal fermé ou mal nommé : écrire {{nom}}, sans blanc ni accent."))
        for match in _BRACES.finditer(rest):
            message = f"« {match[0]} » sera comparé mot à mot : un champ s'écrit avec deux accolades."
            faults.append(Fault(number, message, fatal=False))
    return faults + [
        Fault(_line_of(front, f"  {name}"), f"le champ « {name} » est décrit mais jamais employé.", fatal=False)
        for name in declared if name not in used
    ]


def _check_stray_text(body: str, first_line: int) -> list[Fault]:
    """Text that belongs to no clause, remarks that do not end."""
    faults, lines = [], body.split("\n")
    for number, line in enumerate(lines, first_line):
        if line.startswith("#"):
            break
        if line.strip() and any(text.startswith("#") for text in lines):
            faults.append(Fault(number, "texte avant le premier titre : il n'appartient à aucune clause.", fatal=False))
            break
    for number, line in enumerate(lines, first_line):
        if "<!--" in line:
            faults.append(Fault(number, "remarque qui n'est pas fermée par « --> »."))
    return faults


def _check_headings(body: str, first_line: int) -> list[Fault]:
    faults = []
    for number, line in enumerate(body.split("\n"), first_line):
        if not line.startswith("#"):
            continue
        match = HEADING.match(PLACEHOLDER.sub("x", line))
        if match and not match[2].strip():
            faults.append(Fault(number, "titre vide : écrire au moins un numéro ou un titre.", fatal=False))
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


def overlaps(template: Template, others: Iterable[Template], source: str) -> list[Fault]:
    """Versions of the same template that hold on the same days: the date of a document cannot choose among them."""
    line = _line_of(split_front_matter(source)[0], "valid_from")
    faults = []
    for other in others:
        if other.id != template.id:
            continue
        if other.version == template.version:
            message = f"la version « {other.version} » est déjà installée."
        elif (other.valid_from or _FIRST) <= (template.valid_to or _LAST) and (template.valid_from or _FIRST) <= (
            other.valid_to or _LAST
        ):
            message = f"la version « {other.version} » installée vaut en partie aux mêmes dates."
        else:
            continue
        faults.append(Fault(line, f"{message} La plus ressemblante sera prise.", fatal=False))
    return faults
