"""The blocks of a part as an outline: pieces torn apart by a page or a scan joined, sub-lists hung under their item."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from convextract.language.folding import fold_keeping_length
from convextract.reading.page import Page
from convextract.reading.running_text import PlacedWord, RunningText
from convextract.structure.model import Block, Grid

_SAME_INDENT_PT = 7.0
_OTHER_LIST_PT = 2.0
"""A number that stands even a little left of bullets is no item of their list."""
_WIDEST_HANGING_INDENT_PT = 60.0
_ENDS_SENTENCE = re.compile(r"[.;:!?»)]\s*\W?$")
_WIDEST_BULLET_PT = 30.0
_LONGEST_SCRAP_CHARS = 40
_OPENS = re.compile(r"(?<!\w)[aà]\s?:$")
_OPEN_END = re.compile(
    r"(?<![\w'])(?:de|du|des|d'|la|le|les|l'|a|au|aux|en|dans|par|pour|sur|sous|et|ou|un|une|leurs?|son|sa|ses|ces?|cette|"
    r"qui|que|dont|avec|sans|deux|trois|quatre|cinq|six|sept|huit|dix)$"
)
_AND = re.compile(r"^\W*(?:et|ET)\W*$")
INFINITIVE = re.compile(r"^\W*[a-zà-ÿ]{2,}(?:er|ir|re|oir)\s")
_LED_INFINITIVE = re.compile(r"^\W*((?:(?:à|a|de)\s|d['’])?)(?:n['’]|s['’]|se |ne pas )?[a-zà-ÿ]{2,}(?:er|ir|re|oir)\s")
_BULLET = re.compile(
    r"^['’‘.,]?(?:[-–—•▪■◦✓➢❖][+*]?|[+*](?=$))[.']?(?=$|[A-ZÀ-Þ][a-zà-ÿ'’])|^\(?(?:i{1,3}|iv|vi{0,3}|ix)[.)]$"
)
"""A bullet alone or, as recognisers have it, grown together with the next word (`'-La`); a small Roman number."""
_LABEL = re.compile(
    r"^(?:les coordonn[eé]es|t[eé]l|mail|courriel|adresse|contact|qualit[eé]|site|fax|m\.|mme|monsieur|madame)\b",
    re.IGNORECASE,
)


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


def outline(blocks: list[Block], pages: list[Page] | None = None) -> list[Node]:
    """The nodes of a part in reading order, items nested by indent; scraps of the scan left out.

    `pages`: where given, a block is parted where reading saw a new paragraph that begins with a capital.
    """
    margins = _left_margins(blocks)
    return _nest(_items_by_indent(_joined(_nodes(blocks, margins, _paragraph_starts(blocks, pages or [])))))


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


def _nodes(blocks: list[Block], margins: dict[int, float], paragraphs: set[int]) -> Iterator[Node]:
    for block in blocks:
        if block.kind == "table":
            yield Node("table", block.text, "", 0, block.page, 0.0, grid=block.grid)
            continue
        indent = block.box.x0 - margins.get(block.page, block.box.x0)
        for marker, text in _items_inside(block, paragraphs):
            if sum(c.isalpha() for c in text.text) >= 3 or block.marker or _AND.match(text.text):
                kind = "list_item" if marker and marker != block.marker else block.kind
                yield Node(kind, text, marker, block.level, block.page, indent, block.bold)


def _items_inside(block: Block, paragraphs: set[int]) -> list[tuple[str, RunningText]]:
    """The block, split where a bullet begins one of its lines: a list that was read as one paragraph."""
    words = block.text.words
    starts = [i for i, w in enumerate(words) if _BULLET.match(w.word.best) and (i == 0 or words[i - 1].line != w.line)]
    breaks = [*_breaks(block, paragraphs), *_lost_bullets(block)]
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


def _lost_bullets(block: Block) -> list[int]:
    """Indexes of the words with which an item begins whose bullet nobody read, so that it hangs on the item before.

    Items of one list are built alike: `à fournir ... ;` is followed by `à tenir ... ;` on a line of its own. Behind a
    colon they are a sub-list, which belongs to its item.
    """
    words, found = block.text.words, []
    head = next((i for i, placed in enumerate(words) if any(c.isalnum() for c in placed.word.best)), 0)
    opening = _opening(words[head:])
    if block.kind not in ("list_item", "paragraph") or opening is None:
        return []
    for i in range(1, len(words)):
        if words[i - 1].word.best.endswith(":"):
            break
        new_line = words[i].line != words[i - 1].line or words[i].page != words[i - 1].page
        if new_line and words[i - 1].word.best.endswith(";") and _opening(words[i : i + 3]) == opening:
            found.append(i)
    return found


def _opening(words: list[PlacedWord]) -> str | None:
    """The preposition with which an infinitive is led in (`à`, `de`, or none); None where no infinitive opens."""
    text = " ".join(w.word.best for w in words[:3]).lower() + " "
    match = _LED_INFINITIVE.match(text)
    return match[1] if match else None


def _breaks(block: Block, paragraphs: set[int]) -> list[int]:
    """Indexes of the words at which reading saw a new paragraph inside a paragraph."""
    if block.kind != "paragraph":
        return []
    words = block.text.words
    return [
        i
        for i in range(1, len(words))
        if id(words[i].word) in paragraphs
        and words[i - 1].page == words[i].page
        and words[i].word.best[:1].isupper()
        and not _OPEN_END.search(fold_keeping_length(words[i - 1].word.best))
    ]


def _joined(nodes: Iterable[Node]) -> list[Node]:
    out: list[Node] = []
    for node in nodes:
        before = out[-1] if out else None
        if before is not None and _continues(before, node):
            before.text = join_texts([before.text, node.text])
        else:
            if before is not None and _lost_bullet(before, node):
                node.kind, node.marker = "list_item", before.marker
                node.level, node.indent_pt = before.level, before.indent_pt
            out.append(node)
    return out


def _lost_bullet(before: Node, node: Node) -> bool:
    """Is this paragraph an item of the list before it whose bullet was not read?"""
    text = node.text.text
    return (
        node.kind == "paragraph"
        and before.is_item
        and before.page == node.page
        and _SAME_INDENT_PT / 2 < node.indent_pt - before.indent_pt < _WIDEST_BULLET_PT
        and bool(INFINITIVE.match(text.lower()))
        and bool(INFINITIVE.match(before.text.text.lower()))
    )


def _continues(before: Node, node: Node) -> bool:
    """Does this block only go on with what stands before it?"""
    if "table" in (before.kind, node.kind) or not node.text or not before.text:
        return False
    above, text = before.text.text.rstrip(), node.text.text
    first = text.lstrip("|.,'\" ")[:1]
    if _AND.match(text) or _AND.match(above):
        return False
    if first.islower() and _OPEN_END.search(fold_keeping_length(above)):
        return True
    if before.kind == "heading" or node.is_item:
        return False
    if before.is_item and len(text) < _LONGEST_SCRAP_CHARS and not _ENDS_SENTENCE.search(above):
        if text.rstrip().endswith((";", ".", ",")):
            return True  # the short last line of an item, set apart for its capital or its weight
    if node.kind == "heading":
        return False
    if _lost_bullet(before, node) and (first.isupper() or above.endswith((";", "."))):
        return False
    if not first.islower():
        return _hangs_under(before, node)
    if before.is_item and above.endswith(":"):
        return not _OPENS.search(above)
    if INFINITIVE.match(text) and (INFINITIVE.match(above) or len(above.split()) == 1):
        return False  # an item whose bullet was lost
    return not _ENDS_SENTENCE.search(above) or _hangs_under(before, node)


def _hangs_under(before: Node, node: Node) -> bool:
    """A further paragraph of an item, set under the item's text and not under its bullet."""
    text = node.text.text
    return (
        before.is_item
        and before.page == node.page
        and _SAME_INDENT_PT / 2 < node.indent_pt - before.indent_pt < _WIDEST_HANGING_INDENT_PT
        and not node.bold
        and not before.text.text.rstrip().endswith(":")
        and len(text) > 25
        and not _LABEL.match(text)
        and "@" not in text[:60]
    )


