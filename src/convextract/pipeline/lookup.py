"""Which stored document a user means: by its path, its name, its id, or the file itself."""

from __future__ import annotations

from pathlib import Path

from convextract.errors import UsageError
from convextract.pipeline.discovery import content_hash, document_id_of
from convextract.store import Known, Store

_SHOWN = 5


def find_document(store: Store, reference: str) -> Known:
    """The document that `reference` names: a file on disk (known by its content), the path or file name that the store
    has, or a `document_id`. Raises `UsageError` where there is none, or several.
    """
    known = store.known()
    if reference in known:
        return known[reference]
    found = _by_path(known, reference) or _by_content(known, reference)
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(
            f"« {reference} » n'est pas dans la base.", "Lancez « convextract ingest » sur ce fichier ou son dossier."
        )
    names = ", ".join(sorted(f"{d.source_file} ({d.document_id})" for d in found)[:_SHOWN])
    remedy = "Donnez le chemin complet ou l'identifiant."
    raise UsageError(f"« {reference} » désigne plusieurs documents : {names}.", remedy)


def _by_path(known: dict[str, Known], reference: str) -> list[Known]:
    """The file at this place first, then equal relative paths, then equal file names."""
    path = Path(reference)
    absolute = path.resolve()
    for same in (
        lambda d: Path(d.folder, d.source_file) == absolute,
        lambda d: d.source_file == path.as_posix(),
        lambda d: not path.exists() and Path(d.source_file).name == reference,
    ):
        found = [d for d in known.values() if same(d)]
        if found:
            return _current(found, absolute)
    return []


def _current(found: list[Known], path: Path) -> list[Known]:
    """Of several contents that once lay at one path, the one that lies there now."""
    if len(found) > 1 and path.is_file():
        sha256 = content_hash(path)
        return [d for d in found if d.sha256 == sha256] or found
    return found


def _by_content(known: dict[str, Known], reference: str) -> list[Known]:
    path = Path(reference)
    if not path.is_file():
        return []
    document = known.get(document_id_of(content_hash(path), path.name))
    return [document] if document else []


def missing_documents(store: Store) -> list[Known]:
    """Documents whose file is no longer where it was, or holds something else now; by path."""
    gone = []
    for document in store.known().values():
        path = Path(document.folder, document.source_file)
        if not path.is_file() or (document.sha256 and content_hash(path) != document.sha256):
            gone.append(document)
    return sorted(gone, key=lambda document: document.source_file)
