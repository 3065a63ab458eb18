"""`convextract diff`: what a convention changes against the national template, clause by clause."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from convextract.cli.options import database_option, verbose_option
from convextract.settings import Settings

if TYPE_CHECKING:
    from convextract.pipeline.compared import ComparedDocument

SEVERITIES = ("low", "medium", "high")
_EPILOG = """\b
Exemples :
  convextract diff conventions/haute-saone.pdf
  convextract diff conventions/ --min-severity high
  convextract diff haute-saone.pdf --format html --to ecarts.html
"""


@click.command(epilog=_EPILOG)
@click.argument("target", metavar="FICHIER|DOSSIER")
@click.option(
    "--template", "template_id", metavar="ID", default="",
    help="Modèle à comparer (voir « template list »).  [par défaut : selon la date du document]",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default="text",
    help="Forme du résultat.",
)
@click.option(
    "--min-severity", type=click.Choice(SEVERITIES), default="low", help="Écarts de cette gravité au moins.",
)
@click.option("--to", type=click.Path(path_type=Path), metavar="FICHIER", help="Écrit dans ce fichier.")
@database_option
@verbose_option
def diff(target: str, template_id: str, form: str, min_severity: str, to: Path | None, database: str) -> None:
    """Montre ce qu'une convention change au modèle national, clause par clause, avec les pages.

    Un fichier qui n'est pas encore dans la base est d'abord lu.
    """
    from convextract.cli.ingest_view import LiveView
    from convextract.pipeline.compared import compared

    settings = replace(Settings.from_environment(), database_url=database, template_id=template_id)
    with LiveView(quiet=form == "json") as view:
        documents = compared(target, settings, view)
    write(rendered(documents, form, SEVERITIES.index(min_severity), colour=to is None), to)


def rendered(documents: list[ComparedDocument], form: str, least: int, *, colour: bool) -> str:
    """The deviations of at least this severity (index in SEVERITIES) as text, JSON or one HTML page."""
    shown = [
        replace(d, deviations=[row for row in d.deviations if SEVERITIES.index(row["severity"]) >= least])
        for d in documents
    ]
    if form == "json":
        import json
        from dataclasses import asdict

        return json.dumps([asdict(document) for document in shown], ensure_ascii=False, indent=2)
    if form == "html":
        from convextract.cli.diff_html import page

        return page(shown)
    from convextract.cli.diff_view import as_text

    return as_text(shown, colour=colour)


def write(text: str, to: Path | None) -> None:
    """To a file, or to standard output. Raises CannotWrite."""
    if to is None:
        click.echo(text)
        return
    from convextract.errors import CannotWrite

    try:
        to.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise CannotWrite(f"Impossible d'écrire {to}.", "Choisissez un autre endroit avec --to.") from error
