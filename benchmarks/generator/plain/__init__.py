"""Two families written without a look at the extraction, set by a browser: `plain1`, a préfecture's paper as typed in a
word processor; `plain2`, a department's brochure in coloured bands, cards and columns. `paper.PlainPaper` writes one.
"""

FAMILIES = ("plain1", "plain2")
