"""A name in the list of parties: the office, the body and the person stood for, out of the words around it."""

from __future__ import annotations

import re

from convextract.extraction.signatories.offices import Office, cut_office, is_body, is_office, side_of
from convextract.extraction.signatories.party_wording import REPRESENTED, acted_for, body_name, trimmed
from convextract.extraction.signatories.signer import Signer, set_code
from convextract.language.folding import fold_keeping_length
from convextract.language.names import NameMention, PersonName
from convextract.records.vocabulary import Side

_BESIDE_BODY = re.compile(r"\s?(?:[(\[]|\s[–—-]\s)\s*(?P<office>[^()\[\]–—:]{0,80}?)\s?:?\s*$")
_OFFICE_ARTICLE = re.compile(r"^(?:(?:son|sa|le|la|leur) |l')")
_CIVIL_OFFICE = re.compile(r"\b(?:(?P<m>monsieur|m\.) le|(?:madame|mme) la) [^,;:]{4,60},?\s*$")


def signer_named(
    mention: NameMention, left: str, right: str, previous: Signer | None, side: Side
) -> tuple[Signer, int]:
    """The signer whose name stands between the texts left and right of it, after the previous one of the same item;
    and how many characters after the name belong to the quote."""
    acts_for = acted_for(right)
    right = _before_next_party(trimmed(right), whole=right)
    beside = re.sub(r"^(?:sa|son) ", "", right.lstrip(" ,("))
    after = cut_office(beside) if is_office(beside) else Office("", "")
    signer = Signer(_with_civility(mention.name, left), [], "signataires:parties", 0.95, listed=True)
    signer.role, signer.organisation = after.role, after.organisation
    represented = list(REPRESENTED.finditer(fold_keeping_length(left)))
    if previous is not None and "par delegation" in fold_keeping_length(left):
        signer.capacity, side, signer.body_first = "by_delegation", previous.side, previous.body_first
        signer.organisation = after.organisation or previous.organisation
    elif represented:
        body, inner = left[: represented[-1].start()], left[represented[-1].end() :]
        stands_for = previous is not None and _stands_for(previous, body, left[represented[-1].start() :])
        if not stands_for and previous is not None:
            body = _from_body(body)
        if previous is not None and stands_for:
            signer.capacity = "represented_by"
            signer.organisation = after.organisation or previous.organisation
            side = previous.side
        elif is_office(body_name(body)) and not is_body(body_name(body)):
            principal = cut_office(body_name(body))
            signer.capacity = "represented_by"
            signer.organisation = principal.organisation or after.organisation
            side = side or side_of(principal.organisation, principal.role)
        else:
            signer.organisation = body_name(body) or after.organisation
            signer.body_first = True
            signer.role = after.role or cut_office(_OFFICE_ARTICLE.sub("", inner.strip(" ,"))).role
    elif (beside_body := _body_and_office(left)) is not None:
        signer.organisation, signer.role = beside_body.organisation, after.role or beside_body.role
    elif left.rstrip().endswith(":") and is_body(body_name(left.rstrip(" :"))):
        signer.organisation = body_name(left.rstrip(" :"))
    elif not after.role and is_office(body_name(left)):
        before = cut_office(body_name(left))
        signer.role, signer.organisation = before.role, before.organisation or signer.organisation
    elif previous is not None and not signer.organisation and (previous.body_first or left.strip(" ,") == "et"):
        signer.organisation, side = previous.organisation, previous.side
    signer.organisation = acts_for or signer.organisation
    own_side = side_of(signer.organisation, signer.role)
    signer.side = own_side if own_side == "state" else side or own_side
    set_code(signer)
    return signer, len(right.rstrip(" ,;.")) if after.role else 0


def _from_body(text: str) -> str:
    """`préfet du Cher, agissant pour l'Etat, La commune de X, 3 rue Y`: from the body on, the one before left out."""
    pieces = text.split(", ")
    if len(pieces) == 1 or is_body(body_name(pieces[0])):
        return text
    first = next((number for number, piece in enumerate(pieces) if is_body(body_name(piece))), 0)
    return ", ".join(pieces[first:])


def _body_and_office(left: str) -> Office | None:
    """`la commune de X (maire : `, `CAF du Cher – Directeur : `, `la commune de X (`: what stands before a name."""
    found = _BESIDE_BODY.search(left)
    if not found:
        return None
    body, office = body_name(left[: found.start()]), found["office"].strip()
    if not (is_body(body) or side_of(body, "") == "state") or (office and not is_office(office)):
        return None
    return Office(cut_office(office).role if office else "", body)


def _with_civility(name: PersonName, left: str) -> PersonName:
    """`Madame la Préfète, Claire Vernoy`: the civility stands before the office."""
    office = _CIVIL_OFFICE.search(fold_keeping_length(left)) if not name.civility else None
    if office is None:
        return name
    return PersonName("M." if office["m"] else "Mme", name.given_name, name.family_name, name.certainty)


def _before_next_party(text: str, *, whole: str) -> str:
    """`, directeur, et la MSA du Cher` (`, représentée par ...`): without the body of the next party."""
    represented = REPRESENTED.search(fold_keeping_length(whole))
    head, comma, last = text.rstrip(" ,").rpartition(",")
    next_body = re.sub(r"^\s*(?:et|ET|Et)\s", "", last)
    joined = next_body != last or "ée" in (whole[represented.start() : represented.end()] if represented else "")
    if represented and comma and joined and is_body(next_body.strip()):
        return head
    return text


def _stands_for(previous: Signer, body: str, represented: str) -> bool:
    """Is it the person before who is represented (`M. X, Directeur de Y, représenté par M. Z`), not the next party?"""
    if not _is_said_of_people(fold_keeping_length(represented)):
        return False
    if previous.name.civility == "M." and re.match(r",?\s*\S*\s?représentée", represented):
        return False  # `représentée` is said of a body
    if previous.body_first:
        return not any(is_body(body_name(piece)) for piece in body.split(", "))
    return is_office(body.strip(" ,(")) or not is_body(body_name(body))


def _is_said_of_people(represented: str) -> bool:
    """`représenté par` is said of people and bodies; only bodies act `en la personne de` or have a representative."""
    return bool(re.search(r"representee?s?,? [^,]{0,40}\bpar\b", represented))
