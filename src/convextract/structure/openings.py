"""Where pieces of a bundle open: annex headers and titles at the head of a page, weighed with the look of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from statistics import median

from convextract.language.folding import fold
from convextract.language.operators import find_operators
from convextract.records.vocabulary import PartKind
from convextract.structure.annexes import AnnexHeader, AnnexList, annex_header
from convextract.structure.model import Block, StructuredDocument
from convextract.structure.part_kinds import title_kind
from convextract.structure.table_pieces import shown_by_table

_HEAD_BLOCKS = 14
_HEAD_CHARACTERS = 230
"""A block longer than this is body: the head of the page ends before it."""
_NEEDED = 3.0
_PARTIES = re.compile(r"entre\b")
"""A convention without a title begins with its parties."""
_BODY_TEXT = re.compile(r"[.;,]$")
_PERSON = re.compile(r"\b(?:m\.|mme|monsieur|madame)\b")
_LETTERHEAD = re.compile(
    r"liberte|egalite|fraternite|republique francaise|prefet|prefecture|ministere|ministre|direction|commissariat"
    r"|cour d'appel|tribunal|departement|ville|commune|communaute|caisse|agence|logo|france$|services?$"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """Block `first` opens a piece. `at_top`: nothing of the piece before stands on its page."""

    first: int
    title: str
    title_weight: int
    annex: AnnexHeader | None
    at_top: bool
    header: int = -1
    """The block that holds the annex header or title, where it is not the first."""
    said: str = ""
    """The words that tell the kind where they are no title: `Entre l'État, représenté par...`."""
    shown: PartKind | None = None
    """The kind that the content itself shows, where no words name it."""

    def with_title(self, other: Opening) -> Opening:
        """This opening with the other's title: a cover's own title says less than what follows it."""
        return replace(self, title=other.title, title_weight=other.title_weight)


def find_openings(document: StructuredDocument, lists: list[AnnexList]) -> list[Opening]:
    """The openings in order; the first block always opens one."""
    blocks = document.blocks
    listed = {i for a in lists for i in range(a.first if a.heading is None else a.heading, a.last)}
    pages = _first_blocks(blocks)
    openings = [_first_opening(document, listed)]
    for page, start in pages.items():
        if start == 0:
            continue
        opening = _opening_at(document, start, page, listed, openings)
        if opening and opening.first > openings[-1].first:
            openings.append(opening)
        openings.extend(_inside(document, start, page, listed, after=max(openings[-1].first, openings[-1].header)))
    return openings


def _first_blocks(blocks: list[Block]) -> dict[int, int]:
    """Page -> its first block; pages on which nothing begins are missing."""
    first: dict[int, int] = {}
    for index, block in enumerate(blocks):
        first.setdefault(block.page, index)
    return first


def head_of_page(blocks: list[Block], start: int) -> list[int]:
    """The blocks at the head of a page, before its first long text."""
    head: list[int] = []
    page = blocks[start].page
    for index in range(start, min(len(blocks), start + _HEAD_BLOCKS)):
        block = blocks[index]
        if block.page != page or block.kind == "table" or len(block.text) > _HEAD_CHARACTERS:
            break
        head.append(index)
    return head


def _first_opening(document: StructuredDocument, listed: set[int]) -> Opening:
    """What the first page begins with. `listed`: the blocks of lists of annexes and tables of contents."""
    blocks = document.blocks
    head = [i for i in head_of_page(blocks, 0) if i not in listed]
    for index in head:
        if annex := annex_header(blocks[index].text.text):
            title, weight = _title_after(blocks, index, head, annex)
            return Opening(0, title, weight, annex, True, index)
    best = _best_title(blocks, head)
    if best:
        return Opening(0, best[1], best[2], None, True, said="" if best[1] else _title(blocks[best[0]]))
    shown = [i for i in head if blocks[i].kind == "heading" and _display(blocks[i], document) >= 1]
    return Opening(0, _title(blocks[shown[0]]) if shown else "", 0, None, True)


def _opening_at(
    document: StructuredDocument, start: int, page: int, listed: set[int], before: list[Opening]
) -> Opening | None:
    """The piece that opens at the head of this page, if one does. `before`: the openings found so far."""
    blocks = document.blocks
    if start in listed or _runs_into(document, start, page):
        return None
    head = [i for i in head_of_page(blocks, start) if i not in listed]
    for index in head:
        annex = annex_header(blocks[index].text.text)
        if annex and _letterhead(blocks, start, index):
            title, weight = _title_after(blocks, index, head, annex)
            return Opening(start, title, weight, annex, True, index)
    best = _best_title(blocks, head)
    if best is None:
        shown = shown_by_table(document, start, before[-1].title)
        return Opening(start, "", 0, None, True, shown=shown) if shown else None
    index, title, weight = best
    points = weight + _display(blocks[index], document) + (0.7 if _page_left_room(document, page - 1) else 0.0)
    points += 0.5 if index == start else 0.0
    points += 0.7 if _parties_follow(blocks, index) else 0.0
    points -= 2.0 if blocks[index].marker else 0.0
    points -= 1.0 if not _letterhead(blocks, start, index) else 0.0
    points -= _belongs_inside(title, before)
    said = "" if title else _title(blocks[index])
    return Opening(start, title, weight, None, True, index, said) if points >= _NEEDED + 0.7 else None


def _parties_follow(blocks: list[Block], index: int) -> bool:
    """Conventions and agreements name their parties, acts what they rest on, right under the title."""
    below = [fold(b.text.text) for b in blocks[index + 1 : index + 4]]
    return any(re.match(r"(?:entre|vu|considerant|preambule)\b", text) for text in below)


def _belongs_inside(title: str, before: list[Opening]) -> float:
    """What speaks for a chapter of the piece that runs: that piece bears an annex header and this title none, or
    the title names the very operator that the piece is about."""
    running = before[-1]
    points = 0.5 if running.annex else 0.0
    own = {m.code for m in find_operators(title)}
    return points + (2.0 if own and own <= {m.code for m in find_operators(running.title)} else 0.0)


def _inside(document: StructuredDocument, start: int, page: int, listed: set[int], after: int) -> list[Opening]:
    """Annexes with a number that begin lower on a page, as headings of their own."""
    blocks = document.blocks
    found: list[Opening] = []
    index = start
    while index < len(blocks) and blocks[index].page == page:
        block = blocks[index]
        annex = annex_header(block.text.text) if index > after and index not in listed else None
        if annex and annex.number and _stands_alone(blocks, index, annex):
            rest = [i for i in range(index, min(len(blocks), index + 5)) if blocks[i].page == page]
            title, weight = _title_after(blocks, index, rest, annex)
            found.append(Opening(index, title, weight, annex, False))
        index += 1
    return found


def _stands_alone(blocks: list[Block], index: int, annex: AnnexHeader) -> bool:
    """A header lower on the page: set as a heading, or a short line of its own over text that is no annex."""
    block = blocks[index]
    text = block.text.text
    if _PERSON.search(fold(text)) or block.marker:
        return False
    if block.kind == "heading":
        return True
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    body = below is not None and len(below.text) > 60 and annex_header(below.text.text) is None
    return body and bool(annex.title) and len(text) <= 110 and not text.endswith((".", ";", ","))


def _runs_into(document: StructuredDocument, start: int, page: int) -> bool:
    """Whether the block before goes on over the page end: then the page does not begin with a title."""
    if start == 0:
        return False
    return any(placed.page == page for placed in document.blocks[start - 1].text.words[-1:])


def _letterhead(blocks: list[Block], start: int, index: int) -> bool:
    """Whether all that stands before the title on its page is letterhead: short, no sentence, nobody named."""
    before = blocks[start:index]
    total = sum(len(b.text) for b in before)
    return total <= 330 and all(
        b.kind != "list_item"
        and len(b.text) <= 110
        and not _BODY_TEXT.search(b.text.text)
        and not _PERSON.search(fold(b.text.text))
        for b in before
    )


def _title_after(blocks: list[Block], index: int, head: list[int], annex: AnnexHeader) -> tuple[str, int]:
    """The title of an annex: on its own line, else the heading that follows, else the bare header."""
    if annex.title:
        named = title_kind(annex.title)
        return annex.title, named[1] if named else 0
    for following in [i for i in head if i > index][:4]:
        block = blocks[following]
        text = _title(block)
        if fold(text).startswith(("a la convention", "a la presente convention")):
            continue
        named = title_kind(text)
        short = (len(text) <= 160 and not text.endswith((".", ";", ","))) or len(text) <= 70
        if block.kind == "heading" or (named and short) or (short and block.centered):
            return text.rstrip(" ."), named[1] if named else 0
        break
    return _title(blocks[index]), 0


def _best_title(blocks: list[Block], head: list[int]) -> tuple[int, str, int] | None:
    """The block (with up to two below it) that names a kind best: index, title, weight."""
    best: tuple[int, str, int] | None = None
    length_of_best = 1
    for place, index in enumerate(head):
        if blocks[index].kind == "list_item" or annex_header(blocks[index].text.text):
            continue
        for length in (1, 2, 3):
            run = head[place : place + length]
            if len(run) < length or (length > 1 and not _one_title(blocks, run)):
                break
            text = " ".join(_title(blocks[i]) for i in run)
            named = title_kind(text)
            ended = not text.endswith((";", ",")) or _PARTIES.match(fold(text))
            if named and len(text) <= 200 and ended and (best is None or named[1] > best[2]):
                best, length_of_best = (index, text, named[1]), length
    if best is None:
        return None
    index, text, weight = best
    if _PARTIES.match(fold(text)):
        return index, "", weight
    for following in head[head.index(index) + length_of_best :][:2]:
        below = blocks[following]
        if below.kind != "heading" or not _one_title(blocks, [index, following]) or len(text) + len(below.text) > 200:
            break
        if annex_header(below.text.text) or below.marker or re.match(r"pr[ée]ambule", below.text.text, re.IGNORECASE):
            break
        text = f"{text} {_title(below)}"
    return index, text, weight


def _one_title(blocks: list[Block], run: list[int]) -> bool:
    first = blocks[run[0]]
    tolerance = 0.15 * max(first.size_pt, 1.0)
    return all(abs(blocks[i].size_pt - first.size_pt) <= tolerance and len(blocks[i].text) < 120 for i in run)


def _title(block: Block) -> str:
    return block.text.text.strip()


def _display(block: Block, document: StructuredDocument) -> float:
    """How much a block looks like the title of a piece."""
    usual = _usual_size(document)
    letters = [c for c in block.text.text if c.isalpha()]
    capitals = len(letters) > 3 and sum(c.isupper() for c in letters) > 0.85 * len(letters)
    points = 1.0 if block.size_pt >= 1.25 * usual else 0.4 if block.size_pt >= 1.1 * usual else 0.0
    points += 0.7 * capitals + 0.7 * block.centered + 0.4 * block.bold + 0.3 * (block.kind == "heading")
    return points


def _usual_size(document: StructuredDocument) -> float:
    sizes = [b.size_pt for b in document.blocks if b.size_pt and b.kind == "paragraph"]
    return median(sizes) if sizes else 10.0


def _page_left_room(document: StructuredDocument, number: int) -> bool:
    """Whether the page before ends well above its foot (or is blank): what it held had come to its end."""
    page = document.pages[number - 1]
    bottoms = [line.box.y1 for line in page.lines if line.role == "body" and line.words]
    return not bottoms or max(bottoms) < 0.78 * page.height
