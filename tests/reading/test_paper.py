"""A page that grows dark to one side is read like any other; an even one is left alone."""

from __future__ import annotations

import numpy as np
from drawn_pages import paper, write

from convextract.reading.paper import evenly_lit


def test_an_even_page_is_returned_as_it_is() -> None:
    page = paper()
    write(page, 200, 300, "Annexe 6")
    assert evenly_lit(page) is page


def test_a_shaded_page_gets_white_paper_and_keeps_its_print() -> None:
    page = paper()
    write(page, 200, 300, "Annexe 6", 1.2)
    shade = np.linspace(0, 90, page.shape[1]).astype(np.uint8)
    shaded = np.maximum(page, 100) - shade
    even = evenly_lit(shaded)
    assert np.percentile(even[600:1700, 100:1100], 2) > 200
    assert even[280:300, 200:400].min() < 140
