"""Sanity of the contacts: mailboxes against names and operators, numbers that can exist, nobody's mailbox twice.

One row a doubtful contact (subject: the person or mailbox), or one row that all are sound.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rapidfuzz import fuzz

from convextract.conformity.facts import Facts, first_evidence
from convextract.language.folding import fold
from convextract.language.given_names import is_given_name
from convextract.language.mailboxes import names_in_mailbox
from convextract.language.operators import code_of_mailbox, operators
from convextract.records import Check, Contact

_SUBJECT = "contacts"
_ALIKE = 80
_ONE_HOUSE = ({"etat", "interieur"}, {"etat", "justice"}, {"etat", "anct"}, {"etat", "dgfip"})
"""The State's services write from each other's domains."""


def mailbox_name(facts: Facts) -> list[Check]:
    """Does a person's mailbox bear that person's name? Only `given.family@` is judged."""
    return _rows(facts, "mailbox_name", _disagreement, "chaque boîte nominative porte le nom de la personne")


def mailbox_domain(facts: Facts) -> list[Check]:
    """Is the mailbox one of the operator that the contact is listed under?"""
    return _rows(facts, "mailbox_domain", _foreign_domain, "chaque boîte est du domaine de son opérateur")


def phone_exists(facts: Facts) -> list[Check]:
    """Can each number exist in the numbering plan? Short numbers (3949) are taken as they are."""
    return _rows(facts, "phone_exists", _impossible_phones, "chaque numéro peut exister")


def mailbox_twice(facts: Facts) -> list[Check]:
    """Does one mailbox stand under two different names?"""
    owners: dict[str, Contact] = {}
    shared: dict[int, str] = {}
    for index, contact in enumerate(facts.contacts):
        box = contact.email.lower()
        if not box or not contact.family_name:
            continue
        first = owners.setdefault(box, contact)
        if fuzz.token_sort_ratio(fold(_name(first)), fold(_name(contact))) < _ALIKE:
            shared[index] = f"{contact.email} est aussi la boîte de {_name(first)}"
    numbered = {id(contact): shared.get(index, "") for index, contact in enumerate(facts.contacts)}
    return _rows(facts, "mailbox_twice", lambda c: numbered[id(c)], "aucune boîte ne figure sous deux noms")


def _rows(facts: Facts, rule: str, problem: Callable[[Contact], str], sound: str) -> list[Check]:
    if not facts.contacts:
        return []
    doubtful = list(_doubtful(facts, problem))
    if not doubtful:
        return [facts.check(rule, _SUBJECT, "pass", sound, first_evidence(facts.contacts))]
    return [facts.check(rule, _name(contact), "fail", detail, contact) for contact, detail in doubtful]


def _doubtful(facts: Facts, problem: Callable[[Contact], str]) -> Iterator[tuple[Contact, str]]:
    for contact in facts.contacts:
        if detail := problem(contact):
            yield contact, detail


def _name(contact: Contact) -> str:
    return f"{contact.given_name} {contact.family_name}".strip() or contact.email or contact.organisation


def _disagreement(contact: Contact) -> str:
    pieces = names_in_mailbox(contact.email) if contact.email and contact.family_name else []
    personal = len(pieces) == 2 and any(is_given_name(piece) for piece in pieces)
    if not personal or any(_alike(piece, contact.family_name) for piece in pieces):
        return ""
    return f"{contact.email} ne porte pas le nom de {_name(contact)}"


def _alike(piece: str, name: str) -> bool:
    plain = fold(name).replace(" ", "").replace("-", "")
    return fuzz.partial_ratio(fold(piece).replace("-", ""), plain) >= _ALIKE


def _foreign_domain(contact: Contact) -> str:
    code = code_of_mailbox(contact.email) if contact.email else ""
    listed = set(contact.partner_code.split("|")) - {"", "local"}
    if not code or not listed or code in listed or any({code, one} in _ONE_HOUSE for one in listed):
        return ""
    return f"{contact.email} est une boîte de {_label(code)}, le contact est celui de {', '.join(map(_label, listed))}"


def _label(code: str) -> str:
    return operators()[code].label if code in operators() else code


def _impossible_phones(contact: Contact) -> str:
    import phonenumbers

    wrong = []
    for phone in filter(None, contact.phones.split("|")):
        if not phone.startswith("+"):
            continue
        try:
            known = phonenumbers.is_valid_number(phonenumbers.parse(phone))
        except phonenumbers.NumberParseException:
            known = False
        if not known:
            wrong.append(phone)
    return f"numéro que le plan de numérotation n'attribue pas : {', '.join(wrong)}" if wrong else ""
