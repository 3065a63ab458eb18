"""The Frictionless description of an export, made from the record classes."""

from __future__ import annotations

from typing import Any

from convextract.export.cells import PHONE_COLUMNS
from convextract.records import RECORDS, TABLES, Record, allowed_values
from convextract.records.patterns import DATE_COLUMNS, cell_pattern
from convextract.store.schema import value_type

Json = dict[str, Any]

_TYPES = {int: "integer", float: "number", str: "string"}
_SPECIAL_TYPES: dict[str, Json] = {
    **{name: {"type": "date", "format": "default"} for name in DATE_COLUMNS},
    "opens": {"type": "time", "format": "%H:%M"},
    "closes": {"type": "time", "format": "%H:%M"},
    "by_appointment": {"type": "boolean"},
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
    kind = _SPECIAL_TYPES.get(name, {"type": _TYPES[value_type(record, name)]})
    field: Json = {"name": name, **kind, "description": info.description or ""}
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
    if name in _SPECIAL_TYPES:
        return out
    if allowed:
        out["enum"] = [value for value in allowed if value]
    elif cell_pattern(name):
        out["pattern"] = cell_pattern(name)
    for limit in record.model_fields[name].metadata:
        for attribute, constraint in _BOUNDS.items():
            if hasattr(limit, attribute):
                out[constraint] = getattr(limit, attribute)
    return out


def _foreign_key(record: type[Record], column: str, target: str) -> Json:
    reference = {"resource": "" if target == record.table else target, "fields": TABLES[target].id_column}
    return {"fields": column, "reference": reference}
