"""The templates that a document may be held against: those of the package, and any file that a person names."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from convextract.comparison.template import Template, iso_date, parse_clauses, split_front_matter
from convextract.comparison.template_check import check_template
from convextract.errors import UsageError
from convextract.settings import models_folder


def parse_template(source: str, path: str = "") -> Template:
    """A template from its text. Raises UsageError (French, with the line) where it cannot be used."""
    faults = [fault for fault in check_template(source) if fault.fatal]
    if faults:
        raise UsageError(f"Modèle inutilisable{f' ({path})' if path else ''} : {faults[0]}",
                         f"Voir tous les défauts : convextract template check {path or 'MODELE.md'}")
    front, body, first_line = split_front_matter(source)
    head: dict[str, Any] = yaml.safe_load(front)
    return Template(
        id=str(head["id"]),
        title=str(head.get("title", head["id"])),
        version=str(head.get("version", "")),
        valid_from=iso_date(head.get("valid_from")),
        valid_to=iso_date(head.get("valid_to")),
        clauses=tuple(parse_clauses(body, first_line)),
        provenance=str(head.get("provenance", "")),
        placeholders={str(k): str(v) for k, v in (head.get("placeholders") or {}).items()},
        path=path,
    )


def read_source(path: Path) -> str:
    """A template's text. Raises UsageError, with the line where the file is not UTF-8."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(f"Modèle illisible : « {path} ».", "Vérifiez le chemin et les droits.") from error
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UsageError(
            f"Modèle illisible : « {path} », ligne {line} : ce n'est pas du texte en UTF-8.",
            "Enregistrez-le à nouveau en choisissant l'encodage UTF-8.",
        ) from error


def load_template(path: Path) -> Template:
    """A template from a file. Raises UsageError where it cannot be read or used."""
    return parse_template(read_source(path), str(path))


@lru_cache(maxsize=1)
def templates() -> tuple[Template, ...]:
    """The templates that come with the package, by id and version."""
    files = sorted((models_folder() / "templates").glob("*.md"))
    return tuple(sorted((load_template(f) for f in files), key=lambda t: (t.id, t.version)))


def find_template(name: str) -> Template:
    """By id, `id@version` or path of a file. Raises UsageError for none."""
    known = templates()
    wanted, _, version = name.partition("@")
    found = [t for t in known if t.id == wanted and version in ("", t.version)]
    if found:
        return found[-1]
    if Path(name).is_file():
        return load_template(Path(name))
    raise UsageError(
        f"Modèle inconnu : {name}.", "Modèles connus : " + ", ".join(t.key for t in known) + "."
    )


def candidates(template_id: str, date: str) -> tuple[Template, ...]:
    """The templates a document may follow: the one asked for, else those in force on its date, else all."""
    if template_id:
        return (find_template(template_id),)
    known = templates()
    dated = tuple(t for t in known if date and t.in_force(date))
    return dated or known
