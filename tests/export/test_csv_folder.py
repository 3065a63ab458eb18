"""CSV exports: read back by their own description they give what the store holds; no spreadsheet computes a cell."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest

from convextract.errors import CannotWrite, UsageError
from convextract.export import FORMATS, export
from convextract.export.cells import FORMULA_STARTS, csv_cell
from convextract.records import TABLES
from convextract.store import Store, Versions


@pytest.fixture
def store(tmp_path: Path, rows: dict[str, list[Any]]) -> Any:
    with Store(f"sqlite:///{tmp_path / 'a.db'}") as opened:
        opened.put_document(rows, folder="/dossier", versions=Versions("1", "1"))
        yield opened


def read_by_schema(folder: Path, table: str) -> list[dict[str, str]]:
    """As any reader of Frictionless packages does: the dialect of the description decides."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    resource = next(r for r in package["resources"] if r["name"] == table)
    dialect = resource["dialect"]
    with (folder / resource["path"]).open(encoding=resource["encoding"], newline="") as file:
        reader = csv.DictReader(
            file, delimiter=dialect["delimiter"], quotechar=dialect["quoteChar"],
            skipinitialspace=dialect["skipInitialSpace"],
        )
        return list(reader)


def test_every_format_is_written_twice_with_equal_bytes(store: Store, tmp_path: Path) -> None:
    for name in FORMATS:
        first, second = export(store, name, tmp_path / "one"), export(store, name, tmp_path / "two")
        assert [p.name for p in first] == [p.name for p in second]
        for one, two in zip(first, second, strict=True):
            assert one.read_bytes() == two.read_bytes(), one.name


def test_every_table_has_its_file_even_when_empty(store: Store, tmp_path: Path) -> None:
    export(store, "csv", tmp_path / "out")
    for name, record in TABLES.items():
        header = (tmp_path / "out" / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0]
        assert header == ",".join(record.columns())


def test_no_cell_begins_like_a_formula(store: Store, tmp_path: Path) -> None:
    export(store, "csv", tmp_path / "out")
    for name in TABLES:
        with (tmp_path / "out" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                assert not [cell for cell in row if cell.startswith(FORMULA_STARTS)]


def test_phones_come_back_whole_by_the_schema(store: Store, tmp_path: Path) -> None:
    export(store, "csv", tmp_path / "out")
    (contact,) = read_by_schema(tmp_path / "out", "contacts")
    assert contact["phones"] == "+33199000001|3949"
    assert contact["role"] == "'@accueil"
    assert contact["department_code"] == "01"


def test_values_stand_as_the_contract_says(store: Store, tmp_path: Path) -> None:
    export(store, "csv", tmp_path / "out")
    total, price = read_by_schema(tmp_path / "out", "financing")
    assert (total["amount"], price["amount"], total["share_percent"]) == ("14616000", "0.35", "")
    (document,) = read_by_schema(tmp_path / "out", "documents")
    assert document["title"] == "'=Convention, dite « l'accord »"
    (page,) = read_by_schema(tmp_path / "out", "pages")
    assert (page["text"], page["width"], page["ocr_confidence"]) == ("Léa\nMartin", "595.28", "")


def test_the_description_allows_what_is_written_and_no_other_code(store: Store, tmp_path: Path) -> None:
    export(store, "csv", tmp_path / "out")
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        for row in read_by_schema(tmp_path / "out", resource["name"]):
            for name, value in row.items():
                constraints = fields[name].get("constraints", {})
                if not value:
                    assert not constraints.get("required"), name
                    continue
                assert value in constraints.get("enum", [value])
                assert re.search(constraints.get("pattern", ""), value), (name, value)


@pytest.mark.parametrize("danger", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1"])
def test_dangerous_text_is_neutralised(danger: str) -> None:
    assert not csv_cell("role", danger).startswith((*FORMULA_STARTS, " "))


def test_numbers_are_not_text() -> None:
    assert csv_cell("amount", -12.5) == "-12.5"
    assert csv_cell("amount", 1e12) == "1000000000000"
    assert csv_cell("confidence", 0.1 + 0.2) == "0.3"


def test_a_folder_that_cannot_be_written_is_told(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(CannotWrite, match="ne peut pas être écrit"):
        export(store, "csv", tmp_path / "file" / "out")
    with pytest.raises(CannotWrite):
        export(store, "csv", tmp_path / "file")


def test_a_folder_without_rights_is_told(store: Store, tmp_path: Path, unprivileged: None) -> None:
    (tmp_path / "out").mkdir(mode=0o500)
    with pytest.raises(CannotWrite, match="accès refusé"):
        export(store, "csv", tmp_path / "out")


def test_a_failed_export_leaves_the_former_one(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export(store, "csv", tmp_path / "out")
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("convextract.export.csv_folder.csv_cell", full)
    with pytest.raises(CannotWrite, match="disque plein"):
        export(store, "csv", tmp_path / "out")
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


def test_an_unknown_format_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Format inconnu"):
        export(store, "docx", tmp_path)
