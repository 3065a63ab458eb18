"""The blocks of a part as an outline: pieces torn apart by a page or a scan joined, sub-lists hung under their item."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from convextract.extraction.commitments.lead_ins import opens_list
from convextract.extraction.commitments.nodes import (
    AND,
    INFINITIVE,
    OPEN_END,
    Node,
    join_texts,
    nodes_of,
    opening_of,
    ticked_only,
)
from convextract.language.folding import fold_keeping_length
from convextract.reading.page import Page
from convextract.structure.model import Block

_SAME_INDENT_PT = 7.0
_OTHER_LIST_PT = 2.0
"""A number that stands even a little left of bullets is no item of their list."""
_WIDEST_HANGING_INDENT_PT = 60.0
_ENDS_SENTENCE = re.compile(r"[.;:!?»)]\s*\W?$")
_WIDEST_BULLET_PT = 30.0
_LONGEST_SCRAP_CHARS = 40
_OPENS = re.compile(r"(?<!\w)[aà]\s?:$")
_LABEL = re.compile(
    r"^(?:les coordonn[eé]es|t[eé]l|mail|courriel|adresse|contact|qualit[eé]|site|fax|m\.|mme|monsieur|madame)\b",
    re.IGNORECASE,
)


def outline(blocks: list[Block], pages: list[Page] | None = None) -> list[Node]:
    """The nodes of a part in reading order, items nested by indent; scraps of the scan left out.

    `pages`: where given, a block is parted where reading saw a new paragraph that begins with a capital.
    """
    return _nest(_items_by_indent(_joined(ticked_only(list(nodes_of(blocks, pages or []))))))


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
    if AND.match(text) or AND.match(above):
        return False
    if first.islower() and OPEN_END.search(fold_keeping_length(above)):
        return not (node.is_item and opens_list(above))
    if before.kind == "heading" or node.is_item:
        return False
    closes = len(text) < _LONGEST_SCRAP_CHARS and text.rstrip().endswith((";", ".", ","))
    if closes and before.is_item and not _ENDS_SENTENCE.search(above):
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
    """A further paragraph of an item, set under the item's text and not under its bullet. Behind a comma or semicolon
    it is the next item, whose bullet was lost."""
    text = node.text.text
    return (
        before.is_item
        and before.page == node.page
        and _SAME_INDENT_PT / 2 < node.indent_pt - before.indent_pt < _WIDEST_HANGING_INDENT_PT
        and not node.bold
        and not before.text.text.rstrip().endswith((":", ",", ";"))
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
    opening = opening_of(node.text.words)
    return (
        not node.marker
        and bool(above.marker)
        and text.endswith((";", "."))
        and opening is not None
        and opening == opening_of(above.text.words)
    )


def _deeper(node: Node, above: Node) -> bool:
    if node.page == above.page or node.level == above.level:
        return node.indent_pt > above.indent_pt + _SAME_INDENT_PT
    return node.level > above.level
