"""French for the words that click itself prints; it asks gettext for them, and here is the catalogue."""

from __future__ import annotations

import importlib
from typing import Any

_WORDS = {
    "Usage:": "Usage :",
    "Options": "Options",
    "Commands": "Commandes",
    "Show this message and exit.": "Affiche cette aide.",
    "Show the version and exit.": "Affiche la version.",
    "Error: {message}": "Erreur : {message}",
    "Try '{command} {option}' for help.": "Voir « {command} {option} ».",
    "No such option: {name}": "Option inconnue : {name}",
    "No such option {name!r}.": "Option inconnue : {name}",
    "Did you mean {possibility}?": "Vouliez-vous dire {possibility} ?",
    "(Did you mean one of: {possibilities}?)": "(Vouliez-vous dire : {possibilities} ?)",
    "No such command {name!r}.": "Commande inconnue : {name}",
    "Missing command.": "Il manque une commande.",
    "Missing argument": "Il manque l'argument",
    "Missing option": "Il manque l'option",
    "Missing parameter": "Il manque le paramètre",
    "Missing {param_type}": "Il manque {param_type}",
    "Missing parameter: {param_name}": "Il manque le paramètre {param_name}",
    "Got unexpected extra argument ({args})": "Argument en trop : {args}",
    "Got unexpected extra arguments ({args})": "Arguments en trop : {args}",
    "Option {name!r} requires an argument.": "L'option {name} attend une valeur.",
    "Option {name!r} does not take a value.": "L'option {name} n'attend pas de valeur.",
    "Invalid value: {message}": "Valeur incorrecte : {message}",
    "Invalid value for {param_hint}: {message}": "Valeur incorrecte pour {param_hint} : {message}",
    "{value!r} is not a valid {number_type}.": "{value} n'est pas un nombre.",
    "{value} is not in the range {range}.": "{value} est hors des bornes {range}.",
    "{value!r} is not {choice}.": "{value} ne fait pas partie des choix : {choice}.",
    "{value!r} is not one of {choices}.": "{value} ne fait pas partie des choix : {choices}.",
    "Choose from:\n\t{choices}": "Choix :\n\t{choices}",
    "default: {default}": "par défaut : {default}",
    "required": "obligatoire",
    "(dynamic)": "(selon la machine)",
    "env var: {var}": "variable : {var}",
    "{name} {filename!r} does not exist.": "« {filename} » n'existe pas.",
    "{name} {filename!r} is a file.": "« {filename} » est un fichier.",
    "{name} {filename!r} is a directory.": "« {filename} » est un dossier.",
    "{name} {filename!r} is not readable.": "« {filename} » ne peut pas être lu.",
    "Aborted!": "Interrompu.",
}
_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "types", "termui")


def speak_french() -> None:
    """Hands the catalogue to click; words it does not hold stay English."""
    for name in _MODULES:
        try:
            module: Any = importlib.import_module(f"click.{name}")
        except ImportError:
            continue
        if hasattr(module, "_"):
            module._ = _translated
        if hasattr(module, "ngettext"):
            module.ngettext = _counted


def _translated(message: str) -> str:
    return _WORDS.get(message, message)


def _counted(one: str, many: str, count: int) -> str:
    return _translated(one if count < 2 else many)
