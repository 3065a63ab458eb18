"""`convextract report`: the whole corpus in one HTML page."""

from __future__ import annotations

from pathlib import Path

import click

from convextract.cli.options import database_option, verbose_option

_EPILOG = """\b
Exemples :
  convextract report --to rapport.html
  convextract report --to rapport.html --no-pictures
"""


@click.command(epilog=_EPILOG)
@click.option(
    "--to", "target", metavar="FICHIER", required=True, type=click.Path(path_type=Path, dir_okay=False),
    help="Page HTML à écrire.",
)
@click.option(
    "--template", "template_id", metavar="FICHIER", default="",
    help="Modèle hors installation, quand les conventions ont été lues avec lui.",
)
@click.option("--pictures/--no-pictures", default=True, help="Joint les images des pages (rapport plus lourd).")
@database_option
@verbose_option
def report(target: Path, template_id: str, pictures: bool, database: str) -> None:
    """Écrit toute la base en une page : tableau des écarts, texte barré à côté de l'image, variantes par clause."""
    from convextract.comparison.template_register import find_template, templates
    from convextract.report import write_report
    from convextract.store import Store

    models = {model.key: model for model in templates()}
    if template_id:
        own = find_template(template_id)
        models[own.key] = own
    with Store(database, create=False) as store:
        count = write_report(store, target, models, pictures=pictures)
    size = f"{target.stat().st_size / 1e6:.1f}".replace(".", ",")
    click.echo(f"{count} convention{'s' if count > 1 else ''} : {target} ({size} Mo)")
