"""`convextract read`: what was read on the pages of one file, as text or drawn on images of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from convextract.cli.options import json_option, verbose_option
from convextract.errors import CannotWrite, ExitCode, UnreadableDocument, UsageError
from convextract.settings import Settings

if TYPE_CHECKING:
    from convextract.reading.page import Page
    from convextract.reading.source import PageSource

_EPILOG = """\b
Exemples :
  convextract read convention.pdf
  convextract read convention.pdf --page 3 --overlay images/
"""

_SOURCES = {
    "text_layer": "couche de texte", "ocr": "reconnaissance", "mixed": "couche de texte et reconnaissance",
    "blank": "page blanche", "lost": "page perdue",
}  # fmt: skip


@click.command(epilog=_EPILOG)
@click.argument("file", metavar="FICHIER", type=click.Path(path_type=Path))
@click.option("--page", "pages", metavar="N", type=click.IntRange(min=1), multiple=True, help="Cette page (répétable).")
@click.option(
    "--overlay", "folder", metavar="DOSSIER", type=click.Path(path_type=Path),
    help="Écrit aussi l'image de chaque page, avec mots, ordre de lecture, tableaux et encre.",
)
@click.option("--ocr-engine", metavar="NOM", help="Moteur de reconnaissance : auto, tesserocr, pytesseract.")
@json_option
@verbose_option
def read(file: Path, pages: tuple[int, ...], folder: Path | None, ocr_engine: str | None, as_json: bool) -> int:
    """Montre ce qui a été lu dans un fichier (PDF, TIFF, PNG, JPEG), page par page, sans rien enregistrer."""
    from convextract.reading import read_page
    from convextract.reading.source import open_source

    settings = Settings.from_environment()
    settings = replace(settings, ocr_engine=ocr_engine) if ocr_engine else settings
    try:
        source = open_source(file)
    except UnreadableDocument as error:
        raise UsageError(str(error)) from error
    lost = 0
    with source:
        for number in _numbers(pages, source.page_count):
            try:
                page = read_page(source, number, settings)
            except UnreadableDocument as error:
                click.echo(f"Page {number} perdue : {error}", err=True)
                lost += 1
                continue
            _print(page, as_json)
            if folder is not None:
                _draw(source, page, folder)
    return int(ExitCode.SOME_FAILED if lost else ExitCode.OK)


def _numbers(wished: tuple[int, ...], count: int) -> list[int]:
    beyond = [number for number in wished if number > count]
    if beyond:
        raise UsageError(f"Le fichier n'a que {count} page(s) : pas de page {beyond[0]}.")
    return list(wished) or list(range(1, count + 1))


def _print(page: Page, as_json: bool) -> None:
    if as_json:
        import json

        click.echo(json.dumps(_as_dict(page), ensure_ascii=False))
        return
    confidence = "" if page.ocr_confidence is None else f", confiance {page.ocr_confidence:.2f}"
    turned = f", tournée de {page.rotation}°" if page.rotation else ""
    click.secho(f"--- page {page.number} ({_SOURCES[page.source]}{confidence}{turned}) ---", bold=True)
    for problem in page.problems:
        click.secho(f"! {problem}", fg="yellow")
    click.echo(page.text)


def _as_dict(page: Page) -> dict[str, Any]:
    """One line of JSON a page: text, source, and lines with their boxes in points."""
    return {
        "page": page.number, "width": page.width, "height": page.height, "rotation": page.rotation,
        "source": page.source, "ocr_confidence": page.ocr_confidence, "problems": list(page.problems),
        "lines": [
            {"text": line.text, "bbox": line.box.text(), "role": line.role, "table": line.table, "column": line.column}
            for line in page.lines
        ],
        "tables": [{"bbox": table.box.text(), "rows": table.rows, "columns": table.columns} for table in page.tables],
        "ink": [{"bbox": one.box.text(), "kind": one.kind, "confidence": one.confidence} for one in page.ink],
    }  # fmt: skip


def _draw(source: PageSource, page: Page, folder: Path) -> None:
    from convextract.reading.overlay import overlay

    target = folder / f"{source.path.stem}-{page.number:03}.png"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        overlay(source, page).save(target)
    except OSError as error:
        raise CannotWrite(f"Impossible d'écrire dans « {folder} ».", "Choisissez un autre dossier.") from error
    click.echo(f"→ {target}", err=True)
