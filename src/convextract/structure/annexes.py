"""Annexes: the headers that open them (`ANNEXE 5`, `Annexe II –`) and the list in which a convention names them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from convextract.language.folding import fold_keeping_length
from convextract.structure.model import Block

_HEADER = re.compile(
    r"(?:annexe|piece (?:jointe|annexe)|appendice)\s*(?:n\s?[°ºo]\s?\.?\s*|no\s+)?"
    r"(?P<number>\d{1,2}(?:[.-]\d{1,2}|\s?(?:bis|ter)|[a-e]\b)?|[ivxl|]{1,5}|[a-f])?"
    r"(?![\w'])(?P<rest>.*)",
    re.DOTALL,
)
_STOP = re.compile(r"\s*[:.,–—_)-]")
_SEPARATOR = re.compile(r"^[^\w'\"«(\[]+")
"""Between the number and the title: stops and dashes, or whatever sign an office likes: `ANNEXE 8 | Moyens`."""
_TO_THE_CONVENTION = re.compile(r"^[aà] la (?:presente )?convention\b[^:]{0,80}(?::|$)")
_OF_THE_CONVENTION = re.compile(
    r"^[aà] la (?:presente )?convention"
    r"(?: (?:departementale|nationale|locale|territoriale|intercommunale|tripartite|pluriannuelle|cadre))*"
    r"(?: france services?)?"
    r"(?=\s+(?!(?:d[eu]s?|d'\S*|pour|entre|relative|conclue|signee|portant|sur|et|avec|no?)\s)[^\W\d_])"
)
"""What the annex belongs to, before the title that stands below in the same letters."""
_LIST_TITLE = re.compile(
    r"(?:la )?(?:liste|sommaire|table|recapitulatif)\s+des\s+(?:annexes|pieces)|annexes? jointes?|annexes\s*:?$"
)
_LEADERS = re.compile(r"[\s.…_]{3,80}(?:p\.|page)?\s?\d{0,3}\s*$")
"""Dots that lead to a page number in a table of contents."""
_LEADING = re.compile(r"(?:\.{4}|…{2}|_{4})[\s.…_]{0,200}(?:p\.|page)?\s?\d{1,3}$")
"""Such dots where nothing else tells that a line belongs to a table of contents."""
_IN_LIST = re.compile(r"annexe\s*(?:n\s?[°ºo]\s?)?(\d{1,2}|[ivxl]{1,5})\s*(?=[:.–—-]|\s)")


@dataclass(frozen=True, slots=True)
class AnnexHeader:
    """`number` as printed (`5`, `II`, empty), `title`: what follows it on the same block."""

    number: str
    title: str


def annex_header(text: str) -> AnnexHeader | None:
    """The annex that a block of this text opens; None for any other text, where a sentence begins with the word, and
    for the line of a table of contents that leads to it."""
    flat = fold_keeping_length(text).strip()
    shift = len(text) - len(text.lstrip())
    match = _HEADER.match(flat)
    if not match or len(text) > 260 or _LEADING.search(flat):
        return None
    rest = match["rest"]
    title = text[shift + match.start("rest") : shift + match.end("rest")]
    below = _OF_THE_CONVENTION.match(rest.strip())
    if below and title.strip()[below.end() :].lstrip()[:1].isupper():
        title = title.strip()[below.end() :]
    elif tail := _TO_THE_CONVENTION.match(rest.strip()):
        title = title.strip()[tail.end() :]
    elif rest.strip() and not _STOP.match(rest) and not _SEPARATOR.sub("", title)[:1].isupper():
        return None
    number = match["number"] or ""
    return AnnexHeader(_tidy_number(number), _SEPARATOR.sub("", title).strip())


def _tidy_number(number: str) -> str:
    number = re.sub(r"\s+", " ", number.strip())
    if re.fullmatch(r"[ivxl|]{1,5}", number):
        return number.replace("l", "i").replace("|", "i").upper()
    return number.upper() if len(number) == 1 and number.isalpha() else number


_LARGER_PT = 1.0


@dataclass(frozen=True, slots=True)
class AnnexList:
    """The list of annexes: blocks [first, last) of the document, its heading where it has one, number -> label."""

    first: int
    last: int
    heading: int | None
    labels: dict[str, str]


def find_annex_lists(blocks: list[Block]) -> list[AnnexList]:
    """Every run of at least two annexes named one after the other, nothing of substance between them."""
    lists: list[AnnexList] = []
    index = 0
    while index < len(blocks):
        run = _run_from(blocks, index)
        if run:
            lists.append(run)
            index = run.last
        else:
            index += 1
    return lists


def _run_from(blocks: list[Block], start: int) -> AnnexList | None:
    labels: dict[str, str] = {}
    index = start
    while index < len(blocks) and index - start < 60:
        block = blocks[index]
        named = _named_in(block)
        if labels and block.page != blocks[index - 1].page and _set_apart(block, blocks[start]):
            break
        if named and not set(named) & set(labels):
            labels.update(named)
        elif not (labels and _explains(block, blocks, index)):
            break
        index += 1
    if len(labels) < 2 or _far_apart(blocks[start:index]):
        return None
    heading = start - 1 if start and is_annex_list_title(blocks[start - 1].text.text) else None
    return AnnexList(start, index, heading, labels)


def _set_apart(block: Block, entry: Block) -> bool:
    """Is a block at the head of the next page set as a title, unlike the entries of the list: the annex itself?"""
    if block.size_pt > entry.size_pt + _LARGER_PT or (block.bold and not entry.bold):
        return True
    return block.kind == "heading" and block.centered and not entry.centered


def is_annex_list_title(text: str) -> bool:
    """`Liste des annexes jointes à la convention`, `Annexes :`."""
    flat = fold_keeping_length(text).strip()
    return len(flat) < 90 and bool(_LIST_TITLE.match(flat)) and not annex_header(text)


def _named_in(block: Block) -> dict[str, str]:
    """Annexes named in a block; one block may hold several where lines were not told apart."""
    flat = fold_keeping_length(block.text.text)
    found = list(_IN_LIST.finditer(flat))
    if not found or found[0].start() > 3 or block.kind == "table" or len(flat) > 900:
        return {}
    bounds = [m.start() for m in found[1:]] + [len(flat)]
    return {
        _tidy_number(m[1]): _LEADERS.sub("", _SEPARATOR.sub("", block.text.text[m.end() : end])).strip(" .;\n")
        for m, end in zip(found, bounds, strict=True)
    }


def _explains(block: Block, blocks: list[Block], index: int) -> bool:
    """A short remark inside the list: in brackets, or between two annexes."""
    text = block.text.text
    if text.startswith("("):
        return True
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    return block.kind != "heading" and len(text) < 100 and following is not None and bool(_named_in(following)) and (
        following.page == block.page and abs(following.box.y0 - block.box.y0) < 45
    )


def _far_apart(blocks: list[Block]) -> bool:
    """Annex after annex, a page each and no text between, is the annexes themselves, not their list."""
    return len({block.page for block in blocks}) > max(2, len(blocks) // 2)
