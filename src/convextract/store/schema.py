"""Database tables, made from the record classes: one column a field, its Python type decides the column type.

Beside the tables of the dataset stand four of the store itself: `store_info` (what this database is), `ingested`
(which file, read with which versions), `cached_pages` (recognised pages, so that extraction can run again without OCR)
and `pictures` (small images of the pages on which a deviation stands, for the report).
"""

from __future__ import annotations

import types
from functools import lru_cache
from typing import Any, Literal, Union, get_args, get_origin

from sqlalchemy import (
    Column,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

from convextract.records import RECORDS, TABLES, Record

SCHEMA_VERSION = 1
"""Raised when a database written before can no longer be used as it is. New columns are added without raising it."""

ORDER_COLUMN = "row_order"
"""Place of a row in its document, in reading order (from 1); belongs to the store, never exported."""

INFO_TABLE = "store_info"
INGESTED_TABLE = "ingested"
CACHE_TABLE = "cached_pages"
PICTURES_TABLE = "pictures"


def value_type(record: type[Record], column: str) -> type[int] | type[float] | type[str]:
    """The Python type of a column's values, `None` and closed vocabularies aside."""
    annotation: Any = record.model_fields[column].annotation
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        annotation = next(a for a in get_args(annotation) if a is not type(None))
        origin = get_origin(annotation)
    if origin is Literal:
        return str
    if annotation in (int, float, str):
        return annotation  # type: ignore[no-any-return]
    raise TypeError(f"{record.table}.{column}: no column type for {annotation!r}")


def key_columns(record: type[Record]) -> tuple[str, ...]:
    """The primary key in the database: the record's own, or the row's place in its document."""
    return record.key or ("document_id", ORDER_COLUMN)


@lru_cache(maxsize=1)
def metadata() -> MetaData:
    """Every table of the store."""
    tables = MetaData()
    for record in RECORDS:
        _dataset_table(record, tables)
    Table(INFO_TABLE, tables, Column("name", String, primary_key=True), Column("value", Text, nullable=False))
    Table(
        INGESTED_TABLE,
        tables,
        Column("document_id", String, ForeignKey("documents.document_id", ondelete="CASCADE"), primary_key=True),
        Column("sha256", String, nullable=False, index=True),
        Column("folder", Text, nullable=False),
        Column("reading_version", Text, nullable=False),
        Column("extraction_version", Text, nullable=False),
    )
    Table(
        CACHE_TABLE,
        tables,
        Column("sha256", String, primary_key=True),
        Column("page", Integer, primary_key=True),
        Column("reading_version", String, primary_key=True),
        Column("content", LargeBinary, nullable=False),
    )
    Table(
        PICTURES_TABLE,
        tables,
        Column("document_id", String, ForeignKey("documents.document_id", ondelete="CASCADE"), primary_key=True),
        Column("page", Integer, primary_key=True),
        Column("media_type", String, nullable=False),
        Column("content", LargeBinary, nullable=False),
    )
    return tables


def _dataset_table(record: type[Record], tables: MetaData) -> None:
    keys = key_columns(record)
    columns: list[Column[Any]] = [
        Column(name, _column_type(record, name), nullable=_nullable(record, name, keys)) for name in record.columns()
    ]
    order: Column[int] = Column(ORDER_COLUMN, Integer, nullable=False)
    Table(record.table, tables, *columns, order, PrimaryKeyConstraint(*keys), *_foreign_keys(record))


def _foreign_keys(record: type[Record]) -> list[ForeignKeyConstraint]:
    """Rows go with their document; a link to another row is emptied when that row goes.

    Links are checked at the end of the transaction, so that the rows of a document may be written in any order.
    """
    out = []
    for column, target in record.foreign_keys.items():
        whole = column == "document_id"
        out.append(
            ForeignKeyConstraint(
                [column],
                [f"{target}.{TABLES[target].id_column}"],
                ondelete="CASCADE" if whole else "SET NULL",
                deferrable=True,
                initially="DEFERRED",
                use_alter=target == record.table,
                name=f"fk_{record.table}_{column}",
            )
        )
    return out


def _column_type(record: type[Record], name: str) -> TypeEngine[Any]:
    kind = value_type(record, name)
    if kind is int:
        return Integer()
    return Double() if kind is float else Text()


def _nullable(record: type[Record], name: str, keys: tuple[str, ...]) -> bool:
    if name in keys:
        return False
    return name in record.foreign_keys or value_type(record, name) is not str
