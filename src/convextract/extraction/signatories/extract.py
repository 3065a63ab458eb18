"""From a structured document to its signatory records."""

from __future__ import annotations

import re

from convextract.extraction.signatories.block_names import text_of
from convextract.extraction.signatories.blocks import SignatureBlock, blocks_of
from convextract.extraction.signatories.columns import columns_of
from convextract.extraction.signatories.headings import Heading
from convextract.extraction.signatories.ink import holds_signature, signatures_of
from convextract.extraction.signatories.merge import merge
from convextract.extraction.signatories.offices import cut_office, is_body, is_office, ministry_of, side_of
from convextract.extraction.signatories.parties import parties_of
from convextract.extraction.signatories.segments import Column, segments_of
from convextract.extraction.signatories.signer import Parties, Signer, set_code, signers_of
from convextract.extraction.signatories.zones import UNSIGNED_KINDS, Zone, zones_of
from convextract.language.folding import fold
from convextract.language.names import LIKELY, same_person
from convextract.reading.running_text import evidence_of
from convextract.records import Signatory
from convextract.structure.model import PartSpan, StructuredDocument

_LISTING_KINDS = frozenset(
    {"convention", "framework_agreement", "charter", "management_terms", "partner_offer", "other"}
)
_AGREED_KINDS = frozenset(
    {"convention", "framework_agreement", "deliberation", "circular", "charter", "partner_offer", "management_terms"}
)
_LETTERHEAD = re.compile(r"^(?:le|la) (?:\w+ ){0,2}(?:ministre|prefete?|secretaire|directeur|directrice|commissaire)")
_TITLE_WORDS = 4
_LETTER_KINDS = frozenset({"circular", "other"})


def extract(document: StructuredDocument) -> list[Signatory]:
    """The signatories of every part, in reading order; ids are left to the pipeline.

    Parts that nobody signs (minutes, attendance lists, tables of referents, web pages) give none, nor do documents that
    hold nothing agreed or decided: an invoice or an order bears signatures too, but none that binds a party here.
    """
    rows: list[Signatory] = []
    if not any(part.record.kind in _AGREED_KINDS for part in document.parts):
        return rows
    earlier: list[Signer] = []
    for part in document.parts:
        if part.record.kind in UNSIGNED_KINDS:
            continue
        signers = _signers_of_part(document, part, earlier)
        earlier += signers
        rows += [_record(document, part, signer) for signer in signers]
    return rows


def _signers_of_part(document: StructuredDocument, part: PartSpan, earlier: list[Signer]) -> list[Signer]:
    parties = parties_of(document, part) if part.record.kind in _LISTING_KINDS else Parties()
    signed: list[Signer] = []
    for zone in zones_of(document, part):
        signed += _signers_of_zone(document, zone)
    signers = merge(parties, signed)
    for signer in signers:
        _complete_from_part(document, part, signer, earlier)
    return signers


def _signers_of_zone(document: StructuredDocument, zone: Zone) -> list[Signer]:
    signers: list[Signer] = []
    heading = Heading()
    bodies: list[Column] = []
    for number in sorted({s.page for s in zone.segments}):
        page = document.page(number)
        columns = columns_of([s for s in zone.segments if s.page == number], page)
        carried = [column for column in columns if column.carried]
        if len(carried) == 1 and signers and signers[-1].signature == "unknown":
            signers[-1].signature = "present" if holds_signature(page, carried[0].room) else "absent"
            carried = []
        above, bodies = bodies, [column for column in columns if column.heads_next_page]
        columns = [column for column in columns if not column.carried and not column.heads_next_page]
        blocks, heading = blocks_of(columns, heading, trusted=zone.trusted)
        states = signatures_of(page, blocks)
        if carried:  # whose place to sign that is nobody can tell, nor then whose the others are
            states = ["unknown"] * len(blocks)
        before: tuple[int, Signer] | None = None
        for index, block in enumerate(blocks):
            if _is_signature_block(block, zone, signed=states[index] == "present", last=index == len(blocks) - 1):
                found = signers_of(block, states[index])
                if before and before[0] == block.column:
                    _inherit(found[-1], before[1])
                before = (block.column, found[-1])
                _signs_for(found[-1], block, above)
                signers += found
    return signers


