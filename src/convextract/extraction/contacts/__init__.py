"""Contacts: referents and offices that agents can reach, one row a person or mailbox."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from convextract.extraction.contacts.agreement import (
    family_by_mailbox,
    joined_by_mailbox,
    order_by_custom,
    take_apart_strangers,
    with_their_mailboxes,
)
from convextract.extraction.contacts.cards import contacts_of_lines
from convextract.extraction.contacts.drafts import ContactDraft, merge, ordered_by_mailbox, same_contact
from convextract.extraction.contacts.mending import mend_given_names, mend_mailboxes
from convextract.extraction.contacts.partners import code_of, employer_in, names_several_operators
from convextract.extraction.contacts.reading_certainty import reading_certainty
from convextract.extraction.contacts.tables import contacts_of_grid
from convextract.extraction.contacts.vocabulary import CONTACT_SECTION
from convextract.extraction.grid_pieces import in_pieces, tables_and_texts
from convextract.extraction.houses.gathering import gather
from convextract.extraction.houses.model import HouseDraft
from convextract.extraction.organisations import is_organisation, speaking_office
from convextract.extraction.printed_lines import PrintedLine, printed_lines
from convextract.language.folding import fold
from convextract.language.operators import code_of_mailbox, find_operators
from convextract.reading.running_text import box_of, evidence_of
from convextract.records import Contact
from convextract.structure import Block, PartSpan, StructuredDocument

__all__ = ["extract"]

_NATIONAL = ("circular", "framework_agreement", "web_page")
_WITHOUT_CONTACTS = ("minutes", "attendance_list", "mandate", "charter", "service_catalogue")
_CONFIDENCE = {"table": 0.93, "card": 0.88}
_SECTION_CHARACTERS = 120
_REACH = re.compile(r"@|\(at\)|\d\d[\s.-]{1,2}\d\d[\s.-]{1,2}\d|\d{9}|(?<!\d)3\d\s?\d\d(?!\d)|\d \d{3} \d{3}")
_POSTCODE = re.compile(r"\d{5}\s")
"""What would be the function of a person is the town of an address: `boulevard / Victor Hugo, 44500 X`."""
_IN_ADDRESS = re.compile(r"\b\d{5}\b")
_LINES_BEFORE, _LINES_AFTER = 20, 8
"""How far around a mailbox or number the rest of its card may stand."""


def extract(document: StructuredDocument, houses: Sequence[HouseDraft] | None = None) -> list[Contact]:
    """All contacts in reading order of their first mention; the mailboxes of the document's own houses are none.
    `houses`: what `houses.gather` found (gathered here if None)."""
    houses = gather(document) if houses is None else houses
    read = [
        draft
        for part in document.parts
        if part.record.kind not in _WITHOUT_CONTACTS
        for draft in _of_part(document, part, houses)
        if not _is_placeholder(draft) and not _POSTCODE.match(draft.role)
    ]
    read = with_their_mailboxes(read)
    postcodes = [code for h in houses for code in _IN_ADDRESS.findall(f"{h.postcode} {h.address}")]
    mend_mailboxes(read, [house.email for house in houses if house.email], postcodes)
    mend_given_names(read)
    order_by_custom(read)
    take_apart_strangers(read)
    read = [draft for draft in read if draft.reachable or draft.name is not None]
    drafts: list[ContactDraft] = []
    for draft in read:
        known = next((one for one in drafts if same_contact(one, draft)), None)
        if known is None:
            drafts.append(draft)
        else:
            merge(known, draft)
    for draft in drafts:
        draft.organisation = draft.organisation or employer_in(draft.role)
        if names_several_operators(draft.organisation):
            draft.organisation, draft.doubtful = "", True
        draft.code = code_of(
            draft.organisation, draft.email, draft.section, draft.part_code, national=draft.national
        )
        if draft.name is not None and draft.email:
            draft.name = family_by_mailbox(ordered_by_mailbox(draft.name, draft.email), draft.email)
            if draft.recognised:
                draft.name = joined_by_mailbox(draft.name, draft.email, draft.name_words)
    return [_row(document, draft) for draft in drafts if not _of_a_house(draft, houses)]


def _of_part(document: StructuredDocument, part: PartSpan, houses: Sequence[HouseDraft]) -> Iterator[ContactDraft]:
    names = [house.name for house in houses]
    listed_part = part.record.kind == "referents_table" or bool(CONTACT_SECTION.search(fold(part.record.title)))
    section = part.record.title
    national = part.record.kind in _NATIONAL
    about_houses = part.record.kind == "management_terms"
    blocks = in_pieces(document.blocks_of(part))
    code = part.record.partner_code
    office = speaking_office((b.text.text for b in blocks), code) if code else ""
    any_paper = all(one.record.kind == "other" for one in document.parts)
    for run in tables_and_texts(blocks):
        listed = listed_part or bool(CONTACT_SECTION.search(fold(section)))
        if any_paper and not listed and not _heads_contacts(run):
            section = _section_after(run, section)
            continue
        if isinstance(run, Block):
            assert run.grid is not None
            found = contacts_of_grid(run.grid, names, listed=listed)
            _under_heading(found, section)
            if about_houses:  # who is nobody's there is a house
                found = [draft for draft in found if draft.name or draft.organisation or draft.role]
        else:
            lines = printed_lines(run)
            windows = [] if about_houses else [lines] if listed_part else _near_reach(lines)
            found = [draft for window in windows for draft in contacts_of_lines(window, names, listed=listed_part)]
            section = _section_after(run, section)
        for draft in found:
            draft.part = part.record.part_id
            draft.organisation = _fuller(draft.organisation, office)
            draft.section, draft.part_code, draft.national = part.record.title, part.record.partner_code, national
            yield draft


def _under_heading(found: Sequence[ContactDraft], heading: str) -> None:
    """A table that names no office, with mailboxes of one house only, is that of the office right above it, unless
    these mailboxes are another's."""
    if len({draft.email.rpartition("@")[2] for draft in found}) != 1 or any(draft.organisation for draft in found):
        return
    code = code_of_mailbox(found[0].email)
    named = heading.strip(" :")
    if is_organisation(named) and (not code or code in (mention.code for mention in find_operators(heading))):
        for draft in found:
            draft.organisation = named


