"""Two persons a row of a table, each with a number and a mailbox; offices that brackets name."""

from __future__ import annotations

from tests.place_papers import Paper

from convextract.extraction import contacts
from convextract.extraction.contacts.cards import contacts_of_lines
from convextract.extraction.contacts.tables import _of_row
from convextract.extraction.field_tables import FieldRow
from convextract.extraction.organisations import organisation_in_brackets
from convextract.extraction.printed_lines import PrintedLine
from convextract.extraction.reach import reach_alone
from convextract.reading.page import Box, Word
from convextract.reading.running_text import PlacedWord, RunningText
from convextract.structure import GridCell


def running(text: str) -> RunningText:
    words = [Word(word, Box(50 + 30 * n, 100, 78 + 30 * n, 110)) for n, word in enumerate(text.split())]
    return RunningText([PlacedWord(1, word, 0) for word in words])


def row(*told: tuple[str, str]) -> FieldRow:
    record = FieldRow()
    for name, text in told:
        record.add(name, GridCell(running(text), 1, Box(0, 0, 9, 9)), name)  # type: ignore[arg-type]
    return record


def test_each_person_has_the_number_and_mailbox_that_stand_right_of_the_name() -> None:
    record = row(
        ("organisation", "CAF du Tarn"), ("person", "Mme Anne Dubreuil"), ("phone", "01 99 00 12 34"),
        ("email", "a.dubreuil@caf.exemple.fr"), ("person", "M. Luc Marchal"),
        ("phone", "01 99 00 12 35 ou 06 39 98 11 22"), ("email", "luc@caf.exemple.fr"), ("serves", "Nord"),
    )
    first, second = record.ranks()
    assert (first.text("person"), first.text("phone")) == ("Mme Anne Dubreuil", "01 99 00 12 34")
    assert (second.text("person"), second.text("email")) == ("M. Luc Marchal", "luc@caf.exemple.fr")
    assert first.text("organisation") == second.text("organisation") == "CAF du Tarn"
    assert first.text("serves") == second.text("serves") == "Nord"


def test_two_persons_who_share_what_stands_behind_them_are_one_record() -> None:
    record = row(("person", "Mme Anne Dubreuil"), ("person", "M. Luc Marchal"), ("phone", "01 99 00 12 34"))
    assert record.ranks() == [record]


def test_an_office_in_brackets() -> None:
    assert organisation_in_brackets("pour les impôts (DDFiP), à") == "DDFiP"
    assert organisation_in_brackets("pour les usagers (voir plus bas), à") == ""


def test_a_cell_of_number_and_mailbox_is_nothing_but_reach() -> None:
    assert reach_alone(running("Tél. : 0033 1 99 00 12 34 Mél : fs@craon.exemple.fr")) == "email"
    assert reach_alone(running("France Services de Craon 01 99 00 12 34 fs@craon.exemple.fr")) is None


def test_a_whole_card_in_a_cell_whatever_its_heading_says() -> None:
    found = contacts.extract(Paper().part("referents_table", [
        ["Organisme", "Titulaire", "Suppléant"],
        ["CAF du Tarn", "Mme DUBREUIL Anne\nconseillère réseau\n01 99 00 12 34\na.dubreuil@caf.exemple.fr",
         "M. MARCHAL Luc\ngestionnaire\n01 99 00 12 35 / 06 39 98 11 22\nluc.marchal@caf.exemple.fr"],
        ["Urssaf Tarn", "M. Yves ROLLIN\n01 99 00 12 36\nyves.rollin@urssaf.exemple.fr", "À désigner"],
    ]).document())  # fmt: skip
    assert [(c.family_name, c.phones, c.email.partition("@")[0], c.partner_code) for c in found] == [
        ("DUBREUIL", "+33199001234", "a.dubreuil", "cnaf"),
        ("MARCHAL", "+33199001235|+33639981122", "luc.marchal", "cnaf"),
        ("ROLLIN", "+33199001236", "yves.rollin", "urssaf"),
    ]


def test_an_office_alone_in_its_row_stands_over_its_people_and_is_nobody() -> None:
    found = contacts.extract(Paper().part("referents_table", [
        ["Nom", "Prénom", "Courriel"],
        ["CONSEIL DÉPARTEMENTAL DE L'ACCÈS AU DROIT DU TARN", "", ""],
        ["DUBREUIL", "Anne", "a.dubreuil@exemple.fr"],
        ["FRANCE TRAVAIL", "", ""],
        ["MARCHAL", "Luc", "luc@exemple.fr"],
    ]).document())  # fmt: skip
    assert [(c.family_name, c.partner_code) for c in found] == [("DUBREUIL", "justice"), ("MARCHAL", "france_travail")]


def test_a_cell_of_mailboxes_that_names_its_own_person_is_that_person_s() -> None:
    record = row(
        ("organisation", "CAF"), ("person", "Mme Anne Dubreuil anne.dubreuil@caf.exemple.fr"),
        ("email", "M. Luc Marchal luc.marchal@caf.exemple.fr"),
    )  # fmt: skip
    found = _of_row(record, [])
    assert [(d.name.family_name if d.name else "", d.email, d.organisation) for d in found] == [
        ("Dubreuil", "anne.dubreuil@caf.exemple.fr", "CAF"), ("Marchal", "luc.marchal@caf.exemple.fr", "CAF"),
    ]  # fmt: skip


def test_a_sentence_that_introduces_a_person_names_the_owner_of_the_number() -> None:
    text = (
        "L'interlocuteur privilégié des structures France Services du département est Monsieur Luc Marchal, "
        "joignable au 01 99 00 12 34 ou par courriel : contact@caf.exemple.fr."
    )
    (draft,) = contacts_of_lines([PrintedLine(running(text), 0, "paragraph")], [], listed=False)
    assert draft.name is not None and draft.name.family_name == "Marchal"
    assert draft.phones == ["+33199001234"]
