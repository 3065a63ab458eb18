"""Mailboxes that a recogniser damaged, mended by what the rest of the document says."""

from __future__ import annotations

import pytest
from tests.place_papers import Paper

from convextract.extraction import contacts
from convextract.extraction.contacts.drafts import ContactDraft
from convextract.extraction.contacts.mending import _with_the_number, mend_given_names, mend_mailboxes
from convextract.language.names import PersonName
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


def test_a_number_torn_or_with_a_letter_too_many_is_the_papers_number() -> None:
    read = ("a@caf5.1.exemple.fr", "b@cpamS51.exemple.fr", "c@msa52.exemple.fr")
    assert mended(*read, postcodes=("51660",)) == ["a@caf5.1.exemple.fr", "b@cpamS51.exemple.fr", read[2]]
    assert mended(*read[:2], postcodes=("51660",)) == ["a@caf51.exemple.fr", "b@cpam51.exemple.fr"]


def given_name_of(name: str, email: str, confidence: float) -> str:
    words = [PlacedWord(1, Word(name, Box(0, 0, 9, 9), confidence), 0)]
    draft = ContactDraft(name=PersonName("Mme", name, "Roche"), name_words=words, email=email)
    mend_given_names([draft])
    assert draft.name is not None
    return draft.name.given_name


def test_a_given_name_read_with_doubt_takes_the_letter_that_recognisers_confuse() -> None:
    assert given_name_of("Hétène", "", 0.88) == "Hélène"
    assert given_name_of("Hétène", "", 0.96) == "Hétène"
    assert given_name_of("Eaurent", "l.roche@x.fr", 0.7) == "Laurent"
    assert given_name_of("Eaurent", "", 0.7) == "Eaurent"
    assert given_name_of("Laurerit", "", 0.7) == "Laurent"


@pytest.mark.parametrize(
    ("name", "email"),
    [("Marlin", ""), ("Elio", "e.roche@x.fr"), ("Lenny", "jourdan@x.fr"), ("Lenny", "l.roche@x.fr"),
     ("Laurert", "laurert.roche@x.fr")],
)  # fmt: skip
def test_a_name_that_the_register_lacks_stays(name: str, email: str) -> None:
    assert given_name_of(name, email, 0.7) == name


@pytest.mark.parametrize(
    ("address", "number"),
    [("a@ddtm34.x.fr", "34"), ("a@cdg62b.x.fr", "62"), ("a@caf2b.x.fr", "2A"), ("a@caf2a.x.fr", "2A")],
)
def test_another_body_is_no_misread_number(address: str, number: str) -> None:
    assert _with_the_number(address, number) == address


def test_each_body_parts_names_in_its_own_way() -> None:
    def person(given: str, family: str, email: str) -> ContactDraft:
        words = [PlacedWord(1, Word(email, Box(0, 0, 9, 9), 0.7), 0)]
        return ContactDraft(name=PersonName("Mme", given, family), email=email, email_words=words)

    drafts = [person("Anne", "Durand", "a.durand@caf05.fr"), person("Line", "Petit", "l.petit@caf05.fr")]
    drafts += [person("Jeanne", "Roche", "jroche@caf05.fr"), person("Jeanne", "Marchand", "jmarchand@mairie-gap.fr")]
    mend_mailboxes(drafts)
    assert [draft.email for draft in drafts[2:]] == ["j.roche@caf05.fr", "jmarchand@mairie-gap.fr"]
    assert [draft.doubtful for draft in drafts] == [False, False, False, True]


def test_a_letter_of_the_mailbox_is_the_names_where_the_name_was_read_better() -> None:
    def of(name_confidence: float, family: str = "Petitbois", mailbox_confidence: float = 0.6) -> ContactDraft:
        def words(text: str, confidence: float) -> list[PlacedWord]:
            return [PlacedWord(1, Word(text, Box(0, 0, 9, 9), confidence), 0)]

        draft = ContactDraft(
            name=PersonName("Mme", "Caroline", family), name_words=words(family, name_confidence),
            email="caroline.petitbeis@x.fr", email_words=words("caroline.petitbeis@x.fr", mailbox_confidence),
        )  # fmt: skip
        mend_mailboxes([draft])
        return draft

    assert of(0.8).email == "caroline.petitbois@x.fr"
    assert of(0.62).email == "caroline.petitbeis@x.fr"
    assert of(0.2, "PETITBEI", 0.9).doubtful
    assert not of(0.9, "PETITBEI", 0.9).doubtful


@pytest.mark.parametrize(
    ("confidence", "name", "cell", "email"),
    [
        (0.9, "M. Jean Roche", "jean roche @msa05.fr", "jean.roche@msa05.fr"),
        (1.0, "M. Jean Roche", "jean roche @msa05.fr", "roche@msa05.fr"),
        (0.9, "Mme Claire Perrin", "contacter claire@msa05.fr", "claire@msa05.fr"),
    ],
)
def test_a_word_before_a_mailbox_is_half_of_it_only_if_the_name_says_so(
    confidence: float, name: str, cell: str, email: str
) -> None:
    rows = [["Opérateur", "Référent", "Courriel"], ["MSA", name, cell]]
    paper = Paper().part("referents_table", rows, confidence=confidence).document()
    assert [row.email for row in contacts.extract(paper)] == [email]