def _items_by_indent(nodes: list[Node]) -> list[Node]:
    """Paragraphs set in under a text that ends in a colon are its items, though no bullet was printed or read."""
    floor: float | None = None
    for before, node in itertools.pairwise(nodes):
        announced = before.text.text.rstrip(" |").endswith(":") and before.kind in ("paragraph", "list_item")
        if floor is None and announced and node.indent_pt > before.indent_pt + _SAME_INDENT_PT:
            floor = node.indent_pt - _SAME_INDENT_PT / 2
        if floor is not None and _is_plain_item(node) and node.indent_pt >= floor:
            node.kind = "list_item"
        elif not node.is_item:
            floor = None
    return nodes


def _is_plain_item(node: Node) -> bool:
    text = node.text.text.strip()
    return node.kind == "paragraph" and not node.bold and text[:1].islower() and text.endswith((";", ".", ",", ":"))


def _nest(nodes: list[Node]) -> list[Node]:
    """Items under the item they are indented from; the items after `...:` under the paragraph that ends so."""
    top: list[Node] = []
    stack: list[Node] = []
    announcing: Node | None = None
    for node in nodes:
        if not node.is_item:
            stack = []
            top.append(node)
            announcing = node if node.text.text.rstrip(" |").endswith(":") and node.kind != "table" else None
            continue
        if stack and _beside(node, stack[-1]):
            node.marker, node.indent_pt = stack[-1].marker, stack[-1].indent_pt
        while stack and not _deeper(node, stack[-1]):
            stack.pop()
        if stack:
            stack[-1].children.append(node)
        elif announcing is not None and not _shallower(node, announcing.children[:1]):
            announcing.children.append(node)
        else:
            announcing = None
            top.append(node)
        stack.append(node)
    return top


def _shallower(node: Node, first: list[Node]) -> bool:
    """Does the item stand further left than the first of the list?"""
    return any(
        node.page == n.page
        and node.indent_pt < n.indent_pt - (_OTHER_LIST_PT if bool(node.number) != bool(n.number) else _SAME_INDENT_PT)
        for n in first
    )


def _beside(node: Node, above: Node) -> bool:
    """Is this the next item of the list, set in only because its bullet was not read? Items of one list are built
    alike; behind a colon a sub-list would follow."""
    text = above.text.text.rstrip()
    opening = _opening(node.text.words)
    return (
        not node.marker
        and bool(above.marker)
        and text.endswith((";", "."))
        and opening is not None
        and opening == _opening(above.text.words)
    )


def _deeper(node: Node, above: Node) -> bool:
    if node.page == above.page or node.level == above.level:
        return node.indent_pt > above.indent_pt + _SAME_INDENT_PT
    return node.level > above.level
