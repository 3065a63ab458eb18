"""Which files of a folder are to be read, and which of them hold the same bytes."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from convextract.errors import NothingToIngest, UsageError

SUFFIXES = frozenset({".pdf", ".tif", ".tiff", ".png", ".jpg", ".jpeg"})
_HASH_THREADS = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """One content to read: where it lies, and the other paths (relative, sorted) with the same bytes."""

    path: Path
    source_file: str
    sha256: str
    """Empty where the file could not be read."""
    twins: tuple[str, ...] = ()
    refusal: str = ""
    """Why it is not to be opened (French)."""

    @property
    def document_id(self) -> str:
        return document_id_of(self.sha256, self.source_file)


def document_id_of(sha256: str, source_file: str) -> str:
    """First 16 hexadecimal digits of the content's SHA-256; of the relative path's where the content is unknown."""
    return (sha256 or hashlib.sha256(source_file.encode("utf-8")).hexdigest())[:16]


def root_of(target: Path) -> Path:
    """The folder that relative paths start from. Raises `UsageError` for a path that does not exist."""
    if not target.exists():
        raise UsageError(f"« {_shown(str(target))} » n'existe pas.", "Vérifiez le chemin du dossier à traiter.")
    root = (target if target.is_dir() else target.parent).resolve()
    if not _is_text(str(root)):
        raise UsageError(f"Le nom du dossier « {_shown(str(root))} » n'est pas codé en UTF-8.", "Renommez le dossier.")
    return root


def find_candidates(target: Path) -> list[Candidate]:
    """Contents of a folder (or of the one file `target`), sorted by relative path.

    Files of the known suffixes, any case; links that lead out of the folder are not followed. Raises `UsageError` for
    a path that does not exist or cannot be listed, `NothingToIngest` where there is no such file.
    """
    root = root_of(target)
    names = [target.name] if target.is_file() else sorted(_walk(root))
    if not names:
        raise NothingToIngest(
            f"Aucun document à lire dans « {target} ».",
            "Formats lus : PDF, TIFF, PNG, JPEG (sous-dossiers compris).",
        )
    named = [name for name in names if _is_text(name)]
    with ThreadPoolExecutor(_HASH_THREADS) as threads:
        hashes = list(threads.map(lambda name: content_hash(root / name), named))
    refused = [_misnamed(root / name, _shown(name)) for name in names if not _is_text(name)]
    return _by_content(root, zip(named, hashes, strict=True)) + refused


def content_hash(path: Path) -> str:
    """SHA-256 of the bytes, read as a stream; empty where the file cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _is_text(name: str) -> bool:
    """Whether the bytes of a name are UTF-8: Python keeps others as halves of surrogates, which no table can hold."""
    return not any("\ud800" <= letter <= "\udfff" for letter in name)


def _shown(name: str) -> str:
    """The name with each byte that is no text as `%E9`."""
    return "".join(f"%{ord(c) - 0xDC00:02X}" if "\udc80" <= c <= "\udcff" else c for c in name)


def _misnamed(path: Path, shown: str) -> Candidate:
    return Candidate(path, shown, "", refusal=f"« {shown} » : nom de fichier mal codé (non UTF-8) ; renommez-le.")


def _by_content(root: Path, found: Iterable[tuple[str, str]]) -> list[Candidate]:
    paths: dict[str, list[str]] = defaultdict(list)
    for name, sha256 in found:
        paths[sha256 or f"unread:{name}"].append(name)
    return [
        Candidate(root / names[0], names[0], "" if key.startswith("unread:") else key, tuple(names[1:]))
        for key, names in paths.items()
    ]


def _walk(root: Path) -> Iterator[str]:
    """Relative paths with `/`, on every system."""
    if not os.access(root, os.R_OK | os.X_OK):
        raise UsageError(f"Le dossier « {root} » ne peut pas être ouvert : accès refusé.")
    for folder, folders, files in os.walk(root):
        folders.sort()
        for name in files:
            path = Path(folder, name)
            if path.suffix.lower() in SUFFIXES and not name.startswith("._") and _stays_inside(path, root):
                yield path.relative_to(root).as_posix()


def _stays_inside(path: Path, root: Path) -> bool:
    if not path.is_symlink():
        return path.is_file()
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return False
    return target.is_relative_to(root) and target.is_file()
