"""Opening a database: SQLite with the settings that a store needs, or any other that SQLAlchemy knows.

Every way in which a database can be wrong (no such file, no database, another program's) is told apart here, in French.
"""

from __future__ import annotations

import contextlib
import re
import time
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, inspect, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, IntegrityError, NoSuchModuleError, OperationalError

from convextract.errors import CannotWrite, MissingDependency, UsageError
from convextract.store.schema import INFO_TABLE, SCHEMA_VERSION, metadata

_PAUSES_SECONDS = (0.1, 0.3, 0.6)
_EXISTS = re.compile(r"already exists|duplicate column|no such table")
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
    """Checks whose database it is, and makes what is missing in it. Another program may be making the same tables at
    this moment: what then fails is tried again."""
    for pause_seconds in (*_PAUSES_SECONDS, None) if create else (None,):
        try:
            _check_identity(engine, shown, create=create)
            if create:
                _set_journal(engine, "WAL")
                metadata().create_all(engine)
                _sign(engine)
            _add_missing_columns(engine)
            return
        except (UsageError, IntegrityError, OperationalError) as error:
            if pause_seconds is None or not _made_meanwhile(error, engine):
                raise
            time.sleep(pause_seconds)


def _made_meanwhile(error: UsageError | IntegrityError | OperationalError, engine: Engine) -> bool:
    if isinstance(error, UsageError):
        names = set(inspect(engine).get_table_names())
        return INFO_TABLE not in names and names <= set(metadata().tables)
    return isinstance(error, IntegrityError) or bool(_EXISTS.search(str(error.orig)))


def disconnect(engine: Engine, *, wrote: bool) -> None:
    """Closes the database. One that was written to becomes a single file again, which can be copied, or read from a
    folder without rights to write; where another program still has it open, that is left to the last one."""
    if wrote:
        with contextlib.suppress(DatabaseError):
            _set_journal(engine, "DELETE")
    engine.dispose()


def _set_journal(engine: Engine, mode: str) -> None:
    """SQLite only. WAL while writing: readers are not blocked while pages arrive, and each page is a cheap commit."""
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


def _add_missing_columns(engine: Engine) -> None:
    """Columns that newer records have are added empty; the next ingest fills them."""
    known = inspect(engine)
    with engine.begin() as connection:
        tables = set(known.get_table_names())
        for table in (t for t in metadata().sorted_tables if t.name in tables):
            present = {column["name"] for column in known.get_columns(table.name)}
            for column in table.columns:
                if column.name in present:
                    continue
                kind = column.type.compile(engine.dialect)
                default = "" if column.nullable else " NOT NULL DEFAULT ''"
                connection.execute(text(f'ALTER TABLE "{table.name}" ADD COLUMN "{column.name}" {kind}{default}'))


def _sign(engine: Engine) -> None:
    info = metadata().tables[INFO_TABLE]
    with engine.begin() as connection:
        if connection.execute(select(info.c.value).where(info.c.name == "schema_version")).scalar() is None:
            connection.execute(info.insert().values(name="schema_version", value=str(SCHEMA_VERSION)))
