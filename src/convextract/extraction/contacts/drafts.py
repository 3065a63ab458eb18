"""A contact while it is being put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from convextract.extraction.contacts.vocabulary import GENERIC_LOCAL
from convextract.language.folding import fold
from convextract.language.given_names import is_given_name
from convextract.language.mailboxes import names_in_mailbox
from convextract.language.names import PersonName, same_person
from convextract.reading.running_text import PlacedWord
from convextract.records.vocabulary import ContactKind


@dataclass(slots=True)
class ContactDraft:
    """What is known of one person or office. The `*_words` tell where it was read."""

    name: PersonName | None = None
    email: str = ""
    phones: list[str] = field(default_factory=list)
    role: str = ""
    organisation: str = ""
    structures: list[str] = field(default_factory=list)
    code: str = ""
    part: str = ""
    method: str = ""
    name_words: list[PlacedWord] = field(default_factory=list)
    email_words: list[PlacedWord] = field(default_factory=list)
    phone_words: list[PlacedWord] = field(default_factory=list)
    section: str = ""
    part_code: str = ""
    national: bool = False
    doubtful: bool = False
    """Something in it could not be read for certain."""

    @property
    def kind(self) -> ContactKind:
        if self.name is not None:
            return "person"
        return "person" if is_personal(self.email) else "office"

    @property
    def recognised(self) -> bool:
        """Were its words recognised, and are not the file's own text?"""
        return any(placed.word.confidence < 1 for placed in self.words)

    @property
    def reachable(self) -> bool:
        return bool(self.email or self.phones)

    @property
    def words(self) -> list[PlacedWord]:
        return self.email_words or self.name_words or self.phone_words

    def add_phones(self, numbers: list[str], words: list[PlacedWord]) -> None:
        self.phones += [number for number in numbers if number not in self.phones]
        self.phone_words += words


def is_personal(email: str) -> bool:
    """Is this somebody's own mailbox: two name-like pieces (`prenom.nom@`), none of which names an office?"""
    pieces = names_in_mailbox(email)
    if len(pieces) != 2 or any(piece in GENERIC_LOCAL for piece in pieces):
        return False
    return not any(word in GENERIC_LOCAL for piece in pieces for word in piece.split("-")) and (
        any(is_given_name(piece) for piece in pieces)
    )


def fits(name: PersonName, email: str) -> bool:
    """Does the mailbox bear the person's name?"""
    local = fold(email.rpartition("@")[0])
    family = fold(name.family_name).replace(" ", "").replace("-", "")
    return len(family) > 2 and family[:5] in local.replace("-", "").replace(".", "").replace("_", "")


def ordered_by_mailbox(name: PersonName, email: str) -> PersonName:
    """`Grosperrin Jean-Noël` or `Jean-Noël Grosperrin`: where the name alone does not tell, the register of given names
    has the word in `names`; a mailbox `initial + family` tells which piece is the family name."""
    pieces = names_in_mailbox(email)
    given, family = fold(name.given_name).replace(" ", "-"), fold(name.family_name).replace(" ", "-")
    if not given or is_given_name(name.given_name) or name.family_name.isupper() != name.given_name.isupper():
        return name
    if len(pieces) == 1 and pieces[0] == family[:1] + given:
        return PersonName(name.civility, name.family_name, name.given_name, name.certainty)
    return name


def same_contact(one: ContactDraft, other: ContactDraft) -> bool:
    """Are these two drafts of one person or mailbox?"""
    if one.email and other.email:
        return fold(one.email) == fold(other.email)
    if one.name is not None and other.name is not None:
        return same_person(one.name, other.name) and bool(one.name.given_name or other.name.given_name)
    if one.name is None and other.name is None and not one.email and not other.email:
        return bool(set(one.phones) & set(other.phones))
    return False


def merge(kept: ContactDraft, other: ContactDraft) -> None:
    """Takes over what the other draft of the same contact knows and the kept one does not."""
    for name in ("email", "role", "organisation", "code"):
        if not getattr(kept, name):
            setattr(kept, name, getattr(other, name))
    if kept.name is None and other.name is not None:
        kept.name, kept.name_words = other.name, other.name_words
    if not kept.phones:
        kept.phones, kept.phone_words = other.phones, other.phone_words
    kept.structures += [one for one in other.structures if one not in kept.structures]
