"""How a scan lies: found on images drawn here."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from convextract.reading.geometry import Straightening, lie_of, straightened, turned_box
from convextract.reading.page import Box

DPI = 100.0


def page_of_text(lines: int = 40) -> np.ndarray:
    image = np.full((1100, 850), 255, np.uint8)
    words = "les services de la convention sont ouverts au public et aux partenaires du département".split()
    for n in range(lines):
        text = " ".join(words[(3 * n + k * (1 + n % 4)) % len(words)] for k in range(8))
        cv2.putText(image, text, (80, 80 + 24 * n), 0, 0.55, 0, 1)
    return image


@pytest.mark.parametrize("degrees", [-4.5, -1.0, 0.4, 3.0])
def test_skew_is_found_and_taken_out(degrees: float) -> None:
    crooked = straightened(page_of_text(), -degrees)
    lie = lie_of(crooked, DPI)
    assert not lie.across
    assert lie.skew_degrees == pytest.approx(degrees, abs=0.2)
    assert abs(lie_of(straightened(crooked, lie.skew_degrees), DPI).skew_degrees) <= 0.2


def test_strokes_stay_sharper_on_grainy_paper_than_on_clean_paper() -> None:
    clean = np.minimum(page_of_text(), 235).astype(np.uint8)
    grain = np.random.default_rng(1).integers(-6, 7, clean.shape)
    grainy = np.clip(clean.astype(np.int16) + grain, 0, 255).astype(np.uint8)
    dark = [np.percentile(straightened(image, 1.0), 1) for image in (grainy, clean)]
    assert dark[0] < dark[1] - 5


def test_lines_that_run_across_are_noticed() -> None:
    assert lie_of(cv2.rotate(page_of_text(), cv2.ROTATE_90_CLOCKWISE), DPI).across


def test_an_empty_page_has_no_skew() -> None:
    lie = lie_of(np.full((1100, 850), 250, np.uint8), DPI)
    assert (lie.skew_degrees, lie.ink_share) == (0.0, 0.0)


def test_boxes_come_back_to_the_crooked_page() -> None:
    image = np.full((1000, 800), 255, np.uint8)
    cv2.rectangle(image, (600, 100), (660, 120), 0, -1)
    level = straightened(image, 2.0)
    ys, xs = np.nonzero(level < 128)
    box = Box(xs.min(), ys.min(), xs.max(), ys.max())
    back = Straightening(800, 1000, 2.0).back(box)
    assert (back.center_x, back.center_y) == pytest.approx((630, 110), abs=1.5)


def test_boxes_turn_with_the_page() -> None:
    box = Box(10, 20, 30, 50)
    assert turned_box(box, 100, 200, 90) == Box(150, 10, 180, 30)
    assert turned_box(turned_box(box, 100, 200, 90), 200, 100, 270) == box
    assert turned_box(turned_box(box, 100, 200, 180), 100, 200, 180) == box
