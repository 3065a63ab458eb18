"""Contacts listed in tables: a row a person, several a row, persons in columns, one contact as a list of labels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from convextract.extraction.contacts.cell_people import deal_mailboxes, deal_phones, people_of_cell
from convextract.extraction.contacts.cells import Mentions, mentions_in
from convextract.extraction.contacts.crossed_tables import contacts_crossed_with_houses
from convextract.extraction.contacts.drafts import ContactDraft
from convextract.extraction.contacts.vocabulary import ALL_STRUCTURES, ROLE
from convextract.extraction.field_labels import FieldName, field_of
from convextract.extraction.field_tables import FieldRow, field_rows
from convextract.extraction.houses.names import clean_name, find_structure_names, which_structures
from convextract.extraction.organisations import is_organisation
from convextract.extraction.printed_lines import joined
from convextract.language.folding import fold
from convextract.language.names import PersonName, same_person
from convextract.records.vocabulary import Civility
from convextract.structure import Grid

_TELLING: tuple[FieldName, ...] = ("email", "phone", "person", "family_name")


def contacts_of_grid(grid: Grid, houses: Sequence[str], *, listed: bool) -> list[ContactDraft]:
    """The contacts of a table; none for a table of houses or anything else.

    `houses`: names of the document's houses. `listed`: the part or section is a list of referents, so that a person
    without mailbox and number counts too.
    """
    crossed = contacts_crossed_with_houses(grid, houses)
    if crossed:
        return crossed
    rows = field_rows(grid)
    fields = {name for row in rows for name in row.cells}
    if not fields.intersection(_TELLING) or fields.intersection(("manager", "hours", "staff")):
        return []
    found: list[ContactDraft] = []
    office = ""
    for row in rows:
        band = _office_of_band(row)
        office = band or _office_of_row(row) or office
        if band:
            continue
        for draft in (one for rank in row.ranks() for one in _of_row(rank, houses)):
            draft.organisation = draft.organisation or office
            if draft.reachable or (listed and draft.name is not None):
                found.append(draft)
    return found


def _of_row(row: FieldRow, houses: Sequence[str]) -> list[ContactDraft]:
    people = _people(row)
    reach = row.cells.get("email", []) + row.cells.get("phone", [])
    cards = [(cell, drafts) for cell in reach for drafts in [people_of_cell(cell)] if _are_others(drafts, people)]
    reach = [cell for cell in reach if not any(cell is card for card, _ in cards)]
    if not people:
        people = [one for _, drafts in cards for one in drafts]
        cards = []
    both = [mentions_in(cell.text, numbers=cell in row.cells.get("phone", [])) for cell in reach]
    mails = [mail for mentions in both for mail in mentions.mailboxes]
    headings = [row.headings[id(cell)] for cell, m in zip(reach, both, strict=True) for _ in m.mailboxes]
    phones = [phone for mentions in both for phone in mentions.phones]
    if not people:
        people = [ContactDraft(role=_role_of_heading(heading)) for heading in headings]
        people = people or ([ContactDraft()] if phones else [])
        if people and (label := _office_label(row)):
            for draft in people:
                draft.role = draft.role or label
    deal_mailboxes(people, mails)
    deal_phones(people, phones)
    _deal_from_others(people, row)
    people += [one for _, drafts in cards for one in drafts]
    _share(people, row, houses)
    return people


def _are_others(drafts: list[ContactDraft], people: list[ContactDraft]) -> bool:
    """Does a cell of mailboxes or numbers name persons of its own (`Back office` beside `Référent`)?"""
    named = [draft.name for draft in drafts if draft.name is not None]
    if not people:
        return bool(named)
    known = [draft.name for draft in people if draft.name is not None]
    reachable = len(named) == len(drafts) and all(draft.email for draft in drafts)
    return bool(named) and reachable and not any(same_person(one, other) for one in named for other in known)


def _people(row: FieldRow) -> list[ContactDraft]:
    if "family_name" in row.cells and "given_name" in row.cells:
        return _from_two_columns(row)
    drafts: list[ContactDraft] = []
    for name in ("person", "family_name", "given_name"):
        for cell in row.cells.get(name, []):
            own = people_of_cell(cell)
            heading = row.headings.get(id(cell), "")
            for draft in own:
                draft.organisation = draft.organisation or _of_heading(heading)
                draft.role = draft.role or _role_of_heading(heading)
            drafts += own
    return drafts


def _from_two_columns(row: FieldRow) -> list[ContactDraft]:
    family, given = row.first("family_name"), row.first("given_name")
    if family is None or given is None:
        return []
    families, givens = family.text.lines, given.text.lines
    if len(families) != len(givens):
        families, givens = (family.text,), (given.text,)
    drafts = []
    for one, other in zip(families, givens, strict=True):
        first = re.match(r"(?:(M\.|Mr|Monsieur)|(Mme|Madame))?\s*(.*)", one.text.strip())
        if first is None or not first[3]:
            continue
        civility: Civility = "M." if first[1] else "Mme" if first[2] else ""
        name = PersonName(civility, clean_name(other.text), clean_name(first[3]))
        drafts.append(ContactDraft(name=name, name_words=[*other.words, *one.words], method="table"))
    return drafts


def _office_label(row: FieldRow) -> str:
    cell = row.first("person") or row.first("role")
    return clean_name(cell.text.text) if cell else ""


def _deal_from_others(people: list[ContactDraft], row: FieldRow) -> None:
    """Mailboxes and numbers that stand in columns without a telling heading."""
    if not people:
        return
    rest = [cell.text for cell in row.others] + [c.text for c in row.cells.get("organisation", [])]
    mentions = mentions_in(joined(rest), numbers=False)
    if not any(draft.email for draft in people):
        deal_mailboxes(people, mentions.mailboxes)
    if not any(draft.phones for draft in people):
        deal_phones(people, mentions.phones)


def _share(people: list[ContactDraft], row: FieldRow, houses: Sequence[str]) -> None:
    """Office, function and houses that the row tells of all its people; one line each where the counts agree."""
    organisation, agency = _organisation(row)
    roles = row.cells.get("role", [])
    others = [cell.text.text for cell in row.others]
    for number, draft in enumerate(people):
        draft.organisation = draft.organisation or agency or organisation
        if roles and not draft.role:
            lines = roles[0].text.lines
            own = lines[number] if len(people) == len(lines) > 1 else roles[0].text
            draft.role = clean_name(own.text)
        draft.role = draft.role or next((r for r in map(_role_of_heading, others) if r), "")
        draft.structures = draft.structures or _served(row, houses)
        draft.method = "table"


def _organisation(row: FieldRow) -> tuple[str, str]:
    cells = row.cells.get("organisation", [])
    texts = [re.split(r"\s(?=\S+@)|\s(?=0\d[\s.]\d\d)", clean_name(cell.text.text))[0] for cell in cells]
    headings = [fold(row.headings.get(id(cell), "")) for cell in cells]
    agency = next((t for t, h in zip(texts, headings, strict=True) if "agence" in h), "")
    organisation = next((t for t, h in zip(texts, headings, strict=True) if "agence" not in h), "")
    if agency and not re.search(r"agence|\b(?:sip|sgc|caf|cpam|msa)\b", fold(agency)):
        agency = f"{organisation}, agence {agency}".strip(", ")
    return organisation, agency


def _served(row: FieldRow, houses: Sequence[str]) -> list[str]:
    cells = row.cells.get("serves", []) + row.cells.get("structure", [])
    served: list[str] = []
    for cell in cells:
        text = clean_name(cell.text.text)
        if ALL_STRUCTURES.match(fold(text)):
            continue
        known = which_structures(text, houses)
        named = [m.name for m in find_structure_names(text)] if not known else []
        served += known or named or [clean_name(piece) for piece in re.split(r"\s?[,;/]\s|\s-\s", text)]
    return list(dict.fromkeys(one for one in served if one))


def _of_heading(heading: str) -> str:
    """`ETD` of `A ETD` or `Votre interlocuteur en tant que de besoin à ETD`: an office that the heading names."""
    match = re.search(r"(?:^|\s)(?:A|À|à)\s(?:la\s|l'|le\s)?([A-Z][\w&' -]{1,40})$", heading.strip(" :"))
    return match[1] if match else ""


def _office_of_band(row: FieldRow) -> str:
    """`CAF DU CHER` that stands alone in a row over its people; empty for any other row."""
    cells = [cell for cells in row.cells.values() for cell in cells] + row.others
    text = clean_name(cells[0].text.text) if len(cells) == 1 else ""
    mentions = mentions_in(cells[0].text, numbers=True) if text else Mentions()
    return text if is_organisation(text) and not mentions.mailboxes and not mentions.phones else ""


def _office_of_row(row: FieldRow) -> str:
    """`DATAR` of a row that only says `A la DATAR`: the office of the rows below it."""
    texts = [cell.text.text for cells in row.cells.values() for cell in cells] + [c.text.text for c in row.others]
    return _of_heading(texts[0]) if texts and len(texts[0]) < 50 else ""


def _role_of_heading(heading: str) -> str:
    """`Agent référent` of `Agent référent 1`."""
    role = re.sub(r"\s*(?:n°\s?)?\d+$|\s*\(.*$", "", heading.strip())
    if field_of(role) != "person" or len(role) > 40 or not ROLE.match(fold(role)):
        return ""
    return clean_name(role) if " " in role else ""
