"""`convextract show`: what was found in one document, table by table, with page numbers."""

from __future__ import annotations

from typing import Any

import click

from convextract.cli.options import database_option, json_option, verbose_option
from convextract.records import TABLES

_EPILOG = """\b
Exemples :
  convextract show conventions/haute-saone.pdf
  convextract show haute-saone.pdf --table contacts
"""


@click.command(epilog=_EPILOG)
@click.argument("file", metavar="FICHIER")
@click.option(
    "--table", "tables", multiple=True, metavar="TABLE", type=click.Choice(list(TABLES)),
    help="Cette table seulement, en entier (répétable).",
)
@database_option
@json_option
@verbose_option
def show(file: str, tables: tuple[str, ...], database: str, as_json: bool) -> None:
    """Montre ce qui a été trouvé dans un document, table par table, avec les pages."""
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
