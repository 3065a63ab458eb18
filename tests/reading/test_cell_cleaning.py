"""No letter of a cell is taken for dirt, and streaks are no letters."""

from __future__ import annotations

import cv2
import numpy as np

from convextract.reading.cell_cleaning import cleaned_cell
from convextract.reading.rules import Gray

DPI = 200


def cell(*texts: str) -> Gray:
    crop = np.full((34 * len(texts) + 10, 240), 240, np.uint8)
    for n, text in enumerate(texts):
        cv2.putText(crop, text, (8, 30 + 34 * n), cv2.FONT_HERSHEY_SIMPLEX, 0.7, 60, 2)
    return crop


def test_narrow_letters_below_each_other_are_no_streak() -> None:
    crop = cell("montée", "arbres", "fossés")
    for top, tall in ((14, 3), (20, 11), (44, 20), (82, 3), (88, 11)):  # two i and an l in one column
        crop[top : top + tall, 92:95] = 60
    cleaned = cleaned_cell(crop, DPI)
    assert cleaned is not None
    assert np.array_equal(cleaned < 120, crop < 120)


def test_a_streak_over_the_whole_cell_goes() -> None:
    crop = cell("accueil", "arbois", "jura")
    for top in range(0, len(crop) - 12, 14):
        crop[top : top + 11, 200:202] = 60
    cleaned = cleaned_cell(crop, DPI)
    assert cleaned is not None
    assert cleaned[:, 196:206].min() > 200
