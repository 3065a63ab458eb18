"""`convextract forget`: takes documents out of the store, with all that was found and read in them."""

from __future__ import annotations

import sys

import click

from convextract.cli.options import database_option, verbose_option

_EPILOG = """\b
Exemples :
  convextract forget conventions/ancienne.pdf
  convextract forget --missing
"""


@click.command(epilog=_EPILOG)
@click.argument("files", metavar="[FICHIER]...", nargs=-1)
@click.option("--missing", is_flag=True, help="Retire tous les documents dont le fichier n'est plus à sa place.")
@click.option("-y", "--yes", is_flag=True, help="Ne demande pas de confirmation.")
@database_option
@verbose_option
def forget(files: tuple[str, ...], missing: bool, yes: bool, database: str) -> None:
    """Retire des documents de la base, avec leurs pages lues et toutes leurs lignes.

    Les fichiers eux-mêmes ne sont pas touchés.
    """
    from convextract.errors import UsageError
    from convextract.pipeline.links import link_documents
    from convextract.pipeline.lookup import find_document, missing_documents
    from convextract.store import Store

    if bool(files) == missing:
        raise UsageError("Indiquez des fichiers, ou bien --missing.", "Exemple : convextract forget ancienne.pdf")
    Store(database, create=False).close()  # told apart from a store that is only about to be made
    with Store(database) as store:
        documents = missing_documents(store) if missing else [find_document(store, name) for name in files]
        if not documents:
            click.echo("Tous les fichiers sont à leur place : rien à retirer.")
            return
        for document in documents:
            click.echo(f"  {document.source_file}  ({document.document_id})")
        if not yes and not _confirmed(len(documents), needed=missing):
            click.echo("Rien n'a été retiré.")
            return
        store.forget(document.document_id for document in documents)
        link_documents(store)
    click.echo(f"{len(documents)} document{'s retirés' if len(documents) > 1 else ' retiré'} de la base.")


def _confirmed(count: int, *, needed: bool) -> bool:
    """A person is asked before many go at once; a named file, or a program, is not asked twice."""
    if not needed or not sys.stdin.isatty():
        return True
    return click.confirm(f"Retirer ces {count} documents ?", default=False)
