"""Drafts of templates: clauses found in a model on paper or in a word processor, written as a Markdown template.

A draft is a proposal: a lawyer reads it, sets the ids and the dates right, and puts placeholders where names stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from convextract.language.folding import fold
from convextract.structure.model import Block, ClauseSpan, StructuredDocument

_BLANK = re.compile(r"[.…_]{4,}|…{2,}")
"""A line of dots: the place of what each document fills in."""
_BLANK_BETWEEN = re.compile(rf"\s?(?:{_BLANK.pattern})\s?")
_WRITTEN_BY_EACH = ("signature", "signataires", "parties", "entre les soussignes")
_FILLED_IN = "a-completer"


@dataclass(slots=True)
class DraftParagraph:
    """`item`: stands in a list, at `level` (0 = outer). `share`: of the documents that have it (consensus only)."""

    text: str
    item: bool = False
    level: int = 0
    share: float | None = None


@dataclass(slots=True)
class DraftClause:
    number: str
    title: str
    paragraphs: list[DraftParagraph] = field(default_factory=list)
    share: float | None = None

    @property
    def mark(self) -> str:
        """`.item` for the priorities of a preamble, `.filled` for what each document writes itself."""
        if self.number.startswith("preamble-"):
            return " .item"
        return " .filled" if fold(self.title).startswith(_WRITTEN_BY_EACH) else ""

    @property
    def id(self) -> str:
        """`art-4.2` for numbered clauses, else made from the number's name or the title."""
        if self.number[:1].isdigit():
            return f"art-{self.number}"
        return self.number or re.sub(r"[^a-z0-9]+", "-", fold(self.title)).strip("-")[:40] or "clause"


def of_document(document: StructuredDocument) -> list[DraftClause]:
    """The clauses of a convention as structure found them, in order."""
    return [
        DraftClause(span.number, span.title.text, list(_paragraphs(document.blocks[span.first : span.last], span)))
        for span in document.clauses
    ]


def _paragraphs(blocks: Sequence[Block], span: ClauseSpan) -> Iterator[DraftParagraph]:
    if span.number.startswith("preamble-"):
        if span.body:
            yield DraftParagraph(span.body.text)
        return
    for block in blocks:
        if block.kind in ("paragraph", "list_item") and block.text:
            yield DraftParagraph(block.text.text, block.kind == "list_item", block.level)


def markdown(clauses: Sequence[DraftClause], *, template_id: str, title: str, provenance: str) -> str:
    """A template's text. Ids are made unique; shares of a consensus stand as comments behind the sentences."""
    lines = ["---", f"id: {template_id}", f'title: "{title.replace(chr(34), chr(39))}"', 'version: "brouillon"']
    lines += ["valid_from:", "language: fr", f'provenance: "{provenance.replace(chr(34), chr(39))}"']
    if any(_BLANK.search(text) for c in clauses for text in (c.title, *(p.text for p in c.paragraphs))):
        lines += ["placeholders:", f"  {_FILLED_IN}: blanc du modèle, rempli par chaque convention"]
    lines += ["---", ""]
    used: dict[str, int] = {}
    for clause in clauses:
        used[clause.id] = used.get(clause.id, 0) + 1
        own = clause.id if used[clause.id] == 1 else f"{clause.id}-{used[clause.id]}"
        lines += [f"{_level(clause)} {_printed(clause)} {{#{own}{clause.mark}}}", ""]
        if clause.share is not None:
            lines += [f"<!-- clause présente dans {_percent(clause.share)} des conventions -->", ""]
        for paragraph in clause.paragraphs:
            bullet = "    " * paragraph.level + "- " if paragraph.item else ""
            share = "" if paragraph.share is None else f" <!-- {_percent(paragraph.share)} -->"
            lines += [f"{bullet}{_plain(paragraph.text)}{share}", ""]
    return "\n".join(lines)


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", " %")


def _level(clause: DraftClause) -> str:
    return "###" if "." in clause.number or clause.number.startswith("preamble-") else "##"


def _printed(clause: DraftClause) -> str:
    title = _plain(clause.title)
    if not clause.number[:1].isdigit():
        return title or clause.number
    return f"{clause.number} {title}" if "." in clause.number else f"Art. {clause.number} - {title}"


def _plain(text: str) -> str:
    """Text that Markdown and the template's own marks leave alone."""
    return _BLANK_BETWEEN.sub(f" {{{{{_FILLED_IN}}}}} ", re.sub(r"[{}#*]|<!--|-->", "", text)).strip()
