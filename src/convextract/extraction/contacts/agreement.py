"""The last look at who was given which mailbox: a pairing that its own words belie, and that they affirm for another
contact of the same part, came from a shifted row. It is taken apart; nobody is better than the wrong one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from convextract.extraction.contacts.drafts import ContactDraft, fits
from convextract.language.folding import fold
from convextract.language.given_names import PARTICLES, is_given_name
from convextract.language.names import PersonName
from convextract.language.operators import code_of_mailbox, find_operators
from convextract.reading.running_text import PlacedWord


def take_apart_strangers(drafts: Sequence[ContactDraft]) -> None:
    """Empties mailbox and numbers of each contact whose mailbox bears the name of another contact of the part and not
    its own, or is of the operator of another contact and not of its own."""
    parts: dict[str, list[ContactDraft]] = {}
    for draft in drafts:
        parts.setdefault(draft.part, []).append(draft)
    strangers = [one for listed in parts.values() for one in listed if any(_belongs(one, other) for other in listed)]
    for draft in strangers:
        draft.email, draft.email_words = "", []
        draft.phones, draft.phone_words = [], []
        draft.doubtful = True


def _belongs(draft: ContactDraft, other: ContactDraft) -> bool:
    """Is this draft's mailbox rather the other's?"""
    if draft is other or not draft.email or draft.name is None or fits(draft.name, draft.email):
        return False
    if other.name is not None and fits(other.name, draft.email):
        return not _may_be(draft.name, draft.email)
    mine, its = _operator(draft), code_of_mailbox(draft.email)
    return bool(mine and its) and mine != its and _operator(other) == its and not _may_be(draft.name, draft.email)


def _may_be(name: PersonName, email: str) -> bool:
    """Could the mailbox be this person's: initials, a short family name, the given name alone?"""
    local = fold(email.rpartition("@")[0])
    family, given = fold(name.family_name), fold(name.given_name)
    if given and given in local:
        return True
    return len(family) <= 2 and bool(family) and family in local


def _operator(draft: ContactDraft) -> str:
    mentions = find_operators(draft.organisation)
    return mentions[0].code if mentions else ""


def family_by_mailbox(name: PersonName, email: str) -> PersonName:
    """`Éléonore` read alone before `e.cousin@`: a given name, whose family name the paper has elsewhere. A family name
    that is a given name too stays when the mailbox bears it."""
    lone = not name.given_name and is_given_name(name.family_name)
    if not lone or fits(name, email):
        return name
    pieces = fold(email.rpartition("@")[0]).split(".")
    if len(pieces) == 2 and fold(name.family_name)[:1] in pieces:
        return PersonName(name.civility, name.family_name, "", name.certainty)
    return name


def joined_by_mailbox(name: PersonName, email: str, words: Sequence[PlacedWord]) -> PersonName:
    """`CHEV ALLIER` of `chevallier@`: a family name that the recogniser parted in two. Mailboxes join true double names
    too (`sanmartin@`): so the `words` of the name must tell, a piece read with doubt or set closer than the others."""
    pieces = name.family_name.split()
    whole = fold("".join(pieces))
    parted = len(pieces) == 2 and fold(pieces[0]) not in PARTICLES and "-" not in name.family_name
    if not parted or whole not in fold(email.rpartition("@")[0]).split(".") or not _torn(pieces, words):
        return name
    return replace(name, family_name="".join(pieces))


_READ_DOUBTFULLY = 0.75
_CLOSE = 0.6
"""Of the narrowest blank between the other words of the name."""


def _torn(pieces: Sequence[str], words: Sequence[PlacedWord]) -> bool:
    """Are these two pieces of one word that a recogniser saw apart?"""
    pairs = list(pairwise(words))
    torn = [(a, b) for a, b in pairs if [p.word.best.strip(" ,;.:") for p in (a, b)] == list(pieces)]
    if not torn:
        return False
    first, second = torn[0]
    if min(first.word.confidence, second.word.confidence) < _READ_DOUBTFULLY:
        return True
    blanks = [b.word.box.x0 - a.word.box.x1 for a, b in pairs if a.line == b.line and (a, b) != torn[0]]
    return first.line == second.line and second.word.box.x0 - first.word.box.x1 < _CLOSE * min(blanks, default=0.0)


_TELLING_NAMES = 3


def order_by_custom(drafts: Sequence[ContactDraft]) -> None:
    """`Susan Michel` in a paper that writes everybody's given name first: taken as family name first only because
    `Michel` is in the register and `Susan` is not, it is put right; so is `Maggie Gilles` of `m.gilles@`.
    """
    named = [draft for draft in drafts if draft.name is not None]
    turned = [draft for draft in named if _is_family_first(draft)]
    given_first = sum(_is_given_first(draft) for draft in named)
    for draft in turned:
        assert draft.name is not None
        name = draft.name
        initial = f"{fold(name.family_name)[:1]}.{fold(name.given_name)}"
        by_mailbox = fold(draft.email).startswith(f"{initial}@")
        if by_mailbox or (given_first >= _TELLING_NAMES and given_first > 2 * len(turned)):
            draft.name = replace(name, given_name=name.family_name, family_name=name.given_name)


def _is_family_first(draft: ContactDraft) -> bool:
    """Two plain words of which the second was taken for the given name."""
    name = draft.name
    if name is None or name.full.count(" ") != 1 or "-" in name.given_name or name.family_name.isupper():
        return False
    return _as_written(draft).endswith(f"{name.family_name} {name.given_name}") and not is_given_name(name.family_name)


def _is_given_first(draft: ContactDraft) -> bool:
    name = draft.name
    assert name is not None
    return bool(name.given_name) and _as_written(draft).endswith(f"{name.given_name} {name.family_name}")


def _as_written(draft: ContactDraft) -> str:
    return " ".join(placed.word.best for placed in draft.name_words).rstrip(" ,;.:")


def with_their_mailboxes(drafts: Sequence[ContactDraft]) -> list[ContactDraft]:
    """The drafts; a mailbox alone that bears the name of the person right before, who has none, is that person's: the
    sentence was torn at a line end."""
    kept: list[ContactDraft] = []
    for draft in drafts:
        before = kept[-1] if kept else None
        torn = before is not None and before.part == draft.part and draft.name is None and bool(draft.email)
        if torn and before is not None and before.name and not before.email and fits(before.name, draft.email):
            before.email, before.email_words = draft.email, draft.email_words
            before.add_phones(draft.phones, draft.phone_words)
            before.doubtful = before.doubtful or draft.doubtful
        else:
            kept.append(draft)
    return kept
