"""The command line: French, quick, one clear sentence for what is wrong and an exit code that never hides it."""

from __future__ import annotations

import json
import logging
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from convextract.cli.root import COMMANDS, LazyGroup, root, run
from convextract.errors import ExitCode
from convextract.pipeline import ingest, stages
from convextract.store import Store, Versions

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def process_left_as_it_was() -> Iterator[None]:
    """A command sets up logging and signals for its whole process, which here is that of all tests."""
    logger = logging.getLogger()
    level, handlers, handler = logger.level, list(logger.handlers), signal.getsignal(signal.SIGTERM)
    yield
    logger.setLevel(level)
    logger.handlers[:] = handlers
    signal.signal(signal.SIGTERM, handler)


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs a command line in this process, in an empty folder: exit code, stdout, stderr."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return call


@pytest.fixture
def filled(tmp_path: Path, rows: dict[str, list[Any]]) -> Path:
    path = tmp_path / "convextract.db"
    with Store(f"sqlite:///{path}") as store:
        store.put_document(rows, folder=str(tmp_path), versions=Versions("1", "1"))
    return path


def quick_ingest(monkeypatch: pytest.MonkeyPatch, workers: Any) -> None:
    """No worker processes, and only the first stage: these tests look at what the command says."""
    monkeypatch.setattr(ingest, "__defaults__", (None, workers))
    monkeypatch.setattr(stages, "STAGES", stages.STAGES[:1])


def test_help_is_french_and_lists_every_command(command: Command) -> None:
    code, out, _ = command("--help")
    assert code == 0
    assert all(name in out for name in COMMANDS)
    assert "Usage :" in out
    assert "Show this message" not in out


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_french_help_with_an_example(command: Command, name: str) -> None:
    code, out, _ = command(name, "--help")
    assert code == 0
    assert "Exemple" in out
    assert f"convextract {name}" in out
    assert "Show this message" not in out


def test_the_general_help_loads_no_command() -> None:
    """Start-up is what a user feels at each call; the heavy libraries load in the commands that use them."""
    code = "import sys; sys.argv = ['convextract', '--help']\n"
    code += "from convextract.cli import main\ntry:\n    main()\nexcept SystemExit:\n    pass\n"
    heavy = "numpy pandas spacy sqlalchemy rich pydantic cv2 openpyxl pypdfium2 convextract.cli.ingest".split()
    code += f"print([m for m in {heavy!r} if m in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.splitlines()[-1] == "[]"


def test_a_wrong_demand_is_told_in_french(command: Command) -> None:
    assert isinstance(root, LazyGroup)
    code, _, err = command("exprot")
    assert (code, "Commande inconnue" in err) == (ExitCode.USAGE, True)
    code, _, err = command("ingest")
    assert (code, "Il manque l'argument" in err) == (ExitCode.USAGE, True)
    code, _, err = command("ingest", "x", "--jobz", "2")
    assert (code, "Option inconnue" in err) == (ExitCode.USAGE, True)


def test_an_empty_folder_is_nothing_to_ingest(command: Command, tmp_path: Path) -> None:
    (tmp_path / "vide").mkdir()
    code, _, err = command("ingest", "vide")
    assert code == ExitCode.NOTHING_TO_INGEST
    assert "Aucun document à lire" in err


@pytest.mark.parametrize("arguments", [("show", "a.pdf"), ("export", "--to", "out"), ("forget", "a.pdf")])
def test_an_absent_base_is_told_and_not_made(command: Command, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    code, _, err = command(*arguments, "--db", "absente.db")
    assert code == ExitCode.USAGE
    assert "« absente.db » n'existe pas" in err
    assert not (tmp_path / "absente.db").exists()


def test_ingest_tells_what_it_found_and_what_failed(
    command: Command, tmp_path: Path, pdf: Any, inline: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick_ingest(monkeypatch, inline)
    good = pdf(tmp_path / "in" / "bonne.pdf", [["Une page de texte assez longue pour être crue sans reconnaissance."]])
    (tmp_path / "in" / "coupe.pdf").write_bytes(good.read_bytes()[:200])
    code, out, _ = command("ingest", "in", "--output", "tables")
    assert code == ExitCode.SOME_FAILED
    assert "bonne.pdf" in out
    assert "coupe.pdf" in out
    assert "1 en échec" in out
    assert (tmp_path / "tables" / "documents.csv").is_file()
    assert (tmp_path / "convextract.db").is_file()


def test_ingest_answers_a_program_in_json(
    command: Command, tmp_path: Path, inline: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick_ingest(monkeypatch, inline)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "faux.pdf").write_text("ceci est un texte")
    code, out, _ = command("ingest", "in", "--json")
    answer = json.loads(out)
    assert code == answer["exit_code"] == ExitCode.ALL_FAILED
    assert answer["documents"][0]["status"] == "failed"
    assert "n'est pas un PDF" in answer["documents"][0]["problems"][0]


def test_an_output_that_cannot_be_written_is_told_before_any_reading(
    command: Command, tmp_path: Path, pdf: Any
) -> None:
    pdf(tmp_path / "in" / "a.pdf", [["Une page."]])
    (tmp_path / "pris").write_text("un fichier")
    code, _, err = command("ingest", "in", "--output", "pris/tables")
    assert code == ExitCode.CANNOT_WRITE
    assert "ne peut pas être écrit" in err
    assert not (tmp_path / "convextract.db").exists()


def test_show_finds_a_document_by_its_name_and_gives_pages(command: Command, filled: Path) -> None:
    code, out, _ = command("show", "convention.pdf")
    assert code == 0
    assert "Signataires" in out
    assert "Martin" in out
    code, out, _ = command("show", "dossier/convention.pdf", "--json", "--table", "contacts")
    assert json.loads(out)["contacts"][0]["page"] == 1
    code, _, err = command("show", "autre.pdf")
    assert (code, "n'est pas dans la base" in err) == (ExitCode.USAGE, True)


def test_forget_takes_out_what_is_missing_and_nothing_else(command: Command, filled: Path, tmp_path: Path) -> None:
    assert command("forget")[0] == ExitCode.USAGE
    code, out, _ = command("forget", "--missing")
    assert (code, "1 document retiré" in out) == (0, True)
    with Store(f"sqlite:///{filled}", create=False) as store:
        assert store.known() == {}


def test_doctor_names_versions_for_people_and_programs(command: Command) -> None:
    code, out, _ = command("doctor", "--json")
    findings = {finding["name"]: finding for finding in json.loads(out)}
    assert findings["pydantic"]["version"]
    assert all(finding["remedy"] for finding in findings.values() if finding["state"] == "missing")
    missing = [finding for finding in findings.values() if finding["state"] == "missing"]
    assert code == (ExitCode.MISSING_DEPENDENCY if missing else ExitCode.OK)


def test_the_real_command_ends_with_the_code_of_its_failure(tmp_path: Path) -> None:
    """Through a process of its own, as a shell sees it."""
    (tmp_path / "vide").mkdir()
    answer = subprocess.run(
        [sys.executable, "-m", "convextract", "ingest", str(tmp_path / "vide")],
        capture_output=True, text=True, cwd=tmp_path, check=False,
    )
    assert answer.returncode == ExitCode.NOTHING_TO_INGEST
    assert "Traceback" not in answer.stderr
