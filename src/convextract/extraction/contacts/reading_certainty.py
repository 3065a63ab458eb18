"""How sure the reading of a contact is: the recogniser's word for it, or two places of the contact that agree."""

from __future__ import annotations

from collections.abc import Sequence

from convextract.extraction.contacts.drafts import ContactDraft, fits
from convextract.extraction.contacts.vocabulary import GENERIC_LOCAL
from convextract.language.folding import fold
from convextract.language.mailboxes import names_in_mailbox
from convextract.language.operators import code_of_mailbox
from convextract.reading.running_text import PlacedWord

_LEAST = 0.4
"""What is left of a rule's confidence where a value was read with none."""


def reading_certainty(draft: ContactDraft) -> float:
    """A factor from `_LEAST` to 1 by the contact's worst value; 1 for text that was not recognised.

    A name that its mailbox bears bears out both; a mailbox of an operator's known domain with a usual local part
    needs no other witness; numbers have none, and count by their worst figures.
    """
    agree = draft.name is not None and bool(draft.email) and fits(draft.name, draft.email)
    values = [
        1.0 if agree else _read(draft.name_words),
        1.0 if agree or _usual(draft.email) else _read(draft.email_words),
        _read(draft.phone_words) if draft.phones else 1.0,
    ]
    return _LEAST + (1 - _LEAST) * min(values)


def _read(words: Sequence[PlacedWord]) -> float:
    return min((placed.word.confidence for placed in words), default=1.0)


def _usual(email: str) -> bool:
    pieces = [word for piece in names_in_mailbox(email) for word in fold(piece).split("-")]
    return bool(code_of_mailbox(email)) and bool(pieces) and all(piece in GENERIC_LOCAL for piece in pieces)

