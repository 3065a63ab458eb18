"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from convextract.settings import Settings, database_url

Command = Callable[..., Any]


def database_option(command: Command) -> Command:
    """`--db`: handed to the command as a SQLAlchemy URL named `database`."""
    return click.option(
        "--db",
        "database",
        metavar="BASE",
        default=None,
        callback=lambda _ctx, _param, value: database_url(value) if value else Settings.from_environment().database_url,
        help="Base de données : fichier SQLite ou adresse (postgresql://...).  [par défaut : convextract.db]",
    )(command)


def verbose_option(command: Command) -> Command:
    """`--verbose` behind the command's name too, where most people put it."""

    def remember(_context: click.Context, _parameter: click.Parameter, value: bool) -> None:
        if value:
            from convextract.cli.root import set_verbosity

            set_verbosity(True)

    return click.option(
        "-v", "--verbose", is_flag=True, expose_value=False, callback=remember,
        help="Journal technique sur la sortie d'erreur.",
    )(command)


def json_option(command: Command) -> Command:
    """`--json`: handed over as `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="Réponse en JSON, pour un programme.")(command)
