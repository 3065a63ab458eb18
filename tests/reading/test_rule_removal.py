"""Rules are taken out without a trace, letters stay."""

import numpy as np

from convextract.reading.rule_removal import without_rules
from convextract.reading.rules import Rule


def test_an_underline_goes_with_its_soft_edges_and_a_foot_on_it_stays() -> None:
    page = np.full((60, 400), 228, np.uint8)
    for y, shade in ((29, 183), (30, 75), (31, 64), (32, 159)):
        page[y, 20:380] = shade
    page[12:30, 100:104] = 60  # a stroke that stands on the rule
    clean = without_rules(page, [Rule((20.0, 379.0), (30.5, 30.5), 3.0)], [])
    assert clean[:, 150:370].min() >= 215
    assert clean[12:29, 100:104].max() == 60
