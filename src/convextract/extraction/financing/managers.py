"""Who manages which structure, as the document tells it elsewhere: a table, or a card under the structure's name."""

from __future__ import annotations

import re

from convextract.language.amounts import cell_amount
from convextract.language.folding import fold
from convextract.structure.model import Block, Grid

_LABELLED = re.compile(r"^\W*(?:gestionnaire|porteur|structure porteuse)\s?:\s?(?P<who>.{3,90}?)\W*$", re.IGNORECASE)
_LABEL = re.compile(r"^[^:]{2,40}\s?:")
_BLOCKS_OF_A_CARD = 8
_LONGEST_NAME_CHARS = 90


def structure_key(name: str) -> str:
    """The form of a structure's name in which cases, blanks and line breaks (`Sa int-Thierry`) do not matter."""
    return re.sub(r"[\s-]+", "", fold(name))


def managers_by_structure(blocks: list[Block]) -> dict[str, str]:
    """The manager as written, by `structure_key` of the name."""
    managers: dict[str, str] = {}
    for index, block in enumerate(blocks):
        if block.grid is not None and block.grid.rows:
            managers |= _of_table(block.grid)
        elif (labelled := _LABELLED.match(block.text.text)) and (name := _name_above(blocks, index)):
            managers.setdefault(structure_key(name), labelled["who"].strip())
    return managers


def _of_table(grid: Grid) -> dict[str, str]:
    heads = [fold(head) for head in grid.header or [cell.text.text for cell in grid.rows[0]]]
    name = next((c for c, h in enumerate(heads) if "structure" in h or "france services" in h), -1)
    manager = next((c for c, h in enumerate(heads) if "gestionnaire" in h or "porteur" in h), -1)
    if name < 0 or manager < 0 or name == manager:
        return {}
    named = [(row[name].text.text, row[manager].text.text) for row in grid.body or grid.rows[1:]]
    return {structure_key(who): by for who, by in named if who and by and cell_amount(by) is None}


def _name_above(blocks: list[Block], index: int) -> str:
    """The nearest short line above a card's label that is no label itself."""
    for block in reversed(blocks[max(0, index - _BLOCKS_OF_A_CARD) : index]):
        text = block.text.text.strip()
        if block.grid is not None or _LABELLED.match(text):
            return ""
        if 3 < len(text) < _LONGEST_NAME_CHARS and not _LABEL.match(text):
            return text
    return ""
