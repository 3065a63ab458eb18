"""One person, one row a part: the list of parties and the signature blocks brought together."""

from __future__ import annotations

from rapidfuzz import fuzz

from convextract.extraction.signatories.offices import cut_office
from convextract.extraction.signatories.signer import Parties, Signer, set_code
from convextract.language.folding import fold
from convextract.language.names import PersonName, same_person

_SAME_BODY = 80
"""Names of bodies that are alike to so many percent, in any order of their words, are one body's."""


def merge(parties: Parties, signed: list[Signer]) -> list[Signer]:
    """The people of a part in the order of their first mention.

    The list of parties is the printed, considered form: its name, office and side win; the block tells who has signed.
    A signature without a name is given to the listed party of the same office, where exactly one has no block.
    """
    rows: list[Signer] = []
    for signer in [*parties.signers, *signed]:
        twin = next((row for row in rows if _same(row, signer)), None) or _only_half(rows, signer)
        if twin is None:
            rows.append(signer)
        else:
            _fold_in(twin, signer)
    _adopt_bodies(parties, rows)
    return rows


def _same(row: Signer, other: Signer) -> bool:
    if not row.name.family_name or not other.name.family_name:
        return _nameless_same(row, other)
    return same_person(row.name, other.name)


def _only_half(rows: list[Signer], signer: Signer) -> Signer | None:
    """The one row of which `signer` bears half the name, or that bears half of his: a pen swallowed the rest."""
    halves = [row for row in rows if row.listed != signer.listed and _is_half(row, signer)]
    return halves[0] if len(halves) == 1 else None


def _is_half(one: Signer, other: Signer) -> bool:
    """Same side and body, and of the one there is but one name, which is one of the other's two, whole or begun."""
    short, full = (one, other) if len(one.name.full.split()) == 1 else (other, one)
    if len(short.name.full.split()) != 1 or not full.name.given_name or not full.name.family_name:
        return False
    alike = one.partner_code == other.partner_code and one.side == other.side
    body = fuzz.token_set_ratio(fold(one.organisation), fold(other.organisation)) >= _SAME_BODY
    half = fold(short.name.full)
    names = [fold(full.name.given_name), fold(full.name.family_name)]
    return alike and body and any(half == name or (len(half) >= 4 and name.startswith(half)) for name in names)


def _nameless_same(row: Signer, other: Signer) -> bool:
    """A block without a name is the listed person's of the State's side, of whom there is but one."""
    return row.side == "state" and other.side == "state" and row.listed and not other.name.family_name


def _fold_in(row: Signer, other: Signer) -> None:
    """What a further mention adds to a row."""
    row.name = _fuller(row.name, other.name)
    row.role = row.role or other.role
    row.organisation = row.organisation or other.organisation
    if not row.side or (not row.listed and other.listed):
        row.side = other.side or row.side
    if row.capacity == "own" and other.capacity == "by_delegation":
        row.capacity = other.capacity
    if other.signature == "present" or row.signature == "unknown":
        row.signature = other.signature
    row.confidence = min(0.98, max(row.confidence, other.confidence) + 0.02)
    set_code(row)


def _fuller(name: PersonName, other: PersonName) -> PersonName:
    if len(name.full.split()) == 1 and other.given_name and other.family_name:
        return PersonName(name.civility or other.civility, other.given_name, other.family_name, other.certainty)
    given = name.given_name
    if len(_letters(given)) <= 2 < len(_letters(other.given_name)):
        given = other.given_name
    return PersonName(name.civility or other.civility, given, name.family_name, max(name.certainty, other.certainty))


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalpha())


def _adopt_bodies(parties: Parties, rows: list[Signer]) -> None:
    """`l'Etat, représenté par le Ministre de X` in the list names the body of the block `Le Ministre de X`."""
    for row in rows:
        if row.listed or row.side == "witness" or not row.role:
            continue
        matching = [p for p in parties.bodies if p.role and _same_title(p.role, row.role)]
        if len(matching) != 1 or not _is_title_unique(matching[0].role):
            continue
        party = matching[0]
        row.organisation = party.organisation
        row.side = party.side or row.side
        set_code(row)


def _same_title(one: str, other: str) -> bool:
    return fold(other).startswith(fold(cut_office(one).role))


def _is_title_unique(role: str) -> bool:
    """Not `Directeur général`, of whom there are many: an office of which there is but one."""
    return fold(role).startswith(("prefet", "commissaire", "ministre", "secretaire d'etat", "haut-commissaire"))
