"""A user relies on a name being read although the signature over it reaches down into its letters."""

from __future__ import annotations

import numpy as np

from convextract.reading.pen_lift import without_pen_from_above
from convextract.reading.rules import Gray

HEIGHT, FOOT = 20, 70
LINE = (0, 50, 120, 79)


def page() -> Gray:
    """Small letters (rows 56 to 70) and a capital (rows 50 to 70) on white paper."""
    gray = np.full((120, 120), 250, dtype=np.uint8)
    gray[50:70, 10:14] = 20
    for x in (30, 50, 70):
        gray[57:70, x : x + 10] = 20
    return gray


def test_a_stroke_from_above_goes_and_the_letters_stay() -> None:
    gray = page()
    gray[20:56, 73:76] = 60  # down to the top of the last letter
    lifted = without_pen_from_above(gray, LINE, HEIGHT, FOOT, 0.7)
    assert lifted is not None
    first = LINE[3] - lifted.shape[0]  # row of the page at which the strip begins
    assert (lifted[: 55 - first, 70:80] == 250).all()  # no pen
    assert (lifted[57 - first : 70 - first, 70:80] == 20).all()  # the letter under it
    assert (lifted[51 - first : 70 - first, 10:14] == 20).all()  # the capital reaches no further than capitals do


def test_where_no_pen_comes_from_above_there_is_nothing_to_lift() -> None:
    assert without_pen_from_above(page(), LINE, HEIGHT, FOOT, 0.7) is None
