"""Writing files that appear whole or not at all, and telling in French why one cannot be written."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from convextract.errors import CannotWrite

_REASONS = {
    errno.ENOSPC: "disque plein",
    errno.EDQUOT: "quota de disque atteint",
    errno.EROFS: "le disque est en lecture seule",
    errno.ENOENT: "le dossier n'existe pas et ne peut pas être créé",
    errno.ENAMETOOLONG: "le nom est trop long",
}


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
        reason = _REASONS.get(error.errno or 0, f"le système refuse (erreur {error.errno})")
        raise CannotWrite(f"« {place} » ne peut pas être écrit : {reason}.") from error
