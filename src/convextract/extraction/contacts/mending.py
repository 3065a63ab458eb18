"""Mailboxes that a recogniser damaged, mended by what the rest of the document says; native text is never touched."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from convextract.extraction.contacts.drafts import ContactDraft, fits
from convextract.language.folding import fold, skeleton
from convextract.language.gazetteer import department_of_postcode
from convextract.language.given_names import is_given_name, misread_given_name
from convextract.language.mailbox_mending import (
    a_letter_from_the_name,
    first_half_lost,
    mended,
    mended_by_name,
    possible_first_half,
    without_doubles,
)
from convextract.language.mailboxes import is_sound
from convextract.language.operators import code_of_mailbox, find_operators, operators


def mend_given_names(drafts: Sequence[ContactDraft]) -> None:
    """Given names of which the recogniser took one letter for another, and was not sure of it: `Hétène` is no name,
    `Hélène` is one; `Eucy` beside `l.duhamel@` is Lucy. Nothing where two names are as near, or where the mailbox bears
    the name as it was read; doubtful where the mailbox tells nothing."""
    for draft in drafts:
        name = draft.name
        if name is None or min((p.word.confidence for p in draft.name_words), default=1.0) >= _READ_SURELY:
            continue
        pieces = re.split(r"[._]", fold(draft.email.partition("@")[0]))
        own = [piece for piece in pieces if piece and piece != fold(name.family_name).replace(" ", "-")]
        mended = misread_given_name(name.given_name, [piece[0] for piece in own])
        if mended and fold(name.given_name) not in own:
            draft.name = replace(name, given_name=mended)
            draft.doubtful = draft.doubtful or not {fold(mended), fold(mended)[0]} & set(own)


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
    parted = _domains_parted_by_stops(drafts)
    for draft in recognised:
        domain = _domain(draft.email)
        trusted = [d for d in domains if d != domain and _oftener(d, domain, pieces)]
        address = _of_its_operator(mended(draft.email, trusted, domains - {domain}), draft)
        address, left_open = _by_its_person(address, draft, parted)
        longer = [one for one in whole if fold(one).endswith("." + fold(address))]
        draft.email = longer[0] if len(longer) == 1 else address
        draft.doubtful = not is_sound(draft.email)
        if (draft.doubtful or _is_a_stump(draft)) and (draft.name is not None or draft.phones):
            draft.email = ""  # what cannot be the address is no use to anybody; the person stays
        draft.doubtful = draft.doubtful or left_open


def _by_its_person(address: str, draft: ContactDraft, parted: Collection[str]) -> tuple[str, bool]:
    """The address as the person's name has it, and whether something is left open: a letter more or less in one of the
    two, a given name before it that the person does not bear. `parted`: domains that part names by full stops."""
    doubtful = _doubtfully_read(draft)
    left_open = False
    if draft.name is not None:
        names = (draft.name.given_name, draft.name.family_name)
        sure, stops = doubtful and _name_is_sure(draft), doubtful and _domain(address) in parted
        lost_stop = doubtful and bool(parted) and not stops
        either = doubtful or min((p.word.confidence for p in draft.name_words), default=1.0) < _READ_DOUBTFULLY
        left_open = either and a_letter_from_the_name(address, names, parted_by_stops=lost_stop)
        address = mended_by_name(address, names, parted_by_stops=stops, badly_read=sure)
        address = first_half_lost(address, _read(draft), names)
    return address, left_open or is_given_name(possible_first_half(address, _read(draft)))


def _read(draft: ContactDraft) -> str:
    return " ".join(placed.word.text for placed in draft.email_words)


def _domain(address: str) -> str:
    return address.rpartition("@")[2].lower()


def _domains_parted_by_stops(drafts: Sequence[ContactDraft]) -> set[str]:
    """The domains whose mailboxes that bear two names part them by a full stop: each body has a way of its own."""
    locals_of_people: dict[str, list[str]] = defaultdict(list)
    for draft in drafts:
        if draft.name is not None and fits(draft.name, draft.email):
            locals_of_people[_domain(draft.email)].append(draft.email.partition("@")[0])
    return {
        domain
        for domain, found in locals_of_people.items()
        if sum("." in one for one in found) > max(1, sum("." not in one for one in found))
    }


_OFFICES = "caf|cpam|msa|pref|ddfip|cdad|udaf|adil|ddtm|ddt|cdg"
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
        return f"{office}{hyphen}{number.lower()}" if _is_misread_number(read, number) else match[0]

    return _MISREAD_NUMBER.sub(mend, address, count=1) if number else address


def _is_misread_number(read: str, number: str) -> bool:
    """Is one figure read as a letter, or as a letter and itself, or a full stop within? `62b` is another than `62`, and
    of Corsica's `2a` and `2b` none is the other misread."""
    if read.isdigit() or fold(read) == fold(number):
        return False
    if len(read) != len(number):
        return read.replace(".", "") == number or without_doubles(skeleton(read)) == without_doubles(skeleton(number))
    differing = [(a, b) for a, b in zip(read, number, strict=True) if fold(a) != fold(b)]
    alike = skeleton(read) == skeleton(number)
    return (alike or len(differing) == 1) and all(b.isdigit() and not a.isdigit() for a, b in differing)


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
