"""Specks go, points of the text stay."""

from __future__ import annotations

import cv2
import numpy as np

from convextract.reading.rules import Gray
from convextract.reading.specks import without_dark_dust, without_specks

DPI = 200


def paper() -> Gray:
    page = np.full((300, 600), 235, np.uint8)
    cv2.putText(page, "Article 3", (30, 100), cv2.FONT_HERSHEY_SIMPLEX, 0.9, 30, 2)
    return page


def dot(page: Gray, x: int, y: int, size: int) -> tuple[slice, slice]:
    place = np.s_[y : y + size, x : x + size]
    page[place] = 40
    return place


def test_a_speck_alone_becomes_paper_and_letters_stay() -> None:
    page = paper()
    letters = page.copy()
    dot(page, 400, 200, 2)
    dot(page, 250, 140, 2)
    assert without_specks(page, DPI).min(axis=None, initial=255, where=letters == 235) >= 235
    assert np.array_equal(without_specks(page, DPI) < 128, letters < 128)


def test_points_of_the_text_stay() -> None:
    page = paper()
    full_stop = dot(page, 176, 97, 3)  # beside the last letter
    colon = [dot(page, 230, 87, 3), dot(page, 230, 97, 3)]  # alone, above each other
    leader = [dot(page, x, 250, 2) for x in range(300, 360, 6)]
    large = dot(page, 500, 200, 4)  # a bullet
    cleaned = without_specks(page, DPI)
    assert all(cleaned[place].max() == 40 for place in (full_stop, *colon, *leader, large))


def test_a_clean_page_comes_back_as_it_is() -> None:
    page = paper()
    assert without_specks(page, DPI) is page


def test_dust_darker_than_faded_print_goes_right_beside_its_letters() -> None:
    page = np.full((300, 600), 250, np.uint8)
    for y in range(40, 290, 40):
        cv2.putText(page, "Article 3 du texte", (30, y), cv2.FONT_HERSHEY_SIMPLEX, 0.9, 130, 2)
    letters = page < 200
    dust = [dot(page, 34, 54, 2), dot(page, 400, 190, 3)]
    cleaned = without_dark_dust(page, DPI)
    assert all(cleaned[place].min() >= 245 for place in dust)
    assert np.array_equal(cleaned < 200, letters)


def test_full_stops_stay_where_letters_have_parts_as_dark() -> None:
    page = np.full((300, 600), 250, np.uint8)
    for y in range(40, 290, 40):
        cv2.putText(page, "Article 3 du texte", (30, y), cv2.FONT_HERSHEY_SIMPLEX, 0.9, 130, 2)
    inside = np.argwhere(cv2.erode((page < 200).astype(np.uint8), np.ones((2, 2), np.uint8)) > 0)
    for row, column in inside[::200]:
        page[row, column] = 40
    dot(page, 350, 38, 3)
    assert np.array_equal(without_dark_dust(page, DPI), page)


def test_small_dark_parts_of_letters_are_no_dust() -> None:
    page = paper()
    page[90:93, 34:37] = 0
    assert np.array_equal(without_dark_dust(page, DPI), page)


def test_points_of_i_that_are_darker_than_the_rest_of_the_print_are_no_dust() -> None:
    page = np.full((300, 600), 250, np.uint8)
    for y in range(40, 290, 40):
        for x in range(40, 560, 12):
            page[y : y + 16, x : x + 3] = 130
            page[y - 10 : y - 7, x : x + 3] = 60 if x % 36 == 4 else 130
    assert np.array_equal(without_dark_dust(page, DPI), page)
