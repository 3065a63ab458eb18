"""What remains doubtful is looked at again on the page: the page decides, or a person must."""

from __future__ import annotations

from comparison_papers import changed, document, small_template
from convextract.comparison import compare_with
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
