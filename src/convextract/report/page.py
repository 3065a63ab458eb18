"""From the store to one self-contained HTML file: styles, script and pictures inside, nothing loaded from outside."""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from convextract.errors import CannotWrite, NothingToIngest
from convextract.records.labels import french_date, value_label
from convextract.report.pictures import Picture
from convextract.report.view import SEVERITIES, ReportView, build

if TYPE_CHECKING:
    from convextract.comparison.template import Template
    from convextract.store import Store

_TABLES = ("clauses", "deviations", "checks")
_OPEN_AT_FIRST = 60
"""A report of no more changed clauses than this opens with all of them unfolded."""


def write_report(store: Store, target: Path, models: dict[str, Template], *, pictures: bool = True) -> int:
    """Write the report; returns how many conventions it shows. `models`: see `view.build`.

    Raises `NothingToIngest` where nothing was compared, `CannotWrite` where `target` cannot be written.
    """
    rows: dict[str, dict[str, list[dict[str, Any]]]] = {table: defaultdict(list) for table in _TABLES}
    for table in _TABLES:
        for row in store.rows(table):
            rows[table][row["document_id"]].append(row)
    view = build(store.rows("documents"), rows, models, stored_pictures(store) if pictures else {})
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


def render(view: ReportView) -> str:
    """The page as text. Everything from documents is escaped; scripts run only if their digest is named."""
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

    environment = Environment(
        loader=PackageLoader("convextract.report"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["french_date"] = french_date
    script = _asset("report.js")
    return environment.get_template("report.html.jinja").render(
        view=view,
        style=_asset("report.css"),
        script=script,
        script_digest=base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii"),
        severities=SEVERITIES,
        label=value_label,
        plural=_plural,
        unfolded=sum(len(c.changed) for c in view.conventions) <= _OPEN_AT_FIRST,
    )


def stored_pictures(store: Store) -> dict[str, dict[int, Picture]]:
    """document_id -> page -> image, for every page on which a deviation stands."""
    sizes = {(r["document_id"], r["page"]): (r["width"], r["height"]) for r in store.rows("pages")}
    out: dict[str, dict[int, Picture]] = defaultdict(dict)
    for number, (document_id, stored) in enumerate(store.pictures()):
        width, height = sizes.get((document_id, stored.page), (0, 0))
        if width and height:
            encoded = base64.b64encode(stored.content).decode("ascii")
            name = f"p{number}"
            out[document_id][stored.page] = Picture(name, stored.page, stored.media_type, encoded, width, height)
    return out


def _asset(name: str) -> str:
    return (resources.files("convextract.report") / "templates" / name).read_text(encoding="utf-8")


def _plural(count: int, one: str, many: str = "") -> str:
    """`3 écarts`, `1 écart`, `0 écart`: French counts from two on."""
    return f"{count} {one if count < 2 else many or one + 's'}"
