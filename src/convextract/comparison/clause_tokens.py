"""A template as tokens, clause by clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from convextract.comparison.template import PLACEHOLDER, Template, TemplateClause
from convextract.comparison.tokens import Token, tokenize


@dataclass(slots=True)
class ClauseTokens:
    """A template clause with its tokens: those of the title first."""

    clause: TemplateClause
    title: list[Token]
    body: list[Token]

    @property
    def all(self) -> list[Token]:
        return self.title + self.body


def template_tokens(template: Template) -> list[ClauseTokens]:
    """Tokens of all clauses that are compared."""
    return [_clause_tokens(clause) for clause in template.compared]


@lru_cache(maxsize=2_000)
def _clause_tokens(clause: TemplateClause) -> ClauseTokens:
    """Clauses never change while a process lives, and a thousand documents are held against the same ones."""
    title = [replace(t, title=True) for t in tokenize(PLACEHOLDER.sub(" ", clause.title))]
    return ClauseTokens(clause, title, tokenize(clause.text))


def triples(keys: Sequence[str]) -> list[tuple[str, ...]]:
    """All runs of three keys."""
    return [tuple(keys[start : start + 3]) for start in range(len(keys) - 2)]
