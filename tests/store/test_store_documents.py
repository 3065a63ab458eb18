"""A store keeps whole documents, forgets them wholly, and refuses what is no store in a clear French sentence."""

from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from convextract.errors import CannotWrite, UsageError
from convextract.records import Document
from convextract.store import Store, Versions
from convextract.store import connection as store_connection

VERSIONS = Versions("reading-1", "extraction-1")
ID = "0123456789abcdef"


@pytest.fixture
def store(tmp_path: Path) -> Any:
    with Store(f"sqlite:///{tmp_path / 'a.db'}") as opened:
        yield opened


def test_a_document_comes_back_as_it_was_put(store: Store, rows: dict[str, list[Any]]) -> None:
    store.put_document(rows, folder="/dossier", versions=VERSIONS)
    for table, records in rows.items():
        stored = list(store.rows(table, ID))
        assert stored == [{name: getattr(r, name) for name in type(r).columns()} for r in records]


def test_putting_a_document_again_replaces_all_its_rows(store: Store, rows: dict[str, list[Any]]) -> None:
    store.put_document(rows, folder="/dossier", versions=VERSIONS)
    store.put_document({"documents": rows["documents"]}, folder="/dossier", versions=VERSIONS)
    assert store.counts(ID) == {**dict.fromkeys(store.counts(ID), 0), "documents": 1}


def test_a_document_is_written_whole_or_not_at_all(store: Store, rows: dict[str, list[Any]]) -> None:
    store.put_document(rows, folder="/dossier", versions=VERSIONS)
    broken = {**rows, "parts": rows["parts"] * 2}
    with pytest.raises(Exception, match="UNIQUE"):
        store.put_document(broken, folder="/dossier", versions=Versions("x", "y"))
    assert store.known()[ID].versions == VERSIONS
    assert store.counts(ID)["contacts"] == 1


def test_forgetting_leaves_no_trace_in_the_file(store: Store, rows: dict[str, list[Any]], tmp_path: Path) -> None:
    store.put_document(rows, folder="/dossier", versions=VERSIONS)
    store.put_cached_page(ID * 4, 1, "reading-1", b"page of trois-rivieres.example")
    store.forget([ID])
    store.close()
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"trois-rivieres.example" not in left
    assert b"Martin" not in left


def test_a_file_that_could_be_read_at_last_replaces_its_failed_row(store: Store, rows: dict[str, list[Any]]) -> None:
    unread = Document(document_id="f" * 16, source_file=rows["documents"][0].source_file, status="failed")
    store.put_document({"documents": [unread]}, folder="/dossier", versions=VERSIONS)
    store.put_document(rows, folder="/dossier", versions=VERSIONS)
    assert set(store.known()) == {ID}


def test_pages_are_kept_for_the_version_that_read_them(store: Store) -> None:
    store.put_cached_page("s", 2, "v1", b"two")
    store.put_cached_page("s", 1, "v1", b"one")
    assert store.cached_pages("s", "v1") == [b"one", b"two"]
    store.put_cached_page("s", 1, "v2", b"new")
    assert store.cached_page_numbers("s", "v1") == {2}
    assert store.cached_pages("s", "v2") == [b"new"]


def test_columns_of_newer_records_are_added_to_an_older_store(tmp_path: Path, rows: dict[str, list[Any]]) -> None:
    path = tmp_path / "old.db"
    Store(f"sqlite:///{path}").close()
    with sqlite3.connect(path) as connection:
        connection.execute("ALTER TABLE contacts DROP COLUMN email")
        connection.execute("ALTER TABLE structures DROP COLUMN staff")
    with Store(f"sqlite:///{path}") as store:
        store.put_document(rows, folder="/dossier", versions=VERSIONS)
        assert next(iter(store.rows("contacts")))["email"] == "accueil@trois-rivieres.example"


def test_an_older_store_can_be_looked_at_before_anything_is_ingested_again(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    Store(f"sqlite:///{path}").close()
    with sqlite3.connect(path) as connection:
        connection.execute("ALTER TABLE documents DROP COLUMN template")
    with Store(f"sqlite:///{path}", create=False) as store:
        assert list(store.rows("documents")) == []


@pytest.mark.parametrize("attempt", range(8))
def test_many_programs_may_make_the_same_store_at_once(tmp_path: Path, attempt: int) -> None:
    url = f"sqlite:///{tmp_path / f'new{attempt}.db'}"
    started = threading.Barrier(6)

    def make() -> None:
        started.wait()
        Store(url).close()

    with ThreadPoolExecutor(6) as pool:
        for outcome in [pool.submit(make) for _ in range(6)]:
            outcome.result()
    with Store(url, create=False) as store:
        assert store.known() == {}


def test_a_store_that_could_not_be_finished_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"sqlite:///{tmp_path / 'new.db'}"
    with monkeypatch.context() as interrupted:
        interrupted.setattr(store_connection, "_sign", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            Store(url)
    with sqlite3.connect(tmp_path / "new.db") as left:
        assert left.execute("SELECT name FROM sqlite_master").fetchall() == []
    with Store(url) as store:
        assert store.known() == {}


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


@pytest.mark.parametrize(
    ("make", "create", "message"),
    [
        (lambda path: None, False, "n'existe pas"),
        (lambda path: path.write_bytes(b"no database at all, but long enough for one" * 30), True, "n'est pas"),
        (_foreign, True, "n'est pas une base convextract"),
        (_foreign, False, "n'est pas une base convextract"),
        (lambda path: path.mkdir(), True, "est un dossier"),
    ],
    ids=["absent", "no database", "foreign, to write", "foreign, to read", "folder"],
)
def test_what_is_no_store_is_refused(tmp_path: Path, make: Any, create: bool, message: str) -> None:
    path = tmp_path / "x.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(UsageError, match=message):
        Store(f"sqlite:///{path}", create=create)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_database_of_another_kind_or_in_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="type de base"):
        Store("nosuchdatabase://server/base")
    with pytest.raises(CannotWrite, match="n'existe pas"):
        Store(f"sqlite:///{tmp_path / 'absent' / 'a.db'}")


def test_a_store_of_a_newer_program_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    Store(f"sqlite:///{path}").close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE store_info SET value = '999' WHERE name = 'schema_version'")
    with pytest.raises(UsageError, match="plus récente"):
        Store(f"sqlite:///{path}")


def test_postgresql_gets_the_same_tables() -> None:
    from sqlalchemy.dialects import postgresql
    from sqlalchemy.schema import CreateTable

    from convextract.store.connection import parse_url
    from convextract.store.schema import metadata

    assert parse_url("postgresql://user@server/base").drivername == "postgresql+psycopg"
    contacts = str(CreateTable(metadata().tables["contacts"]).compile(dialect=postgresql.dialect()))
    assert "DOUBLE PRECISION" in contacts
    assert "ON DELETE CASCADE" in contacts
