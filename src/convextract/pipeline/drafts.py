"""Conventions that were read, as drafts of templates: what `template add` and `template infer` start from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from convextract.comparison.draft import DraftClause, of_document
from convextract.errors import UsageError
from convextract.pipeline.ingest import ingest
from convextract.pipeline.progress import Listener
from convextract.pipeline.versions import current_versions
from convextract.reading.serialise import pages_from_bytes
from convextract.settings import Settings, database_url
from convextract.store import Store
from convextract.structure import build


def draft_of_file(path: Path, settings: Settings, listener: Listener | None = None) -> list[DraftClause]:
    """The clauses of one model on paper (PDF or image), read into a store of its own that goes away.

    Raises UsageError where the file holds no clauses.
    """
    with TemporaryDirectory() as scratch:
        alone = replace(settings, database_url=database_url(str(Path(scratch) / "draft.db")))
        ingest(path, alone, listener)
        with Store(alone.database_url, create=False) as store:
            drafts = list(drafts_of_folder(store, alone, path.parent))
    if not drafts:
        raise UsageError(f"Aucune clause numérotée n'a été trouvée dans « {path.name} ».")
    return drafts[0]


def drafts_of_folder(store: Store, settings: Settings, folder: Path) -> Iterator[list[DraftClause]]:
    """The clauses of every document of the store that lies below `folder` and has a convention in it; copies of a
    convention (its scan beside its native file) once."""
    version = current_versions(settings).reading
    copies = {row["document_id"] for row in store.rows("documents") if row["duplicate_of"]}
    for document in sorted(store.known().values(), key=lambda d: d.source_file):
        path = Path(document.folder, document.source_file)
        if document.document_id in copies or not path.is_relative_to(folder.resolve()):
            continue
        pages = [page for content in store.cached_pages(document.sha256, version) for page in pages_from_bytes(content)]
        clauses = of_document(build(document.document_id, document.source_file, pages)) if pages else []
        if clauses:
            yield clauses
