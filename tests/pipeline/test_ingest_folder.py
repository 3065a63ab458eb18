"""A folder goes into the store once, follows its files, and nothing that is known is done again."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from convextract.errors import ExitCode, NothingToIngest, UsageError
from convextract.pipeline import ingest, stages
from convextract.pipeline import versions as versions_module
from convextract.pipeline.progress import IngestReport
from convextract.pipeline.scheduler import Outcome
from convextract.settings import Settings
from convextract.store import Store, Versions

CONVENTION = [
    "Convention départementale France Services de la Haute-Saône",
    "Entre l'État, représenté par le préfet de la Haute-Saône, et la commune de Belleville,",
    "il est convenu ce qui suit dans la présente convention entre les parties signataires.",
]
NOTE = ["Menu de la cantine pour la semaine prochaine", "Lundi : soupe de légumes, poisson, riz et fruits."]

Pdf = Callable[[Path, list[list[str]]], Path]


@pytest.fixture(autouse=True)
def only_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the stages find is tested elsewhere; here a document goes through the first of them only."""
    monkeypatch.setattr(stages, "STAGES", stages.STAGES[:1])


@pytest.fixture
def run(settings: Settings, inline: Any) -> Callable[..., IngestReport]:
    return lambda folder, **changes: ingest(folder, replace(settings, **changes), workers=inline)


def stored(settings: Settings, table: str) -> list[dict[str, Any]]:
    with Store(settings.database_url, create=False) as store:
        return list(store.rows(table))


def test_every_document_gets_its_rows(tmp_path: Path, pdf: Pdf, run: Any, settings: Settings) -> None:
    pdf(tmp_path / "in" / "b" / "menu.PDF", [NOTE])
    pdf(tmp_path / "in" / "a.pdf", [CONVENTION, NOTE])
    report = run(tmp_path / "in")
    assert [d.source_file for d in report.documents] == ["a.pdf", "b/menu.PDF"]
    assert report.pages_read == 3
    pages = stored(settings, "pages")
    assert [(p["source_file"], p["page"], p["source"]) for p in pages] == [
        ("a.pdf", 1, "text_layer"), ("a.pdf", 2, "text_layer"), ("b/menu.PDF", 1, "text_layer"),
    ]
    assert "convenu ce qui suit" in pages[0]["text"]
    assert {d["document_id"] for d in stored(settings, "documents")} == {p["document_id"] for p in pages}


def test_a_known_document_is_skipped_and_force_redoes_it(tmp_path: Path, pdf: Pdf, run: Any) -> None:
    pdf(tmp_path / "in" / "a.pdf", [CONVENTION])
    run(tmp_path / "in")
    again = run(tmp_path / "in")
    assert (again.pages_read, again.documents[0].skipped) == (0, True)
    forced = run(tmp_path / "in", force=True)
    assert (forced.pages_read, forced.documents[0].skipped) == (1, False)


