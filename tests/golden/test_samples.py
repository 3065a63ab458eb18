"""The whole route on real scans: what `make demo` shows is held against what a careful reader finds."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from convextract.evaluation.scoring import SCHEMES, Score, score_table

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parents[1] / "samples"
LOWEST_FOUND_F1 = {"parts": 0.9, "signatories": 0.9, "contacts": 0.9, "opening_hours": 0.9, "financing": 0.9,
                   "structures": 0.9, "clauses": 0.95, "deviations": 0.8, "commitments": 0.8}
HIGHEST_WRONG = 0.12

Tables = Mapping[str, list[dict[str, str]]]


@pytest.fixture(scope="session")
def export(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """Every table of the samples, ingested once by the real command."""
    folder = tmp_path_factory.mktemp("samples")
    command = [sys.executable, "-m", "convextract", "ingest", str(SAMPLES), "--db", str(folder / "s.db"), "--output"]
    done = subprocess.run([*command, str(folder / "out")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    tables = {}
    for file in (folder / "out").glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as handle:
            tables[file.stem] = list(csv.DictReader(handle))
    return tables


def rows_of(export: Tables, table: str, source_file: str) -> list[dict[str, str]]:
    return [row for row in export[table] if row["source_file"] == source_file]


@pytest.mark.slow
@pytest.mark.ocr
@pytest.mark.parametrize("table", SCHEMES)
def test_rows_are_found_and_few_values_are_wrong(export: Tables, table: str) -> None:
    total = Score()
    for gold_file in HERE.glob("*.json"):
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        total.add(score_table(table, gold["tables"][table], rows_of(export, table, gold["source_file"])))
    assert total.found_f1 >= LOWEST_FOUND_F1[table], total
    assert total.wrong <= HIGHEST_WRONG, total


@pytest.mark.slow
@pytest.mark.ocr
def test_every_change_of_money_numbers_and_duties_is_found(export: Tables) -> None:
    for gold_file in HERE.glob("*.json"):
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        high = [row for row in gold["tables"]["deviations"] if row["severity"] == "high"]
        score = score_table("deviations", high, rows_of(export, "deviations", gold["source_file"]))
        assert score.found == len(high)


@pytest.mark.slow
@pytest.mark.ocr
def test_a_document_that_is_no_convention_gets_no_invented_rows(export: Tables) -> None:
    for table in ("signatories", "commitments", "deviations", "clauses"):
        assert rows_of(export, table, "facture-fournitures.pdf") == []


@pytest.mark.slow
@pytest.mark.ocr
def test_every_row_shows_where_it_was_read(export: Tables) -> None:
    for table in ("signatories", "contacts", "opening_hours", "financing", "commitments", "structures"):
        for row in export[table]:
            assert row["page"] and row["bbox"] and row["quote"] and row["confidence"] and row["method"], (table, row)
