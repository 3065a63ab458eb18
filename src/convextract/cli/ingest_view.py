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

from convextract.cli.terminal import console
from convextract.pipeline.progress import IngestReport, Summary
from convextract.records.labels import value_label

_PROBLEMS_SHOWN = 8


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
    """The final table, the problems of each document, one line of totals, on stdout."""
    out = console()
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Fichier", overflow="fold")
    for title in ("Nature", "Dép."):
        table.add_column(title)
    for title in ("Pages", "OCR", "Lignes", "Écarts", "Problèmes"):
        table.add_column(title, justify="right")
    table.add_column("État")
    for document in report.documents:
        table.add_row(*_cells(document))
    out.print(table)
    for document in report.documents:
        _print_problems(out, document)
    out.print(_totals(report, output), soft_wrap=True)


def _cells(document: Summary) -> list[str]:
    numbers = [document.pages, document.pages_ocr, document.rows, document.deviations, len(document.problems)]
    state = value_label("status", document.status) + (", déjà connu" if document.skipped else "")
    kind = value_label("kind", document.kind)
    return [escape(document.source_file), kind, document.department_code, *(str(n) for n in numbers), state]


def _print_problems(out: Console, document: Summary) -> None:
    if not document.problems:
        return
    out.print(f"[bold]{escape(document.source_file)}[/]")
    for problem in document.problems[:_PROBLEMS_SHOWN]:
        out.print(f"  - {escape(problem)}", soft_wrap=True)
    if len(document.problems) > _PROBLEMS_SHOWN:
        rest = _counted(len(document.problems) - _PROBLEMS_SHOWN, "autre")
        out.print(f"  - et {rest} (colonne « problems » de documents.csv)")


def _totals(report: IngestReport, output: Path | None) -> str:
    documents = report.documents
    failed = sum(document.status == "failed" for document in documents)
    partial = sum(document.status == "partial" for document in documents)
    told = [_counted(len(documents), "document"), _counted(report.pages_read, "page lue", "pages lues")]
    told += [_counted(partial, "incomplet")] if partial else []
    told += [f"{failed} en échec"] if failed else []
    told.append(f"{report.seconds:.0f} s")
    line = ", ".join(told) + "."
    return f"{line} Tables : {escape(str(output))}" if output else line


def _counted(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count < 2 else many or one + 's'}"
