"""Writing files that appear whole or not at all, and telling in French why one cannot be written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from convextract.errors import CannotWrite


def prepare_folder(folder: Path) -> None:
    """Makes the folder and proves that it can be written. Raises `CannotWrite`."""
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".convextract-", dir=folder)
        os.close(handle)
        Path(name).unlink()


@contextmanager
def atomic(target: Path) -> Iterator[Path]:
    """A temporary path beside `target` that takes its place once it is written. Raises `CannotWrite`."""
    partial: Path | None = None
    try:
        with _told(target):
            handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
            os.close(handle)
            partial = Path(name)
            partial.chmod(0o644)
            yield partial
            partial.replace(target)
    finally:
        if partial is not None:
            partial.unlink(missing_ok=True)


@contextmanager
def _told(place: Path) -> Iterator[None]:
    try:
        yield
    except PermissionError as error:
        remedy = "Fermez le fichier s'il est ouvert ailleurs, vérifiez les droits, ou changez de dossier."
        raise CannotWrite(f"« {place} » ne peut pas être écrit : accès refusé.", remedy) from error
    except (NotADirectoryError, FileExistsError) as error:
        raise CannotWrite(f"« {place} » ne peut pas être écrit : un fichier porte le nom du dossier.") from error
    except OSError as error:
        reason = "disque plein" if error.errno == 28 else (error.strerror or "faute du disque")
        raise CannotWrite(f"« {place} » ne peut pas être écrit : {reason}.") from error
