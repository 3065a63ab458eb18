"""Mailboxes that a recogniser damaged, mended by what the rest of the document says; native text is never touched."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from convextract.extraction.contacts.drafts import ContactDraft, fits
from convextract.language.folding import fold, skeleton
from convextract.language.gazetteer import department_of_postcode
from convextract.language.given_names import misread_given_name
from convextract.language.mailboxes import first_half_lost, is_sound, mended, mended_by_name
from convextract.language.operators import code_of_mailbox, find_operators, operators


def mend_given_names(drafts: Sequence[ContactDraft]) -> None:
    """Given names of which the recogniser took one letter for another, and was not sure of it: `Hétène` is no name,
    `Hélène` is one; `Eucy` beside `l.duhamel@` is Lucy. Nothing where two names are as near."""
    for draft in drafts:
        name = draft.name
        if name is None or min((p.word.confidence for p in draft.name_words), default=1.0) >= _READ_SURELY:
            continue
        initials = [piece[0] for piece in fold(draft.email.partition("@")[0]).split(".") if piece]
        if mended := misread_given_name(name.given_name, initials):
            draft.name = replace(name, given_name=mended)


def mend_mailboxes(drafts: Sequence[ContactDraft], others: Iterable[str] = (), postcodes: Iterable[str] = ()) -> None:
    """Domains by the register and by the domains that the document has oftener, local parts by the person's name,
    mailboxes that lost their first piece by the whole ones. Only where the words were recognised, not where they are
    the file's own text. `others`: mailboxes of the document that are no contacts'; `postcodes`: those of its houses."""
    others = list(others)
    recognised = [draft for draft in drafts if draft.email and draft.recognised]
    number = _number_of_the_department(map(_domain, (*(draft.email for draft in drafts), *others)))
    number = number or _only(map(department_of_postcode, postcodes))
    for draft in recognised:  # before the domains are held against each other
        draft.email = _with_the_number(draft.email, number)
    whole = {draft.email for draft in drafts if is_sound(draft.email)}
    domains = set(map(_domain, (*whole, *others)))
    pieces = Counter(piece for draft in drafts for piece in _pieces(draft.email))
    stops = _parted_by_stops(drafts)
    for draft in recognised:
        domain = _domain(draft.email)
        trusted = [d for d in domains if d != domain and _oftener(d, domain, pieces)]
        address = _of_its_operator(mended(draft.email, trusted, domains - {domain}), draft)
        if draft.name is not None:
            names = (draft.name.given_name, draft.name.family_name)
            doubtful = _doubtfully_read(draft)
            address = mended_by_name(
                address, names, parted_by_stops=stops and doubtful, badly_read=doubtful and _name_is_sure(draft)
            )
            address = first_half_lost(address, "".join(p.word.text for p in draft.email_words), names)
        longer = [one for one in whole if fold(one).endswith("." + fold(address))]
        draft.email = longer[0] if len(longer) == 1 else address
        draft.doubtful = not is_sound(draft.email)
        if (draft.doubtful or _is_a_stump(draft)) and (draft.name is not None or draft.phones):
            draft.email = ""  # what cannot be the address is no use to anybody; the person stays


def _domain(address: str) -> str:
    return address.rpartition("@")[2].lower()


def _parted_by_stops(drafts: Sequence[ContactDraft]) -> bool:
    """Do the mailboxes of the document that bear two names part them by a full stop?"""
    locals_of_people = [d.email.partition("@")[0] for d in drafts if d.name is not None and fits(d.name, d.email)]
    return sum("." in one for one in locals_of_people) > max(1, sum("." not in one for one in locals_of_people))


_OFFICES = "caf|cpam|msa|pref|ddfip|cdad|udaf|adil|ddt|cdg"
"""Whose domains bear the number of the department."""
_NUMBERED = re.compile(rf"(?:{_OFFICES})-?(\d{{2,3}})\.")
_MISREAD_NUMBER = re.compile(rf"(?<=@)({_OFFICES})(-?)([a-zA-Z0-9]{{2,4}}|\d\.\d)(?=\.)")


def _number_of_the_department(domains: Iterable[str]) -> str:
    """The number that the domains of offices bear (`caf54`, `pref54`); empty where there is none or they differ."""
    return _only(match[1] for domain in domains if (match := _NUMBERED.match(domain)))


def _only(texts: Iterable[str]) -> str:
    found = set(texts)
    return found.pop() if len(found) == 1 else ""


def _with_the_number(address: str, number: str) -> str:
    """`@msaS4.`, `@msad4.`, `@cpamS54.` and `@caf5.4.` where the paper's other offices write `54`: the number."""

    def mend(match: re.Match[str]) -> str:
        office, hyphen, read = match.groups()
        near = Levenshtein.distance(read, number) == 1 or skeleton(read) == skeleton(number)
        return f"{office}{hyphen}{number}" if near and not read.isdigit() else match[0]

    return _MISREAD_NUMBER.sub(mend, address, count=1) if number else address


_READ_BADLY, _READ_DOUBTFULLY, _READ_WELL = 0.5, 0.75, 0.85
_CLEARLY_BETTER, _READ_SURELY = 0.1, 0.95


def _doubtfully_read(draft: ContactDraft) -> bool:
    """Papers write mailboxes in several ways: a hyphen that was read well is none of a full stop."""
    return min(placed.word.confidence for placed in draft.email_words) < _READ_DOUBTFULLY


def _name_is_sure(draft: ContactDraft) -> bool:
    """Was the name read well, or clearly better than the mailbox?"""
    name = min((placed.word.confidence for placed in draft.name_words), default=0.0)
    mailbox = min(placed.word.confidence for placed in draft.email_words)
    return name >= _READ_WELL or (name >= _READ_DOUBTFULLY and name > mailbox + _CLEARLY_BETTER)


def _is_a_stump(draft: ContactDraft) -> bool:
    """`oiseau@`, badly read, of Mr Loiseau: a mailbox that lost letters which nobody can tell."""
    if draft.name is None or min(p.word.confidence for p in draft.email_words) >= _READ_BADLY:
        return False
    local, family = fold(draft.email.partition("@")[0]), fold(draft.name.family_name)
    return len(local) < len(family) and local in family


def _of_its_operator(address: str, draft: ContactDraft) -> str:
    """The address with the one word of its domain that is a letter away from a word of the operator's own domains
    (`defip` of an office of the DGFiP) as the register has it."""
    mentions = find_operators(draft.organisation)
    code = mentions[0].code if mentions else draft.part_code
    if code not in operators() or code_of_mailbox(address):
        return address
    local, _, domain = address.rpartition("@")
    labels = domain.split(".")
    for number, label in enumerate(labels):
        if find_operators(label):
            continue  # `ddfip` is no misread `dgfip`
        near = [w for w in operators()[code].domain_words if len(w) > 4 and Levenshtein.distance(w, label) == 1]
        if len(near) == 1:
            labels[number] = near[0]
            return f"{local}@{'.'.join(labels)}"
    return address


def _pieces(address: str) -> list[str]:
    return re.split(r"[.@_]", address.lower())


def _oftener(one: str, other: str, pieces: Counter[str]) -> bool:
    """Has the document the words in which this domain differs oftener than the other's?"""
    mine, theirs = set(_pieces(one)) - set(_pieces(other)), set(_pieces(other)) - set(_pieces(one))
    return min((pieces[p] for p in mine), default=0) > max((pieces[p] for p in theirs), default=0)
