"""`convextract show`: what was found in one document, table by table; or what is doubtful in the whole store."""

from __future__ import annotations

from typing import Any

import click

from convextract.cli.options import database_option, json_option, verbose_option
from convextract.errors import UsageError
from convextract.records import TABLES
from convextract.report.doubts import DEFAULT_BELOW

_EPILOG = """\b
Exemples :
  convextract show conventions/haute-saone.pdf
  convextract show haute-saone.pdf --table contacts
  convextract show --doubtful --below 0.7
"""


@click.command(epilog=_EPILOG)
@click.argument("file", metavar="[FICHIER]", required=False, default="")
@click.option(
    "--table", "tables", multiple=True, metavar="TABLE", type=click.Choice(list(TABLES)),
    help="Cette table seulement, en entier (répétable).",
)
@click.option("--doubtful", is_flag=True, help="Ce qu'une personne doit regarder d'abord, dans toute la base.")
@click.option(
    "--below", type=click.FloatRange(0, 1), default=DEFAULT_BELOW, show_default=True,
    help="Avec --doubtful : seuil de confiance.",
)
@database_option
@json_option
@verbose_option
def show(
    file: str, tables: tuple[str, ...], doubtful: bool, below: float, database: str, as_json: bool
) -> None:
    """Montre ce qui a été trouvé dans un document, table par table, avec les pages."""
    if doubtful:
        _show_doubtful(file, below, database, as_json)
        return
    if not file:
        raise UsageError("Quel document montrer ?", "Nommez un fichier, ou demandez --doubtful pour toute la base.")
    from convextract.pipeline.lookup import find_document
    from convextract.store import Store

    with Store(database, create=False) as store:
        document_id = find_document(store, file).document_id
        chosen = tables or tuple(TABLES)
        rows: dict[str, list[dict[str, Any]]] = {name: list(store.rows(name, document_id)) for name in chosen}
    if as_json:
        import json

        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    from convextract.cli.show_view import print_tables

    print_tables(rows, whole=bool(tables))


def _show_doubtful(file: str, below: float, database: str, as_json: bool) -> None:
    from dataclasses import asdict

    from convextract.pipeline.lookup import find_document
    from convextract.report.doubts import doubts
    from convextract.store import Store

    with Store(database, create=False) as store:
        only = find_document(store, file).source_file if file else ""
        found = [d for d in doubts(store, below) if not only or d.source_file == only]
    if as_json:
        import json

        click.echo(json.dumps([asdict(d) for d in found], ensure_ascii=False, indent=2))
        return
    from convextract.cli.show_view import print_doubts

    print_doubts(found)
