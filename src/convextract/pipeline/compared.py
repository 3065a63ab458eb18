"""Stored documents and what they change against a template: for `diff` and `compare`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from convextract.errors import UsageError
from convextract.pipeline.ingest import ingest
from convextract.pipeline.lookup import find_document
from convextract.pipeline.progress import Listener
from convextract.pipeline.stages import structured
from convextract.pipeline.versions import current_versions
from convextract.settings import Settings
from convextract.store import Known, Store
from convextract.structure.model import StructuredDocument

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ComparedDocument:
    """A document with its rows of `clauses` and `deviations`, in reading order."""

    source_file: str
    document_id: str
    clauses: list[Row]
    deviations: list[Row]
    problems: list[str]


def compared(target: str, settings: Settings, listener: Listener | None = None) -> list[ComparedDocument]:
    """The documents that `target` names (file, folder, stored path or id), read first where the store lacks them.

    With `settings.template_id` they are held against that template now, the store keeps what it has. Raises what
    `ingest` raises, and UsageError for an unknown document or template.
    """
    template_id = settings.template_id
    if template_id:
        from convextract.comparison.template_register import find_template

        find_template(template_id)
    settings = replace(settings, template_id="")
    with _stored(target, settings, listener) as (store, documents):
        return [_compared(store, known, settings, template_id) for known in documents]


def structured_document(target: str, settings: Settings, listener: Listener | None = None) -> StructuredDocument:
    """One document from its stored pages, read first where the store lacks it."""
    with _stored(target, settings, listener) as (store, documents):
        if len(documents) != 1:
            raise UsageError(f"« {target} » n'est pas un document.", "Donnez un seul fichier.")
        return _restructured(store, documents[0], settings)


@contextmanager
def _stored(target: str, settings: Settings, listener: Listener | None) -> Iterator[tuple[Store, list[Known]]]:
    """The store, and the documents that a target names in it."""
    path = Path(target)
    if path.exists():
        ingest(path, settings, listener)
    with Store(settings.database_url, create=False) as store:
        yield store, _documents(store, target)


def _documents(store: Store, target: str) -> list[Known]:
    if not Path(target).is_dir():
        return [find_document(store, target)]
    folder = Path(target).resolve()
    known = sorted(store.known().values(), key=lambda document: document.source_file)
    return [d for d in known if Path(d.folder, d.source_file).resolve().is_relative_to(folder)]


def _compared(store: Store, known: Known, settings: Settings, template_id: str) -> ComparedDocument:
    document = next(iter(store.rows("documents", known.document_id)))
    problems = [problem for problem in str(document["problems"]).split("|") if problem]
    if not template_id:
        clauses = [dict(row) for row in store.rows("clauses", known.document_id)]
        deviations = [dict(row) for row in store.rows("deviations", known.document_id)]
        return ComparedDocument(known.source_file, known.document_id, clauses, deviations, problems)
    from convextract.comparison import compare

    result = compare(_restructured(store, known, settings), {}, template_id)
    return ComparedDocument(
        known.source_file, known.document_id,
        [record.model_dump() for record in result.clauses], [record.model_dump() for record in result.deviations],
        [*problems, *result.problems],
    )


def _restructured(store: Store, known: Known, settings: Settings) -> StructuredDocument:
    from convextract.reading.serialise import pages_from_bytes

    contents = store.cached_pages(known.sha256, current_versions(settings).reading)
    pages = [page for content in contents for page in pages_from_bytes(content)]
    return structured(known.document_id, known.source_file, sorted(pages, key=lambda page: page.number))
