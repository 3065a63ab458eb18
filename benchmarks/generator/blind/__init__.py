"""Layouts written by somebody who had not read the rules: three families, the third set by a browser.

`paper.make(seed, family, path)` writes one native PDF and returns its gold, as `generate.make` does.
"""

FAMILIES = ("blind1", "blind2", "blind3")
