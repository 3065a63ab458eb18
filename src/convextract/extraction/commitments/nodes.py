"""The blocks of a part as nodes of its outline: cut where a bullet, a lost bullet or a new paragraph begins."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from convextract.language.folding import fold_keeping_length
from convextract.reading.page import Page
from convextract.reading.running_text import PlacedWord, RunningText
from convextract.structure.model import Block, Grid

OPEN_END = re.compile(
    r"(?<![\w'])(?:de|du|des|d'|la|le|les|l'|a|au|aux|en|dans|par|pour|sur|sous|et|ou|un|une|leurs?|son|sa|ses|ces?|cette|"
    r"qui|que|dont|avec|sans|deux|trois|quatre|cinq|six|sept|huit|dix)$"
)
AND = re.compile(r"^\W*(?:et|ET)\W*$")
INFINITIVE = re.compile(r"^\W*[a-zà-ÿ]{2,}(?:er|ir|re|oir)\s")
_LED_INFINITIVE = re.compile(r"^\W*((?:(?:à|a|de)\s|d['’])?)(?:n['’]|s['’]|se |ne pas )?[a-zà-ÿ]{2,}(?:er|ir|re|oir)\s")
_BULLET = re.compile(
    r"^['’‘.,]?(?:[-–—•▪■◦✓➔-➾→⇒►▶▸‣❖☐☒☑✔□❏❑][+*]?|[+*](?=$))[.']?(?=$|[A-ZÀ-Þ][a-zà-ÿ'’])|^\(?(?:i{1,3}|iv|vi{0,3}|ix)[.)]$"
)
"""A bullet alone or, as recognisers have it, grown together with the next word (`'-La`); a small Roman number."""


_WIDEST_BLANK = 1.0
"""Between the words of a justified line, in heights of a word."""
_FEWEST_LETTERS = 3
"""Of a block: with fewer it is a scrap of the scan."""
_TICKED, _EMPTY_BOX = "☒☑✔✓", "☐□❏❑"


@dataclass(slots=True)
class Node:
    """A heading, paragraph or item with what hangs under it."""

    kind: str
    text: RunningText
    marker: str
    level: int
    page: int
    indent_pt: float
    """Distance of the block's left edge from the left edge of the text on its page."""
    bold: bool = False
    children: list[Node] = field(default_factory=list)
    grid: Grid | None = None
    """Of a table."""

    @property
    def is_item(self) -> bool:
        """An article that runs on behind its number (`Article 5 – Durée. La présente...`) is no item of a list."""
        return self.kind == "list_item" and not self.marker.lower().startswith("art")

    @property
    def number(self) -> int:
        """The number in front (`2.`, `3)`); 0 for a bullet or none."""
        match = re.match(r"^\(?(\d{1,2})\s*[.)°-]?$", self.marker.strip())
        return int(match[1]) if match else 0


def join_texts(texts: Iterable[RunningText]) -> RunningText:
    """Several texts as one; each begins a new line, so that hyphenation at its edge is undone too."""
    words: list[PlacedWord] = []
    for text in texts:
        base = words[-1].line + 1 if words else 0
        first = text.words[0].line if text.words else 0
        words += [PlacedWord(w.page, w.word, base + w.line - first) for w in text.words]
    return RunningText(words)


def whole_text(node: Node) -> RunningText:
    """The node's own words and those of everything under it, in reading order."""
    return join_texts([node.text, *(whole_text(child) for child in node.children)]) if node.children else node.text


def ticked_only(nodes: list[Node]) -> list[Node]:
    """The nodes without the boxes left empty beside others that are ticked: what nobody chose is not undertaken."""
    if not any(node.marker and node.marker in _TICKED for node in nodes):
        return nodes
    return [node for node in nodes if not node.marker or node.marker not in _EMPTY_BOX]


def nodes_of(blocks: list[Block], pages: list[Page]) -> Iterator[Node]:
    """The blocks in reading order, not yet nested; scraps of the scan left out.

    `pages`: where given, a block is parted where reading saw a new paragraph that begins with a capital.
    """
    margins, right_edges = _left_margins(blocks), _right_edges(blocks)
    paragraphs = _paragraph_starts(blocks, pages)
    for block in blocks:
        if block.kind == "table":
            yield Node("table", block.text, "", 0, block.page, 0.0, grid=block.grid)
            continue
        indent = block.box.x0 - margins.get(block.page, block.box.x0)
        for marker, text in _items_inside(block, paragraphs, right_edges):
            letters = itertools.islice(filter(str.isalpha, text.text), _FEWEST_LETTERS)
            if block.marker or len(list(letters)) == _FEWEST_LETTERS or AND.match(text.text):
                kind = "list_item" if marker and marker != block.marker else block.kind
                yield Node(kind, text, marker, block.level, block.page, indent, block.bold)


def starts_with_bullet(placed: PlacedWord) -> bool:
    return bool(_BULLET.match(placed.word.best))