def _inherit(deputy: Signer, principal: Signer) -> None:
    """Who signs by delegation under someone else's name signs for the same body, where none is written."""
    if deputy.capacity == "by_delegation" and not deputy.organisation:
        deputy.organisation, deputy.side = principal.organisation, principal.side
        deputy.partner_code = principal.partner_code


def _signs_for(signer: Signer, block: SignatureBlock, bodies: list[Column]) -> None:
    """The body at the foot of the page before, in the same column of a table, for whom a signer stands without one."""
    body = next((b for b in bodies if b.room.x0 <= block.box.center_x <= b.room.x1), None)
    if body is None or signer.organisation or not block.cell:
        return
    signer.organisation = cut_office(text_of(body.segments)).organisation
    signer.side = signer.side or side_of(signer.organisation, signer.role)
    set_code(signer)


def _is_signature_block(block: SignatureBlock, zone: Zone, *, signed: bool, last: bool) -> bool:
    """Is this the block of a signer, and no heading, logo or line of text?"""
    if block.name is None:
        first = block.before[0].text if block.before else ""
        return signed and zone.trusted and len(block.before) <= 6 and (is_office(first) or is_body(first))
    if zone.trusted:
        return True
    if any(line.text.rstrip().endswith(".") and len(line.text.split()) > _TITLE_WORDS for line in block.after):
        return False  # a sentence goes on from there
    return signed or (last and block.name.certainty >= LIKELY and len(block.lines) <= 3)


def _complete_from_part(document: StructuredDocument, part: PartSpan, signer: Signer, earlier: list[Signer]) -> None:
    """What the part as a whole says of a signer whose block does not: letterhead, deliberating body, operator."""
    kind = part.record.kind
    if kind == "deliberation":
        signer.side = "manager"
        signer.organisation = signer.organisation or _deliberating_body(document, part)
        set_code(signer)
    elif kind in _LETTER_KINDS and not signer.role:
        _complete_from_letterhead(document, part, signer, earlier)
    elif kind == "partner_offer" and signer.side in ("", "partner") and signer.partner_code in ("", "local"):
        signer.side = "partner"
        signer.partner_code = part.record.partner_code or signer.partner_code


def _deliberating_body(document: StructuredDocument, part: PartSpan) -> str:
    """`VILLE DE X` at the head of a deliberation."""
    for segment in segments_of(document.blocks_of(part)[:25]):
        if re.match(r"^(?:ville|commune|mairie|communaute|metropole|syndicat|ccas)\b", fold(segment.text)):
            return segment.text.strip(" ,;.")
    return ""


def _complete_from_letterhead(
    document: StructuredDocument, part: PartSpan, signer: Signer, earlier: list[Signer]
) -> None:
    """The office that writes (`Le Ministre de X` / `à` / `Mesdames et Messieurs les préfets`), here or before."""
    known = next((s for s in earlier if s.name.family_name and same_person(s.name, signer.name)), None)
    if known:
        signer.organisation, signer.side, signer.partner_code = known.organisation, known.side, known.partner_code
        return
    lines: list[str] = []
    for segment in segments_of(document.blocks_of(part)[:25]):
        folded = fold(segment.text).strip(" ,:")
        if lines and re.match(r"^(?:a$|a (?:mesdames|messieurs|monsieur|madame)|mesdames|messieurs)", folded):
            break
        if _LETTERHEAD.match(folded):
            lines = [segment.text]
        elif lines and len(lines) < 3:
            lines.append(segment.text)
        else:
            lines = []
    else:
        return
    office = cut_office("\n".join(lines))
    signer.role, signer.organisation = office.role, office.organisation or ministry_of(office.role)
    signer.side = "state"
    set_code(signer)


def _record(document: StructuredDocument, part: PartSpan, signer: Signer) -> Signatory:
    evidence = evidence_of(signer.words, method=signer.method, confidence=signer.confidence)
    return Signatory(
        document_id=document.document_id,
        part_id=part.record.part_id,
        side=signer.side,
        organisation=signer.organisation,
        partner_code=signer.partner_code,
        civility=signer.name.civility,
        given_name=signer.name.given_name,
        family_name=signer.name.family_name,
        role=signer.role,
        capacity=signer.capacity,
        signature=signer.signature,
        source_file=document.source_file,
        **evidence.model_dump(),
    )
