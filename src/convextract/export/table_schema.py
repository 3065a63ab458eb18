"""The Frictionless description of an export, made from the record classes."""

from __future__ import annotations

from typing import Any

from convextract.export.cells import PHONE_COLUMNS
from convextract.records import RECORDS, TABLES, Record, allowed_values
from convextract.store.schema import value_type

Json = dict[str, Any]

_TYPES = {int: "integer", float: "number", str: "string"}
_DATE = r"^\d{4}-\d{2}-\d{2}$"
_PATTERNS = {
    "department_code": r"^(0[1-9]|[1-8]\d|9[0-5]|2A|2B|97[1-6])$",
    "signed_date": _DATE,
    "received_date": _DATE,
    "published_date": _DATE,
    "term": _DATE,
    "deadline": r"^\d{4}(-\d{2}-\d{2})?$",
    "postcode": r"^\d{5}$",
    "insee_code": r"^(\d{2}|2A|2B)\d{3}$",
    "bbox": r"^-?\d+(\.\d+)?( -?\d+(\.\d+)?){3}$",
    "opens": r"^\d{2}:\d{2}$",
    "closes": r"^\d{2}:\d{2}$",
    "document_id": r"^[0-9a-f]{16}$",
    "sha256": r"^[0-9a-f]{64}$",
    "phone": r"^(\+\d{6,15}|\d{2,6})$",
    "phones": r"^(\+\d{6,15}|\d{2,6})(\|(\+\d{6,15}|\d{2,6}))*$",
    "email": r"^[^@\s]+@[^@\s]+$",
}
_BOUNDS = {"ge": "minimum", "le": "maximum"}


def datapackage() -> Json:
    """The whole package: one resource a table."""
    return {
        "profile": "tabular-data-package",
        "name": "convextract",
        "title": "Conventions France services : données extraites, preuves et écarts au modèle national",
        "resources": [resource(record) for record in RECORDS],
    }


def resource(record: type[Record]) -> Json:
    return {
        "profile": "tabular-data-resource",
        "name": record.table,
        "title": record.label,
        "description": (record.__doc__ or "").strip(),
        "path": f"{record.table}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True,
                    "skipInitialSpace": True, "header": True},
        "schema": table_schema(record),
    }


def table_schema(record: type[Record]) -> Json:
    """Types, constraints, keys and a description a column. An empty cell is a missing value everywhere."""
    schema: Json = {"fields": [_field(record, name) for name in record.columns()], "missingValues": [""]}
    if record.key:
        schema["primaryKey"] = list(record.key)
    if record.foreign_keys:
        schema["foreignKeys"] = [_foreign_key(record, *link) for link in record.foreign_keys.items()]
    return schema


def _field(record: type[Record], name: str) -> Json:
    info = record.model_fields[name]
    field: Json = {"name": name, "type": _TYPES[value_type(record, name)], "description": info.description or ""}
    if name in PHONE_COLUMNS:
        field["description"] += " (a blank in front keeps spreadsheets from computing it; the dialect skips it)"
    constraints = _constraints(record, name)
    return {**field, "constraints": constraints} if constraints else field


def _constraints(record: type[Record], name: str) -> Json:
    out: Json = {}
    allowed = allowed_values(record, name)
    if name in record.key or (allowed and "" not in allowed):
        out["required"] = True
    if record.key == (name,):
        out["unique"] = True
    if allowed:
        out["enum"] = [value for value in allowed if value]
    elif name in _PATTERNS:
        out["pattern"] = _PATTERNS[name]
    for limit in record.model_fields[name].metadata:
        for attribute, constraint in _BOUNDS.items():
            if hasattr(limit, attribute):
                out[constraint] = getattr(limit, attribute)
    return out


def _foreign_key(record: type[Record], column: str, target: str) -> Json:
    reference = {"resource": "" if target == record.table else target, "fields": TABLES[target].id_column}
    return {"fields": column, "reference": reference}
