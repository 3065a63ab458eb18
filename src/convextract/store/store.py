"""The store: what an ingest has found, one document a transaction; and the pages it has read, so OCR is paid once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, Select, delete, func, select, update

from convextract.reading.page import PagePicture
from convextract.records import RECORDS, TABLES, Record
from convextract.store.connection import connect, disconnect
from convextract.store.schema import CACHE_TABLE, INGESTED_TABLE, ORDER_COLUMN, PICTURES_TABLE, metadata, value_type

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Versions:
    """Which code made the pages and which made the rows of a document."""

    reading: str
    extraction: str


@dataclass(frozen=True, slots=True)
class Known:
    """A document as the store has it."""

    document_id: str
    sha256: str
    source_file: str
    folder: str
    status: str
    versions: Versions


class Store:
    """All tables of the dataset behind a SQLAlchemy URL.

    `create=False` opens an existing store only. Raises `UsageError`, `CannotWrite` or `MissingDependency`.
    """

    def __init__(self, url: str, *, create: bool = True) -> None:
        self._engine = connect(url, create=create)
        self._writes = create

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        disconnect(self._engine, wrote=self._writes)

    # ---- what is known -------------------------------------------------------------------------------------------
    def known(self) -> dict[str, Known]:
        """Every document, by its id."""
        documents, ingested = metadata().tables["documents"], metadata().tables[INGESTED_TABLE]
        query = select(
            documents.c.document_id, documents.c.sha256, documents.c.source_file, ingested.c.folder,
            documents.c.status, ingested.c.reading_version, ingested.c.extraction_version,
        ).join(ingested, ingested.c.document_id == documents.c.document_id)
        with self._engine.connect() as connection:
            return {
                row[0]: Known(row[0], row[1], row[2], row[3], row[4], Versions(row[5], row[6]))
                for row in connection.execute(query)
            }

    def rows(self, table: str, document_id: str = "") -> Iterator[Row]:
        """Rows of a table, columns in the order of the exports; all documents by path, each in reading order.

        Values are as records have them: unknown text is the empty string, an unknown number None.
        """
        record = TABLES[table]
        with self._engine.connect() as connection:
            query = _reading_order(record, document_id, self._engine.dialect.name)
            result = connection.execution_options(yield_per=500).execute(query)
            for row in result:
                yield _as_record(record, row._asdict())

    def pictures(self) -> Iterator[tuple[str, PagePicture]]:
        """(document_id, image) of every page on which a deviation stands."""
        stored = metadata().tables[PICTURES_TABLE].c
        query = select(stored.document_id, stored.page, stored.media_type, stored.content)
        with self._engine.connect() as connection:
            for document_id, page, media_type, content in connection.execution_options(yield_per=100).execute(query):
                yield document_id, PagePicture(page, media_type, content)

    def counts(self, document_id: str) -> dict[str, int]:
        """Number of rows of a document, by table."""
        tables = [metadata().tables[record.table] for record in RECORDS]
        with self._engine.connect() as connection:
            return {
                t.name: connection.execute(
                    select(func.count()).select_from(t).where(t.c.document_id == document_id)
                ).scalar_one()
                for t in tables
            }

    # ---- documents -----------------------------------------------------------------------------------------------
    def put_document(
        self,
        records: Mapping[str, Sequence[Record]],
        *,
        folder: str,
        versions: Versions,
        pictures: Sequence[PagePicture] = (),
    ) -> None:
        """Writes one document whole, in one transaction, in place of what was there.

        `records` holds rows by table, in reading order, with exactly one `documents` row. `folder` is the absolute
        path of the ingested folder. A row of the same path that could not be read before goes away.
        """
        document = records["documents"][0].model_dump()
        with self._engine.begin() as connection:
            _delete_documents(connection, [document["document_id"]])
            _delete_unread_twin(connection, document)
            for record in RECORDS:
                _insert(connection, record, records.get(record.table, ()))
            connection.execute(
                metadata().tables[INGESTED_TABLE].insert(),
                {
                    "document_id": document["document_id"],
                    "sha256": document["sha256"],
                    "folder": folder,
                    "reading_version": versions.reading,
                    "extraction_version": versions.extraction,
                },
            )
            if pictures:
                own = {"document_id": document["document_id"]}
                connection.execute(
                    metadata().tables[PICTURES_TABLE].insert(), [{**own, **asdict(p)} for p in pictures]
                )

    def update_documents(self, changes: Mapping[str, Mapping[str, str]]) -> None:
        """Changes single columns of `documents` rows: {document_id: {column: value}}, all in one transaction."""
        documents = metadata().tables["documents"]
        with self._engine.begin() as connection:
            for document_id, values in changes.items():
                stored = {n: _stored_value(TABLES["documents"], n, v) for n, v in values.items()}
                connection.execute(
                    update(documents).where(documents.c.document_id == document_id).values(**stored)
                )

    def move(self, document_id: str, source_file: str, folder: str) -> None:
        """The file of a document now lies elsewhere: every table follows."""
        with self._engine.begin() as connection:
            for record in RECORDS:
                stored = metadata().tables[record.table]
                connection.execute(
                    update(stored).where(stored.c.document_id == document_id).values(source_file=source_file)
                )
            ingested = metadata().tables[INGESTED_TABLE]
            connection.execute(
                update(ingested).where(ingested.c.document_id == document_id).values(folder=folder)
            )

    def forget(self, document_ids: Iterable[str]) -> None:
        """Removes everything of these documents, their recognised pages too, from the file itself as well."""
        ids = list(document_ids)
        if not ids:
            return
        documents, cache = metadata().tables["documents"], metadata().tables[CACHE_TABLE]
        with self._engine.begin() as connection:
            hashes = connection.execute(
                select(documents.c.sha256).where(documents.c.document_id.in_(ids), documents.c.sha256 != "")
            ).scalars()
            connection.execute(delete(cache).where(cache.c.sha256.in_(list(hashes))))
            _delete_documents(connection, ids)
        self._wipe_free_space()

    def _wipe_free_space(self) -> None:
        """Forgotten personal data must not linger in unused blocks of the file or in its log."""
        if self._engine.dialect.name != "sqlite":
            return
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    # ---- recognised pages ----------------------------------------------------------------------------------------
    def cached_page_numbers(self, sha256: str, reading_version: str) -> set[int]:
        """Pages (1-based) of this content that need no reading."""
        cache = metadata().tables[CACHE_TABLE]
        query = select(cache.c.page).where(cache.c.sha256 == sha256, cache.c.reading_version == reading_version)
        with self._engine.connect() as connection:
            return set(connection.execute(query).scalars())

    def cached_pages(self, sha256: str, reading_version: str) -> list[bytes]:
        """What was put for these pages, in page order."""
        cache = metadata().tables[CACHE_TABLE]
        query = (
            select(cache.c.content)
            .where(cache.c.sha256 == sha256, cache.c.reading_version == reading_version)
            .order_by(cache.c.page)
        )
        with self._engine.connect() as connection:
            return list(connection.execute(query).scalars())

    def put_cached_page(self, sha256: str, page: int, reading_version: str, content: bytes) -> None:
        """Keeps a page at once, so that a run that is killed goes on from there. Older readings of it go away."""
        cache = metadata().tables[CACHE_TABLE]
        with self._engine.begin() as connection:
            connection.execute(delete(cache).where(cache.c.sha256 == sha256, cache.c.page == page))
            connection.execute(
                cache.insert().values(sha256=sha256, page=page, reading_version=reading_version, content=content)
            )

    def drop_cached_pages(self, sha256: str) -> None:
        cache = metadata().tables[CACHE_TABLE]
        with self._engine.begin() as connection:
            connection.execute(delete(cache).where(cache.c.sha256 == sha256))


def _reading_order(record: type[Record], document_id: str, dialect: str) -> Select[Any]:
    """Paths by code point, so that every database and every machine gives the same export."""
    stored = metadata().tables[record.table]
    path = stored.c.source_file.collate("C") if dialect == "postgresql" else stored.c.source_file
    query = select(*(stored.c[name] for name in record.columns()))
    if document_id:
        query = query.where(stored.c.document_id == document_id)
    return query.order_by(path, stored.c.document_id, stored.c[ORDER_COLUMN])


def _as_record(record: type[Record], row: Mapping[str, Any]) -> Row:
    return {n: "" if row[n] is None and value_type(record, n) is str else row[n] for n in record.columns()}


def _stored_value(record: type[Record], name: str, value: Any) -> Any:
    """An empty link is NULL, since a foreign key must name a row; PostgreSQL has no room for NUL in text."""
    if name in record.foreign_keys and value == "":
        return None
    return value.replace("\x00", "") if isinstance(value, str) else value


def _insert(connection: Connection, record: type[Record], rows: Sequence[Record]) -> None:
    if not rows:
        return
    columns = record.columns()
    values = []
    for order, row in enumerate(rows, start=1):
        stored = {name: _stored_value(record, name, getattr(row, name)) for name in columns}
        values.append({**stored, ORDER_COLUMN: order})
    connection.execute(metadata().tables[record.table].insert(), values)


def _delete_documents(connection: Connection, ids: Sequence[str]) -> None:
    """Rows of all tables go by the foreign keys' cascade; links from other documents are emptied."""
    documents = metadata().tables["documents"]
    connection.execute(delete(documents).where(documents.c.document_id.in_(ids)))


def _delete_unread_twin(connection: Connection, document: Row) -> None:
    """A path that could not be read stood under an id made from the path; it could be read now."""
    documents = metadata().tables["documents"]
    connection.execute(
        delete(documents).where(
            documents.c.source_file == document["source_file"],
            documents.c.sha256 == "",
            documents.c.document_id != document["document_id"],
        )
    )
