"""The tables that leave the program are those that its users were promised; new columns may only follow at the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from convextract.export.table_schema import datapackage
from convextract.records import RECORDS, TABLES, Evidence, allowed_values
from convextract.records.labels import COLUMN_LABELS, VALUE_LABELS
from convextract.store.schema import metadata

EVIDENCE = "page bbox quote confidence method".split()
CLOSING = "department_code source_file".split()

PROMISED = {
    "documents": "document_id source_file sha256 pages pages_ocr kind title department_code department_name "
    "signed_place signed_date act_id received_date published_date term renewal ocr_confidence status problems "
    "duplicate_of amends",
    "document_evidence": "document_id field",
    "pages": "document_id page width height rotation source ocr_confidence words text problems",
    "parts": "part_id document_id kind annex_number title first_page last_page partner_code",
    "structures": "structure_id document_id name mobility manager manager_type address postcode commune email phone "
    "opening_hours weekly_hours days_open staff insee_code house_id",
    "signatories": "signatory_id document_id part_id side organisation partner_code civility given_name family_name "
    "role capacity signature",
    "commitments": "commitment_id document_id part_id partner_code organisation text category quantity unit deadline",
    "contacts": "contact_id document_id part_id partner_code organisation structure kind civility given_name "
    "family_name role email phones",
    "opening_hours": "document_id part_id place place_kind weekday opens closes by_appointment recurrence",
    "financing": "financing_id document_id part_id amount share_percent payer payer_code payee kind period per purpose",
    "clauses": "clause_id document_id part_id number title first_page text template_clause status similarity",
    "deviations": "deviation_id document_id clause_id template_clause operation template_text document_text nature "
    "severity decision explanation",
    "checks": "document_id rule subject status detail",
}
WITHOUT_EVIDENCE = {"documents", "pages", "parts"}


@pytest.mark.parametrize("table", PROMISED)
def test_a_table_has_the_promised_columns_in_the_promised_order(table: str) -> None:
    columns = TABLES[table].columns()
    promised = PROMISED[table].split() + ([] if table in WITHOUT_EVIDENCE else EVIDENCE)
    kept = [name for name in columns if name in promised]
    assert kept == promised
    if table != "documents":
        assert columns[-2:] == CLOSING


def test_no_promised_table_is_missing() -> None:
    assert [record.table for record in RECORDS][: len(PROMISED)] == list(PROMISED)


@pytest.mark.parametrize("table", TABLES)
def test_database_schema_and_description_follow_the_record(table: str) -> None:
    columns = TABLES[table].columns()
    stored = [column.name for column in metadata().tables[table].columns]
    described = next(r for r in datapackage()["resources"] if r["name"] == table)
    assert stored[: len(columns)] == columns
    assert [field["name"] for field in described["schema"]["fields"]] == columns
    assert all(field["description"] for field in described["schema"]["fields"])


def test_people_read_every_column_and_code_in_french() -> None:
    columns = {name for record in RECORDS for name in record.columns()} | set(Evidence.model_fields)
    assert columns <= set(COLUMN_LABELS)
    for column, labels in VALUE_LABELS.items():
        codes = {code for record in RECORDS if column in record.model_fields for code in allowed_values(record, column)}
        if codes:
            assert codes - {""} <= set(labels), column


def test_links_lead_to_a_table_and_its_id() -> None:
    for record in RECORDS:
        for column, target in record.foreign_keys.items():
            assert column in record.columns()
            assert TABLES[target].id_column in TABLES[target].columns()


def test_the_written_contract_is_what_the_records_make() -> None:
    from convextract.export.dataset_page import dataset_page

    written = Path(__file__).parents[2] / "docs" / "dataset.md"
    assert written.read_text(encoding="utf-8") == dataset_page(), "run scripts/write_dataset_page.py"
