"""How deep the items of nested lists stand."""

from __future__ import annotations

from convextract.structure.model import Block


def with_levels(blocks: list[Block]) -> list[Block]:
    """Depth of list items by their indent; headings, tables and text that introduces a new list end the nesting."""
    indents: list[float] = []
    last: Block | None = None
    for block in blocks:
        if block.kind != "list_item":
            if block.kind != "paragraph" or (indents and _ends_list(block, indents)):
                indents = []
        else:
            if last and last.page != block.page and last.kind != "list_item":
                indents = []
            while indents and block.box.x0 < indents[-1] - 6:
                indents.pop()
            if not indents or (block.box.x0 > indents[-1] + 6 and block.marker):
                indents.append(block.box.x0)
            block.level = len(indents) - 1
        last = block
    return blocks


def _ends_list(paragraph: Block, indents: list[float]) -> bool:
    return paragraph.box.x0 < indents[0] - 6 or paragraph.text.text.rstrip().endswith(":")
