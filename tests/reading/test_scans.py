"""What is done to the image of a scan before and after recognition."""

from __future__ import annotations

import cv2
import numpy as np

from convextract.reading.bars import light_bars
from convextract.reading.ocr.engine import RecognisedWord
from convextract.reading.page import Box, InkRegion
from convextract.reading.rule_removal import certain_rules, without_rules
from convextract.reading.rules import find_horizontal
from convextract.reading.scrawl import without_scrawl

DPI = 200.0


def heading(underlined: bool) -> np.ndarray:
    image = np.full((200, 1000), 245, np.uint8)
    cv2.putText(image, "Art. 7 - Retrait de la convention", (80, 100), 0, 1.2, 20, 3)
    if underlined:
        cv2.line(image, (80, 108), (740, 108), 20, 3)
    return image


def test_an_underline_is_taken_out_and_the_letters_stay() -> None:
    image = heading(underlined=True)
    rules = certain_rules(image, find_horizontal(image, DPI), 0.5 * DPI)
    assert len(rules) == 1
    cleaned = without_rules(image, rules, [])
    assert (cleaned[108, 80:740] < 128).mean() < 0.25
    assert (cleaned[60:100] < 128).sum() > 0.95 * (heading(underlined=False)[60:100] < 128).sum()


def test_a_line_of_text_is_no_rule() -> None:
    image = heading(underlined=False)
    assert certain_rules(image, find_horizontal(image, DPI), 0.5 * DPI) == []


def test_white_letters_on_a_dark_bar_become_dark_on_white() -> None:
    image = np.full((400, 1200), 245, np.uint8)
    cv2.rectangle(image, (100, 100), (900, 160), 90, -1)
    cv2.putText(image, "ENGAGEMENT 5", (130, 145), 0, 1.2, 250, 3)
    lightened = light_bars(image, DPI)
    assert np.median(lightened[102:158, 102:898]) > 240
    assert lightened[102:158, 102:898].min() < 30
    assert np.array_equal(lightened[200:], image[200:])


def test_a_page_without_bars_is_left_alone() -> None:
    image = heading(underlined=True)
    assert light_bars(image, DPI) is image


def test_scrawl_goes_and_printed_names_under_a_signature_stay() -> None:
    def word(text: str, x: float, confidence: float, height: float = 20) -> RecognisedWord:
        return RecognisedWord(text, x, 100, x + 60, 100 + height, confidence)

    ink = [InkRegion(Box(200, 80, 500, 140), "signature", 0.9)]
    words = [
        word("Le", 20, 0.9), word("Préfet,", 90, 0.9), word("Martin", 220, 0.6), word("Vé", 300, 0.4),
        word("|", 380, 0.9), word("A", 430, 0.9, height=60), word("—", 700, 0.2),
    ]  # fmt: skip
    assert [one.text for one in without_scrawl(words, ink)] == ["Le", "Préfet,", "Martin"]
