"""What the national model itself makes every partner undertake: a convention that copies it has clauses, no rows.

Rule of the dataset: the obligations that every convention copies from the model (articles 4 and 5) are clauses. A
convention that changes a number in them still copies them; the comparison tells the change.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz, process

from convextract.language.folding import fold
from convextract.language.sentences import sentences
from convextract.settings import models_folder

_SHORTEST_SENTENCE_CHARS = 25
_ALIKE = 80.0
_HEAD = re.compile(r"^(?:#+ .*|\s*[-*>|] ?)")


@lru_cache(maxsize=1)
def _model_sentences() -> tuple[str, ...]:
    found: dict[str, None] = {}
    for path in sorted((models_folder() / "templates").glob("*.md")):
        body = path.read_text(encoding="utf-8").split("---", 2)[-1]
        for line in body.splitlines():
            text = _HEAD.sub("", line).strip()
            for start, end in sentences(text):
                if end - start >= _SHORTEST_SENTENCE_CHARS:
                    found.setdefault(fold(text[start:end]))
    return tuple(found)


def is_copied_from_model(undertaking: str) -> bool:
    """Do these words of an undertaking stand in a sentence of a shipped model, or nearly so?"""
    wanted = fold(undertaking)
    if len(wanted) < _SHORTEST_SENTENCE_CHARS:
        return False
    return process.extractOne(wanted, _model_sentences(), scorer=fuzz.partial_ratio, score_cutoff=_ALIKE) is not None
