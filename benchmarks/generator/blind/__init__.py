"""Layouts written by somebody who had not read the rules: three families, the third set by a browser.

`paper.BlindPaper` writes one.
"""

FAMILIES = ("blind1", "blind2", "blind3")
