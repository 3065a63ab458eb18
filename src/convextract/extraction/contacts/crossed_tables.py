"""Contacts of a table with operators one way and houses the other, a card in each cell."""

from __future__ import annotations

from collections.abc import Sequence

from convextract.extraction.contacts.cell_people import people_of_cell
from convextract.extraction.contacts.drafts import ContactDraft
from convextract.extraction.field_labels import field_of
from convextract.extraction.houses.names import clean_name, which_structures
from convextract.language.operators import find_operators
from convextract.structure import Grid

_LEAST_OFFICES = 2
_LONGEST_OFFICE = 90
_HOUSES = (None, "structure", "serves")
"""What the label of a house's row or column may be taken for."""


def contacts_crossed_with_houses(grid: Grid, houses: Sequence[str]) -> list[ContactDraft]:
    """The contacts of a table with operators one way and houses (or towns) the other, a card a cell; none for
    others."""
    head, body = grid.rows[0] if grid.rows else [], grid.rows[1:]
    across = {c: cell.text.text for c, cell in enumerate(head) if c and cell.text and _names_office(cell.text.text)}
    if len(across) >= _LEAST_OFFICES:
        labels = [row[0].text.text for row in body]
        cells = [(row[c], across[c], row[0].text.text) for row in body for c in across]
    else:
        down = [row for row in body if row[0].text]
        offices = sum(_names_office(row[0].text.text) for row in down)
        labels = [cell.text.text for cell in head[1:]] if 2 * offices > max(len(down), _LEAST_OFFICES) else []
        cells = [(row[c], row[0].text.text, label) for row in down for c, label in enumerate(labels, 1)]
    if not cells or any(field_of(label) not in _HOUSES for label in labels):
        return []
    cards = [(people_of_cell(cell), office, label) for cell, office, label in cells if cell.origin and cell.text]
    reachable = [all(draft.reachable for draft in drafts) and bool(drafts) for drafts, _, _ in cards]
    if not cards or 2 * sum(reachable) < len(cards):
        return []
    for drafts, office, label in cards:
        for draft in drafts:
            draft.organisation = draft.organisation or clean_name(office)
            draft.structures = draft.structures or which_structures(label, houses)
            draft.method = "table"
    return [draft for drafts, _, _ in cards for draft in drafts if draft.reachable]


def _names_office(heading: str) -> bool:
    return bool(find_operators(heading, generic=True)) and len(heading) < _LONGEST_OFFICE
