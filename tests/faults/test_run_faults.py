"""What stops a whole run reaches the user as its sentence and exit code, through worker processes too."""

from __future__ import annotations

import logging
import os
import pickle
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from convextract.errors import ConvextractError, ExitCode, MissingDependency, UsageError
from convextract.pipeline import ingest, stages
from convextract.pipeline.stages import Work, analyse
from convextract.settings import Settings
from convextract.structure.model import StructuredDocument


def test_a_fault_keeps_its_remedy_on_its_way_out_of_a_worker() -> None:
    error: ConvextractError = pickle.loads(pickle.dumps(MissingDependency("Il manque Tesseract.", "Installez-le.")))
    assert (error.message, error.remedy, error.exit_code) == (
        "Il manque Tesseract.", "Installez-le.", ExitCode.MISSING_DEPENDENCY,
    )


def test_an_unknown_template_is_told_before_anything_is_read(tmp_path: Path, settings: Settings, pdf: Any) -> None:
    pdf(tmp_path / "in" / "a.pdf", [["Une page."]])
    with pytest.raises(UsageError):
        ingest(tmp_path / "in", replace(settings, template_id="modele-inconnu"))
    assert not (tmp_path / "store.db").exists()


def test_names_that_are_no_utf8_are_refused_and_the_rest_is_read(
    tmp_path: Path, settings: Settings, pdf: Any, inline: Any
) -> None:
    pdf(tmp_path / "in" / "a.pdf", [["Une page de la commune de Belleville."]])
    for byte in (b"\xe9", b"\xe8"):
        try:
            Path(os.fsdecode(os.fsencode(tmp_path / "in") + b"/cr" + byte + b"ation.pdf")).write_bytes(b"%PDF-1.4")
        except OSError:
            pytest.skip("this file system takes no such names")
    report = ingest(tmp_path / "in", settings, workers=inline)
    assert [(d.source_file, d.status) for d in report.documents] == [
        ("a.pdf", "ok"), ("cr%E8ation.pdf", "failed"), ("cr%E9ation.pdf", "failed"),
    ]
    assert report.exit_code == ExitCode.SOME_FAILED
    assert "renommez-le" in report.documents[1].problems[0]


def test_a_stage_that_fails_loses_its_own_rows_only(monkeypatch: pytest.MonkeyPatch, caplog: Any) -> None:
    def broken(_work: Work) -> None:
        raise ValueError("Madame Confidentielle, 06 00 00 00 00")

    caplog.set_level(logging.WARNING)
    first, *_ = stages.STAGES
    monkeypatch.setattr(stages, "STAGES", (stages.Stage("contacts", "Les contacts", broken), first))
    work = Work(StructuredDocument("0123456789abcdef", "a.pdf", []), Settings())
    analyse(work)
    assert work.failed
    assert work.problems == ["Les contacts : l'analyse a échoué"]
    assert work.records == {"parts": []}
    assert "ValueError" in caplog.text
    assert "Confidentielle" not in caplog.text


def test_a_run_level_fault_is_not_swallowed_by_a_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    def unusable(_work: Work) -> None:
        raise MissingDependency("Il manque le modèle de langue.", "Installez-le.")

    monkeypatch.setattr(stages, "STAGES", (stages.Stage("names", "Les noms", unusable),))
    with pytest.raises(MissingDependency):
        analyse(Work(StructuredDocument("0123456789abcdef", "a.pdf", []), Settings()))
