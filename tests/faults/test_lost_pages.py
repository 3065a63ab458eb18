"""A page that kills, hangs or overfeeds its reader is lost alone: the document's other pages and the run go on."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # workers must find the stand-ins by name

import faulty_pages

from convextract.errors import ExitCode
from convextract.pipeline import ingest, worker
from convextract.pipeline.scheduler import Scheduler, Task
from convextract.settings import Settings
from convextract.store import Store

LINES = ["La commune de Belleville et l'État conviennent de ce qui suit dans la convention.", "Fait le 9 janvier."]
PATIENCE_SECONDS = 8.0
"""Long enough for a worker to start on a busy machine: only the page that hangs may reach it."""


def with_reader(reader: Callable[..., Any]) -> type[Scheduler]:
    """The real workers, with another function that reads pages."""

    class Workers(Scheduler):
        def add(self, task: Task) -> None:
            super().add(replace(task, function=reader) if task.function is worker.read_page else task)

    return Workers


@pytest.mark.parametrize(
    ("reader", "told"),
    [
        (faulty_pages.crash, "s'est arrêté"),
        (faulty_pages.hang, f"a dépassé {PATIENCE_SECONDS:.0f} s"),
        (faulty_pages.swell, "perdue"),
        (faulty_pages.fail, "sa lecture a échoué"),
    ],
    ids=["crash", "hang", "memory", "exception"],
)
def test_a_bad_page_is_lost_alone(
    tmp_path: Path, pdf: Any, settings: Settings, reader: Callable[..., Any], told: str, capfd: Any, caplog: Any
) -> None:
    pdf(tmp_path / "in" / "a.pdf", [[*LINES, "Première page."], LINES, [*LINES, "Troisième page."]])
    pdf(tmp_path / "in" / "b.pdf", [LINES])
    impatient = replace(settings, page_timeout_seconds=PATIENCE_SECONDS, jobs=2)
    report = ingest(tmp_path / "in", impatient, workers=with_reader(reader))
    with Store(settings.database_url, create=False) as store:
        pages = {(p["source_file"], p["page"]): p for p in store.rows("pages")}
        documents = {d["source_file"]: d for d in store.rows("documents")}
    assert pages["a.pdf", 2]["source"] == "lost"
    assert told in pages["a.pdf", 2]["problems"]
    assert "Première" in pages["a.pdf", 1]["text"]
    assert "Troisième" in pages["a.pdf", 3]["text"]
    assert documents["a.pdf"]["status"] == "partial"
    assert "page 2" in documents["a.pdf"]["problems"]
    assert pages["b.pdf", 1]["source"] == "text_layer"
    assert report.exit_code == ExitCode.SOME_FAILED
    assert "confidential" not in "".join(capfd.readouterr()) + caplog.text


def test_a_page_that_the_file_does_not_give_says_why(tmp_path: Path, pdf: Any, settings: Settings) -> None:
    pdf(tmp_path / "a.pdf", [LINES])
    read = worker.read_page(str(tmp_path / "a.pdf"), 2, settings)
    worker._close_source()
    assert (read.source, read.problem) == ("lost", "perdue, elle est illisible.")