def _section_after(run: Block | list[Block], section: str) -> str:
    """What stands right above the next table: the last printed line of a text."""
    lines = printed_lines(run) if isinstance(run, list) else []
    return lines[-1].text.text[:_SECTION_CHARACTERS] if lines else section


def _heads_contacts(run: Block | list[Block]) -> bool:
    """Does a table's heading speak of contacts? The letterheads of orders, letters and invoices do not count as such:
    a document that is no convention gives the contacts that it lists, not everybody's number."""
    if isinstance(run, list) or run.grid is None or not run.grid.rows:
        return False
    heading = " ".join(cell.text.text for row in run.grid.rows[: max(1, run.grid.header_rows)] for cell in row)
    return bool(CONTACT_SECTION.search(fold(heading)))


def _is_placeholder(draft: ContactDraft) -> bool:
    """`Prénom NOM`, `prenom.nom@...`: the blank form of a contact."""
    name = fold(f"{draft.name.given_name} {draft.name.family_name}") if draft.name else ""
    pieces = re.split(r"[._-]", fold(draft.email.partition("@")[0]))
    return {"prenom", "nom"} <= set(name.split()) or {"prenom", "nom"} <= set(pieces)


def _near_reach(lines: Sequence[PrintedLine]) -> list[list[PrintedLine]]:
    """The stretches of text in which a mailbox or number stands: elsewhere nobody can be reached."""
    hits = [n for n, line in enumerate(lines) if _REACH.search(line.text.text)]
    windows: list[list[PrintedLine]] = []
    end = 0
    for hit in hits:
        start = max(end, hit - _LINES_BEFORE)
        if windows and start <= end:
            windows[-1] += lines[start : hit + _LINES_AFTER]
        else:
            windows.append(list(lines[start : hit + _LINES_AFTER]))
        end = max(end, min(len(lines), hit + _LINES_AFTER))
    return windows


def _fuller(written: str, office: str) -> str:
    """The office of the part where the contact names none, or only its first words (`CDAD`)."""
    return office if not written or office.startswith(f"{written} ") else written


def _of_a_house(draft: ContactDraft, houses: Sequence[HouseDraft]) -> bool:
    """Is this the reach of one of the document's own houses?"""
    mailboxes = {fold(house.email) for house in houses if house.email}
    if draft.email:
        return fold(draft.email) in mailboxes
    numbers = {house.phone for house in houses if house.phone}
    return draft.name is None and bool(draft.phones) and set(draft.phones) <= numbers


def _row(document: StructuredDocument, draft: ContactDraft) -> Contact:
    confidence = _CONFIDENCE.get(draft.method, 0.85) * (0.6 if draft.doubtful else 1.0) * reading_certainty(draft)
    evidence = evidence_of(draft.words, method=f"contacts/{draft.method}", confidence=confidence)
    near = [w for w in (*draft.name_words, *draft.email_words, *draft.phone_words) if w.page == evidence.page]
    if near:
        evidence.bbox = box_of(near).text()
    name = draft.name
    return Contact(
        document_id=document.document_id,
        part_id=draft.part,
        partner_code=draft.code,
        organisation=draft.organisation,
        structure="|".join(draft.structures),
        kind=draft.kind,
        civility=name.civility if name else "",
        given_name=name.given_name if name else "",
        family_name=name.family_name if name else "",
        role=draft.role,
        email=draft.email,
        phones="|".join(draft.phones),
        **evidence.model_dump(),
    )
