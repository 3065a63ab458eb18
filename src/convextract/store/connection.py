"""Opening a database: SQLite with the settings that a store needs, or any other that SQLAlchemy knows.

Every way in which a database can be wrong (no such file, no database, another program's) is told apart here, in French.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Engine, Inspector, create_engine, event, inspect, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, OperationalError

from convextract.errors import CannotWrite, MissingDependency, UsageError
from convextract.store.schema import INFO_TABLE, SCHEMA_VERSION, metadata

_PAUSES_SECONDS = (0.02, 0.1, 0.3)
_MAKING_LOCK = 0x636F6E76
"""Number of the lock that PostgreSQL keeps for programs that make this store's tables; any fixed one serves."""
_DRIVERS = {"postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}


def parse_url(text_url: str) -> URL:
    """The URL with the driver that this project declares. Raises `UsageError` for what is none."""
    try:
        url = make_url(text_url)
    except ArgumentError:
        raise UsageError(
            f"« {text_url} » n'est pas une adresse de base de données.",
            "Donnez le chemin d'un fichier SQLite, ou une adresse comme postgresql://hôte/base.",
        ) from None
    return url.set(drivername=_DRIVERS.get(url.drivername, url.drivername))


def sqlite_path(url: URL) -> Path | None:
    """The file behind a SQLite URL; None for a database in memory or a server."""
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return None
    return Path(url.database)


def connect(text_url: str, *, create: bool) -> Engine:
    """An engine over a database that is known to be a store of this program.

    `create` makes the file and its tables where there are none. Raises `UsageError` for an unknown or foreign
    database, `CannotWrite` where one cannot be made, `MissingDependency` where its driver is not installed.
    """
    url = parse_url(text_url)
    path = sqlite_path(url)
    if path is not None:
        _check_sqlite_path(path, create=create)
    engine = _make_engine(url)
    shown = str(path) if path is not None else url.render_as_string(hide_password=True)
    try:
        _prepare(engine, shown, create=create)
    except OperationalError as error:
        engine.dispose()
        raise _operational_fault(error, shown, path) from error
    except DatabaseError as error:
        engine.dispose()
        raise UsageError(
            f"« {shown} » n'est pas une base convextract (fichier abîmé ou d'un autre programme).",
            "Indiquez une autre base avec --db.",
        ) from error
    except ConnectionError as error:
        engine.dispose()
        raise UsageError(f"La base « {shown} » ne répond pas.") from error
    return engine


def _prepare(engine: Engine, shown: str, *, create: bool) -> None:
    """Checks whose database it is, and makes what is missing in it.

    All of it is made in one transaction that one program at a time may hold: another one that opens the same store
    at this moment finds it empty or whole, never half made (which it could not tell from a foreign database).
    """
    _check_identity(engine, shown, create=create)
    if create:
        _write_ahead(engine)
    if not _lacks_something(engine, create=create):
        return
    with _one_at_a_time(engine) as connection:
        if create:
            metadata().create_all(connection)
            _sign(connection)
        _add_missing_columns(connection)


def _lacks_something(engine: Engine, *, create: bool) -> bool:
    present = inspect(engine)
    if create and not set(metadata().tables) <= set(present.get_table_names()):
        return True
    return next(_missing_columns(present), None) is not None


@contextlib.contextmanager
def _one_at_a_time(engine: Engine) -> Iterator[Connection]:
    """A transaction that waits for the one of any other program which makes or mends the same store."""
    if engine.dialect.name != "sqlite":
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MAKING_LOCK})
            yield connection
        return
    # Python's driver begins no transaction before it makes a table: it is told to keep out, and SQLite to begin one.
    # Where its end is not reached, the connection is rolled back as it goes back to its pool.
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection
        connection.exec_driver_sql("COMMIT")


def disconnect(engine: Engine, *, wrote: bool) -> None:
    """Closes the database. One that was written to becomes a single file again, which can be copied, or read from a
    folder without rights to write; where another program still has it open, that is left to the last one."""
    if wrote:
        with contextlib.suppress(DatabaseError):
            _set_journal(engine, "DELETE")
    engine.dispose()


