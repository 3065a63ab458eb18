"""`convextract export`: the whole store in one of the formats."""

from __future__ import annotations

from pathlib import Path

import click

from convextract.cli.options import database_option, json_option, verbose_option
from convextract.export.formats import FORMATS

_EPILOG = """\b
Exemples :
  convextract export --to tables/
  convextract export --format xlsx --to conventions.xlsx
"""
_LABELS = " ; ".join(f"{chosen.name} = {chosen.label}" for chosen in FORMATS.values())


@click.command(epilog=_EPILOG)
@click.option(
    "--to", "target", metavar="SORTIE", required=True, type=click.Path(path_type=Path),
    help="Dossier ou fichier à écrire.",
)
@click.option(
    "--format", "format_name", type=click.Choice(list(FORMATS)), default="csv", show_default=True, help=f"{_LABELS}.",
)
@database_option
@json_option
@verbose_option
def export(target: Path, format_name: str, database: str, as_json: bool) -> None:
    """Écrit toutes les tables de la base : CSV pour les machines, classeur pour les personnes."""
    from convextract.export import export as write
    from convextract.store import Store

    with Store(database, create=False) as store:
        paths = write(store, format_name, target)
    if as_json:
        import json

        click.echo(json.dumps([str(path) for path in paths], ensure_ascii=False))
        return
    for path in paths:
        click.echo(path)
