"""A model as a draft to be changed: clauses with their paragraphs, what was done to them, what is to be told of it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from convextract.comparison.template import Template


@dataclass
class Change:
    """One change. An empty `operation`: no deviation may be reported for it."""

    kind: str
    clause: str = ""
    operation: str = ""
    before: str = ""
    after: str = ""
    nature: str = ""
    severity: str = ""


@dataclass
class DraftClause:
    id: str
    number: str
    title: str
    paragraphs: list[str]
    items: set[int]
    """Indexes of the paragraphs that are list items."""
    listed: bool
    """Whether the clause itself is an item of a list, `title : text`."""
    heading: bool = True
    touched: set[int] = field(default_factory=set)


@dataclass
class Draft:
    """The document to be laid out, what was done to it, and what its clauses' statuses should be."""

    clauses: list[DraftClause]
    changes: list[Change] = field(default_factory=list)
    statuses: dict[str, str] = field(default_factory=dict)
    front: list[str] = field(default_factory=list)
    """What stands between the title and the first clause: the parties, for some."""
    blurred: dict[str, str] = field(default_factory=dict)
    """Text of each clause as the page shows it, for the plain word diff; filled by the layout."""

    def free(self, chance: random.Random, wanted: Callable[[str], object]) -> list[tuple[DraftClause, int]]:
        """Paragraphs that no change touched yet and that answer to `wanted`, in random order."""
        found = [
            (clause, index)
            for clause in self.clauses
            for index, text in enumerate(clause.paragraphs)
            if clause.id != "annexes" and index not in clause.touched and wanted(text)
        ]
        chance.shuffle(found)
        return found


def draft_of(template: Template) -> Draft:
    clauses = []
    for clause in template.compared:
        items: set[int] = set()
        open_list = False
        for index, text in enumerate(clause.paragraphs):
            if open_list:
                items.add(index)
                open_list = text.rstrip().endswith((";", ",", "et", ":"))
            open_list = open_list or text.rstrip().endswith(":")
        clauses.append(
            DraftClause(clause.id, clause.number, clause.title, list(clause.paragraphs), items, "item" in clause.marks)
        )
    draft = Draft(clauses)
    draft.statuses = {c.id: "identical" for c in clauses}
    return draft
