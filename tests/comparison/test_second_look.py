"""What remains doubtful is looked at again on the page: the page decides, or a person must."""

from __future__ import annotations

from comparison_papers import changed, document, small_template
from convextract.comparison import compare_with
from convextract.comparison.doubts import LOOKS_A_PAGE
from convextract.reading.page import Box

DOUBTFUL = changed("24 heures", "29 heures")


class Pixels:
    """A page that shows these words wherever one looks."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.looks = 0

    def recognise(self, page: int, box: Box, scale: float) -> str:
        self.looks += 1
        return self.shown


def decisions(pixels: Pixels) -> list[str]:
    paper = document(DOUBTFUL, scanned=True, confidence=0.5)
    return [d.decision for d in compare_with(paper, [small_template()], pixels).deviations]


def test_a_page_that_shows_the_templates_words_settles_it() -> None:
    assert decisions(Pixels("au moins 24 heures par")) == []


def test_a_page_that_shows_the_words_as_read_settles_it() -> None:
    assert decisions(Pixels("au moins 29 heures par")) == ["decided"]


def test_an_unreadable_page_leaves_it_to_a_person() -> None:
    assert decisions(Pixels("~ ;")) == ["undecided"]


def test_a_page_without_doubt_is_not_read_again() -> None:
    pixels = Pixels("")
    compare_with(document(changed("24 heures", "29 heures")), [small_template()], pixels)
    assert pixels.looks == 0


def test_words_lost_at_a_line_break_are_looked_for_on_both_lines() -> None:
    from convextract.comparison.gaps import PageMeasure
    from convextract.comparison.runs import ClauseDifferences, Difference
    from convextract.comparison.second_look import look_again
    from convextract.comparison.sections import DocToken
    from convextract.comparison.tokens import tokenize
    from convextract.reading.page import Word
    from convextract.reading.running_text import PlacedWord

    template = tokenize("la somme pourra être versée ici")
    read = [("la", 60.0, 100.0), ("somme", 75.0, 100.0), ("versée", 60.0, 114.0), ("ici", 95.0, 114.0)]
    document = [
        DocToken(tokenize(text)[0], [PlacedWord(1, Word(text, Box(x, y, x + 30, y + 10), 0.9))], 0, False, [])
        for text, x, y in read
    ]
    boxes: list[Box] = []

    class TwoLines:
        def recognise(self, page: int, box: Box, scale: float) -> str:
            boxes.append(box)
            return "la somme pourra être" if box.y0 < 110 else "versée ici"

    outcome = look_again(
        ClauseDifferences(template, document), Difference(2, 4, 2, 2), TwoLines(), {1: PageMeasure(190.0, 60.0, 14.0)}
    )
    assert outcome == "template"
    assert boxes[0].x1 == 190.0  # the hole at the end of the first line is looked at too


def test_a_number_is_settled_only_by_that_number() -> None:
    paper = document(changed("30 000 euros", "32 500 euros"), scanned=True, confidence=0.5)
    pixels = Pixels("subvention de 32 ooo euros par an")
    assert [d.decision for d in compare_with(paper, [small_template()], pixels).deviations] == ["undecided"]


def test_what_rests_on_little_is_looked_at_before_it_is_told() -> None:
    strange = changed("avec un accueil", "avec un arruoil")
    paper = document(strange, scanned=True, confidence=0.7)
    assert compare_with(paper, [small_template()], Pixels("cinq jours avec un accueil de qualité")).deviations == []


def test_looks_end_with_the_budget() -> None:
    paper = document([(n, t, b.replace("e", "x")) for n, t, b in changed("à", "a")], scanned=True, confidence=0.4)
    pixels = Pixels("~ ;")
    compare_with(paper, [small_template()], pixels)
    assert 0 < pixels.looks <= LOOKS_A_PAGE
