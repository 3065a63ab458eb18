"""Lines between two signers of one column: which of those below a name are the next one's."""

from __future__ import annotations

from itertools import pairwise

from convextract.extraction.signatories.offices import OFFICE_WITH_ARTICLE, cut_office, is_body, side_of
from convextract.extraction.signatories.segments import Segment
from convextract.language.folding import fold

_WIDEST = 1.5
"""The gap between two blocks is so many times as wide as the others."""


def widest_seam(chain: list[Segment]) -> int | None:
    """The first of the lines between two names that stands nearer to the lower name, parted at the widest gap.

    `chain`: the name above, the lines below it, the name below. The index counts the lines between; None for none.
    """
    if len(chain) < 3:
        return None
    gaps = [b.box.y0 - a.box.y1 for a, b in pairwise(chain)]
    widest = max(range(len(gaps)), key=lambda i: gaps[i])
    others = [g for i, g in enumerate(gaps) if i != widest]
    if widest == len(gaps) - 1 or gaps[widest] < chain[-1].height or gaps[widest] < _WIDEST * max(others):
        return None
    return widest


def seam_over_office(chain: list[Segment]) -> int | None:
    """The first line of a body (`COMMUNE DE X` / `Le maire,`) over an office that names none and is nearer to it than
    the name above. `chain`: that name, the lines below it, the office. The index counts the lines between."""
    office = chain[-1]
    if not OFFICE_WITH_ARTICLE.match(fold(office.text)) or len(chain) < 3:
        return None
    if cut_office(office.text).organisation or side_of("", office.text) == "state":
        return None
    below = office.box.y0 - chain[-2].box.y1
    for number, (above, line) in enumerate(pairwise(chain[:-1])):
        if is_body(line.text) and line.box.y0 - above.box.y1 > below:
            return number
    return None
