"""The stages that a read document goes through, in order: one table, one place.

Each stage gets the work so far and adds records. A stage that fails loses its own rows only: the document becomes
`partial`, a French sentence says what is missing, the cause goes to the log.
"""

from __future__ import annotations

import importlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from convextract.errors import ConvextractError
from convextract.pipeline.pixels import FilePixels
from convextract.reading.page import Page
from convextract.records import Document, Record
from convextract.settings import Settings
from convextract.structure.model import StructuredDocument

if TYPE_CHECKING:
    from convextract.extraction.houses import HouseDraft
    from convextract.extraction.opening_hours.conflicts import PlacedHours

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Work:
    """One document on its way: what stages read, and what they have found so far."""

    document: StructuredDocument
    settings: Settings
    pixels: FilePixels | None = None
    """Gives the comparison a second look at a box of a page; None where the file is away."""
    facts: Document | None = None
    records: dict[str, list[Record]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    failed: bool = False
    houses: list[HouseDraft] | None = None
    """The houses as `extraction.houses.gather` found them, for the three stages that speak of them."""
    placed: list[PlacedHours] | None = None
    """Opening hours with the house whose week each counts in, for two stages."""


@dataclass(frozen=True, slots=True)
class Stage:
    """`lost` is what a reader misses when the stage fails, in French, with its article."""

    name: str
    lost: str
    run: Callable[[Work], None]


def analyse(work: Work) -> None:
    """Runs all stages over a document; their faults are recorded in it and never raised, run-level ones excepted."""
    for stage in STAGES:
        try:
            stage.run(work)
        except ConvextractError:
            raise
        except Exception as error:
            work.failed = True
            work.problems.append(f"{stage.lost} : l'analyse a échoué")
            log.warning("stage %s failed: %s", stage.name, _cause(error), exc_info=log.isEnabledFor(logging.DEBUG))


def _cause(error: Exception) -> str:
    """Kind and place of a fault, without its message, which may quote the document."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename.rsplit('convextract', 1)[-1]}:{trace.tb_lineno}" if trace else "?"
    return f"{type(error).__name__} at {place}"


def structured(document_id: str, source_file: str, pages: Sequence[Page]) -> StructuredDocument:
    """Pages as parts, blocks, grids and clauses."""
    build = _entry("structure", "build")
    document: StructuredDocument = build(document_id, source_file, list(pages))
    return document


def _entry(module: str, name: str) -> Callable[..., Any]:
    """A stage's entry function; its module is loaded only now, in the process that runs it."""
    return getattr(importlib.import_module(f"convextract.{module}"), name)  # type: ignore[no-any-return]


def _parts(work: Work) -> None:
    work.records["parts"] = [part.record for part in work.document.parts]


def _documents(work: Work) -> None:
    work.facts, evidence = _entry("extraction.documents", "extract")(work.document)
    work.records["documents"] = [work.facts]
    work.records["document_evidence"] = list(evidence)


def _houses(work: Work) -> list[HouseDraft]:
    if work.houses is None:
        work.houses = _entry("extraction.houses", "gather")(work.document)
    return work.houses


def _placed(work: Work) -> list[PlacedHours]:
    if work.placed is None:
        work.placed = _entry("extraction.opening_hours", "read")(work.document, _houses(work))
    return work.placed


def _contacts(work: Work) -> None:
    work.records["contacts"] = _entry("extraction.contacts", "extract")(work.document, _houses(work))


def _opening_hours(work: Work) -> None:
    work.records["opening_hours"] = [one.row for one in _placed(work)]


def _structures(work: Work) -> None:
    hours = work.records.get("opening_hours", [])
    extract = _entry("extraction.structures", "extract")
    work.records["structures"] = extract(work.document, hours, _houses(work), _placed(work))


def _financing(work: Work) -> None:
    known = work.records.get("commitments")
    work.records["financing"] = _entry("extraction.financing", "extract")(work.document, known)


def _rows_of(table: str) -> Callable[[Work], None]:
    def run(work: Work) -> None:
        work.records[table] = _entry(f"extraction.{table}", "extract")(work.document)

    return run


def _comparison(work: Work) -> None:
    facts = {} if work.facts is None else {n: str(v) for n, v in work.facts.model_dump().items() if v not in (None, "")}
    outcome = _entry("comparison", "compare")(work.document, facts, work.settings.template_id, work.pixels)
    work.records["clauses"] = list(outcome.clauses)
    work.records["deviations"] = list(outcome.deviations)
    work.problems.extend(outcome.problems)
    if work.facts is not None and outcome.clauses:
        work.facts = work.facts.model_copy(update={"template": f"{outcome.template_id}@{outcome.template_version}"})


def _conformity(work: Work) -> None:
    facts: list[Record] = [] if work.facts is None else [work.facts]
    work.records["checks"] = list(_entry("conformity", "check")(work.document, {**work.records, "documents": facts}))


def _coverage(work: Work) -> None:
    work.problems.extend(_entry("conformity.coverage", "doubt")(work.document, work.records))


STAGES: tuple[Stage, ...] = (
    Stage("parts", "Les pièces", _parts),
    Stage("documents", "La description du document", _documents),
    Stage("signatories", "Les signataires", _rows_of("signatories")),
    Stage("commitments", "Les engagements", _rows_of("commitments")),
    Stage("contacts", "Les contacts", _contacts),
    Stage("opening_hours", "Les horaires", _opening_hours),
    Stage("structures", "Les structures", _structures),
    Stage("financing", "Les financements", _financing),
    Stage("comparison", "La comparaison au modèle", _comparison),
    Stage("conformity", "Les contrôles", _conformity),
    Stage("coverage", "La recherche des pages mal comprises", _coverage),
)
