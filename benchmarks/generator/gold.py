"""The truth in the form of the corpus: tables, pages of parts, rows that the articles themselves bear."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.generator.typesetting import Row
from benchmarks.generator.vocabulary import Department, Person

TABLES = (
    "documents",
    "parts",
    "structures",
    "signatories",
    "commitments",
    "contacts",
    "opening_hours",
    "financing",
    "clauses",
    "deviations",
    "checks",
)


def signatory_row(person: Person, role: str, organisation: str | None, side: str, code: str, signs: bool) -> Row:
    """One who signs for themself, in the first part."""
    return {
        "part": 1,
        "side": side,
        "organisation": organisation,
        "partner_code": code,
        "civility": person.civility,
        "given_name": person.given,
        "family_name": person.family,
        "role": role,
        "capacity": "own",
        "signature": "present" if signs else "absent",
        "quote": "",
    }


def part_row(number: int, kind: str, annex: str, title: str, code: str) -> Row:
    row: Row = {"part": number, "kind": kind, "annex_number": annex, "title": title}
    return row | {"partner_code": code, "quote": ""}


def document_row(title: str, department: Department, date: tuple[int, int, int]) -> Row:
    """A convention never received nor published; `date` is (day, month, year) of its signature."""
    return {
        "kind": "convention", "title": title, "department_code": department.code, "department_name": department.name,
        "signed_place": department.prefecture, "signed_date": f"{date[2]}-{date[1]:02d}-{date[0]:02d}", "act_id": "",
        "received_date": "", "published_date": "", "term": "", "renewal": "tacit",
    }  # fmt: skip


def contact_row(part: int, code: str, person: Person | None, role: str, email: str, phones: Sequence[str]) -> Row:
    """Somebody whom agents may reach at an operator, or without a person its office; `phones` in E.164."""
    named = (person.civility, person.given, person.family) if person else ("", "", "")
    row: Row = {"part": part, "partner_code": code, "organisation": None, "structure": None}
    row |= {"kind": "person" if person else "office", "civility": named[0], "given_name": named[1]}
    return row | {"family_name": named[2], "role": role or None, "email": email, "phones": "|".join(phones)}


def subsidy_of_the_preamble(kept: list[Any], tables: dict[str, list[Row]]) -> None:
    """The model's fifth priority names an amount of its own."""
    for clause in kept:
        told = re.search(r"(\d\d) (000) euros par an", " ".join(clause.body)) if clause.id == "preamble-5" else None
        if told:
            row: Row = {"part": 1, "amount": int(told[1] + told[2]), "payer_code": "", "payee": "chaque structure"}
            row |= {"kind": "subsidy", "period": "per_year", "per": "structure", "purpose": None, "quote": ""}
            tables["financing"].append(row)
            clause.rows.append(row)


def gold_of(path: Path, tables: dict[str, list[Row]], pages: int) -> dict[str, Any]:
    for rows in tables.values():
        for row in rows:
            row.setdefault("page", None)
    for row in tables["parts"]:
        row["first_page"] = row["page"]
    starts = [row["first_page"] for row in tables["parts"]] + [pages + 1]
    for row, following in zip(tables["parts"], starts[1:], strict=True):
        row["last_page"] = max(row["first_page"], following - 1)
    for row in tables["clauses"]:
        row.setdefault("first_page", row["page"])
    tables["clauses"] = [{k: v for k, v in r.items() if k != "page"} for r in tables["clauses"]]
    return {"source_file": path.name, "scored_tables": list(TABLES), "tables": {t: tables.get(t, []) for t in TABLES}}
