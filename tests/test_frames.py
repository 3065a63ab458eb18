"""`convextract.load` gives statisticians frames whose columns have the right kinds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import convextract
from convextract.errors import UsageError
from convextract.records import TABLES
from convextract.store import Store, Versions


@pytest.fixture
def database(tmp_path: Path, rows: dict[str, list[Any]]) -> str:
    path = tmp_path / "a.db"
    with Store(f"sqlite:///{path}") as store:
        store.put_document(rows, folder="/dossier", versions=Versions("1", "1"))
    return str(path)


def test_text_stays_text_and_numbers_are_numbers(database: str) -> None:
    frames = convextract.load(database)
    assert frames.contacts.department_code.tolist() == ["01"]
    assert str(frames.contacts.phones.dtype) == "string"
    assert frames.financing.amount.sum() == 14616000.35
    assert str(frames.pages.page.dtype) == "Int64"
    assert frames.financing.share_percent.isna().all()
    assert frames.contacts.structure.isna().all()


def test_every_table_is_an_attribute_even_when_empty(database: str) -> None:
    frames = convextract.load(database)
    for name, record in TABLES.items():
        assert getattr(frames, name).columns.tolist() == record.columns()
    with pytest.raises(AttributeError, match="no table"):
        frames.recipes  # noqa: B018


def test_an_absent_store_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="n'existe pas"):
        convextract.load(str(tmp_path / "absent.db"))