def _write_ahead(engine: Engine) -> None:
    """Readers are not blocked while pages arrive, and each page is a cheap commit.

    SQLite changes its journal only while nobody else touches the file, and does not wait for that. Where another
    program keeps it busy, that one writes ahead already, or the store works with the journal that it has.
    """
    for pause_seconds in (0.0, *_PAUSES_SECONDS):
        time.sleep(pause_seconds)
        try:
            _set_journal(engine, "WAL")
        except OperationalError as error:
            if "locked" not in str(error.orig):
                raise
        else:
            return


def _set_journal(engine: Engine, mode: str) -> None:
    """SQLite only; other databases have no such thing."""
    if engine.dialect.name != "sqlite":
        return
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"PRAGMA journal_mode={mode}")


def _operational_fault(error: OperationalError, shown: str, path: Path | None) -> CannotWrite | UsageError:
    reason = str(error.orig)
    if "readonly" in reason or "read-only" in reason or "unable to open" in reason:
        return CannotWrite(
            f"La base « {shown} » ne peut pas être écrite.", "Vérifiez les droits du dossier, ou changez --db."
        )
    if "locked" in reason:
        return CannotWrite(f"La base « {shown} » est occupée par un autre programme.", "Réessayez quand il a fini.")
    if path is None:
        return UsageError(f"La base « {shown} » ne répond pas ou refuse l'accès.", "Vérifiez l'adresse et le compte.")
    return UsageError(f"La base « {shown} » ne peut pas être lue.", "Indiquez une autre base avec --db.")


def _check_sqlite_path(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise UsageError(f"« {path} » est un dossier, pas une base.", "Indiquez un fichier avec --db.")
    if path.exists():
        return
    if not create:
        raise UsageError(
            f"La base « {path} » n'existe pas.",
            "Lancez d'abord « convextract ingest DOSSIER », ou indiquez la bonne base avec --db.",
        )
    if not path.parent.is_dir():
        raise CannotWrite(f"Le dossier « {path.parent} » n'existe pas.", "Créez-le, ou changez --db.")


def _make_engine(url: URL) -> Engine:
    try:
        engine = create_engine(url)
    except NoSuchModuleError:
        raise UsageError(f"« {url.drivername} » n'est pas un type de base connu.") from None
    except ModuleNotFoundError as error:
        raise MissingDependency(
            f"Le pilote de cette base n'est pas installé ({error.name}).", "pip install 'convextract[postgresql]'"
        ) from error
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Foreign keys are off in SQLite unless asked for. Nothing here writes: the file may be another program's."""
    cursor = connection.cursor()
    try:
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA busy_timeout=20000")
        cursor.execute("PRAGMA synchronous=NORMAL")
    finally:
        cursor.close()


def _check_identity(engine: Engine, shown: str, *, create: bool) -> None:
    """Raises `UsageError` unless the database is empty (and may be filled) or is a store."""
    names = set(inspect(engine).get_table_names())
    if not names and create:
        return
    if INFO_TABLE not in names:
        raise UsageError(
            f"« {shown} » n'est pas une base convextract.", "Indiquez la base d'un « convextract ingest » avec --db."
        )
    info = metadata().tables[INFO_TABLE]
    with engine.connect() as connection:
        written = connection.execute(select(info.c.value).where(info.c.name == "schema_version")).scalar()
    if written is not None and int(written) > SCHEMA_VERSION:
        raise UsageError(
            f"« {shown} » a été écrite par une version plus récente de convextract.", "Mettez convextract à jour."
        )


def _missing_columns(present: Inspector) -> Iterator[tuple[str, Column[Any]]]:
    tables = set(present.get_table_names())
    for table in (t for t in metadata().sorted_tables if t.name in tables):
        known = {column["name"] for column in present.get_columns(table.name)}
        yield from ((table.name, column) for column in table.columns if column.name not in known)


def _add_missing_columns(connection: Connection) -> None:
    """Columns that newer records have are added empty; the next ingest fills them."""
    for table, column in list(_missing_columns(inspect(connection))):
        kind = column.type.compile(connection.dialect)
        default = "" if column.nullable else " NOT NULL DEFAULT ''"
        connection.execute(text(f'ALTER TABLE "{table}" ADD COLUMN "{column.name}" {kind}{default}'))


def _sign(connection: Connection) -> None:
    info = metadata().tables[INFO_TABLE]
    if connection.execute(select(info.c.value).where(info.c.name == "schema_version")).scalar() is None:
        connection.execute(info.insert().values(name="schema_version", value=str(SCHEMA_VERSION)))
