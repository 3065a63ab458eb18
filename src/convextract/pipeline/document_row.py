"""The rows of `documents` and `pages`: what the run itself knows about a file, beside what was read in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from convextract.records import Document, PageRow, Record
from convextract.records.vocabulary import DocumentStatus

if TYPE_CHECKING:
    from convextract.pipeline.document_task import DocumentTask
    from convextract.pipeline.stages import Work
    from convextract.reading.page import Page

SEPARATOR = "|"
_TWINS = "Même contenu que "


def document_row(task: DocumentTask, pages: Sequence[Page], work: Work) -> Document:
    """What was read in the document, with its file's figures, its status and its problems."""
    facts = work.facts or Document(document_id=task.document_id, source_file=task.source_file)
    lost = [page for page in pages if page.source == "lost"]
    problems = [*page_problems(pages), *_split(facts.problems), *work.problems, *twin_problems(task.twins)]
    return facts.model_copy(
        update={
            "document_id": task.document_id,
            "source_file": task.source_file,
            "sha256": task.sha256,
            "pages": len(pages),
            "pages_ocr": sum(page.source in ("ocr", "mixed") for page in pages),
            "ocr_confidence": mean_confidence(pages),
            "status": _status(len(pages), len(lost), work.failed),
            "problems": joined(problems),
        }
    )


def failed_document(
    document_id: str, source_file: str, sha256: str, problems: Sequence[str], twins: Sequence[str] = ()
) -> dict[str, list[Record]]:
    """The rows of a file that could not be read at all."""
    row = Document(
        document_id=document_id, source_file=source_file, sha256=sha256, status="failed",
        problems=joined([*problems, *twin_problems(twins)]),
    )
    return {"documents": [row]}


def page_rows(task: DocumentTask, pages: Sequence[Page]) -> list[Record]:
    return [
        PageRow(
            document_id=task.document_id,
            page=page.number,
            width=round(page.width, 2),
            height=round(page.height, 2),
            rotation=page.rotation,
            source=page.source,
            ocr_confidence=None if page.ocr_confidence is None else round(page.ocr_confidence, 3),
            words=len(page.words),
            text=page.text,
            problems=joined(page.problems),
        )
        for page in pages
    ]


def mean_confidence(pages: Sequence[Page]) -> float | None:
    """Mean word confidence over the recognised pages, each word counting once; None where nothing was recognised."""
    weighted = [(p.ocr_confidence, len(p.words)) for p in pages if p.ocr_confidence is not None and p.words]
    words = sum(count for _, count in weighted)
    return round(sum(confidence * count for confidence, count in weighted) / words, 3) if words else None


def page_problems(pages: Iterable[Page]) -> list[str]:
    """Problems of pages, those that read the same told once: « pages 3, 5 à 8 : ... »."""
    numbers: dict[str, list[int]] = {}
    for page in pages:
        for problem in page.problems:
            numbers.setdefault(problem, []).append(page.number)
    return [f"{'page' if len(found) == 1 else 'pages'} {spans(found)} : {text}" for text, found in numbers.items()]


def spans(numbers: Sequence[int]) -> str:
    """`1, 3 à 5`: sorted numbers, those in a row as a span."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = []
    for run in runs:
        shown.append(str(run[0]) if len(run) == 1 else f"{run[0]}{' à ' if len(run) > 2 else ', '}{run[-1]}")
    return ", ".join(shown)


def twin_problems(twins: Sequence[str]) -> list[str]:
    """Other paths with the same bytes: one document, told once."""
    return [f"{_TWINS}{', '.join(twins)}"] if twins else []


def with_twins(problems: str, twins: Sequence[str]) -> str:
    """The problems of a stored document, its twins told as they are now."""
    return joined([*(p for p in _split(problems) if not p.startswith(_TWINS)), *twin_problems(twins)])


def joined(problems: Iterable[str]) -> str:
    """One cell: a `|` inside a sentence would look like the next one."""
    return SEPARATOR.join(dict.fromkeys(p.replace(SEPARATOR, "/").strip() for p in problems if p.strip()))


def _split(cell: str) -> list[str]:
    return cell.split(SEPARATOR) if cell else []


def _status(pages: int, lost: int, stage_failed: bool) -> DocumentStatus:
    if pages and lost == pages:
        return "failed"
    return "partial" if lost or stage_failed else "ok"


def rows_found(counts: Mapping[str, int]) -> int:
    """Rows of the tables that hold what a document says, as the summary counts them."""
    own = ("structures", "signatories", "commitments", "contacts", "opening_hours", "financing")
    return sum(counts.get(table, 0) for table in own)
