"""The list of parties as a table: a row a party, with cells for body, person and office in any order."""

from __future__ import annotations

import re

from convextract.extraction.signatories.offices import cut_office, is_office, side_of
from convextract.extraction.signatories.signer import Parties, Party, Signer, set_code
from convextract.language.folding import fold
from convextract.language.names import WEAK, PersonName, find_names, parse_name
from convextract.reading.running_text import RunningText
from convextract.records.vocabulary import Side
from convextract.structure.model import Grid

_GROUPS: tuple[tuple[re.Pattern[str], Side], ...] = (
    (re.compile(r"^(?:les? )?(?:gestionnaires?|porteurs?|structures? porteuses?)\b"), "manager"),
    (re.compile(r"^(?:les? )?(?:partenaires?|operateurs?)\b"), "partner"),
)


def read_table(grid: Grid, side: Side, found: Parties) -> Side:
    """Adds the table's parties to `found`. A row that names a group sets the side of those below, which is returned."""
    for row in grid.rows:
        texts = [cell.text for cell in row if cell.origin and cell.text]
        if len(texts) == 1:
            side = next((group for pattern, group in _GROUPS if pattern.match(fold(texts[0].text))), side)
            continue
        _read_row(texts, side, found)
    return side


def _read_row(texts: list[RunningText], side: Side, found: Parties) -> None:
    for index, text in enumerate(texts):
        named = _person(text.text)
        if named is None:
            continue
        name, beside = named
        others = [other.text for place, other in enumerate(texts) if place != index]
        titles = [t for t in [beside, *others] if is_office(t)]
        office = cut_office(titles[0]) if titles else cut_office("")
        bodies = [t for t in others if t and t not in titles]
        signer = Signer(name, text.words, "signataires:tableau-des-parties", 0.95, listed=True, role=office.role)
        signer.organisation = re.sub(r"^(?:la|le|les) ", "", bodies[0]) if bodies else office.organisation
        signer.side = side or side_of(signer.organisation, signer.role)
        set_code(signer)
        found.signers.append(signer)
        found.bodies.append(Party(signer.organisation, signer.role, signer.side))
        return


def _person(text: str) -> tuple[PersonName, str] | None:
    """The person that a cell names, and the office that follows in the same cell."""
    whole = parse_name(text)
    if whole is not None:
        return (whole, "") if whole.certainty > WEAK else None
    mentions = find_names(text, bare=True)
    if len(mentions) == 1 and mentions[0].start <= 1 and is_office(text[mentions[0].end :].strip(" ,(")):
        return mentions[0].name, text[mentions[0].end :].strip(" ,()")
    return None
