"""The one frozen Settings: the only reader of the environment, and the only place where defaults stand."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from pathlib import Path

PIPELINE_VERSION = "0.1.0"
"""Part of what decides whether a document is known: raise it when any stage changes what rows it makes."""

READING_VERSION = "5"
"""Part of the key of cached pages: raise it when reading (triage, OCR, layout, tables) changes."""


@lru_cache(maxsize=1)
def models_folder() -> Path:
    """The folder of templates and registers: inside the wheel, or beside `src/` in a checkout."""
    packaged = Path(str(resources.files("convextract"))) / "models"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[2] / "models"


def default_jobs() -> int:
    """As many worker processes as this process may use cores."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return max(1, os.cpu_count() or 1)


@dataclass(frozen=True)
class Settings:
    """Everything a run can be told. Durations in seconds, sizes in bytes unless the name says otherwise."""

    database_url: str = "sqlite:///convextract.db"
    jobs: int = field(default_factory=default_jobs)
    force: bool = False
    ocr_engine: str = "auto"
    ocr_dpi: int = 200
    page_timeout_seconds: float = 120.0
    document_timeout_seconds: float = 600.0
    worker_memory_bytes: int = 3 << 29
    template_id: str = ""

    @staticmethod
    def from_environment() -> Settings:
        """Defaults, changed by CONVEXTRACT_DB, CONVEXTRACT_JOBS and CONVEXTRACT_OCR_ENGINE."""
        env = os.environ
        return Settings(
            database_url=database_url(env.get("CONVEXTRACT_DB", "convextract.db")),
            jobs=int(env["CONVEXTRACT_JOBS"]) if env.get("CONVEXTRACT_JOBS", "").isdigit() else default_jobs(),
            ocr_engine=env.get("CONVEXTRACT_OCR_ENGINE", "auto"),
        )


def database_url(text: str) -> str:
    """A SQLAlchemy URL from what the user gave: a URL stays, anything else is the path of a SQLite file."""
    return text if "://" in text else f"sqlite:///{text}"
