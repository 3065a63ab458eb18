"""`convextract template`: the national templates that conventions are held against."""

from __future__ import annotations

from pathlib import Path

import click

from convextract.cli.options import database_option

_EPILOG = """\b
Exemples :
  convextract template list
  convextract template show convention-departementale-france-services
  convextract template check mon-modele.md
  convextract template add modele-2025.docx --to modele-2025.md
  convextract template infer conventions/ --to consensus.md
"""


@click.group(epilog=_EPILOG)
def template() -> None:
    """Liste, montre, vérifie et prépare les modèles nationaux (fichiers Markdown)."""


@template.command("list", epilog="\b\nExemple :\n  convextract template list")
def list_() -> None:
    """Liste les modèles installés, avec leurs dates."""
    from rich import box
    from rich.table import Table

    from convextract.cli.terminal import console
    from convextract.comparison.template_register import templates

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title in ("Modèle", "Version", "Depuis", "Jusqu'à", "Clauses", "Titre"):
        table.add_column(title)
    for known in templates():
        table.add_row(
            known.id, known.version, known.valid_from, known.valid_to or "en vigueur", str(len(known.compared)),
            known.title,
        )
    console().print(table)


@template.command(epilog="\b\nExemple :\n  convextract template show convention-departementale-france-services")
@click.argument("name", metavar="ID|FICHIER")
def show(name: str) -> None:
    """Montre les clauses d'un modèle, avec leurs identifiants."""
    from convextract.comparison.template_register import find_template

    found = find_template(name)
    click.echo(f"{found.title}\n{found.id}, version {found.version}, depuis {found.valid_from or 'toujours'}")
    if found.provenance:
        click.echo(f"Provenance : {found.provenance}")
    for clause in found.clauses:
        marks = f"  ({', '.join(sorted(clause.marks))})" if clause.marks else ""
        click.echo(f"\n[{clause.id}] {f'{clause.number} {clause.title}'.strip()}{marks}")
        for paragraph in clause.paragraphs:
            click.echo(f"    {paragraph}")


@template.command(epilog="\b\nExemple :\n  convextract template check mon-modele.md")
@click.argument("file", metavar="FICHIER", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check(file: Path) -> int:
    """Vérifie un modèle et dit chaque défaut avec sa ligne."""
    from convextract.comparison.links import template_link_faults
    from convextract.comparison.template_check import check_template, overlaps
    from convextract.comparison.template_register import parse_template, read_source, templates
    from convextract.errors import ExitCode

    source = read_source(file)
    faults = check_template(source)
    fatal = any(fault.fatal for fault in faults)
    if not fatal:
        template = parse_template(source, str(file))
        others = [t for t in templates() if Path(t.path).resolve() != file.resolve()]
        faults += template_link_faults(template, source) + overlaps(template, others, source)
    for fault in sorted(faults, key=lambda f: f.line):
        click.echo(f"{file}, {fault}" + ("" if fault.fatal else " (avertissement)"))
    if fatal:
        click.echo("Le modèle ne peut pas servir en l'état.")
        return int(ExitCode.USAGE)
    click.echo("Le modèle peut servir.")
    return int(ExitCode.OK)


_TARGET = click.option(
    "--to", "target", metavar="FICHIER", required=True, type=click.Path(path_type=Path, dir_okay=False),
    help="Fichier Markdown à écrire.",
)


@template.command(epilog="\b\nExemple :\n  convextract template add modele-2025.docx --to modele-2025.md")
@click.argument("file", metavar="MODÈLE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_TARGET
def add(file: Path, target: Path) -> int:
    """Tire d'un modèle en DOCX, PDF ou Markdown un fichier à relire, vérifié comme par « template check »."""
    from convextract.comparison.draft import markdown

    if file.suffix.lower() == ".md":
        from convextract.comparison.template_register import read_source

        source = read_source(file)
    else:
        if file.suffix.lower() == ".docx":
            from convextract.comparison.draft_docx import of_docx

            clauses = of_docx(file)
        else:
            from convextract.cli.ingest_view import LiveView
            from convextract.pipeline.drafts import draft_of_file
            from convextract.settings import Settings

            with LiveView(quiet=False) as view:
                clauses = draft_of_file(file, Settings.from_environment(), view)
        source = markdown(clauses, template_id=_id_of(target), title=file.stem, provenance=f"tiré de {file.name}")
    return _write_checked(target, source)


@template.command(epilog="\b\nExemple :\n  convextract template infer conventions/ --to consensus.md")
@click.argument("folder", metavar="DOSSIER", type=click.Path(exists=True, file_okay=False, path_type=Path))
@_TARGET
@click.option(
    "--share", type=click.FloatRange(0, 1), default=0.5, show_default=True, help="Part des conventions exigée."
)
@database_option
def infer(folder: Path, target: Path, share: float, database: str) -> int:
    """Propose un modèle : ce que la plupart des conventions d'un dossier ont en commun, phrase par phrase."""
    from dataclasses import replace

    from convextract.cli.ingest_view import LiveView
    from convextract.comparison.consensus import FEWEST_DOCUMENTS, consensus
    from convextract.comparison.draft import markdown
    from convextract.errors import UsageError
    from convextract.pipeline.drafts import drafts_of_folder
    from convextract.pipeline.ingest import ingest
    from convextract.settings import Settings
    from convextract.store import Store

    settings = replace(Settings.from_environment(), database_url=database)
    with LiveView(quiet=False) as view:
        ingest(folder, settings, view)
    with Store(database, create=False) as store:
        drafts = list(drafts_of_folder(store, settings, folder))
    if len(drafts) < FEWEST_DOCUMENTS:
        raise UsageError(
            f"« {folder} » contient {len(drafts)} convention(s) à clauses numérotées.", "Il en faut au moins deux."
        )
    provenance = f"ce que partagent au moins {share * 100:.0f} % de {len(drafts)} conventions"
    source = markdown(
        consensus(drafts, least_share=share), template_id=_id_of(target), title="Consensus", provenance=provenance
    )
    return _write_checked(target, source)


def _id_of(target: Path) -> str:
    import re

    from convextract.language.folding import fold

    return re.sub(r"[^a-z0-9]+", "-", fold(target.stem)).strip("-") or "modele"


def _write_checked(target: Path, source: str) -> int:
    """Writes a template and tells its faults; exit code 2 where it cannot be used yet."""
    from convextract.comparison.template_check import check_template
    from convextract.errors import CannotWrite, ExitCode

    try:
        target.write_text(source, encoding="utf-8")
    except OSError as error:
        raise CannotWrite(f"Impossible d'écrire « {target} ».", "Choisissez un autre emplacement avec --to.") from error
    faults = check_template(source)
    for fault in faults:
        click.echo(f"{target}, {fault}" + ("" if fault.fatal else " (avertissement)"))
    click.echo(f"Écrit : {target}. Relisez-le, complétez l'en-tête, puis utilisez-le avec --template {target}.")
    return int(ExitCode.USAGE if any(fault.fatal for fault in faults) else ExitCode.OK)
