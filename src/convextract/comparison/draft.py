"""Drafts of templates: clauses found in a model on paper or in a word processor, written as a Markdown template.

A draft is a proposal: a lawyer reads it, sets the ids and the dates right, and puts placeholders where names stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from convextract.errors import MissingDependency, UsageError
from convextract.language.folding import fold
from convextract.structure.model import Block, ClauseSpan, StructuredDocument

_NUMBERED = re.compile(
    r"^(?:art(?:icle)?\.?\s{0,3})?(\d{1,2}(?:\.\d{1,2}){0,3})\s{0,3}[-–—.:)]?\s{1,3}(\S.{0,150})$", re.IGNORECASE
)
_ARTICLE = re.compile(r"^art(?:icle)?\b", re.IGNORECASE)
_LONGEST_HEADING = 160


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


def of_docx(path: Path) -> list[DraftClause]:
    """The clauses of a word processor file: headings by style, or by a number typed in front.

    Raises MissingDependency without python-docx, UsageError for a file that is none.
    """
    try:
        import docx
    except ImportError as error:
        raise MissingDependency(
            "La lecture des fichiers DOCX demande python-docx.", "pip install 'convextract[docx]'"
        ) from error
    try:
        paragraphs = docx.Document(str(path)).paragraphs
    except Exception as error:  # python-docx raises whatever its zip and XML readers raise
        raise UsageError(f"« {path.name} » n'est pas un document DOCX lisible.") from error
    clauses: list[DraftClause] = []
    for paragraph in paragraphs:
        text = " ".join(paragraph.text.split())
        style = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
        if not text:
            continue
        heading = _heading(text, style)
        if heading is not None:
            clauses.append(heading)
        elif clauses:
            properties = paragraph._p.pPr
            listed = "list" in style or (properties is not None and properties.numPr is not None)
            item = listed or text[:2] in ("- ", "• ", "– ")
            clauses[-1].paragraphs.append(DraftParagraph(text.lstrip("-•– ") if item else text, item))
    return clauses


def _heading(text: str, style: str) -> DraftClause | None:
    numbered = _NUMBERED.match(text)
    styled = style.startswith(("heading", "titre"))
    if len(text) > _LONGEST_HEADING or not (styled or (numbered and (_ARTICLE.match(text) or "." in numbered[1]))):
        return None
    if numbered:
        return DraftClause(numbered[1], numbered[2].strip())
    return DraftClause("preamble" if fold(text).startswith("preambule") else "", text)


def markdown(clauses: Sequence[DraftClause], *, template_id: str, title: str, provenance: str) -> str:
    """A template's text. Ids are made unique; shares of a consensus stand as comments behind the sentences."""
    lines = ["---", f"id: {template_id}", f'title: "{title.replace(chr(34), chr(39))}"', 'version: "brouillon"']
    lines += ["valid_from:", "language: fr", f'provenance: "{provenance.replace(chr(34), chr(39))}"', "---", ""]
    used: dict[str, int] = {}
    for clause in clauses:
        used[clause.id] = used.get(clause.id, 0) + 1
        own = clause.id if used[clause.id] == 1 else f"{clause.id}-{used[clause.id]}"
        mark = " .item" if clause.number.startswith("preamble-") else ""
        lines += [f"{_level(clause)} {_printed(clause)} {{#{own}{mark}}}", ""]
        if clause.share is not None:
            lines += [f"<!-- clause présente dans {clause.share:.0%} des conventions -->", ""]
        for paragraph in clause.paragraphs:
            bullet = "    " * paragraph.level + "- " if paragraph.item else ""
            share = "" if paragraph.share is None else f" <!-- {paragraph.share:.0%} -->"
            lines += [f"{bullet}{_plain(paragraph.text)}{share}", ""]
    return "\n".join(lines)


def _level(clause: DraftClause) -> str:
    return "###" if "." in clause.number or clause.number.startswith("preamble-") else "##"


def _printed(clause: DraftClause) -> str:
    title = _plain(clause.title)
    if not clause.number[:1].isdigit():
        return title or clause.number
    return f"{clause.number} {title}" if "." in clause.number else f"Art. {clause.number} - {title}"


def _plain(text: str) -> str:
    """Text that Markdown and the template's own marks leave alone."""
    return re.sub(r"[{}#*]", "", text).strip()
