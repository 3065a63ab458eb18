"""`convextract template`: the national templates that conventions are held against."""

from __future__ import annotations

from pathlib import Path

import click

_EPILOG = """\b
Exemples :
  convextract template list
  convextract template show convention-departementale-france-services
  convextract template check mon-modele.md
"""


@click.group(epilog=_EPILOG)
def template() -> None:
    """Liste, montre et vérifie les modèles nationaux (fichiers Markdown)."""


@template.command("list", epilog="\b\nExemple :\n  convextract template list")
def list_() -> None:
    """Liste les modèles installés, avec leurs dates."""
    from rich import box
    from rich.table import Table

    from convextract.cli.terminal import console
    from convextract.comparison.template import templates

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
    from convextract.comparison.template import find_template

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
    from convextract.comparison.template import load_template
    from convextract.comparison.template_check import check_template
    from convextract.errors import ExitCode, UsageError

    try:
        source = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"Modèle illisible : {file}.", "Un modèle est un fichier Markdown en UTF-8.") from error
    faults = check_template(source)
    fatal = any(fault.fatal for fault in faults)
    if not fatal:
        faults += template_link_faults(load_template(file))
    for fault in sorted(faults, key=lambda f: f.line):
        click.echo(f"{file}, {fault}" + ("" if fault.fatal else " (avertissement)"))
    if fatal:
        click.echo("Le modèle ne peut pas servir en l'état.")
        return int(ExitCode.USAGE)
    click.echo("Le modèle peut servir.")
    return int(ExitCode.OK)
