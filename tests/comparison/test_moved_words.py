"""Lists in another order, words read twice, two changes that touch: each is told for what it is."""

from __future__ import annotations

from dataclasses import replace

from comparison_papers import FRONT, Clauses, clauses_of, compared, document, small_template
from convextract.comparison import compare_with
from convextract.comparison.doubled_words import without_doubles
from convextract.comparison.parting import parted
from convextract.comparison.runs import Difference
from convextract.comparison.sections import Section
from convextract.comparison.template import Template
from convextract.comparison.template_register import parse_template
from convextract.comparison.tokens import tokenize
from convextract.reading.page import Box, Line, Page, Word
from convextract.reading.running_text import RunningText

ITEMS = (
    "un point d'accueil occupé par deux agents ;",
    "un espace confidentiel pour les entretiens ;",
    "une salle de réunion ouverte aux associations locales.",
)


def listing() -> Template:
    body = "\n\n".join(f"- {item}" for item in ITEMS)
    return parse_template(f"{FRONT}## Art. 1 - Locaux {{#art-1}}\n\nLa maison comporte au minimum :\n\n{body}\n")


def rows(items: tuple[str, ...], *, scanned: bool = False) -> list[tuple[str, str, str]]:
    clauses: Clauses = [("1", "Locaux", f"La maison comporte au minimum : {' '.join(items)}")]
    deviations = compare_with(document(clauses, scanned=scanned), [listing()]).deviations
    return [(d.operation, d.template_text, d.document_text) for d in deviations]


def test_items_in_another_order_change_nothing() -> None:
    assert rows((ITEMS[1], ITEMS[2].replace(".", " ;"), ITEMS[0].replace(" ;", "."))) == []
    assert rows((ITEMS[1], ITEMS[0], ITEMS[2]), scanned=True) == []


def test_a_change_inside_a_moved_item_is_told_alone() -> None:
    assert rows((ITEMS[1], ITEMS[0].replace("deux", "trois"), ITEMS[2])) == [("replace", "deux", "trois")]


def test_an_item_left_out_of_a_reordered_list_is_told_alone() -> None:
    assert [(operation, before) for operation, before, _ in rows((ITEMS[2], ITEMS[0]))] == [
        ("delete", "un espace confidentiel pour les entretiens")
    ]


def test_words_read_twice_in_a_row_are_no_addition_on_a_scan() -> None:
    doubled = [
        (n, t, b.replace("un registre de fréquentation", "un registre de fréquentation registre de fréquentation"))
        for n, t, b in clauses_of(small_template())
    ]
    assert compared(doubled, scanned=True).deviations == []
    assert len(compared(doubled).deviations) == 1


def test_of_two_readings_of_one_place_the_first_stays() -> None:
    words = [Word("la", Box(60, 100, 70, 110)), Word("maison", Box(74, 100, 110, 110)),
             Word("maisan", Box(73, 103, 110, 113)), Word("ouvre", Box(114, 100, 140, 110))]
    page = Page(1, 595, 842, "ocr", (Line(tuple(words)),))
    section = Section("1", RunningText([]), RunningText.of_lines([(1, page.lines[0])]), titled=True)
    assert without_doubles([section], [page])[0].body.text == "la maison ouvre"
    assert without_doubles([section], [replace(page, source="text_layer")])[0].body.text == "la maison maisan ouvre"


def test_a_new_sentence_before_a_changed_word_is_a_change_of_its_own() -> None:
    template = tokenize("Fin. Les agents répondent.")
    printed = tokenize("Fin. Un livret rédigé en langage clair est remis. Les communes répondent.")
    (sentence, word) = parted(Difference(1, 3, 1, 11), template, printed)
    assert (sentence.t0, sentence.t1, sentence.d0, sentence.d1) == (1, 1, 1, 9)
    assert (word.t0, word.t1, word.d0, word.d1) == (1, 3, 9, 11)


def test_a_rewritten_sentence_stays_one_change() -> None:
    template = tokenize("Fin. Les agents répondent au public sous trois jours. Suite.")
    printed = tokenize("Fin. Toute demande écrite reçoit une réponse motivée du maire. Suite.")
    change = Difference(1, 9, 1, 11)
    assert parted(change, template, printed) == [change]
