"""The registers under `models/` that are written in YAML."""

from __future__ import annotations

from typing import Any

from convextract.settings import models_folder


def load_register(name: str) -> Any:
    """What the file `models/<name>` holds. Raises OSError, and yaml.YAMLError where it is no YAML."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same grammar, ten times as fast, where it was built
    return yaml.load((models_folder() / name).read_text(encoding="utf-8"), Loader=loader)
