"""From the store to one self-contained HTML file: styles, script and pictures inside, nothing loaded from outside."""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from convextract.errors import CannotWrite, NothingToIngest
from convextract.report.view import Picture, build

if TYPE_CHECKING:
    from convextract.comparison.template import Template
    from convextract.store import Store

_TABLES = ("clauses", "deviations", "checks")
STATUS_LABELS = {
    "identical": "identique",
    "cosmetic": "identique (typographie)",
    "modified": "modifiée",
    "added": "ajoutée",
    "missing": "absente",
    "moved": "déplacée",
}
SEVERITY_LABELS = {"high": "grave", "medium": "notable", "low": "de forme"}
NATURE_LABELS = {
    "amount": "montant",
    "quantity": "quantité",
    "deadline": "délai",
    "obligation": "obligation",
    "party": "partie",
    "scope": "portée",
    "wording": "rédaction",
}


def write_report(store: Store, target: Path, template: Template, *, pictures: bool = True) -> int:
    """Write the report; returns how many conventions it shows.

    Raises `NothingToIngest` where nothing was compared, `CannotWrite` where `target` cannot be written.
    """
    rows: dict[str, dict[str, list[dict[str, Any]]]] = {table: defaultdict(list) for table in _TABLES}
    for table in _TABLES:
        for row in store.rows(table):
            rows[table][row["document_id"]].append(row)
    view = build(store.rows("documents"), rows, template, _pictures(store) if pictures else {})
    if not view.conventions:
        raise NothingToIngest(
            "La base ne contient aucune convention comparée au modèle.", "Lancez d'abord convextract ingest."
        )
    html = render(view)
    try:
        target.write_text(html, encoding="utf-8")
    except OSError as error:
        raise CannotWrite(f"Impossible d'écrire « {target} ».", "Choisissez un autre emplacement avec --to.") from error
    return len(view.conventions)


def render(view: Any) -> str:
    """The page as text. Everything from documents is escaped; scripts run only if their digest is named."""
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

    environment = Environment(
        loader=PackageLoader("convextract.report"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    script = _asset("report.js")
    return environment.get_template("report.html.jinja").render(
        view=view,
        style=_asset("report.css"),
        script=script,
        script_digest=base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii"),
        status_labels=STATUS_LABELS,
        severity_labels=SEVERITY_LABELS,
        nature_labels=NATURE_LABELS,
        mark=_mark,
    )


def _asset(name: str) -> str:
    return (resources.files("convextract.report") / "templates" / name).read_text(encoding="utf-8")


def _mark(bbox: str, picture: Picture) -> str:
    """A CSS position, in percent of the page, of a row's box."""
    x0, y0, x1, y1 = (float(v) for v in bbox.split())
    across, down = 100 / picture.width, 100 / picture.height
    return (
        f"left:{x0 * across:.2f}%;top:{y0 * down:.2f}%;width:{(x1 - x0) * across:.2f}%;height:{(y1 - y0) * down:.2f}%"
    )


def _pictures(store: Store) -> dict[str, dict[int, Picture]]:
    sizes = {(r["document_id"], r["page"]): (r["width"], r["height"]) for r in store.rows("pages")}
    out: dict[str, dict[int, Picture]] = defaultdict(dict)
    for document_id, stored in store.pictures():
        width, height = sizes.get((document_id, stored.page), (0, 0))
        if width and height:
            encoded = base64.b64encode(stored.content).decode("ascii")
            out[document_id][stored.page] = Picture(stored.page, stored.media_type, encoded, width, height)
    return out
