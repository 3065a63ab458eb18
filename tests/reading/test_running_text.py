"""Joined lines read as one text, and every character still knows where it stands."""

from __future__ import annotations

import pytest

from convextract.reading.page import Box, Line, Word
from convextract.reading.running_text import RunningText


def line(text: str, top: float) -> Line:
    words = text.split()
    return Line(tuple(Word(w, Box(10.0 * n, top, 10.0 * n + 9, top + 8), 0.9) for n, w in enumerate(words)))


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("le dépar-", "tement", "le département"),
        ("dès au-", "jourd'hui", "dès aujourd'hui"),
        ("le mi-", "nistère", "le ministère"),
        ("un rendez-", "vous pris", "un rendez-vous pris"),
        ("le compte-", "rendu", "le compte-rendu"),
        ("de Fontenay-aux-", "Roses", "de Fontenay-aux-Roses"),
        ("en vis-à-", "vis", "en vis-à-vis"),
        ("anne.martin@france-", "travail.fr", "anne.martin@france-travail.fr"),
        ("les articles 4 -", "5", "les articles 4 - 5"),
        ("Vaux-la-F orêt et", "Vaux-la-Roche", "Vaux-la-Forêt et Vaux-la-Roche"),
        ('la "France services" ,', "de Blois .", 'la "France services", de Blois.'),
    ],
)
def test_hyphens_at_line_ends(first: str, second: str, joined: str) -> None:
    assert RunningText.of_lines([(1, line(first, 0)), (1, line(second, 10))]).text == joined


def test_what_a_rule_finds_is_traced_back_to_page_box_and_words_as_read() -> None:
    text = RunningText.of_lines([(3, line("le dépar-", 0)), (3, line("tement de l’Ain", 10))])
    start = text.text.index("département")
    found = text.evidence(start, start + len("département"), method="m", confidence=1.0)
    assert (found.page, found.quote, found.bbox) == (3, "département", "0.0 0.0 19.0 18.0")
    assert found.confidence == pytest.approx(0.95)


def test_evidence_stays_on_the_page_on_which_it_begins() -> None:
    text = RunningText.of_lines([(1, line("un engagement", 700)), (2, line("sur deux pages", 50))])
    found = text.evidence(method="m", confidence=0.8)
    assert (found.page, found.quote) == (1, "un engagement")
