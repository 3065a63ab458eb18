"""The main job: a folder into the store. One document's faults never reach another's, and what is done stays done."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from convextract.pipeline import worker
from convextract.pipeline.discovery import Candidate, find_candidates, root_of
from convextract.pipeline.document_row import failed_document, rows_found, with_twins
from convextract.pipeline.document_task import DocumentTask
from convextract.pipeline.progress import IngestReport, Listener, Silence, Summary
from convextract.pipeline.scheduler import Outcome, Scheduler, Task
from convextract.settings import Settings

if TYPE_CHECKING:
    from convextract.store import Known, Store, Versions

log = logging.getLogger(__name__)

_OPEN_TIMEOUT_SECONDS = 60.0
_OPEN, _ANALYSE, _READ = 0, 1, 2
"""Priorities: files are opened first (so that the progress bar knows how many pages there are), then whatever finishes
a document, then pages in the order of the files."""

_UNREADABLE = "« {name} » ne peut pas être lu : accès refusé ou disque en défaut."
_FILE_FAULTS = {
    "timeout": f"l'ouverture du fichier a dépassé {_OPEN_TIMEOUT_SECONDS:.0f} s",
    "died": "le fichier a fait tomber le programme qui l'ouvrait : il est sans doute endommagé",
    "error": "le fichier ne peut pas être ouvert : il est sans doute endommagé",
}
_PAGE_FAULTS = {
    "timeout": "perdue, sa lecture a dépassé {seconds:.0f} s",
    "died": "perdue, le lecteur s'est arrêté (page défectueuse ou mémoire insuffisante)",
    "error": "perdue, sa lecture a échoué",
}
_ANALYSIS_FAULTS = {
    "timeout": "l'analyse du document a dépassé {seconds:.0f} s : seules ses pages sont enregistrées",
    "died": "l'analyse du document s'est arrêtée : seules ses pages sont enregistrées",
    "error": "l'analyse du document a échoué : seules ses pages sont enregistrées",
}


@dataclass(slots=True)
class _Job:
    """A document on its way through the workers."""

    index: int
    candidate: Candidate
    page_count: int = 0
    outstanding: int = 0
    lost: dict[int, str] = field(default_factory=dict)


def start_early(workers: type[Scheduler] = Scheduler) -> None:
    """Begins to load what workers need, in a process of its own: an `ingest` that follows need not wait as long."""
    worker.limit_threads()
    workers.start_early()


def ingest(
    target: Path, settings: Settings, listener: Listener | None = None, workers: type[Scheduler] = Scheduler
) -> IngestReport:
    """Reads every document of a folder (or one file) into the store of `settings.database_url`, over `workers`.

    Raises `UsageError`, `NothingToIngest`, `CannotWrite`, `MissingDependency` for what stops the whole run; what goes
    wrong in one document is in its row. After Ctrl-C the finished documents are in the store, and so are the pages
    already read.
    """
    started = time.monotonic()
    start_early(workers)
    from convextract.pipeline.links import link_documents
    from convextract.store import Store

    _check_template(settings.template_id)
    candidates = find_candidates(target)
    with Store(settings.database_url) as store:
        run = _Run(store, settings, listener or Silence(), str(root_of(target)), workers)
        run.all(candidates)
        if run.changed:
            link_documents(store)
        report = IngestReport(run.summaries(), run.pages_read, time.monotonic() - started)
    return report


def _check_template(template_id: str) -> None:
    """Raises `UsageError` for an unknown template now rather than after an hour of reading."""
    if template_id:
        from convextract.comparison.template_register import find_template

        find_template(template_id)


def _versions(settings: Settings) -> Versions:
    from convextract.pipeline.versions import current_versions

    return current_versions(settings)


class _Run:
    """One ingest: which documents, in which state."""

    def __init__(
        self, store: Store, settings: Settings, listener: Listener, folder: str, workers: type[Scheduler]
    ) -> None:
        self.store = store
        self.settings = settings
        self.listener = listener
        self.folder = folder
        self.workers = workers
        self.versions = _versions(settings)
        self.pages_read = 0
        self.changed = False
        """Whether a document was written, so that links between documents must be looked at again."""
        self._summaries: list[Summary] = []

    def summaries(self) -> list[Summary]:
        return sorted(self._summaries, key=lambda summary: summary.source_file)

    def all(self, candidates: Sequence[Candidate]) -> None:
        """Skips what is known, puts the rest through the workers."""
        from convextract.pipeline.links import load_models

        self.listener.files_found(len(candidates))
        known = self.store.known()
        jobs = []
        for index, candidate in enumerate(candidates):
            before = known.get(candidate.document_id)
            if before is not None and not self.settings.force and before.versions == self.versions:
                self._keep(candidate, before)
            elif candidate.sha256:
                jobs.append(_Job(index, candidate))
            else:
                self._refuse(candidate, [candidate.refusal or _UNREADABLE.format(name=candidate.path.name)])
        if jobs and len(known) + len(jobs) > 1:
            load_models()  # now, while the process that workers come from is still loading
        if jobs:
            self._work(jobs)

    def _work(self, jobs: Sequence[_Job]) -> None:
        level = logging.getLogger().getEffectiveLevel()
        with self.workers(self.settings.jobs, worker.start, (self.settings, level)) as scheduler:
            for job in jobs:
                self._open(scheduler, job)
            scheduler.run()

    # ---- a known document ----------------------------------------------------------------------------------------
    def _keep(self, candidate: Candidate, before: Known) -> None:
        """Nothing to do but to follow a file that was renamed, and to name its twins as they are now."""
        gone = not (Path(before.folder) / before.source_file).is_file()
        if gone or (before.folder == self.folder and before.source_file != candidate.source_file):
            self.store.move(before.document_id, candidate.source_file, self.folder)
        row = next(iter(self.store.rows("documents", before.document_id)))
        problems = with_twins(row["problems"], candidate.twins)
        if problems != row["problems"]:
            self.store.update_documents({before.document_id: {"problems": problems}})
        self._report(before.document_id, skipped=True)

    # ---- opening -------------------------------------------------------------------------------------------------
    def _open(self, scheduler: Scheduler, job: _Job) -> None:
        def done(outcome: Outcome) -> None:
            opened: worker.Opened = outcome.value or worker.Opened(problem=_FILE_FAULTS[outcome.failure])
            _log_failure("open", job, outcome)
            if opened.problem:
                self._refuse(job.candidate, [opened.problem])
            else:
                self._read_pages(scheduler, job, opened.page_count)

        arguments = (str(job.candidate.path),)
        scheduler.add(Task((_OPEN, job.index), worker.open_file, arguments, _OPEN_TIMEOUT_SECONDS, done))

    def _refuse(self, candidate: Candidate, problems: Sequence[str]) -> None:
        rows = failed_document(
            candidate.document_id, candidate.source_file, candidate.sha256, problems, candidate.twins
        )
        self._put(candidate, worker.Analysed(rows))

    # ---- pages ---------------------------------------------------------------------------------------------------
    def _read_pages(self, scheduler: Scheduler, job: _Job, page_count: int) -> None:
        sha256 = job.candidate.sha256
        job.page_count = page_count
        if self.settings.force:
            self.store.drop_cached_pages(sha256)
        cached = self.store.cached_page_numbers(sha256, self.versions.reading)
        missing = [number for number in range(1, page_count + 1) if number not in cached]
        job.outstanding = len(missing)
        self.listener.pages_planned(len(missing))
        for number in missing:
            self._read_page(scheduler, job, number)
        if not missing:
            self._analyse(scheduler, job)

    def _read_page(self, scheduler: Scheduler, job: _Job, number: int) -> None:
        def done(outcome: Outcome) -> None:
            _log_failure(f"page {number}", job, outcome)
            self._page_arrived(job, number, outcome)
            if job.outstanding == 0:
                self._analyse(scheduler, job)

        arguments = (str(job.candidate.path), number, self.settings)
        timeout = self.settings.page_timeout_seconds
        scheduler.add(Task((_READ, job.index, number), worker.read_page, arguments, timeout, done))

    def _page_arrived(self, job: _Job, number: int, outcome: Outcome) -> None:
        read: worker.PageRead | None = outcome.value
        if read is None:
            sentence = _PAGE_FAULTS[outcome.failure]
            job.lost[number] = sentence.format(seconds=self.settings.page_timeout_seconds)
        elif read.lost:
            job.lost[number] = read.problem or _PAGE_FAULTS["error"]
        else:
            self.store.put_cached_page(job.candidate.sha256, number, self.versions.reading, read.content)
        job.outstanding -= 1
        self.pages_read += 1
        self.listener.page_done()

    # ---- the document --------------------------------------------------------------------------------------------
    def _analyse(self, scheduler: Scheduler, job: _Job) -> None:
        task = self._document_task(job)
        timeout = self.settings.document_timeout_seconds

        def done(outcome: Outcome) -> None:
            _log_failure("analysis", job, outcome)
            if outcome.failure:
                sentence = _ANALYSIS_FAULTS[outcome.failure].format(seconds=timeout)
                self._put(job.candidate, worker.pages_only(task, sentence))
            else:
                self._put(job.candidate, outcome.value)

        arguments = (task, self.settings)
        scheduler.add(Task((_ANALYSE, job.index), worker.analyse_document, arguments, timeout, done))

    def _document_task(self, job: _Job) -> DocumentTask:
        candidate = job.candidate
        pages = self.store.cached_pages(candidate.sha256, self.versions.reading)
        return DocumentTask(
            document_id=candidate.document_id,
            source_file=candidate.source_file,
            sha256=candidate.sha256,
            path=str(candidate.path),
            twins=candidate.twins,
            pages=pages,
            lost=job.lost,
        )

    def _put(self, candidate: Candidate, analysed: worker.Analysed) -> None:
        self.store.put_document(
            analysed.records, folder=self.folder, versions=self.versions, pictures=analysed.pictures
        )
        self.changed = True
        self._report(candidate.document_id)

    def _report(self, document_id: str, *, skipped: bool = False) -> None:
        summary = summary_of(self.store, document_id, skipped=skipped)
        self._summaries.append(summary)
        self.listener.document_done(summary)


def summary_of(store: Store, document_id: str, *, skipped: bool = False) -> Summary:
    """A stored document as the final table shows it."""
    row: dict[str, Any] = next(iter(store.rows("documents", document_id)))
    counts = store.counts(document_id)
    return Summary(
        source_file=row["source_file"],
        document_id=document_id,
        status=row["status"],
        skipped=skipped,
        kind=row["kind"] if row["status"] != "failed" else "",
        department_code=row["department_code"],
        pages=row["pages"],
        pages_ocr=row["pages_ocr"],
        rows=rows_found(counts),
        deviations=counts["deviations"],
        problems=tuple(p for p in row["problems"].split("|") if p),
    )


def _log_failure(step: str, job: _Job, outcome: Outcome) -> None:
    """The cause for whoever asks with --verbose: kinds and places only, no text of the document."""
    if outcome.failure:
        log.warning("%s %s: %s (%s)", job.candidate.document_id, step, outcome.failure, outcome.place)