def _paragraph_starts(blocks: list[Block], pages: list[Page]) -> set[int]:
    """Identities of the words with which a paragraph of a page begins."""
    wanted = {block.page for block in blocks} | {block.page + 1 for block in blocks}
    starts: set[int] = set()
    for page in pages:
        if page.number not in wanted:
            continue
        last = None
        for line in page.lines:
            if line.table < 0 and line.paragraph >= 0 and line.paragraph != last and line.words:
                starts.add(id(line.words[0]))
            last = line.paragraph
    return starts


def _left_margins(blocks: list[Block]) -> dict[int, float]:
    edges: dict[int, list[float]] = {}
    for block in blocks:
        if block.kind != "table" and len(block.text) > 15:
            edges.setdefault(block.page, []).append(block.box.x0)
    return {page: min(values) for page, values in edges.items()}


def _right_edges(blocks: list[Block]) -> dict[int, float]:
    """By page, how far the longest line of text goes, in points."""
    edges: dict[int, float] = {}
    for block in blocks:
        for placed in block.text.words if block.kind != "table" else ():
            edges[placed.page] = max(edges.get(placed.page, 0.0), placed.word.box.x1)
    return edges


def _items_inside(block: Block, paragraphs: set[int], right_edges: dict[int, float]) -> list[tuple[str, RunningText]]:
    """The block, split where a bullet begins one of its lines: a list that was read as one paragraph."""
    words = block.text.words
    starts = [i for i, w in enumerate(words) if _BULLET.match(w.word.best) and (i == 0 or words[i - 1].line != w.line)]
    breaks = [*_breaks(block, paragraphs), *_lost_bullets(block, right_edges)]
    if not starts and not breaks:
        return [(block.marker, block.text)]
    edges = sorted({0, *starts, *breaks, len(words)})
    pieces = []
    for first, last in itertools.pairwise(edges):
        bullet = _BULLET.match(words[first].word.best) if first in starts else None
        rest = words[first].word.best[bullet.end() :] if bullet else ""
        kept = [replace(words[first], word=replace(words[first].word, mended=rest))] if rest else []
        marker = bullet[0] if bullet else block.marker
        pieces.append((marker, RunningText([*kept, *words[first + bool(bullet) : last]])))
    return [(marker, text) for marker, text in pieces if text]


def _lost_bullets(block: Block, right_edges: dict[int, float]) -> list[int]:
    """Indexes of the words with which an item begins whose bullet nobody read, so that it hangs on the item before.

    Items of one list are built alike: `à fournir ... ;` is followed by `à tenir ... ;` on a line of its own, `Tenue
    de ... ;` by `Mise à disposition ...`, as is a line without a semicolon that ends where the next word would have
    had room. Behind a colon they are a sub-list, which belongs to its item.
    """
    words, found = block.text.words, []
    head = next((i for i, placed in enumerate(words) if any(c.isalnum() for c in placed.word.best)), 0)
    opening = opening_of(words[head:])
    if block.kind not in ("list_item", "paragraph"):
        return []
    capital = bool(words) and words[head].word.best[:1].isupper()
    for i in range(1, len(words)):
        if words[i - 1].word.best.endswith(":"):
            break
        new_line = words[i].line != words[i - 1].line or words[i].page != words[i - 1].page
        ends = words[i - 1].word.best.endswith(";") or (new_line and _has_room(words[i - 1], words[i], right_edges))
        alike = opening is not None and opening_of(words[i : i + 3]) == opening
        noun = capital and words[i - 1].word.best.endswith(";") and words[i].word.best[:1].isupper()
        if new_line and ((ends and alike) or noun):
            found.append(i)
    return found


def _has_room(last: PlacedWord, first: PlacedWord, right_edges: dict[int, float]) -> bool:
    """Would the first word of a line have found room behind the last word of the line above it?"""
    box, below = last.word.box, first.word.box
    blank = _WIDEST_BLANK * box.height
    same_page = last.page == first.page
    return same_page and box.x1 + blank + below.width < right_edges.get(last.page, 0.0)


def opening_of(words: list[PlacedWord]) -> str | None:
    """The preposition with which an infinitive is led in (`à`, `de`, or none); None where no infinitive opens."""
    text = " ".join(w.word.best for w in words[:3]).lower() + " "
    match = _LED_INFINITIVE.match(text)
    return match[1] if match else None


def _breaks(block: Block, paragraphs: set[int]) -> list[int]:
    """Indexes of the words at which reading saw a new paragraph inside a paragraph, or behind the comma or semicolon
    of an item: the next one, whose bullet was lost."""
    if block.kind not in ("paragraph", "list_item"):
        return []
    words = block.text.words
    ending = "" if block.kind == "paragraph" else (",", ";")
    return [
        i
        for i in range(1, len(words))
        if id(words[i].word) in paragraphs
        and words[i - 1].page == words[i].page
        and words[i].word.best[:1].isupper()
        and words[i - 1].word.best.endswith(ending)
        and not OPEN_END.search(fold_keeping_length(words[i - 1].word.best))
    ]
