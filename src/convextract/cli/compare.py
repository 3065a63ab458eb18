"""`convextract compare`: what one convention changes against another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from convextract.cli.diff import SEVERITIES, rendered, write
from convextract.cli.options import database_option, verbose_option
from convextract.settings import Settings

_EPILOG = """\b
Exemples :
  convextract compare convention-2020.pdf convention-2024.pdf
  convextract compare convention.pdf avenant.pdf --format html --to ecarts.html
"""


@click.command(epilog=_EPILOG)
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "html"]), default="text", help="Forme du résultat.",
)
@click.option(
    "--min-severity", type=click.Choice(SEVERITIES), default="low", help="Écarts de cette gravité au moins.",
)
@click.option("--to", type=click.Path(path_type=Path), metavar="FICHIER", help="Écrit dans ce fichier.")
@database_option
@verbose_option
def compare(first: str, second: str, form: str, min_severity: str, to: Path | None, database: str) -> None:
    """Montre ce que la convention B change à la convention A, clause par clause.

    D'un avenant : ce qu'il change aux articles qu'il nomme."""
    from convextract.cli.ingest_view import LiveView
    from convextract.comparison import compare_documents
    from convextract.pipeline.compared import ComparedDocument, structured_document

    settings = replace(Settings.from_environment(), database_url=database)
    with LiveView(quiet=form == "json") as view:
        documents = [structured_document(name, settings, view) for name in (first, second)]
    result = compare_documents(*documents)
    outcome = ComparedDocument(
        source_file=f"{documents[0].source_file} → {documents[1].source_file}",
        document_id=documents[1].document_id,
        clauses=[record.model_dump() for record in result.clauses],
        deviations=[record.model_dump() for record in result.deviations],
        problems=result.problems,
    )
    write(rendered([outcome], form, SEVERITIES.index(min_severity), colour=to is None), to)
