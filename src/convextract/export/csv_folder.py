"""One CSV file a table and a `datapackage.json` that describes them: UTF-8, comma, RFC 4180 quoting, `\\n`."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from convextract.export.cells import csv_cell
from convextract.export.files import atomic, prepare_folder
from convextract.export.table_schema import datapackage
from convextract.records import RECORDS, Record
from convextract.store import Store


def write(store: Store, folder: Path) -> list[Path]:
    """Fills the folder; files of the same names are replaced, each at once. Raises `CannotWrite`."""
    prepare_folder(folder)
    written = [_write_table(store, record, folder) for record in RECORDS]
    description = folder / "datapackage.json"
    with atomic(description) as partial:
        text = json.dumps(datapackage(), ensure_ascii=False, indent=2)
        partial.write_text(text + "\n", encoding="utf-8", newline="\n")
    return [*written, description]


def _write_table(store: Store, record: type[Record], folder: Path) -> Path:
    target = folder / f"{record.table}.csv"
    columns = record.columns()
    with atomic(target) as partial, partial.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(columns)
        for row in store.rows(record.table):
            out.writerow([csv_cell(name, row[name]) for name in columns])
    return target
