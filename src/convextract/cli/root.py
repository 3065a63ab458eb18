"""The root command: which commands there are (loaded when called), French words for click, faults to exit codes."""

from __future__ import annotations

import importlib
import logging
import signal
import sys
from typing import Any, cast

import click

from convextract import __version__
from convextract.cli.french import speak_french
from convextract.errors import ConvextractError, ExitCode

COMMANDS: dict[str, tuple[str, str]] = {
    "ingest": ("convextract.cli.ingest:ingest", "Lit un dossier de conventions et remplit la base."),
    "export": ("convextract.cli.export:export", "Écrit toutes les tables (CSV ou classeur)."),
    "show": ("convextract.cli.show:show", "Montre ce qui a été trouvé dans un document."),
    "diff": ("convextract.cli.diff:diff", "Montre ce qu'une convention change au modèle national."),
    "compare": ("convextract.cli.compare:compare", "Montre ce qu'une convention change à une autre."),
    "report": ("convextract.cli.report:report", "Écrit toute la base en une page, écarts et images."),
    "template": ("convextract.cli.template:template", "Liste, montre et vérifie les modèles nationaux."),
    "read": ("convextract.cli.read:read", "Montre ce qui a été lu, page par page."),
    "forget": ("convextract.cli.forget:forget", "Retire des documents de la base."),
    "doctor": ("convextract.cli.doctor:doctor", "Vérifie l'installation et dit comment la réparer."),
}
"""Name -> where the click command is, and its line in the general help (so that `--help` loads none of them)."""

_EPILOG = """\b
Exemples :
  convextract ingest conventions/ --output tables/
  convextract export --format xlsx --to conventions.xlsx
  convextract show conventions/haute-saone.pdf

\b
Complétion des commandes par la touche Tab (bash ; zsh_source et fish_source existent aussi) :
  eval "$(_CONVEXTRACT_COMPLETE=bash_source convextract)"

\b
Codes de sortie : 0 tout va bien, 2 demande incorrecte, 3 il manque un composant, 4 rien à lire,
5 écriture impossible, 6 certains documents incomplets ou en échec, 7 tous en échec.
"""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        return cast(click.Command, getattr(importlib.import_module(module), name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commandes"):
            formatter.write_dl([(name, help_line) for name, (_, help_line) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.version_option(
    __version__, "--version", prog_name="convextract", message="%(prog)s %(version)s", help="Affiche la version."
)
@click.option("-v", "--verbose", is_flag=True, help="Journal technique (sortie d'erreur), sans donnée personnelle.")
def root(verbose: bool) -> None:
    """Conventions France services numérisées : un jeu de données national, avec preuves, et leurs écarts au modèle."""
    set_verbosity(verbose)


def set_verbosity(verbose: bool) -> None:
    level = logging.INFO if verbose else logging.CRITICAL
    logging.basicConfig(level=level, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr, force=True)


def run(arguments: list[str] | None = None) -> None:
    """Runs a command line and ends the process with its exit code; faults are one French sentence on stderr."""
    speak_french()
    signal.signal(signal.SIGTERM, _stop)
    sys.exit(_exit_code(arguments))


def _stop(_signal: int, _frame: object) -> None:
    """A polite kill ends a run as Ctrl-C does: workers are stopped, what is finished stays."""
    raise KeyboardInterrupt


def _exit_code(arguments: list[str] | None) -> int:
    try:
        outcome: Any = root.main(args=arguments, prog_name="convextract", standalone_mode=False)
    except ConvextractError as error:
        complain(error)
        return int(error.exit_code)
    except click.ClickException as error:
        error.show()
        return int(ExitCode.USAGE)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrompu. Ce qui était terminé est enregistré ; relancez pour continuer.", err=True)
        return int(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()
        return int(ExitCode.OK)
    except Exception as error:
        logging.getLogger(__name__).info("unexpected fault", exc_info=True)
        click.echo(f"Erreur inattendue ({type(error).__name__}). Relancez avec --verbose et signalez-la.", err=True)
        return 1
    return int(outcome) if isinstance(outcome, int) else int(ExitCode.OK)


def complain(error: ConvextractError) -> None:
    click.echo(f"Erreur : {error.message}", err=True)
    if error.remedy:
        click.echo(error.remedy, err=True)
