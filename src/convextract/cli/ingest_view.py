"""How an ingest looks in a terminal: a live bar in pages with the time left, then a table of the documents."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn
from rich.table import Table

from convextract.pipeline.progress import IngestReport, Summary

_STATUS = {"ok": "", "partial": "incomplet", "failed": "échec"}


class LiveView:
    """A `pipeline.Listener` that draws a bar on stderr (a terminal only; `quiet` draws nothing)."""

    def __init__(self, *, quiet: bool = False) -> None:
        console = Console(stderr=True)
        self._bar = Progress(
            SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("pages"),
            TimeRemainingColumn(), console=console, transient=True, disable=quiet or not console.is_terminal,
        )
        self._task = self._bar.add_task("Ouverture", total=None)
        self._pages = 0

    def __enter__(self) -> LiveView:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def files_found(self, count: int) -> None:
        self._bar.update(self._task, description=f"{count} document{'s' if count > 1 else ''}")

    def pages_planned(self, count: int) -> None:
        self._pages += count
        self._bar.update(self._task, total=self._pages)

    def page_done(self) -> None:
        self._bar.advance(self._task)

    def document_done(self, summary: Summary) -> None:
        self._bar.update(self._task, description=escape(summary.source_file[-40:]))


def as_dict(report: IngestReport) -> dict[str, Any]:
    """The report for a program: the columns of the final table, codes instead of words."""
    return {
        "documents": [asdict(document) for document in report.documents],
        "pages_read": report.pages_read,
        "seconds": round(report.seconds, 2),
        "exit_code": int(report.exit_code),
    }


def print_report(report: IngestReport, output: Path | None) -> None:
    """The final table, and one line of totals, on stdout."""
    console = Console()
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Fichier", overflow="fold")
    table.add_column("Nature")
    table.add_column("Dép.")
    for title in ("Pages", "OCR", "Lignes", "Écarts"):
        table.add_column(title, justify="right")
    table.add_column("Problèmes", overflow="fold", ratio=1)
    for document in report.documents:
        table.add_row(*_cells(document))
    console.print(table)
    console.print(_totals(report, output), highlight=False, soft_wrap=True)


def _cells(document: Summary) -> list[str]:
    state = [_STATUS[document.status]] if document.status != "ok" else []
    known = ["déjà connu"] if document.skipped else []
    told = " ; ".join([*known, *state, *document.problems])
    numbers = (document.pages, document.pages_ocr, document.rows, document.deviations)
    return [escape(document.source_file), document.kind, document.department_code, *map(str, numbers), escape(told)]


def _totals(report: IngestReport, output: Path | None) -> str:
    documents = report.documents
    failed = sum(document.status == "failed" for document in documents)
    partial = sum(document.status == "partial" for document in documents)
    told = [f"{len(documents)} document{'s' if len(documents) > 1 else ''}", f"{report.pages_read} pages lues"]
    told += [f"{partial} incomplet{'s' if partial > 1 else ''}"] if partial else []
    told += [f"{failed} en échec"] if failed else []
    told.append(f"{report.seconds:.0f} s")
    line = ", ".join(told) + "."
    return f"{line} Tables : {escape(str(output))}" if output else line
