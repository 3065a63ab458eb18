"""A signer as found in one place, before the places of a part are brought together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from convextract.extraction.signatories.block_names import text_of
from convextract.extraction.signatories.blocks import SignatureBlock
from convextract.extraction.signatories.headings import Heading
from convextract.extraction.signatories.offices import Office, code_of, cut_office, is_office, ministry_of, side_of
from convextract.language.folding import fold, fold_keeping_length
from convextract.language.names import PersonName, find_names
from convextract.reading.running_text import PlacedWord, RunningText
from convextract.records.vocabulary import Capacity, Civility, Side, SignatureState

NOBODY = PersonName("", "", "", 0.0)

_DELEGATION = re.compile(r"(?:,? ?\bet )?,?\s?par delegation,?\s?")
_OWN_OFFICE = re.compile(
    r",? (?:et )?par delegation|[, ] ?(?=(?:le |la |l')(?:directeur|directrice|secretaire|chef|adjoint|responsable|"
    r"delegue|sous-prefet|president|maire|conseill|inspect|charge))"
)
"""Where, after `Pour le Préfet`, the words of the one who signs begin."""
_CIVILITY: dict[str, Civility] = {"m": "M.", "f": "Mme", "": ""}
_IN_PLACE_OF = re.compile(r"^p\s?/\s?o\b\.?\s*(?=(?:le |la |l'|monsieur |madame ))")
"""`P/O le directeur`: pour ordre."""
_LEAD = re.compile(
    r"^(?:en presence de |en presence d'|temoins? ?:? ?|p\s?/\s?o\.? ?)?"
    r"(?:(?P<m>monsieur|m\.)(?: |$)|(?P<f>madame|mme)(?: |$))?"
)


@dataclass(slots=True)
class Signer:
    """One person (or unnamed block) in one place of a part."""

    name: PersonName
    words: list[PlacedWord]
    method: str
    confidence: float
    side: Side = ""
    organisation: str = ""
    role: str = ""
    partner_code: str = ""
    capacity: Capacity = "own"
    signature: SignatureState = "unknown"
    listed: bool = False
    """From the list of parties, not from a signature block."""
    body_first: bool = False
    """Told as `body, represented by person`: what follows the person's office is the next party."""

    @property
    def page(self) -> int:
        return self.words[0].page if self.words else 0


@dataclass(slots=True)
class Party:
    """A body that the list of parties names, with or without the name of who represents it."""

    organisation: str
    role: str
    side: Side


@dataclass(slots=True)
class Parties:
    """What the list of parties says."""

    signers: list[Signer] = field(default_factory=list)
    bodies: list[Party] = field(default_factory=list)


def signers_of(block: SignatureBlock, signature: SignatureState) -> list[Signer]:
    """The signers that a block tells of: the one who signs and, before, the one signed for where he is named."""
    before = _from_pour(text_of(block.before))
    if ordered := _IN_PLACE_OF.match(fold_keeping_length(before)):
        before = f"Pour {before[ordered.end() :]}"
    after = "\n".join(t for t in (block.inline, text_of(block.after)) if t)
    represented, before = _represented(before)
    principal = _principal(before)
    delegated = "delegation" in fold(f"{before}\n{after}") or represented is not None or principal is not None
    office, civility = _office(before, after)
    name = block.name or NOBODY
    if block.name and not name.civility and civility:
        name = PersonName(civility, name.given_name, name.family_name, name.certainty)
    signer = Signer(
        name=name,
        words=block.words,
        method="signataires:bloc" if block.name else "signataires:bloc-sans-nom",
        confidence=_confidence(block),
        organisation=office.organisation or _headed(block.heading, office.role),
        role=office.role,
        capacity="by_delegation" if delegated else "own",
        signature=signature,
    )
    side: Side = "witness" if block.witness else block.heading.side
    if principal is not None:
        signer.organisation = signer.organisation or principal.organisation
        side = side or side_of(principal.organisation, principal.role)
    _complete(signer, side)
    if represented is None:
        return [signer]
    return [_signed_for(represented, signer, block), signer]


def _from_pour(before: str) -> str:
    """`Le Préfet,` / `Pour le Préfet et par délégation` / ...: from `Pour` on, for it is not the préfet who signs."""
    start = fold_keeping_length(before).rfind("\npour ")
    return before[start + 1 :] if start > 0 and is_office(before[start + 6 :]) else before


