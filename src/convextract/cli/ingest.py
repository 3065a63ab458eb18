"""`convextract ingest`: the main job, with its progress bar and final table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from convextract.cli.options import database_option, json_option, verbose_option
from convextract.settings import Settings, default_jobs

_EPILOG = """\b
Exemples :
  convextract ingest conventions/
  convextract ingest conventions/ --output tables/ --jobs 4
"""


@click.command(epilog=_EPILOG)
@click.argument("folder", metavar="DOSSIER", type=click.Path(path_type=Path))
@database_option
@click.option(
    "--output", metavar="DOSSIER", type=click.Path(path_type=Path), help="Exporte ensuite toutes les tables en CSV.",
)
@click.option(
    "--jobs", type=click.IntRange(1, 256, clamp=True), metavar="N",
    help="Processus de lecture.  [par défaut : un par cœur]",
)
@click.option("--force", is_flag=True, help="Relit tout, même ce qui est connu (pages perdues comprises).")
@click.option("--ocr-engine", metavar="NOM", help="Moteur de reconnaissance : auto, tesserocr, pytesseract.")
@click.option(
    "--template", "template_id", metavar="ID", default="",
    help="Modèle national à comparer.  [par défaut : selon la date]",
)
@json_option
@verbose_option
def ingest(
    folder: Path, database: str, output: Path | None, jobs: int | None, force: bool, ocr_engine: str | None,
    template_id: str, as_json: bool,
) -> int:
    """Lit les conventions d'un dossier (PDF, TIFF, PNG, JPEG) et remplit la base.

    Ce qui est déjà connu est passé ; un document en défaut n'arrête pas les autres.
    """
    from convextract.pipeline import ingest as run
    from convextract.pipeline import start_early

    start_early()
    from convextract.cli.ingest_view import LiveView, as_dict, print_report

    settings = replace(
        Settings.from_environment(), database_url=database, jobs=jobs or default_jobs(), force=force,
        template_id=template_id,
    )
    if ocr_engine:
        settings = replace(settings, ocr_engine=ocr_engine)
    if output is not None:
        from convextract.export.files import prepare_folder

        prepare_folder(output)
    with LiveView(quiet=as_json) as view:
        report = run(folder, settings, view)
    if output is not None:
        from convextract.export import export
        from convextract.store import Store

        with Store(database, create=False) as store:
            export(store, "csv", output)
    if as_json:
        import json

        click.echo(json.dumps(as_dict(report), ensure_ascii=False, indent=2))
    else:
        print_report(report, output)
    return int(report.exit_code)
