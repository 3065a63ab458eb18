"""The wheel holds the models and works outside the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.slow
def test_wheel_works_outside_the_checkout(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, cwd=tmp_path)
    wheel = next(tmp_path.glob("*.whl"))
    names = zipfile.ZipFile(wheel).namelist()
    assert "convextract/py.typed" in names
    assert any(name.startswith("convextract/models/templates/") for name in names)

    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    code = (
        "import convextract, convextract.settings as s, convextract.language.operators as o\n"
        "print(convextract.__file__); print(s.models_folder()); print(o.partner_codes('la CAF et la MSA'))"
    )
    environment = {**os.environ, "PYTHONPATH": str(site)}
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=tmp_path, env=environment
    )
    package, models, codes = done.stdout.splitlines()
    assert Path(package).is_relative_to(site)
    assert Path(models).is_relative_to(site)
    assert codes == "['cnaf', 'msa']"


def test_help_is_instant_because_heavy_libraries_are_not_loaded() -> None:
    code = (
        "import sys\nfrom convextract.cli import main\n"
        "sys.argv = ['convextract', '--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'spacy', 'pandas', 'cv2', 'sqlalchemy', 'tesserocr', 'pypdfium2', 'numpy'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, timeout=60)
