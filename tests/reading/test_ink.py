"""A user relies on signed and unsigned blocks being told apart."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from drawn_pages import DPI, Image, grid, paper, prose, scrawl, stamp, write

from convextract.reading.handwriting import with_handwriting
from convextract.reading.ink import find_ink
from convextract.reading.ink_mask import is_print
from convextract.reading.ocr.engine import RecognisedWord
from convextract.reading.page import Box, InkRegion
from convextract.reading.paper import evenly_lit
from convextract.reading.tables import inspect


def word(box: tuple[int, int, int, int], text: str, confidence: float = 0.95) -> RecognisedWord:
    return RecognisedWord(text, *box, confidence)


def found(page: Image, words: list[RecognisedWord]) -> list[InkRegion]:
    return find_ink(page, DPI, words, inspect(page, DPI))


def kinds(page: Image, words: list[RecognisedWord]) -> list[str]:
    return [region.kind for region in found(page, words)]


def test_signature_over_a_printed_name_is_found() -> None:
    page = paper()
    name = write(page, 300, 600, "Jeanne EXEMPLE")
    scrawl(page, 320, 560)
    (region,) = found(page, [word(name, "EXEMPLE")])
    assert region.kind == "signature"
    assert region.box.overlap(region.box.__class__(320, 560, 540, 640)) > 0


def test_letters_alone_are_print_and_a_pen_over_letters_is_none() -> None:
    page = paper()
    name = write(page, 300, 600, "N-E,D,St.Alphonse")
    height = float(name[3] - name[1])
    assert is_print(page, Box(*map(float, name)), height)
    scrawl(page, 320, 560)
    assert not is_print(page, Box(300, 550, 640, 660), height)


def test_a_name_without_ink_has_none() -> None:
    page = paper()
    name = write(page, 300, 600, "Jeanne EXEMPLE")
    assert found(page, [word(name, "EXEMPLE")]) == []


def test_a_scrawl_that_was_read_as_a_word_is_still_ink() -> None:
    page = paper()
    scrawl(page, 320, 560)
    assert kinds(page, [word((318, 555, 545, 645), "LC", 0.2)]) == ["signature"]


def test_stamp_alone_and_stamp_signed_over() -> None:
    page = paper()
    stamp(page, 400, 500)
    assert kinds(page, []) == ["stamp"]
    scrawl(page, 380, 460, 320, 110, shade=20)
    assert sorted(kinds(page, [])) == ["signature", "stamp"]


def test_logos_and_maps_are_figures() -> None:
    page = paper()
    cv2.rectangle(page, (200, 200), (260, 260), 60, -1)
    outline = np.array([[300, 800], [420, 780], [520, 860], [500, 980], [340, 1000], [280, 900]], np.int32)
    cv2.polylines(page, [outline], True, 80, 2)
    assert kinds(page, []) == ["figure", "figure"]


def test_print_that_was_not_read_and_rules_are_no_signatures() -> None:
    page = paper()
    prose(page)
    grid(page, [150, 500, 900], [1350, 1430, 1510])
    cv2.line(page, (120, 1600), (600, 1600), 40, 2)
    assert "signature" not in kinds(page, [word((0, 0, 60, 16), "mot")])


def test_signatures_in_the_cells_of_a_table() -> None:
    page = paper()
    grid(page, [150, 500, 900], [300, 500, 700])
    scrawl(page, 200, 400, 180, 70)
    scrawl(page, 600, 600, 180, 70)
    assert kinds(page, []) == ["signature", "signature"]


@pytest.mark.parametrize("shape", [(1, 1), (3, 900), (900, 3), (40, 40), (200, 300)])
@pytest.mark.parametrize("shade", [0, 255])
def test_slivers_and_single_coloured_pages_hold_no_ink(shape: tuple[int, int], shade: int) -> None:
    page = np.full(shape, shade, np.uint8)
    assert inspect(page, DPI).tables == ()
    assert "signature" not in kinds(page, [])
    assert evenly_lit(page).shape == shape


def test_a_dense_scrawl_of_one_stroke_is_no_line_of_bold_print() -> None:
    page = paper()
    steps = np.linspace(0, 1, 120)
    points = np.stack([300 + 130 * steps, 600 + 18 * np.sin(steps * 60)], axis=1).round().astype(np.int32)
    cv2.polylines(page, [points], False, 40, 2)
    assert kinds(page, [word(write(page, 300, 560, "Jeanne EXEMPLE"), "EXEMPLE")]) == ["signature"]


def test_a_signature_as_black_as_the_stamp_under_it_is_seen_and_the_stamp_alone_is_not_signed() -> None:
    page = np.full((1754, 1240), 255, np.uint8)
    stamp(page, 400, 500, shade=0)
    assert "signature" not in kinds(page, [])
    scrawl(page, 310, 440, 180, 110, shade=0)
    assert {"signature", "stamp"} <= set(kinds(page, []))


def test_a_date_written_into_its_line_is_handwriting_and_the_signature_under_it_is_not() -> None:
    page = paper()
    words = [word(write(page, 120, 600, "Fait a Nevers,"), "Nevers,"), word(write(page, 320, 600, "le"), "le")]
    scrawl(page, 360, 575, 120, 40)
    scrawl(page, 320, 660)
    assert [region.kind for region in found(page, words)] == ["handwriting", "signature"]


def test_figures_by_hand_that_were_read_with_doubt_are_handwriting() -> None:
    line = [("Fait", 0.95, 16), ("à", 0.95, 14), ("Nevers,", 0.9, 18), ("le", 0.9, 16), ("15/11/2074", 0.76, 36)]
    words = [RecognisedWord(t, 80 * i, 600 - h, 80 * i + 70, 600, sure) for i, (t, sure, h) in enumerate(line)]
    (region,) = with_handwriting([], words, 16)
    assert (region.kind, region.box.x0) == ("handwriting", 320)
    sure = [*words[:-1], RecognisedWord("15/11/2024", 320, 584, 390, 600, 0.95)]
    assert with_handwriting([], sure, 16) == []


def test_a_number_written_behind_print_is_handwriting() -> None:
    words = [word((100, 600, 240, 616), "ARRETE"), word((250, 600, 300, 616), "2025")]
    behind = InkRegion(Box(306, 590, 350, 622), "signature", 0.9)
    below = InkRegion(Box(306, 620, 420, 690), "signature", 0.9)
    assert [region.kind for region in with_handwriting([behind, below], words, 16)] == ["handwriting", "signature"]
