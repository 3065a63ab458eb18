"""The registry of formats: a format is one file of this folder and one line here; `--format` offers these."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from convextract.errors import UsageError
from convextract.store import Store

Writer = Callable[[Store, Path], list[Path]]


@dataclass(frozen=True, slots=True)
class Format:
    """`module` has `write(store, target) -> paths written`; loaded only when used, since some need heavy libraries."""

    name: str
    label: str
    """French, for the help."""
    module: str
    suffix: str = ""
    """Of the one file it makes; empty for a format that fills a folder."""

    def writer(self) -> Writer:
        return cast(Writer, importlib.import_module(self.module).write)


_ALL = (
    Format("csv", "un fichier CSV par table et datapackage.json", "convextract.export.csv_folder"),
    Format("xlsx", "un classeur pour tableur, une feuille par table", "convextract.export.workbook", ".xlsx"),
)

FORMATS: dict[str, Format] = {chosen.name: chosen for chosen in _ALL}


def export(store: Store, format_name: str, target: Path) -> list[Path]:
    """Writes the whole store in a format; the paths written come back.

    A folder format fills `target`; a one-file format writes `target` itself, or `convextract<suffix>` in it where it
    is a folder. Raises `UsageError` for an unknown format, `CannotWrite` where nothing can be written.
    """
    chosen = FORMATS.get(format_name)
    if chosen is None:
        raise UsageError(f"Format inconnu : « {format_name} ».", f"Formats : {', '.join(FORMATS)}.")
    if chosen.suffix and (target.is_dir() or target.suffix.lower() != chosen.suffix):
        target = target / f"convextract{chosen.suffix}"
    return chosen.writer()(store, target)