def _principal(before: str) -> Office | None:
    """`Pour le Préfet et par délégation`, `Pour la Cheffe de service, l'adjoint`: the office that is signed for."""
    folded = fold_keeping_length(before).replace("\n", " ")
    if not folded.startswith("pour ") or not is_office(before[5:]):
        return None
    end = _OWN_OFFICE.search(folded, 8)
    return cut_office(before[5 : end.start() if end else len(before)])


def _headed(heading: Heading, role: str) -> str:
    """The body in the heading over the block; a préfet or minister never signs for another party's."""
    state = side_of("", role) == "state" and heading.side != "state"
    return "" if state else heading.organisation


def _confidence(block: SignatureBlock) -> float:
    if block.name is None:
        return 0.7
    return 0.6 + 0.36 * block.name.certainty


def _represented(before: str) -> tuple[tuple[PersonName, Office] | None, str]:
    """`Pour Henri VERNOY, Président de X, et par délégation, le Directeur`: who is signed for, and what is left."""
    folded = fold_keeping_length(before).replace("\n", " ")
    delegation = _DELEGATION.search(folded)
    if not delegation or not folded.startswith("pour "):
        return None, before
    head = before[5 : delegation.start()]
    names = find_names(head, bare=True)
    rest = before[delegation.end() :].lstrip(" ,\n")
    if not names or names[0].start > 1:
        return None, before
    return (names[0].name, cut_office(head[names[0].end :].lstrip(" ,\n"))), rest


def _office(before: str, after: str) -> tuple[Office, Civility]:
    """The office in the lines around the name, and the civility that stands before it (`Madame la ministre`)."""
    above, civility = _stripped(before)
    below, _ = _stripped(after)
    first, second = cut_office(above), cut_office(below)
    if first.role and second.role:
        joined = Office(first.role, first.organisation or second.organisation)
    elif first.organisation and not first.role and second.role:
        whole = re.sub(r"^(?:[Ll]e |[Ll]a |[Ll]')", "", below.replace("\n", " ").strip(" ,;."))
        joined = Office(second.role if first.organisation == second.organisation else whole, first.organisation)
    else:
        joined = Office(first.role or second.role, first.organisation or second.organisation)
    return joined, civility


def _stripped(text: str) -> tuple[str, Civility]:
    """The lines without words of witness, delegation and civility; and the civility."""
    folded = fold_keeping_length(text).replace("\n", " ")
    lead = _LEAD.match(folded)
    civility: Civility = ""
    start = 0
    if lead:
        start = lead.end()
        civility = _CIVILITY["m" if lead["m"] else "f" if lead["f"] else ""]
    text, folded = text[start:], folded[start:]
    if folded.startswith("pour ") and is_office(text[5:]):
        own = _OWN_OFFICE.search(folded, 8)
        start = own.start() if own else len(text)
        text, folded = text[start:].lstrip(" ,\n"), folded[start:].lstrip(" ,")
    kept, position = [], 0
    for found in _DELEGATION.finditer(folded):
        kept.append(text[position : found.start()])
        position = found.end()
    kept.append(text[position:])
    return "".join(kept).strip(" ,\n"), civility


def _signed_for(represented: tuple[PersonName, Office], signer: Signer, block: SignatureBlock) -> Signer:
    name, office = represented
    words = RunningText([w for line in block.before for w in line.words])
    start = words.text.find(name.family_name)
    span = words.slice(max(0, start - len(name.given_name) - 1), start + len(name.family_name)) if start >= 0 else words
    for_whom = Signer(
        name=name,
        words=span.words,
        method="signataires:bloc-represente",
        confidence=signer.confidence,
        organisation=office.organisation or signer.organisation,
        role=office.role,
        signature="absent",
    )
    _complete(for_whom, signer.side)
    if not signer.organisation:
        signer.organisation, signer.partner_code = for_whom.organisation, for_whom.partner_code
    return for_whom


def _complete(signer: Signer, side: Side) -> None:
    """Side and operator, from the heading or from the body itself; a minister's ministry."""
    if not signer.organisation:
        signer.organisation = ministry_of(signer.role)
    signer.side = side or side_of(signer.organisation, signer.role)
    set_code(signer)


def set_code(signer: Signer) -> None:
    """The partner code that goes with the side: none for managers and witnesses, `local` for a partner not known."""
    if signer.side in ("manager", "witness"):
        signer.partner_code = ""
        return
    code = code_of(signer.organisation, signer.role)
    if signer.side == "state" and code not in ("anct",):
        code = "etat"
    if signer.side == "partner" and code in ("", "etat"):
        code = "local" if signer.organisation and code == "" else code
    signer.partner_code = code