def test_new_extraction_code_reads_no_page_again(
    tmp_path: Path, pdf: Pdf, run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf(tmp_path / "in" / "a.pdf", [CONVENTION])
    run(tmp_path / "in")
    monkeypatch.setattr(versions_module, "_digest", lambda: "another")
    again = run(tmp_path / "in")
    assert (again.pages_read, again.documents[0].skipped) == (0, False)


def test_new_reading_code_reads_all_pages_again(
    tmp_path: Path, pdf: Pdf, run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf(tmp_path / "in" / "a.pdf", [CONVENTION])
    run(tmp_path / "in")
    monkeypatch.setattr(versions_module, "READING_VERSION", "another")
    assert run(tmp_path / "in").pages_read == 1


def test_equal_bytes_are_one_document_that_names_the_others(
    tmp_path: Path, pdf: Pdf, run: Any, settings: Settings
) -> None:
    first = pdf(tmp_path / "in" / "b.pdf", [CONVENTION])
    (tmp_path / "in" / "c.pdf").write_bytes(first.read_bytes())
    run(tmp_path / "in")
    (document,) = stored(settings, "documents")
    assert (document["source_file"], document["problems"]) == ("b.pdf", "Même contenu que c.pdf")
    assert document["status"] == "ok"
    (tmp_path / "in" / "a.pdf").write_bytes(first.read_bytes())
    (tmp_path / "in" / "c.pdf").unlink()
    run(tmp_path / "in")
    (document,) = stored(settings, "documents")
    assert (document["source_file"], document["problems"]) == ("a.pdf", "Même contenu que b.pdf")


def test_a_renamed_file_keeps_its_rows_under_its_new_name(
    tmp_path: Path, pdf: Pdf, run: Any, settings: Settings
) -> None:
    pdf(tmp_path / "in" / "a.pdf", [CONVENTION])
    run(tmp_path / "in")
    (tmp_path / "in" / "a.pdf").rename(tmp_path / "in" / "z.pdf")
    assert run(tmp_path / "in").pages_read == 0
    for table in ("documents", "pages", "parts"):
        assert {row["source_file"] for row in stored(settings, table)} == {"z.pdf"}


def test_a_file_that_left_the_folder_stays(tmp_path: Path, pdf: Pdf, run: Any, settings: Settings) -> None:
    gone = pdf(tmp_path / "in" / "a.pdf", [CONVENTION])
    pdf(tmp_path / "in" / "b.pdf", [NOTE])
    run(tmp_path / "in")
    gone.unlink()
    run(tmp_path / "in")
    assert [d["source_file"] for d in stored(settings, "documents")] == ["a.pdf", "b.pdf"]


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path, pdf: Pdf, run: Any, settings: Settings) -> None:
    good = pdf(tmp_path / "in" / "good.pdf", [CONVENTION])
    (tmp_path / "in" / "cut.pdf").write_bytes(good.read_bytes()[:300])
    (tmp_path / "in" / "empty.png").write_bytes(b"")
    (tmp_path / "in" / "text.tif").write_text("ceci n'est pas une image")
    report = run(tmp_path / "in")
    assert {d.source_file: d.status for d in report.documents} == {
        "cut.pdf": "failed", "empty.png": "failed", "good.pdf": "ok", "text.tif": "failed",
    }
    assert report.exit_code == ExitCode.SOME_FAILED
    failed = [d for d in stored(settings, "documents") if d["status"] == "failed"]
    assert all(d["problems"] and d["pages"] == 0 for d in failed)


def test_the_exit_code_stays_that_of_a_failure_when_it_is_known_from_before(tmp_path: Path, run: Any) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.pdf").write_bytes(b"%PDF-1.4 nothing")
    assert run(tmp_path / "in").exit_code == ExitCode.ALL_FAILED
    again = run(tmp_path / "in")
    assert again.documents[0].skipped
    assert again.exit_code == ExitCode.ALL_FAILED


def test_an_empty_folder_and_an_absent_one_are_told_apart(tmp_path: Path, run: Any) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "lettre.docx").write_bytes(b"PK")
    with pytest.raises(NothingToIngest, match="Aucun document"):
        run(tmp_path / "empty")
    with pytest.raises(UsageError, match="n'existe pas"):
        run(tmp_path / "absent")


def test_links_that_lead_out_of_the_folder_are_not_followed(tmp_path: Path, pdf: Pdf, run: Any) -> None:
    pdf(tmp_path / "outside.pdf", [NOTE])
    pdf(tmp_path / "in" / "a.pdf", [CONVENTION])
    (tmp_path / "in" / "out.pdf").symlink_to(tmp_path / "outside.pdf")
    (tmp_path / "in" / "broken.pdf").symlink_to(tmp_path / "nowhere.pdf")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    assert [d.source_file for d in run(tmp_path / "in").documents] == ["a.pdf"]


def test_an_interrupted_run_goes_on_from_the_pages_it_had(
    tmp_path: Path, pdf: Pdf, settings: Settings, inline: Any
) -> None:
    pdf(tmp_path / "in" / "a.pdf", [CONVENTION, NOTE, CONVENTION])

    class Stops(inline):  # type: ignore[misc]
        done = 0

        def run(self) -> None:
            while self.waiting:
                task = heapq.heappop(self.waiting)[2]
                if self.done == 3:
                    raise KeyboardInterrupt
                task.done(Outcome(value=task.function(*task.arguments)))
                self.done += 1

    with pytest.raises(KeyboardInterrupt):
        ingest(tmp_path / "in", settings, workers=Stops)
    assert stored(settings, "documents") == []
    report = ingest(tmp_path / "in", settings, workers=inline)
    assert report.pages_read == 1
    assert len(stored(settings, "pages")) == 3


def test_versions_name_what_they_were_made_with(settings: Settings) -> None:
    plain = versions_module.current_versions(settings)
    assert plain == versions_module.current_versions(replace(settings, jobs=7, force=True))
    assert plain.reading != versions_module.current_versions(replace(settings, ocr_dpi=300)).reading
    assert plain.extraction != versions_module.current_versions(replace(settings, template_id="x")).extraction
    assert isinstance(plain, Versions)
