"""Mailboxes that a recogniser damaged, mended by what the rest of the document says."""

from __future__ import annotations

from convextract.extraction.contacts.drafts import ContactDraft
from convextract.extraction.contacts.mending import mend_mailboxes
from convextract.reading.page import Box, Word
from convextract.reading.running_text import PlacedWord


def mended(*addresses: str, confidence: float = 0.7, postcodes: tuple[str, ...] = ()) -> list[str]:
    drafts = [
        ContactDraft(email=one, email_words=[PlacedWord(1, Word(one, Box(0, 0, 9, 9), confidence), 0)])
        for one in addresses
    ]
    mend_mailboxes(drafts, postcodes=postcodes)
    return [draft.email for draft in drafts]


def test_the_number_of_an_office_is_that_of_the_houses_postcodes() -> None:
    read = ("r.gomes@msa5l.exemple.fr", "m.helene@cpamS1.exemple.fr")
    assert mended(*read, postcodes=("51660", "51180")) == ["r.gomes@msa51.exemple.fr", "m.helene@cpam51.exemple.fr"]
    assert mended(read[0], postcodes=("51660", "08000")) == [read[0]]


def test_the_other_offices_tell_the_number_first() -> None:
    read = ("r.gomes@msaS4.exemple.fr", "a.roy@caf54.exemple.fr")
    assert mended(*read, postcodes=("57000",))[0] == "r.gomes@msa54.exemple.fr"


def test_the_files_own_text_stays_as_it_is() -> None:
    assert mended("r.gomes@msa5l.exemple.fr", confidence=1.0, postcodes=("51660",)) == ["r.gomes@msa5l.exemple.fr"]
