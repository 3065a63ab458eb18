"""One workbook that a French spreadsheet opens right: a sheet a table, filters, frozen header, codes kept as text.

Text is written as text whatever it begins with, so that no cell is ever computed. Two exports of one store are equal
byte for byte: the file bears no time of its own.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from convextract.errors import CannotWrite
from convextract.export.cells import FORMULA_STARTS, clean
from convextract.export.files import atomic, prepare_folder
from convextract.records import RECORDS, Record, allowed_values
from convextract.records.labels import VALUE_LABELS, column_label
from convextract.records.patterns import DATE_COLUMNS
from convextract.store import Store
from convextract.store.schema import value_type

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell

GUIDE = "Lisez-moi"
_MAX_CELL = 32_767
_MAX_ROWS = 1_048_576
_CUT = " [...]"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_NO_TIME = b"1980-01-01T00:00:00Z"
_STAMPS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:(?:created|modified)>)")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_SPREADSHEET_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMATS = {"amount": "#,##0.00", "confidence": "0.00", "ocr_confidence": "0.00", "similarity": "0.00"}
_WIDE = frozenset(
    "text quote template_text document_text explanation detail problems title purpose name organisation "
    "opening_hours manager role address".split()
)
_MEDIUM = frozenset(
    "source_file email phones structure payer payee place commune family_name given_name method".split()
)
_WIDTHS = {"wide": 60, "medium": 28, "id": 24, "text": 16, "number": 11}


def write(store: Store, target: Path) -> list[Path]:
    """Writes the workbook at once; one at `target` is replaced. Raises `CannotWrite`."""
    from openpyxl import Workbook

    prepare_folder(target.parent)
    workbook = Workbook(write_only=True)
    _add_guide(workbook)
    for record in RECORDS:
        _add_table(workbook, store, record)
    buffer = io.BytesIO()
    workbook.save(buffer)
    with atomic(target) as partial:
        partial.write_bytes(_timeless(buffer.getvalue()))
    return [target]


def _add_table(workbook: Workbook, store: Store, record: type[Record]) -> None:
    from openpyxl.utils import get_column_letter

    sheet = workbook.create_sheet(record.label)
    columns = record.columns()
    sheet.freeze_panes = "A2"
    for index, name in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = _width(record, name)
    sheet.append([_header(sheet, name) for name in columns])
    count = 1
    for count, row in enumerate(store.rows(record.table), start=2):
        if count > _MAX_ROWS:
            raise CannotWrite(f"« {record.table} » a plus de lignes qu'un classeur n'en contient.", "Utilisez le CSV.")
        sheet.append([_cell(sheet, record, name, row[name]) for name in columns])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count}"


def _width(record: type[Record], name: str) -> int:
    if name in _WIDE:
        return _WIDTHS["wide"]
    if name in _MEDIUM:
        return _WIDTHS["medium"]
    if name.endswith("_id") or name in ("sha256", "bbox"):
        return _WIDTHS["id"]
    return _WIDTHS["text"] if value_type(record, name) is str else _WIDTHS["number"]


def _header(sheet: Any, text: str) -> Cell:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill

    cell = WriteOnlyCell(sheet, value=text)
    cell.font = Font(bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor="1F3864")
    cell.alignment = Alignment(vertical="center")
    return cell


def _cell(sheet: Any, record: type[Record], name: str, value: Any) -> Cell | None:
    from openpyxl.cell import WriteOnlyCell

    if value in ("", None):
        return None
    if not isinstance(value, str):
        number = WriteOnlyCell(sheet, value=value)
        number.number_format = _FORMATS.get(name, "General")
        return number
    if name in DATE_COLUMNS and (day := _date(value)):
        cell: Cell = WriteOnlyCell(sheet, value=day)
        cell.number_format = "DD/MM/YYYY"
        return cell
    return _text_cell(sheet, value, as_code=name not in _WIDE)


def _text_cell(sheet: Any, value: str, *, as_code: bool) -> Cell:
    """Always text, never a formula. Codes, phones and names keep the text format, so that editing them does not turn
    `01` into 1; long texts do not get it, since older spreadsheets show `####` for them."""
    from openpyxl.cell import WriteOnlyCell

    text = _SPREADSHEET_ESCAPE.sub("_x005F_", clean(value))
    cell = WriteOnlyCell(sheet, value=text if len(text) <= _MAX_CELL else text[: _MAX_CELL - len(_CUT)] + _CUT)
    cell.data_type = "s"
    if as_code:
        cell.number_format = "@"
    if text.startswith(FORMULA_STARTS):
        cell.quotePrefix = True
    return cell


def _date(value: str) -> datetime | None:
    """A day that a spreadsheet can hold (1900 on); None for anything else, which stays text."""
    if not _ISO_DATE.fullmatch(value):
        return None
    try:
        day = datetime.fromisoformat(value)
    except ValueError:
        return None
    return day if day.year > 1900 else None


def _add_guide(workbook: Workbook) -> None:
    """What each sheet, column and code means, in French."""
    sheet = workbook.create_sheet(GUIDE)
    sheet.freeze_panes = "A2"
    for letter, width in zip("ABCDE", (26, 22, 26, 34, 60), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.append([_header(sheet, text) for text in ("Feuille", "Table", "Colonne", "Intitulé", "Codes")])
    lines = list(_guide_lines())
    for line in lines:
        sheet.append(line)
    sheet.auto_filter.ref = f"A1:E{len(lines) + 1}"


def _guide_lines() -> Iterator[list[str]]:
    for record in RECORDS:
        for name in record.columns():
            labels = VALUE_LABELS.get(name, {})
            codes = [f"{code} = {labels[code]}" for code in allowed_values(record, name) if code in labels]
            yield [record.label, record.table, name, column_label(name), " ; ".join(codes)]


def _timeless(content: bytes) -> bytes:
    """The same workbook without the time of its writing, in the archive and in its properties."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            data = source.read(entry.filename)
            if entry.filename == "docProps/core.xml":
                data = _STAMPS.sub(rb"\g<1>" + _NO_TIME + rb"\g<2>", data)
            info = zipfile.ZipInfo(entry.filename, date_time=_EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            target.writestr(info, data)
    return out.getvalue()
