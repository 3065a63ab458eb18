"""Drafts of templates from word processor files: headings by style, by automatic number, or by a number typed in front.

What a reader of the printed model sees is read: text inside content controls, tables and tracked insertions too;
tracked deletions are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from convextract.comparison.draft import DraftClause, DraftParagraph
from convextract.errors import MissingDependency, UsageError
from convextract.language.folding import fold

_NUMBERED = re.compile(
    r"^(?:art(?:icle)?\.?\s{0,3})?(?:n\s?°\s?)?(\d{1,2}(?:\.\d{1,2}){0,3})(?:er)?\.?\s{0,3}[-–—.:)]?\s{1,3}(\S.{0,150})$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^art(?:icle)?\b", re.IGNORECASE)
_STYLE_LEVEL = re.compile(r"^(?:heading|titre)\s?(\d)?")
_BULLET = re.compile(r"^[-•–*▪➢]\s+")
_LONGEST_HEADING = 160
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNSEEN = frozenset({
    f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
})
_BREAKS = frozenset({f"{_W}tab", f"{_W}br", f"{_W}cr"})


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """`heading`: its level by style, 0 for none; `automatic`: numbered by the word processor; `level` of a list."""

    text: str
    heading: int = 0
    automatic: bool = False
    bold: bool = False
    listed: bool = False
    level: int = 0


def of_docx(path: Path) -> list[DraftClause]:
    """The clauses of a word processor file, in order.

    Raises MissingDependency without python-docx, UsageError for a file that is none or has no heading.
    """
    try:
        import docx
    except ImportError as error:
        raise MissingDependency(
            "La lecture des fichiers DOCX demande python-docx.", "pip install 'convextract[docx]'"
        ) from error
    try:
        paragraphs = list(_paragraphs(docx.Document(str(path))))
    except Exception as error:  # python-docx raises whatever its zip and XML readers raise
        raise UsageError(f"« {path.name} » n'est pas un document DOCX lisible.") from error
    clauses: list[DraftClause] = []
    before = DraftClause("", "Parties")
    counters = [0] * 10
    for paragraph in paragraphs:
        heading = _heading(paragraph, counters)
        if heading is not None:
            clauses.append(heading)
        else:
            item = paragraph.listed or bool(_BULLET.match(paragraph.text))
            text = _BULLET.sub("", paragraph.text) if item else paragraph.text
            (clauses[-1] if clauses else before).paragraphs.append(DraftParagraph(text, item, paragraph.level))
    if not clauses:
        raise UsageError(
            f"Aucun titre d'article n'a été trouvé dans « {path.name} ».",
            "Donnez aux titres un style « Titre », ou numérotez-les (Article 1 - Objet).",
        )
    return [before, *clauses] if before.paragraphs else clauses


def _heading(paragraph: _Paragraph, counters: list[int]) -> DraftClause | None:
    numbered = _NUMBERED.match(paragraph.text)
    typed = numbered and (_ARTICLE.match(paragraph.text) or "." in numbered[1] or paragraph.bold)
    if len(paragraph.text) > _LONGEST_HEADING or not (paragraph.heading or typed):
        return None
    if numbered:
        return DraftClause(numbered[1], numbered[2].strip())
    if paragraph.automatic:
        counters[paragraph.heading] += 1
        counters[paragraph.heading + 1 :] = [0] * (len(counters) - paragraph.heading - 1)
        above = [c for c in counters[1 : paragraph.heading + 1] if c]
        return DraftClause(".".join(map(str, above)), paragraph.text)
    return DraftClause("preamble" if fold(paragraph.text).startswith("preambule") else "", paragraph.text)


def _paragraphs(document: Any) -> Iterator[_Paragraph]:
    styles = {style.style_id: style for style in document.styles if getattr(style, "style_id", None)}
    for element in _blocks(document.element.body):
        if element.tag == f"{_W}tr":
            cells = [" ".join("".join(_texts(cell)).split()) for cell in element.iterchildren(f"{_W}tc")]
            text = " | ".join(filter(None, cells))
            if text:
                yield _Paragraph(text)
        elif text := " ".join("".join(_texts(element)).split()):
            yield _described(element, text, styles)


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and rows of tables in reading order, those inside content controls too."""
    for child in parent.iterchildren():
        if child.tag in (f"{_W}p", f"{_W}tr"):
            yield child
        elif child.tag in (f"{_W}tbl", f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _blocks(child)


def _texts(element: Any) -> Iterator[str]:
    for child in element.iterchildren():
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS or child.tag == f"{_W}p":
            yield " "
            yield from _texts(child)
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif isinstance(child.tag, str) and child.tag not in _UNSEEN:
            yield from _texts(child)


def _described(element: Any, text: str, styles: dict[str, Any]) -> _Paragraph:
    properties = element.find(f"{_W}pPr")
    chosen = properties.find(f"{_W}pStyle") if properties is not None else None
    style = styles.get(chosen.get(f"{_W}val")) if chosen is not None else None
    level, automatic, listed = 0, False, False
    own = properties.find(f"{_W}numPr") if properties is not None else None
    place = own.find(f"{_W}ilvl") if own is not None else None
    while style is not None:
        name = (style.name or "").lower()
        match = _STYLE_LEVEL.match(name)
        level = level or (int(match[1] or 1) if match else 0)
        listed = listed or name.startswith(("list", "liste"))
        automatic = automatic or style.element.find(f"{_W}pPr/{_W}numPr") is not None
        style = style.base_style
    runs = [r for r in element.iter(f"{_W}r") if "".join(_texts(r)).strip()]
    bold = bool(runs) and all(r.find(f"{_W}rPr/{_W}b") is not None for r in runs)
    automatic = level > 0 and (automatic or own is not None)
    item = not level and (listed or own is not None)
    depth = int(place.get(f"{_W}val")) if item and place is not None else 0
    return _Paragraph(text, level, automatic, bold, item, depth)
