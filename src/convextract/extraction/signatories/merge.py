"""One person, one row a part: the list of parties and the signature blocks brought together."""

from __future__ import annotations

from rapidfuzz import fuzz

from convextract.extraction.signatories.offices import cut_office
from convextract.extraction.signatories.signer import Parties, Signer, set_code
from convextract.language.folding import fold
from convextract.language.names import PersonName, same_person

_SAME_BODY = 80
"""Names of bodies that are alike to so many percent, in any order of their words, are one body's."""
_DEPUTIES = ("secretaire general", "sous-prefet", "directeur de cabinet", "directrice de cabinet")


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
    _sign_for_prefect(rows)
    return rows


def _sign_for_prefect(rows: list[Signer]) -> None:
    """Where the préfet is a party and has no place to sign, whoever of the préfecture has one signs by delegation: no
    other office there binds the State by itself (decree 2004-374, art. 43 to 45)."""
    prefects = [row for row in rows if row.listed and row.side == "state" and fold(row.role).startswith("prefet")]
    for row in rows:
        deputy = row.side == "state" and not row.listed and fold(row.role).startswith(_DEPUTIES)
        if deputy and row.capacity == "own" and len(prefects) == 1 and prefects[0].signature == "unknown":
            row.capacity = "by_delegation"


def _same(row: Signer, other: Signer) -> bool:
    if not row.name.family_name or not other.name.family_name:
        return _nameless_same(row, other)
    return same_person(row.name, other.name) or _is_bare_piece(other, row)


def _is_bare_piece(bare: Signer, row: Signer) -> bool:
    """Two or more pieces of the row's name and nothing else: an electronic signature's stamp, torn from its line."""
    pieces, whole = fold(bare.name.full).split(), fold(row.name.full).split()
    told = bare.listed or bare.role or bare.organisation
    return not told and 2 <= len(pieces) < len(whole) and set(pieces) <= set(whole)


def _only_half(rows: list[Signer], signer: Signer) -> Signer | None:
    """The one listed party whose block this may be, though a pen swallowed the name or a part of it."""
    halves = [row for row in rows if row.listed and not signer.listed and _may_be(row, signer)]
    open_ones = [row for row in halves if row.signature == "unknown"]
    return open_ones[0] if len(halves) == len(open_ones) == 1 else None


def _may_be(listed: Signer, signer: Signer) -> bool:
    """Same side and body; and of the names one is a piece of the other, or there is none and the title is the same."""
    if listed.partner_code != signer.partner_code or listed.side != signer.side:
        return False
    if not signer.name.family_name:
        same_title = fuzz.ratio(fold(listed.role), fold(signer.role)) >= _SAME_BODY
        told = signer.organisation and signer.partner_code in ("", "local")
        return same_title and (not told or _same_body(listed, signer))
    return _same_body(listed, signer) and (_is_half(listed.name, signer.name) or _is_half(signer.name, listed.name))


def _same_body(one: Signer, other: Signer) -> bool:
    bodies = (fold(one.organisation), fold(other.organisation))
    return one.side == "state" or fuzz.token_set_ratio(*bodies) >= _SAME_BODY


def _is_half(short: PersonName, full: PersonName) -> bool:
    """Is the short name one of the full name's two, whole or begun, or both with a piece of the family name?"""
    pieces = [fold(piece) for piece in short.full.split()]
    given, family = fold(full.given_name), fold(full.family_name)
    if not given or not family:
        return False
    if len(pieces) == 1:
        begun = tuple(name for name in (given, family) if len(pieces[0]) >= 4 and name.startswith(pieces[0]))
        return bool(begun) or pieces[0] in (given, family)
    cut = fold(short.family_name)
    return fold(short.given_name) == given and (family.startswith(cut) or family.endswith(cut))


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
    if _is_half(name, other) and len(name.full) < len(other.full):
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
