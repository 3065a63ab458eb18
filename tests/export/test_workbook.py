"""The workbook opens right in a French spreadsheet: text stays text, days are days, nothing is computed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from convextract.export import export
from convextract.records import RECORDS
from convextract.store import Store, Versions


@pytest.fixture
def workbook(tmp_path: Path, rows: dict[str, list[Any]]) -> Any:
    (page,) = rows["pages"]
    rows["pages"].append(page.model_copy(update={"page": 2, "text": "\x07\x0b" + "é" * 40_000}))
    with Store(f"sqlite:///{tmp_path / 'a.db'}") as store:
        store.put_document(rows, folder="/dossier", versions=Versions("1", "1"))
        (path,) = export(store, "xlsx", tmp_path / "out.xlsx")
    return openpyxl.load_workbook(path)


def cells(sheet: Any, row: int = 2) -> dict[str, Any]:
    return {head.value: cell for head, cell in zip(sheet[1], sheet[row], strict=True)}


def test_each_table_has_a_sheet_with_filters_and_a_frozen_header(workbook: Any) -> None:
    assert workbook.sheetnames == ["Lisez-moi", *(record.label for record in RECORDS)]
    for record in RECORDS:
        sheet = workbook[record.label]
        assert [cell.value for cell in sheet[1]] == record.columns()
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")


def test_codes_and_phones_stay_text(workbook: Any) -> None:
    contact = cells(workbook["Contacts"])
    assert (contact["department_code"].value, contact["department_code"].number_format) == ("01", "@")
    assert (contact["phones"].value, contact["phones"].data_type) == ("+33199000001|3949", "s")


def test_no_cell_is_a_formula(workbook: Any) -> None:
    for sheet in workbook:
        assert not [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    title = cells(workbook["Documents"])["title"]
    assert title.value.startswith("=Convention")
    assert title.quotePrefix


def test_days_and_amounts_can_be_sorted_and_summed(workbook: Any) -> None:
    assert cells(workbook["Documents"])["signed_date"].value == datetime(2023, 1, 9)
    assert cells(workbook["Financements"])["amount"].value == 14616000


def test_what_a_cell_cannot_hold_is_cut_and_cleaned(workbook: Any) -> None:
    text = cells(workbook["Pages"], row=3)["text"].value
    assert len(text) == 32_767
    assert text.startswith("éé")
    assert text.endswith("[...]")
